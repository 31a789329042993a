/**
 * The review of a report: each decision is sent as it is made, one after the other, and nothing is forgotten
 * while it could not be sent.
 */
window.intake ??= {};

{
  const form = document.getElementById("intake");
  const sheet = form.querySelector("#intake-sheet");
  const source = new window.intake.Source(form.querySelector("[data-source]"), form);
  const state = form.querySelector("[data-state]");
  const texts = form.dataset;
  const waiting = [];
  let isSending = false;
  let isFaulty = false;
  let lastLook = null; // The id of the value that was gone to.

  /** Queue a decision; a later one of the same value replaces one that still waits. */
  function decide(decision, inputs = null) {
    const same = decision.startsWith("save:") ? waiting.findIndex((one) => one.decision === decision && !one.isSent) : -1;
    if (same >= 0) waiting.splice(same, 1);
    waiting.push({ decision, inputs, isSent: false });
    send();
  }

  async function send() {
    if (isSending || !waiting.length) return;
    isSending = true;
    isFaulty = false;
    tell(texts.saving);
    const [one] = waiting;
    one.isSent = true;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("version", form.elements.version.value);
    data.set("do", one.decision);
    for (const input of one.inputs ? inputsOf(one.inputs) : []) data.set(input.name, input.value);
    let answer = null;
    let status;
    try {
      const response = await fetch(texts.decide, { method: "POST", body: data, headers: { Accept: "application/json" } });
      status = response.status;
      if (response.headers.get("Content-Type")?.startsWith("application/json")) answer = await response.json();
    } catch {
      status = 0;
    }
    isSending = false;
    if (!answer || ![200, 409, 422].includes(status)) {
      one.isSent = false;
      isFaulty = true;
      // Signed out meanwhile: the admin's own dialog asks to sign in again, and what waits is sent after that.
      if (status && (await window.signedIn?.check({ isInsisting: true }).catch(() => false)) && !one.isAgain) {
        one.isAgain = true;
        return send();
      }
      // Thrown away in another window, or no more for this person to see: trying again would not help.
      if (status === 404) return tell(texts.thrownAway, texts.toDesk, () => location.assign(texts.desk));
      return tell(texts.notSaved, texts.again, () => {
        one.isAgain = false;
        send();
      });
    }
    waiting.shift();
    if (status === 409) {
      waiting.length = 0;
      isFaulty = true;
      return tell(answer.error, texts.load, () => {
        isFaulty = false;
        location.href = answer.made ?? location.pathname;
      });
    }
    form.elements.version.value = answer.version;
    if (one.inputs) showErrors(one.inputs, answer.errors ?? {});
    if (answer.reload && !waiting.length) return location.reload();
    if (status === 200) show(answer, one);
    if (waiting.length) send();
    else tell(texts.saved);
  }

  function inputsOf(value) {
    return document.getElementById(value)?.querySelectorAll("input:not([type=radio]), select, textarea") ?? [];
  }

  function tell(text, act, then) {
    state.textContent = `${text} `;
    state.classList.toggle("intake-bar__state--faulty", isFaulty);
    if (!act) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "intake-link";
    button.textContent = act;
    button.addEventListener("click", then);
    state.append(button);
  }

  /** Put in what the server shows anew, with the focus where it was, or where the decision leads. */
  function show(answer, one) {
    const focused = document.activeElement;
    const within = focused?.closest?.("[data-key]")?.dataset.key;
    const name = focused?.name;
    for (const [id, html] of Object.entries(answer.replace ?? {})) {
      const element = document.getElementById(id);
      if (!element) continue;
      if (id === "intake-count") element.innerHTML = html;
      else put(element, html);
    }
    enable(sheet);
    source.mark();
    tally();
    if (one.decision.startsWith("save:")) {
      if (!document.contains(focused) && name) form.elements[name]?.focus?.();
    } else if (answer.go_to) {
      goTo(document.getElementById(answer.go_to) ?? document.getElementById(within));
    }
    forgetTexts();
  }

  /** HTML in an element's place; the scripts in it, by which Wagtail begins a calendar, are run. */
  function put(element, html) {
    const parsed = document.createElement("template");
    parsed.innerHTML = html;
    for (const old of parsed.content.querySelectorAll("script")) {
      const script = document.createElement("script");
      script.textContent = old.textContent;
      old.replaceWith(script);
    }
    element.replaceWith(parsed.content);
  }

  function showErrors(key, errors) {
    for (const input of inputsOf(key)) {
      const place = document.getElementById(`errors-${input.name}`);
      if (!place) continue;
      const paragraphs = (errors[input.name] ?? []).map((text) => Object.assign(document.createElement("p"), { textContent: text }));
      place.replaceChildren(...paragraphs);
      input.setAttribute("aria-invalid", String(paragraphs.length > 0));
      input.setAttribute("aria-describedby", place.id);
    }
  }

  /** Show and focus a value. */
  function goTo(value) {
    if (!value) return;
    choose("sheet");
    const details = value.querySelector("details");
    if (details) details.open = true;
    const target = value.querySelector("input:not([type=hidden]), textarea, select, button:not([hidden])");
    value.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
    source.light(value, false);
  }

  function enable(within) {
    for (const button of within.querySelectorAll("[data-show], [data-take]")) button.hidden = false;
    takeable();
  }

  /** How many values are still to be looked at, in each page and in all. */
  function tally() {
    let all = 0;
    for (const badge of sheet.querySelectorAll("[data-looks]")) {
      const part = document.getElementById(`part-${badge.dataset.looks}`);
      const number = part.matches(".intake-part--off") ? 0 : part.querySelectorAll("[data-look]").length;
      badge.hidden = number === 0;
      badge.querySelector("[data-number]").textContent = number;
      all += number;
    }
    const bar = form.querySelector("[data-all-looks]");
    bar.hidden = all === 0;
    bar.querySelector("[data-number]").textContent = all;
  }

  /** The next value to be looked at, after the one with the focus. */
  function nextLook() {
    const looks = [...sheet.querySelectorAll(".intake-part:not(.intake-part--off) [data-look]")];
    const last = (lastLook && document.getElementById(lastLook)) ?? document.activeElement;
    const next = looks.find((one) => last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ?? looks[0];
    lastLook = next?.id;
    goTo(next);
  }

  /** "Take the selected words" can be pressed while words are selected. */
  function takeable() {
    for (const button of sheet.querySelectorAll("[data-take]")) button.disabled = !source.selected;
  }

  // A text that was fetched is fetched anew when it is looked at the next time.
  function forgetTexts() {
    for (const details of sheet.querySelectorAll("[data-text-of]")) {
      delete details.dataset.isHere;
      if (details.open) fetchText(details);
    }
  }

  async function fetchText(details) {
    if (details.dataset.isHere) return;
    details.dataset.isHere = "1";
    const response = await fetch(texts.text.replace("KEY", details.dataset.textOf));
    if (response.ok) details.querySelector("[data-text-here]").innerHTML = await response.text();
  }

  // How far what stands on top of the screen reaches down: the admin's header.
  const header = document.querySelector(".w-slim-header");
  const top = form.closest("main")?.getBoundingClientRect().top ?? 0;
  if (header) form.style.setProperty("--header", `${header.getBoundingClientRect().bottom - top}px`);

  // Tabs of a narrow screen.
  const tabs = form.querySelector(".intake-tabs");
  function choose(name) {
    form.dataset.shown = name;
    for (const tab of tabs.children) {
      const isChosen = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
  }
  tabs.hidden = false;
  choose("sheet");
  tabs.addEventListener("click", (event) => event.target.id.startsWith("tab-") && choose(event.target.id.slice(4)));
  tabs.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    choose(form.dataset.shown === "sheet" ? "source" : "sheet");
    tabs.querySelector("[aria-selected=true]").focus();
  });

  sheet.addEventListener("change", (event) => {
    const { target } = event;
    if (target.dataset.make) {
      const isMade = target.checked;
      document.getElementById(`part-${target.dataset.make}`).classList.toggle("intake-part--off", !isMade);
      source.mark();
      tally();
      decide(`${isMade ? "make" : "skip"}:${target.dataset.make}`);
    } else if (target.dataset.kind) decide(`kind:${target.dataset.kind}:${target.value}`);
    else if ("language" in target.dataset) decide(`language:${target.value}`);
    else if ("picturesTo" in target.dataset) decide(`pictures:${target.value}`);
    else if (target.name?.startsWith("reading-")) decide(`reading:${target.name.slice(8)}:${target.value}`);
    else if (target.closest("[data-key]")) saveOf(target.closest("[data-key]"));
  });
  function saveOf(value) {
    value.classList.remove("intake-value--look");
    value.removeAttribute("data-look");
    source.mark();
    tally();
    decide(`save:${value.dataset.key}`, value.dataset.key);
  }
  // Pressed buttons of the whole form are single decisions here; but for the drafts, for which all is sent.
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const value = button.closest("[data-key]");
    if ("show" in button.dataset) {
      choose("source");
      source.light(value, true);
    } else if ("take" in button.dataset && source.selected) {
      const span = source.selected.join("-");
      source.forget();
      decide(`words:${value.dataset.key}:${span}`);
    } else if ("nextLook" in button.dataset) nextLook();
    else if (button.name === "do" && button.value !== "make") {
      event.preventDefault();
      decide(button.value);
    }
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "make") {
      // What still waits is in the form as well.
      if (waiting.some((one) => !one.decision.startsWith("save:"))) {
        event.preventDefault();
        send();
      } else waiting.length = 0;
    }
  });
  form.addEventListener("intake:go-to", (event) => goTo(event.detail));
  for (const name of ["focusin", "pointerover"]) {
    sheet.addEventListener(name, (event) => {
      const value = event.target.closest("[data-key]");
      if (value || name === "focusin") source.light(value, name === "focusin" && matchMedia("(min-width: 62rem)").matches);
    });
  }
  sheet.addEventListener("toggle", (event) => event.target.dataset.textOf && event.target.open && fetchText(event.target), true);
  window.addEventListener("beforeunload", (event) => (waiting.length || isFaulty) && event.preventDefault());
  source.addEventListener("select", takeable);
  new window.intake.Pointing(form, source, decide);
  form.querySelector("#intake-keys").hidden = false;
  if (source.layers.taken) form.querySelector("[data-legend]").hidden = false;
  enable(sheet);
  source.mark();
  tally();
  goTo(sheet.querySelector(".intake-errors p")?.closest("[data-key]"));

  const more = form.querySelector("[data-more-pictures]");
  more.hidden = false;
  more.querySelector("input").addEventListener("change", async ({ target }) => {
    const status = form.querySelector("[data-pictures-status]");
    const errors = await window.intake.sendPictures([...target.files], texts.pictures, form.elements.csrfmiddlewaretoken.value, (number, all) => {
      status.textContent = `${number} / ${all}`;
    });
    if (errors.length) status.textContent = errors.join(" ");
    else location.reload();
  });
}
