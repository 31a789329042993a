"""A measurement of how much of the admin is still English for someone who works in Kazakh, in a real browser.

Opens the screens an editor and an administrator meet, reads every text a person sees or hears on them
(buttons, labels, placeholders, titles, what screen readers are told) and names those in English, without
names and data: titles of pages and pictures, logins, addresses, file names, abbreviations.

    python tests/browser/kazakh_admin.py http://127.0.0.1:8000 admin password [--out FOLDER]

Prints each screen's share and texts, writes a picture of each screen into FOLDER, and ends with 1 if more
than 5 % of all texts are English. The account's language is Kazakh meanwhile and then what it was.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

LIMIT = 0.05
WINDOW = {"width": 1400, "height": 1000}
# Menus and panels that a click opened slide in, and a picture would show half of anything that moves.
SETTLED_MILLISECONDS = 400
# Who lists the pictures first waits until each has its thumbnail.
THUMBNAILS_MILLISECONDS = 180_000

# Every text that is rendered now, and whether it is seen or only told by screen readers: text nodes, and the
# attributes people read or hear. What an editor wrote is no text of the admin's, nor what a person may type.
TEXTS = r"""() => {
    const written = "[contenteditable], textarea, pre, code, svg, script, style, template, noscript, "
        + "select[name$=time_zone]";
    const attributes = ["placeholder", "title", "aria-label", "data-w-tooltip-content-value"];
    const found = new Map([[document.title, true]]);
    const add = (text, element) => {
        text = (text ?? "").replace(/\s+/g, " ").trim();
        if (/\p{Letter}/u.test(text)) found.set(text, found.get(text) || !element.closest(".w-sr-only"));
    };
    const rendered = (element) => element.checkVisibility({checkVisibilityCSS: true});
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const shown = parent.closest("select") ?? parent;
        if (!parent.closest(written) && rendered(shown)) add(walker.currentNode.textContent, parent);
    }
    for (const element of document.body.querySelectorAll("*")) {
        if (!rendered(element) || element.closest("svg, [contenteditable]")) continue;
        for (const name of attributes) add(element.getAttribute(name), element);
        if (element.matches("input[type=submit], input[type=button]")) add(element.value, element);
    }
    return [...found];
}"""

# Names that are written alike in every language, and what is printed on the keys of a keyboard.
BRANDS = ("Center of Pedagogical Excellence", "Wagtail", "Django", "Embedly", "English", "slug")
KEYS = ("Ctrl", "Shift", "Alt", "Cmd", "Mod", "Esc", "Enter")
# Addresses, e-mail, file names, identifiers with dots, dashes or digits, abbreviations in capitals.
NO_WORDS = re.compile(
    r"https?://\S+|\S+@\S+|\S*\w[./_:]\w\S*|\b[a-z0-9]+(?:-[a-z0-9]+)+\b|\b\w*\d\w*\b|\b[A-Z]{2,6}s?\b|&\w+;",
)
ENGLISH = re.compile(r"[A-Za-z]{2,}")
# Lists of the admin whose things have names that people gave them.
LISTS = ("users", "groups", "collections", "sites", "workflows/list", "workflows/tasks/index")


@dataclass(frozen=True)
class Screen:
    """Texts seen on one screen, those of them in English, and English that only screen readers tell."""

    name: str
    texts: frozenset[str]
    english: frozenset[str]
    spoken: frozenset[str]

    @property
    def share(self) -> float:
        """The part of the texts seen that are English, from 0 to 1."""
        return len(self.english) / max(len(self.texts), 1)


def is_english(text: str, names: Iterable[str] = ()) -> bool:
    """True where words of a text are English once names and data are taken out; longest names first."""
    beginning = text.removesuffix("…")
    if beginning != text and any(name.startswith(beginning) for name in names):
        return False  # a long title, cut short
    for name in (*names, *BRANDS, *KEYS):
        if name in text:
            text = re.sub(rf"(?<![\w/]){re.escape(name)}(?![\w/])", " ", text)
    return ENGLISH.search(NO_WORDS.sub(" ", text)) is not None


def overall(screens: list[Screen]) -> float:
    """The share of English among the different texts of all screens: a menu seen everywhere counts once."""
    texts = frozenset().union(*(screen.texts for screen in screens))
    return len(frozenset().union(*(screen.english for screen in screens))) / max(len(texts), 1)


def log_in(page: Page, username: str, password: str = "demo") -> None:
    """Log in; fails with playwright's time-out if the site refuses."""
    page.goto("/admin/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")


