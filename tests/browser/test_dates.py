"""Dates and times typed as people write them, in the three languages of the admin."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kazakh_admin import choose_language, log_in

ADD_FORUM = "/admin/pages/add/programs/forumpage/{}/"
# For each language: what a person types, and what the field shows when it is left.
MOMENTS = {
    "kk": {"14.11.2019 9:00": "14.11.2019 09:00", "2019-11-15 18:30": "15.11.2019 18:30"},
    "ru": {"14.11.2019 9:00": "14.11.2019 09:00", "15.11.2019": "15.11.2019 00:00"},
    "en": {"14 Nov 2019 9:00": "14 November 2019 09:00", "15/11/2019 18:30": "15 November 2019 18:30"},
}
DAYS = {"kk": "14.11.2019", "ru": "14.11.2019", "en": "14 November 2019"}
EXPECTED = {"kk": "былай жазыңыз: 14.11.2019", "ru": "так: 14.11.2019", "en": "like this: 14 November 2019"}


@pytest.fixture
def editor(open_page) -> Page:
    """The admin as an editor of the Taraz branch sees it."""
    page = open_page("/admin/login/", viewport={"width": 1400, "height": 1000})
    log_in(page, "taraz")
    return page


def type_into(field: Locator, text: str) -> None:
    """Type a text key by key into a field and leave it by the tabulator."""
    field.click()
    field.press("Control+a")
    field.press_sequentially(text)
    field.press("Tab")


def new_forum(page: Page, language: str) -> None:
    """Open the form of a new forum of the Taraz branch in this language."""
    choose_language(page, language)
    pages = page.request.get("/api/v2/pages/?type=home.BranchPage&locale=ru&slug=taraz").json()
    page.goto(ADD_FORUM.format(pages["items"][0]["id"]))
    page.locator("#id_title").press_sequentially(f"Dates {language} {int(time.time())}")


def add_day(page: Page) -> None:
    """Open the programme, with a day and a session: days come by themselves once the dates are typed."""
    page.get_by_role("tab").nth(1).press("Enter")
    adding = page.locator("[role=tabpanel]:visible .c-sf-add-button")
    if not page.locator("[name='programme-0-value-date']").count():
        adding.first.click()
    expect(page.locator("[name='programme-0-value-date']")).to_be_visible()
    if not page.locator("[name='programme-0-value-sessions-0-value-title']").count():
        # The first stands above the day.
        adding.nth(1).click()


def save_draft(page: Page) -> None:
    page.locator("form[data-edit-form] footer button[type=submit]").first.click()


@pytest.mark.parametrize("language", MOMENTS)
def test_what_is_typed_is_what_is_stored(editor, language):
    page = editor
    new_forum(page, language)
    for field, (typed, shown) in zip(
        ("#id_starts_at", "#id_ends_at"), MOMENTS[language].items(), strict=True
    ):
        type_into(page.locator(field), typed)
        expect(page.locator(field)).to_have_value(shown)
    add_day(page)
    day = page.locator("[name='programme-0-value-date']")
    type_into(day, "14.11.2019")
    expect(day).to_have_value(DAYS[language])
    page.fill("[name='programme-0-value-sessions-0-value-title']", "Opening")
    starts = page.locator("[name='programme-0-value-sessions-0-value-starts']")
    type_into(starts, "9:00")
    expect(starts).to_have_value("09:00")
    starts.hover()
    page.mouse.wheel(0, 100)
    expect(starts).to_have_value("09:00")
    save_draft(page)
    expect(page.locator(".messages .success")).to_be_visible()
    for field, shown in zip(("#id_starts_at", "#id_ends_at"), MOMENTS[language].values(), strict=True):
        expect(page.locator(field)).to_have_value(shown)
    expect(page.locator("[name='programme-0-value-date']")).to_have_value(DAYS[language])
    expect(page.locator("[name='programme-0-value-sessions-0-value-starts']")).to_have_value("09:00")


@pytest.mark.parametrize("language", EXPECTED)
def test_what_cannot_be_read_stays_in_its_field_and_the_error_says_what_is_expected(editor, language):
    page = editor
    new_forum(page, language)
    start = page.locator("#id_starts_at")
    type_into(start, "31.02.2019 9:00")
    expect(start).to_have_value("31.02.2019 9:00")
    expect(start).to_have_attribute("aria-invalid", "true")
    said = page.locator(f"#{start.get_attribute('aria-describedby').split()[-1]}")
    expect(said).to_contain_text(EXPECTED[language])
    add_day(page)
    day = page.locator("[name='programme-0-value-date']")
    type_into(day, "20 дней")
    expect(day).to_have_value("20 дней")
    save_draft(page)
    expect(page.locator(".messages .error")).to_be_visible()
    expect(start).to_have_value("31.02.2019 9:00")
    expect(day).to_have_value("20 дней")
    errors = page.locator("[data-field-errors], .error-message")
    expect(errors.filter(has_text=EXPECTED[language]).first).to_be_attached()
    # Mended, nothing is said of it any more.
    page.get_by_role("tab").first.press("Enter")
    type_into(start, "14.11.2019 9:00")
    expect(start).not_to_have_attribute("aria-invalid", "true")


def test_a_day_and_an_hour_are_picked_beside_what_was_typed(editor):
    page = editor
    new_forum(page, "ru")
    start = page.locator("#id_starts_at")
    start.click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    start.press_sequentially("2019-11-14")
    # The calendar follows what is typed, so that an hour picked in it belongs to the day typed.
    expect(calendar.locator(".xdsoft_month")).to_contain_text(re.compile("ноябрь", re.IGNORECASE))
    calendar.locator(".xdsoft_time", has_text=re.compile("^10:00$")).dispatch_event("click")
    expect(start).to_have_value("14.11.2019 10:00")
    start.click()
    calendar.locator("td[data-date='15'][data-month='10']").click()
    expect(start).to_have_value("15.11.2019 10:00")
    start.press("Tab")
    expect(calendar).to_have_count(0)
    expect(start).to_have_value("15.11.2019 10:00")


def test_a_schedule_takes_what_people_write(editor):
    page = editor
    new_forum(page, "ru")
    type_into(page.locator("#id_starts_at"), "14.11.2019")
    page.locator("[data-side-panel-toggle=status]").click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    expires = page.locator("#id_expire_at")
    type_into(expires, "31.12.2030 9:05")
    expect(expires).to_have_value("31.12.2030 09:05")
    page.locator("#schedule-publishing-dialog button[type=submit]").press("Enter")
    expect(page.locator(".messages .success")).to_be_visible()
    expect(page.locator("#id_expire_at")).to_have_value("31.12.2030 09:05")


def test_lists_are_filtered_by_dates_as_people_write_them(editor):
    page = editor
    choose_language(page, "ru")
    page.goto("/admin/reports/site-history/")
    expect(page.locator("#listing-results tbody tr")).not_to_have_count(0)
    page.locator("button:has(.icon-sliders)").click()
    page.locator("[aria-controls=drilldown-id_timestamp]").click()
    first = page.locator("[name=timestamp_from]")
    type_into(first, "1.1.2031")
    expect(first).to_have_value("01.01.2031")
    expect(page.locator("#listing-results")).to_contain_text("1 января 2031")
    expect(page.locator("#listing-results tbody tr")).to_have_count(0)
