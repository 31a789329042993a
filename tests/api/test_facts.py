"""The site's own types say in Volto what readers are told, once, and nothing that is for machines."""

from decimal import Decimal

import pytest

from tests import factories
from tests.api.asking import get
from wagtail_plone.serialize.volto.inline import node_text

pytestmark = pytest.mark.django_db


def facts(content: dict) -> dict[str, str]:
    """The page's table of facts; {} where it has none."""
    tables = [block["table"] for block in content["blocks"].values() if block["@type"] == "slateTable"]
    return {
        node_text(label["value"][0]): node_text(value["value"][0])
        for table in tables
        for label, value in (row["cells"] for row in table["rows"][1:])
    }


def test_an_event_s_facts_say_when_and_where_it_was_and_who_took_part(client, forum):
    forum.venue, forum.participants_number = "School 1, Taraz", 2250
    forum.participants_description = "Principals"
    forum.contact_name, forum.event_url = "A. Contact", "https://forum.example/"
    forum.lead_image_alt = "A hall"
    forum.save_revision().publish()
    assert facts(get(client, "/en/branches/taraz/leadership")) == {
        "When": "14–15 November 2019",
        "Where": "School 1, Taraz",
        "Participants": "2,250, Principals",
        "Web address of the event": "https://forum.example/",
        "Contact person": "A. Contact",
    }


def test_the_facts_of_a_cancelled_event_say_so_with_the_note(client, forum):
    forum.event_status, forum.status_note = "EventCancelled", "The road is closed."
    forum.registration_url = "https://register.example/"
    forum.save_revision().publish()
    assert facts(get(client, "/en/branches/taraz/leadership")) == {
        "When": "14–15 November 2019",
        "Status": "Cancelled, The road is closed.",
    }


def test_facts_stand_right_below_the_lead_image_with_labels_and_dates_in_the_page_s_language(client, site):
    contest = factories.ContestPageFactory(parent=site.taraz, locale=site.home.locale, slug="contest")
    contest.lead_image, contest.all_day = factories.ImageFactory(), False
    contest.save_revision().publish()
    content = get(client, "/ru/branches/taraz/contest")
    first = [content["blocks"][key]["@type"] for key in content["blocks_layout"]["items"][:4]]
    assert first == ["title", "description", "leadimage", "slateTable"]
    assert facts(content) == {"Когда": "14 ноября 2019\u202fг., 00:00"}


def test_a_branch_and_a_trainer_are_told_as_people_ask_for_them(client, site):
    branch = site.taraz
    branch.address, branch.phone, branch.latitude = "Tole bi 1", "+7 7262 000000", Decimal("42.9")
    branch.city_prepositional = "in Taraz"
    branch.save_revision().publish()
    branch_facts = facts(get(client, "/en/branches/taraz"))
    assert branch_facts == {"City": "Taraz", "Address": "Tole bi 1", "Phone": "+7 7262 000000"}
    trainer = factories.TrainerPageFactory(
        parent=branch, locale=site.home.locale, phone="+7 701", show_phone=True, email="a@b.kz"
    )
    assert facts(get(client, f"/en/branches/taraz/{trainer.slug}")) == {
        "Position": "Trainer",
        "Phone": "+7 701",
    }


def test_a_news_item_tells_its_day_and_links_the_event_it_is_about(client, forum, site):
    news = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, about=forum)
    content = get(client, f"/en/branches/taraz/{news.slug}")
    assert facts(content) == {"Date": "18 November 2019", "About": "Leadership forum"}
