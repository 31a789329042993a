"""An old site moves in by the form: checked, mended, imported, imported again; in Russian, in a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.kazakh_admin import choose_language, log_in
from tests.cms.intake.archives.made import packed, table
from tests.factories import picture_bytes

# The admin scrolls within its main part, and hides what runs out of it.
FITS = "((main) => main.scrollWidth <= main.clientWidth)(document.querySelector('main'))"
FORUM = (
    "14–15 ноября 2018 года в Таразе прошёл областной форум «Школа, которая учится». "
    "В форуме приняли участие 120 директоров школ.\n\n"
    "Участники рассказали, чему научились их школы за год."
)
STORY = "В библиотеку филиала привезли новые учебники.\n\nЧитатели могут взять их домой."
ROWS = [
    {"заголовок": "Школа, которая учится", "дата": "18.11.2018", "текст": FORUM, "просмотры": "731"},
    {"заголовок": "Новые книги библиотеки", "дата": "02.03.2019", "текст": STORY, "просмотры": "88"},
    {"заголовок": "Учебники для гостей", "дата": "32.13.2019", "текст": STORY, "просмотры": "12"},
]


def archive(folder: Path, name: str, last_date: str, first: int = 4011) -> Path:
    """A ZIP file of a table as Excel saves it, with pictures; the date of its last row is `last_date`.

    The stories' old addresses are counted from `first`.
    """
    numbers = range(first, first + len(ROWS))
    rows = [
        {**row, "адрес": f"/ru/news/{number}", "фото": f"foto/{number}.jpg"}
        for number, row in zip(numbers, ROWS, strict=True)
    ]
    rows[-1]["дата"] = last_date
    pictures = {
        f"foto/{number}.jpg": picture_bytes(size=(900, 600), colour=(number % 256, 90, 140))
        for number in numbers
    }
    path = folder / name
    path.write_bytes(packed({"новости.csv": table(rows, ";", "cp1251"), **pictures}))
    return path


def upload(page: Page, path: Path) -> None:
    """Hand an archive in, to be published, and wait for its check."""
    page.goto("/admin/")
    page.get_by_role("link", name="Старые сайты").click()
    page.get_by_role("link", name="Перенести старый сайт").click()
    page.get_by_label("Архив").set_input_files(path)
    page.get_by_label("Опубликовать материалы").check()
    page.get_by_role("button", name="Загрузить и проверить").click()
    expect(page.get_by_text("проверен, ещё ничего не перенесено")).to_be_visible()


def bring_in(page: Page, button: str) -> None:
    """Import what was checked, and wait for its end."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", name="Что сделано")).to_be_visible()


@pytest.fixture
def lead(open_page):
    """The lead of the Taraz branch, in Russian: `lead(viewport=PHONE)`."""

    def signed_in(viewport=DESK) -> Page:
        page = open_page("/admin/login/", viewport=viewport)
        log_in(page, "taraz-lead")
        choose_language(page, "ru")
        return page

    return signed_in


def test_an_old_site_is_checked_mended_and_moved_in_once(lead, tmp_path, picture, violations):
    page = lead()
    upload(page, archive(tmp_path, "старый-сайт.zip", "32.13.2019"))
    wrong = page.get_by_role("table", name="Ошибки: эти строки не переносятся").get_by_role("row")
    expect(wrong).to_have_count(2)
    expect(wrong.last).to_contain_text("3")
    expect(wrong.last).to_contain_text("дата")
    picture(page, "checked")
    assert violations(page, "main") == []
    page.get_by_role("button", name="Отказаться").click()
    expect(page.locator(".messages .success")).to_contain_text("старый-сайт.zip")

    upload(page, archive(tmp_path, "исправлено.zip", "25.04.2019"))
    expect(page.get_by_role("table", name="Ошибки: эти строки не переносятся")).to_have_count(0)
    bring_in(page, "Перенести")
    made = page.get_by_role("table", name="Созданные или изменённые страницы").get_by_role("row")
    expect(made).to_have_count(4)
    expect(made.filter(has_text="Опубликовано")).to_have_count(3)
    picture(page, "imported")
    assert violations(page, "main") == []
    review = made.filter(has_text="Школа, которая учится").get_by_role("button")

    answer = page.context.request.get("/ru/news/4012")
    assert answer.ok and "Новые книги библиотеки" in answer.text()

    page.get_by_role("link", name="Показать те, что рассказывают о форуме или конкурсе").click()
    expect(made).to_have_count(2)
    review.click()
    page.wait_for_url(re.compile(r"/admin/intake/\d+/$"))
    expect(page.locator("[id='field-e0.participants_number'] input")).to_have_value("120")
    picture(page, "review")
    page.get_by_role("button", name="Создать черновики").click()
    page.wait_for_url("**/made/")
    kinds = page.locator(".intake-made__kind").all_inner_texts()
    assert kinds == ["Форум", "Новость"]

    upload(page, archive(tmp_path, "ещё-раз.zip", "25.04.2019"))
    picture(page, "again")
    bring_in(page, "Перенести")
    told = page.locator("main")
    expect(told).to_contain_text("Без изменений: 3")
    expect(told).not_to_contain_text("Новый")
    expect(page.get_by_role("table", name="Созданные или изменённые страницы")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_its_screens_fit(lead, tmp_path, picture, viewport):
    page = lead(viewport)
    page.goto("/admin/archives/")
    picture(page, "list")
    assert page.evaluate(FITS)
    page.goto("/admin/archives/add/")
    picture(page, "form")
    assert page.evaluate(FITS)
    path = archive(tmp_path, f"{'длинное-имя-' * 6}.zip", "32.13.2019", first=viewport["width"])
    page.get_by_label("Архив").set_input_files(path)
    page.get_by_role("button", name="Загрузить и проверить").click()
    expect(page.get_by_role("heading", name="Ошибки: эти строки не переносятся")).to_be_visible()
    picture(page, "checked")
    assert page.evaluate(FITS)
    bring_in(page, "Перенести строки без ошибок")
    picture(page, "imported")
    assert page.evaluate(FITS)
