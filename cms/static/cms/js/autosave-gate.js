/**
 * Saving by hand waits for a save that is under way.
 *
 * Wagtail 8.0.1 saves a new page by itself a moment after something was typed. Whoever presses Publish
 * during that moment sends the same new page a second time and is told that its slug is taken, or sees
 * an error. So a submission is held back until the running save has ended, and no other starts after it.
 */
{
  const ENDED = ["w-autosave:success", "w-autosave:error", "w-autosave:deactivated"];
  // Should the browser not leave the page after all (a download, a cancelled dialog), saving goes on.
  const LEAVING_MILLISECONDS = 15_000;
  // A save that never says how it ended must not keep anyone from publishing.
  const HOLDING_MILLISECONDS = 60_000;
  let isSaving = false;
  let isLeaving = false;
  let held = null;

  document.addEventListener("w-autosave:save", (event) => {
    if (isLeaving) event.preventDefault();
    else isSaving = true;
    // Another listener may have called the save off; then no event will say that it ended.
    queueMicrotask(() => {
      if (event.defaultPrevented) release();
    });
  });

  for (const name of ENDED) document.addEventListener(name, release);

  // The form could not be saved, and its writer is still here.
  document.addEventListener("saving:stayed", () => {
    isLeaving = false;
  });

  function release() {
    isSaving = false;
    if (!held) return;
    const { form, submitter } = held;
    held = null;
    // Its progress indicator disables the button, and a disabled button's name is not sent.
    if (submitter) submitter.disabled = false;
    form.requestSubmit(submitter);
  }

  document.addEventListener(
    "submit",
    (event) => {
      if (!event.target.matches("[data-controller~='w-autosave']")) return;
      if (isSaving) {
        event.preventDefault();
        event.stopImmediatePropagation();
        held = { form: event.target, submitter: event.submitter };
        setTimeout(release, HOLDING_MILLISECONDS);
      } else {
        isLeaving = true;
        setTimeout(() => {
          isLeaving = false;
        }, LEAVING_MILLISECONDS);
      }
    },
    true,
  );
}
