// The service worker: pages a reader read last, with their pictures, for when there is no line. `SETTINGS` stands
// above: what the server says of this site (`cms.offline.worker`).
//
// The network is asked first, so that nobody reads what is no longer so. What is kept is what the server says is
// the same for everybody, or a reader's own view of that; a page for somebody who is signed in empties everything.

const KEPT = "kept";
const PAGES = "pages";
const PICTURES = "pictures";
const FILES = "files";
const SHELL = `shell-${SETTINGS.version}`;
// How many of each are kept, the oldest going first; those that a reader asked to keep go last.
const MOST = { [KEPT]: 20, [PAGES]: 30, [PICTURES]: 120, [FILES]: 60 };
// Bytes of a picture.
const LARGEST_PICTURE = 400_000;
// Milliseconds after which a page that is kept does for one that does not come.
const PATIENCE = 4000;
const GONE = [403, 404, 410];
// Names that change with what is in the file.
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const ANY = { ignoreVary: true };

addEventListener("install", (event) => event.waitUntil(prepare()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", answer);

async function prepare() {
  const shell = await caches.open(SHELL);
  await Promise.all(
    SETTINGS.shell.map(async (address) => {
      // As for a reader nobody knows, whoever is reading.
      const response = await fetch(address, { credentials: "omit", cache: "no-cache" });
      if (!response.ok) {
        throw new Error(`${address} answered ${response.status}`);
      }
      await shell.put(address, response);
    }),
  );
  await skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
}

function answer(event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isPage = request.mode === "navigate";
  if (origin !== location.origin) {
    return;
  }
  if (pathname.startsWith("/admin/")) {
    if (isPage) {
      event.waitUntil(forget());
    }
  } else if (request.method !== "GET") {
    // Sent as it is, or not at all.
  } else if (isPage) {
    if (pathname === "/" || languageOf(pathname)) {
      event.respondWith(page(event));
    }
  } else if (pathname.startsWith(SETTINGS.static)) {
    event.respondWith(file(request));
  } else if (request.destination === "image" && SETTINGS.pictures.some((start) => pathname.startsWith(start))) {
    event.respondWith(picture(request));
  }
}

const languageOf = (pathname) => SETTINGS.languages.find((code) => pathname.startsWith(`/${code}/`));

async function page(event) {
  const fetched = fromNetwork(event);
  // Kept for the next time, even where it comes too late for this one.
  event.waitUntil(fetched.catch(() => {}));
  const copy = await copyOf(event.request);
  if (!copy) {
    return fetched.catch(() => offlinePage(event.request));
  }
  const wait = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  return (await Promise.race([fetched.catch(() => null), wait])) ?? noted(event.request, copy);
}

async function fromNetwork(event) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  event.waitUntil(take(event.request, response.clone()));
  return response;
}

/** Keeps a page, or forgets what the server no longer gives to everybody. */
async function take(request, response) {
  const lifetime = response.headers.get("cache-control") ?? "";
  if (lifetime.includes("no-store")) {
    await forget();
  } else if (response.status === 200 && isForOffline(response, lifetime)) {
    await put((await has(KEPT, request)) ? KEPT : PAGES, request, response);
  } else if (response.ok || GONE.includes(response.status)) {
    await Promise.all([KEPT, PAGES].map((name) => remove(name, request)));
  }
}

function isForOffline(response, lifetime) {
  const isHtml = response.headers.get("content-type")?.startsWith("text/html");
  return isHtml && (lifetime.includes("public") || response.headers.has("offline-copy"));
}

async function copyOf(request) {
  return (await has(KEPT, request)) ?? has(PAGES, request);
}

async function has(name, request) {
  return (await caches.open(name)).match(request, ANY);
}

async function remove(name, request) {
  return (await caches.open(name)).delete(request, ANY);
}

async function put(name, request, response) {
  const cache = await caches.open(name);
  await cache.delete(request, ANY);
  await cache.put(request, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key, ANY)));
}

async function forget() {
  await Promise.all([KEPT, PAGES, PICTURES].map((name) => caches.delete(name)));
}

/** A kept page that says so, and from when it is. */
async function noted(request, copy) {
  const language = languageOf(new URL(request.url).pathname);
  // Browsers know no Kazakh months.
  const date = new Date(copy.headers.get("date")).toLocaleDateString(language === "en" ? "en-GB" : "ru");
  const note = `<p class="offline-note" role="status">${SETTINGS.note[language].replace("{date}", date)}</p>`;
  const text = await copy.text();
  const headers = { "content-type": copy.headers.get("content-type") };
  return new Response(text.replace(/<main[^>]*>/, (main) => main + note), { headers });
}

async function offlinePage(request) {
  const language = languageOf(new URL(request.url).pathname) ?? SETTINGS.languages[0];
  return (await has(SHELL, `/${language}/offline/`)) ?? Response.error();
}

async function file(request) {
  const copy = (await has(FILES, request)) ?? (await has(SHELL, request));
  if (copy && HASHED.test(new URL(request.url).pathname)) {
    return copy;
  }
  try {
    const response = await fetch(request);
    if (response.status === 200) {
      await put(FILES, request, response.clone());
    }
    return response;
  } catch {
    return copy ?? Response.error();
  }
}

async function picture(request) {
  try {
    const response = await fetch(request);
    if (GONE.includes(response.status)) {
      await remove(PICTURES, request);
    } else if (response.status === 200 && Number(response.headers.get("content-length")) <= LARGEST_PICTURE) {
      await put(PICTURES, request, response.clone());
    }
    return response;
  } catch {
    return (await has(PICTURES, request)) ?? Response.error();
  }
}
