/**
 * Texts that are not saved yet, kept in this browser: a tab may be closed, a machine switched off.
 *
 * In localStorage, by person, page and window, because a window that is closed has no time for anything
 * slower. A text goes when the server has it, when the person discards it or signs out, and after a week;
 * the newest twenty are kept, each of a million characters at most.
 */
window.keptTexts = (() => {
  const MOST = 20;
  const LONGEST = 1_000_000;
  const DAYS = 7;
  const START = "kept-texts";
  const SAME_WINDOW = "kept-texts-window";
  let windowId = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  let isLeaving = false;
  let storage;
  try {
    storage = window.localStorage;
  } catch {
    // A browser that keeps nothing keeps nothing here either; everything else works.
    storage = {
      getItem: () => null,
      setItem() {
        throw new Error("nothing is kept");
      },
      removeItem() {},
    };
  }
  // Whoever it was typed by: somebody else may save it in the end.
  const keys = new Map();

  const mine = () => `${START}|${window.signedIn?.person}|`;

  const all = () =>
    Object.keys(storage)
      .filter((key) => key.startsWith(`${START}|`))
      .map((key) => {
        try {
          return { key, ...JSON.parse(storage.getItem(key)) };
        } catch {
          return { key, at: 0 };
        }
      })
      .sort((one, other) => other.at - one.at);

  function tidy() {
    const oldest = Date.now() - DAYS * 24 * 60 * 60 * 1000;
    for (const [index, { key, at }] of all().entries()) {
      if (index >= MOST || at < oldest) storage.removeItem(key);
    }
  }

  /** Keep what this window has of a page; whether there was room. */
  function keep(path, value) {
    if (!window.signedIn || isLeaving) return false;
    const key = `${mine()}${path}|${windowId}`;
    if (keys.has(path) && keys.get(path) !== key) storage.removeItem(keys.get(path));
    keys.set(path, key);
    const text = JSON.stringify({ at: Date.now(), value });
    if (text.length > LONGEST) return false;
    tidy();
    for (;;) {
      try {
        storage.setItem(key, text);
        return true;
      } catch {
        // Full: what is oldest goes first.
        const oldest = all().findLast((one) => one.key !== key);
        if (!oldest) return false;
        storage.removeItem(oldest.key);
      }
    }
  }

  /** What this window had of a page is saved. */
  function drop(path) {
    storage.removeItem(`${mine()}${path}|${windowId}`);
    storage.removeItem(keys.get(path) ?? "");
  }

  /** The next page of this window shows what is typed here: a form that comes back with its errors. */
  function handOver() {
    sessionStorage.setItem(SAME_WINDOW, windowId);
  }
  /** Go on as the page before this one. */
  function takeOver() {
    windowId = sessionStorage.getItem(SAME_WINDOW) ?? windowId;
  }
  /** Whoever comes after that page is somebody else. */
  function forgetWindow() {
    sessionStorage.removeItem(SAME_WINDOW);
  }

  /** What this person's other windows left of a page, the newest first: [{at, value, discard()}]. */
  function leftBehind(path) {
    tidy();
    return all()
      .filter(({ key }) => key.startsWith(`${mine()}${path}|`) && !key.endsWith(windowId))
      .map(({ key, at, value }) => ({ at, value, discard: () => storage.removeItem(key) }));
  }

  /** The moment a text was kept, as people write it; Chromium has no Kazakh months. */
  function when(at) {
    const { lang } = document.documentElement;
    const [language, dateStyle] = lang === "kk" ? ["ru", "short"] : [lang === "en" ? "en-GB" : lang, "long"];
    return new Intl.DateTimeFormat(language, { dateStyle, timeStyle: "short" }).format(at);
  }

  // Who signs out leaves nothing behind for the next person at this machine.
  document.addEventListener("submit", (event) => {
    if (!event.target.action?.endsWith("/logout/")) return;
    for (const { key } of all()) if (key.startsWith(mine())) storage.removeItem(key);
    isLeaving = true;
    // They may stay after all, asked whether they want to leave the page.
    setTimeout(() => {
      isLeaving = false;
    }, 5000);
  });

  return { keep, drop, leftBehind, when, handOver, takeOver, forgetWindow };
})();
