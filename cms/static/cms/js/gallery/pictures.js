/**
 * Pictures of the library, as the sheet needs them: thumbnails, texts kept with them, credit and consent.
 *
 * These belong to the picture, not to the page, and are stored at once, by a view that asks for each picture
 * whether the person may change it (`cms.media.intake.details`).
 */
window.contactSheet ??= {};

/** What the server answered where it did not do what was asked. */
window.contactSheet.Refusal = class Refusal extends Error {
  constructor(answer) {
    super("refused");
    /** Messages by field, and pictures the person may not change. */
    this.errors = answer?.errors ?? {};
    this.refused = answer?.refused ?? [];
  }
};

window.contactSheet.Pictures = class Pictures extends EventTarget {
  constructor(options) {
    super();
    this.options = options;
    this.known = new Map();
    this.asked = new Set();
  }

  get(id) {
    return this.known.get(id) ?? null;
  }

  take(pictures) {
    for (const picture of pictures) {
      this.known.set(picture.id, picture);
      this.asked.add(picture.id);
    }
    this.dispatchEvent(new Event("change"));
  }

  /** Ask for those that nobody asked for yet, all in one request. */
  async load(ids) {
    const { picturesUrl, language } = this.options;
    const lacking = ids.filter((id) => id && !this.asked.has(id));
    if (!lacking.length) return;
    for (const id of lacking) this.asked.add(id);
    const query = new URLSearchParams([...lacking.map((id) => ["id", id]), ["language", language]]);
    try {
      const { pictures } = await this.ask(`${picturesUrl}?${query}`);
      this.take(pictures);
    } catch {
      // The rows have their own thumbnails; the next change on the sheet asks again.
      for (const id of lacking) this.asked.delete(id);
    }
  }

  /** Store credit or consent with pictures, with all of them or none. Throws a `Refusal` that says why not. */
  async change(ids, values) {
    const { changeUrl, language } = this.options;
    const body = JSON.stringify({ ...values, pictures: ids, language });
    const headers = { "Content-Type": "application/json" };
    const { pictures } = await this.ask(changeUrl, { method: "POST", body, headers });
    this.take(pictures);
  }

  async ask(url, options = {}, isAgain = false) {
    const response = await fetch(url, {
      ...options,
      headers: {
        ...options.headers,
        Accept: "application/json",
        "X-Requested-With": "XMLHttpRequest",
        "X-CSRFToken": window.contactSheet.token(),
      },
    });
    const answer = await response.json().catch(() => null);
    if (response.ok && answer) return answer;
    if (!answer?.refused && response.status === 403 && !isAgain && window.signedIn) {
      const isBack = await window.signedIn.check({ isInsisting: options.method === "POST" });
      if (isBack) return this.ask(url, options, true);
    }
    throw new window.contactSheet.Refusal(answer);
  }
};

/** The CSRF token of now; every sign-in renews it. */
window.contactSheet.token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
