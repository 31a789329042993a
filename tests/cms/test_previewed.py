"""Previews in the editor: widths, and what readers of each language will see, said in one line."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page, Revision

from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from cms.localization.submission import submit
from cms.localization.teams import translators
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(site):
    """A browser of an administrator."""
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(get_user_model().objects.create_superuser("administrator"))
    return browser


@pytest.fixture
def live(forum, django_capture_on_commit_callbacks):
    """The forum, published as editors publish, so that it stands in every language."""
    with django_capture_on_commit_callbacks(execute=True):
        forum.save_revision().publish()
    return ForumPage.objects.get(pk=forum.pk)


@pytest.fixture
def russian(live, locales, django_capture_on_commit_callbacks):
    """The forum's published Russian translation."""
    (translation,) = submit(live, [locales["ru"]])
    for segment in segments_of(translation):
        if segment.translation is None:
            write(translation, segment, f"RU {segment.source}")
    with django_capture_on_commit_callbacks(execute=True):
        target = publish(translation)
    return ForumPage.objects.get(pk=target.pk)


def preview(browser: Client, page: Page, mode: str = "", **changed) -> str:
    """What is shown of a page's newest draft, with these values changed in it."""
    newest = page.get_latest_revision_as_object()
    for name, value in changed.items():
        setattr(newest, name, value)
    if changed:
        newest.save_revision()
    response = browser.get(f"/admin/pages/{page.pk}/view_draft/?mode={mode}")
    assert response.status_code == 200
    return response.content.decode()


def test_there_are_three_widths_and_each_language_the_page_s_own_first(forum):
    assert [size["device_width"] for size in forum.preview_sizes] == [390, 768, 1280]
    assert [name for name, _label in forum.preview_modes] == ["", "kk", "ru"]
    assert [str(label) for _name, label in forum.preview_modes] == ["English", "Kazakh", "Russian"]


def test_the_page_s_own_language_shows_the_draft_and_no_line(admin, live):
    text = preview(admin, live, title="Changed title")
    assert "<h1>Changed title</h1>" in text
    assert "preview-note" not in text


def test_a_page_not_translated_yet_shows_this_text_in_that_language_s_frame(admin, live):
    text = preview(admin, live, "kk", title="Changed title")
    assert '<html lang="kk">' in text
    assert "<h1>Changed title</h1>" in text
    assert "Kazakh: not translated yet. Readers will see this text, marked as not translated." in text
    # The mark that readers see, in their language, and the way to the original.
    assert 'class="fallback wrap"' in text
    assert '<div lang="en">' in text


def test_a_page_that_was_never_published_shows_what_readers_will_see(admin, site, locales):
    page = factories.NewsPageFactory.build(title="New story", slug="new-story", locale=site.home.locale)
    page.live = False
    site.taraz.add_child(instance=page)
    page.save_revision()
    for code in ("kk", "ru"):
        text = preview(admin, page, code)
        assert f'<html lang="{code}">' in text
        assert "<h1>New story</h1>" in text
        assert "not translated yet" in text


def test_a_page_that_is_just_being_made_can_be_looked_at_in_each_language(admin, site):
    address = f"/admin/pages/add/home/contentpage/{site.taraz.pk}/preview/"
    sent = {"title": "An idea", "slug": "an-idea", "body-count": "0"}
    assert admin.post(address, sent).json()["is_valid"]
    text = admin.get(f"{address}?mode=ru").content.decode()
    assert '<html lang="ru">' in text
    assert "<h1>An idea</h1>" in text


def test_a_translation_shows_its_own_text_with_this_draft_s_facts(admin, live, russian):
    text = preview(admin, live, "ru", title="Changed title", participants_number=4321)
    assert '<html lang="ru">' in text
    assert "<h1>RU Leadership forum</h1>" in text
    assert "Changed title" not in text
    assert "4\xa0321" in text
    assert "Russian: the translation as readers see it now." in text
    assert "Dates, places and other facts are those of this draft." in text
    russian.refresh_from_db()
    assert russian.participants_number != 4321


def test_without_changed_facts_the_line_says_nothing_of_them(admin, live, russian):
    text = preview(admin, live, "ru", title="Changed title")
    assert "Russian: the translation as readers see it now." in text
    assert "other facts" not in text


def test_what_a_translation_says_itself_stays(admin, live, russian):
    russian.participants_number = 99
    russian.save_revision().publish()
    text = preview(admin, live, "ru", participants_number=4321)
    assert "4\xa0321" not in text


def test_a_translation_s_unpublished_text_is_shown_to_those_who_may_edit_it(admin, live, russian):
    russian.title = "RU newer"
    russian.save_revision()
    text = preview(admin, live, "ru")
    assert "<h1>RU newer</h1>" in text
    assert "the newest text of the translation, which is not published yet" in text


def test_somebody_who_may_not_edit_the_other_language_sees_what_readers_see(site, locales, live, russian):
    live.title = "Unpublished original"
    live.save_revision()
    browser = Client(headers={"accept-language": "en"})
    user = get_user_model().objects.create_user("translator")
    user.groups.add(translators(locales["ru"], site.homes["ru"]))
    browser.force_login(user)
    text = preview(browser, russian, "en")
    assert "<h1>Leadership forum</h1>" in text
    assert "Unpublished original" not in text
    Page.objects.filter(pk=live.pk).update(live=False)
    text = preview(browser, russian, "en")
    assert "Unpublished original" not in text
    assert "the translation is not public" in text


@pytest.mark.parametrize("mode", ["", "kk", "ru", "de", "nonsense"])
def test_previews_store_nothing(admin, live, mode):
    rows = list(Page.objects.order_by("pk").values())
    revisions = Revision.objects.count()
    preview(admin, live, mode)
    assert list(Page.objects.order_by("pk").values()) == rows
    assert Revision.objects.count() == revisions


def test_notes_for_the_editor_and_checks_go_on_in_every_language(admin, live):
    image = factories.ImageFactory(alternative_texts={})
    for mode in ("", "kk"):
        assert "data-missing-alt" in preview(admin, live, mode, lead_image=image)
