"""A session ends, a server fails or a tab is closed while somebody writes: nothing they typed is lost."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.kazakh_admin import choose_language, log_in

# What each language says, as people read it.
SIGNED_OUT = {"kk": "Сіз жүйеден шығып кеттіңіз", "ru": "Вы вышли из системы"}
SIGN_IN = {"kk": "Кіру", "ru": "Войти"}
KEPT = {"kk": "сақталмай қалған мәтініңіз бар", "ru": "ваш несохранённый текст"}
BRING_BACK = {"kk": "Қайтару", "ru": "Вернуть"}
UNREACHABLE = {"kk": "Серверге қосылу мүмкін болмады", "ru": "Нет связи с сервером"}
SAVED = {"kk": "Сақталды.", "ru": "Сохранено."}
FAILED = {"kk": "Сервер мұны сақтай алмады", "ru": "Сервер не смог это сохранить"}


def end_session(context: BrowserContext) -> None:
    """End the session, as a night or a log-out in another window does."""
    context.clear_cookies(name="sessionid")


def sign_in_again(page: Page, language: str) -> None:
    """Press the button of the dialog and log in in the window that opens; it closes by itself."""
    with page.context.expect_page() as opened:
        page.get_by_role("dialog").get_by_role("link", name=SIGN_IN[language]).click()
    window = opened.value
    window.fill("[name=username]", "taraz")
    window.fill("[name=password]", "demo")
    with window.expect_event("close"):
        window.press("[name=password]", "Enter")
    expect(page.get_by_role("dialog", name=SIGNED_OUT[language])).to_be_hidden()


def close(page: Page) -> Page:
    """Close a tab in the midst of typing, without a question; a new one of the same browser, connected."""
    context = page.context
    page.close(run_before_unload=False)
    context.set_offline(False)
    return context.new_page()


def note(page: Page, text: str) -> Locator:
    """A note of saving that stays in sight."""
    return page.locator(".saving-note", has_text=text)


@pytest.fixture
def sign_in(open_page) -> Iterator[Callable[[str], Page]]:
    """The admin in a language, as an editor of the Taraz branch sees it."""
    before = {}

    def signed_in(language: str) -> Page:
        page = open_page("/admin/login/")
        log_in(page, "taraz")
        if page.locator("html").get_attribute("lang") != language:
            before[page.context] = choose_language(page, language)
        return page

    yield signed_in
    for context, language in before.items():
        window = context.new_page()
        end_session(context)
        log_in(window, "taraz")
        choose_language(window, language)


@pytest.fixture
def story(sign_in) -> Callable[[str], tuple[Page, str, str]]:
    """A story of one's own in the page editor, saved once: the page, its address, and its title."""

    def opened(language: str) -> tuple[Page, str, str]:
        page = sign_in(language)
        branches = page.request.get("/api/v2/pages/?type=home.BranchPage&locale=ru&slug=taraz").json()
        page.goto(f"/admin/pages/add/news/newspage/{branches['items'][0]['id']}/")
        title = f"Новость {page.evaluate('Date.now()')}"
        page.locator("#id_title").press_sequentially(title)
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        wait_until_saved(page)
        page.goto(page.url)
        expect(page.locator("#id_title")).to_have_value(title)
        return page, page.url, title

    return opened


@pytest.fixture
def segment(sign_in) -> Callable[[str], tuple[Page, Locator]]:
    """The second segment of a translation into Kazakh, in the translation editor."""

    def opened(language: str) -> tuple[Page, Locator]:
        page = sign_in(language)
        page.goto("/admin/localization/?state=up_to_date&language=kk")
        page.locator("a.translation-cell__state").first.click()
        page.wait_for_url("**/localization/translate/*/")
        return page, page.locator("[data-segment]").nth(1)

    return opened


def write_on(page: Page, words: str) -> None:
    """Type words after the title, as a person does."""
    page.click("#id_title")
    page.press("#id_title", "End")
    page.locator("#id_title").press_sequentially(words)


def save_by_button(page: Page) -> None:
    """The button at the foot of the page editor."""
    page.locator("footer button[type=submit]").first.click()


def is_kept(page: Page) -> bool:
    """True where this browser keeps any text that is not saved."""
    return page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('kept-texts|'))")


