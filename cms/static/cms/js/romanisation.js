/**
 * Slugs follow titles by the site's own romanisation (cms/languages/romanisation.py).
 *
 * Wagtail's title field sends `w-sync:check` and `w-sync:apply` to the slug field, whose `w-slug`
 * controller makes the slug. Here both events are caught on their way down, and the title they carry is
 * replaced by its romanisation, which `w-slug` leaves as it is. Letters of scripts without a table are
 * left to Wagtail.
 */
{
  const written = new Map();

  /** The rules a slug field carries, with patterns made once; undefined for any other element. */
  function rulesOf(input) {
    const json = input?.dataset?.romanisation;
    if (!json) return undefined;
    if (!written.has(json)) {
      const { tables, kazakh, apostrophes, most } = JSON.parse(json);
      const any = (signs) => new RegExp(`[${signs}]`, "gu");
      for (const table of Object.values(tables)) {
        const endings = Object.keys(table.endings).join("|");
        table.endingPattern = endings && new RegExp(`(?:${endings})(?![\\p{L}\\p{N}])`, "gu");
        table.letterPattern = any(Object.keys(table.letters).join(""));
      }
      written.set(json, { tables, kazakh: any(kazakh), apostrophes: any(apostrophes), most });
    }
    return written.get(json);
  }

  function shortened(slug, most) {
    if (slug.length <= most) return slug;
    const end = slug.slice(0, most + 1).lastIndexOf("-");
    return slug.slice(0, end > 0 ? end : most);
  }

  function slugOf(title, language, { tables, kazakh, apostrophes, most }) {
    let text = title
      .normalize("NFC")
      .replace(apostrophes, "")
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .toLowerCase();
    const table = tables[language] ?? tables[text.search(kazakh) < 0 ? "ru" : "kk"];
    if (table.endingPattern) text = text.replace(table.endingPattern, (end) => table.endings[end]);
    text = text.replace(table.letterPattern, (letter) => table.letters[letter]);
    text = text.normalize("NFKD").replace(/\p{M}/gu, "");
    return shortened(text.trim().replace(/ +/g, "-"), most);
  }

  function romanise(event) {
    const rules = rulesOf(event.target);
    if (rules && event.detail?.value) {
      event.detail.value = slugOf(event.detail.value, event.target.dataset.wSlugLocaleValue, rules);
    }
  }

  // Neither event bubbles, but every event passes the document on its way down.
  for (const name of ["w-sync:check", "w-sync:apply"]) document.addEventListener(name, romanise, true);

  // A slug typed in Cyrillic would lose all its letters when the field is left.
  document.addEventListener(
    "blur",
    ({ target }) => {
      const rules = rulesOf(target);
      // What is a slug already stays as it was typed, underscores and all.
      if (rules && /[^\w\s-]/.test(target.value)) {
        target.value = slugOf(target.value, target.dataset.wSlugLocaleValue, rules);
      }
    },
    true,
  );
}
