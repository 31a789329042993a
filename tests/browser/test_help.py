"""Help opened from a form, in a browser: beside what is typed, with its pictures, on a phone too."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cms.editorial.help.topics import TOPICS
from tests.browser.conftest import PHONE
from tests.browser.kazakh_admin import choose_language, log_in

NARROW = {"width": 320, "height": 700}
HELP = {"kk": "Анықтама", "ru": "Помощь"}
# Screens with each kind of header: with toggles, with a search, without breadcrumbs.
SCREENS = ("", "images/", "localization/", "bin/", "help/", "help/events/")


@pytest.fixture
def admin(open_page) -> Callable[..., Page]:
    """The admin of an editor in Taraz, in a language."""

    def opened(language: str, **options) -> Page:
        page = open_page("/admin/login/", **options)
        log_in(page, "taraz")
        choose_language(page, language)
        return page

    return opened


def open_form(page: Page) -> None:
    """The form of a new forum, as the desk begins it."""
    page.goto("/admin/")
    page.locator(".desk-begin a[href*='/forumpage/']").click()
    page.locator("#id_title").wait_for()


def look_at_pictures(page: Page) -> list[bool]:
    """Scroll past every picture, as a reader does, and tell which of them are shown."""
    # A page that is still arriving has none yet.
    page.wait_for_load_state()
    pictures = page.locator(".help-page img")
    for number in range(pictures.count()):
        pictures.nth(number).scroll_into_view_if_needed()
    page.wait_for_function(
        "[...document.querySelectorAll('.help-page img')].every((image) => image.complete)"
    )
    return pictures.evaluate_all("images => images.map((image) => image.naturalWidth > 0)")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_help_opens_beside_the_form_and_leaves_what_is_typed(admin, violations, language):
    page = admin(language)
    open_form(page)
    page.locator("#id_title").press_sequentially("Форум 2032")
    link = page.get_by_role("link", name=re.compile(f"^{HELP[language]}: "))
    expect(link).to_have_count(1)
    assert violations(page, ".help-link") == []
    with page.context.expect_page() as opened:
        link.press("Enter")
    help_page = opened.value
    expect(help_page).to_have_url(re.compile("/admin/help/events/$"))
    assert help_page.locator("html").get_attribute("lang") == language
    shown = look_at_pictures(help_page)
    assert shown and all(shown)
    assert violations(help_page, "main") == []
    help_page.locator(".help-page__further a").first.click()
    expect(help_page.locator("h1")).to_have_count(1)
    expect(page.locator("#id_title")).to_have_value("Форум 2032")


def test_the_menu_leads_to_all_topics(admin, violations):
    page = admin("ru")
    page.goto("/admin/")
    page.locator(".sidebar-menu-item__link:has(.icon-help)").first.click()
    page.locator("a[href='/admin/help/']").click()
    expect(page.locator(".help-page__topics a")).to_have_count(len(TOPICS))
    assert violations(page, "main") == []


@pytest.mark.parametrize("viewport", [PHONE, NARROW])
def test_on_a_phone_the_link_fits_into_every_header_and_the_help_onto_the_screen(admin, violations, viewport):
    page = admin("kk", viewport=viewport)

    def fits() -> None:
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        for link in page.locator("a.help-link").all():
            box = link.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"], page.url
            assert min(box["width"], box["height"]) >= 24, page.url

    open_form(page)
    fits()
    for screen in SCREENS:
        page.goto(f"/admin/{screen}")
        fits()
    assert violations(page, "main") == []
