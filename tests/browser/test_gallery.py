"""A gallery as a contact sheet: photographs dropped, described, ordered, and found again as left."""

import base64
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, eventually
from tests.browser.kazakh_admin import choose_language, log_in
from tests.factories import picture_bytes
from tests.photographs import exif, iptc, segment, xmp

GALLERY = {"kk": "Галерея", "ru": "Галерея", "en": "Gallery"}
XMP_START = b"http://ns.adobe.com/xap/1.0/\0"
# Puts files on the gallery as a drag from the desktop does.
DROP = """([area, files]) => {
    const transfer = new DataTransfer();
    for (const [name, content] of files) {
        const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name, {type: name.endsWith("jpg") ? "image/jpeg" : ""}));
    }
    for (const kind of ["dragenter", "dragover", "drop"]) {
        area.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: transfer}));
    }
}"""


def photograph(number: int, image_format="JPEG", *, run: int, **options) -> bytes:
    """A picture like no other, not even of another run on the same server."""
    size = (900 - run // 256 % 256, 600 + run // 65536 % 256)
    return picture_bytes(image_format, size=size, colour=(number * 8 % 256, run % 256, 120), **options)


@pytest.fixture
def photographs() -> dict[str, bytes]:
    """Thirty photographs of a forum by name, some with descriptions, one of them HEIC; beside them a broken
    file, a copy of the first under another name, and what a system leaves in folders.
    """
    take = partial(photograph, run=int(time.time() * 10))
    files = {f"IMG_{number}.jpg": take(number) for number in range(1, 30)}
    files["IMG_2.jpg"] = segment(take(2), 0xED, iptc_of("Открытие выставки".encode("cp1251")))
    files["IMG_3.jpg"] = segment(take(3), 0xE1, XMP_START + xmp({"ru": "Жюри конкурса"}, "А. Автор"))
    files["IMG_4.jpg"] = take(4, exif=exif("Награждение".encode()))
    files["IMG_5.jpg"] = take(5, exif=exif("OLYMPUS DIGITAL CAMERA"))
    files["IMG_30.heic"] = take(30, "HEIF")
    return {
        **files,
        "IMG_31.jpg": b"\xff\xd8\xff\xe0 no picture",
        "copy of IMG_1.jpg": files["IMG_1.jpg"],
        "Thumbs.db": b"thumbs",
    }


def iptc_of(caption: bytes) -> bytes:
    """The segment of IPTC records alone, as it stands in a JPEG."""
    jpeg = iptc(caption)
    length = int.from_bytes(jpeg[4:6], "big")
    return jpeg[6 : 4 + length]


@pytest.fixture
def open_gallery(open_page) -> Callable[..., Page]:
    """A new story of the Taraz branch with its gallery open, in a language of the admin."""

    def opened(language: str = "ru", **options) -> Page:
        page = open_page("/admin/login/", **options)
        log_in(page, "taraz")
        choose_language(page, language)
        branches = page.request.get("/api/v2/pages/?type=home.BranchPage&locale=ru&slug=taraz").json()
        page.goto(f"/admin/pages/add/news/newspage/{branches['items'][0]['id']}/")
        page.locator("#id_title").press_sequentially(f"Галерея {page.evaluate('Date.now()')}")
        page.fill("#id_lead", "Что было на форуме.")
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        page.get_by_role("tab", name=GALLERY[language]).press("Enter")
        return page

    return opened


def drop(page: Page, files: dict[str, bytes]) -> None:
    """Drop files somewhere on the gallery's tab."""
    area = page.locator("[role=tabpanel]:visible").first
    content = [[name, base64.b64encode(data).decode()] for name, data in files.items()]
    page.evaluate(DROP, [area.element_handle(), content])


def pick(page: Page, files: dict[str, bytes], folder: Path) -> None:
    """Press the button a person sees and choose files in what it opens."""
    paths = []
    for name, data in files.items():
        (folder / name).write_bytes(data)
        paths.append(str(folder / name))
    with page.expect_file_chooser() as chooser:
        page.locator("[data-gallery-pick]").click()
    chooser.value.set_files(paths)


def tiles(page: Page) -> Locator:
    """The pictures of the sheet."""
    return page.locator("[data-tile]")


def captions(page: Page) -> list[str]:
    """What stands below the pictures, in order: captions, or names of files."""
    return page.locator("[data-tile-caption]").all_inner_texts()


def wait_until_uploaded(page: Page, count: int) -> None:
    """Wait until nothing is under way, and so many were added."""
    expect(page.locator("[data-gallery-progress]")).to_be_hidden(timeout=180_000)
    expect(page.locator("[data-gallery-status]")).to_contain_text(f": {count}.")


def wait_until_saved(page: Page) -> None:
    """Wait until no picture is marked as not saved yet, and nothing is kept in the browser."""
    expect(page.locator("[data-mark=unsaved]:visible")).to_have_count(0)
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('kept-texts|'))")


