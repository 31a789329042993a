/**
 * The order of a contact sheet: by drag, by buttons, and by the arrow keys once a picture is grabbed.
 */
window.contactSheet ??= {};

window.contactSheet.Moving = class Moving {
  constructor(sheet) {
    this.sheet = sheet;
    // What is grabbed, and the order from before; null while nothing is.
    this.grabbed = null;
    this.isDragging = false;
    this.makeSortable();
  }

  /** Wagtail's rows can be dragged by a library it brings along; the sheet takes the same one. */
  makeSortable() {
    const Sortable = this.sheet.rows.panel.sortable?.constructor;
    if (!Sortable?.create) return;
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    Sortable.create(this.sheet.tiles.list, {
      draggable: "[data-tile]",
      filter: "[data-tile-check], [data-tile-cancel]",
      preventOnFilter: false,
      // A finger that rests takes hold, one that moves scrolls.
      delay: 250,
      delayOnTouchOnly: true,
      forceFallback: true,
      fallbackTolerance: 6,
      animation: isCalm ? 0 : 150,
      ghostClass: "sheet-tile--ghost",
      dragClass: "sheet-tile--drag",
      onStart: () => {
        this.isDragging = true;
      },
      onEnd: ({ item }) => this.dropped(item),
    });
  }

  /** A tile was put down; the others that are selected come along. */
  dropped(tile) {
    const { tiles, selection } = this.sheet;
    const dragged = tiles.entryOf(tile);
    // The click that ends a drag opens nothing.
    setTimeout(() => {
      this.isDragging = false;
    });
    let order = [...tiles.list.children].map((element) => tiles.entryOf(element)).filter(Boolean);
    if (selection.has(dragged) && selection.size > 1) {
      const block = tiles.entries.filter((entry) => selection.has(entry));
      const at = order.indexOf(dragged);
      const before = order.slice(0, at).filter((entry) => !selection.has(entry));
      order = [...before, ...block, ...order.slice(at).filter((entry) => !selection.has(entry))];
    }
    this.arrange(order);
    this.tell(dragged);
  }

  arrange(order) {
    const { tiles, rows } = this.sheet;
    tiles.reorder(order);
    rows.arrange(tiles.withRows.map(({ row }) => row));
    this.sheet.changed();
  }

  /** Move entries by `steps` places (negative: earlier), keeping their order among each other. */
  move(entries, steps) {
    const order = [...this.sheet.tiles.entries];
    const chosen = new Set(entries);
    for (let step = 0; step < Math.abs(steps); step += 1) {
      const indexes = [...order.keys()].filter((index) => chosen.has(order[index]));
      if (steps > 0) indexes.reverse();
      for (const index of indexes) {
        const other = index + Math.sign(steps);
        if (order[other] && !chosen.has(order[other])) [order[index], order[other]] = [order[other], order[index]];
      }
    }
    this.arrange(order);
    if (entries[0]) this.tell(entries[0]);
  }

  tell(entry) {
    const { tiles, texts } = this.sheet;
    const number = tiles.entries.indexOf(entry) + 1;
    this.sheet.announce(texts.moved, { number, total: tiles.entries.length });
  }

  // Grabbed by the keyboard

  grab(entries) {
    const { tiles, texts } = this.sheet;
    if (!entries.length) return;
    this.grabbed = { entries, before: [...tiles.entries] };
    for (const { tile } of entries) tile.classList.add("sheet-tile--grabbed");
    tiles.focus(entries[0]);
    this.sheet.announce(texts.grabbed, { count: entries.length });
    this.sheet.changed();
  }

  /** Put down what is grabbed, or back to where it was. */
  release(isBack = false) {
    const { entries, before } = this.grabbed;
    this.grabbed = null;
    for (const { tile } of entries) tile.classList.remove("sheet-tile--grabbed");
    if (isBack) this.arrange(before.filter((entry) => this.sheet.tiles.entries.includes(entry)));
    this.sheet.announce(isBack ? this.sheet.texts.putBack : this.sheet.texts.putDown);
    this.sheet.changed();
  }

  /** A key while something is grabbed; true where it was meant for that. */
  key({ key }) {
    if (!this.grabbed) return false;
    const { columns } = this.sheet.tiles;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key];
    if (steps) {
      const [first] = this.grabbed.entries;
      this.move(this.grabbed.entries, steps);
      this.sheet.tiles.focus(first);
    } else if (key === "Enter" || key === " ") this.release();
    else if (key === "Escape") this.release(true);
    else return false;
    return true;
  }
};
