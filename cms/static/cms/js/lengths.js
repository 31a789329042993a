/**
 * Counters in place of limits that cut: what is pasted into a field of the admin arrives whole.
 *
 * A browser drops what goes beyond a field's `maxlength` and tells nobody. Here the limit becomes a counter
 * below the field: for fields of several lines with the first character, for others once the limit comes near.
 * Screen readers hear it with the field, and politely when a pause in typing finds the text near its limit or
 * over it.
 */
{
  const texts = JSON.parse(document.getElementById("counter-texts").textContent);
  const NEAR = 0.8;
  const PAUSE_MILLISECONDS = 1000;
  let announcing = 0;

  function attach(field) {
    const most = field.maxLength;
    field.removeAttribute("maxlength");
    field.dataset.most = most;
    if (field.type === "hidden") return;
    const counter = document.createElement("p");
    counter.className = "w-help-text text-counter";
    counter.id = `${field.id || field.name}-counter`;
    field.after(counter);
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${counter.id}`.trim());
    field.addEventListener("input", () => show(field, counter, true));
    show(field, counter, false);
    // Blocks get their text only after their field stands in the page.
    setTimeout(() => show(field, counter, false));
  }

  function show(field, counter, isTyping) {
    const most = Number(field.dataset.most);
    // As the server counts: signs outside the basic plane are one character.
    const count = [...field.value].length;
    const isOver = count > most;
    const isNear = count >= most * NEAR;
    counter.hidden = !isNear && !(count && field.tagName === "TEXTAREA");
    counter.classList.toggle("text-counter--over", isOver);
    counter.textContent = (isOver ? texts.over : texts.count).replace(
      /%\((\w+)\)s/g,
      (_, name) => ({ count, most, over: count - most })[name],
    );
    clearTimeout(announcing);
    if (isTyping && isNear) announcing = setTimeout(() => announce(counter.textContent), PAUSE_MILLISECONDS);
  }

  let region;
  function announce(text) {
    if (!region) {
      region = document.createElement("div");
      region.className = "w-sr-only";
      region.setAttribute("role", "status");
      document.body.append(region);
    }
    region.textContent = text;
  }

  const LIMITED = "input[maxlength], textarea[maxlength]";
  const attachAll = (root) => root.querySelectorAll(LIMITED).forEach(attach);

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches(LIMITED)) attach(node);
        attachAll(node);
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
  attachAll(document);
}
