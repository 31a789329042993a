/**
 * The contact sheet of a gallery: rows of Wagtail's formset as a grid, uploads, and one picture at a time.
 *
 * Here the parts meet: `rows` and `pictures` are what there is, `tiles`, `moving`, `selection` and `detail`
 * what is seen and done, `queue` what is under way.
 */
window.contactSheet ??= {};

window.contactSheet.Sheet = class Sheet {
  constructor(panel, element, options) {
    const parts = window.contactSheet;
    this.element = element;
    this.options = options;
    this.texts = options.texts;
    this.rows = new parts.Rows(panel);
    this.pictures = new parts.Pictures(options);
    this.queue = new parts.UploadQueue(options);
    this.tiles = new parts.Tiles(this);
    this.moving = new parts.Moving(this);
    this.together = null;
    this.selection = new parts.Selection(this);
    this.together = new parts.Together(this);
    this.detail = new parts.Detail(this);
    this.isFiltered = false;
    this.fresh = [];
    for (const hidden of element.querySelectorAll("[data-with-script]")) hidden.hidden = false;
    element.classList.add("sheet--on");
    this.connect();
    if (options.collection) this.connectUploads(new parts.UploadList(element, this.queue, this.texts));
    this.changed();
    this.openFaulty();
  }

  find(name) {
    return this.element.querySelector(`[data-${name}]`);
  }
  announce(text, values) {
    this.find("sheet-live").textContent = window.contactSheet.fill(text, values);
  }

  connect() {
    const { container } = this.rows;
    let isDue = false;
    const later = () => {
      if (isDue) return;
      isDue = true;
      setTimeout(() => {
        isDue = false;
        this.changed();
      });
    };
    new MutationObserver(later).observe(container, { childList: true });
    for (const name of ["input", "change"]) container.addEventListener(name, later);
    this.pictures.addEventListener("change", later);
    this.find("filter").addEventListener("click", () => this.filter(!this.isFiltered));
    this.find("undo-button").addEventListener("click", () => this.undo());
    let sending = null;
    document.addEventListener("w-autosave:save", () => {
      sending = this.rows.snapshot();
    });
    document.addEventListener("w-autosave:success", () => {
      if (sending) this.rows.noteSaved(sending);
      later();
    });
  }

  // Uploads

  connectUploads(list) {
    this.list = list;
    const area = this.element.closest("[role=tabpanel]") ?? this.element;
    this.dropping = new window.contactSheet.Dropping(area, this.element, (files) => this.upload(files));
    this.queue.addEventListener("item", ({ detail: item }) => this.itemChanged(item));
    this.queue.addEventListener("rest", () => this.uploaded());
    window.addEventListener("beforeunload", (event) => {
      if (this.queue.active.length) event.preventDefault();
    });
    for (const [name, act] of Object.entries({
      "not-needed": () => this.consentAtOnce(),
      given: () => this.together.open("consent", this.askedRows, { consent: "given" }),
      "by-time": () => this.orderByTime(),
      later: () => this.putOff(),
    })) {
      this.find("consent-ask").querySelector(`[data-act=${name}]`).addEventListener("click", act);
    }
    this.pictures.addEventListener("change", () => !this.find("consent-ask").hidden && this.askConsent());
  }

  upload(files) {
    if (!files.length) return;
    if (!this.queue.active.length) this.fresh = [];
    const items = this.queue.add(files);
    this.list.begin(items);
    for (const item of items) this.place(item);
    this.changed();
    this.queue.start();
  }
  place(item) {
    item.entry = this.tiles.add({ item });
  }

  itemChanged(item) {
    const { texts } = this;
    if (item.state === "done") this.arrived(item);
    else if (item.state === "failed") this.notAdded(item, item.reason, !item.isFinal);
    else if (item.state === "present") this.notAdded(item, window.contactSheet.fill(texts.sameFile, { name: item.twin.file.name }), false);
    else if (item.state === "cancelled") this.notAdded(item, texts.cancelled, true);
    else if (!item.entry) {
      item.away?.();
      this.place(item);
      this.changed();
    } else this.tiles.showProgress(item.entry);
    this.list.show();
  }

  /** The server has the picture: its tile becomes a row, unless the gallery has the picture already. */
  arrived(item) {
    const { picture, is_known: isKnown, caption, taken } = item.answer;
    const { rows, texts } = this;
    this.pictures.take([picture]);
    if (rows.shown.some((row) => row.imageId === picture.id)) {
      this.notAdded(item, texts.inGallery, false);
      return;
    }
    if (rows.isFull) {
      this.notAdded(item, texts.full, true);
      return;
    }
    const row = rows.add(picture);
    if (caption && !row.caption) row.write("caption", caption);
    item.entry.row = row;
    item.entry.taken = taken;
    rows.arrange(this.tiles.withRows.map((entry) => entry.row));
    this.list.count.done += 1;
    this.fresh.push(item.entry);
    if (isKnown) this.list.tell(item, texts.known);
    this.queue.forget(item);
    this.changed();
  }

  notAdded(item, reason, mayTryAgain) {
    if (item.entry) this.tiles.drop(item.entry);
    item.entry = null;
    item.away = this.list.tell(item, reason, {
      again: mayTryAgain ? (items) => this.tryAgain(items) : null,
      dismiss: (items) => items.forEach((other) => this.queue.forget(other)),
    });
    this.changed();
  }
  tryAgain(items) {
    this.list.begin(items);
    for (const item of items) this.queue.again(item);
  }

  uploaded() {
    this.list.end();
    this.askConsent();
  }

  get freshEntries() {
    return this.fresh.filter(({ row }) => row && !row.isRemoved);
  }
  /** New rows whose consent nobody has noted; what the library knew already, or is others', is not asked. */
  get askedRows() {
    return this.freshEntries
      .map(({ row }) => row)
      .filter((row) => {
        const picture = this.pictures.get(row.imageId);
        return picture?.consent === "unknown" && picture.may_change;
      });
  }
  askConsent() {
    const ask = this.find("consent-ask");
    const count = this.askedRows.length;
    ask.hidden = !count;
    ask.querySelector("[data-question]").textContent = window.contactSheet.fill(this.texts.askConsent, { count });
    const entries = this.freshEntries;
    const byTime = entries.length > 1 && entries.every(({ taken }) => taken);
    ask.querySelector("[data-act=by-time]").hidden = !byTime || this.isByTime(entries);
  }
  putOff() {
    this.find("consent-ask").hidden = true;
    if (this.tiles.current) this.tiles.focus(this.tiles.current);
  }
  async consentAtOnce() {
    const place = this.find("consent-ask").querySelector("[data-problem]");
    place.hidden = true;
    await this.together.store(this.askedRows, { consent: "not_needed" }, (refusal) => {
      place.textContent = this.together.words(refusal);
      place.hidden = false;
    });
  }

  isByTime(entries) {
    return this.tiles.entries
      .filter((entry) => entries.includes(entry))
      .every((entry, index, all) => !index || all[index - 1].taken <= entry.taken);
  }
  /** Put the pictures that were just added into the order in which they were taken. */
  orderByTime() {
    const entries = this.freshEntries;
    const byTime = [...entries].sort((one, other) => one.taken.localeCompare(other.taken));
    this.moving.arrange(this.tiles.entries.map((entry) => (entries.includes(entry) ? byTime.shift() : entry)));
    this.announce(this.texts.ordered);
    this.find("consent-ask").querySelector("[data-act=by-time]").hidden = true;
  }

  // What there is, and what it lacks

  /** What a row lacks, by the names of the marks on its tile. */
  lacking(row) {
    const picture = this.pictures.get(row.imageId);
    const consent = picture?.consent;
    return {
      error: row.hasErrors,
      alt: Boolean(picture) && !row.isDecorative && !row.alternativeText && !picture.alternative_text,
      unknown: consent === "unknown",
      given: consent === "given",
      gone: consent === "withdrawn" || consent === "expired",
      unsaved: row.isUnsaved,
    };
  }

  /** Follow whatever changed in the rows or was learnt of their pictures. */
  changed() {
    this.tiles.follow(this.rows);
    this.pictures.load(this.rows.shown.map((row) => row.imageId));
    const lacking = this.rows.shown.map((row) => this.lacking(row));
    const count = (name) => lacking.filter((lacks) => lacks[name]).length;
    const { fill } = window.contactSheet;
    const { texts } = this;
    this.find("sheet-bar").hidden = !this.tiles.entries.length;
    this.find("count-all").textContent = fill(texts.countAll, { count: lacking.length });
    for (const [name, number] of [["alt", count("alt")], ["consent", count("unknown") + count("gone")]]) {
      const place = this.find(`count-${name}`);
      const words = fill(texts.counts[name], { count: number });
      if (place.textContent !== words) place.textContent = words;
      place.classList.toggle("sheet-count--owed", number > 0);
    }
    const isComplete = !lacking.some((lacks) => this.isOwed(lacks));
    this.find("filter").hidden = isComplete && !this.isFiltered;
    if (!this.detail.entry) this.applyFilter();
    this.selection.show();
    this.detail.show();
  }
  isOwed({ error, alt, unknown, gone }) {
    return error || alt || unknown || gone;
  }

  filter(isFiltered) {
    this.isFiltered = isFiltered;
    this.find("filter").setAttribute("aria-pressed", String(isFiltered));
    this.applyFilter();
    this.detail.show();
    this.announce(this.texts.shown, { count: this.tiles.visible.length });
  }
  /** While a picture is open its tile stays, whatever was written meanwhile. */
  applyFilter() {
    for (const { row, tile } of this.tiles.entries) {
      tile.hidden = this.isFiltered && Boolean(row) && !this.isOwed(this.lacking(row));
    }
    this.tiles.setCurrent(this.tiles.visible.includes(this.tiles.current) ? this.tiles.current : (this.tiles.visible[0] ?? null));
  }

  openFaulty() {
    const faulty = this.tiles.entries.find(({ row }) => row?.hasErrors);
    if (faulty) this.detail.open(faulty);
  }

  // Taken out, and back

  remove(rows) {
    this.rows.remove(rows);
    this.removed = rows;
    this.changed();
    this.find("undo").hidden = false;
    this.find("undo-text").textContent = window.contactSheet.fill(this.texts.removed, { count: rows.length });
    this.announce(this.texts.removed, { count: rows.length });
    // The button that was pressed may be gone.
    if (!document.activeElement?.offsetParent) this.find("undo-button").focus();
  }
  undo() {
    this.rows.restore(this.removed);
    this.find("undo").hidden = true;
    this.changed();
    this.announce(this.texts.restored, { count: this.removed.length });
    const first = this.tiles.entries.find(({ row }) => this.removed.includes(row));
    if (first) this.tiles.focus(first);
  }
};
