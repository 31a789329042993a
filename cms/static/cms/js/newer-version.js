/**
 * Tell that somebody has saved a newer version of the page: {who, when, address} of it.
 *
 * True where the person wants theirs to be saved after it all the same; nothing of either is lost then.
 */
window.goesOver = (newer) => {
  const dialog = document.querySelector("#saving [data-newer]");
  window.signedIn.fill(dialog, { name: newer.who, when: newer.when });
  dialog.querySelector("[data-look]").href = newer.address;
  dialog.showModal();
  return new Promise((resolve) => {
    const end = (isOver) => {
      dialog.close();
      resolve(isOver);
    };
    dialog.querySelector("[data-over]").onclick = () => end(true);
    dialog.querySelector("[data-close]").onclick = () => end(false);
    dialog.oncancel = () => end(false);
  });
};
