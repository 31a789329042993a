"""The pictures of the help, taken of this admin with the demo in three languages: `make help-pictures`.

Not among the tests: `pytest` collects it by its name alone. Each language writes a forum, a news item and a
profile of its own first, so that the pictures speak one language, and each text names the pictures it needs.
`ARGS="-k kk"` takes those of one language anew.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.kazakh_admin import listed, log_in
from tests.browser.test_dates import type_into

FOLDER = ROOT / "cms" / "static" / "cms" / "help"
PHOTOGRAPHS = ROOT / "cms" / "demo" / "pictures"
# Shown at most as wide as the help's column, with two dots a pixel.
WINDOW = {"width": 1060, "height": 1400}
WIDEST = 860
AROUND = 12
QUALITY, COLOURS = 60, 128
SETTLED_MILLISECONDS = 700
# What lies over the form or beside its fields, and the ring of the focus where the script pressed something.
HIDDEN = """
footer, .w-field__comment-button, [data-minimap-container] { visibility: hidden }
:focus { outline: none !important }
dialog::backdrop { background: white !important }
"""


@dataclass(frozen=True)
class Words:
    """What an editor of one language writes."""

    forum: str
    lead: str
    sessions: tuple[str, str]
    news: str
    photograph: str
    caption: str
    alt: str
    person: tuple[str, str]
    newcomer: tuple[str, str]
    shown_to: str
    report: str


WORDS = {
    "en": Words(
        forum="Spring forum of school principals",
        lead="For two days principals of the region show one another what has changed in their schools.",
        sessions=("Opening", "What a plan is for"),
        news="Principals met in Taraz",
        photograph="Exhibition",
        caption="The exhibition on the first day",
        alt="Visitors talk in front of three boards",
        person=("Aigul", "Serikova"),
        newcomer=("Marat", "Omarov"),
        shown_to="the exhibition's speaker",
        report="On 14–15 April 2026 the regional forum “Schools Learn” was held in Taraz. It was attended by "
        "120 teachers.\n\nOn the first day an exhibition of school plans was opened. The director of School "
        "No. 5, Serikova Aigul, told how a plan is made.",
    ),
    "ru": Words(
        forum="Весенний форум директоров школ",
        lead="Два дня директора области показывают друг другу, что изменилось в их школах.",
        sessions=("Открытие", "Зачем школе план"),
        news="Директора встретились в Таразе",
        photograph="Выставка",
        caption="Выставка первого дня",
        alt="Посетители разговаривают у трёх стендов",
        person=("Айгуль", "Серикова"),
        newcomer=("Марат", "Омаров"),
        shown_to="спикеру выставки",
        report="14–15 апреля 2026 года в Таразе прошёл областной форум «Школы учатся». В нём приняли участие "
        "120 педагогов.\n\nВ первый день открылась выставка школьных планов. Директор школы № 5 "
        "Серикова Айгуль рассказала, как составляется план.",
    ),
    "kk": Words(
        forum="Мектеп директорларының көктемгі форумы",
        lead="Облыс директорлары екі күн бойы мектептеріндегі өзгерістерді бір-біріне көрсетеді.",
        sessions=("Ашылуы", "Мектепке жоспар не үшін керек"),
        news="Директорлар Таразда кездесті",
        photograph="Көрме",
        caption="Бірінші күнгі көрме",
        alt="Келушілер үш стендтің жанында әңгімелесіп тұр",
        person=("Айгүл", "Серікова"),
        newcomer=("Марат", "Омаров"),
        shown_to="көрме спикеріне",
        report="2026 жылғы 14–15 сәуірде Таразда «Мектептер үйренеді» облыстық форумы өтті. Форумға "
        "120 педагог қатысты.\n\nБірінші күні мектеп жоспарларының көрмесі ашылды. № 5 мектептің директоры "
        "Серікова Айгүл жоспардың қалай жасалатынын айтты.",
    ),
}


def smallest(png: bytes) -> bytes:
    """A screenshot as WebP: exact in few colours where it is words and lines, lossy where photographs."""
    made = []
    with Image.open(io.BytesIO(png)) as image:
        flat = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        for kept, options in ((flat, {"lossless": True, "quality": 100}), (image, {"quality": QUALITY})):
            webp = io.BytesIO()
            kept.convert("RGB").save(webp, "WEBP", method=6, **options)
            made.append(webp.getvalue())
    return min(made, key=len)


class Camera:
    """The admin in one language, and pictures of parts of it."""

    def __init__(self, page: Page, language: str):
        self.page, self.language, self.words = page, language, WORDS[language]
        self.drafts: list[int] = []

    def sign_in(self, username: str) -> None:
        """Sign in as somebody whose account has the language, and a name that people of it have."""
        self.page.context.clear_cookies()
        log_in(self.page, username)
        self.page.goto("/admin/account/")
        given, family = self.words.person
        self.page.fill("[name$=first_name]", given)
        self.page.fill("[name$=last_name]", family)
        self.page.select_option("[name$=preferred_language]", self.language)
        self.page.locator("main form button[type=submit], main form input[type=submit]").last.click()
        self.page.locator(".messages .success").wait_for()

    def pages(self, kind: str, **filters: str) -> list[dict]:
        """Pages of a type in the language, as the admin's API tells them."""
        query = "&".join(f"{name}={value}" for name, value in {"type": kind, **filters}.items())
        return listed(self.page.context, "pages", f"locale={self.language}&{query}")

    def branch(self) -> int:
        """The id of the Taraz branch's page in the language."""
        return next(page["id"] for page in self.pages("home.BranchPage") if page["meta"]["slug"] == "taraz")

    def begin(self, kind: str, **fields: str) -> None:
        """Begin a page as the desk does and fill in some fields; the draft saves itself."""
        self.page.goto(f"/admin/desk/new/{kind}/{self.branch()}/")
        for name, text in fields.items():
            self.page.locator(f"#id_{name}").press_sequentially(text)
        self.page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
        self.drafts.append(int(re.search(r"/pages/(\d+)/", self.page.url)[1]))
        self.saved()

    def tidy(self) -> None:
        """Delete what was begun: pictures of the next language speak no other."""
        for draft in self.drafts:
            self.page.goto(f"/admin/pages/{draft}/delete/")
            self.page.locator("main form button[type=submit]").first.click()
            self.page.locator(".messages .success").wait_for()

    def saved(self) -> None:
        """Wait until the draft has what was typed."""
        expect(self.page.locator("[data-w-autosave-state-value='saved']")).to_have_count(1)

    def tab(self, number: int) -> None:
        """Open a tab of the form, and forget that it was pressed."""
        self.page.get_by_role("tab").nth(number).press("Enter")
        self.page.evaluate("document.activeElement.blur()")

    def take(
        self, name: str, *parts: Locator, widest: int = WIDEST, tallest: int = 620, style: str = HIDDEN
    ) -> None:
        """Keep a picture of what surrounds some parts of the screen, from the highest of them downwards."""
        for part in parts:
            expect(part).to_be_visible()
        self.page.wait_for_load_state("networkidle")
        # Below the header, which stays where it is.
        parts[0].evaluate("(part) => { part.style.scrollMarginTop = '130px'; part.scrollIntoView() }")
        self.page.wait_for_timeout(SETTLED_MILLISECONDS)
        boxes = [part.bounding_box() for part in parts]
        # Nothing of the menu.
        left = max(min(box["x"] for box in boxes) - AROUND, self.page.locator("main").bounding_box()["x"])
        top = max(min(box["y"] for box in boxes) - AROUND, 0)
        right = max(box["x"] + box["width"] for box in boxes) + AROUND
        bottom = max(box["y"] + box["height"] for box in boxes) + AROUND
        picture = self.page.screenshot(
            clip={
                "x": left,
                "y": top,
                "width": min(right - left, widest),
                "height": min(bottom - top, tallest, WINDOW["height"] - top),
            },
            animations="disabled",
            style=style,
        )
        folder = FOLDER / self.language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.webp").write_bytes(smallest(picture))


