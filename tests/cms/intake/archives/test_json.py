"""Stories as JSON: of one's own making, and as plone.restapi exports them."""

import json
from datetime import UTC, datetime

import pytest

from cms.intake.archives.formats.json_items import read_json
from cms.intake.archives.story import Unreadable

PLONE = {
    "@id": "https://old.example.kz/ru/news/forum-2019",
    "@type": "News Item",
    "UID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "title": "Форум",
    "description": "Два дня",
    "effective": "2019-11-18T03:30:00+00:00",
    "text": {"content-type": "text/html", "data": "<p>Текст</p>", "encoding": "utf-8"},
    "image": {
        "download": "https://old.example.kz/ru/news/forum-2019/@@images/hall.jpeg",
        "filename": "hall.jpeg",
    },
    "image_caption": "В зале",
    "subjects": ["Лидерство"],
    "language": {"title": "Русский", "token": "ru"},
}


def test_a_list_of_objects_is_read_by_keys_in_three_languages():
    items = [
        {
            "title": "One",
            "date": "2019-11-18",
            "body": "<p>Text</p>",
            "views": 5,
            "images": ["a.jpg"],
            "lang": "en",
        },
        {
            "атауы": "Екі",
            "күні": "18.11.2019",
            "мәтіні": "Мәтін",
            "суреттер": [{"src": "b.jpg", "alt": "Зал"}],
        },
    ]
    one, two = read_json(json.dumps(items).encode())
    assert (one.row, one.title, one.html, one.views, one.language) == (1, "One", "<p>Text</p>", 5, "en")
    assert one.pictures[0].name == "a.jpg"
    assert (two.row, two.title, two.html) == (2, "Екі", "<p>Мәтін</p>")
    assert (two.pictures[0].name, two.pictures[0].alternative_text) == ("b.jpg", "Зал")


def test_what_plone_exports_is_read_with_its_own_names():
    items = [{"@type": "Folder", "title": "News"}, PLONE]
    (story,) = read_json(json.dumps({"items": items}).encode())
    assert (story.row, story.title, story.lead, story.html) == (2, "Форум", "Два дня", "<p>Текст</p>")
    assert story.published == datetime(2019, 11, 18, 3, 30, tzinfo=UTC)
    assert story.address == PLONE["@id"] and story.identity == PLONE["UID"]
    assert story.topics == ("Лидерство",) and story.language == "ru"
    assert story.lead_picture.name.endswith("hall.jpeg") and story.lead_picture.alternative_text == "В зале"


def test_what_plone_never_published_has_no_date():
    (story,) = read_json(json.dumps([{**PLONE, "effective": "1969-12-30T18:00:00+00:00"}]).encode())
    assert story.published is None and not story.problems


def test_signs_that_no_database_takes_are_left_out_of_every_value():
    (story,) = read_json(rb'[{"title": "A\u0000b", "images": ["\ud800c.jpg"], "topics": ["d\u0001"]}]')
    assert (story.title, story.pictures[0].name, story.topics) == ("Ab", "c.jpg", ("d",))


def test_an_item_that_is_no_object_is_an_error_of_its_row():
    one, two = read_json(b'["One", {"title": "Two"}]')
    assert one.problems[0].is_error and one.row == 1
    assert two.title == "Two"


@pytest.mark.parametrize("data", [b"", b"{", b'{"stories": []}', b"3", b"[" * 100_000])
def test_what_is_no_list_of_stories_is_refused(data):
    with pytest.raises(Unreadable):
        list(read_json(data))
