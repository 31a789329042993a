/**
 * One picture of the gallery, large, with its caption and alternative text beside it.
 *
 * The fields are those of its row. Enter goes from the caption to the alternative text, and from there to the
 * next picture; Alt with the arrow keys goes back and forth in the same field; Escape leads back to the sheet.
 */
window.contactSheet ??= {};

window.contactSheet.Detail = class Detail {
  constructor(sheet) {
    this.sheet = sheet;
    this.entry = null;
    this.element = sheet.element.querySelector("[data-sheet-detail]");
    this.image = this.element.querySelector("[data-large]");
    this.element.querySelector("[data-fields]").prepend(sheet.rows.container);
    this.element.hidden = true;
    for (const [name, act] of Object.entries({
      back: () => this.close(),
      previous: () => this.step(-1),
      next: () => this.step(1),
      earlier: () => this.move(-1),
      later: () => this.move(1),
      remove: () => this.remove(),
      credit: () => sheet.together.open("credit", [this.entry.row]),
      consent: () => sheet.together.open("consent", [this.entry.row]),
    })) {
      this.button(name).addEventListener("click", act);
    }
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.image.addEventListener("load", () => this.image.classList.remove("sheet-detail__image--coming"));
    this.image.addEventListener("error", () => this.useThumbnail());
    sheet.pictures.addEventListener("change", () => this.show());
  }

  button(name) {
    return this.element.querySelector(`[data-act=${name}]`);
  }

  open(entry, field = "caption") {
    if (!entry?.row) return;
    this.sheet.selection.anchor = entry;
    const isNew = !this.entry;
    this.entry = entry;
    this.element.hidden = false;
    this.sheet.element.classList.add("sheet--open");
    for (const row of this.sheet.rows.all) row.element.classList.toggle("sheet-row--open", row === entry.row);
    for (const other of this.sheet.tiles.entries) {
      const isOpen = other === entry;
      other.tile.classList.toggle("sheet-tile--open", isOpen);
      if (isOpen) other.tile.querySelector("[data-tile-open]").setAttribute("aria-current", "true");
      else other.tile.querySelector("[data-tile-open]").removeAttribute("aria-current");
    }
    this.sheet.tiles.setCurrent(entry);
    this.show();
    const target = this.faulty(entry.row) ?? entry.row.field(field);
    // Fields grow to their text only once they are seen.
    for (const area of entry.row.element.querySelectorAll("textarea")) {
      area.dispatchEvent(new Event("input", { bubbles: false }));
    }
    target.focus({ preventScroll: true });
    this.centre(entry.tile);
    // The strip stands right below the head of the page, and the picture below it has room.
    if (isNew) requestAnimationFrame(() => this.sheet.tiles.list.scrollIntoView({ block: "start" }));
  }

  /** Bring a tile into the middle of the strip; the page itself is not moved sideways. */
  centre(tile) {
    const { list } = this.sheet.tiles;
    const [inner, outer] = [tile.getBoundingClientRect(), list.getBoundingClientRect()];
    list.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }

  /** The field that a validation error belongs to. */
  faulty(row) {
    return row.hasErrors ? row.element.querySelector("[aria-invalid=true]:not([type=hidden])") : null;
  }

  close() {
    const { entry } = this;
    this.entry = null;
    this.element.hidden = true;
    this.sheet.element.classList.remove("sheet--open");
    for (const { tile } of this.sheet.tiles.entries) tile.classList.remove("sheet-tile--open");
    this.sheet.changed();
    if (entry && this.sheet.tiles.entries.includes(entry)) this.sheet.tiles.focus(entry);
  }

  step(by) {
    const entries = this.sheet.tiles.visible.filter(({ row }) => row);
    const other = entries[entries.indexOf(this.entry) + by];
    const { activeElement } = document;
    if (other) this.open(other, activeElement === this.entry.row.field("alt_text") ? "alt_text" : "caption");
    return Boolean(other);
  }
  move(by) {
    this.sheet.moving.move([this.entry], by);
    this.show();
  }
  remove() {
    const { entry } = this;
    if (!this.step(1) && !this.step(-1)) this.close();
    this.sheet.remove([entry.row]);
  }

  key(event) {
    const { row } = this.entry;
    const isField = (name) => event.target === row.field(name);
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && isField("caption")) row.field("alt_text").focus();
    else if (event.key === "Enter" && !event.shiftKey && isField("alt_text")) {
      // The last one leads back to the sheet.
      if (!this.step(1)) this.close();
      else this.entry.row.field("caption").focus();
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "PageDown")) this.step(1);
    else if (event.altKey && (event.key === "ArrowUp" || event.key === "PageUp")) this.step(-1);
    else if (event.key === "Escape" && !event.target.closest("[data-tippy-root], .w-dropdown")) this.close();
    else return;
    event.preventDefault();
  }

  /** Bring up to date what is said of the picture, the buttons, and the hints in its fields. */
  show() {
    if (!this.entry?.row) return;
    const { row } = this.entry;
    const { tiles, pictures, texts } = this.sheet;
    const entries = tiles.visible.filter((entry) => entry.row);
    const index = entries.indexOf(this.entry);
    const place = tiles.entries.indexOf(this.entry);
    const total = tiles.entries.length;
    const picture = pictures.get(row.imageId);
    this.element.querySelector("[data-detail-title]").textContent = window.contactSheet.fill(texts.numbered, {
      number: place + 1,
      total,
    });
    this.disable({ previous: index <= 0, next: index >= entries.length - 1, earlier: !place, later: place === total - 1 });
    const alt = row.field("alt_text");
    alt.placeholder = picture?.alternative_text || texts.altPlaceholder;
    alt.disabled = false;
    alt.readOnly = row.isDecorative;
    row.element.classList.toggle("sheet-row--decorative", row.isDecorative);
    const hint = this.element.querySelector("[data-library-text]");
    hint.hidden = !picture?.alternative_text || Boolean(row.alternativeText) || row.isDecorative;
    this.showOwn(picture);
    this.showLarge(row, picture);
  }

  disable(states) {
    for (const [name, isDisabled] of Object.entries(states)) {
      const button = this.button(name);
      const hadFocus = button === document.activeElement;
      button.disabled = isDisabled;
      if (hadFocus && isDisabled) this.element.querySelector("[data-detail-title]").focus();
    }
  }

  showOwn(picture) {
    const { texts } = this.sheet;
    const own = this.element.querySelector("[data-own]");
    own.hidden = !picture;
    if (!picture) return;
    own.querySelector("[data-credit]").textContent = picture.credit || texts.noCredit;
    const parts = [texts.consents[picture.consent]];
    if (picture.consent_by) parts.push(picture.consent_by);
    if (picture.consent_until_text) parts.push(window.contactSheet.fill(texts.until, { date: picture.consent_until_text }));
    if (picture.consent_note) parts.push(picture.consent_note);
    own.querySelector("[data-consent]").textContent = parts.join(" · ");
    own.dataset.state = picture.consent;
    for (const name of ["credit", "consent"]) this.button(name).hidden = !picture.may_change;
    own.querySelector("[data-not-yours]").hidden = picture.may_change;
  }

  showLarge(row, picture) {
    const address = picture?.large ?? row.thumbnail;
    if (this.image.dataset.address === address) return;
    this.image.dataset.address = address;
    this.image.classList.add("sheet-detail__image--coming");
    if (picture) [this.image.width, this.image.height] = [picture.width, picture.height];
    this.image.style.backgroundImage = row.thumbnail ? `url("${row.thumbnail}")` : "";
    this.image.src = address;
  }
  /** A busy server makes the large one later; the small one stands in its place. */
  useThumbnail() {
    const thumbnail = this.entry?.row.thumbnail;
    if (thumbnail && !this.image.src.endsWith(thumbnail)) this.image.src = thumbnail;
  }
};
