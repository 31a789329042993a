/**
 * The report beside the sheet: places in its text, the words that are selected, and which values came from where.
 *
 * A place is an offset into the whole text, as the server counts: in Unicode characters, of which JavaScript
 * may need two. Nothing in the text is wrapped: words are lit up by the CSS Custom Highlight API; where a
 * browser has none, each value still quotes its words.
 */
window.intake ??= {};

// What lies below first.
const LAYERS = ["gone", "taken", "look", "selected", "lit"];

window.intake.Source = class Source extends EventTarget {
  constructor(element, sheet) {
    super();
    this.element = element;
    this.sheet = sheet;
    this.blocks = [...element.querySelectorAll("[data-start]")].map((block) => new Block(block));
    this.selected = null;
    this.layers = {};
    if (window.CSS?.highlights && window.Highlight) {
      for (const name of LAYERS) {
        this.layers[name] = new Highlight();
        this.layers[name].priority = LAYERS.indexOf(name);
        CSS.highlights.set(`intake-${name}`, this.layers[name]);
      }
    }
    document.addEventListener("selectionchange", () => this.follow());
    element.addEventListener("keydown", (event) => this.move(event));
  }

  /** The values that came from a place, the shortest stretch first. */
  valuesAt(place) {
    return this.stretches()
      .filter(([start, end]) => start <= place && place < end)
      .sort((one, other) => one[1] - one[0] - (other[1] - other[0]))
      .map(([, , value]) => value);
  }

  /** All stretches that stand in fields of pages that are made: [start, end, value]. */
  stretches() {
    const found = [];
    for (const value of this.sheet.querySelectorAll("[data-key][data-spans]:not([data-refused], [data-quiet])")) {
      if (value.closest(".intake-part--off")) continue;
      for (const [start, end] of spansOf(value)) found.push([start, end, value]);
    }
    return found;
  }

  /** Mark what stands in fields. */
  mark() {
    if (!this.layers.taken) return;
    for (const name of ["gone", "taken", "look"]) this.layers[name].clear();
    for (const gone of this.sheet.querySelectorAll("[data-gone]")) {
      for (const [start, end] of spansOf(gone)) this.paint("gone", start, end);
    }
    for (const [start, end, value] of this.stretches()) {
      this.paint(value.hasAttribute("data-look") ? "look" : "taken", start, end);
    }
  }

  paint(layer, start, end) {
    for (const block of this.blocks) {
      const range = block.range(start, end);
      if (range) this.layers[layer]?.add(range);
    }
  }

  /** Light up the words of a value; `scrolls` brings the first of them into view. */
  light(value, scrolls) {
    this.layers.lit?.clear();
    const spans = value ? spansOf(value) : [];
    for (const [start, end] of spans) this.paint("lit", start, end);
    if (!scrolls || !spans.length) return;
    const first = Math.min(...spans.map(([start]) => start));
    const block = this.blocks.find((one) => one.holds(first));
    const around = block?.range(first, first + 1)?.getBoundingClientRect();
    if (!around) return;
    const box = this.element.getBoundingClientRect();
    const isScrolled = this.element.scrollHeight > this.element.clientHeight + 1;
    if (isScrolled) this.element.scrollTop += around.top - box.top - box.height / 3;
    else block.element.scrollIntoView({ block: "center" });
  }

  /** Remember what is selected in the text: a click elsewhere does not forget it. */
  follow() {
    const selection = document.getSelection();
    if (!selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!this.element.contains(range.commonAncestorContainer)) return;
    const start = this.placeOf(range.startContainer, range.startOffset);
    const end = this.placeOf(range.endContainer, range.endOffset);
    this.select(start === null || end === null || start >= end ? null : [start, end]);
  }

  select(span) {
    this.selected = span && this.trimmed(span);
    this.layers.selected?.clear();
    if (this.selected) this.paint("selected", ...this.selected);
    this.dispatchEvent(new Event("select"));
  }

  forget() {
    document.getSelection().removeAllRanges();
    this.select(null);
  }

  words([start, end]) {
    return this.blocks.map((block) => block.words(start, end)).filter(Boolean).join(" ");
  }

  trimmed([start, end]) {
    const words = this.words([start, end]);
    const before = [...words].length - [...words.trimStart()].length;
    const after = [...words].length - [...words.trimEnd()].length;
    return start + before < end - after ? [start + before, end - after] : null;
  }

  placeOf(node, offset) {
    const block = this.blocks.find((one) => one.element.contains(node));
    if (block) return block.start + block.characters(node === block.element ? (offset ? Infinity : 0) : offset);
    // Between two blocks: where the next one begins.
    const next = node.childNodes[offset];
    const following = this.blocks.find((one) => next && (next === one.element || next.compareDocumentPosition(one.element) & 4));
    return following ? following.start : (this.blocks.at(-1)?.end ?? null);
  }

  /** The place under a point of the screen. */
  placeAt(x, y) {
    const position = document.caretPositionFromPoint?.(x, y);
    const range = position ? null : document.caretRangeFromPoint?.(x, y);
    const node = position?.offsetNode ?? range?.startContainer;
    return node && this.element.contains(node) ? this.placeOf(node, position?.offset ?? range.startOffset) : null;
  }

  /** Arrow keys select words, with Shift more of them; ↑ and ↓ go to the paragraph before and after. */
  move(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.element) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const leap = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step && !leap) return;
    event.preventDefault();
    const words = (this.allWords ??= this.blocks.flatMap((block) => block.allWords()));
    if (!words.length) return;
    const [start, end] = this.selected ?? [-1, -1];
    let first = words.findIndex(([, wordEnd]) => wordEnd > start);
    let last = words.findLastIndex(([wordStart]) => wordStart < end);
    if (!this.selected) first = last = -1;
    if (leap) {
      const number = first < 0 ? -1 : this.blocks.findIndex((block) => block.holds(words[first][0]));
      const block = this.blocks[Math.min(Math.max(number + leap, 0), this.blocks.length - 1)];
      first = last = Math.max(words.findIndex(([wordStart]) => wordStart >= block.start), 0);
    } else if (event.shiftKey && first >= 0) {
      last = Math.min(Math.max(last + step, first), words.length - 1);
    } else {
      first = last = Math.min(Math.max((step > 0 ? last : first) + step, 0), words.length - 1);
    }
    this.reveal([words[first][0], words[last][1]]);
  }

  reveal(span) {
    document.getSelection().removeAllRanges();
    this.select(span);
    const block = this.blocks.find((one) => one.holds(span[1] - 1));
    const box = block?.range(span[1] - 1, span[1])?.getBoundingClientRect();
    const own = this.element.getBoundingClientRect();
    if (box && (box.bottom > own.bottom || box.top < own.top)) this.element.scrollTop += box.top - own.top - own.height / 3;
  }

  /** Where the selected words stand on the screen. */
  box() {
    const block = this.selected && this.blocks.find((one) => one.holds(this.selected[1] - 1));
    return block?.range(Math.max(this.selected[0], block.start), this.selected[1])?.getBoundingClientRect();
  }
};

