"""A report is pasted, looked over, and becomes drafts: in a browser, with mouse and keyboard."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.kazakh_admin import choose_language, log_in
from tests.cms.intake.by_gold import gold

NARROW = {"width": 320, "height": 700}
SAVED = re.compile("All is saved")
# The admin scrolls within its main part, and hides what runs out of it.
FITS = "((main) => main.scrollWidth <= main.clientWidth)(document.querySelector('main'))"
REVIEW = re.compile(r"/admin/intake/\d+/$")


def hand_in(page: Page, text: str) -> None:
    """Paste a report as people do, and come to its review."""
    page.goto("/admin/")
    page.get_by_role("link", name="From a report").click()
    field = page.get_by_label("Text of the report")
    field.focus()
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            if (document.activeElement.dispatchEvent(paste)) document.execCommand("insertText", false, text);
        }""",
        text,
    )
    page.get_by_role("button", name="Read the report").click()
    page.wait_for_url(REVIEW)


@pytest.fixture
def review(open_page):
    """Open the review of the customer's report: `review(viewport=PHONE)`."""

    def opened(viewport=DESK) -> Page:
        page = open_page("/admin/login/", viewport=viewport)
        log_in(page, "taraz")
        choose_language(page, "en")
        hand_in(page, gold()["text"])
        return page

    return opened


def select(page: Page, words: str) -> None:
    """Select words of the report, as if the mouse was drawn over them."""
    page.evaluate(
        """(words) => {
            const block = [...document.querySelectorAll("[data-source] [data-start]")]
                .find((one) => one.textContent.includes(words));
            block.scrollIntoView({block: "center"});
            const text = block.firstChild;
            const start = text.data.indexOf(words);
            document.getSelection().setBaseAndExtent(text, start, text, start + words.length);
            block.dispatchEvent(new PointerEvent("pointerup", {bubbles: true}));
        }""",
        words,
    )


def value_in(page: Page, part: str, field: str):
    return page.locator(f"[id='field-{part}.{field}']").locator("input, textarea").first


def test_the_pasted_report_becomes_forum_contest_and_news(review):
    page = review()
    expect(page.locator("#intake-count")).to_contain_text("None is lost.")
    expect(value_in(page, "e0", "participants_number")).to_have_value("250")
    page.get_by_role("button", name="Make the drafts").click()
    page.wait_for_url("**/made/")
    kinds = page.locator(".intake-made__kind").all_inner_texts()
    assert kinds == ["Forum", "Contest", "News item"]
    page.locator(".intake-made__title a").first.click()
    expect(page.locator("#id_participants_number")).to_have_value("250")


def test_a_value_lights_up_the_words_it_came_from_and_those_lead_back_to_it(review):
    page = review()
    value_in(page, "e0", "participants_number").focus()
    lit = "[...CSS.highlights.get('intake-lit')].map((range) => range.toString()).join()"
    assert "250" in page.evaluate(lit)
    value_in(page, "e0", "title").focus()
    block = page.locator("[data-source] [data-start]", has_text="attended by 250")
    box = block.evaluate(
        """(block) => {
            const range = document.createRange();
            const start = block.firstChild.data.indexOf("250");
            range.setStart(block.firstChild, start);
            range.setEnd(block.firstChild, start + 3);
            block.scrollIntoView({block: "center"});
            const {x, y, width, height} = range.getBoundingClientRect();
            return {x: x + width / 2, y: y + height / 2};
        }"""
    )
    page.mouse.click(box["x"], box["y"])
    expect(value_in(page, "e0", "participants_number")).to_be_focused()


def test_selected_words_become_the_venue_and_stay_so_after_a_reload(review):
    page = review()
    select(page, "NIS PMN of Taraz")
    menu = page.get_by_role("dialog", name="What are these words?")
    menu.get_by_role("group", name="Forum").get_by_role("button", name="Venue").click()
    expect(value_in(page, "e0", "venue")).to_have_value("NIS PMN of Taraz")
    expect(page.locator("[data-state]")).to_have_text(SAVED)
    page.reload()
    expect(value_in(page, "e0", "venue")).to_have_value("NIS PMN of Taraz")


