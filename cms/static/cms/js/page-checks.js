/**
 * The list of what a page still needs, in the editor's side panel: loaded with the page, and made anew each
 * time the page is saved, by itself or by hand.
 */
(() => {
  const EDITED = /\/pages\/(\d+)\/edit\//;

  let asked = null;

  // Looked up each time: a page that is saved for the first time gets a panel of its own.
  const load = async () => {
    const panel = document.querySelector("[data-page-checks]");
    const form = document.getElementById("page-edit-form");
    const page = form && new URL(form.action, location.href).pathname.match(EDITED)?.[1];
    if (!panel || !page) return;
    const list = panel.querySelector("[data-page-checks-list]");
    const failed = panel.querySelector("[data-page-checks-failed]");
    asked?.abort();
    asked = new AbortController();
    try {
      const response = await fetch(panel.dataset.address.replace(/0\/$/, `${page}/`), { signal: asked.signal });
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      const html = await response.text();
      // The same words are not read out again.
      if (html !== list.dataset.shown) list.innerHTML = html;
      list.dataset.shown = html;
      failed.hidden = true;
    } catch (error) {
      failed.hidden = error.name === "AbortError";
    }
  };

  document.addEventListener("w-autosave:success", load);
  document.addEventListener("DOMContentLoaded", load);
})();
