"""Readers, in each language: from the home page to the gallery and back to the list as they left it."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

LANGUAGES = ("kk", "ru", "en")
FORUM = "/branches/taraz/forum-2019/"
PAGES = {
    "home": "/",
    "branches": "/branches/",
    "branch": "/branches/taraz/",
    "news": "/news/",
    "events": "/events/",
    "trainers": "/trainers/",
    "empty list": "/events/?branch=taraz&year=2021&topic=digital-learning",
    "forum": FORUM,
    "contest": f"{FORUM}best-leading-school/",
    "moved event": "/branches/almaty/digital-lesson-2027/",
    "cancelled event": "/branches/zhezkazgan/community-across-distances-2027/",
    "feedback sheet": f"{FORUM}feedback/",
    "trainer": "/trainers/sapura-zholdasbaeva/",
    "news item": "/branches/taraz/two-days-in-taraz/",
    "plain page": "/about/",
    "accessibility": "/accessibility/",
    "404": "/nothing/",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_from_home_through_the_list_to_the_gallery_and_back(open_page, language):
    page = open_page(f"/{language}/")
    page.locator(".site-header nav a[href$='/events/']").click()
    page.locator("select[name=branch]").select_option("taraz")
    page.locator("select[name=year]").select_option("2019")
    page.locator("form.filters button").click()
    expect(page).to_have_url(re.compile(r"branch=taraz.*year=2019"))
    left_at = page.url
    page.locator(f".cards a[href$='{FORUM}']").click()

    page.locator("#photo-3").click()
    lightbox = page.locator("dialog#lightbox")
    expect(lightbox).to_be_visible()
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("3")
    expect(page).to_have_url(re.compile("#photo-3$"))
    page.keyboard.press("ArrowRight")
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("4")
    page.keyboard.press("End")
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("30")
    expect(lightbox.locator("[data-lightbox=words]")).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(lightbox).to_be_hidden()
    expect(page.locator("#photo-30")).to_be_focused()

    # A step aside, after which the browser no longer says where the reader came from.
    page.locator(".site-header .languages a").nth((LANGUAGES.index(language) + 1) % 3).click()
    page.go_back()
    page.locator("[data-back-to-list]").click()
    expect(page).to_have_url(left_at)


def test_the_way_back_leads_to_the_list_as_far_as_it_was_read(open_page):
    page = open_page("/ru/news/?page=2", viewport=PHONE)
    card = page.locator(".cards a").last
    card.scroll_into_view_if_needed()
    read = page.evaluate("scrollY")
    assert read > 1000
    card.click()
    expect(page.locator("[data-back-to-list]")).to_have_text("Назад к списку")
    page.locator("[data-back-to-list]").click()
    expect(page).to_have_url(re.compile(r"/ru/news/\?page=2$"))
    page.wait_for_function(f"Math.abs(scrollY - {read}) < 60")


def test_who_came_from_the_branch_is_led_back_to_the_branch(open_page):
    page = open_page("/kk/branches/taraz/")
    page.locator(".cards a").first.click()
    back = page.locator("[data-back-to-list]")
    expect(back).to_have_attribute("href", "/kk/branches/taraz/")
    back.click()
    expect(page).to_have_url(re.compile("/kk/branches/taraz/$"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, violations, language, kind):
    page = open_page(f"/{language}{PAGES[kind]}", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["home", "forum", "events", "trainer", "contest", "news item"])
def test_axe_finds_nothing_in_the_dark_either(open_page, violations, kind):
    page = open_page(f"/kk{PAGES[kind]}", color_scheme="dark")
    assert violations(page) == []


def test_the_open_lightbox_has_no_violation_and_keeps_the_focus_inside(open_page, violations):
    page = open_page(f"/en{FORUM}#photo-7")
    lightbox = page.locator("dialog#lightbox")
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("7")
    assert violations(page) == []
    for _step in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )


def test_every_picture_of_the_gallery_arrives_and_keeps_its_place(open_page):
    page = open_page(f"/en{FORUM}", viewport=PHONE)
    pictures = page.locator("[data-gallery] a > picture > img")
    assert pictures.count() == 30
    before = pictures.nth(29).evaluate("image => image.getBoundingClientRect().height")
    last = pictures.nth(29)
    assert last.get_attribute("loading") == "lazy"
    last.scroll_into_view_if_needed()
    expect(last).to_have_js_property("complete", True)
    assert last.evaluate("image => image.naturalWidth") > 0
    assert last.evaluate("image => image.currentSrc").find("avif") > 0
    assert last.evaluate("image => image.getBoundingClientRect().height") == pytest.approx(before, abs=1)


def test_without_scripts_the_gallery_leads_to_the_pictures_and_the_menu_opens(open_page):
    page = open_page(f"/en{FORUM}", java_script_enabled=False, viewport=PHONE)
    address = page.locator("#photo-1").get_attribute("href")
    assert page.request.get(address).headers["content-type"] == "image/jpeg"
    page.locator(".site-header > .wrap > button[popovertarget=sections]").click()
    expect(page.locator("#sections a[href='/en/news/']")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_session_leads_to_its_day_and_its_title(open_page, language):
    page = open_page(f"/{language}{FORUM}", permissions=["clipboard-read", "clipboard-write"])
    title = page.locator(".day").nth(1).locator(".session__title").first
    words = title.evaluate(
        "one => one.firstChild.textContent.trim() || one.firstElementChild.textContent.trim()"
    )
    title.hover()
    title.get_by_role("button").click()
    address = page.evaluate("navigator.clipboard.readText()")
    assert "#day-2:~:text=" in address
    assert words in unquote(address)
    page.goto(address)
    expect(title).to_be_in_viewport()


def test_the_language_a_reader_chose_is_where_the_bare_address_leads(open_page):
    page = open_page("/en/news/", locale="en-GB")
    page.locator(".languages a[hreflang=ru]").click()
    expect(page).to_have_url(re.compile("/ru/news/$"))
    page.goto("/")
    expect(page).to_have_url(re.compile("/ru/$"))


def test_a_reading_is_counted_once_a_visit(open_page, server):
    page = open_page("/en/", user_agent="Mozilla/5.0 (Android 15) Firefox/140.0")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.goto(f"/en{PAGES['news item']}")
    page.reload(wait_until="networkidle")
    page.reload(wait_until="networkidle")
    expect(page.locator("body")).to_contain_text("1,773 views")
    # In another language it is another page, of one story; the beacon tells the number that is right by then.
    page.goto(f"/ru{PAGES['news item']}")
    expect(page.locator("body")).to_contain_text("1\u00a0774 просмотра")


def test_pages_of_a_list_lead_on_and_keep_the_filters(open_page):
    page = open_page("/en/news/")
    first = page.locator(".cards a").all_inner_texts()
    page.locator("a[rel=next]").click()
    page.wait_for_url(re.compile("page=2"))
    second = page.locator(".cards a").all_inner_texts()
    assert first and second and not set(first) & set(second)


def test_nothing_moves_for_readers_who_asked_for_that(open_page):
    page = open_page(f"/en{FORUM}", reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            return [style.transitionDuration, style.animationDuration].some((all) =>
                all.split(",").some((one) => parseFloat(one) > 0.01));
        }).map((element) => element.className)"""
    )
    assert moving == []


