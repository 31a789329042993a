"""A branch from nothing to its first forum, by an administrator, its editor, and its lead on a phone."""

import re
import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.kazakh_admin import choose_language, log_in
from tests.browser.test_dates import type_into
from tests.browser.test_gallery import drop, photograph, tiles, wait_until_saved, wait_until_uploaded

SAVED = "[data-w-autosave-state-value='saved']"
# Nobody can guess it, and it is like no name.
PASSWORD = "kopzhasar-qyzyl-tas-41"


@dataclass(frozen=True)
class Words:
    """What people read and press, in one language of the admin, and what they write."""

    add_person: str
    branch: str
    city: str
    forum: str
    lead: str
    session: str
    news: str
    story: str
    body: str
    forum_button: str
    news_button: str
    waiting: str


WORDS = {
    "ru": Words(
        add_person="Добавить человека",
        branch="Филиал в Экибастузе",
        city="Экибастуз",
        forum="Форум учителей естественных наук",
        lead="Два дня открытых уроков и мастерских.",
        session="Открытие",
        news="Учителя показали свои уроки",
        story="О первом форуме филиала.",
        body="Сорок учителей показали уроки коллегам из соседних школ.",
        forum_button="Форум",
        news_button="Новость об этом событии",
        waiting="Ждёт вашего согласования",
    ),
    "kk": Words(
        add_person="Адам қосу",
        branch="Екібастұз филиалы",
        city="Екібастұз",
        forum="Жаратылыстану мұғалімдерінің форумы",
        lead="Екі күн бойы ашық сабақтар мен шеберханалар өтеді.",
        session="Ашылуы",
        news="Мұғалімдер сабақтарын көрсетті",
        story="Филиалдың алғашқы форумы туралы.",
        body="Қырық мұғалім көрші мектептердегі әріптестеріне сабақ көрсетті.",
        forum_button="Форум",
        news_button="Осы іс-шара туралы жаңалық",
        waiting="Сіздің мақұлдауыңызды күтеді",
    ),
}


def in_admin(open_page, user: str, language: str, **options) -> Page:
    page = open_page("/admin/login/", **options)
    log_in(page, user)
    choose_language(page, language)
    return page


def make_branch(page: Page, language: str, words: Words, number: int) -> None:
    """The administrator makes the branch and its lead, and then its editor."""
    indexes = page.request.get(f"/api/v2/pages/?type=home.BranchIndexPage&locale={language}").json()
    page.goto(f"/admin/pages/{indexes['items'][0]['id']}/add_subpage/")
    page.locator("#id_title").press_sequentially(f"{words.branch} {number}")
    page.get_by_role("tab").nth(1).press("Enter")
    page.fill("#id_city", words.city)
    page.wait_for_function("location.pathname.endsWith('/edit/')")
    expect(page.locator(SAVED)).to_have_count(1)
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    page.locator("[name='action-publish']").click()
    # Whoever published it is led on to its people.
    page.locator(".messages").get_by_role("link", name=words.add_person).click()


def add_person(page: Page, account: str, given: str, family: str, role: str) -> str:
    """Add somebody who has no account yet; the link to choose a password."""
    page.locator(f"[name=role][value={role}]").check()
    page.fill("[name=account]", account)
    page.fill("[name=first_name]", given)
    page.fill("[name=last_name]", family)
    page.locator("main form button[type=submit]").click()
    return page.locator("#invitation-link").input_value()


def choose_password(open_page, link: str, **options) -> Page:
    """Follow the invitation, choose a password and sign in with it."""
    page = open_page(link, **options)
    page.fill("[name=new_password1]", PASSWORD)
    page.fill("[name=new_password2]", PASSWORD)
    page.press("[name=new_password2]", "Enter")
    page.wait_for_url("**/password_reset/complete/")
    return page


