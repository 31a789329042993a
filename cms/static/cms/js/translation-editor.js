// Saves each segment of a translation when it is left or typing rests, and offers what the page knows.
(() => {
  const form = document.querySelector("[data-translation]");
  if (!form) return;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const progress = document.getElementById("translation-progress");
  const REST = 1500;
  const unsaved = new Set();

  const grow = (field) => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };

  const show = (row, answer) => {
    row.dataset.state = answer.state;
    row.querySelector("[data-status]").innerHTML = answer.status;
    row.querySelector("[data-confirm]").hidden = !["stale", "machine"].includes(answer.state);
  };

  async function send(row, body) {
    const message = row.querySelector("[data-message]");
    message.textContent = form.dataset.saving;
    let response;
    try {
      response = await fetch(row.dataset.segment, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify(body),
      });
    } catch {
      message.textContent = form.dataset.offline;
      return false;
    }
    const answer = await response.json().catch(() => ({ errors: [response.statusText] }));
    if (!response.ok) {
      message.textContent = `${form.dataset.notSaved} ${(answer.errors || []).join(" ")}`;
      return false;
    }
    message.textContent = form.dataset.saved;
    show(row, answer);
    for (const [id, filled] of Object.entries(answer.filled)) {
      document.getElementById(`segment-${id}-row`)?.take(filled);
    }
    progress.innerHTML = answer.progress;
    return true;
  }

  for (const row of form.querySelectorAll("[data-segment]")) {
    const field = row.querySelector("textarea");
    // Texts are saved one by one here. Sent again with the form, one that somebody else has written
    // anew in the meantime would become the old one.
    field.removeAttribute("name");
    let stored = field.value;
    let timer;
    let sending = Promise.resolve(true);

    // One after the other, so that an older text never arrives behind a newer one.
    const save = () => {
      clearTimeout(timer);
      sending = sending.then(async () => {
        const text = field.value;
        if (text === stored) return true;
        const done = await send(row, { text });
        if (done) {
          stored = text;
          if (field.value === text) unsaved.delete(row);
        }
        return done;
      });
      return sending;
    };
    row.save = save;
    // The same words were translated elsewhere on the page. What is being typed here goes before it.
    row.take = (answer) => {
      show(row, answer);
      if (field.value === stored) {
        field.value = answer.text;
        grow(field);
      }
      stored = answer.text;
    };

    field.addEventListener("input", () => {
      grow(field);
      clearTimeout(timer);
      if (field.value === stored) unsaved.delete(row);
      else unsaved.add(row);
      timer = setTimeout(save, REST);
    });
    field.addEventListener("change", save);
    grow(field);

    const tools = row.querySelector("[data-tools]");
    if (field.readOnly) continue;
    tools.hidden = false;
    const take = (text) => {
      field.value = text;
      grow(field);
      field.focus();
      unsaved.add(row);
      save();
    };
    row.querySelector("[data-copy]").addEventListener("click", (event) => take(event.target.dataset.copy));
    row.querySelector("[data-confirm]").addEventListener("click", async () => {
      if (await save()) send(row, { confirm: true });
    });
    for (const button of row.querySelectorAll("[data-use]")) {
      button.hidden = false;
      button.addEventListener("click", () => take(button.dataset.use));
    }
  }

  for (const choice of form.querySelectorAll("[name=show]")) {
    choice.addEventListener("change", () => {
      form.classList.toggle("translation--open", choice.value === "open" && choice.checked);
    });
  }

  // What is still on its way must not be left behind by publishing.
  let isLeaving = false;
  form.addEventListener("submit", async (event) => {
    if (!unsaved.size || isLeaving) {
      isLeaving = true;
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    const results = await Promise.all([...unsaved].map((row) => row.save()));
    if (results.every(Boolean)) {
      isLeaving = true;
      form.requestSubmit(submitter);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size && !isLeaving) event.preventDefault();
  });
})();
