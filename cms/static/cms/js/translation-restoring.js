/**
 * Texts of a translation that were not saved when their window was closed, offered when their writer comes
 * back. Each is sent with the version its writer had seen, and so meets what somebody else has written since.
 */
(() => {
  const { signedIn, keptTexts, translationEditor } = window;
  if (!translationEditor) return;
  const { rows, path, keep } = translationEditor;

  /** Put texts back into their fields, which save them; those that have no field any more. */
  function restore(texts) {
    const homeless = [];
    for (const [pk, { text, version }] of Object.entries(texts)) {
      const row = rows.get(pk);
      if (!row || row.field.readOnly) {
        homeless.push(text);
      } else if (text !== row.stored) {
        row.version = version;
        row.use(text);
      }
    }
    keep();
    return homeless;
  }

  function show(homeless) {
    const list = document.getElementById("translation-homeless");
    list.hidden = !homeless.length;
    list
      .querySelector("ul")
      .replaceChildren(
        ...homeless.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
      );
  }

  function offer() {
    const [kept] = keptTexts.leftBehind(path);
    if (!kept) return;
    const discard = () => {
      signedIn.unnote("kept");
      kept.discard();
      show([]);
      offer();
    };
    const bringBack = () => {
      const homeless = restore(kept.value);
      if (homeless.length) show(homeless);
      else discard();
    };
    signedIn.note("kept", { when: keptTexts.when(kept.at) }, { restore: bringBack, discard });
  }
  offer();
})();
