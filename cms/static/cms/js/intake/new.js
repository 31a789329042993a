/**
 * The form of a report: keeps the markup of what is pasted beside its words, and sends photographs one by one
 * after the report, so that neither is lost when the other fails.
 */
window.intake ??= {};

{
  const form = document.querySelector("[data-intake-new]");
  const area = form.querySelector("[data-intake-text]");
  const status = form.querySelector("[data-intake-status]");
  const button = form.querySelector("button[type=submit]");
  const texts = form.dataset;
  const MOST = 200_000;
  // In bytes: all of a form but its files has to fit into Django's 2.5 MB.
  const HTML_MOST = 1_500_000;

  area.addEventListener("paste", (event) => {
    const isAll = area.value.slice(0, area.selectionStart).trim() + area.value.slice(area.selectionEnd).trim() === "";
    const html = event.clipboardData?.getData("text/html") ?? "";
    // The markup stands for the whole field, or it stands for nothing.
    const light = html.replace(/src="data:[^"]*"/g, "");
    form.elements.html.value = isAll && new Blob([light]).size <= HTML_MOST ? light : "";
    area.dataset.pasted = "";
    setTimeout(() => (area.dataset.pasted = area.value));
  });
  area.addEventListener("input", () => {
    if ("pasted" in area.dataset && area.dataset.pasted && area.value !== area.dataset.pasted) form.elements.html.value = "";
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handIn();
  });

  async function handIn(isAgain = false) {
    clear();
    if (area.value.length > MOST) return fail({ text: [texts.tooLong] });
    const pictures = [...form.elements.pictures.files];
    const data = new FormData(form);
    data.delete("pictures");
    busy(true);
    status.textContent = texts.sending;
    let answer;
    let hasAnswered = false;
    try {
      const response = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
      hasAnswered = true;
      answer = await response.json();
    } catch {
      busy(false);
      // Signed out meanwhile: the admin's own dialog asks to sign in again.
      if (hasAnswered && !isAgain && (await window.signedIn?.check({ isInsisting: true }).catch(() => false))) return handIn(true);
      status.textContent = texts.notSent;
      return;
    }
    if (answer.errors) {
      busy(false);
      return fail(answer.errors);
    }
    const token = form.elements.csrfmiddlewaretoken.value;
    const errors = await window.intake.sendPictures(pictures, answer.pictures, token, (number, all) => {
      status.textContent = texts.picture.replace("{number}", number).replace("{all}", all);
    });
    if (!errors.length) return location.assign(answer.address);
    status.textContent = `${texts.unusable} ${errors.join(" ")} `;
    const go = Object.assign(document.createElement("a"), { href: answer.address, textContent: texts.goOn });
    status.append(go);
    go.focus();
  }

  function busy(isBusy) {
    button.disabled = isBusy;
  }
  function clear() {
    for (const old of form.querySelectorAll("[data-intake-error]")) old.remove();
    for (const field of form.elements) field.removeAttribute?.("aria-invalid");
    status.textContent = "";
  }
  function fail(errors) {
    let first = null;
    for (const [name, messages] of Object.entries(errors)) {
      const input = form.elements[name] ?? area;
      const message = Object.assign(document.createElement("p"), { className: "error-message", textContent: messages.join(" ") });
      message.dataset.intakeError = "";
      message.id = `error-${name}`;
      message.setAttribute("role", "alert");
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", message.id);
      input.after(message);
      first ??= input;
    }
    first?.focus();
  }
}
