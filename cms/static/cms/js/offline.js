// Lists the pages a reader has on the device, on the page that is shown where there is no line.

const parser = new DOMParser();

/** The pages of a cache, the newest first: address, title and language. */
async function kept(name) {
  if (!(await caches.has(name))) {
    return [];
  }
  const cache = await caches.open(name);
  const requests = (await cache.keys()).reverse();
  return Promise.all(
    requests.map(async ({ url }) => {
      const page = parser.parseFromString(await (await cache.match(url, { ignoreVary: true })).text(), "text/html");
      const title = page.querySelector("h1")?.textContent ?? page.title;
      return { url, title, language: page.documentElement.lang };
    }),
  );
}

function list(section, pages) {
  for (const { url, title, language } of pages) {
    const link = document.createElement("a");
    link.href = url;
    link.lang = language;
    link.textContent = title.trim();
    const item = document.createElement("li");
    item.append(link);
    section.querySelector("ul").append(item);
  }
  section.hidden = pages.length === 0;
}

const sections = [...document.querySelectorAll("[data-kept]")];
Promise.all(sections.map((section) => kept(section.dataset.kept))).then(([asked, read]) => {
  list(sections[0], asked);
  list(
    sections[1],
    read.filter(({ url }) => !asked.some((page) => page.url === url)),
  );
  document.querySelector("[data-nothing]").hidden = asked.length + read.length > 0;
});

document.querySelector("[data-again]").addEventListener("click", (event) => {
  event.preventDefault();
  location.reload();
});