def open_again(page: Page) -> None:
    """Open the saved page anew, and its gallery."""
    page.goto(page.url.split("#")[0])
    page.locator("[role=tab]", has_text=GALLERY["ru"]).press("Enter")


def expect_captions(page: Page, *wanted: str, start: int = 0) -> None:
    """Wait until these stand below the pictures from number `start` on."""
    end = start + len(wanted)
    eventually(page, lambda: captions(page)[start:end] == list(wanted), f"captions {wanted}")


def expect_focused(page: Page, beginning: str) -> None:
    """Wait until what has the focus is named so to a screen reader, or begins so."""
    name = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"
    eventually(page, lambda: page.evaluate(name).startswith(beginning), f"focus on {beginning}")


def test_thirty_photographs_are_dropped_described_ordered_and_found_again(
    open_gallery, photographs, violations
):
    page = open_gallery(viewport={"width": 1280, "height": 800})
    drop(page, photographs)
    wait_until_uploaded(page, 30)
    expect(tiles(page)).to_have_count(30)
    # Each file that was not added is named with its reason; the others are there.
    errors = page.locator("[data-gallery-errors]")
    expect(errors).to_contain_text("IMG_31.jpg Этот файл повреждён")
    expect(errors).to_contain_text("добавлено один раз")
    expect(errors).not_to_contain_text("Thumbs")
    # Captions are taken from the files; what a camera fills in is none.
    expect_captions(page, "Открытие выставки", "Жюри конкурса", "Награждение", "IMG_5", "IMG_6", start=1)
    assert "IMG_30" in captions(page)
    # Thirty on one screen, below the head of the page and above its foot.
    boxes = [tiles(page).nth(index).bounding_box() for index in (0, 29)]
    assert boxes[1]["y"] + boxes[1]["height"] - boxes[0]["y"] < 560
    assert violations(page, ".sheet") == []

    # Consent is asked of all at once, and keeps nobody from anything.
    ask = page.locator("[data-consent-ask]")
    expect(ask).to_contain_text("30")
    ask.get_by_role("button", name="Дано…").click()
    dialog = page.get_by_role("dialog", name="Согласие")
    dialog.get_by_role("button", name="Применить").click()
    expect(dialog.locator("[data-error-of=consent_by]")).to_contain_text("Укажите, кто дал согласие")
    assert violations(page, "dialog[open]") == []
    dialog.get_by_label("Кто дал").fill("Участники форума")
    dialog.get_by_role("button", name="Применить").click()
    expect(dialog).to_be_hidden()
    expect(ask).to_be_hidden()
    expect(page.locator("[data-count-consent]")).to_have_text("Без согласия: 0")

    # Captions and alternative texts, one picture after the other, without the mouse.
    tiles(page).nth(6).locator("[data-tile-open]").click()
    expect(page.get_by_role("heading", name="Изображение 7 из 30")).to_be_visible()
    assert violations(page, ".sheet") == []
    for words in ("Стенд школы № 7", "Люди у стенда", "Стенд школы № 8", "Дети у макета"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    expect(page.locator("[data-count-alt]")).to_have_text("Без альтернативного текста: 28")
    page.keyboard.press("Escape")
    expect_focused(page, "Изображение 9 из 30")

    # The seventh goes to the front by the keyboard: grabbed, moved, put down.
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Перемещать стрелками").press("Enter")
    for _step in range(6):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-sheet-live]")).to_have_text("Теперь изображение 1 из 30.")
    page.keyboard.press("Enter")
    expect_focused(page, "Изображение 1 из 30. Стенд школы № 7")
    order = captions(page)
    assert order[0] == "Стенд школы № 7" and order[2] == "Открытие выставки"

    wait_until_saved(page)
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages")).to_contain_text("Галерея")
    open_again(page)
    expect_captions(page, *order)
    tiles(page).first.locator("[data-tile-open]").click()
    row = page.locator(".sheet-row--open")
    expect(row.locator("textarea")).to_have_count(2)
    for number, words in enumerate(("Стенд школы № 7", "Люди у стенда")):
        expect(row.locator("textarea").nth(number)).to_have_value(words)
    expect(page.locator("[data-own] [data-consent]")).to_contain_text("Участники форума")


