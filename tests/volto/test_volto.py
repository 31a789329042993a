"""Readers in Volto: every kind of page in each language, whole, without an error; pictures are kept."""

import re

import pytest
from playwright.sync_api import expect

from tests.volto.conftest import SCREENSHOTS

FORUM = "/branches/taraz/forum-2019"
PAGES = {
    "home": "",
    "branch": "/branches/taraz",
    "news": "/news",
    "forum": FORUM,
    "contest": f"{FORUM}/best-leading-school",
    "feedback-sheet": f"{FORUM}/feedback",
    "trainer": "/branches/taraz/d-k-berdibekova",
    "news-item": "/branches/taraz/two-days-in-taraz",
    "plain-page": "/about",
}
LANGUAGES = ("kk", "ru", "en")
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_page_is_shown(open_page, name, language):
    page = open_page(f"/{language}{PAGES[name]}")
    expect(page.locator("h1").first).not_to_be_empty()
    expect(page.locator("html")).to_have_attribute("lang", language)
    for trouble in ("Unknown Block", "Invalid Block", "Sorry, something went wrong"):
        expect(page.get_by_text(trouble)).to_have_count(0)
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    # Pictures that nobody has scrolled to yet are neither loaded nor painted; one that is broken fails here.
    page.evaluate(
        """() => Promise.all([...document.images].map((image) => {
            image.loading = "eager";
            image.decoding = "sync";
            return image.decode();
        }))"""
    )
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{language}-{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"/en{FORUM}", ["14–15 November 2019", "City of Taraz", "Principals of secondary schools"]),
        (f"/en{FORUM}", ["Three boards of the exhibition", "Feedback sheet of the forum"]),
        (f"/ru{FORUM}/best-leading-school", ["Когда", "14 ноября 2019", "г. Тараз"]),
        ("/en/branches/taraz", ["Sample street 18, Taraz", "Two days in Taraz"]),
        ("/kk/branches/taraz/d-k-berdibekova", ["Тараз филиалының тренері", "Жүргізген форумдары"]),
        ("/kk", ["Алдағы іс-шаралар", "Жаңалықтар", "Тараз филиалы"]),
    ],
)
def test_a_page_says_all_that_the_site_s_own_page_says(open_page, path, words):
    page = open_page(path)
    for text in words:
        expect(page.locator("#page-document, #main").first).to_contain_text(text)


def test_kazakh_has_its_name_and_its_addresses(open_page):
    page = open_page("/kk/search?SearchableText=форум")
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    expect(page.locator("h1")).to_contain_text("іздеу нәтижелері")
    expect(page.locator(".language-selector a").first).to_have_text("Қазақша")
    expect(page.locator("nav.navigation a").first).to_have_text("Басты бет")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_the_site_sends_is_wider_than_a_phone(open_page, language):
    page = open_page(f"/{language}{FORUM}", viewport=PHONE)
    # Volto's own header is, with three languages in it.
    assert (
        page.evaluate(
            """[...document.querySelectorAll("#page-document *")]
            .filter((part) => part.getBoundingClientRect().right > window.innerWidth)
            .map((part) => part.outerHTML.slice(0, 120))"""
        )
        == []
    )


def test_an_editor_logs_in_and_is_offered_what_works(open_page):
    page = open_page("/en/login")
    page.fill("#login", "taraz")
    page.fill("#password", "demo")
    page.locator("#login-form-submit").click()
    page.wait_for_url(re.compile("/en/?$"))
    page.goto(f"/en{FORUM}")
    expect(page.locator("#toolbar-personal")).to_be_visible()
    expect(page.locator("#toolbar .edit")).to_have_count(0)
