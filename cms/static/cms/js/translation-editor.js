/**
 * Saves each segment of a translation when it is left or typing rests, and offers what the page knows.
 *
 * "Saved" is said of what the server has confirmed. What it has not stays in its field and in this browser
 * (`kept-texts.js`), whether the session has ended (`signed-in.js`), the server fails or can't be reached, or
 * somebody else has written the same segment: each text is sent with the version its writer was shown.
 */
(() => {
  const form = document.querySelector("[data-translation]");
  if (!form) return;
  const { signedIn, keptTexts } = window;
  const progress = document.getElementById("translation-progress");
  const path = new URL(form.action).pathname;
  const REST = 1500;
  const KEEP_MILLISECONDS = 300;
  const RETRY_SECONDS = [5, 10, 20, 40, 60];
  const rows = new Map();
  let failures = 0;
  let retrying;
  let keeping;

  const unsaved = () => [...rows.values()].filter((row) => row.isUnsaved);

  function keep() {
    clearTimeout(keeping);
    const texts = unsaved().map(({ pk, field, version }) => [pk, { text: field.value, version }]);
    if (texts.length) keptTexts.keep(path, Object.fromEntries(texts));
    else keptTexts.drop(path);
  }
  function keepSoon() {
    clearTimeout(keeping);
    keeping = setTimeout(keep, KEEP_MILLISECONDS);
  }

  function failed(kind) {
    signedIn.unnote("unreachable", "failed");
    signedIn.note(kind, {}, { again: saveAll });
    clearTimeout(retrying);
    retrying = setTimeout(saveAll, 1000 * RETRY_SECONDS[Math.min(failures, RETRY_SECONDS.length - 1)]);
    failures += 1;
  }
  function recovered() {
    failures = 0;
    clearTimeout(retrying);
    signedIn.unnote("unreachable", "failed");
  }
  const saveAll = () => Promise.all(unsaved().map((row) => row.save()));

  class Row {
    constructor(element) {
      this.element = element;
      this.pk = element.id;
      this.field = element.querySelector("textarea");
      // Texts are saved one by one here. Sent again with the form, one that somebody else has written
      // anew in the meantime would become the old one.
      this.field.removeAttribute("name");
      this.stored = element.dataset.stored;
      this.version = element.dataset.version;
      this.sending = Promise.resolve(true);
      // What somebody else wrote, until it is decided whose text it shall be.
      this.theirs = null;
      this.message = this.find("[data-message]");
      if (this.find("[data-choice]")) this.disagree({ text: this.stored, version: this.version });
      this.field.addEventListener("input", () => this.typed());
      this.field.addEventListener("change", () => this.save());
      this.grow();
      if (!this.field.readOnly) this.offerTools();
    }

    find(selector) {
      return this.element.querySelector(selector);
    }
    get isUnsaved() {
      // What is stored has no space around it, and the server's spelling of tags.
      return this.field.value.trim() !== this.stored && this.field.value !== this.confirmedAs;
    }
    grow() {
      this.field.style.height = "auto";
      this.field.style.height = `${this.field.scrollHeight + 2}px`;
    }
    say(text) {
      this.message.textContent = text;
    }

    typed() {
      this.grow();
      keepSoon();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), REST);
    }

    /** Save what is typed; whether the server has it. One after the other: no older text after a newer. */
    save() {
      clearTimeout(this.timer);
      this.sending = this.sending.then(async () => {
        if (!this.isUnsaved) return true;
        if (this.theirs) return false;
        const text = this.field.value;
        return this.send({ text });
      });
      return this.sending;
    }

    async send(body, isAgain = false) {
      this.say(form.dataset.saving);
      let response;
      try {
        response = await fetch(this.element.dataset.segment, {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
          },
          body: JSON.stringify({ shown: this.version, ...body }),
          // Where it leads is the log-in.
          redirect: "manual",
        });
      } catch {
        return this.refuse(form.dataset.offline, "unreachable");
      }
      if (response.type === "opaqueredirect" || response.status === 403) {
        return this.sendSignedIn(body, isAgain);
      }
      const answer = await response.json().catch(() => null);
      if (response.status === 409 && answer?.conflict) {
        this.find("[data-conflict]").innerHTML = answer.conflict;
        this.disagree(answer);
        return this.refuse("");
      }
      if (answer?.errors) return this.refuse(`${form.dataset.notSaved} ${answer.errors.join(" ")}`);
      if (!response.ok || typeof answer?.text !== "string") {
        return this.refuse(`${form.dataset.notSaved} ${signedIn.words("failed")}`, "failed");
      }
      this.confirmed(body, answer);
      return true;
    }

    async sendSignedIn(body, isAgain) {
      const refused = `${form.dataset.notSaved} ${signedIn.words("refused")}`;
      if (isAgain) return this.refuse(refused);
      let isBack;
      try {
        isBack = await signedIn.check({ onAbsence: () => this.say(signedIn.words("signed-out")) });
      } catch {
        return this.refuse(form.dataset.offline, "unreachable");
      }
      return isBack ? this.send(body, true) : this.refuse(signedIn.words("signed-out"));
    }

    refuse(text, kind = null) {
      this.say(text);
      keep();
      if (kind) failed(kind);
      return false;
    }

    confirmed(body, answer) {
      this.say(form.dataset.saved);
      recovered();
      this.show(answer);
      this.confirmedAs = body.text;
      for (const [id, filled] of Object.entries(answer.filled)) rows.get(`segment-${id}-row`)?.take(filled);
      this.find("[data-earlier]").hidden = !answer.earlier;
      this.closeEarlier();
      progress.innerHTML = answer.progress;
      keep();
    }

    show(answer) {
      this.confirmedAs = undefined;
      this.stored = answer.text;
      this.version = answer.version;
      this.element.dataset.state = answer.state;
      this.find("[data-status]").innerHTML = answer.status;
      this.find("[data-confirm]").hidden = !["stale", "machine"].includes(answer.state);
    }

    /** The same words were translated elsewhere on the page. What is being typed here goes before it. */
    take(answer) {
      const isUnsaved = this.isUnsaved;
      this.show(answer);
      if (isUnsaved) return;
      this.field.value = answer.text;
      this.grow();
    }

    // Two people

    /** Somebody else wrote meanwhile: nothing is sent until the person has chosen. */
    disagree(theirs) {
      this.theirs = theirs;
      const choice = this.find("[data-choice]");
      choice.hidden = false;
      choice.querySelector("[data-mine]").addEventListener("click", () => this.choose(true));
      choice.querySelector("[data-theirs]").addEventListener("click", () => this.choose(false));
    }

    async choose(isMine) {
      const { version } = this.theirs;
      const mine = this.field.value;
      const body = isMine ? { text: mine, chosen: true } : { declined: mine };
      const isDone = await this.send({ ...body, shown: version });
      if (!isDone) return;
      this.theirs = null;
      this.find("[data-conflict]").replaceChildren();
      if (!isMine && this.field.value === mine) this.field.value = this.stored;
      this.grow();
      keep();
      this.field.focus();
    }

    // What helps to translate

    offerTools() {
      this.find("[data-tools]").hidden = false;
      for (const button of this.element.querySelectorAll("[data-use]")) button.hidden = false;
      this.element.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-copy], [data-use]");
        if (button) this.use(button.dataset.copy ?? button.dataset.use);
      });
      this.find("[data-confirm]").addEventListener("click", async () => {
        if (await this.save()) this.send({ confirm: true });
      });
      this.find("[data-earlier]").addEventListener("click", () => this.toggleEarlier());
    }

    use(text) {
      this.field.value = text;
      this.grow();
      this.field.focus();
      keepSoon();
      this.save();
    }

    closeEarlier() {
      const list = this.find("[data-earlier-list]");
      list.replaceChildren();
      list.hidden = true;
      this.find("[data-earlier]").setAttribute("aria-expanded", "false");
    }

    async toggleEarlier() {
      const button = this.find("[data-earlier]");
      const list = this.find("[data-earlier-list]");
      if (!list.hidden) {
        this.closeEarlier();
        return;
      }
      const response = await fetch(button.dataset.earlier, { redirect: "manual" }).catch(() => null);
      if (!response?.ok) {
        this.say(form.dataset.offline);
        return;
      }
      list.innerHTML = await response.text();
      list.hidden = false;
      button.setAttribute("aria-expanded", "true");
    }
  }

  for (const element of form.querySelectorAll("[data-segment]")) {
    const row = new Row(element);
    rows.set(row.pk, row);
  }

  for (const choice of form.querySelectorAll("[name=show]")) {
    choice.addEventListener("change", () => {
      form.classList.toggle("translation--open", choice.value === "open" && choice.checked);
    });
  }

  // What is still on its way must not be left behind by publishing, and the log-in page is no publication.
  let isLeaving = false;
  form.addEventListener("submit", async (event) => {
    if (isLeaving) return;
    event.preventDefault();
    const { submitter } = event;
    let isBack;
    try {
      isBack = await signedIn.check({ isInsisting: true });
    } catch {
      failed("unreachable");
    }
    if (!isBack) return;
    const results = await saveAll();
    if (results.every(Boolean)) {
      isLeaving = true;
      form.requestSubmit(submitter);
    } else {
      unsaved()[0]?.field.focus();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved().length && !isLeaving) event.preventDefault();
  });
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  window.addEventListener("online", saveAll);
  // A page from the browser's memory of pages may be old; what is stored by now is another question.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) isLeaving = false;
  });

  window.translationEditor = { rows, path, keep };
})();