def test_many_pictures_get_a_caption_at_once_and_what_was_taken_out_comes_back(open_gallery, photographs):
    page = open_gallery()
    drop(page, dict(list(photographs.items())[:8]))
    wait_until_uploaded(page, 8)
    page.locator("[data-consent-ask]").get_by_role("button", name="Спросить позже").click()
    tiles(page).nth(1).locator("[data-tile-check]").check()
    tiles(page).nth(3).locator("[data-tile-check]").click(modifiers=["Shift"])
    tiles(page).nth(6).locator("[data-tile-open]").click(modifiers=["Control"])
    selection = page.get_by_role("toolbar", name="Выбранные изображения")
    expect(selection).to_contain_text("Выбрано: 4")
    selection.get_by_role("button", name="Подпись").click()
    dialog = page.get_by_role("dialog", name="Подпись")
    dialog.get_by_label("Подпись").fill("Форум в Таразе")
    dialog.get_by_label("После того, что есть").check()
    dialog.get_by_role("button", name="Применить").click()
    expect_captions(page, "Открытие выставки Форум в Таразе", start=1)
    expect_captions(page, "Форум в Таразе", start=6)
    before = captions(page)
    selection.get_by_role("button", name="Убрать").click()
    expect(tiles(page)).to_have_count(4)
    # Also once the draft was saved without them.
    wait_until_saved(page)
    page.get_by_role("button", name="Отменить", exact=True).click()
    expect(tiles(page)).to_have_count(8)
    expect_captions(page, *before)
    wait_until_saved(page)
    open_again(page)
    expect_captions(page, *before)


def test_a_picture_of_the_gallery_or_the_library_is_not_stored_again(open_gallery, photographs, tmp_path):
    page = open_gallery()
    first = {"IMG_1.jpg": photographs["IMG_1.jpg"]}
    drop(page, first)
    wait_until_uploaded(page, 1)
    pick(page, {"another name.jpg": segment(photographs["IMG_1.jpg"], 0xFE, b"comment")}, tmp_path)
    expect(page.locator("[data-gallery-errors]")).to_contain_text("another name.jpg Уже есть в галерее")
    expect(tiles(page)).to_have_count(1)
    tiles(page).first.locator("[data-tile-open]").press("Delete")
    expect(tiles(page)).to_have_count(0)
    pick(page, {"third.jpg": segment(photographs["IMG_1.jpg"], 0xFE, b"other")}, tmp_path)
    expect(page.locator("[data-gallery-errors]")).to_contain_text(
        "third.jpg В библиотеке это изображение уже есть"
    )
    expect(tiles(page)).to_have_count(1)


def test_uploads_wait_for_the_log_in_where_the_session_ends_meanwhile(open_gallery, photographs):
    page = open_gallery()
    drop(page, {"IMG_1.jpg": photographs["IMG_1.jpg"]})
    wait_until_uploaded(page, 1)
    wait_until_saved(page)
    page.context.clear_cookies(name="sessionid")
    drop(page, dict(list(photographs.items())[1:7]))
    dialog = page.get_by_role("dialog", name="Вы вышли из системы")
    expect(dialog).to_be_visible()
    expect(page.locator("[data-gallery-status]")).to_contain_text("Загрузка ждёт")
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="Войти").click()
    window = opened.value
    window.fill("[name=username]", "taraz")
    window.fill("[name=password]", "demo")
    with window.expect_event("close"):
        window.press("[name=password]", "Enter")
    wait_until_uploaded(page, 6)
    expect(tiles(page)).to_have_count(7)
    expect(page.locator("[data-gallery-errors] li")).to_have_count(0)


def test_a_file_the_server_fails_to_take_is_named_and_tried_again(open_gallery, photographs):
    page = open_gallery()
    page.route(
        "**/admin/gallery/upload/", lambda route: route.fulfill(status=422, json={"error": "Полон диск."})
    )
    drop(page, dict(list(photographs.items())[:3]))
    errors = page.locator("[data-gallery-errors]")
    expect(errors).to_contain_text("IMG_1.jpg, IMG_2.jpg, IMG_3.jpg Полон диск.")
    expect(tiles(page)).to_have_count(0)
    page.unroute("**/admin/gallery/upload/")
    errors.get_by_role("button", name="Повторить").click()
    wait_until_uploaded(page, 3)
    expect(tiles(page)).to_have_count(3)
    expect(errors.locator("li")).to_have_count(0)