def choose_language(page: Page, code: str) -> str:
    """Set the language in the account ("" is the server's); returns what it was."""
    page.goto("/admin/account/")
    before = page.input_value("[name$=preferred_language]")
    page.select_option("[name$=preferred_language]", code)
    page.locator("main form button[type=submit], main form input[type=submit]").last.click()
    page.locator(".messages .success").wait_for()
    return before


@contextmanager
def in_kazakh(page: Page) -> Iterator[None]:
    """Switch the account to Kazakh inside, and afterwards back to the language it had."""
    before = choose_language(page, "kk")
    try:
        yield
    finally:
        choose_language(page, before)


def listed(context: BrowserContext, kind: str, query: str = "") -> list[dict]:
    """All pages, images or documents, as the admin's own API tells them."""
    rows: list[dict] = []
    while True:
        address = f"/admin/api/main/{kind}/?limit=100&offset={len(rows)}&{query}"
        answer = context.request.get(address, timeout=THUMBNAILS_MILLISECONDS).json()
        rows += answer["items"]
        if len(rows) >= answer["meta"]["total_count"] or not answer["items"]:
            return rows


def names_on(page: Page, address: str) -> list[str]:
    """Names of the things in one of the admin's lists (users, groups, workflows, …)."""
    page.goto(address)
    return [name.strip() for name in page.locator("main td:is(.title, .username)").all_inner_texts()]


def names_of(page: Page) -> list[str]:
    """All names and data of the site that may stand among the admin's texts, longest first."""
    things = [thing for kind in ("pages", "images", "documents") for thing in listed(page.context, kind)]
    names = [str(thing[key]) for thing in things for key in ("title", "admin_display_title") if key in thing]
    for address in LISTS:
        names += names_on(page, f"/admin/{address}/")
    names += page.locator(".sidebar-footer").all_inner_texts()
    return sorted({name for name in names if ENGLISH.search(name)}, key=len, reverse=True)


def menu_addresses(page: Page) -> list[str]:
    """Every address of the admin's menu, for screens nobody listed here."""
    page.goto("/admin/")
    addresses = re.findall(r'"(/admin/[^"?]*)"', page.locator("#wagtail-sidebar-props").text_content())
    return [
        address.removeprefix("/admin/") for address in dict.fromkeys(addresses) if "logout" not in address
    ]


def click(selector: str, wait_for: str | None = None) -> Callable[[Page], None]:
    """A step on a screen: click the first of these that is seen, and wait for what that opens."""

    def act(page: Page) -> None:
        page.locator(selector).locator("visible=true").first.click()
        if wait_for:
            page.locator(wait_for).locator("visible=true").first.wait_for()

    return act


