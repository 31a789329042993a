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

// A list, or the page of a branch, remembers how it was left and how far it was read; the way back from what
// it led to leads there.
const here = location.pathname + location.search;
if (document.querySelector("main[data-list]")) {
  memory.set(`list:${location.pathname}`, here);
  memory.set("list", location.pathname);
  if (memory.get("back") === here) {
    scrollTo({ top: Number(memory.get(`read:${here}`)), behavior: "instant" });
  }
  memory.set("back", "");
  addEventListener("pagehide", () => memory.set(`read:${here}`, String(scrollY)));
}
for (const link of document.querySelectorAll("a[data-back-to-list]")) {
  link.href = memory.get(`list:${link.pathname}`) ?? link.href;
  if (link.dataset.branch && memory.get("list") === link.dataset.branch) {
    link.href = memory.get(`list:${link.dataset.branch}`);
    link.textContent = link.dataset.branchWords;
  }
  link.addEventListener("click", () => memory.set("back", link.pathname + link.search));
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

// Paper gets small JPEG files: a PDF holds those as they are, and of any other format every point.
const pictures = document.querySelectorAll("picture > img");
addEventListener("beforeprint", () => {
  for (const image of pictures) {
    image.dataset.sizes = image.sizes;
    image.sizes = "240px";
    others(image).forEach((source) => (source.media = "not all"));
  }
});
addEventListener("afterprint", () => {
  for (const image of pictures) {
    image.sizes = image.dataset.sizes;
    others(image).forEach((source) => source.removeAttribute("media"));
  }
});

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

// A link to a session: to its day, and there to its title, which browsers look for and mark. Not before the
// page is there.
const programme = navigator.clipboard && document.querySelector("[data-copy]");
if (programme) {
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  whenIdle(() => programme.querySelectorAll(".session__title").forEach(addLink));
}

function addLink(title) {
  const words = title.textContent.trim();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "session__link";
  button.textContent = "#";
  button.ariaLabel = `${programme.dataset.copy}: ${words}`;
  button.addEventListener("click", async () => {
    const day = title.closest(".day").querySelector("h3").id;
    const found = encodeURIComponent(words).replaceAll("-", "%2D");
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}#${day}:~:text=${found}`);
    say(button, programme.dataset.copied);
  });
  title.append(" ", button);
}

// Pages are kept for when there is no line, by the worker; nothing of it for whoever is signed in.
const isForEverybody = document.querySelector("link[rel=manifest]");
if (navigator.serviceWorker && isForEverybody && !navigator.connection?.saveData) {
  addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => {}));
} else if (navigator.serviceWorker && !isForEverybody) {
  navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
  ["kept", "pages", "pictures"].forEach((name) => caches.delete(name));
}
// A page that a reader wants to have, however many others they read.
const keep = document.querySelector("[data-keep]");
if (keep && isForEverybody && navigator.serviceWorker) {
  const address = location.pathname;
  navigator.serviceWorker.ready.then(() => {
    keep.hidden = false;
  });
  caches
    .open("kept")
    .then((cache) => cache.match(address, { ignoreVary: true }))
    .then((copy) => keep.setAttribute("aria-pressed", String(Boolean(copy))))
    .catch(() => {});
  keep.addEventListener("click", async () => {
    const cache = await caches.open("kept");
    const isKept = await cache.delete(address, { ignoreVary: true });
    if (!isKept) {
      await cache.add(address);
    }
    keep.setAttribute("aria-pressed", String(!isKept));
  });
}

/** The other formats of a picture. */
function others(image) {
  return image.parentElement.querySelectorAll("source");
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
