"""A Kazakh translator finds the Taraz forum, translates it with the memory's help, and publishes it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kazakh_admin import choose_language, log_in

FORUM = "/kk/branches/taraz/leading-schools-2026/"
SOURCE = "Областной форум «Ведущие школы: следующий шаг»"
TITLE = "«Жетекші мектептер: келесі қадам» облыстық форумы"


@pytest.fixture
def translator(open_page) -> Page:
    """The admin as the Kazakh translator sees it."""
    page = open_page("/kk/", locale="kk-KZ")
    log_in(page, "kazakh")
    # Of the account, whatever other tests chose.
    choose_language(page, "kk")
    page.goto("/admin/")
    return page


@pytest.fixture
def unmoderated(open_page):
    """The branch without moderation, switched off in its page's form and on again afterwards."""
    page = open_page("/admin/login/", locale="en-GB")
    log_in(page, "admin")
    choose_language(page, "en")
    branch = page.request.get("/api/v2/pages/?type=home.BranchPage&locale=ru&slug=taraz").json()["items"][0]
    _moderate(page, branch["id"], moderated=False)
    yield
    _moderate(page, branch["id"], moderated=True)


def _moderate(page: Page, branch: int, *, moderated: bool) -> None:
    page.goto(f"/admin/pages/{branch}/edit/#tab-work_in_the_branch")
    page.get_by_role("tab", name="Work in the branch").click()
    page.get_by_role("checkbox", name="What editors write waits for approval").set_checked(moderated)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages")).to_contain_text("published")


def test_the_forum_is_found_translated_published_and_seen(unmoderated, translator, violations):
    page = translator
    # The home page says what there is to do.
    panel = page.locator("main section", has_text="Аудармалар").first
    expect(panel).to_contain_text("Аударылмаған")
    page.goto("/admin/localization/")
    assert violations(page, "main") == []
    row = page.locator("tr", has_text=SOURCE)
    row.get_by_role("button", name="Аудару").click()
    page.wait_for_url("**/localization/translate/*/")
    segments = page.locator("[data-segment]")
    # What stood on other pages is there already.
    filled = page.locator("[data-segment][data-state=translated]").count()
    assert filled > segments.count() / 2
    assert violations(page, "main") == []
    left = page.locator("[data-segment]:not([data-state=translated])")
    followed = 0
    for pk in [left.nth(number).get_attribute("id") for number in range(left.count())]:
        segment = page.locator(f"#{pk}")
        if segment.get_attribute("data-state") == "translated":
            # The lead's words are the description's for search engines too; they are typed once.
            expect(segment).to_contain_text("Аударма жадынан алынған")
            expect(segment.locator("textarea")).to_have_value("Аудармашы жазған мәтін")
            followed += 1
            continue
        offers = segment.locator("[data-use]")
        if offers.count():
            offers.first.click()
        else:
            source = segment.locator(".segment-source").inner_text().strip()
            segment.locator("textarea").fill(TITLE if source == SOURCE else "Аудармашы жазған мәтін")
            segment.locator("textarea").blur()
        expect(segment).to_have_attribute("data-state", "translated")
    assert followed == 1
    expect(page.locator("#translation-progress")).to_contain_text("100 %")
    page.locator(".translation-actions").get_by_role("button", name="Жариялау").click()
    # The numbers and terms that differ are shown first.
    page.wait_for_url("**/publish/")
    expect(page.locator(".doubts")).to_be_visible()
    assert violations(page, "main") == []
    page.get_by_role("button", name="Бәрібір жариялау").click()
    page.wait_for_url("**/localization/translate/*/")
    page.goto(FORUM)
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator(".fallback")).to_have_count(0)


def test_what_is_typed_is_there_after_the_page_was_left(translator):
    page = translator
    page.goto("/admin/localization/?state=untranslated&language=kk")
    page.locator("tbody tr").first.get_by_role("button", name="Аудару").click()
    page.wait_for_url("**/localization/translate/*/")
    segment = page.locator("[data-segment][data-state=untranslated]").first
    pk = segment.get_attribute("id")
    segment = page.locator(f"#{pk}")
    segment.locator("textarea").fill("Сақталатын сөздер")
    segment.locator("textarea").blur()
    expect(segment.locator("[data-message]")).to_have_text("Сақталды.")
    page.reload()
    expect(page.locator(f"#{pk} textarea")).to_have_value("Сақталатын сөздер")


def test_the_editor_fits_a_phone(translator, violations):
    page = translator
    page.goto("/admin/localization/?state=up_to_date&language=kk")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("a.translation-cell__state").first.click()
    page.wait_for_url("**/localization/translate/*/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page, "main") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_is_not_translated_says_so_accessibly(open_page, violations, scheme):
    page = open_page("/kk/branches/taraz/call-for-leading-schools/", color_scheme=scheme)
    expect(page.locator(".fallback")).to_contain_text("орыс тілінде")
    assert page.locator("h1").evaluate("heading => heading.closest('[lang]').lang") == "ru"
    assert violations(page) == []


def test_the_slug_follows_a_cyrillic_title_by_the_site_s_romanisation(open_page):
    page = open_page("/kk/")
    log_in(page, "admin")
    page.goto("/admin/pages/?q=")
    branch = page.request.get("/api/v2/pages/?type=home.BranchPage&locale=kk&slug=taraz").json()["items"][0][
        "id"
    ]
    page.goto(f"/admin/pages/add/news/newspage/{branch}/")
    page.locator("#id_title").press_sequentially("Қазақстан мұғалімдері әңгіме айтты")
    expect(page.locator("#id_slug")).to_have_value("qazaqstan-mugalimderi-angime-aitty")
