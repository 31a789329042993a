"""The documentation for app developers, as they use it: on a phone, at a desk, with and without scripts."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

DOCS = "/api/docs/"
PAGES = [
    "",
    "content/",
    "lists-and-search/",
    "pictures/",
    "languages/",
    "events-and-programmes/",
    "what-choosing-saves/",
    "an-app-that-works-offline/",
    "walk-through-an-app/",
    "errors-limits-and-cors/",
    "drafts-in-a-front-end/",
    "versions-and-changelog/",
    "reference/content/",
    "reference/search/",
    "reference/querystring-search/",
    "reference/login/",
    "reference/files/",
    "reference/shapes/",
    "types/forum/",
]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_on_a_phone_and_at_a_desk(open_page, violations, address):
    page = open_page(f"{DOCS}{address}", viewport=PHONE)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
    assert violations(page) == []


@pytest.mark.parametrize("address", ["", "reference/search/", "types/forum/"])
def test_axe_finds_nothing_in_the_dark_either(open_page, violations, address):
    assert violations(open_page(f"{DOCS}{address}", color_scheme="dark")) == []


def test_every_page_is_in_the_list_that_this_test_walks(open_page):
    page = open_page(DOCS)
    listed = page.locator("#pages a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    guides = [address for address in listed if "/reference/" not in address and "/types/" not in address]
    assert {f"{DOCS}{address}" for address in PAGES} >= {link for link in guides if link.startswith(DOCS)}


def test_a_language_chosen_once_is_chosen_on_every_page(open_page):
    page = open_page(DOCS)
    first = page.locator(".samples").first
    expect(first.get_by_role("tabpanel")).to_have_count(1)
    first.get_by_role("tab", name="Python").click()
    page.goto(f"{DOCS}lists-and-search/")
    for panel in page.locator(".samples [role=tabpanel]:visible").all():
        expect(panel).to_contain_text("requests.get")
    page.locator(".samples").first.get_by_role("tab", name="Python").press("ArrowRight")
    expect(page.locator(".samples").last.get_by_role("tab", name="Kotlin")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.locator(".samples").first.get_by_role("tab", name="Kotlin")).to_be_focused()


def test_without_scripts_all_languages_stand_one_after_another(open_page):
    page = open_page(DOCS, java_script_enabled=False, viewport=PHONE)
    request = page.locator("#request-get-started-page")
    for label in ("curl", "TypeScript", "Python", "Kotlin"):
        expect(request.locator(".label", has_text=label)).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    page.locator("button[popovertarget=pages]").click()
    page.locator("#pages").get_by_role("link", name="Pictures", exact=True).click()
    expect(page.locator("h1")).to_have_text("Pictures")


def test_copying_takes_the_code_and_nothing_else(open_page):
    page = open_page(DOCS, permissions=["clipboard-read", "clipboard-write"])
    sample = page.locator("#request-get-started-page .sample").first
    sample.get_by_role("button", name="Copy").click()
    expect(sample.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == sample.locator("code").inner_text()
    assert copied.startswith("curl 'http")


def test_search_leads_by_keyboard_to_the_section_that_tells(open_page, violations):
    page = open_page(f"{DOCS}content/")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.press_sequentially("long absence")
    first = page.locator(".results a").first
    expect(first).to_contain_text("After a long absence")
    expect(page.locator("#search-status")).to_contain_text("section")
    assert violations(page) == []
    field.press("ArrowDown")
    expect(first).to_be_focused()
    first.press("Enter")
    expect(page).to_have_url(re.compile("/an-app-that-works-offline/#after-a-long-absence$"))


def test_a_service_a_field_and_nothing_are_searched_for(open_page):
    page = open_page(DOCS)
    field = page.get_by_role("searchbox")
    field.fill("vocabularies")
    expect(page.locator(".results a").first).to_contain_text("@vocabularies")
    field.fill("participants_number")
    expect(page.locator(".results a[href*='/types/forum/']")).to_have_count(1)
    field.fill("zzzz")
    expect(page.locator("#search-status")).to_have_text("0 sections")
    expect(page.locator(".results")).to_be_hidden()
    field.fill("pictures")
    expect(page.locator(".results")).to_be_visible()
    field.press("Escape")
    expect(page.locator(".results")).to_be_hidden()


def test_a_request_is_tried_on_the_page_and_says_what_came(open_page, violations):
    page = open_page(DOCS)
    request = page.locator("#request-get-started-newest")
    request.get_by_role("button", name="Try it").click()
    address = request.get_by_role("textbox")
    expect(address).to_be_focused()
    address.press("Enter")
    result = request.locator(".result")
    expect(result).to_contain_text("200")
    expect(result).to_contain_text("ETag")
    expect(request.get_by_role("status")).to_have_text("Answer 200 OK")
    assert json.loads(result.locator("pre").inner_text())["items"][0]["@type"] == "News Item"
    assert violations(page) == []
    address.fill("/++api++/en/nothing")
    request.get_by_role("button", name="Send").click()
    expect(result).to_contain_text("404")
    expect(result).to_contain_text("NotFound")


def test_only_this_site_can_be_asked(open_page):
    page = open_page(DOCS)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    request = page.locator("#request-get-started-page")
    request.get_by_role("button", name="Try it").click()
    request.get_by_role("textbox").fill("https://www.example.org/++api++/")
    request.get_by_role("button", name="Send").click()
    expect(request.locator(".result")).to_contain_text("Only addresses of")
    assert not [url for url in asked if "example.org" in url]


def test_a_picture_that_is_tried_is_shown(open_page):
    page = open_page(f"{DOCS}pictures/")
    request = page.locator("#request-pictures-content")
    request.get_by_role("button", name="Try it").click()
    request.get_by_role("button", name="Send").click()
    sent = json.loads(request.locator(".result pre").inner_text())
    request.get_by_role("textbox").fill(sent["image"]["scales"]["preview"]["download"])
    request.get_by_role("button", name="Send").click()
    expect(request.get_by_role("img")).to_have_js_property("naturalWidth", 400)


def test_a_phone_s_list_of_pages_opens_leads_on_and_closes(open_page, violations):
    page = open_page(DOCS, viewport=PHONE, has_touch=True)
    expect(page.locator("#pages")).to_be_hidden()
    page.get_by_role("button", name="Pages").tap()
    expect(page.locator("#pages")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#pages")).to_be_hidden()
    expect(page.get_by_role("button", name="Pages")).to_be_focused()


def test_the_way_past_the_list_of_pages_is_the_first_stop(open_page):
    page = open_page(DOCS)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_nothing_moves_for_readers_who_asked_for_that(open_page):
    page = open_page(DOCS, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
