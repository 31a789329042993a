"""Long texts pasted into the admin's fields: whole, counted, and refused by name where they are too long."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kazakh_admin import choose_language, log_in

LEAD, MOST = "Директора школ области встретились на форуме. " * 10, 320


@pytest.fixture
def form(open_page) -> Page:
    """The form of a new forum, in Russian."""
    page = open_page("/admin/login/", viewport={"width": 1400, "height": 1000})
    log_in(page, "taraz")
    choose_language(page, "ru")
    branches = page.request.get("/api/v2/pages/?type=home.BranchPage&locale=ru&slug=taraz").json()
    page.goto(f"/admin/pages/add/programs/forumpage/{branches['items'][0]['id']}/")
    return page


def paste(field: Locator, text: str) -> None:
    """Put a text into a field as the clipboard does: by the browser's own limits."""
    field.click()
    field.page.keyboard.insert_text(text)


def counter(field: Locator) -> Locator:
    return field.page.locator(f"#{field.get_attribute('id')}-counter")


def test_a_lead_that_is_too_long_arrives_whole_and_is_refused_with_limit_and_length(form, violations):
    page, lead, text = form, form.locator("#id_lead"), LEAD.strip()
    height = lead.bounding_box()["height"]
    paste(lead, text)
    expect(lead).to_have_value(text)
    assert lead.bounding_box()["height"] > 2 * height
    expect(counter(lead)).to_contain_text(f"{len(text)} из {MOST}")
    expect(counter(lead)).to_contain_text(f"лишних: {len(text) - MOST}")
    # Read out with the field, and after a pause by itself.
    assert counter(lead).get_attribute("id") in lead.get_attribute("aria-describedby").split()
    expect(page.locator("[role=status]", has_text=f"лишних: {len(text) - MOST}")).to_be_attached()
    assert violations(page, "[role=tabpanel]:not([hidden])") == []
    page.locator("#id_title").press_sequentially("Форум с длинным лидом")
    page.fill("#id_starts_at", "14.11.2019")
    # The calendar goes with the field; it may lie over the button.
    page.press("#id_starts_at", "Tab")
    page.locator("form[data-edit-form] footer button[type=submit]").first.click()
    expect(page.locator(".messages .error")).to_be_visible()
    expect(page.locator("#id_lead")).to_have_value(text)
    said = page.locator("section:has(#id_lead) .error-message").first
    expect(said).to_contain_text(str(MOST))
    expect(said).to_contain_text(str(len(text)))


def test_fields_of_blocks_and_of_the_gallery_cut_nothing_either(form):
    page = form
    assert page.locator("input[maxlength], textarea[maxlength]").count() == 0
    page.get_by_role("tab").nth(1).press("Enter")
    page.locator("[role=tabpanel]:visible .c-sf-add-button").first.click()
    title = page.locator("[name='programme-0-value-sessions-0-value-title']")
    expect(counter(title)).to_be_hidden()
    paste(title, "Ж" * 230)
    expect(title).to_have_value("Ж" * 230)
    expect(counter(title)).to_contain_text("230 из 200")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_dashboard_s_filters_show_every_choice_whole(open_page, width):
    page = open_page("/admin/login/", viewport={"width": width, "height": 900})
    log_in(page, "kazakh")
    page.goto("/admin/localization/")
    clipped = page.evaluate("""() => {
        const pen = document.createElement("canvas").getContext("2d");
        return [...document.querySelectorAll(".translation-filters select")].flatMap((select) => {
            const style = getComputedStyle(select);
            const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
            pen.font = style.font;
            const texts = [...select.options].map((option) => option.text);
            return texts.filter((text) => pen.measureText(text).width > room);
        });
    }""")
    assert clipped == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_account_s_form_knows_its_time_zones(open_page):
    page = open_page("/admin/login/")
    log_in(page, "taraz")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto("/admin/account/")
    expect(page.locator("select[name$=current_time_zone] option[value='Asia/Almaty']")).to_have_text(
        re.compile("Asia/Almaty.+")
    )
    assert complaints == []
