/**
 * Files that are dropped on a gallery, or chosen by its buttons: single ones, or whole folders.
 */
window.contactSheet ??= {};

window.contactSheet.Dropping = class Dropping {
  /** `area` takes what is dropped; `take(files)` is called with what was dropped or chosen. */
  constructor(area, sheet, take) {
    this.area = area;
    this.take = (files) => take(files.filter(this.constructor.isOfPerson));
    this.depth = 0;
    this.connect(sheet, "[data-gallery-pick]", "[data-gallery-files]");
    const folder = this.connect(sheet, "[data-gallery-pick-folder]", "[data-gallery-folder]");
    // Phones have no folders to choose, and nothing to drop.
    const isPhone = window.matchMedia("(pointer: coarse)").matches;
    folder.hidden = isPhone || !("webkitdirectory" in HTMLInputElement.prototype);
    sheet.querySelector("[data-sheet-hint]").hidden = isPhone;
    const on = (name, act) =>
      area.addEventListener(name, (event) => {
        if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
        event.preventDefault();
        act(event);
      });
    on("dragenter", () => this.enter());
    on("dragover", () => {});
    on("dragleave", () => this.leave());
    on("drop", (event) => this.drop(event));
  }

  connect(sheet, button, input) {
    const files = sheet.querySelector(input);
    const pick = sheet.querySelector(button);
    pick.addEventListener("click", () => files.click());
    files.addEventListener("change", () => {
      this.take([...files.files]);
      // The same files may be chosen once more.
      files.value = "";
    });
    return pick;
  }

  enter() {
    this.depth += 1;
    this.area.classList.add("sheet-area--over");
  }
  leave() {
    this.depth -= 1;
    if (this.depth <= 0) this.end();
  }
  end() {
    this.depth = 0;
    this.area.classList.remove("sheet-area--over");
  }

  async drop(event) {
    this.end();
    // The entries are gone once this event is over.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const dropped = [...event.dataTransfer.files];
    const { filesOf } = this.constructor;
    this.take(entries.length ? (await Promise.all(entries.map(filesOf))).flat() : dropped);
  }

  /** What systems leave in folders is no file anybody chose. */
  static isOfPerson({ name }) {
    return !name.startsWith(".") && !["thumbs.db", "desktop.ini"].includes(name.toLowerCase());
  }

  /** The files of a dropped entry: itself, or all that are in a folder and the folders in it. */
  static async filesOf(entry) {
    const { filesOf } = window.contactSheet.Dropping;
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const files = [];
    // A folder is read in parts of a hundred, until one is empty.
    for (;;) {
      const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!part.length) return files;
      files.push(...(await Promise.all(part.map(filesOf))).flat());
    }
  }
};
