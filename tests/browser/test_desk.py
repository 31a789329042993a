"""The first screen of a branch's editor, and a forum begun there with one click, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.kazakh_admin import choose_language, log_in
from tests.browser.test_dates import type_into

SAVED = "[data-w-autosave-state-value='saved']"
NARROW = {"width": 320, "height": 700}


@pytest.fixture
def desk(open_page) -> Page:
    """The first screen of the editor in Taraz, in Russian."""
    page = open_page("/admin/login/")
    log_in(page, "taraz")
    choose_language(page, "ru")
    page.goto("/admin/")
    return page


def expect_programme_dates(page: Page, *dates: str) -> None:
    """Wait until the programme has just these days."""
    fields = page.locator("[id^='programme-'][id$='-value-date']")
    expect(fields).to_have_count(len(dates))
    for number, day in enumerate(dates):
        expect(fields.nth(number)).to_have_value(day)


def test_one_click_a_title_and_dates_make_a_draft_with_its_days(desk):
    desk.get_by_role("heading", name="Филиал в Таразе").wait_for()
    desk.get_by_role("link", name="Форум", exact=True).click()
    expect(desk.locator("#id_venue")).not_to_have_value("")
    assert "/desk/new/" in desk.url
    desk.locator("#id_title").press_sequentially("Форум 2031")
    type_into(desk.locator("#id_starts_at"), "14.11.2031 9:00")
    type_into(desk.locator("#id_ends_at"), "16.11.2031 18:00")
    expect_programme_dates(desk, "14.11.2031", "15.11.2031", "16.11.2031")
    desk.wait_for_function("location.pathname.endsWith('/edit/')")
    expect(desk.locator(SAVED)).to_have_count(1)
    desk.reload()
    expect_programme_dates(desk, "14.11.2031", "15.11.2031", "16.11.2031")
    desk.goto("/admin/")
    expect(desk.locator("#desk-drafts-section").get_by_role("link", name="Форум 2031")).to_have_count(1)


def test_days_follow_the_dates_until_somebody_writes_into_them(desk):
    desk.get_by_role("link", name="Форум", exact=True).click()
    type_into(desk.locator("#id_starts_at"), "14.11.2031")
    expect_programme_dates(desk, "14.11.2031")
    type_into(desk.locator("#id_ends_at"), "15.11.2031")
    expect_programme_dates(desk, "14.11.2031", "15.11.2031")
    desk.get_by_role("tab").nth(1).press("Enter")
    desk.locator("[id^='programme-'][id$='-value-title']").first.fill("Открытие")
    desk.get_by_role("tab").first.press("Enter")
    type_into(desk.locator("#id_ends_at"), "16.11.2031")
    expect_programme_dates(desk, "14.11.2031", "15.11.2031")
    desk.get_by_role("tab").nth(1).press("Enter")
    desk.get_by_role("button", name="Дни по датам").click()
    expect_programme_dates(desk, "14.11.2031", "15.11.2031", "16.11.2031")


def test_looking_at_a_form_and_leaving_it_stores_nothing(desk):
    before = desk.request.get("/admin/api/main/pages/?limit=1").json()["meta"]["total_count"]
    desk.get_by_role("link", name="Новость", exact=True).click()
    desk.locator("#id_title").wait_for()
    desk.goto("/admin/")
    expect(desk.locator("#desk-drafts-section")).to_have_count(1)
    assert desk.request.get("/admin/api/main/pages/?limit=1").json()["meta"]["total_count"] == before


@pytest.mark.parametrize("viewport", [PHONE, NARROW])
def test_on_a_phone_nothing_runs_out_of_the_screen_and_axe_finds_no_fault(open_page, violations, viewport):
    page = open_page("/admin/login/", viewport=viewport)
    log_in(page, "taraz-lead")
    page.locator(".desk").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, ".desk") == []


def test_a_correction_is_found_and_made_on_a_phone(open_page):
    page = open_page("/admin/login/", viewport=PHONE)
    log_in(page, "taraz-lead")
    choose_language(page, "ru")
    page.goto("/admin/")
    page.locator(".desk-top__title a").click()
    title = page.locator("#listing-results td.title a").first
    # Of a screen of 390 pixels; columns that say less are not there.
    assert page.locator("#listing-results td.title").first.bounding_box()["width"] > 150
    expect(page.get_by_role("columnheader", name="Обновлено")).to_be_hidden()
    title.click()
    lead = page.locator("#id_lead")
    before = lead.input_value()
    corrected = f"{before} Исправлено.".strip()
    lead.fill(corrected)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
    expect(lead).to_have_value(corrected)
    lead.fill(before)
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
