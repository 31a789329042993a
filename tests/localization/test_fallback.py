"""A page that is not translated yet stands in every language, and its translation takes its place."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.localization.publishing import publish, save_draft
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


def in_language(page, locale):
    """The same page in another language."""
    return ForumPage.objects.get(translation_key=page.translation_key, locale=locale)


def test_publishing_a_page_puts_it_into_every_language_at_the_same_address(live, locales, client):
    for code in ("ru", "kk"):
        fallback = in_language(live, locales[code])
        assert fallback.live
        assert fallback.fallback_from == locales["en"]
        assert fallback.url == live.url.replace("/en/", f"/{code}/")
        assert client.get(fallback.url).status_code == 200


def test_pages_above_come_along_as_fallbacks(live, locales):
    branch = live.get_parent().get_translation(locales["ru"]).specific
    assert branch.fallback_from == locales["en"]


def test_a_draft_has_no_fallback(forum, site, locales):
    story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], live=False)
    story.save_revision()
    assert Page.objects.filter(translation_key=story.translation_key).count() == 1


def test_a_fallback_follows_its_source(live, locales):
    live.title = "Leadership forum, second edition"
    live.save_revision().publish()
    assert in_language(live, locales["ru"]).title == "Leadership forum, second edition"
    assert in_language(live, locales["ru"]).fallback_from == locales["en"]


def test_a_fallback_goes_offline_and_away_with_its_source(live, locales):
    live.unpublish()
    assert not in_language(live, locales["ru"]).live
    Page.objects.get(pk=live.pk).specific.delete()
    assert not ForumPage.objects.filter(translation_key=live.translation_key).exists()


def test_translations_below_a_fallback_outlive_its_source(live, locales, published):
    contest = factories.ContestPageFactory(parent=live, locale=locales["en"])
    russian = published(contest)
    Page.objects.get(pk=live.pk).specific.delete()
    russian.refresh_from_db()
    assert not in_language(live, locales["ru"]).live


def test_a_fallback_moves_with_its_source(live, locales, site):
    Page.objects.get(pk=live.pk).move(Page.objects.get(pk=site.aktau.pk), pos="last-child")
    parent = in_language(live, locales["kk"]).get_parent()
    assert parent.translation_key == site.aktau.translation_key
    assert parent.locale == locales["kk"]


def test_the_published_translation_takes_the_fallback_s_place(live, locales, translated):
    fallback = in_language(live, locales["ru"])
    translation = translated(live)
    assert ForumPage.objects.get(pk=fallback.pk).title == live.title
    publish(translation)
    russian = in_language(live, locales["ru"])
    assert (russian.pk, russian.url) == (fallback.pk, fallback.url)
    assert russian.title == "RU Leadership forum"
    assert (russian.fallback_from, russian.alias_of) == (None, None)


def test_a_draft_of_the_translation_leaves_the_fallback_in_place(live, locales, translated):
    save_draft(translated(live))
    russian = in_language(live, locales["ru"])
    assert russian.title == "Leadership forum"
    assert russian.fallback_from == locales["en"]
    assert russian.get_latest_revision_as_object().title == "RU Leadership forum"


def test_a_private_page_is_as_private_in_the_other_languages(live, locales, client):
    PageViewRestriction.objects.create(page=live, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(in_language(live, locales["ru"]).url).status_code == 302


def test_while_a_translation_waits_as_a_draft_readers_see_the_source_as_it_is_now(live, locales, translated):
    save_draft(translated(live))
    live.title = "Leadership forum, second edition"
    live.save_revision().publish()
    russian = in_language(live, locales["ru"])
    assert russian.title == "Leadership forum, second edition"
    assert (russian.fallback_from, russian.alias_of) == (locales["en"], None)
    assert russian.get_latest_revision_as_object().title == "RU Leadership forum"
    assert russian.has_unpublished_changes
    publish(translated(live))
    assert in_language(live, locales["ru"]).title == "RU Leadership forum"


def test_rows_of_a_page_are_shown_by_rows_of_the_waiting_translation_s_own(live, locales, translated):
    """Pictures of the gallery, which belong to one page and one language."""
    save_draft(translated(live))
    draft = in_language(live, locales["ru"]).latest_revision_id
    rows = factories.add_gallery(live, 2)
    live = ForumPage.objects.get(pk=live.pk)
    for title in ("Second edition", "Third edition"):
        live.title = title
        live.save_revision().publish()
    russian = in_language(live, locales["ru"])
    assert (russian.title, russian.slug, russian.latest_revision_id) == ("Third edition", live.slug, draft)
    assert [(row.caption, row.locale) for row in russian.gallery_images.all()] == [
        ("Caption 0", locales["ru"]),
        ("Caption 1", locales["ru"]),
    ]
    theirs = ForumPage.objects.get(pk=live.pk).gallery_images.all()
    assert [row.pk for row in theirs] == [row.pk for row in rows]
    assert {row.translation_key for row in theirs} == {
        row.translation_key for row in russian.gallery_images.all()
    }
