"""All of a release becomes public, or nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from cms.localization.models import Release
from cms.localization.publishing import save_draft
from cms.localization.release.schedule import release, schedule
from cms.localization.release.service import ReleaseError, publish_together
from cms.localization.store.segments import WRONG, segments_of
from tests.api.conftest import settle
from tests.localization.release.asking import everywhere, public
from wagtail_plone.models import PublishedDocument

pytestmark = pytest.mark.django_db


def test_drafts_become_public_in_all_languages_at_once_at_the_original_s_address(
    people, drafts, locales, translated, client
):
    for page in drafts.pages:
        translated(page)
        save_draft(translated(page, "kk"))
    # In no order: originals and pages above come first by themselves.
    items = everywhere(reversed(drafts.pages), locales, "kk", "ru", "en")
    publish_together(items, people.editor)
    settle()
    for code in ("en", "kk", "ru"):
        prefix = "" if code == "en" else f"{code.upper()} "
        for page, path in zip(drafts.pages, ("leadership", "leadership/best", "winners"), strict=True):
            answer = client.get(f"/{code}/branches/taraz/{path}/")
            assert answer.status_code == 200
            assert f"{prefix}{page.title}" in answer.content.decode()
    keys = {page.translation_key for page in drafts.pages}
    assert PublishedDocument.objects.filter(translation_key__in=keys).count() == 9
    assert len(public(*drafts.pages)) == 9


def test_where_the_third_page_fails_nothing_is_public_in_any_language(people, drafts, locales, translated):
    for page in drafts.pages:
        translated(page)

    def refuse(sender, instance, **kwargs):
        if instance.title == "Winners":
            raise ValidationError({"title": "This title is not true."})

    settle()
    documents = set(PublishedDocument.objects.values_list("pk", flat=True))
    page_published.connect(refuse)
    try:
        with pytest.raises(ReleaseError) as failed:
            publish_together(everywhere(drafts.pages, locales, "en", "ru"), people.editor)
    finally:
        page_published.disconnect(refuse)
    settle()
    assert str(failed.value) == "“Winners” (English): Title: This title is not true."
    assert public(*drafts.pages) == []
    keys = {page.translation_key for page in drafts.pages}
    assert not Page.objects.filter(translation_key__in=keys, live=True).exists()
    assert set(PublishedDocument.objects.values_list("pk", flat=True)) == documents


def test_a_translation_that_would_not_be_valid_keeps_its_original_offline(
    people, drafts, locales, translated
):
    translated(drafts.forum)
    long = translated(drafts.contest)
    title = next(segment for segment in segments_of(long) if segment.path == "title")
    type(title.translation).objects.filter(pk=title.translation.pk).update(data="x" * 200)
    items = everywhere([drafts.forum, drafts.contest], locales, "en", "ru")
    kept = release(schedule("Forum", items, people.root))
    assert "This title has 200 characters" in kept.error
    assert public(drafts.forum, drafts.contest) == []
    title = next(segment for segment in segments_of(long) if segment.path == "title")
    assert title.state == WRONG


def test_an_error_nobody_foresaw_is_an_error_of_the_release(people, drafts, locales):
    def break_down(sender, instance, **kwargs):
        raise RuntimeError("secret of the server")

    page_published.connect(break_down)
    try:
        kept = schedule("Forum", everywhere(drafts.pages, locales, "en"), people.editor)
        kept = release(kept)
    finally:
        page_published.disconnect(break_down)
    assert kept.state == Release.State.FAILED
    assert "RuntimeError" in kept.error and "secret" not in kept.error
    assert public(*drafts.pages) == []


def test_a_page_with_a_time_of_its_own_is_not_released_with_others(people, drafts, locales):
    drafts.story.go_live_at = timezone.now() + timedelta(days=3)
    drafts.story.save_revision()
    with pytest.raises(ReleaseError, match="a time of its own"):
        publish_together(everywhere(drafts.pages, locales, "en"), people.editor)
    assert public(*drafts.pages) == []
    assert not drafts.story.revisions.filter(approved_go_live_at__isnull=False).exists()


# On time
