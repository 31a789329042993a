"""Readers search, by keyboard and without scripts, on a phone and at a desk, in each language."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE

LANGUAGES = ("kk", "ru", "en")
# Each an inflected form of a word that many pages have, and a beginning of a title.
WORDS = {"kk": "форумында", "ru": "форумами", "en": "forums"}
BEGINNINGS = {"kk": "Сапу", "ru": "Сапу", "en": "Sapu"}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_from_a_page_through_the_search_to_a_place_on_another(open_page, language, viewport):
    page = open_page(f"/{language}/branches/", viewport=viewport)
    page.locator(".site-header .search-link").click()
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    field.fill(WORDS[language])
    field.press("Enter")
    expect(page.locator(".search__count")).to_be_visible()
    expect(page.locator(".found mark").first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language
    place = page.locator(".found__places a[href*='#day-']").first
    place.click()
    expect(page).to_have_url(re.compile("#day-"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_suggestions_are_walked_through_by_keyboard(open_page, language):
    page = open_page(f"/{language}/search/", viewport=PHONE)
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially(BEGINNINGS[language])
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-suggestions-status]")).not_to_be_empty()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("Escape")
    expect(option).to_be_hidden()
    expect(field).to_have_value(BEGINNINGS[language])
    # Asked for once more, the same suggestions come back, and the last one is above the first.
    field.press("ArrowDown")
    expect(option).to_be_visible()
    field.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("Home")
    field.press("Escape")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"sapura-zholdasbaeva/$"))


def test_a_suggestion_is_pressed(open_page):
    page = open_page("/ru/search/", viewport=PHONE)
    page.get_by_role("combobox").press_sequentially("Сапу")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(r"sapura-zholdasbaeva/$"))


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_everything_works_without_scripts(open_page, viewport):
    page = open_page("/kk/", viewport=viewport, java_script_enabled=False)
    page.locator(".site-header .search-link").click()
    page.locator("#q").fill("форумында")
    page.locator(".search-form button").click()
    expect(page.locator(".found__page").first).to_be_visible()
    page.locator(".facets a").first.click()
    expect(page.locator(".facets a[aria-current]")).to_have_count(1)
    expect(page).to_have_url(re.compile("kind="))
    page.locator(".languages a[lang=ru]").click()
    expect(page).to_have_url(re.compile(r"/ru/search/\?q="))


def test_a_typing_error_leads_on(open_page):
    page = open_page("/kk/search/?q=форм")
    page.locator(".search__notes a").first.click()
    expect(page.locator(".found__page").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "words", "qqqq"], ids=["empty", "results", "nothing"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, violations, language, query, scheme):
    text = WORDS[language] if query == "words" else query
    viewport = {"width": 320, "height": 640}
    page = open_page(f"/{language}/search/?q={text}", viewport=viewport, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("h1").count() == 1
    assert violations(page) == []


def test_open_suggestions_have_no_violation(open_page, violations):
    page = open_page("/kk/search/", viewport=PHONE)
    page.get_by_role("combobox").press_sequentially("форум")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_targets_are_large_enough_on_a_phone(open_page):
    page = open_page("/ru/search/?q=форум", viewport=PHONE)
    for selector in (".search-link", ".search-form button", ".facets a", ".found__places a", "#q"):
        for box in page.locator(selector).evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect())"
        ):
            assert box["height"] >= 43.5, selector
