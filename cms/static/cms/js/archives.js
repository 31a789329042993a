/**
 * Progress of an archive that is checked or imported in the background: asked for every two seconds.
 *
 * When the work is done, or was stopped, the page is loaded anew. Without a script it is loaded by hand.
 */
(() => {
  const place = document.querySelector("[data-archive-progress]");
  if (!place) return;
  const meter = place.querySelector("progress");
  const label = place.querySelector("label");
  const look = async () => {
    try {
      const response = await fetch(place.dataset.archiveProgress, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      const told = await response.json();
      if (told.state !== place.dataset.state) {
        window.location.reload();
        return;
      }
      if (told.total) {
        meter.max = told.total;
        meter.value = told.done;
      }
      if (label.textContent !== told.words) label.textContent = told.words;
    } catch {
      // The next look may get through.
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
