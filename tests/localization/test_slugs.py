"""Addresses: made of a title by its language's romanisation, kept by translations, never twice the same."""

import pytest
from django.urls import reverse

from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from news.models import NewsPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazakh_branch(site, locales):
    """The Taraz branch in Kazakh."""
    site.taraz.save_revision().publish()
    return site.taraz.get_translation(locales["kk"])


def story(branch, title: str) -> NewsPage:
    """A story without an address of its own."""
    page = NewsPage(title=title, locale=branch.locale)
    branch.add_child(instance=page)
    return page


def test_a_kazakh_title_gives_a_readable_address(kazakh_branch):
    assert (
        story(kazakh_branch, "Қазақстан мұғалімдері әңгіме айтты").slug
        == "qazaqstan-mugalimderi-angime-aitty"
    )


def test_two_pages_of_one_title_have_two_addresses(kazakh_branch):
    slugs = [story(kazakh_branch, "Үздік мектеп").slug for _number in range(2)]
    assert slugs == ["uzdik-mektep", "uzdik-mektep-2"]


def test_translators_have_no_address_to_translate(forum, submitted):
    assert not [segment for segment in segments_of(submitted(forum)) if "slug" in segment.path]


def test_a_translation_keeps_the_address_of_its_source(forum, published):
    assert published(forum).slug == "leadership"


def test_an_address_taken_in_the_other_language_gets_a_number(site, locales, forum, translated):
    site.taraz.save_revision().publish()
    branch = site.taraz.get_translation(locales["ru"])
    factories.NewsPageFactory(parent=branch, locale=locales["ru"], slug="leadership")
    assert publish(translated(forum)).slug == "leadership-1"


def test_an_address_an_editor_chose_in_one_language_survives_updates(forum, published, locales):
    russian = published(forum)
    russian.slug = "forum-liderov"
    russian.save_revision().publish()
    forum.participants_number = 250
    forum.save_revision().publish()
    russian.refresh_from_db()
    assert (russian.slug, russian.participants_number) == ("forum-liderov", 250)


def test_the_edit_form_brings_the_tables_of_the_romanisation(admin_client, kazakh_branch):
    page = admin_client.get(reverse("wagtailadmin_pages:add", args=("news", "newspage", kazakh_branch.pk)))
    assert "data-romanisation" in page.content.decode()
    assert "romanisation.js" in page.content.decode()
