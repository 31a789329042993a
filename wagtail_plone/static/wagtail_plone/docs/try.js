// Trying a request on the page: a GET to this very site, as everybody may send it.
"use strict";

(() => {
  const HEADERS = ["Content-Type", "ETag", "Cache-Control", "Vary", "Retry-After", "Deprecation", "Sunset"];
  const MOST = 100_000;

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /** The address to ask: of this site alone, whatever was typed. */
  const addressOf = (typed) => {
    const address = new URL(typed, location.origin);
    if (address.origin !== location.origin) throw new Error(`Only addresses of ${location.origin} can be tried here.`);
    return address;
  };

  const facts = (response, bytes) => {
    const list = element("dl");
    const told = HEADERS.map((name) => [name, response.headers.get(name)]).filter(([, value]) => value);
    const way = response.redirected ? [["Redirected to", response.url]] : [];
    for (const [name, value] of [["Status", `${response.status} ${response.statusText}`], ...way, ...told, ["Size", `${bytes} bytes`]]) {
      list.append(element("dt", { textContent: name }), element("dd", {}, element("code", { textContent: value })));
    }
    return list;
  };

  const shown = async (response) => {
    const body = await response.blob();
    const kind = response.headers.get("Content-Type") ?? "";
    if (kind.startsWith("image/")) {
      const picture = element("img", { src: URL.createObjectURL(body), alt: "The picture that came" });
      return [facts(response, body.size), picture];
    }
    let text = await body.text();
    if (kind.includes("json")) text = JSON.stringify(JSON.parse(text), null, 2);
    const rest = text.length - MOST;
    if (rest > 0) text = `${text.slice(0, MOST)}\n… and ${rest} characters more`;
    const pre = element("pre", { tabIndex: 0 }, element("code", { textContent: text }));
    pre.setAttribute("aria-label", "Body");
    pre.setAttribute("role", "region");
    return text ? [facts(response, body.size), pre] : [facts(response, body.size)];
  };

  const panel = (request, number) => {
    const field = element("input", { id: `try-${number}`, value: request.dataset.try, spellcheck: false, autocomplete: "off" });
    const label = element("label", { htmlFor: field.id, textContent: "GET, to this site, without signing in" });
    const form = element("form", {}, label, field, element("button", { textContent: "Send" }));
    const result = element("div", { className: "result code", hidden: true });
    // Said aloud; the answer itself is too long for that.
    const said = element("p", { className: "status" });
    said.setAttribute("role", "status");
    const headers = { Accept: request.dataset.headerAccept ?? "application/json" };
    if (request.dataset.headerIfNoneMatch) headers["If-None-Match"] = request.dataset.headerIfNoneMatch;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.textContent = "Asking…";
      try {
        const options = { headers, credentials: "omit", cache: "no-store" };
        const response = await fetch(addressOf(field.value), options);
        result.replaceChildren(...(await shown(response)));
        said.textContent = `Answer ${response.status} ${response.statusText}`;
      } catch (error) {
        result.replaceChildren(element("p", { className: "fault", textContent: error.message }));
        said.textContent = error.message;
      }
      result.hidden = false;
    });
    return element("div", { className: "try", hidden: true }, form, said, result);
  };

  document.querySelectorAll(".request[data-try]").forEach((request, number) => {
    const button = element("button", { type: "button", textContent: "Try it" });
    const below = panel(request, number);
    below.id = `try-panel-${number}`;
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", below.id);
    button.addEventListener("click", () => {
      below.hidden = !below.hidden;
      button.setAttribute("aria-expanded", String(!below.hidden));
      if (!below.hidden) below.querySelector("input").focus();
    });
    request.querySelector(".samples").after(button, below);
  });
})();