def at_forum(open_page, **options):
    """The forum's page, reached from the list: there is a page to go back to by mistake."""
    page = open_page("/en/events/", viewport=PHONE, has_touch=True, is_mobile=True, **options)
    page.goto(f"/en{FORUM}")
    return page, page.locator("dialog#lightbox")


def test_back_closes_the_photograph_and_forward_opens_it_again(open_page):
    page, lightbox = at_forum(open_page)
    entries = page.evaluate("history.length")
    page.locator("#photo-3").tap()
    lightbox.locator("[data-lightbox=next]").tap()
    expect(page).to_have_url(re.compile("#photo-4$"))
    page.go_back()
    expect(lightbox).to_be_hidden()
    expect(page).to_have_url(re.compile(f"{FORUM}$"))
    expect(page.locator("#photo-4")).to_be_focused()
    page.go_forward()
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("4")
    # However many photographs were looked at, they are one step above the page.
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile("/en/events/$"))


def test_a_photograph_closed_by_hand_leaves_nothing_to_go_back_to(open_page):
    page, lightbox = at_forum(open_page)
    for number in (1, 2, 3):
        page.locator(f"#photo-{number}").click()
        expect(lightbox).to_be_visible()
        if number == 2:
            lightbox.locator("[data-lightbox=close]").click()
        else:
            page.keyboard.press("Escape")
        expect(page).to_have_url(re.compile(f"{FORUM}$"))
        expect(page.locator(f"#photo-{number}")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(re.compile("/en/events/$"))


def test_a_photograph_opened_by_its_address_has_the_page_below_it(open_page):
    page = open_page(f"/en{FORUM}#photo-7", viewport=PHONE)
    lightbox = page.locator("dialog#lightbox")
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("7")
    page.reload()
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("7")
    page.go_back()
    expect(lightbox).to_be_hidden()
    expect(page).to_have_url(re.compile(f"{FORUM}$"))
    # A link on the page that leads elsewhere on it is nobody's photograph.
    page.evaluate("location.hash = 'main'")
    expect(page.locator("#photo-7")).not_to_be_focused()
    page.evaluate("location.hash = 'photo-2'")
    expect(lightbox.locator("[data-lightbox=position]")).to_contain_text("2")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("#main$"))