def wait_until_saved(page: Page) -> None:
    """Wait until the server has all that was typed."""
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('kept-texts|'))")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_session_that_ends_in_the_page_editor_is_begun_again_and_all_is_saved(story, language, violations):
    page, address, title = story(language)
    end_session(page.context)
    write_on(page, " дважды")
    dialog = page.get_by_role("dialog", name=SIGNED_OUT[language])
    expect(dialog).to_be_visible()
    assert violations(page, "dialog[open]") == []
    sign_in_again(page, language)
    # Autosave goes on by itself.
    wait_until_saved(page)
    # So does the button, and the page does not leave for the log-in meanwhile.
    end_session(page.context)
    write_on(page, ", трижды")
    save_by_button(page)
    expect(dialog).to_be_visible()
    assert page.url == address
    sign_in_again(page, language)
    expect(page.locator(".messages")).to_contain_text(f"{title} дважды, трижды")
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value(f"{title} дважды, трижды")
    assert not is_kept(page)


def test_who_puts_the_log_in_off_goes_on_typing_and_is_reminded(story):
    page, address, title = story("ru")
    end_session(page.context)
    write_on(page, " дважды")
    page.get_by_role("dialog").get_by_role("button", name="Позже").click()
    expect(note(page, "Вы вышли из системы")).to_be_visible()
    write_on(page, ", трижды")
    note(page, "Вы вышли из системы").get_by_role("button", name="Войти").click()
    sign_in_again(page, "ru")
    wait_until_saved(page)
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value(f"{title} дважды, трижды")


def test_nothing_is_saved_under_somebody_else_s_name_unasked(story):
    page, address, title = story("ru")
    other = page.context.new_page()
    end_session(page.context)
    log_in(other, "admin")
    write_on(page, " дважды")
    dialog = page.get_by_role("dialog", name="В системе другой человек")
    expect(dialog).to_contain_text("Demo Administrator")
    other.goto(address)
    expect(other.locator("#id_title")).to_have_value(title)
    dialog.get_by_role("button", name="Сохранить от имени").click()
    wait_until_saved(page)
    other.goto(address)
    expect(other.locator("#id_title")).to_have_value(f"{title} дважды")


def test_a_page_the_server_fails_to_save_stays_and_is_saved_later(story):
    page, address, title = story("ru")

    def fail(route):
        if route.request.method == "POST":
            route.fulfill(status=500, body="")
        else:
            route.continue_()

    page.route(address, fail)
    write_on(page, " дважды")
    save_by_button(page)
    expect(note(page, FAILED["ru"])).to_be_visible()
    assert page.url == address
    expect(page.locator("#id_title")).to_have_value(f"{title} дважды")
    page.unroute(address)
    note(page, FAILED["ru"]).get_by_role("button", name="Повторить сейчас").click()
    expect(page.locator(".messages")).to_contain_text(f"{title} дважды")


def test_what_is_wrong_with_a_page_is_shown_as_ever(story):
    page, _address, title = story("ru")
    page.locator("#id_title").fill("")
    save_by_button(page)
    expect(page.locator(".error-message").first).to_be_visible()
    expect(page.locator(".saving-note")).to_have_count(0)
    page.locator("#id_title").press_sequentially(f"{title} дважды")
    save_by_button(page)
    expect(page.locator(".messages")).to_contain_text(f"{title} дважды")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_page_typed_without_a_connection_in_a_tab_that_closes_is_offered_again(story, language, violations):
    page, address, title = story(language)
    page.context.set_offline(True)
    write_on(page, " дважды")
    # A paragraph is no field that a script could fill in: it is a block with an editor of its own.
    page.locator(".c-sf-add-button").first.press("Enter")
    page.locator(".w-combobox [role=option]").first.click()
    expect(note(page, UNREACHABLE[language])).to_be_visible()
    blocks = page.locator("#id_title").evaluate("(field) => field.form.elements['body-count'].value")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page = close(page)
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value(title)
    offer = note(page, KEPT[language])
    assert violations(page, ".saving-notes") == []
    offer.get_by_role("button", name=BRING_BACK[language]).click()
    expect(page.locator("#id_title")).to_have_value(f"{title} дважды")
    assert page.locator("[name=body-count]").input_value() == blocks
    expect(offer).to_have_count(0)
    assert not is_kept(page)


def test_text_brought_back_to_a_page_that_changed_meanwhile_overwrites_nothing_unasked(story):
    page, address, title = story("ru")
    page.context.set_offline(True)
    write_on(page, " мой")
    expect(note(page, UNREACHABLE["ru"])).to_be_visible()
    page = close(page)
    page.goto(address)
    write_on(page, " другой")
    save_by_button(page)
    expect(page.locator(".messages")).to_contain_text(f"{title} другой")
    note(page, KEPT["ru"]).get_by_role("button", name="Вернуть").click()
    dialog = page.get_by_role("dialog", name="более новая версия")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Позже").click()
    page.reload()
    expect(page.locator("#id_title")).to_have_value(f"{title} другой")
    note(page, KEPT["ru"]).get_by_role("button", name="Вернуть").click()
    dialog.get_by_role("button", name="Сохранить мою как последнюю").click()
    expect(page.locator("#id_title")).to_have_value(f"{title} мой")