def sign_in(page: Page, user: str) -> None:
    page.goto("/admin/login/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.locator(".desk").wait_for()


def submit(page: Page) -> None:
    """Hand the page in, once the editor has saved what is written."""
    expect(page.locator(SAVED)).to_have_count(1)
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    page.locator("[name='action-submit']").click()
    page.locator(".messages .success").wait_for()


def write_forum(page: Page, words: Words, number: int, picture) -> str:
    """The editor writes a forum with thirty photographs and hands it in; the address of its form."""
    page.get_by_role("link", name=words.forum_button, exact=True).click()
    page.locator("#id_title").press_sequentially(f"{words.forum} {number}")
    page.fill("#id_lead", words.lead)
    type_into(page.locator("#id_starts_at"), "11.03.2031 9:00")
    type_into(page.locator("#id_ends_at"), "12.03.2031 17:00")
    page.wait_for_function("location.pathname.endsWith('/edit/')")
    page.get_by_role("tab").nth(1).press("Enter")
    expect(page.locator("[name='programme-1-value-date']")).to_have_value("12.03.2031")
    page.locator("[role=tabpanel]:visible .c-sf-add-button").nth(1).press("Enter")
    page.fill("[name='programme-0-value-sessions-0-value-title']", words.session)
    type_into(page.locator("[name='programme-0-value-sessions-0-value-starts']"), "9:00")
    picture(page, "programme")
    page.get_by_role("tab", name="Галерея").press("Enter")
    drop(page, {f"IMG_{one}.jpg": photograph(one, run=number) for one in range(1, 31)})
    wait_until_uploaded(page, 30)
    expect(tiles(page)).to_have_count(30)
    page.locator("[data-consent-ask] button").first.click()
    wait_until_saved(page)
    picture(page, "contact-sheet")
    address = page.url
    submit(page)
    return address


def write_news(page: Page, forum: str, words: Words, number: int) -> None:
    """The editor begins a news item from the forum and hands it in."""
    page.goto(forum)
    page.locator("header button:has(.icon-dots-horizontal)").first.click()
    page.get_by_role("link", name=words.news_button).click()
    # In place of what is suggested.
    page.fill("#id_title", f"{words.news} {number}")
    page.fill("#id_lead", words.story)
    page.wait_for_function("location.pathname.endsWith('/edit/')")
    submit(page)


def approve_all(page: Page, words: Words, picture) -> None:
    """The lead approves what waits, each from the first screen."""
    for left in (2, 1):
        page.goto("/admin/")
        waiting = page.locator("#desk-approvals-section")
        expect(waiting.get_by_role("heading", name=words.waiting)).to_be_visible()
        expect(waiting.locator(".desk-row")).to_have_count(left)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        picture(page, f"waiting-{left}")
        waiting.locator(".desk-row__title a").first.click()
        page.locator("footer [data-w-dropdown-target='toggle']").click()
        picture(page, "approve")
        page.locator("[data-workflow-action-name=approve]").first.click()
        page.locator(".messages .success").wait_for()


@pytest.mark.parametrize("language", WORDS)
def test_an_administrator_an_editor_and_a_lead_bring_a_forum_of_a_new_branch_to_its_readers(
    open_page, picture, language
):
    words, number = WORDS[language], int(time.time())
    administrator = in_admin(open_page, "admin", language)
    make_branch(administrator, language, words, number)
    picture(administrator, "add-person")
    lead = add_person(administrator, f"lead{number}@example.org", "Айгүл", "Серікова", "lead")
    picture(administrator, "invitation")
    administrator.locator("main a.button").first.click()
    administrator.locator("[name=branch]").select_option(label=f"{words.branch} {number}")
    editor_link = add_person(administrator, f"editor{number}@example.org", "Дина", "Ахметова", "editor")

    editor = choose_password(open_page, editor_link)
    sign_in(editor, f"editor{number}")
    picture(editor, "desk")
    forum = write_forum(editor, words, number, picture)
    write_news(editor, forum, words, number)

    # Nobody of another branch comes to it, nor does a reader.
    stranger = in_admin(open_page, "almaty", language)
    assert "/edit/" not in stranger.request.get(forum).url
    assert words.forum not in stranger.request.get(f"/admin/pages/search/?q={number}").text()
    search = stranger.request.get(f"/++api++/{language}/@search?SearchableText={number}").json()
    assert search["items_total"] == 1, "the branch alone is public"

    chief = choose_password(open_page, lead, viewport=PHONE)
    sign_in(chief, f"lead{number}")
    approve_all(chief, words, picture)

    reader = open_page(f"/{language}/branches/", viewport=PHONE)
    [branch] = set(re.findall(rf'href="([^"]*/branches/[^"]*{number}[^"]*/)"', reader.content()))
    reader.goto(branch)
    reader.get_by_role("link", name=f"{words.forum} {number}").first.click()
    expect(reader.locator("h1")).to_have_text(f"{words.forum} {number}")
    expect(reader.get_by_role("link", name=f"{words.news} {number}").first).to_be_visible()
    assert reader.locator("[data-gallery] li").count() == 30
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(reader, "forum")
