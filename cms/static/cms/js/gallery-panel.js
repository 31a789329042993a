/**
 * Uploading into a gallery: many files at once, each becoming a row of the panel.
 *
 * Files go one after the other to Wagtail's multiple-upload view, so that its permissions, checks and
 * messages apply and rows keep the order in which the files were picked. What fails is named with its
 * reason and can be picked again; nothing that succeeded is lost.
 */
class GalleryUpload {
  constructor(panel, element) {
    this.panel = panel;
    this.texts = element.dataset;
    this.files = element.querySelector("[data-gallery-files]");
    this.progress = element.querySelector("[data-gallery-progress]");
    this.status = element.querySelector("[data-gallery-status]");
    this.errors = element.querySelector("[data-gallery-errors]");
    element.querySelector("[data-gallery-pick]").addEventListener("click", () => this.files.click());
    this.files.addEventListener("change", () => this.uploadAll([...this.files.files]));
  }

  async uploadAll(files) {
    if (!files.length) return;
    const byName = new Intl.Collator(undefined, { numeric: true });
    files.sort((first, second) => byName.compare(first.name, second.name));
    this.errors.replaceChildren();
    this.files.disabled = true;
    this.progress.hidden = false;
    this.progress.max = files.length;
    let added = 0;
    for (const [index, file] of files.entries()) {
      this.say(this.texts.progressText, { position: index + 1, total: files.length });
      this.progress.value = index;
      try {
        if (await this.upload(file)) added += 1;
      } catch {
        this.fail(file, this.texts.failedText);
      }
    }
    this.progress.hidden = true;
    this.files.disabled = false;
    this.files.value = "";
    this.say(this.texts.doneText, { count: added });
  }

  async upload(file) {
    const { maxForms } = this.panel.opts;
    if (maxForms && this.panel.getChildCount() >= maxForms) {
      this.fail(file, this.texts.limitText);
      return false;
    }
    const form = new FormData();
    form.append("files[]", file, file.name);
    form.append("title", file.name.replace(/\.[^.]+$/, ""));
    form.append("collection", this.texts.collection);
    const answer = await this.ask(this.texts.uploadUrl, { method: "POST", body: form });
    if (!answer.success || !answer.image_id) {
      this.fail(file, answer.error_message || this.texts.failedText);
      return false;
    }
    if (answer.duplicate) this.fail(file, this.texts.duplicateText);
    const chosen = await this.ask(`${this.texts.chosenUrl}?id=${answer.image_id}`);
    this.addRow(chosen.result[0]);
    return true;
  }

  async ask(url, options = {}) {
    const response = await fetch(url, {
      ...options,
      headers: {
        "X-Requested-With": "XMLHttpRequest",
        "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
      },
    });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  addRow(picture) {
    const { formsetPrefix, chooserFieldName } = this.panel.opts;
    this.panel.addForm();
    const field = `${formsetPrefix}-${this.panel.formCount - 1}-${chooserFieldName}`;
    this.panel.chooserWidgetFactory.getById(field).setStateFromModalData(picture);
  }

  say(text, values) {
    this.status.textContent = text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  }

  /** One line a reason, with the names of all files it stopped. */
  fail(file, reason) {
    let line = [...this.errors.children].find((other) => other.dataset.reason === reason);
    if (!line) {
      line = document.createElement("li");
      line.dataset.reason = reason;
      line.dataset.files = "";
      this.errors.append(line);
    }
    line.dataset.files += line.dataset.files ? `, ${file.name}` : file.name;
    line.textContent = `${reason}${reason.endsWith(":") ? "" : " —"} ${line.dataset.files}`;
  }
}

window.GalleryUpload = GalleryUpload;