def test_with_the_keyboard_alone_words_are_selected_and_named(review):
    page = review()
    source = page.locator("[data-source]")
    source.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    menu = page.get_by_role("dialog", name="What are these words?")
    expect(menu.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(source).to_be_focused()
    page.keyboard.press("Enter")
    menu.get_by_role("group", name="Forum").get_by_role("button", name="Venue").press("Enter")
    expect(value_in(page, "e0", "venue")).not_to_have_value("")
    take = page.locator("[id='field-e0.venue'] [data-take]")
    source.focus()
    page.keyboard.press("ArrowDown")
    take.press("Enter")
    expect(page.locator("[data-state]")).to_have_text(SAVED)


def test_each_change_is_saved_as_it_is_made_and_a_faulty_one_is_said(review):
    page = review()
    number = value_in(page, "e0", "participants_number")
    number.fill("many")
    number.press("Tab")
    expect(page.locator("[id='field-e0.participants_number'] .intake-errors")).to_contain_text("whole number")
    number.fill("251")
    number.press("Tab")
    expect(page.locator("[id='field-e0.participants_number'] .intake-errors")).to_be_empty()
    expect(page.locator("[data-state]")).to_have_text(SAVED)
    page.reload()
    expect(value_in(page, "e0", "participants_number")).to_have_value("251")


def test_a_value_is_left_out_and_taken_back(review):
    page = review()
    field = page.locator("[id='field-e0.participants_number']")
    field.hover()
    field.get_by_role("button", name="Leave out").click()
    expect(field.locator("input")).to_have_count(0)
    field.get_by_role("button", name="Take it back").click()
    expect(field.locator("input")).to_have_value("250")


def test_one_button_leads_from_one_value_that_is_not_sure_to_the_next(review):
    page = review()
    left = page.locator("[data-all-looks] [data-number]")
    before = int(left.inner_text())
    page.get_by_role("button", name="Next to check").click()
    looked = page.locator("[data-look]:focus-within")
    expect(looked).to_have_count(1)
    looked.get_by_role("button", name="It is right").click()
    if before > 1:
        expect(left).to_have_text(str(before - 1))
    else:
        expect(page.locator("[data-all-looks]")).to_be_hidden()


def test_of_two_windows_the_older_one_is_told(review):
    page = review()
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("[data-make=news]").uncheck()
    expect(other.locator("[data-state]")).to_have_text(SAVED)
    value_in(page, "e0", "participants_number").fill("252")
    value_in(page, "e0", "participants_number").press("Tab")
    expect(page.locator("[data-state]")).to_contain_text("changed in another window")
    page.get_by_role("button", name="show how it is now").click()
    expect(page.locator("[data-make=news]")).not_to_be_checked()


def test_a_report_that_another_window_throws_away_is_told_to_be_gone(review):
    page = review()
    token = page.locator("#intake [name=csrfmiddlewaretoken]").get_attribute("value")
    discard = page.url.removesuffix("#") + "discard/"
    page.context.request.post(
        discard, form={"csrfmiddlewaretoken": token}, headers={"Referer": page.url}, max_redirects=0
    )
    value_in(page, "e0", "participants_number").fill("252")
    value_in(page, "e0", "participants_number").press("Tab")
    expect(page.locator("[data-state]")).to_contain_text("not here any more")
    page.get_by_role("button", name="to the first screen").click()
    page.wait_for_url(re.compile(r"/admin/$"))


def test_what_could_not_be_sent_is_sent_again(review):
    page = review()
    page.context.set_offline(True)
    value_in(page, "e0", "participants_number").fill("253")
    value_in(page, "e0", "participants_number").press("Tab")
    expect(page.locator("[data-state]")).to_contain_text("Not saved")
    page.context.set_offline(False)
    page.get_by_role("button", name="try again").click()
    expect(page.locator("[data-state]")).to_have_text(SAVED)


def test_a_session_that_ends_costs_nothing(review):
    page = review()
    page.context.clear_cookies()
    value_in(page, "e0", "participants_number").fill("254")
    value_in(page, "e0", "participants_number").press("Tab")
    dialog = page.get_by_role("dialog").filter(visible=True)
    expect(dialog).to_be_visible()
    other = page.context.new_page()
    log_in(other, "taraz")
    expect(page.locator("[data-state]")).to_have_text(SAVED)
    page.reload()
    expect(value_in(page, "e0", "participants_number")).to_have_value("254")


def test_an_unreadable_file_is_said_beside_it_and_the_paste_stays(open_page, tmp_path: Path):
    page = open_page("/admin/login/")
    log_in(page, "taraz")
    choose_language(page, "en")
    page.goto("/admin/intake/new/")
    page.get_by_label("Text of the report").fill("What was pasted")
    broken = tmp_path / "report.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    page.locator("[name=file]").set_input_files(broken)
    page.get_by_role("button", name="Read the report").click()
    expect(page.locator("#error-file")).not_to_be_empty()
    expect(page.get_by_label("Text of the report")).to_have_value("What was pasted")


@pytest.mark.parametrize("viewport", [DESK, PHONE, NARROW])
def test_nothing_runs_out_of_the_screen_and_axe_finds_no_fault(review, violations, viewport):
    page = review(viewport)
    assert page.evaluate(FITS)
    for summary in page.locator(".intake-value summary").all()[:12]:
        summary.evaluate("(summary) => (summary.parentElement.open = true)")
    assert violations(page, "#intake") == []
    if viewport != DESK:
        page.get_by_role("tab", name="Report").click()
        expect(page.locator("[data-source]")).to_be_visible()
        assert violations(page, "#intake") == []
    address = page.url
    page.goto("/admin/intake/new/")
    assert page.evaluate(FITS)
    assert violations(page, ".intake-new") == []
    # Russian words are the longest.
    choose_language(page, "ru")
    page.goto(address)
    assert page.evaluate(FITS)


def test_photographs_beside_the_report_come_into_the_gallery_of_the_forum(open_page, tmp_path: Path):
    page = open_page("/admin/login/")
    log_in(page, "taraz")
    choose_language(page, "en")
    page.goto("/admin/intake/new/")
    page.get_by_label("Text of the report").fill(gold()["text"])
    photographs = []
    for number in range(3):
        path = tmp_path / f"photo-{number}.jpg"
        Image.effect_noise((640, 420), 20 + number * 30).save(path)
        photographs.append(path)
    page.get_by_label("Photographs").set_input_files(photographs)
    page.get_by_role("button", name="Read the report").click()
    page.wait_for_url(REVIEW)
    expect(page.locator(".intake-pictures li")).to_have_count(3)
    page.get_by_role("button", name="Make the drafts").click()
    page.wait_for_url("**/made/")
    page.locator(".intake-made__title a").first.click()
    expect(page.locator("[name=gallery_images-TOTAL_FORMS]")).to_have_value("3")
