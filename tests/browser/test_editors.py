"""An editor of the Taraz branch makes the next forum: programme, gallery, preview, schedule, publication."""

import re
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kazakh_admin import log_in
from tests.factories import picture_bytes


@pytest.fixture
def photographs(tmp_path) -> list[Path]:
    """Thirty pictures from a phone, and one file that only looks like one."""
    files = []
    for number in range(1, 31):
        file = tmp_path / f"IMG_{number}.jpg"
        file.write_bytes(picture_bytes(size=(900, 600), colour=(number * 8, 90, 120)))
        files.append(file)
    broken = tmp_path / "IMG_31.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    return [*files, broken]


def branch_id(page: Page) -> int:
    """The id of the English page of the Taraz branch, found as an editor finds it."""
    page.goto("/admin/pages/search/?q=Taraz+branch")
    link = page.locator("main a[href$='/edit/']", has_text="Taraz branch").first
    return int(re.search(r"/pages/(\d+)/", link.get_attribute("href")).group(1))


def wait_until_published(page: Page, address: str, seconds: int = 300) -> None:
    until = time.monotonic() + seconds
    while page.request.get(address).status != 200:
        assert time.monotonic() < until, "the scheduled page was not published"
        page.wait_for_timeout(2000)


def fill_story(page: Page, title: str) -> None:
    # Typed as a person does: the slug follows the keys.
    page.locator("#id_title").press_sequentially(title)
    page.fill("#id_lead", "Principals of the region meet for two days.")
    page.fill("#id_starts_at", "11 March 2027 9:00")
    page.fill("#id_ends_at", "12/03/2027 17:00")


def add_day(page: Page) -> None:
    page.get_by_role("tab", name="Programme").press("Enter")
    # The days of the programme come from the dates; a session is added by keyboard: the calendar of the last
    # date lies over the button, and the first button stands above the day.
    expect(page.locator("[name='programme-0-value-date']")).to_have_value("11 March 2027")
    page.locator("[role=tabpanel]:visible .c-sf-add-button").nth(1).press("Enter")
    page.fill("[name='programme-0-value-sessions-0-value-title']", "Opening")


def upload(page: Page, files: list[Path]) -> None:
    """Press the button a person sees, and choose files in what it opens."""
    button = page.locator("[data-gallery-pick]")
    icon, shown = button.locator("svg").bounding_box(), button.bounding_box()
    assert icon["height"] <= shown["height"]
    assert icon["width"] < shown["width"] / 2, "the words have no room beside the icon"
    with page.expect_file_chooser() as chooser:
        page.get_by_role(
            "button", name=re.compile("^(Upload pictures|Загрузить изображения|Суреттерді жүктеу)$")
        ).click()
    chooser.value.set_files([str(file) for file in files])


@pytest.mark.parametrize("publish", ["now", "later"])
def test_an_editor_makes_a_forum_with_programme_and_gallery(open_page, photographs, publish):
    page = open_page("/admin/login/", locale="en-GB", viewport={"width": 1400, "height": 1000})
    # In the demo what an editor writes waits for the lead, who publishes at once.
    log_in(page, "taraz-lead")
    page.goto("/admin/account/")
    page.select_option("[name$=preferred_language]", "en")
    page.locator("main form button[type=submit], main form input[type=submit]").last.click()
    expect(page.locator(".messages")).to_be_visible()
    branch = branch_id(page)
    # A name of its own each time: the editor saves drafts by itself, also those of a run that failed.
    title = f"Spring forum {publish} {int(time.time())}"

    page.goto(f"/admin/pages/add/programs/forumpage/{branch}/")
    fill_story(page, title)
    add_day(page)

    page.get_by_role("tab", name="Gallery").press("Enter")
    upload(page, photographs)
    expect(page.locator("[data-gallery-status]")).to_contain_text("Pictures added: 30", timeout=180_000)
    expect(page.locator("[data-gallery-errors]")).to_contain_text("damaged")
    expect(page.locator("[data-gallery-errors]")).to_contain_text("IMG_31.jpg")
    rows = page.locator("#id_gallery_images-FORMS [data-inline-panel-child]")
    expect(rows).to_have_count(30)
    # Until the editor has saved them by itself, a preview may show rows twice: as typed and as saved.
    expect(page.locator("#id_gallery_images-29-id")).not_to_have_value("")
    # Opened by a click on the first picture of the sheet; Enter leads from field to field.
    page.locator("[data-tile-open]").first.click()
    page.keyboard.type("The first board")
    page.keyboard.press("Enter")
    page.keyboard.type("Visitors at a board")
    page.keyboard.press("Escape")
    expect(page.locator("[data-count-alt]")).to_have_text("Without alternative text: 29")

    # The preview shows what is not saved yet, and the content checks name what is missing.
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[data-w-preview-target=iframe]").first
    expect(preview.locator("h1")).to_have_text(title)
    expect(preview.locator("img[data-missing-alt]").first).to_be_attached()
    expect(preview.locator("img[data-missing-alt]")).to_have_count(29)

    if publish == "now":
        page.get_by_role("button", name="More actions").click()
        page.get_by_role("button", name="Publish").click()
        expect(page.locator(".messages")).to_contain_text(
            "29 pictures of the gallery have no alternative text"
        )
    else:
        due = datetime.now(ZoneInfo("Asia/Almaty")) + timedelta(minutes=2)
        page.get_by_role("button", name="Toggle status").click()
        page.get_by_role("button", name="Set schedule").click()
        page.fill("#id_go_live_at", due.strftime("%d/%m/%Y %H:%M"))
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Save schedule").press("Enter")
        expect(page.locator(".messages")).to_contain_text(title)
        page.get_by_role("button", name="More actions").click()
        page.get_by_role("button", name="Schedule to publish").click()
        expect(page.locator(".messages")).to_contain_text("scheduled")

    address = f"/en/branches/taraz/{title.lower().replace(' ', '-')}/"
    if publish == "later":
        assert page.request.get(address).status == 404
        wait_until_published(page, address)
    page.goto(address)
    expect(page.locator("h1")).to_have_text(title)
    assert page.locator("[data-gallery] li").count() == 30