/** A block of the text: one text node, and the place at which it begins. */
class Block {
  constructor(element) {
    this.element = element;
    this.start = Number(element.dataset.start);
    this.node = element.firstChild;
    this.text = this.node?.data ?? "";
    // Where each character begins in JavaScript's counting; most texts need no table.
    this.isPlain = !/[\ud800-\udfff]/.test(this.text);
    this.end = this.start + (this.isPlain ? this.text.length : [...this.text].length);
  }

  holds(place) {
    return this.start <= place && place < this.end;
  }

  units(characters) {
    return this.isPlain ? characters : [...this.text].slice(0, characters).join("").length;
  }

  characters(units) {
    const bounded = Math.min(units, this.text.length);
    return this.isPlain ? bounded : [...this.text.slice(0, bounded)].length;
  }

  range(start, end) {
    if (!this.node || start >= this.end || end <= this.start) return null;
    const range = document.createRange();
    range.setStart(this.node, this.units(Math.max(start - this.start, 0)));
    range.setEnd(this.node, this.units(Math.min(end, this.end) - this.start));
    return range;
  }

  words(start, end) {
    return this.range(start, end)?.toString() ?? "";
  }

  allWords() {
    return [...this.text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.’'-]*/gu)].map((word) => [
      this.start + this.characters(word.index),
      this.start + this.characters(word.index + word[0].replace(/[.]+$/, (dots) => (word[0].length > 3 ? "" : dots)).length),
    ]);
  }
}

function spansOf(element) {
  return element.dataset.spans
    .split(" ")
    .filter(Boolean)
    .map((span) => span.split("-").map(Number));
}
