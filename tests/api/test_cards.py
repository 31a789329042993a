"""Summaries say all that a card of an event shows: when, where, whose, of what kind, with which picture."""

import pytest

from tests import factories
from tests.api.asking import get
from tests.api.conftest import settle


@pytest.fixture
def card(client, forum):
    """A function that gets the forum's summary from a search."""
    forum.lead_image = factories.ImageFactory()
    forum.lead_image_alt = "A full hall"
    forum.save_revision().publish()

    def ask() -> dict:
        (summary,) = get(client, "/en/@search", {"portal_type": "Forum"})["items"]
        return summary

    return ask


def test_an_event_s_summary_says_when_it_is_and_by_which_clock(card, forum):
    summary = card()
    assert (summary["whole_day"], summary["open_end"]) == (forum.all_day, forum.ends_at is None)
    assert summary["time_zone"] == "Asia/Almaty"
    assert summary["@type"] == "Forum"


def test_an_event_s_summary_names_its_branch(card, client, site):
    branch = get(client, "/en/branches/taraz")
    assert card()["branch"] == {name: branch[name] for name in ("@id", "@type", "UID", "title")}


def test_a_picture_of_a_summary_has_its_alternative_text(card):
    (picture,) = card()["image_scales"]["image"]
    assert picture["alt"] == "A full hall"


def test_a_renamed_branch_is_called_so_by_everything_below_it(card, client, site):
    token = get(client, "/@changes", {"language": "en"})["token"]
    site.taraz.title = "Taraz, renamed"
    site.taraz.save_revision().publish()
    settle()
    assert card()["branch"]["title"] == "Taraz, renamed"
    changes = get(client, "/@changes", {"language": "en", "since": token})
    assert {"Forum", "Branch"} <= {change["item"]["@type"] for change in changes["updated"]}


def test_a_branch_that_is_published_under_its_old_name_changes_nothing_below(card, client, site):
    card()
    token = get(client, "/@changes", {"language": "en"})["token"]
    site.taraz.phone = "+7 7262 45 00 00"
    site.taraz.save_revision().publish()
    changes = get(client, "/@changes", {"language": "en", "since": token})
    assert "Forum" not in {change["item"]["@type"] for change in changes["updated"]}


def test_a_branch_that_is_taken_back_is_named_no_more(card, site):
    card()
    site.taraz.unpublish()
    settle()
    assert card()["branch"] is None


def test_what_is_no_event_of_a_branch_says_so(client, site):
    summary = next(item for item in get(client, "/en")["items"] if item["@type"] == "Document")
    assert (summary["whole_day"], summary["open_end"], summary["branch"]) == (None, None, None)
    assert "time_zone" not in summary


def test_a_page_is_not_found_by_the_name_of_its_branch(client, forum, site):
    site.taraz.title = "Zhetysu"
    site.taraz.save_revision().publish()
    settle()
    hits = get(client, "/en/@search", {"SearchableText": "Zhetysu"})["items"]
    assert [hit["@type"] for hit in hits] == ["Branch"]
