"""Two people on one page, and on one segment: the second is told, and both texts stay."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kazakh_admin import choose_language, log_in


@pytest.fixture
def two(open_page) -> Callable[[str], tuple[Page, Page]]:
    """The administrator (in English) and the Kazakh translator, each with a browser of their own."""

    def opened() -> tuple[Page, Page]:
        pages = []
        for username, language in (("kazakh", "kk"), ("admin", "en")):
            page = open_page("/admin/login/")
            log_in(page, username)
            # Of the account, whatever other tests chose.
            choose_language(page, language)
            pages.append(page)
        return tuple(pages)

    return opened


def test_two_translators_of_one_segment_are_told_and_choose(two, violations):
    first, second = two()
    first.goto("/admin/localization/?state=up_to_date&language=kk")
    first.locator("a.translation-cell__state").first.click()
    first.wait_for_url("**/localization/translate/*/")
    second.goto(first.url)
    ours, other = (page.locator("[data-segment]").nth(1) for page in (first, second))
    stamp = first.evaluate("Date.now()")
    ours.locator("textarea").fill(f"Бірінші {stamp}")
    ours.locator("textarea").blur()
    expect(ours.locator("[data-message]")).to_have_text("Сақталды.")
    other.locator("textarea").fill(f"Екінші {stamp}")
    other.locator("textarea").blur()
    # Both texts are there, with who wrote the other one; nobody is told that theirs is saved.
    conflict = other.locator("[data-conflict]")
    expect(conflict).to_contain_text("has written another text meanwhile")
    expect(conflict).to_contain_text(f"Бірінші {stamp}")
    expect(other.locator("textarea")).to_have_value(f"Екінші {stamp}")
    expect(other.locator("[data-message]")).to_have_text("")
    assert violations(second, "main") == []
    # Publishing does not go past it.
    second.locator(".translation-end").get_by_role("button", name="Save").click()
    expect(conflict).to_be_visible()
    conflict.get_by_role("button", name="Take mine").click()
    expect(other.locator("[data-message]")).to_have_text("Saved.")
    expect(conflict).to_be_empty()
    # The first one is told likewise, in Kazakh, takes the other's, and finds their own again.
    ours.locator("textarea").fill(f"Үшінші {stamp}")
    ours.locator("textarea").blur()
    expect(ours.locator("[data-conflict]")).to_contain_text("осы арада мұнда басқа мәтін жазды")
    ours.locator("[data-conflict]").get_by_role("button", name="Басқасын алу").click()
    expect(ours.locator("textarea")).to_have_value(f"Екінші {stamp}")
    ours.get_by_role("button", name="Бұрынғы мәтіндер").click()
    earlier = ours.locator("[data-earlier-list] li", has_text=f"Үшінші {stamp}")
    expect(earlier).to_be_visible()
    expect(ours.locator("[data-earlier-list]")).to_contain_text(f"Бірінші {stamp}")
    earlier.get_by_role("button", name="Осыны қолдану").click()
    expect(ours.locator("[data-message]")).to_have_text("Сақталды.")
    expect(ours.locator("textarea")).to_have_value(f"Үшінші {stamp}")


def test_two_editors_of_one_page_are_told_before_either_is_overwritten(open_page):
    first = open_page("/admin/login/")
    log_in(first, "taraz")
    branch = first.request.get("/api/v2/pages/?type=home.BranchPage&locale=ru&slug=taraz").json()["items"][0]
    first.goto(f"/admin/pages/add/news/newspage/{branch['id']}/")
    title = f"Новость двоих {first.evaluate('Date.now()')}"
    first.locator("#id_title").press_sequentially(title)
    first.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    first.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('kept-texts|'))")
    first.goto(first.url)
    second = open_page("/admin/login/")
    log_in(second, "admin")
    # As whoever presses the button before Wagtail has looked for others once more.
    second.route("**/editing-sessions/**", lambda route: route.fulfill(status=503))
    second.goto(first.url)
    for field in (first.locator("#id_title"), second.locator("#id_title")):
        expect(field).to_have_value(title)
    first.locator("#id_title").press_sequentially("первый: ")
    first.locator("footer button[type=submit]").first.click()
    expect(first.locator(".messages")).to_contain_text("первый")
    second.locator("#id_title").press_sequentially("второй: ")
    second.locator("footer button[type=submit]").first.click()
    dialog = second.get_by_role("dialog", name="There is a newer version of this page")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Later").click()
    expect(second.locator("#id_title")).to_have_value(f"второй: {title}")
    second.locator("footer button[type=submit]").first.click()
    dialog.get_by_role("button", name="Save mine as the newest").click()
    expect(second.locator(".messages")).to_contain_text("второй")
    # The other's version is in the history.
    second.unroute("**/editing-sessions/**")
    second.goto(first.url.replace("/edit/", "/history/"))
    expect(second.locator("main table tbody tr")).not_to_have_count(1)
