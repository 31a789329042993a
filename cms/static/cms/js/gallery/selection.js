/**
 * Selected pictures of a contact sheet, by click and key, and the toolbar of what can be done with them.
 */
window.contactSheet ??= {};

window.contactSheet.Selection = class Selection {
  constructor(sheet) {
    this.sheet = sheet;
    this.chosen = new Set();
    this.anchor = null;
    this.bar = sheet.element.querySelector("[data-selection]");
    this.count = sheet.element.querySelector("[data-selected-count]");
    this.selectAll = sheet.element.querySelector("[data-select-all]");
    const { list } = sheet.tiles;
    list.addEventListener("click", (event) => this.click(event));
    list.addEventListener("keydown", (event) => this.key(event));
    // A button takes the space bar for a click when it is let go.
    list.addEventListener("keyup", (event) => {
      if (event.key === " " && event.target.matches("[data-tile-open]")) event.preventDefault();
    });
    this.selectAll.addEventListener("click", () => this.all());
    for (const [name, act] of Object.entries({
      none: () => this.clear(),
      earlier: () => sheet.moving.move(this.entries, -1),
      later: () => sheet.moving.move(this.entries, 1),
      grab: () => sheet.moving.grab(this.entries),
      remove: () => this.remove(),
    })) {
      this.bar.querySelector(`[data-act=${name}]`).addEventListener("click", act);
    }
  }

  get size() {
    return this.entries.length;
  }
  /** In the order of the sheet; what is gone from it is not selected. */
  get entries() {
    return this.sheet.tiles.entries.filter((entry) => this.chosen.has(entry) && entry.row);
  }
  has(entry) {
    return this.chosen.has(entry);
  }

  set(entries) {
    this.chosen = new Set(entries.filter(({ row }) => row));
    this.show();
    this.sheet.announce(this.size ? this.sheet.texts.selected : this.sheet.texts.noneSelected, { count: this.size });
  }
  all() {
    this.set(this.sheet.tiles.visible);
  }
  clear() {
    const hadFocus = this.bar.contains(document.activeElement);
    this.set([]);
    if (hadFocus && this.sheet.tiles.current) this.sheet.tiles.focus(this.sheet.tiles.current);
  }
  toggle(entry) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(entry)) chosen.add(entry);
    this.anchor = entry;
    this.set([...chosen]);
  }
  /** From where the selection began to this entry. */
  extend(entry) {
    const { visible } = this.sheet.tiles;
    const from = Math.max(0, visible.indexOf(this.anchor ?? this.sheet.tiles.current));
    const to = visible.indexOf(entry);
    this.set([...this.chosen, ...visible.slice(Math.min(from, to), Math.max(from, to) + 1)]);
  }

  show() {
    const { entries, size } = this;
    const chosen = new Set(entries);
    for (const entry of this.sheet.tiles.entries) {
      entry.tile.classList.toggle("sheet-tile--selected", chosen.has(entry));
      entry.tile.querySelector("[data-tile-check]").checked = chosen.has(entry);
    }
    this.bar.hidden = !size;
    this.sheet.element.classList.toggle("sheet--selecting", size > 0);
    this.selectAll.hidden = !this.sheet.tiles.withRows.length || size === this.sheet.tiles.withRows.length;
    this.count.textContent = window.contactSheet.fill(this.sheet.texts.selected, { count: size });
  }

  click(event) {
    const entry = this.sheet.tiles.entryOf(event.target);
    if (!entry?.row || this.sheet.moving.isDragging) return;
    const isCheck = event.target.matches("[data-tile-check]");
    if (!isCheck && !event.target.closest("[data-tile-open]")) return;
    if (this.sheet.moving.grabbed) this.sheet.moving.release();
    if (event.shiftKey) this.extend(entry);
    else if (isCheck || event.ctrlKey || event.metaKey) this.toggle(entry);
    else this.sheet.detail.open(entry);
    if (isCheck) this.show();
  }

  key(event) {
    const { tiles, moving, detail } = this.sheet;
    const entry = tiles.entryOf(event.target);
    if (!entry) return;
    const { key } = event;
    const { visible } = tiles;
    const index = visible.indexOf(entry);
    const next = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      ArrowUp: index - tiles.columns,
      ArrowDown: index + tiles.columns,
      Home: 0,
      End: visible.length - 1,
    }[key];
    const isOnCheck = event.target.matches("[data-tile-check]");
    if (moving.key(event)) {
      // It was for what is grabbed.
    } else if (event.altKey && (key === "ArrowLeft" || key === "ArrowRight")) {
      moving.move(this.has(entry) ? this.entries : [entry], key === "ArrowLeft" ? -1 : 1);
      tiles.focus(entry);
    } else if (next !== undefined && visible[next]) {
      if (event.shiftKey) {
        this.anchor ??= entry;
        this.extend(visible[next]);
      }
      tiles.focus(visible[next]);
    } else if (key === " " && !isOnCheck && entry.row) this.toggle(entry);
    else if (key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) this.all();
    else if (key === "Escape" && this.size) this.clear();
    else if (key === "Escape" && detail.entry) detail.close();
    else if (key === "Delete" && entry.row) this.remove(this.has(entry) ? this.entries : [entry]);
    else return;
    event.preventDefault();
  }

  /** Take pictures out of the gallery; the library keeps them, and it can be undone. */
  remove(entries = this.entries) {
    if (!entries.length) return;
    this.chosen.clear();
    this.sheet.remove(entries.map(({ row }) => row));
  }
};
