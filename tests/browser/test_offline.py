"""The site carried along: pages read before are there without a line, and nothing of anybody who signs in."""

import re

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import PHONE, eventually
from tests.browser.kazakh_admin import log_in
from tests.browser.test_readers import FORUM, LANGUAGES


def kept(page: Page) -> set[str]:
    """The paths of all pages that are on the device."""
    return set(
        page.evaluate(
            """async () => {
                const caches_ = await Promise.all(["pages", "kept"].map((name) => caches.open(name)));
                const requests = await Promise.all(caches_.map((cache) => cache.keys()));
                return requests.flat().map(({ url }) => new URL(url).pathname);
            }"""
        )
    )


def until(page: Page, told: str, arg: str | None = None) -> None:
    """Wait until a script that takes its time is true; playwright takes a promise for that."""
    eventually(page, lambda: page.evaluate(told, arg), told)


def read(page: Page, path: str) -> None:
    """Read a page, and wait until it is kept."""
    page.goto(path)
    until(
        page,
        "async (path) => (await (await caches.open('pages')).keys()).some(({ url }) => url.endsWith(path))",
        path,
    )


@pytest.fixture
def reader(open_page):
    """A reader on a phone, whose worker is there."""

    def comes(path: str = "/en/", **options) -> Page:
        page = open_page(path, viewport=PHONE, **options)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        return page

    return comes


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_read_before_are_read_again_without_a_line(reader, violations, language):
    page = reader(f"/{language}/")
    read(page, f"/{language}/news/")
    read(page, f"/{language}{FORUM}")
    title = page.locator("h1").inner_text()
    expect(page.locator(".opening img")).to_have_js_property("complete", True)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".offline-note")).to_be_visible()
    assert page.locator(".opening img").evaluate("image => image.naturalWidth") > 0
    assert page.evaluate("getComputedStyle(document.querySelector('.site-header__row')).display") == "flex"

    page.goto(f"/{language}/trainers/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("[data-kept=pages] a")).to_have_count(2)
    assert violations(page) == []
    page.locator("[data-kept=pages] a", has_text=title).click()
    expect(page.locator("h1")).to_have_text(title)
    page.context.set_offline(False)
    page.reload()
    expect(page.locator(".offline-note")).to_have_count(0)


def test_a_page_a_reader_wants_to_have_is_kept_apart_until_they_no_longer_want_it(reader):
    page = reader(f"/en{FORUM}")
    button = page.locator("[data-keep]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.context.set_offline(True)
    page.goto("/en/branches/")
    expect(page.locator("[data-kept=kept] a")).to_have_count(1)
    page.context.set_offline(False)
    page.goto(f"/en{FORUM}")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_no_more_than_thirty_pages_are_kept_and_the_oldest_go_first(reader):
    page = reader()
    page.evaluate(
        """async () => {
            const cache = await caches.open("pages");
            for (let number = 0; number < 30; number += 1) {
                await cache.put(`/en/old-${number}/`, new Response("<h1>Old</h1>"));
            }
        }"""
    )
    read(page, f"/en{FORUM}")
    until(page, "async () => (await (await caches.open('pages')).keys()).length <= 30")
    paths = kept(page)
    assert f"/en{FORUM}" in paths and "/en/old-0/" not in paths and "/en/old-29/" in paths


def test_signing_in_empties_the_device_and_nothing_is_kept_while_signed_in(reader):
    page = reader()
    read(page, "/en/news/")
    assert kept(page)
    page.goto("/admin/login/")
    until(page, "async () => !(await caches.has('pages'))")
    log_in(page, "taraz")
    for path in ("/en/", f"/en{FORUM}"):
        page.goto(path)
        expect(page.locator("[data-keep]")).to_be_hidden()
    assert kept(page) == set()
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    page.context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"/en{FORUM}")


def test_a_page_that_is_taken_back_goes_from_the_device_at_the_next_chance(reader, open_page):
    page = reader()
    page.goto("/en/news/?page=2")
    path = page.locator(".card__title a").last.get_attribute("href")
    read(page, path)
    number = re.search(r"\d+", page.locator("main").get_attribute("data-count-view"))[0]
    editor = open_page("/admin/login/")
    log_in(editor, "admin")
    editor.goto(f"/admin/pages/{number}/unpublish/")
    editor.locator("form button[type=submit], form input[type=submit]").last.click()
    editor.wait_for_url(re.compile(r"/admin/pages/\d+/"))
    assert page.goto(path).status == 404
    until(
        page,
        "async (path) => !(await (await caches.open('pages')).keys()).some(({ url }) => url.endsWith(path))",
        path,
    )
    assert path not in kept(page)
    page.context.set_offline(True)
    page.goto(path)
    expect(page.locator("[data-again]")).to_be_visible()


def test_what_is_for_one_reader_is_not_kept(reader):
    page = reader()
    page.goto("/en/low-vision/")
    read(page, "/en/news/")
    assert "/en/low-vision/" not in kept(page)
