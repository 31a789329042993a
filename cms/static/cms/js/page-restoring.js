/**
 * Text of a page that was not saved when its window was closed, offered when its writer comes back.
 *
 * Fields, blocks and rows are not filled in by hand: the kept form is saved as a draft, as autosave would
 * have done, and the page shown anew has all of it. Where somebody has saved another version meanwhile, that
 * is said first; the draft then stands after theirs in the history of the page.
 */
document.addEventListener("DOMContentLoaded", () => {
  const { signedIn, keptTexts, pageSaving } = window;
  if (!pageSaving) return;

  function formOf(kept) {
    const data = new FormData();
    for (const [name, value] of kept.value.fields) data.append(name, value);
    data.set("csrfmiddlewaretoken", pageSaving.form.elements.csrfmiddlewaretoken.value);
    return data;
  }

  /** Show the kept form with what is wrong with it: as if it had been sent from here. */
  function showWithErrors(data) {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: pageSaving.form.action, hidden: true });
    form.enctype = "multipart/form-data";
    for (const [name, value] of data) {
      const field = document.createElement("textarea");
      Object.assign(field, { name, value });
      form.append(field);
    }
    document.body.append(form);
    window.addEventListener("w-unsaved:confirm", (event) => event.preventDefault(), { once: true });
    HTMLFormElement.prototype.submit.call(form);
  }

  async function restore(kept, isOver = false) {
    const data = formOf(kept);
    let response;
    let answer;
    try {
      response = await pageSaving.post(pageSaving.form.action, data, {
        isOver,
        version: kept.value.version,
        accept: "application/json",
      });
      answer = await response.json();
    } catch {
      answer = null;
    }
    if (answer?.success) {
      kept.discard();
      pageSaving.leave(answer.url ?? location.href.split("#")[0]);
    } else if (response?.status === 409 && answer) {
      if (await window.goesOver(answer)) {
        kept.value.version = { id: `${answer.revision_id}`, at: answer.revision_created_at };
        await restore(kept, true);
      } else {
        offer();
      }
    } else if (answer?.error_code === "validation_error") {
      showWithErrors(data);
    } else if (response && response.status < 500 && (await signedIn.check({ isInsisting: true }).catch(() => false))) {
      if (answer) {
        signedIn.note("refused");
        offer();
      } else {
        await restore(kept, isOver);
      }
    } else {
      signedIn.note(response ? "failed" : "unreachable", {}, { again: () => restore(kept, isOver) });
      offer();
    }
  }

  function offer() {
    const [kept] = keptTexts.leftBehind(pageSaving.path);
    if (!kept) return;
    signedIn.note(
      "kept",
      { when: keptTexts.when(kept.at) },
      {
        restore: () => {
          signedIn.unnote("kept", "failed", "unreachable");
          restore(kept);
        },
        discard: () => {
          kept.discard();
          signedIn.unnote("kept");
          offer();
        },
      },
    );
  }

  // What was saved after all, by this window or another, is nothing to bring back.
  document.addEventListener(
    "w-unsaved:watch-edits",
    () => {
      for (const kept of keptTexts.leftBehind(pageSaving.path)) {
        if (JSON.stringify(kept.value.fields) === pageSaving.saved) kept.discard();
      }
      if (!keptTexts.leftBehind(pageSaving.path).length) signedIn.unnote("kept");
    },
    { once: true },
  );
  offer();
});
