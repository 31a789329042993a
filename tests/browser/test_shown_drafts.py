"""A draft shown to somebody without an account: made beside the draft, opened on their phone, taken back."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.kazakh_admin import log_in
from tests.browser.test_dates import new_forum


def test_a_draft_is_shown_on_a_phone_without_an_account_until_it_is_taken_back(open_page, violations):
    editor = open_page("/admin/login/", viewport={"width": 1400, "height": 1000})
    log_in(editor, "taraz")
    new_forum(editor, "ru")
    title = editor.locator("#id_title").input_value()
    # The draft has saved itself, and has an address.
    editor.wait_for_function("location.pathname.endsWith('/edit/')")
    editor.reload()
    preview = editor.locator("[data-side-panel-toggle='preview']")
    if preview.get_attribute("aria-expanded") != "true":
        preview.click()
    editor.locator(".preview-way").get_by_role("link", name="Показать кому-либо").click()
    editor.get_by_label("Для кого").fill("Директор школы")
    editor.get_by_role("button", name="Создать ссылку").click()
    made = editor.locator("#new-link-address")
    expect(made).to_be_visible()
    address = made.input_value()

    phone = open_page(address, viewport=PHONE, locale="kk")
    expect(phone.locator("h1")).to_have_text(title)
    expect(phone.locator(".shown-draft")).to_contain_text("Черновик, который показывает вам")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(phone) == []
    assert title not in phone.request.get("/ru/branches/taraz/").text()

    # The list alone: the address is not told again.
    editor.goto(editor.url)
    expect(made).to_have_count(0)
    editor.get_by_role("button", name=re.compile("Отозвать ссылку.*Директор школы")).first.click()
    expect(editor.get_by_text("Ссылка закрыта")).to_be_visible()
    phone.reload()
    expect(phone.locator("h1")).to_have_text("Мұнда ондай бет жоқ")
    assert phone.request.get(address).status == 404
