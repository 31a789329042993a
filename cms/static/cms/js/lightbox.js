// Opens the pictures of galleries in a dialog. Without it, each picture leads to its file.

const dialog = document.getElementById("lightbox");
const galleries = document.querySelectorAll("[data-gallery]");

if (dialog?.showModal && galleries.length) {
  const part = (name) => dialog.querySelector(`[data-lightbox="${name}"]`);
  const stage = part("stage");
  const words = part("words");
  const SWIPE = 45;

  let links = [];
  let current = 0;

  const content = (index) => links[index].closest("li").querySelector("template").content;

  function show(index) {
    current = (index + links.length) % links.length;
    const copy = document.importNode(content(current), true);
    const picture = copy.querySelector("picture");
    stage.querySelector("picture")?.remove();
    stage.prepend(picture);
    const position = dialog.dataset.position
      .replace("{position}", current + 1)
      .replace("{total}", links.length);
    part("position").textContent = position;
    // Read out with each change: which picture it is, then what it shows.
    const announced = document.createElement("span");
    announced.className = "visually-hidden";
    announced.textContent = `${position}. ${picture.querySelector("img").alt}`;
    words.replaceChildren(announced, ...copy.querySelectorAll("p"));
    const { id } = links[current];
    part("link").hidden = !id || !navigator.clipboard;
    if (id) {
      history.replaceState(history.state, "", `#${id}`);
    }
    // The neighbour is fetched while this one is looked at.
    document.importNode(content((current + 1) % links.length), true);
  }

  function open(link) {
    links = [...link.closest("[data-gallery]").querySelectorAll("a")];
    for (const name of ["previous", "next"]) {
      part(name).hidden = links.length < 2;
    }
    if (!dialog.open) {
      dialog.showModal();
    }
    show(links.indexOf(link));
  }

  function openFromAddress() {
    const link = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (link && link.matches("[data-gallery] a")) {
      open(link);
    }
  }

  for (const gallery of galleries) {
    gallery.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        open(link);
      }
    });
  }

  part("previous").addEventListener("click", () => show(current - 1));
  part("next").addEventListener("click", () => show(current + 1));
  part("close").addEventListener("click", () => dialog.close());
  part("link").addEventListener("click", async (event) => {
    const button = event.currentTarget;
    const label = button.textContent;
    await navigator.clipboard.writeText(location.href).catch(() => {});
    button.textContent = dialog.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });

  dialog.addEventListener("keydown", (event) => {
    const target = {
      ArrowLeft: current - 1,
      ArrowRight: current + 1,
      Home: 0,
      End: links.length - 1,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      show(target);
    }
  });

  let touch = null;
  stage.addEventListener("touchstart", (event) => {
    touch = event.touches.length === 1 ? event.touches[0] : null;
  });
  stage.addEventListener("touchend", (event) => {
    const end = event.changedTouches[0];
    const across = touch ? end.clientX - touch.clientX : 0;
    if (touch && Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(end.clientY - touch.clientY)) {
      show(across < 0 ? current + 1 : current - 1);
    }
    touch = null;
  });

  // The reader comes back to the picture they looked at last.
  dialog.addEventListener("close", () => {
    history.replaceState(history.state, "", location.pathname + location.search);
    links[current].focus();
  });

  window.addEventListener("hashchange", openFromAddress);
  openFromAddress();
}
