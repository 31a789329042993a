/**
 * What became of uploads: one line with how far they are, and a line for each file that was not added.
 */
window.contactSheet ??= {};

window.contactSheet.UploadList = class UploadList {
  constructor(element, queue, texts) {
    this.queue = queue;
    this.texts = texts;
    this.progress = element.querySelector("[data-gallery-progress]");
    this.status = element.querySelector("[data-gallery-status]");
    this.errors = element.querySelector("[data-gallery-errors]");
    this.line = element.querySelector("[data-gallery-error]");
    this.count = { total: 0, done: 0 };
    this.lines = new Map();
  }

  begin(items) {
    const isFirst = this.queue.active.length === items.length;
    if (isFirst) this.count = { total: 0, done: 0 };
    this.count.total += items.length;
    this.say(this.texts.uploading, { total: this.count.total });
    this.show();
  }

  /** Bring the line of progress up to date; every percent moves it, nothing is read aloud. */
  show() {
    const { active } = this.queue;
    this.progress.hidden = !active.length;
    this.progress.max = Math.max(1, this.count.total);
    const partly = active.reduce((sum, { progress }) => sum + progress * 0.9, 0);
    this.progress.value = this.count.total - active.length + partly;
    if (active.some(({ state }) => state === "held")) this.say(this.texts.onHold);
    else if (active.length) this.say(this.texts.uploading, { total: this.count.total });
  }

  end() {
    this.show();
    if (this.count.total) this.say(this.texts.added, { count: this.count.done });
  }

  say(text, values) {
    const words = window.contactSheet.fill(text, values);
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /**
   * Name a file and what became of it. Files with the same reason share a line, with a button to try them
   * `again` where that may help. Returns a function that takes the file's name away.
   */
  tell(item, reason, { again = null, dismiss = () => {} } = {}) {
    const key = `${reason}|${Boolean(again)}`;
    const line = this.lines.get(key) ?? this.newLine(key, reason, again, dismiss);
    line.items.push(item);
    this.name(line);
    return () => {
      line.items = line.items.filter((other) => other !== item);
      if (line.items.length) this.name(line);
      else this.close(line);
    };
  }

  newLine(key, reason, again, dismiss) {
    const element = this.line.content.cloneNode(true).firstElementChild;
    const line = { key, element, items: [] };
    element.querySelector("[data-reason]").textContent = reason;
    const button = element.querySelector("[data-again]");
    button.hidden = !again;
    button.addEventListener("click", () => {
      const { items } = line;
      this.close(line);
      again(items);
    });
    element.querySelector("[data-dismiss]").addEventListener("click", () => {
      this.close(line);
      dismiss(line.items);
    });
    this.lines.set(key, line);
    this.errors.append(element);
    return line;
  }
  name({ element, items }) {
    element.querySelector("[data-name]").textContent = items.map(({ file }) => file.name).join(", ");
  }
  close({ key, element }) {
    this.lines.delete(key);
    element.remove();
  }
};

/** Put values in the place of `%(name)s` in a text of the catalog. */
window.contactSheet.fill = (text, values = {}) =>
  text.replace(/%\((\w+)\)s/g, (all, name) => values[name] ?? all);
