"""Wrong clicks, made with the buttons one sees and taken back: what readers see before, between and after."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import eventually
from tests.browser.kazakh_admin import choose_language, log_in

FORUM = "/ru/branches/taraz/forum-2019/"


@pytest.fixture
def admin(open_page) -> Page:
    """The admin in Russian, as an administrator sees it."""
    page = open_page("/admin/login/")
    log_in(page, "admin")
    choose_language(page, "ru")
    return page


def text_of(page: Page, address: str) -> str:
    """What a reader gets at an address, or "" where nothing is."""
    answer = page.request.get(address)
    return answer.text() if answer.ok else ""


def wait_for_readers(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until readers see what follows: the background makes their pages anew."""
    eventually(page, holds, "readers never saw it")


def put_into_bin(page: Page) -> None:
    """Confirm on the page that says what goes."""
    button = page.get_by_role("button", name="Отправить в корзину")
    button.wait_for()
    if (box := page.locator("form [name=confirmed]")).count():
        box.check()
    button.click()
    expect(page.locator(".messages .success")).to_be_visible()


def restore(page: Page, name: str) -> None:
    """Find it in the bin by the menu, and press the button beside it."""
    page.goto("/admin/")
    page.locator("#wagtail-sidebar").get_by_role("link", name="Корзина").click()
    row = page.locator(".bin-list__row", has_text=name).first
    row.get_by_role("button", name="Восстановить").first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def page_of(page: Page, kind: str, slug: str) -> dict:
    """A public page in Russian."""
    found = page.request.get(f"/api/v2/pages/?type={kind}&slug={slug}&locale=ru").json()["items"]
    return found[0]


def test_a_picture_that_pages_show_goes_after_they_were_named_and_comes_back(admin, picture):
    for image in admin.request.get("/api/v2/images/?limit=20").json()["items"]:
        admin.goto(f"/admin/images/{image['id']}/delete/")
        if admin.locator(".bin-decision li").count() >= 3:
            break
    said = admin.locator(".bin-decision")
    expect(said).to_contain_text("откроется без главного снимка")
    public = [
        address
        for link in said.locator("a[href$='/edit/']").all()
        if (address := address_of(admin, link.get_attribute("href")))
    ]
    assert public
    before = {address: text_of(admin, address) for address in public}
    picture(admin, "picture-decision")
    put_into_bin(admin)
    wait_for_readers(admin, lambda: all(text_of(admin, one) not in ("", before[one]) for one in public))
    picture(admin, "picture-gone")
    restore(admin, image["title"])
    wait_for_readers(
        admin, lambda: all(_pictures(text_of(admin, one)) == _pictures(before[one]) for one in public)
    )


def address_of(page: Page, form: str) -> str:
    """The public address of the page a form edits, or "" where readers have none."""
    key = re.search(r"/pages/(\d+)/", form).group(1)
    answer = page.request.get(f"/api/v2/pages/{key}/")
    return re.sub(r"^https?://[^/]+", "", answer.json()["meta"]["html_url"]) if answer.ok else ""


def _pictures(html: str) -> list[str]:
    """The pictures a page shows, by their keys: one taken back has new files, made when asked for."""
    sources = re.findall(r'<img[^>]+src="([^"]+)"', html)
    return [re.search(r"/(\d+)/", source).group(1) for source in sources]


def test_a_speaker_s_name_stays_in_the_programme_of_2019_when_the_profile_goes(admin, picture):
    link = re.search(r'href="([^"]*/trainers/[^"/]+/)"[^>]*>\s*([^<]+?)\s*<', text_of(admin, FORUM))
    address, name = link.groups()
    trainer = page_of(admin, "programs.TrainerPage", address.rstrip("/").rpartition("/")[2])
    admin.goto(f"/admin/pages/{trainer['id']}/delete/")
    expect(admin.locator(".bin-decision")).to_contain_text("Имя там останется")
    picture(admin, "profile-decision")
    put_into_bin(admin)
    wait_for_readers(admin, lambda: f'href="{address}"' not in text_of(admin, FORUM))
    assert name in text_of(admin, FORUM)
    assert text_of(admin, address) == ""
    restore(admin, trainer["title"])
    wait_for_readers(admin, lambda: f'href="{address}"' in text_of(admin, FORUM))
    assert name in text_of(admin, address)


def test_a_branch_goes_in_all_its_languages_and_comes_back_in_all(admin, picture):
    addresses = [f"/{code}/branches/taraz/" for code in ("kk", "ru", "en")]
    assert all(text_of(admin, one) for one in addresses)
    branch = page_of(admin, "home.BranchPage", "taraz")
    admin.goto(f"/admin/pages/{branch['id']}/delete/")
    said = admin.locator(".bin-decision")
    for language in ("Казахский", "Русский", "Английский"):
        expect(said).to_contain_text(language)
    picture(admin, "branch-decision")
    put_into_bin(admin)
    wait_for_readers(admin, lambda: not any(text_of(admin, one) for one in [*addresses, FORUM]))
    picture(admin, "branch-gone")
    restore(admin, branch["title"])
    picture(admin, "branch-back")
    wait_for_readers(admin, lambda: all(text_of(admin, one) for one in [*addresses, FORUM]))
