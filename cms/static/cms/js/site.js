// What makes the pages a little more comfortable; every page works without it.

const YEAR = 365 * 24 * 60 * 60;

// The language a reader chose is remembered for the next time they come to the bare address.
for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `django_language=${link.dataset.language}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
  });
}

// Browsers may refuse storage altogether; nothing here is worth an error.
const memory = {
  get(name) {
    try {
      return sessionStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      sessionStorage.setItem(name, value);
    } catch {
      // Then it is simply not remembered.
    }
  },
};

// A list remembers how it was left; pages lead back to it that way.
if (document.querySelector("main[data-list]")) {
  memory.set(`list:${location.pathname}`, location.pathname + location.search);
}
for (const link of document.querySelectorAll("a[data-back-to-list]")) {
  link.href = memory.get(`list:${link.pathname}`) ?? link.href;
}

// One view a visit and page. The page was made for everybody, perhaps some views ago: the answer has their
// number now, in the words of the language around it.
const counted = document.querySelector("main[data-count-view]");
if (counted) {
  const address = counted.dataset.countView;
  const shown = counted.querySelector("[data-views]");
  const known = memory.get(`viewed:${address}`);
  if (known) {
    showViews(shown, known);
  } else {
    memory.set(`viewed:${address}`, "{}");
    const language = (shown ?? counted).closest("[lang]").lang;
    fetch(`${address}?language=${language}`, { method: "POST", keepalive: true })
      .then((answer) => (answer.ok ? answer.text() : "{}"))
      .then((text) => {
        memory.set(`viewed:${address}`, text);
        showViews(shown, text);
      })
      .catch(() => {});
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-share]")) {
  button.hidden = !(navigator.share || navigator.clipboard);
  button.addEventListener("click", async () => {
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    try {
      if (navigator.share) {
        await navigator.share({ title: document.title, url: address });
      } else {
        await navigator.clipboard.writeText(address);
        say(button, button.dataset.copied);
      }
    } catch {
      // The reader closed the dialog, or the browser does not allow it.
    }
  });
}

/** Shows a message on a button for a moment. */
function say(button, message) {
  const label = button.textContent;
  button.textContent = message;
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

/** Shows how often the page was read where an answer tells of more views than the page does. */
function showViews(shown, answer) {
  const { views = 0, words = "" } = JSON.parse(answer);
  if (shown && views > Number(shown.dataset.views)) {
    shown.querySelector("span").textContent = words;
    shown.hidden = false;
  }
}
