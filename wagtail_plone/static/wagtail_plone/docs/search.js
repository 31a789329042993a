// Searching all pages, by an index that is fetched when somebody first searches.
"use strict";

(() => {
  const form = document.querySelector(".search");
  const field = form.querySelector("input");
  const list = form.querySelector(".results");
  const status = form.querySelector(".status");
  const MOST = 12;
  const AROUND = 70;
  let index;

  const sections = () => {
    index ??= fetch(form.dataset.index)
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
      .catch(() => {
        index = undefined;
        return null;
      });
    return index;
  };

  /** How well a section fits: 0 where a word is missing, more where words stand in titles. */
  const fit = (section, words) => {
    const [page, heading, text] = [section.page, section.heading, section.text].map((part) => part.toLowerCase());
    let points = 0;
    for (const word of words) {
      const of = (page === word || page === `@${word}` ? 60 : page.includes(word) ? 20 : 0)
        + (heading.includes(word) ? 12 : 0) + (text.includes(word) ? 2 : 0);
      if (!of) return 0;
      points += of;
    }
    // The beginning of a page before its sections, guides before the reference.
    return points + (section.heading ? 0 : 13) + (section.group === "Guides" ? 4 : 0);
  };

  /** The words around the first hit, the hit marked. */
  const excerpt = (section, words) => {
    const lower = section.text.toLowerCase();
    const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
    const line = document.createElement("span");
    const at = places.length ? Math.min(...places) : 0;
    const word = words.find((each) => lower.startsWith(each, at)) ?? "";
    const from = Math.max(0, at - AROUND);
    const strong = document.createElement("strong");
    strong.textContent = section.text.slice(at, at + word.length);
    line.append(
      (from ? "…" : "") + section.text.slice(from, at), strong,
      section.text.slice(at + word.length, at + word.length + AROUND),
    );
    return line;
  };

  const entry = (section, words) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = form.dataset.base + section.path;
    link.append(section.heading ? `${section.page}: ${section.heading}` : section.page, excerpt(section, words));
    item.append(link);
    return item;
  };

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    status.textContent = "";
  };

  const search = async () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return close();
    const all = await sections();
    // Somebody went on typing while the index came.
    if (words.join(" ") !== field.value.toLowerCase().split(/\s+/).filter(Boolean).join(" ")) return undefined;
    if (!all) {
      status.textContent = "Searching needs a connection.";
      return undefined;
    }
    const hits = all.map((section) => ({ section, points: fit(section, words) })).filter(({ points }) => points);
    hits.sort((a, b) => b.points - a.points);
    list.replaceChildren(...hits.slice(0, MOST).map(({ section }) => entry(section, words)));
    list.hidden = !hits.length;
    status.textContent = hits.length === 1 ? "1 section" : `${hits.length} sections`;
    return undefined;
  };

  const step = (event) => {
    const links = [...list.querySelectorAll("a")];
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Escape") {
      close();
      field.focus();
    } else if (moves[event.key] && links.length) {
      event.preventDefault();
      const next = links.indexOf(document.activeElement) + moves[event.key];
      (links[next] ?? (next < 0 ? field : links.at(-1))).focus();
    }
  };

  form.hidden = false;
  form.addEventListener("keydown", step);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget) && event.relatedTarget) close();
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  field.addEventListener("input", search);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
})();
