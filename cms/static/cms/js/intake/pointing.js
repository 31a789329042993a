/**
 * "These words are the venue": the menu over words that were selected in the report, and the way from marked
 * words to their values.
 */
window.intake ??= {};

window.intake.Pointing = class Pointing {
  constructor(form, source, decide) {
    this.form = form;
    this.source = source;
    this.decide = decide;
    this.menu = form.querySelector("[data-menu]");
    source.element.addEventListener("pointerup", () => setTimeout(() => this.offer(false)));
    source.element.addEventListener("click", (event) => this.follow(event));
    source.element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && source.selected) {
        event.preventDefault();
        this.offer(true);
      } else if (event.key === "Escape") this.close();
    });
    this.menu.addEventListener("keydown", (event) => this.keys(event));
    document.addEventListener("pointerdown", (event) => {
      if (!this.menu.hidden && !this.menu.contains(event.target) && !source.element.contains(event.target)) this.close();
    });
  }

  /** A click into marked words goes to the value they stand in. */
  follow(event) {
    const { isCollapsed } = document.getSelection();
    const place = isCollapsed && event.detail === 1 ? this.source.placeAt(event.clientX, event.clientY) : null;
    const [value] = place === null ? [] : this.source.valuesAt(place);
    if (value) this.goTo(value);
  }

  goTo(value) {
    this.close();
    this.form.dispatchEvent(new CustomEvent("intake:go-to", { detail: value }));
  }

  offer(byKey) {
    const span = this.source.selected;
    if (!span) return this.close();
    const words = this.source.words(span);
    const texts = this.form.dataset;
    this.menu.replaceChildren();
    const head = document.createElement("p");
    head.className = "intake-menu__head";
    head.textContent = `${texts.selected} “${words.length > 70 ? `${words.slice(0, 69)}…` : words}”`;
    this.menu.append(head);
    const values = this.source.valuesAt(span[0]);
    for (const value of values.slice(0, 3)) {
      const label = value.closest("[data-place]").dataset.label;
      const part = value.closest("[data-part]").dataset.label;
      this.add(this.menu, `${texts.goTo} ${label} (${part})`, () => this.goTo(value), "intake-menu__go");
    }
    for (const part of this.form.querySelectorAll("[data-part]:not(.intake-part--off)")) {
      const group = document.createElement("div");
      group.className = "intake-menu__group";
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", part.dataset.label);
      const title = document.createElement("p");
      title.textContent = part.dataset.label;
      title.setAttribute("aria-hidden", "true");
      group.append(title);
      for (const field of part.querySelectorAll("[data-place]")) {
        this.add(group, field.dataset.label, () => this.point(`point:${field.dataset.place}:${span.join("-")}`));
      }
      this.menu.append(group);
    }
    this.add(this.menu, texts.leftOut, () => this.point(`drop:${span.join("-")}`), "intake-menu__drop");
    this.menu.hidden = false;
    this.stand();
    if (byKey) this.menu.querySelector("button").focus();
  }

  add(parent, label, act, className = "") {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.className = className;
    button.addEventListener("click", act);
    parent.append(button);
  }

  point(decision) {
    this.close();
    this.source.forget();
    this.decide(decision);
  }

  /** Below the words where there is room, else above them; a phone has it at the bottom by its style. */
  stand() {
    const words = this.source.box();
    if (!words) return;
    const { offsetHeight: height, offsetWidth: width } = this.menu;
    const below = words.bottom + 8 + height < window.innerHeight - 72;
    this.menu.style.setProperty("--top", `${below ? words.bottom + 8 : Math.max(words.top - height - 8, 8)}px`);
    this.menu.style.setProperty("--left", `${Math.max(Math.min(words.left, window.innerWidth - width - 16), 8)}px`);
  }

  keys(event) {
    const buttons = [...this.menu.querySelectorAll("button")];
    const number = buttons.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      buttons[(number + step + buttons.length) % buttons.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      this.close();
      this.source.element.focus();
    }
  }

  close() {
    this.menu.hidden = true;
  }
};
