/**
 * Saving in the page editor: nothing that was typed leaves the screen before the server has it.
 *
 * Wagtail submits the form and leaves the page, wherever that leads: to the log-in where the session has
 * ended, to an error where the server fails. Here the form is sent from the page, which leaves only when the
 * answer says that it is saved (see `cms.editorial.saving`). Autosave stays Wagtail's; this listens to its
 * events, signs in again where it must, and keeps in the browser what is not saved yet.
 */
(() => {
  const RETRY_SECONDS = [5, 10, 20, 40, 60];
  const KEEP_MILLISECONDS = 400;
  // The last one Wagtail adds to what it sends from the second time on; the form has no such field.
  const NOT_TEXT = new Set([
    ...["csrfmiddlewaretoken", "next", "loaded_revision_id", "loaded_revision_created_at"],
    "overwrite_revision_id",
  ]);
  const { signedIn, keptTexts } = window;
  if (!signedIn) return;

  const fieldsOf = (data) => [...data].filter(([name, value]) => typeof value === "string" && !NOT_TEXT.has(name));

  class PageSaving {
    constructor(form) {
      this.form = form;
      this.version = {
        id: form.elements.loaded_revision_id?.value ?? "",
        at: form.elements.loaded_revision_created_at?.value ?? "",
      };
      // The text the server has; null while that is not known, or known to be another.
      this.saved = null;
      this.isTouched = false;
      // Since an autosave began, which knows nothing of it.
      this.isTypedMeanwhile = false;
      // What the form held when an autosave ended and had not all of it.
      this.heldThen = null;
      // Since a button was pressed; and whether its save has all of it. The page leaves then, and what
      // scripts do to it until it is gone is nobody's text.
      this.isTypedOn = false;
      this.isDone = false;
      this.isWatched = false;
      this.failures = 0;
      this.isPressed = false;
      this.isNative = false;
      this.isSubmitting = false;
      // "over" a newer version, "renewed" after the token was, or just "once".
      this.mode = "once";
      if (form.dataset.wUnsavedForceValue === "true") keptTexts.takeOver();
      keptTexts.forgetWindow();

      // Scripts of the form send such events too while it is built; what they change Wagtail tells of.
      form.addEventListener("input", (event) => event.isTrusted && this.type());
      form.addEventListener("change", (event) => event.isTrusted && this.type());
      document.addEventListener("w-unsaved:add", () => this.touch());
      document.addEventListener("w-unsaved:watch-edits", () => this.watch());
      window.addEventListener("pagehide", () => this.keep());
      document.addEventListener("visibilitychange", () => document.hidden && this.keep());
      document.addEventListener("w-autosave:save", (event) => {
        // A button's save has all of it, and is the newer version then.
        if (this.isSubmitting) event.preventDefault();
        else if (!event.defaultPrevented) {
          this.sending = fieldsOf(event.detail.formData);
          this.isTypedMeanwhile = false;
          this.autosave = new Promise((resolve) => {
            this.endAutosave = resolve;
          });
        }
      });
      document.addEventListener("w-autosave:success", ({ detail }) => this.autosaved(detail.response));
      document.addEventListener("w-autosave:error", (event) => this.notAutosaved(event), true);
      window.addEventListener("online", () => this.failures && this.again());
    }

    get path() {
      return new URL(this.form.action, location.href).pathname;
    }
    get fields() {
      return fieldsOf(new FormData(this.form));
    }

    // Kept in the browser

    type() {
      this.isTypedOn = true;
      this.isDone = false;
      this.touch();
    }

    touch() {
      this.isTouched = true;
      this.isTypedMeanwhile = true;
      clearTimeout(this.keeping);
      this.keeping = setTimeout(() => this.keep(), KEEP_MILLISECONDS);
    }

    // Wagtail takes the form's state two seconds after loading for what is saved. Who was faster is not.
    watch() {
      if (this.isWatched) return;
      this.isWatched = true;
      if (this.isTouched) this.again();
      else if (this.form.dataset.wUnsavedForceValue !== "true") this.saved = JSON.stringify(this.fields);
    }

    /** Keep what is typed where it is not saved; forget what is. */
    keep() {
      clearTimeout(this.keeping);
      if (!this.isTouched || this.isDone) return;
      const fields = this.fields;
      if (JSON.stringify(fields) === this.saved) {
        keptTexts.drop(this.path);
        this.isTouched = false;
      } else {
        keptTexts.keep(this.path, { fields, version: this.version });
      }
    }

    // Autosave

    autosaved(response) {
      this.endAutosave?.();
      const updates = response.field_updates ?? {};
      this.saved = JSON.stringify((this.sending ?? []).map(([name, value]) => [name, updates[name] ?? value]));
      if (response.revision_id) {
        this.version = { id: `${response.revision_id}`, at: response.revision_created_at ?? "" };
      }
      // A new page has an address of its own from now on.
      if (response.url) keptTexts.drop(this.firstPath);
      if (!this.isPressed) this.recovered();
      this.isTouched = true;
      this.keep();
      // Wagtail takes what the form holds now for what is saved, also what was typed since it was sent. Scripts
      // change the form without a word (pictures that arrive, one taken out of the gallery): then it is saved once
      // more, unless it holds what it held the last time, lest a value that the server writes in its own way be
      // saved forever.
      const held = JSON.stringify(this.fields);
      const isNew = this.isTypedMeanwhile || held !== this.heldThen;
      this.heldThen = this.isTouched ? held : null;
      if (this.isTouched && !this.isSubmitting && isNew) this.again();
    }

    async notAutosaved(event) {
      const { type } = event.detail;
      this.endAutosave?.();
      this.isTouched = true;
      this.keep();
      if (event.isExplained) return;
      if (type === "network_error") this.failed("unreachable", () => this.again());
      if (type !== "server_error") return;
      // A log-in page in place of an answer is no error of the server: find out before Wagtail says so.
      event.stopImmediatePropagation();
      const explain = (detail) => {
        const explained = new CustomEvent(event.type, { bubbles: true, detail: { ...event.detail, ...detail } });
        explained.isExplained = true;
        event.target.dispatchEvent(explained);
      };
      let isBack;
      try {
        isBack = await signedIn.check({ onAbsence: () => explain({ text: signedIn.words("signed-out") }) });
      } catch {
        explain();
        this.failed("unreachable", () => this.again());
        return;
      }
      // The session or the token was renewed; if that was not the matter, the server fails by itself.
      if (isBack && this.failures === 0) {
        this.failures = 1;
        explain();
        this.again();
      } else if (isBack) {
        explain();
        this.failed("failed", () => this.again());
      }
    }

    /** Ask Wagtail to save once more, as it does after each change. */
    again() {
      this.form.dispatchEvent(
        new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }),
      );
    }

    failed(kind, retry, isPressed = false) {
      // A button that was pressed is pressed again; what saves by itself does not take its place.
      if (this.isPressed && !isPressed) return;
      this.isPressed = isPressed;
      const seconds = RETRY_SECONDS[Math.min(this.failures, RETRY_SECONDS.length - 1)];
      this.failures += 1;
      signedIn.unnote("unreachable", "failed", "refused");
      clearTimeout(this.retrying);
      const now = () => {
        clearTimeout(this.retrying);
        retry();
      };
      signedIn.note(kind, {}, { again: now });
      this.retrying = setTimeout(now, seconds * 1000);
    }

    recovered() {
      this.isPressed = false;
      this.failures = 0;
      clearTimeout(this.retrying);
      signedIn.unnote("unreachable", "failed", "refused");
    }

    // Saving and publishing by a button

    async submit(submitter) {
      if (this.isSubmitting) return;
      const mode = this.mode;
      this.mode = "once";
      this.isSubmitting = true;
      const sending = this.send(submitter, mode);
      this.submitting = sending;
      try {
        await sending;
      } finally {
        // Unless the button was pressed once more meanwhile.
        if (this.submitting === sending) this.isSubmitting = false;
      }
    }

    /** Press the button once more, after what kept it from saving: whatever waits for it does so again. */
    press(submitter, mode) {
      this.mode = mode;
      this.isSubmitting = false;
      this.form.requestSubmit(submitter);
    }

    async send(submitter, mode) {
      this.isTouched = true;
      this.keep();
      const data = new FormData(this.form);
      if (submitter?.name) data.set(submitter.name, submitter.value);
      const sent = JSON.stringify(this.fields);
      this.isTypedOn = false;
      let response = null;
      try {
        response = await this.post(this.form.action, data, { isOver: mode === "over" });
      } catch {
        // Nobody answered.
      }
      const answer = response?.headers.get("Content-Type")?.includes("json")
        ? await response.json().catch(() => null)
        : null;
      if (response?.ok && answer?.saved) {
        this.saved = sent;
        // Whatever was typed while it was sent is not in it.
        this.isDone = !this.isTypedOn;
        if (this.isDone) keptTexts.drop(this.path);
        else this.keep();
        this.recovered();
        this.leave(answer.location);
        return;
      }
      if (response?.ok && !answer) {
        // A form with errors, or a question: nothing is saved, and Wagtail shows it by asking once more.
        keptTexts.handOver();
        this.stay(submitter);
        this.isNative = true;
        this.press(submitter);
        this.isNative = false;
        return;
      }
      this.stay(submitter);
      const retry = () => this.press(submitter, mode);
      if (answer?.signed_out || (response?.status === 403 && mode !== "renewed")) {
        const isBack = await signedIn.check({ isInsisting: true }).catch(() => null);
        if (isBack) this.press(submitter, answer?.signed_out ? mode : "renewed");
        else if (isBack === null) this.failed("unreachable", retry, true);
      } else if (response?.status === 409 && answer) {
        // The newer version may be this very page's, saved by itself while the button was pressed.
        await this.autosave;
        const isOwn = `${answer.revision_id}` === this.version.id;
        if (isOwn || (await window.goesOver(answer))) this.press(submitter, isOwn ? mode : "over");
      } else if (!response) {
        this.failed("unreachable", retry, true);
      } else if (response.status >= 500) {
        this.failed("failed", retry, true);
      } else {
        signedIn.note("refused");
      }
    }

    /** Send a form of the page; `isOver`: also over a version that was saved since it was loaded. */
    post(address, data, { isOver = false, version = this.version, accept = "text/html" } = {}) {
      data.set("loaded_revision_id", version.id);
      data.set("loaded_revision_created_at", version.at);
      return fetch(address, {
        method: "POST",
        body: data,
        headers: { "X-Saving": isOver ? "over" : "once", Accept: accept },
      });
    }

    leave(address) {
      window.addEventListener("w-unsaved:confirm", (event) => event.preventDefault(), { once: true });
      location.assign(address);
    }

    stay(submitter) {
      // The button shows that it is busy, and a disabled button's name is not sent.
      submitter?.setAttribute("data-w-progress-loading-value", "false");
      if (submitter) submitter.disabled = false;
      document.dispatchEvent(new CustomEvent("saving:stayed"));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("page-edit-form");
    if (!form) return;
    const saving = new PageSaving(form);
    saving.firstPath = saving.path;
    window.pageSaving = saving;
  });

  // Wagtail knows of a newer version by itself after a while, and has asked.
  let isConfirmed = false;
  document.addEventListener(
    "w-dialog:confirmed",
    () => {
      isConfirmed = Boolean(document.querySelector("[data-w-session-intercept-value='conflict']"));
    },
    true,
  );

  document.addEventListener(
    "submit",
    (event) => {
      const saving = window.pageSaving;
      if (!saving || event.target !== saving.form || saving.isNative) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isConfirmed) saving.mode = "over";
      isConfirmed = false;
      saving.submit(event.submitter);
    },
    true,
  );
})();
