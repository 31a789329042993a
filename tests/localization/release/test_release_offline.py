"""One action takes every language offline."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from cms.localization.publishing import save_draft
from cms.localization.release.offline import unpublish_together
from cms.localization.release.service import ReleaseError, publish_together
from programs.models import ContestPage, ForumPage
from tests.api.conftest import settle
from tests.localization.release.asking import everywhere, public
from wagtail_plone.models import PublishedDocument

pytestmark = pytest.mark.django_db


def test_one_action_takes_every_language_offline_and_the_fallbacks_too(people, drafts, locales, translated):
    translated(drafts.forum)
    publish_together(everywhere([drafts.forum], locales, "en", "ru"), people.root)
    settle()
    family = Page.objects.filter(translation_key=drafts.forum.translation_key)
    assert family.filter(live=True).count() == 3
    assert PublishedDocument.objects.filter(translation_key=drafts.forum.translation_key).count() == 3
    unpublish_together(family.get(locale=locales["ru"]), with_related=False, user=people.editor)
    settle()
    assert not family.filter(live=True).exists()
    assert not PublishedDocument.objects.filter(translation_key=drafts.forum.translation_key).exists()


def test_a_fallback_whose_translation_is_a_draft_goes_offline_as_well(people, drafts, locales, translated):
    publish_together(everywhere([drafts.forum], locales, "en"), people.root)
    save_draft(translated(ForumPage.objects.get(pk=drafts.forum.pk)))
    unpublish_together(drafts.forum, with_related=False, user=people.root)
    assert not Page.objects.filter(translation_key=drafts.forum.translation_key, live=True).exists()


def test_contests_and_stories_go_offline_with_the_forum_on_demand(people, drafts, locales):
    publish_together(everywhere(drafts.pages, locales, "en"), people.root)
    unpublish_together(drafts.forum, with_related=False, user=people.root)
    assert public(*drafts.pages) == ["en Best school", "en Winners"]
    publish_together(everywhere([drafts.forum], locales, "en"), people.root)
    unpublish_together(drafts.forum, with_related=True, user=people.root)
    keys = [page.translation_key for page in drafts.pages]
    assert not Page.objects.filter(translation_key__in=keys, live=True).exists()


def test_whoever_may_not_take_one_of_the_pages_offline_takes_none(people, drafts, locales, translated):
    translated(drafts.forum)
    publish_together(everywhere([drafts.forum], locales, "en", "ru"), people.root)
    with pytest.raises(ReleaseError):
        unpublish_together(drafts.forum, with_related=False, user=people.translator)
    assert len(public(drafts.forum)) == 2


def test_a_page_that_can_t_be_taken_offline_leaves_the_others_online(
    people, drafts, locales, translated, monkeypatch
):
    translated(drafts.contest)
    publish_together(everywhere([drafts.contest], locales, "en", "ru"), people.root)

    def refuse(page, *args, **kwargs):
        # Languages are taken offline in the tree's order, in which English is the last one.
        if page.locale == locales["en"]:
            raise ValidationError("Not this one.")
        return Page.save(page, *args, **kwargs)

    monkeypatch.setattr(ContestPage, "save", refuse)
    with pytest.raises(ReleaseError, match="Not this one"):
        unpublish_together(drafts.contest, with_related=False, user=people.root)
    assert len(public(drafts.contest)) == 2


# In the admin
