"""Readers who see badly: from the first tab stop to pages in their own colours, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_readers import FORUM, LANGUAGES

PAGES = {"home": "/", "list": "/events/", "forum": FORUM, "choices": "/low-vision/"}
SCHEMES = ("white", "black", "blue", "beige", "brown")
# The strongest of each, and what comes first on the form.
STRONGEST, FIRST = "200.wider.{}.described.serif", "150.wide.{}.shown.sans"


def choose(page, server, cookie: str) -> None:
    page.context.add_cookies([{"name": "low_vision", "value": cookie, "url": server}])
    page.reload()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_chosen_from_the_first_tab_stop_remembered_and_left_again(open_page, language, scripts):
    page = open_page(f"/{language}{FORUM}", java_script_enabled=scripts)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{language}/low-vision/$"))
    page.locator("input[name=colours][value=black]").check()
    page.locator("input[name=pictures][value=described]").check()
    page.locator("form.form button").first.click()
    expect(page).to_have_url(re.compile(f"/{language}{FORUM}$"))
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    expect(page.locator("main picture")).to_have_count(0)
    expect(page.locator(".opening .picture-words")).not_to_be_empty()
    page.goto(f"/{language}/events/")
    expect(page.locator("html")).to_have_css("font-size", "24px")
    page.locator("button[value=usual]").click()
    expect(page).to_have_url(re.compile(f"/{language}/events/$"))
    expect(page.locator("html")).to_have_css("font-size", "16px")
    page.goto(f"/{language}{FORUM}")
    expect(page.locator("main picture img").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_even_at_aaa_contrast_in_any_scheme(
    open_page, server, violations, scheme, language
):
    page = open_page("/en/low-vision/", viewport={"width": 1280, "height": 900})
    choose(page, server, FIRST.format(scheme))
    for path in PAGES.values():
        page.goto(f"/{language}{path}")
        assert violations(page) == [], path
        poor = page.evaluate(
            """() => axe.run("html", {runOnly: ["color-contrast-enhanced"],
                rules: {"color-contrast-enhanced": {enabled: true}}}).then(({ violations }) =>
                violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 160))))"""
        )
        assert poor == [], path


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_at_the_largest(open_page, server, language, width):
    page = open_page("/en/low-vision/", viewport={"width": width, "height": 800})
    choose(page, server, STRONGEST.format("black"))
    for path in PAGES.values():
        page.goto(f"/{language}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_picture_is_looked_at_where_its_words_are_pressed(open_page, server):
    page = open_page(f"/en{FORUM}")
    choose(page, server, STRONGEST.format("white"))
    page.locator("#photo-3").click()
    lightbox = page.locator("dialog#lightbox")
    expect(lightbox.locator("img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#photo-3")).to_be_focused()


@pytest.mark.parametrize("path", PAGES.values())
def test_forced_colours_leave_everything_there_is_to_press_visible(open_page, violations, path):
    page = open_page(f"/ru{path}", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    # axe measures contrast in the colours the sheet names, not in those that are forced.
    assert [fault for fault in violations(page) if not fault.startswith("color-contrast")] == []
    unseen = page.evaluate(
        """() => [...document.querySelectorAll("main a, main button, main select, .portrait--initials")]
            .filter((one) => one.checkVisibility() && getComputedStyle(one).color ===
                getComputedStyle(one).backgroundColor).map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert unseen == []


@pytest.mark.parametrize("path", ["/", "/events/", FORUM])
def test_everything_is_reached_by_the_keyboard_and_what_has_the_focus_shows_it(open_page, path):
    page = open_page(f"/kk{path}")
    # Buttons that need a script come when it is idle, and one when there is a worker.
    page.evaluate(
        """async () => {
            await navigator.serviceWorker.ready;
            await new Promise((done) => requestIdleCallback(done));
            window.reached = new Set();
        }"""
    )
    for _step in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => {
                const element = document.activeElement;
                if (element === document.body || reached.has(element)) return null;
                reached.add(element);
                const seen = [element, element.closest(".card")].some(
                    (one) => one && getComputedStyle(one).outlineStyle !== "none");
                return [seen, element.outerHTML.slice(0, 120)];
            }"""
        )
        if here is None:
            break
        assert here[0], here[1]
    missed = page.evaluate(
        # Points of a map are links of the list below it, too.
        """() => [...document.querySelectorAll("a[href], button, select, input:not([type=hidden])")]
            .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !reached.has(one))
            .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert missed == []