def screens_of(page: Page) -> dict[str, tuple[str, Callable[[Page], None] | None]]:
    """Screens to open: a name, an address below /admin/ and what to do there before reading."""
    pages = {thing["meta"]["type"]: thing["id"] for thing in listed(page.context, "pages", "locale=kk")}
    image = listed(page.context, "images")[0]["id"]
    # Pages are edited in the language they were written in; the others open side by side.
    written = {thing["meta"]["type"]: thing["id"] for thing in listed(page.context, "pages", "locale=ru")}
    branch, forum = f"pages/{pages['home.BranchPage']}", f"pages/{written['programs.ForumPage']}"
    new_forum = f"pages/add/programs/forumpage/{pages['home.BranchPage']}/"
    chooser = click("[data-chooser-action-choose]", ".modal-body form, .modal-body table")
    screens = {
        "dashboard": ("", None),
        "menu: pages": (
            "",
            click(".sidebar-menu-item__link:has(.icon-folder-open-inverse)", ".c-page-explorer"),
        ),
        "menu: reports": ("", click(".sidebar-menu-item__link:has(.icon-site)")),
        "menu: settings": ("", click(".sidebar-menu-item__link:has(.icon-cogs)")),
        "menu: help": ("", click(".sidebar-menu-item__link:has(.icon-help)")),
        "menu: account": ("", click(".sidebar-footer__account")),
        "explorer": (f"{branch}/", None),
        "explorer: filters": (f"{branch}/", click("button:has(.icon-sliders)")),
        "explorer: actions": (f"{branch}/", click("header button:has(.icon-dots-horizontal)")),
        "page editor": (f"{forum}/edit/", None),
        "translation editor": (f"pages/{pages['programs.ForumPage']}/edit/", None),
        "page editor: promote": (f"{forum}/edit/", click("[role=tab]:last-of-type")),
        "page editor: status": (f"{forum}/edit/", click("[data-side-panel-toggle=status]")),
        "page editor: checks": (f"{forum}/edit/", click("[data-side-panel-toggle=checks]")),
        "page editor: comments": (f"{forum}/edit/", click("[data-side-panel-toggle=comments]")),
        "page editor: more": (f"{forum}/edit/", click("footer button.w-dropdown__toggle")),
        "page editor: blocks": (
            f"pages/{written['news.NewsPage']}/edit/",
            click(".c-sf-add-button", ".w-combobox"),
        ),
        "page history": (f"{forum}/history/", None),
        "page usage": (f"{forum}/usage/", None),
        "page: new": (f"{branch}/add_subpage/", None),
        "page: unpublish": (f"{forum}/unpublish/", None),
        "page: delete": (f"{forum}/delete/", None),
        "page: copy": (f"{forum}/copy/", None),
        "page: move": (f"{forum}/move/", None),
        "page chooser": ("sites/new/", chooser),
        "image chooser": (new_forum, chooser),
        "image upload": ("images/multiple/add/", None),
        "image": (f"images/{image}/", None),
        "document upload": ("documents/multiple/add/", None),
        "search": ("pages/search/?q=форум", None),
        "new user": ("users/new/", None),
        "new group": ("groups/new/", None),
        "new workflow": ("workflows/add/", None),
    }
    known = {address for address, _ in screens.values()}
    return screens | {
        address.strip("/"): (address, None) for address in menu_addresses(page) if address not in known
    }


def read(page: Page, name: str, names: Iterable[str] = (), out: Path | None = None) -> Screen:
    """Read the texts of the screen that is open now; also takes a picture of it, if a folder is given."""
    page.wait_for_load_state("networkidle")
    texts = page.evaluate(TEXTS)
    if out:
        page.wait_for_timeout(SETTLED_MILLISECONDS)
        out.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=out / (re.sub(r"\W+", "-", name) + ".png"))
    english = {text: seen for text, seen in texts if is_english(text, names)}
    return Screen(
        name,
        frozenset(text for text, seen in texts if seen),
        frozenset(text for text, seen in english.items() if seen),
        frozenset(text for text, seen in english.items() if not seen),
    )


def measure(
    browser: Browser, server: str, username: str, password: str, out: Path | None = None
) -> list[Screen]:
    """All screens, the login page first; fails if one of them cannot be opened."""
    context = browser.new_context(base_url=server, locale="kk-KZ", viewport=WINDOW)
    try:
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/admin/login/")
        screens = [read(page, "login", out=out)]
        log_in(page, username, password)
        with in_kazakh(page):
            names = names_of(page)
            for name, (address, act) in screens_of(page).items():
                answer = page.goto(f"/admin/{address}")
                if not answer.ok:
                    raise AssertionError(f"{address} answers {answer.status}")
                page.wait_for_load_state("networkidle")
                if act:
                    act(page)
                    page.wait_for_timeout(SETTLED_MILLISECONDS)
                screens.append(read(page, name, names, out))
        return screens
    finally:
        context.close()


def report(screens: list[Screen]) -> str:
    """One line a screen and one for each English text of it, and the share over all of them."""
    lines = []
    for screen in screens:
        lines.append(f"{screen.share:6.1%}  {len(screen.english):3} of {len(screen.texts):3}  {screen.name}")
        lines += [f"        {text[:150]}" for text in sorted(screen.english)]
        lines += [f"        {text[:150]} (screen readers only)" for text in sorted(screen.spoken)]
    return "\n".join([*lines, f"{overall(screens):6.1%}  of all different texts are English"])


def main() -> int:
    """The measurement as a command; 0 if no more than the limit is English."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("server")
    parser.add_argument("username")
    parser.add_argument("password")
    parser.add_argument("--out", type=Path, help="folder for a picture of each screen")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        screens = measure(browser, options.server, options.username, options.password, options.out)
        browser.close()
    print(report(screens))
    return int(overall(screens) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
