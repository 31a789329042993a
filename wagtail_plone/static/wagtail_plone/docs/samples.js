// Languages of samples as tabs, the choice kept for all pages; buttons that copy.
"use strict";

(() => {
  const CHOICE = "api-docs-language";

  /** The language chosen last, where the browser keeps such things. */
  const chosen = () => {
    try {
      return localStorage.getItem(CHOICE) ?? "";
    } catch {
      return "";
    }
  };

  const keep = (language) => {
    try {
      localStorage.setItem(CHOICE, language);
    } catch {
      // A browser that keeps nothing asks again on the next page.
    }
  };

  /** Show one language in a group of samples; the first one where the group does not have it. */
  const show = (group, language) => {
    const tabs = [...group.querySelectorAll("[role=tab]")];
    const tab = tabs.find((each) => each.dataset.language === language) ?? tabs[0];
    for (const each of tabs) {
      const isShown = each === tab;
      each.setAttribute("aria-selected", String(isShown));
      each.tabIndex = isShown ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).hidden = !isShown;
    }
  };

  /** Choose a language in every group, without the page moving under the reader's eyes. */
  const choose = (tab) => {
    const before = tab.getBoundingClientRect().top;
    for (const group of document.querySelectorAll(".samples.tabbed")) show(group, tab.dataset.language);
    keep(tab.dataset.language);
    window.scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
  };

  const move = (event) => {
    const tabs = [...event.currentTarget.querySelectorAll("[role=tab]")];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const ends = { Home: 0, End: tabs.length - 1 };
    const next = step ? tabs.indexOf(event.target) + step : ends[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    choose(tab);
    tab.focus();
  };

  document.querySelectorAll(".samples").forEach((group, number) => {
    const list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Language of the sample");
    group.querySelectorAll(".sample").forEach((sample, place) => {
      sample.id = `sample-${number}-${place}`;
      const tab = document.createElement("button");
      tab.type = "button";
      tab.id = `tab-${number}-${place}`;
      tab.dataset.language = sample.dataset.language;
      tab.textContent = sample.querySelector(".label").textContent;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", sample.id);
      tab.addEventListener("click", () => choose(tab));
      sample.setAttribute("role", "tabpanel");
      sample.setAttribute("aria-labelledby", tab.id);
      list.append(tab);
    });
    list.addEventListener("keydown", move);
    group.prepend(list);
    group.classList.add("tabbed");
    show(group, chosen());
  });

  for (const code of document.querySelectorAll(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.querySelector("pre").textContent);
        button.textContent = "Copied";
      } catch {
        // Not every page may write to the clipboard: then it is selected, for copying by hand.
        getSelection().selectAllChildren(code.querySelector("pre"));
        button.textContent = "Selected";
      }
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    code.append(button);
  }

  // A page chosen in the list is there at once; the list does not stay above it.
  document.querySelector("#pages").addEventListener("click", (event) => {
    if (event.target.closest("a") && event.currentTarget.matches(":popover-open")) event.currentTarget.hidePopover();
  });
})();