def test_a_busy_server_is_asked_again_when_it_said(open_gallery, photographs):
    page = open_gallery()
    answers = []

    def busy_once(route):
        answers.append(route)
        if len(answers) == 1:
            route.fulfill(status=503, headers={"Retry-After": "1"}, body="")
        else:
            route.continue_()

    page.route("**/admin/gallery/upload/", busy_once)
    drop(page, {"IMG_1.jpg": photographs["IMG_1.jpg"]})
    wait_until_uploaded(page, 1)
    assert len(answers) == 2


def test_an_upload_can_be_cancelled_and_leaving_meanwhile_asks(open_gallery, photographs):
    page = open_gallery()
    page.route("**/admin/gallery/upload/", lambda route: None)
    drop(page, dict(list(photographs.items())[:4]))
    expect(page.locator("[data-tile-cancel]:visible")).to_have_count(4)
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.type) or dialog.dismiss())
    with page.expect_event("dialog"):
        page.evaluate("location.assign('/admin/')")
    assert asked == ["beforeunload"]
    tiles(page).nth(1).locator("[data-tile-cancel]").click()
    expect(page.locator("[data-gallery-errors]")).to_contain_text("IMG_2.jpg Отменено.")
    # The others are still under way.
    expect(page.locator("[data-tile-cancel]:visible")).to_have_count(3)


def test_pictures_that_arrive_while_others_are_being_saved_are_saved_too(open_gallery, photographs):
    page = open_gallery()
    drop(page, {"IMG_1.jpg": photographs["IMG_1.jpg"]})
    wait_until_uploaded(page, 1)
    wait_until_saved(page)
    saves = []

    def held(route):
        if route.request.method == "POST" and len(saves) < 3:
            saves.append(route)
        else:
            route.continue_()

    page.route(re.compile(r"/admin/pages/\d+/edit/$"), held)
    drop(page, {"IMG_2.jpg": photographs["IMG_2.jpg"]})
    # A save is on its way, and then the next one, when one more picture comes: sooner before its end than
    # Wagtail looks for changes.
    for number in (3, 4, 5):
        eventually(page, lambda begun=number - 2: len(saves) == begun, f"save {number - 2}")
        page.locator("form[data-controller~=w-unsaved]").evaluate(
            "(form) => form.setAttribute('data-w-unsaved-check-interval-value', '3600000')"
        )
        drop(page, {f"IMG_{number}.jpg": photographs[f"IMG_{number}.jpg"]})
        expect(tiles(page)).to_have_count(number)
        wait_until_uploaded(page, 1)
        saves[number - 3].continue_()
    wait_until_saved(page)
    open_again(page)
    expect(tiles(page)).to_have_count(5)


def test_a_picture_with_an_error_is_opened(open_gallery, photographs):
    page = open_gallery()
    drop(page, dict(list(photographs.items())[:3]))
    wait_until_uploaded(page, 3)
    tiles(page).nth(1).locator("[data-tile-open]").click()
    page.locator(".sheet-row--open textarea").first.fill("слово " * 60)
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".sheet-row--open .error-message")).to_be_attached()
    page.get_by_role("tab", name=GALLERY["ru"]).press("Enter")
    expect(page.locator(".sheet-row--open .error-message")).to_be_visible()
    expect(page.get_by_role("heading", name="Изображение 2 из 3")).to_be_visible()
    expect(tiles(page).nth(1).locator("[data-mark=error]")).to_be_visible()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_photographs_are_chosen_and_captioned_on_a_phone(
    open_gallery, photographs, tmp_path, violations, language
):
    page = open_gallery(language, viewport=PHONE, has_touch=True, is_mobile=True)
    pick(page, dict(list(photographs.items())[:4]), tmp_path)
    wait_until_uploaded(page, 4)
    tiles(page).first.locator("[data-tile-open]").tap()
    page.keyboard.type("Бірінші сурет")
    page.locator("[data-sheet-detail] [data-act=next]").tap()
    page.keyboard.type("Екінші сурет")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, ".sheet") == []
    page.locator("[data-sheet-detail] [data-act=back]").tap()
    # The second one had a caption in its file, and was written on.
    expect_captions(page, "Бірінші сурет", "Открытие выставкиЕкінші сурет")
    wait_until_saved(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_rows_are_there(open_gallery, photographs, browser, server):
    page = open_gallery()
    drop(page, dict(list(photographs.items())[:2]))
    wait_until_uploaded(page, 2)
    wait_until_saved(page)
    state = page.context.storage_state()
    context = browser.new_context(base_url=server, java_script_enabled=False, storage_state=state)
    plain = context.new_page()
    plain.goto(page.url.split("#")[0])
    assert plain.locator("[name=gallery_images-1-caption]").count() == 1
    assert plain.locator("#id_gallery_images-FORMS [data-inline-panel-child]").count() == 2
    context.close()
