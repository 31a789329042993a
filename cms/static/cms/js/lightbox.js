// Opens the pictures of galleries in a dialog. Without it, each picture leads to its file.
//
// An open picture is an entry of the browser's history of its own, above that of the page: Back closes it,
// Forward opens it again, and however it is closed, no entry stays behind.

const dialog = document.getElementById("lightbox");
const galleries = document.querySelectorAll("[data-gallery]");

if (dialog?.showModal && galleries.length) {
  const part = (name) => dialog.querySelector(`[data-lightbox="${name}"]`);
  const stage = part("stage");
  const words = part("words");
  const SWIPE = 45;

  let links = [];
  let current = 0;
  let isOpen = false;

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
    if (history.state?.photo) {
      history.replaceState({ photo: true }, "", id ? `#${id}` : withoutPhoto());
    }
    // The neighbour is fetched while this one is looked at.
    document.importNode(content((current + 1) % links.length), true);
  }

  const withoutPhoto = () => location.pathname + location.search;

  /** Put a picture's entry above the page's, unless the browser is at one already. */
  function enter() {
    if (!history.state?.photo) {
      // The reader comes back to the picture looked at last, not to where the page was scrolled before.
      history.scrollRestoration = "manual";
      history.pushState({ photo: true }, "", location.href);
    }
  }

  function open(link) {
    links = [...link.closest("[data-gallery]").querySelectorAll("a")];
    for (const name of ["previous", "next"]) {
      part(name).hidden = links.length < 2;
    }
    if (!dialog.open) {
      dialog.showModal();
    }
    isOpen = true;
    show(links.indexOf(link));
  }

  /** Back on the page, at the picture the reader looked at last. */
  function leave() {
    isOpen = false;
    dialog.close();
    links[current].focus();
    history.scrollRestoration = "auto";
  }

  function linkInAddress() {
    const link = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    return link && link.matches("[data-gallery] a") ? link : null;
  }

  /** A page opened at a picture's own address: below the picture there is the page. */
  function openFromAddress() {
    const link = linkInAddress();
    if (link) {
      if (!history.state?.photo) {
        const { href } = location;
        history.replaceState(null, "", withoutPhoto());
        enter();
        history.replaceState({ photo: true }, "", href);
      }
      open(link);
    }
  }

  /** Back, Forward, or another address on this page: the dialog shows what the address names. */
  function follow() {
    const link = linkInAddress();
    if (link) {
      // An address typed or followed by hand has an entry above the page's already.
      history.replaceState({ photo: true }, "", location.href);
      open(link);
    } else if (isOpen) {
      leave();
    }
  }

  for (const gallery of galleries) {
    gallery.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        enter();
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

  // Closed by its button or by Escape: the picture's entry goes, and `follow` finds the page.
  dialog.addEventListener("close", () => {
    if (isOpen && history.state?.photo) {
      history.back();
    } else if (isOpen) {
      leave();
    }
  });

  window.addEventListener("popstate", follow);
  openFromAddress();
}
