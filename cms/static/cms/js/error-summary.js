/**
 * A summary of errors at the top of a form that could not be saved: one line a field, each a way to it.
 *
 * The server marks every field; on a form of six tabs and thirty rows they have to be looked for otherwise.
 */
(() => {
  const named = (field) => {
    const words = [];
    const labels = [...field.querySelectorAll("input, textarea, select")].flatMap(({ labels }) => [...(labels ?? [])]);
    const label = labels[0]?.textContent ?? "";
    for (let section = field.parentElement?.closest("[data-panel]"); section; ) {
      const heading = section.querySelector(":scope > .w-panel__header [data-panel-heading-text]")?.textContent;
      if (heading?.trim()) words.unshift(heading.trim());
      section = section.parentElement?.closest("[data-panel]");
    }
    const own = label.replace("*", "").trim();
    if (own && words.at(-1) !== own) words.push(own);
    return [...new Set(words)].join(" › ");
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("page-edit-form");
    const message = document.querySelector(".messages .error, [data-messages] .error");
    if (!form || !message) return;
    // Blocks draw themselves after the page has been read.
    requestAnimationFrame(() => {
      const errors = [...form.querySelectorAll(".w-field__errors .error-message, li.error-message")];
      if (!errors.length) return;
      const list = document.createElement("ul");
      list.className = "error-summary";
      for (const error of errors) {
        const field = error.closest("[data-field], .w-field, [data-inline-panel-child]") ?? error.parentElement;
        const item = document.createElement("li");
        const link = document.createElement("a");
        const name = named(field);
        link.href = "#";
        link.textContent = name ? `${name}: ${error.textContent.trim()}` : error.textContent.trim();
        link.addEventListener("click", (event) => {
          event.preventDefault();
          window.fieldPlaces.show(field);
        });
        item.append(link);
        list.append(item);
      }
      message.append(list);
      list.querySelector("a").focus();
    });
  });
})();
