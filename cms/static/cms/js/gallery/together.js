/**
 * What many pictures get at once, in a dialog: a caption in their rows; credit and consent with the pictures
 * themselves, all of them or none, with the server's reasons at the fields.
 */
window.contactSheet ??= {};

window.contactSheet.Together = class Together {
  constructor(sheet) {
    this.sheet = sheet;
    this.dialog = sheet.element.querySelector("[data-sheet-dialog]").content.cloneNode(true).firstElementChild;
    // Outside of the page's form: nothing of it is sent with the page.
    document.body.append(this.dialog);
    this.form = this.dialog.querySelector("form");
    this.problem = this.dialog.querySelector("[data-problem]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.apply();
    });
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.back());
    this.form.addEventListener("change", () => this.showGiven());
    for (const kind of ["caption", "credit", "consent"]) {
      sheet.element
        .querySelector(`[data-selection] [data-act=${kind}]`)
        .addEventListener("click", () => this.open(kind, sheet.selection.entries.map(({ row }) => row)));
    }
  }

  /** Ask for one kind of value for rows; `values` are shown to begin with. */
  open(kind, rows, values = {}) {
    if (!rows.length) return;
    Object.assign(this, { kind, rows, opener: document.activeElement });
    const { texts } = this.sheet;
    this.form.reset();
    this.clearProblems();
    for (const part of this.dialog.querySelectorAll("[data-part]")) {
      const isShown = part.dataset.part === kind;
      part.hidden = !isShown;
      part.disabled = !isShown;
    }
    this.dialog.querySelector("[data-title]").textContent = texts.titles[kind];
    this.dialog.querySelector("[data-count]").textContent = window.contactSheet.fill(texts.forPictures, {
      count: rows.length,
    });
    const pictures = rows.map((row) => this.sheet.pictures.get(row.imageId)).filter(Boolean);
    this.fill(kind, pictures, values);
    this.showGiven();
    this.dialog.showModal();
    this.dialog.querySelector("[data-part]:not([hidden]) :is(textarea, input:checked, input:not([type=radio]))")?.focus();
  }

  /** What all of the pictures have in common stands in the fields already. */
  fill(kind, pictures, values) {
    const names = {
      credit: ["credit"],
      consent: ["consent", "consent_by", "consent_until", "consent_note"],
    }[kind];
    for (const name of names ?? []) {
      const [first, ...others] = pictures.map((picture) => picture[name] ?? "");
      const common = others.every((other) => other === first) ? first : "";
      const value = values[name] ?? common ?? "";
      // Who sees "expired" chooses what it is to be now.
      this.form.elements[name].value = value === "expired" ? "given" : value;
    }
  }

  showGiven() {
    const { elements } = this.form;
    const given = this.dialog.querySelector("[data-given]");
    given.hidden = elements.consent.value !== "given";
    this.dialog.querySelector("[data-withdrawn]").hidden = elements.consent.value !== "withdrawn";
  }

  async apply() {
    const { kind, rows, form } = this;
    this.clearProblems();
    if (kind === "caption") {
      this.caption(form.elements.caption.value.trim(), form.elements.how.value);
      this.dialog.close();
      return;
    }
    const values =
      kind === "credit"
        ? { credit: form.elements.credit.value }
        : Object.fromEntries(
            ["consent", "consent_by", "consent_until", "consent_note"].map((name) => [name, form.elements[name].value]),
          );
    this.form.setAttribute("aria-busy", "true");
    const isStored = await this.store(rows, values, (refusal) => this.show(refusal));
    this.form.removeAttribute("aria-busy");
    if (isStored) this.dialog.close();
  }

  /** Store with the pictures of rows; `refused` gets what the server said where it did not. */
  async store(rows, values, refused) {
    const { sheet } = this;
    const ids = [...new Set(rows.map((row) => row.imageId).filter(Boolean))];
    try {
      await sheet.pictures.change(ids, values);
    } catch (error) {
      refused(error instanceof window.contactSheet.Refusal ? error : new window.contactSheet.Refusal());
      return false;
    }
    sheet.announce(sheet.texts.stored, { count: ids.length });
    return true;
  }

  caption(words, how) {
    for (const row of this.rows) {
      row.write("caption", how === "append" && row.caption ? `${row.caption} ${words}` : words);
    }
    this.sheet.changed();
    this.sheet.announce(this.sheet.texts.captioned, { count: this.rows.length });
  }

  /** What a refusal says in one sentence. */
  words({ errors, refused }) {
    const { texts } = this.sheet;
    if (refused.length) {
      const named = refused.map(({ id, title }) => {
        const entry = this.sheet.tiles.withRows.find(({ row }) => row.imageId === id);
        const number = entry ? this.sheet.tiles.entries.indexOf(entry) + 1 : "";
        return [number, title].filter(Boolean).join(". ");
      });
      return `${texts.mayNotChange} ${named.join("; ")}`;
    }
    return (errors.pictures ?? [Object.keys(errors).length ? texts.seeFields : texts.notStored]).join(" ");
  }

  show(refusal) {
    this.problem.textContent = this.words(refusal);
    this.problem.hidden = false;
    let first = null;
    for (const [name, messages] of Object.entries(refusal.errors)) {
      const place = this.dialog.querySelector(`[data-error-of="${name}"]`);
      if (!place) continue;
      place.textContent = messages.join(" ");
      const field = this.dialog.querySelector(`[name="${name}"]`);
      field.setAttribute("aria-invalid", "true");
      first ??= field;
    }
    first?.focus();
  }
  clearProblems() {
    this.problem.hidden = true;
    for (const place of this.dialog.querySelectorAll("[data-error-of]")) place.textContent = "";
    for (const field of this.dialog.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  back() {
    if (this.opener?.isConnected && this.opener.offsetParent) this.opener.focus();
  }
};
