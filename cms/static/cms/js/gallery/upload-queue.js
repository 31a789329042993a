/**
 * Uploads of a gallery: several files at once, each with its progress, none lost.
 *
 * A file waits, is sent, is taken in, and becomes a picture; or it fails with a reason and may be tried
 * again. A server that is busy, a lost connection and a session that ended only make it wait.
 */
window.contactSheet ??= {};

window.contactSheet.UploadQueue = class UploadQueue extends EventTarget {
  static AT_ONCE = 3;
  static RETRY_SECONDS = [2, 5, 10, 20, 40];

  constructor(options) {
    super();
    this.options = options;
    this.items = [];
    // What was sent from this page, by the content of the files.
    this.sent = new Map();
  }

  get active() {
    return this.items.filter(({ state }) => ["waiting", "sending", "taking", "held"].includes(state));
  }

  /** Queue files in the natural order of their names; returns their items, one a file. */
  add(files) {
    const byName = new Intl.Collator(undefined, { numeric: true });
    const ordered = [...files].sort((one, other) => byName.compare(one.name, other.name));
    const items = ordered.map((file) => ({ file, state: "waiting", progress: 0, tries: 0, reason: "" }));
    this.items.push(...items);
    return items;
  }

  start() {
    const { AT_ONCE } = this.constructor;
    const running = this.items.filter(({ state }) => state === "sending" || state === "taking").length;
    for (const item of this.items.filter(({ state }) => state === "waiting").slice(0, AT_ONCE - running)) {
      this.send(item);
    }
    if (!this.active.length) this.dispatchEvent(new Event("rest"));
  }

  again(item) {
    item.tries = 0;
    this.set(item, "waiting");
    this.start();
  }
  cancel(item) {
    item.request?.abort();
    this.end(item, "cancelled");
  }
  /** Forget what has ended. */
  forget(item) {
    this.items = this.items.filter((other) => other !== item);
  }

  set(item, state, values = {}) {
    Object.assign(item, { state, ...values });
    this.dispatchEvent(new CustomEvent("item", { detail: item }));
  }

  end(item, state, values = {}) {
    this.set(item, state, values);
    if (state !== "done") this.release(item);
    this.start();
  }

  /** The same picture under another name need not be left out where this one did not arrive. */
  release(item) {
    if (this.sent.get(item.digest) !== item) return;
    this.sent.delete(item.digest);
    for (const other of this.items) if (other.twin === item && other.state === "present") this.again(other);
  }

  /** Why a file is not even sent, or "". */
  objection({ name, size, type }) {
    const { texts, mostBytes, extensions } = this.options;
    const extension = name.split(".").pop().toLowerCase();
    if (!extensions.includes(extension) && !type.startsWith("image/")) return texts.noPicture;
    if (mostBytes && size > mostBytes) return texts.tooLarge;
    return size ? "" : texts.empty;
  }

  async send(item) {
    const { texts } = this.options;
    this.set(item, "sending", { progress: 0 });
    const objection = this.objection(item.file);
    if (objection) {
      this.end(item, "failed", { reason: objection, isFinal: true });
      return;
    }
    try {
      item.digest ??= await this.constructor.digest(item.file);
    } catch {
      this.end(item, "failed", { reason: texts.unreadable });
      return;
    }
    if (item.state !== "sending") return;
    const twin = this.sent.get(item.digest);
    if (twin && twin !== item) {
      this.end(item, "present", { twin });
      return;
    }
    this.sent.set(item.digest, item);
    let answer;
    try {
      answer = await this.post(item);
    } catch {
      if (item.state !== "cancelled") await this.unreachable(item);
      return;
    }
    if (item.state !== "cancelled") await this.answered(item, answer);
  }

  post(item) {
    const { uploadUrl, collection, language } = this.options;
    const form = new FormData();
    form.append("collection", collection);
    form.append("language", language);
    form.append("file", item.file, item.file.name);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      item.request = request;
      request.open("POST", uploadUrl);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.setRequestHeader("X-CSRFToken", window.contactSheet.token());
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        if (item.state === "sending" && total) this.set(item, "sending", { progress: loaded / total });
      });
      request.upload.addEventListener("load", () => {
        if (item.state === "sending") this.set(item, "taking", { progress: 1 });
      });
      request.addEventListener("load", () => resolve(request));
      for (const name of ["error", "timeout", "abort"]) request.addEventListener(name, reject);
      request.send(form);
    });
  }

  async answered(item, request) {
    const { texts } = this.options;
    let answer = null;
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      // A page in the place of an answer: the log-in, or a failure.
    }
    const { status } = request;
    if (status === 200 && answer?.picture) this.end(item, "done", { answer });
    else if (status === 503) this.wait(item, Number(request.getResponseHeader("Retry-After")) || 5);
    else if (status === 403 || status === 200) await this.signedOut(item);
    else if (status === 413) this.end(item, "failed", { reason: texts.tooLarge });
    else if (status >= 500) this.retry(item, texts.serverFailed);
    else this.end(item, "failed", { reason: answer?.error || texts.serverFailed });
  }

  /** Wait until the person is signed in; who is, and was refused all the same, may not upload. */
  async signedOut(item) {
    const { texts } = this.options;
    if (item.wasRefused || !window.signedIn) {
      item.wasRefused = false;
      this.end(item, "failed", { reason: texts.refused });
      return;
    }
    this.set(item, "held", { progress: 0 });
    try {
      item.wasRefused = await window.signedIn.check();
    } catch {
      this.retry(item, texts.unreachable);
      return;
    }
    if (item.state === "held") this.set(item, "waiting");
    this.start();
  }

  /** No answer: the session may have ended while the file was under way, or there is no connection. */
  async unreachable(item) {
    this.set(item, "held", { progress: 0 });
    try {
      await window.signedIn?.check();
    } catch {
      // Nobody answers here either.
    }
    if (item.state === "held") this.retry(item, this.options.texts.unreachable);
  }

  retry(item, reason) {
    const { RETRY_SECONDS } = this.constructor;
    if (item.tries >= RETRY_SECONDS.length) {
      this.end(item, "failed", { reason });
      return;
    }
    item.tries += 1;
    this.wait(item, RETRY_SECONDS[item.tries - 1]);
  }

  wait(item, seconds) {
    this.set(item, "held", { progress: 0 });
    const goOn = () => {
      clearTimeout(item.timer);
      window.removeEventListener("online", goOn);
      if (item.state === "held") this.set(item, "waiting");
      this.start();
    };
    item.timer = setTimeout(goOn, seconds * 1000);
    window.addEventListener("online", goOn);
    this.start();
  }

  /** What tells one file's content from another's; browsers compute it for secure addresses alone. */
  static async digest(file) {
    if (!window.crypto?.subtle) return `${file.name}|${file.size}|${file.lastModified}`;
    const bytes = await window.crypto.subtle.digest("SHA-1", await file.arrayBuffer());
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
};
