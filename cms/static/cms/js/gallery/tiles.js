/**
 * The grid of a contact sheet: one tile a picture, with its number, its thumbnail and what it lacks.
 *
 * An entry is a row, or a file on its way to become one: {row, item, tile}. Tab reaches one tile of the grid,
 * the arrow keys go from tile to tile.
 */
window.contactSheet ??= {};

window.contactSheet.Tiles = class Tiles {
  static PREVIEW_WIDTH = 330;
  static AGAIN_MILLISECONDS = 4000;

  constructor(sheet) {
    this.sheet = sheet;
    this.list = sheet.element.querySelector("[data-sheet-grid]");
    this.template = sheet.element.querySelector("[data-sheet-tile]");
    this.entries = [];
    this.current = null;
    this.byTile = new WeakMap();
    // One after the other: a photograph of 24 megapixels is 96 MB while a browser makes it smaller.
    this.drawing = Promise.resolve();
    this.list.addEventListener("focusin", ({ target }) => this.setCurrent(this.entryOf(target)));
  }

  entryOf(element) {
    return this.byTile.get(element.closest("[data-tile]"));
  }
  get visible() {
    return this.entries.filter(({ tile }) => !tile.hidden);
  }
  get withRows() {
    return this.entries.filter(({ row }) => row);
  }

  add(values) {
    const tile = this.template.content.cloneNode(true).firstElementChild;
    const entry = { row: null, item: null, ...values, tile };
    this.byTile.set(tile, entry);
    this.entries.push(entry);
    this.list.append(tile);
    const image = tile.querySelector("[data-tile-image]");
    image.addEventListener("error", () => this.failed(image));
    image.addEventListener("load", () => tile.classList.add("sheet-tile--seen"));
    tile.querySelector("[data-tile-cancel]").addEventListener("click", () => this.sheet.queue.cancel(entry.item));
    if (entry.item) this.draw(entry);
    return entry;
  }

  drop(entry) {
    const index = this.entries.indexOf(entry);
    const hadFocus = entry.tile.contains(document.activeElement);
    this.entries.splice(index, 1);
    entry.tile.remove();
    if (this.current === entry) this.setCurrent(this.entries[Math.min(index, this.entries.length - 1)] ?? null);
    if (hadFocus && this.current) this.focus(this.current);
  }

  /** Follow the rows: new ones get a tile at the end, those that are gone lose theirs. */
  follow(rows) {
    const shown = new Set(rows.shown);
    for (const entry of [...this.entries]) if (entry.row && !shown.has(entry.row)) this.drop(entry);
    const known = new Set(this.entries.map(({ row }) => row));
    for (const row of shown) if (!known.has(row)) this.add({ row });
    // A row that came back stands where it stood; files on their way keep their places.
    const byRow = new Map(this.withRows.map((entry) => [entry.row, entry]));
    const inOrder = [...shown].map((row) => byRow.get(row));
    this.reorder(this.entries.map((entry) => (entry.row ? inOrder.shift() : entry)));
  }

  /** Put the tiles into the order of the entries. */
  reorder(entries) {
    this.entries = entries;
    const focused = document.activeElement;
    let place = this.list.firstElementChild;
    for (const { tile } of entries) {
      if (tile === place) place = place.nextElementSibling;
      else this.list.insertBefore(tile, place);
    }
    // What is moved in the document loses the focus.
    if (this.list.contains(focused)) focused.focus({ preventScroll: true });
    this.update();
  }

  setCurrent(entry) {
    if (entry === undefined) return;
    this.current = entry;
    for (const { tile } of this.entries) this.reach(tile, tile === entry?.tile);
  }
  reach(tile, isCurrent) {
    for (const control of tile.querySelectorAll("[data-tile-open], [data-tile-check], [data-tile-cancel]")) {
      control.tabIndex = isCurrent ? 0 : -1;
    }
  }
  focus(entry) {
    this.setCurrent(entry);
    entry.tile.querySelector("[data-tile-open]").focus();
    entry.tile.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** How many tiles stand in a line. */
  get columns() {
    const [first, ...others] = this.visible;
    if (!first) return 1;
    const end = others.findIndex(({ tile }) => tile.offsetTop > first.tile.offsetTop);
    return end < 0 ? others.length + 1 : end + 1;
  }

  // What a tile shows

  update() {
    const total = this.entries.length;
    for (const [index, entry] of this.entries.entries()) this.show(entry, index + 1, total);
    const { visible } = this;
    if (!visible.includes(this.current)) this.setCurrent(visible[0] ?? null);
    else this.setCurrent(this.current);
    this.list.hidden = !total;
  }

  show(entry, number, total) {
    const { tile, row, item } = entry;
    const { texts } = this.sheet;
    const find = (name) => tile.querySelector(`[data-tile-${name}]`);
    const lacks = row ? this.sheet.lacking(row) : {};
    const words = row?.caption || row?.title || item?.file.name || "";
    find("number").textContent = number;
    find("caption").textContent = words;
    find("caption").classList.toggle("sheet-tile__caption--name", !row?.caption);
    for (const mark of tile.querySelectorAll("[data-mark]")) mark.hidden = !lacks[mark.dataset.mark];
    tile.classList.toggle("sheet-tile--pending", !row);
    tile.classList.toggle("sheet-tile--error", Boolean(lacks.error));
    find("check").hidden = !row;
    find("check").setAttribute("aria-label", window.contactSheet.fill(texts.select, { number }));
    const named = Object.keys(lacks).filter((name) => lacks[name]).map((name) => texts.marks[name]);
    const begin = window.contactSheet.fill(texts.numbered, { number, total });
    find("open").setAttribute("aria-label", [begin, words, !row && texts.states[item.state], ...named].filter(Boolean).join(". "));
    find("open").setAttribute("aria-disabled", String(!row));
    this.showProgress(entry);
    if (row && entry.source !== row.thumbnail) {
      entry.source = row.thumbnail;
      this.source(find("image"), entry.source);
    }
  }

  showProgress({ tile, row, item }) {
    const progress = tile.querySelector("[data-tile-progress]");
    progress.hidden = Boolean(row) || item.state === "waiting";
    if (!row && item.state === "sending") progress.value = item.progress;
    else progress.removeAttribute("value");
    tile.querySelector("[data-tile-cancel]").hidden = Boolean(row);
    tile.classList.toggle("sheet-tile--held", item?.state === "held" && !row);
  }

  source(image, address) {
    if (!address) return;
    image.hidden = false;
    image.dataset.tries = 0;
    image.src = address;
  }
  /** A busy server makes a thumbnail later. */
  failed(image) {
    const tries = Number(image.dataset.tries ?? 0);
    image.closest("[data-tile]")?.classList.remove("sheet-tile--seen");
    if (tries >= 8 || image.src.startsWith("data:")) return;
    image.dataset.tries = tries + 1;
    const { src } = image;
    setTimeout(() => {
      if (image.src === src) image.src = src;
    }, this.constructor.AGAIN_MILLISECONDS);
  }

  /** Show a file before the server has it, where the browser can; HEIC waits for the server. */
  draw(entry) {
    const { PREVIEW_WIDTH } = this.constructor;
    this.drawing = this.drawing.then(async () => {
      if (entry.row || !entry.tile.isConnected) return;
      try {
        const bitmap = await createImageBitmap(entry.item.file, { resizeWidth: PREVIEW_WIDTH });
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
        canvas.getContext("2d").drawImage(bitmap, 0, 0);
        bitmap.close();
        if (!entry.row) this.source(entry.tile.querySelector("[data-tile-image]"), canvas.toDataURL("image/jpeg", 0.7));
      } catch {
        // Not a format the browser knows.
      }
    });
  }
};
