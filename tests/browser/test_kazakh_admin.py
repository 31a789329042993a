"""An administrator works in Kazakh: the admin's texts, and its calendars."""

import pytest
from playwright.sync_api import expect

from tests.browser.kazakh_admin import LIMIT, in_kazakh, is_english, listed, log_in, measure, overall, report


def test_hardly_anything_is_english(browser, server):
    screens = measure(browser, server, "admin", "demo")
    print(report(screens))
    assert overall(screens) <= LIMIT, report(screens)


def test_the_calendar_is_kazakh_and_starts_on_monday(open_page):
    page = open_page("/admin/login/", locale="kk-KZ", viewport={"width": 1400, "height": 1000})
    log_in(page, "admin", "demo")
    with in_kazakh(page):
        branch = next(
            thing["id"]
            for thing in listed(page.context, "pages", "locale=kk")
            if thing["meta"]["type"] == "home.BranchPage"
        )
        page.goto(f"/admin/pages/add/programs/forumpage/{branch}/")
        page.click("#id_starts_at")
        calendar = page.locator(".xdsoft_datetimepicker").locator("visible=true").first
        expect(calendar.locator("thead th").first).to_have_text("дс")
        expect(calendar.locator(".xdsoft_monthselect .xdsoft_option").first).to_have_text("қаңтар")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Save draft", True),
        ("Choose «Тараз форумы»", True),
        ("«Taraz branch» бетін өңдеу", False),
        ("Taraz…", False),
        ("Wagtail 8.0", False),
        ("Center of Pedagogical Excellence", False),
        ("kazakh@example.org, logo_kk.png, /kk/news/, Asia/Almaty", False),
        ("Форматтар: PDF, DOCX", False),
        ("мекенжай бөлігі (slug)", False),
    ],
)
def test_names_and_data_are_not_english(text, english):
    assert is_english(text, ["Taraz branch"]) is english
