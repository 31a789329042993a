// Suggestions below the search field: a combobox with a list (WAI-ARIA Authoring Practices, "combobox").
// Without this script the form searches by itself.
(() => {
  const form = document.querySelector("[data-suggestions]");
  const field = form?.querySelector("input[type=search]");
  const status = form?.querySelector("[data-suggestions-status]");
  if (!field) return;
  const WAIT = 150;
  const LETTERS_LEAST = 2;
  const known = new Map();
  let options = [];
  let current = -1;
  let waiting = 0;
  let asked = "";

  const list = document.createElement("div");
  list.id = "suggested";
  list.className = "suggested";
  list.role = "listbox";
  list.ariaLabel = form.querySelector("label").textContent;
  list.hidden = true;
  field.after(list);
  field.role = "combobox";
  field.ariaAutoComplete = "list";
  field.ariaExpanded = "false";
  field.setAttribute("aria-controls", list.id);

  function close() {
    list.hidden = true;
    field.ariaExpanded = "false";
    choose(-1);
  }

  function choose(number) {
    options[current]?.setAttribute("aria-selected", "false");
    current = number;
    const option = options[current];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function element(name, text, container) {
    const made = document.createElement("div");
    made.className = name;
    made.textContent = text;
    container.append(made);
    return made;
  }

  function show(groups) {
    choose(-1);
    list.replaceChildren();
    options = [];
    groups.forEach((group, number) => {
      const box = element("", "", list);
      box.role = "group";
      const name = element("suggested__group", group.name, box);
      name.id = `suggested-${number}`;
      box.setAttribute("aria-labelledby", name.id);
      for (const item of group.items) {
        const option = element("suggested__item", "", box);
        option.role = "option";
        option.id = `suggestion-${options.length}`;
        option.setAttribute("aria-selected", "false");
        option.dataset.url = item.url;
        element("suggested__title", item.title, option);
        element("suggested__kind", item.kind, option);
        options.push(option);
      }
    });
    list.hidden = options.length === 0;
    field.ariaExpanded = String(options.length > 0);
    const { none, count, countOne } = form.dataset;
    status.textContent =
      options.length === 0 ? none : options.length === 1 ? countOne : count.replace("{count}", options.length);
  }

  async function suggest() {
    const text = field.value.trim();
    asked = text;
    if (text.length < LETTERS_LEAST) {
      status.textContent = "";
      close();
      return;
    }
    if (!known.has(text)) {
      try {
        const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(text)}`);
        if (!answer.ok) return;
        known.set(text, (await answer.json()).groups);
      } catch {
        return;
      }
    }
    // Somebody may have typed on while the answer was on its way.
    if (asked === text && document.activeElement === field) show(known.get(text));
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, WAIT);
  });

  field.addEventListener("keydown", (event) => {
    // What a keyboard for Kazakh or another script composes is not finished yet.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) {
        if (event.key === "ArrowDown") suggest();
        return;
      }
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1;
      choose(((current + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && options[current] && !list.hidden) {
      event.preventDefault();
      location.assign(options[current].dataset.url);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });

  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  field.addEventListener("blur", close);
})();
