/**
 * Rows of a gallery: Wagtail's formset, as the contact sheet reads and changes it.
 *
 * All that is stored with the page stays in the rows' own inputs (`gallery_images-N-caption` …): saving,
 * autosave and kept texts know nothing of the sheet. The order on the sheet is the order of the rows.
 */
window.contactSheet ??= {};

/** One row. Its inputs are asked each time: whoever else changes them is heard. */
window.contactSheet.Row = class Row {
  constructor(element) {
    this.element = element;
    this.prefix = `id_${element.id.replace("inline_child_", "")}`;
    // The values the server has; null while it has none.
    this.saved = null;
  }

  field(name) {
    return document.getElementById(`${this.prefix}-${name}`);
  }
  get imageId() {
    return Number(this.field("image").value) || null;
  }
  get caption() {
    return this.field("caption").value.trim();
  }
  get alternativeText() {
    return this.field("alt_text").value.trim();
  }
  get isDecorative() {
    return this.field("decorative").checked;
  }
  get isRemoved() {
    return this.field("DELETE").value === "1" || this.field("DELETE").value === "on";
  }
  get hasErrors() {
    return Boolean(this.element.querySelector(".error-message, [aria-invalid=true]"));
  }
  get thumbnail() {
    return this.element.querySelector("[data-chooser-image]")?.getAttribute("src") ?? "";
  }
  get title() {
    return this.element.querySelector("[data-chooser-title]")?.textContent.trim() ?? "";
  }
  get values() {
    const { imageId, isDecorative } = this;
    return JSON.stringify([imageId, this.field("caption").value, this.field("alt_text").value, isDecorative]);
  }
  get isUnsaved() {
    return this.saved !== this.values;
  }

  /** Write into a field as if it had been typed: counters, heights and autosave follow. */
  write(name, text) {
    const field = this.field(name);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  mark(isRemoved) {
    this.field("DELETE").value = isRemoved ? "1" : "";
    this.element.classList.toggle("deleted", isRemoved);
    this.field("DELETE").dispatchEvent(new Event("change", { bubbles: true }));
  }
};

/** All rows of a panel of Wagtail's (`MultipleChooserPanel`). */
window.contactSheet.Rows = class Rows {
  constructor(panel) {
    this.panel = panel;
    this.container = panel.formsElt.get(0);
    this.known = new WeakMap();
    for (const row of this.all) if (row.field("id").value && !row.hasErrors) row.saved = row.values;
  }

  of(element) {
    if (!this.known.has(element)) this.known.set(element, new window.contactSheet.Row(element));
    return this.known.get(element);
  }
  /** Every row in order, the removed ones too. */
  get all() {
    return [...this.container.children]
      .filter((element) => element.matches("[data-inline-panel-child]"))
      .map((element) => this.of(element));
  }
  get shown() {
    return this.all.filter((row) => !row.isRemoved);
  }
  get isFull() {
    const { maxForms } = this.panel.opts;
    return Boolean(maxForms) && this.shown.length >= maxForms;
  }

  /** A new row with a picture, at the end. */
  add(picture) {
    const { formsetPrefix, chooserFieldName } = this.panel.opts;
    this.panel.addForm();
    const chooser = this.panel.chooserWidgetFactory.getById(
      `${formsetPrefix}-${this.panel.formCount - 1}-${chooserFieldName}`,
    );
    chooser.setStateFromModalData(picture);
    return this.all.at(-1);
  }

  /** Put the rows into this order, and tell the form; rows that are not named stay behind them. */
  arrange(rows) {
    let place = this.container.firstElementChild;
    for (const { element } of rows) {
      if (element === place) place = place.nextElementSibling;
      else this.container.insertBefore(element, place);
    }
    this.panel.updateOrderValues();
    this.panel.updateControlStates();
    rows[0]?.field("ORDER").dispatchEvent(new Event("change", { bubbles: true }));
  }

  remove(rows) {
    for (const row of rows) row.mark(true);
    this.tell("w-formset:removed");
  }
  restore(rows) {
    for (const row of rows) row.mark(false);
    this.panel.updateOrderValues();
    this.tell("w-formset:added");
  }
  tell(name) {
    this.panel.updateControlStates();
    const detail = { ...this.panel.opts };
    this.container.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  /** What is in the rows now and is sent to the server: their values by row, null for those taken out. */
  snapshot() {
    return new Map(this.all.map((row) => [row, row.isRemoved ? null : row.values]));
  }
  /** The server has what was sent. */
  noteSaved(snapshot) {
    for (const [row, values] of snapshot) row.saved = values;
  }
};
