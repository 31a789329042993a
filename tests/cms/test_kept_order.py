"""Rows of a page keep the order they were put into, also while another field has an error."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from programs.models import ContestAward
from tests import factories

pytestmark = pytest.mark.django_db


def fields_of(page: str) -> dict[str, str]:
    """The fields of the page editor's form as a browser sends them."""
    form = BeautifulSoup(page, "html.parser").select_one("form[data-edit-form]")
    values = {}
    for field in form.select("[name]"):
        if field.name == "textarea":
            values[field["name"]] = field.text.removeprefix("\n")
        elif field.name == "select":
            chosen = field.select_one("option[selected]")
            values[field["name"]] = chosen["value"] if chosen else ""
        elif field.get("type") not in ("checkbox", "radio", "submit", "file") or field.has_attr("checked"):
            values[field["name"]] = field.get("value", "")
    return {name: value for name, value in values.items() if "__prefix__" not in name}


def turned_round(client, page, relation: str, **wrong) -> list[str]:
    """Put the last of three rows first and send a value that is refused; the rows as they are shown then."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    opened = client.get(address)
    sent = fields_of(opened.content.decode())
    # Streams are written by scripts; here they are empty.
    streams = [field for field in opened.context["form"] if hasattr(field.value(), "stream_block")]
    sent |= {f"{field.html_name}-count": "0" for field in streams}
    for number, place in enumerate((2, 3, 1)):
        sent[f"{relation}-{number}-ORDER"] = str(place)
    answer = client.post(address, {**sent, "action-publish": "1", **wrong})
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    rows = BeautifulSoup(answer.content.decode(), "html.parser").select(
        f"#id_{relation}-FORMS [name$='-ORDER']"
    )
    return [row["name"].split("-")[1] for row in rows if "__prefix__" not in row["name"]]


def test_pictures_of_a_gallery(admin_client, forum):
    factories.add_gallery(forum, 3)
    forum.save_revision().publish()
    wrong = {"gallery_images-0-caption": "word " * 100}
    assert turned_round(admin_client, forum, "gallery_images", **wrong) == ["2", "0", "1"]


def test_awards_of_a_contest(admin_client, forum):
    contest = factories.ContestPageFactory(parent=forum, locale=forum.locale)
    for place in (1, 2, 3):
        ContestAward.objects.create(
            page=contest, locale=contest.locale, sort_order=place, place=1, school=f"School {place}"
        )
    contest = type(contest).objects.get(pk=contest.pk)
    contest.save_revision().publish()
    wrong = {"awards-1-town": "x" * 300}
    assert turned_round(admin_client, contest, "awards", **wrong) == ["2", "0", "1"]
