/**
 * Signed in, or signed in again, without leaving the page.
 *
 * A session may end while somebody writes. Whoever saves asks here what is the matter (`check`), and is
 * answered when the same person is signed in again, whatever the log-in asks of them: it is the real one, in
 * a window of its own. Every sign-in makes the CSRF token of pages opened before it worthless, so the new one
 * is put in place, and only for the person who opened the page or has said that another may save it.
 */
window.signedIn = (() => {
  const LOOK_MILLISECONDS = 3000;
  const place = document.getElementById("saving");
  if (!place) return null;
  const dialogs = {
    out: place.querySelector("[data-signed-out]"),
    other: place.querySelector("[data-somebody-else]"),
  };
  let person = place.dataset.person;
  let me = place.dataset.name;
  // Who waits for the person to be back: {resolve, isInsisting}.
  let waiting = [];
  let looking = null;
  let other = null;

  const fill = (element, values) => {
    for (const part of element.querySelectorAll("[data-text], [data-as-them], span")) {
      part.dataset.template ??= part.textContent;
      part.textContent = part.dataset.template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
    }
  };

  // A note in the corner that stays until it is taken away; one of each kind.
  const shown = {};
  const note = (kind, values = {}, actions = {}) => {
    shown[kind]?.remove();
    const element = Object.assign(document.createElement("div"), { className: "saving-note" });
    element.dataset.kind = kind;
    element.append(place.querySelector(`[data-note=${kind}]`).content.cloneNode(true));
    fill(element, values);
    for (const [name, act] of Object.entries(actions)) {
      element.querySelector(`[data-${name}]`)?.addEventListener("click", act);
    }
    shown[kind] = element;
    place.querySelector(".saving-notes").append(element);
    return element;
  };
  const unnote = (...kinds) => {
    for (const kind of kinds) {
      shown[kind]?.remove();
      delete shown[kind];
    }
  };

  /** Who is signed in now: {person, name, token}. Throws where the server can't say. */
  async function ask() {
    const response = await fetch(place.dataset.ask, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }

  function renew(token) {
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  }

  function back(answer) {
    renew(answer.token);
    stopLooking();
    for (const dialog of Object.values(dialogs)) dialog.close();
    unnote("signed-out");
    const all = waiting;
    waiting = [];
    for (const { resolve } of all) resolve(true);
  }

  function show(answer) {
    const isOther = answer.person !== null;
    other = isOther ? answer : null;
    const [here, there] = isOther ? [dialogs.other, dialogs.out] : [dialogs.out, dialogs.other];
    there.close();
    fill(here, { name: answer.name, me });
    if (!here.open) here.showModal();
  }

  async function look() {
    let answer;
    try {
      answer = await ask();
    } catch {
      return;
    }
    if (!waiting.length) return;
    if (answer.person === person) back(answer);
    else if (dialogs.out.open || dialogs.other.open) show(answer);
  }

  function startLooking() {
    looking ??= setInterval(look, LOOK_MILLISECONDS);
  }
  function stopLooking() {
    clearInterval(looking);
    looking = null;
  }

  // Put off: what was to be saved by a button is not; what saves by itself goes on waiting.
  function later() {
    for (const dialog of Object.values(dialogs)) dialog.close();
    for (const { resolve, isInsisting } of waiting) if (isInsisting) resolve(false);
    waiting = waiting.filter(({ isInsisting }) => !isInsisting);
    note("signed-out", {}, { again: () => check({ isInsisting: true }) });
  }

  for (const dialog of Object.values(dialogs)) {
    dialog.querySelector("[data-close]").addEventListener("click", later);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      later();
    });
  }
  dialogs.other.querySelector("[data-as-them]").addEventListener("click", () => {
    person = other.person;
    me = other.name;
    back(other);
  });
  new BroadcastChannel("signed-in").addEventListener("message", look);
  window.addEventListener("focus", () => waiting.length && look());
  document.addEventListener("visibilitychange", () => waiting.length && look());

  /**
   * Make sure that the person is signed in and the page's CSRF token is right.
   *
   * True at once where they are, else when they are back; false where they put it off and `isInsisting`
   * (they pressed a button; what saves by itself asks once and waits). `onAbsence` is called where they are
   * not. Throws where the server can't say.
   */
  async function check({ isInsisting = false, onAbsence = () => {} } = {}) {
    const answer = await ask();
    if (answer.person === person) {
      back(answer);
      return true;
    }
    const isPutOff = Boolean(shown["signed-out"]);
    const done = new Promise((resolve) => waiting.push({ resolve, isInsisting }));
    startLooking();
    onAbsence();
    if (isInsisting || !isPutOff) show(answer);
    return done;
  }

  // Other forms of the admin (settings, lists, people) are sent by the browser, once it is known that they
  // do not end at the log-in.
  const checked = new WeakSet();
  document.addEventListener(
    "submit",
    async (event) => {
      const { target: form, submitter } = event;
      if (!form.matches("[data-edit-form]:not(#page-edit-form)") || checked.has(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const isBack = await check({ isInsisting: true }).catch(() => note("unreachable", {}, { again }) && false);
      submitter?.setAttribute("data-w-progress-loading-value", "false");
      if (submitter) submitter.disabled = false;
      if (isBack) again();
      function again() {
        unnote("unreachable");
        checked.add(form);
        form.requestSubmit(submitter);
        checked.delete(form);
      }
    },
    true,
  );

  return {
    check,
    /** Put values in the place of the names in an element's texts. */
    fill,
    /** Say something until it is taken away. */
    note,
    unnote,
    /** What a note says. */
    words: (kind) => place.querySelector(`[data-note=${kind}]`).content.querySelector("span").textContent,
    /** Whose texts these are. */
    get person() {
      return person;
    },
  };
})();
