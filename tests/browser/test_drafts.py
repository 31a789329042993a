"""A draft begins with a title: it saves itself, says what it needs, and recovers from errors by itself."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kazakh_admin import choose_language, log_in
from tests.browser.test_dates import new_forum, type_into

SAVED = "[data-w-autosave-state-value='saved']"
PAUSED = "[data-w-autosave-state-value='paused']"


@pytest.fixture
def draft(open_page) -> Page:
    """A new forum of the Taraz branch in Russian, of which nothing but the title is written."""
    page = open_page("/admin/login/", viewport={"width": 1400, "height": 1000})
    log_in(page, "taraz")
    new_forum(page, "ru")
    # Wagtail gives the page its address without loading it anew.
    page.wait_for_function("location.pathname.endsWith('/edit/')")
    return page


def open_checks(page: Page) -> None:
    toggle = page.locator("[data-side-panel-toggle='checks']")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()


def test_a_title_is_enough_and_what_is_needed_is_a_click_away(draft):
    open_checks(draft)
    needed = draft.get_by_role("link", name="Начало: не заполнено.")
    needed.click()
    expect(draft.locator("#id_starts_at")).to_be_focused()
    type_into(draft.locator("#id_starts_at"), "14.11.2031 9:00")
    expect(needed).to_have_count(0)


def test_autosave_goes_on_once_what_could_not_be_read_is_mended(draft):
    type_into(draft.locator("#id_starts_at"), "осенью")
    expect(draft.locator(PAUSED)).to_have_count(1)
    type_into(draft.locator("#id_starts_at"), "14.11.2031")
    expect(draft.locator(SAVED)).to_have_count(1)
    draft.reload()
    expect(draft.locator("#id_starts_at")).to_have_value("14.11.2031 00:00")


def test_what_is_typed_while_a_save_is_under_way_is_saved_too(open_page):
    page = open_page("/admin/login/")
    log_in(page, "taraz")
    held = []

    def hold(route) -> None:
        held.append(route)

    page.route("**/*_w_hydrate_create_view*", hold)
    new_forum(page, "ru")
    while not held:
        page.wait_for_timeout(50)
    # The server has the title; the page is not done with it yet.
    page.locator("#id_lead").press_sequentially("Два дня")
    held[0].continue_()
    expect(page.locator(SAVED)).to_have_count(1)
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('kept-texts|'))")
    page.reload()
    expect(page.locator("#id_lead")).to_have_value("Два дня")


def test_publishing_too_early_lists_the_fields_and_leads_to_each(draft):
    draft.locator("footer [data-w-dropdown-target='toggle']").click()
    # What an editor of the demo writes waits for the lead, and is asked for as much.
    draft.locator("[name='action-submit']").click()
    summary = draft.locator(".error-summary a")
    expect(summary).to_have_count(1)
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Начало: Обязательное поле.")
    draft.get_by_role("tab").nth(3).press("Enter")
    summary.press("Enter")
    expect(draft.locator("#id_starts_at")).to_be_focused()


def test_a_second_page_of_the_same_title_is_saved_all_the_same(draft):
    title = f"Форум {time.time_ns()}"
    addresses = set()
    for _ in range(2):
        new_forum(draft, "ru")
        draft.locator("#id_title").fill(title)
        draft.wait_for_function("location.pathname.endsWith('/edit/')")
        expect(draft.locator(SAVED)).to_have_count(1)
        addresses.add(draft.url)
    assert len(addresses) == 2


def test_the_checks_pass_axe_in_kazakh(draft, violations):
    edit = draft.url
    choose_language(draft, "kk")
    draft.goto(edit)
    open_checks(draft)
    expect(draft.get_by_text("Жариялау үшін керек")).to_be_visible()
    assert violations(draft, "[data-page-checks]") == []
