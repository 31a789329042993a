/**
 * Places of fields in the page editor: found by the path that comments and checks write, and shown.
 *
 * A path names a field, then the blocks and rows in it: "starts_at", "programme.<block id>.date",
 * "awards.<row id>.school".
 */
window.fieldPlaces = {
  /** The element of a path, or of the part of it that is there; null for none. */
  find(path) {
    let place = null;
    for (const name of path.split(".")) {
      const within = place ?? document;
      const next = within.querySelector(`[data-contentpath="${CSS.escape(name)}"]`) ?? this.row(within, place, name);
      if (!next) break;
      place = next;
    }
    return place ?? document.querySelector(`[name="${CSS.escape(path)}"]`);
  },

  /** The row of an inline panel by its id, which its form keeps in a hidden field. */
  row(within, place, name) {
    if (!place) return document.querySelector(`#panel-child-${CSS.escape(name)}, #id_${CSS.escape(name)}-FORMS`);
    const ids = [...within.querySelectorAll("[data-inline-panel-child] > input[name$='-id'], input[name$='-id']")];
    return ids.find((input) => input.value === name)?.closest("[data-inline-panel-child]") ?? null;
  },

  /** Open what hides an element (a tab, a section, a block), bring it into sight and focus its first field. */
  show(element) {
    const tab = element.closest("[role='tabpanel']");
    if (tab?.hidden) document.querySelector(`[role='tab'][href="#${CSS.escape(tab.id)}"]`)?.click();
    for (let section = element; section; section = section.parentElement?.closest("[data-panel], .w-panel")) {
      section.querySelector(":scope > .w-panel__header [data-panel-toggle][aria-expanded='false']")?.click();
    }
    element.dispatchEvent(new CustomEvent("field-place:shown", { bubbles: true }));
    this.focusOnceVisible(element);
  },

  /** Tabs and sections open a few frames after the click. */
  focusOnceVisible(element, frames = 60) {
    if (element.offsetParent === null && frames > 0) {
      requestAnimationFrame(() => this.focusOnceVisible(element, frames - 1));
      return;
    }
    const field = [...element.querySelectorAll("input, textarea, select, button, [contenteditable='true']")].find(
      (candidate) => candidate.type !== "hidden" && candidate.offsetParent !== null && !candidate.disabled,
    );
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
    (field ?? element).focus({ preventScroll: true });
  },
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-field-place]");
  if (!link) return;
  const element = window.fieldPlaces.find(link.dataset.fieldPlace);
  if (!element) return;
  event.preventDefault();
  window.fieldPlaces.show(element);
});