@pytest.fixture
def camera(browser, server) -> Iterator[Callable[[str], Camera]]:
    """A camera for a language: crisp, in a fresh profile."""
    contexts = []

    def made(language: str) -> Camera:
        context = browser.new_context(
            base_url=server, viewport=WINDOW, device_scale_factor=2, locale=language
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Camera(context.new_page(), language)

    yield made
    for context in contexts:
        context.close()


def photographs(name: str) -> list[dict]:
    """Pictures that the library does not have yet, named as an editor of the language would."""
    files = []
    chosen = [
        file for kind in ("posters", "stage", "workshop") for file in sorted(PHOTOGRAPHS.glob(f"{kind}*"))
    ]
    for number, file in enumerate(chosen[:12], 1):
        with Image.open(file) as image:
            jpeg = io.BytesIO()
            # Cut by a margin that differs from language to language: what is stored is not taken again.
            image.crop((len(name), len(name), image.width, image.height)).convert("RGB").save(jpeg, "JPEG")
        files.append({"name": f"{name} {number}.jpg", "mimeType": "image/jpeg", "buffer": jpeg.getvalue()})
    return files


def forum_and_photographs(camera: Camera) -> None:
    """A new forum: its programme, its gallery, one picture of it."""
    page, words = camera.page, camera.words
    camera.begin("forumpage", title=words.forum, lead=words.lead)
    type_into(page.locator("#id_starts_at"), "14.04.2027 9:00")
    type_into(page.locator("#id_ends_at"), "15.04.2027 17:00")
    camera.tab(1)
    for day, title in enumerate(words.sessions):
        sessions = page.locator(f"div:has(> [name='programme-{day}-value-sessions-count'])")
        sessions.locator(".c-sf-add-button").first.press("Enter")
        page.fill(f"[name='programme-{day}-value-sessions-0-value-title']", title)
    camera.saved()
    # Wide enough for the labels of a session.
    page.set_viewport_size({**WINDOW, "width": 1180})
    camera.take("programme", page.locator("[role=tabpanel]:visible"), widest=900, tallest=760)
    page.set_viewport_size(WINDOW)

    camera.tab(3)
    with page.expect_file_chooser() as chooser:
        page.locator("[data-gallery-pick]").click()
    taken = photographs(words.photograph)
    chooser.value.set_files(taken)
    expect(page.locator("#id_gallery_images-FORMS [data-inline-panel-child]")).to_have_count(len(taken))
    camera.saved()
    page.wait_for_function(
        "[...document.querySelectorAll('.sheet-grid img')].every((image) => image.complete)"
    )
    page.evaluate("document.activeElement.blur()")
    camera.take("contact-sheet", page.locator("[role=tabpanel]:visible"), tallest=560)
    page.locator("[data-tile-open]").first.click()
    page.keyboard.type(words.caption)
    page.keyboard.press("Enter")
    page.keyboard.type(words.alt)
    page.wait_for_function("document.querySelector('[data-large]').complete")
    camera.take("picture", page.locator("[data-sheet-detail]"))
    page.keyboard.press("Escape")
    camera.saved()


def news_until_approved(camera: Camera) -> None:
    """A news item from its title to the lead who is to approve it."""
    page, words = camera.page, camera.words
    camera.begin("newspage", title=words.news, lead=words.lead)
    camera.take("news-form", page.get_by_role("tablist"), page.locator(".w-field:has(#id_lead)"))
    page.locator("[data-side-panel-toggle=checks]").click()
    expect(page.locator("[data-page-checks-list] li").first).to_be_visible()
    camera.take("checks", page.locator("[data-page-checks]"))
    page.locator("[data-side-panel-toggle=checks]").click()
    page.locator("footer button.w-dropdown__toggle").click()
    camera.take("submit", *menu_at_the_foot(page), style="")
    page.locator("footer [name=action-submit]").click()
    page.locator(".messages .success").wait_for()
    address = page.locator(".messages a[href$='/edit/']").get_attribute("href")

    camera.sign_in("taraz-lead")
    page.goto("/admin/")
    camera.take("waiting", page.locator("#desk-approvals-section, section:has(> #desk-approvals)").first)
    page.goto(address)
    page.locator("footer button.w-dropdown__toggle").click()
    camera.take("approve", *menu_at_the_foot(page), style="")


def menu_at_the_foot(page: Page) -> list[Locator]:
    """The button at the form's foot and the open menu of it."""
    return page.locator("footer button:visible, footer a:visible").all()


def profile(camera: Camera) -> None:
    """A trainer's consent."""
    page = camera.page
    given, family = camera.words.newcomer
    camera.begin("trainerpage", given_name=given, family_name=family)
    page.locator("[name=consent]").select_option("given")
    page.fill("[name=consent_by]", f"{given} {family}")
    camera.take("consent", page.locator("section:has([name=consent])").last)


def screens_of_an_editor(camera: Camera) -> None:
    """The desk, the list of pages, a link to a draft."""
    page = camera.page
    page.goto("/admin/")
    camera.take("desk", page.locator(".desk-top"))
    page.goto(f"/admin/pages/{camera.branch()}/")
    camera.take("explorer", page.locator("main table"), tallest=380)
    page.goto(f"/admin/shown-drafts/{camera.drafts[0]}/")
    page.locator("main form [type=text]").first.fill(camera.words.shown_to)
    camera.take("link", page.locator("main form").last)


def report_looked_over(camera: Camera) -> None:
    """A report that was handed in, and what was understood of it."""
    page = camera.page
    page.goto("/admin/intake/new/")
    page.locator("main textarea").first.fill(camera.words.report)
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/admin/intake/\d+/$"))
    camera.take("review", page.locator(".intake-source"), page.locator(".intake-pages"))


def end_of_the_session(camera: Camera) -> None:
    """The message of who is signed out while they write."""
    page = camera.page
    page.goto(f"/admin/pages/{camera.drafts[0]}/edit/")
    page.context.clear_cookies(name="sessionid")
    page.locator("#id_lead").press_sequentially(".")
    camera.take("signed-out", page.locator("dialog[data-signed-out]"))


def translations(camera: Camera) -> None:
    """The dashboard and the editor."""
    page = camera.page
    page.goto("/admin/localization/")
    camera.take("dashboard", page.locator("main table.listing"), tallest=420)
    forums = listed(page.context, "pages", "locale=kk&type=programs.ForumPage")
    untranslated = next(forum["id"] for forum in forums if forum["meta"]["slug"] == "leading-schools-2026")
    page.goto(f"/admin/pages/{untranslated}/edit/")
    if "/translate/" not in page.url:
        page.locator("main form button[type=submit]").click()
        page.wait_for_url("**/localization/translate/*/")
    camera.take("editor", page.locator(".translation-title"), page.locator(".segment").nth(2), tallest=640)


def bin_and_people(camera: Camera) -> None:
    """What an administrator sees: deletion and the bin, somebody who joins, a report."""
    page = camera.page
    stories = camera.pages("news.NewsPage")
    story = next(story["id"] for story in stories if story["meta"]["slug"] == "five-lessons-before-december")
    page.goto(f"/admin/pages/{story}/delete/")
    camera.take("delete", page.locator("main .nice-padding"))
    page.locator("main form button.serious, main form [type=submit]").first.click()
    page.locator(".messages .success").wait_for()
    page.goto("/admin/bin/")
    camera.take("bin", page.locator("main .bin-intro"), page.locator(".bin-list__row").first)
    page.locator(".bin-list form button").first.click()
    page.locator(".messages .success").wait_for()
    page.goto("/admin/branches/people/add/")
    given, family = camera.words.newcomer
    page.select_option("[name=branch]", index=1)
    page.fill("[name=account]", "marat.omarov@example.org")
    page.fill("[name=first_name]", given)
    page.fill("[name=last_name]", family)
    camera.take("join", page.locator("main form"), tallest=640)
    page.goto("/admin/reports/events/?year=2026")
    camera.take("report", page.locator("header.w-slim-header"), page.locator("main table").first, tallest=400)


@pytest.mark.parametrize("language", WORDS)
def test_pictures(camera, language):
    taken = camera(language)
    taken.sign_in("taraz")
    forum_and_photographs(taken)
    profile(taken)
    screens_of_an_editor(taken)
    report_looked_over(taken)
    end_of_the_session(taken)
    taken.sign_in("taraz")
    news_until_approved(taken)
    taken.sign_in("kazakh")
    translations(taken)
    taken.sign_in("admin")
    bin_and_people(taken)
    taken.tidy()
