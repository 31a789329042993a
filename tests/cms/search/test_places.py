"""Words are found in every part of a page, and results lead to the place where they stand."""

from urllib.parse import quote

import pytest

from cms.media.consent import Consent
from tests import factories
from tests.cms.search.reading import found

pytestmark = pytest.mark.django_db


def test_the_programme_is_found_and_leads_to_its_day(client, forum):
    page = found(client, "development plans")
    assert page.paths == ["/en/branches/taraz/leadership"]
    assert page.places["Programme, day 2: How to write a development plan"] == (
        "/en/branches/taraz/leadership/#day-2:~:text=development%20plan"
    )


def test_who_speaks_is_found_with_profile_and_without(client, forum):
    assert (
        found(client, "Guest").places["Programme, day 2: R. S. Guest — Head"].endswith("#day-2:~:text=Guest")
    )
    assert "Programme, day 2: Sapura" in "".join(found(client, "Sapura").places)


def test_a_caption_leads_to_its_picture(client, forum):
    factories.add_gallery(forum, 1)
    factories.add_gallery(forum, 1, caption="A board about meteorites")
    forum.save_revision().publish()
    (href,) = found(client, "meteorite").places.values()
    assert href.startswith("/en/branches/taraz/leadership/#photo-2:~:text=")


def test_awards_rounds_criteria_and_the_jury_lead_to_their_parts(client, site):
    contest = factories.ContestPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        slug="contest",
        rounds=[
            {"type": "round", "value": {"title": "Open lessons", "description": "<p>In a gymnasium</p>"}}
        ],
        criteria=[
            {"type": "criterion", "value": {"title": "Depth", "description": "Of thought", "points": 5}}
        ],
        jury=[factories.guest("Aigul Seitkali", "Methodist")],
    )
    contest.awards.create(place=1, school="School No 61", town="Karatau", locale=site.home.locale)
    contest.save_revision().publish()
    anchors = {"Karatau": "awards", "gymnasium": "rounds", "depth": "criteria", "Seitkali": "jury"}
    for words, anchor in anchors.items():
        (href,) = found(client, words).places.values()
        assert href.startswith(f"/en/branches/taraz/contest/#{anchor}:~:text="), words


def test_a_paragraph_is_found_below_its_heading(client, site):
    factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        slug="story",
        body=[
            {"type": "heading", "value": {"text": "What fell", "level": "h2"}},
            {"type": "paragraph", "value": "<p>Nothing.</p><p>A big <b>meteor</b>ite, they say.</p>"},
        ],
    )
    places = found(client, "meteorite").places
    assert places == {
        "What fell: A big meteorite, they say.": f"/en/branches/taraz/story/#:~:text={quote('meteorite')}"
    }


def test_a_document_is_found_by_its_title(client, site):
    from wagtail.documents.models import Document

    document = Document.objects.create(title="List of meteorites", file="list.pdf")
    factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        slug="story",
        body=[{"type": "document", "value": {"document": document.pk, "title": ""}}],
    )
    assert found(client, "meteorite").paths == ["/en/branches/taraz/story"]


def test_the_caption_of_a_withheld_picture_is_not_found(client, forum):
    (row,) = factories.add_gallery(forum, 1, caption="A board about meteorites")
    forum.save_revision().publish()
    assert found(client, "meteorite").paths
    row.image.consent = Consent.WITHDRAWN
    row.image.save()
    assert found(client, "meteorite").paths == []


def test_a_page_says_for_each_place_where_it_leads(client, forum):
    """Every anchor that a result names is an element of the page."""
    factories.add_gallery(forum, 1)
    forum.save_revision().publish()
    page = client.get("/en/branches/taraz/leadership/").content.decode()
    for words in ("caption", "plan", "school"):
        for href in found(client, words).places.values():
            anchor = href.partition("#")[2].partition(":~:")[0]
            assert not anchor or f'id="{anchor}"' in page