def test_what_scripts_do_to_a_saved_form_while_its_page_leaves_is_nobody_s_text(story):
    page, _address, title = story("ru")
    write_on(page, " дважды")
    page.evaluate(
        """addEventListener("beforeunload", () => {
            const { form } = window.pageSaving;
            form.elements.slug.value += "-late";
            const detail = { type: "edits" };
            form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, detail }));
        })"""
    )
    save_by_button(page)
    expect(page.locator(".messages")).to_contain_text(f"{title} дважды")
    expect(note(page, KEPT["ru"])).to_have_count(0)
    assert not is_kept(page)


def test_who_signs_out_leaves_no_text_in_the_browser(story):
    page, address, _title = story("ru")
    page.route(address, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    write_on(page, " дважды")
    expect(note(page, UNREACHABLE["ru"])).to_be_visible()
    assert is_kept(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".sidebar-footer__account").click()
    page.locator(".sidebar-footer button:has(.icon-logout), .sidebar-footer [type=submit]").last.click()
    page.wait_for_url("**/admin/login/**")
    assert not is_kept(page)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_session_that_ends_in_the_translation_editor_is_begun_again_and_all_is_saved(segment, language):
    page, row = segment(language)
    text = f"Сеанс {page.evaluate('Date.now()')}"
    end_session(page.context)
    row.locator("textarea").fill(text)
    row.locator("textarea").blur()
    expect(page.get_by_role("dialog", name=SIGNED_OUT[language])).to_be_visible()
    expect(row.locator("[data-message]")).to_contain_text(SIGNED_OUT[language])
    assert "undefined" not in page.locator("main").inner_text()
    sign_in_again(page, language)
    expect(row.locator("[data-message]")).to_have_text(SAVED[language])
    # What is typed afterwards is saved as ever.
    with page.expect_response(f"**{row.get_attribute('data-segment')}"):
        row.locator("textarea").fill(f"{text} екі")
        row.locator("textarea").blur()
    wait_until_saved(page)
    page.reload()
    expect(row.locator("textarea")).to_have_value(f"{text} екі")


def test_publishing_a_translation_waits_for_the_log_in(segment):
    page, row = segment("ru")
    text = f"Сеанс {page.evaluate('Date.now()')}"
    address = page.url
    end_session(page.context)
    row.locator("textarea").fill(text)
    page.locator(".translation-end").get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("dialog", name=SIGNED_OUT["ru"])).to_be_visible()
    assert page.url == address
    sign_in_again(page, "ru")
    expect(page.locator(".messages")).to_contain_text("Сохранено")
    expect(row.locator("textarea")).to_have_value(text)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_segment_typed_without_a_connection_in_a_tab_that_closes_is_offered_again(segment, language):
    page, row = segment(language)
    address, text = page.url, f"Желі {page.evaluate('Date.now()')}"
    page.context.set_offline(True)
    row.locator("textarea").fill(text)
    row.locator("textarea").blur()
    expect(note(page, UNREACHABLE[language])).to_be_visible()
    expect(row.locator("[data-message]")).not_to_contain_text(SAVED[language])
    page = close(page)
    page.goto(address)
    note(page, KEPT[language]).get_by_role("button", name=BRING_BACK[language]).click()
    row = page.locator("[data-segment]").nth(1)
    expect(row.locator("[data-message]")).to_have_text(SAVED[language])
    page.reload()
    expect(row.locator("textarea")).to_have_value(text)
    expect(note(page, KEPT[language])).to_have_count(0)


def test_a_segment_the_server_fails_to_save_is_saved_later(segment):
    page, row = segment("ru")
    address = row.get_attribute("data-segment")
    page.route(f"**{address}", lambda route: route.fulfill(status=500, body="<h1>Error</h1>"))
    row.locator("textarea").fill(f"Ошибка {page.evaluate('Date.now()')}")
    row.locator("textarea").blur()
    expect(note(page, FAILED["ru"])).to_be_visible()
    expect(row.locator("[data-message]")).to_contain_text("Не сохранено")
    page.unroute(f"**{address}")
    note(page, FAILED["ru"]).get_by_role("button", name="Повторить сейчас").click()
    expect(row.locator("[data-message]")).to_have_text("Сохранено.")
