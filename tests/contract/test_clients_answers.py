"""What the clients of `clients/` make of single answers, rare ones too: a site says what a test writes."""

import json
import subprocess

import pytest

from tests.contract.clients.apps import CLIENTS, COMPILER, app, compiled
from tests.contract.clients.scripted import scripted

__all__ = ["app", "compiled"]

NOWHERE = "http://127.0.0.1:9"
ALMATY = {"time_zone": "Asia/Almaty", "whole_day": False, "open_end": False}


@pytest.fixture
def site():
    """A site that says what it is told to."""
    with scripted() as site:
        yield site


def test_an_error_that_comes_compressed_is_told_in_the_api_s_words(site, app):
    site.status = 400
    site.answer = {"type": "BadRequest", "message": "fields: there is no 'programm'", "context": "…"}
    with pytest.raises(ValueError, match=r"^400: fields: there is no 'programm'"):
        app.run(site.address, "get", "/en")


def test_an_error_of_a_service_is_told_in_its_words_too(site, app):
    site.status = 400
    site.answer = {"error": {"type": "BadRequest", "message": "the token is none of ours"}}
    with pytest.raises(ValueError, match=r"^400: the token is none of ours"):
        app.run(site.address, "get", "/en/@changes")


@pytest.mark.parametrize(
    ("event", "last", "over"),
    [
        pytest.param(
            {**ALMATY, "whole_day": True, "end": "2026-11-26T00:00:00+05:00"},
            "2026-11-26T18:59:59+00:00",
            "2026-11-26T19:00:00+00:00",
            id="its last day lasts until midnight where it takes place",
        ),
        pytest.param(
            {**ALMATY, "open_end": True, "end": "2026-11-26T10:00:00+05:00"},
            "2026-11-26T18:59:59+00:00",
            "2026-11-26T19:00:00+00:00",
            id="so does the day of one whose end nobody noted",
        ),
        pytest.param(
            {**ALMATY, "end": "2026-11-26T16:30:00+05:00"},
            "2026-11-26T11:30:00+00:00",
            "2026-11-26T11:30:01+00:00",
            id="an hour that is noted counts",
        ),
        pytest.param(
            {"time_zone": "Europe/Berlin", "whole_day": True, "end": "2026-10-25T00:00:00+02:00"},
            "2026-10-25T22:59:59+00:00",
            "2026-10-25T23:00:00+00:00",
            id="a day on which clocks are put back has an hour more",
        ),
        pytest.param(
            {"whole_day": True, "end": "2026-11-26T00:00:00+05:00"},
            "2026-11-26T18:59:59+00:00",
            "2026-11-26T19:00:00+00:00",
            id="a copy without time zones goes by the offset",
        ),
    ],
)
def test_an_event_is_upcoming_until_it_is_over(site, app, event, last, over):
    site.publish({"title": "The forum", "start": event["end"], **event}, {"title": "A page"})
    app.run(site.address, "sync")
    assert app.run(NOWHERE, "find", json.dumps({"ends_after": last})) == ["The forum"]
    assert app.run(NOWHERE, "find", json.dumps({"ends_after": over})) == []


def test_switches_are_sent_as_the_site_reads_them(site, app):
    app.run(site.address, "get", "/en/@search", json.dumps({"is_folderish": False, "translated": [True]}))
    assert site.asked == [("/++api++/en/@search", {"is_folderish": ["0"], "translated": ["1"]})]


def test_a_site_that_never_answers_is_a_lost_connection(site, app):
    site.is_silent = True
    app.environment["TIMEOUT"] = "0.5"
    with pytest.raises(ConnectionError):
        app.run(site.address, "get", "/en")


def test_the_same_choice_in_another_order_fetches_nothing_again(site, app):
    site.publish({"title": "The forum"})
    app.choice = {"fields": ["start", "end"], "scales": ["preview", "large"]}
    app.run(site.address, "sync")
    app.choice = {"scales": ["large", "preview"], "fields": ["end", "start"]}
    app.run(site.address, "sync")
    assert [parameters.get("since") for _path, parameters in site.asked] == [None, ["0123456789ab-1-1"]]


def test_the_typescript_client_runs_with_its_types_stripped():
    """Node.js runs TypeScript whose types can be taken out as they stand (`--experimental-strip-types`)."""
    options = ["--noEmit", "--erasableSyntaxOnly", "--strict", "--target", "es2022"]
    command = [COMPILER, *options, CLIENTS / "typescript" / "src" / "plone-content.ts"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_words_of_the_copy_are_found_by_their_beginnings(site, app):
    site.publish(
        {"title": "Leading schools"},
        {"title": "Misleading", "description": "Pre-school, unpleading"},
        {"title": "Мектеп көшбасшылары", "language": "kk"},
    )
    app.run(site.address, "sync")
    told = {
        words: app.run(NOWHERE, "words", words) for words in ("lead", "SCHO* lead*", "eading", "көшбас", "*")
    }
    assert told == {
        "lead": ["Leading schools"],
        "SCHO* lead*": ["Leading schools"],
        "eading": [],
        "көшбас": ["Мектеп көшбасшылары"],
        "*": [],
    }


def test_the_copy_is_asked_in_one_language_and_for_one_type(site, app):
    site.publish(
        {"title": "The forum"},
        {"title": "Форум", "language": "ru"},
        {"title": "The contest of forums", "@type": "Contest"},
    )
    app.run(site.address, "sync")
    assert app.run(NOWHERE, "find", json.dumps({"language": "ru"})) == ["Форум"]
    assert app.run(NOWHERE, "find", json.dumps({"portal_type": "Contest"})) == ["The contest of forums"]
    assert app.run(NOWHERE, "find", json.dumps({"portal_type": ["Contest"], "language": "ru"})) == []
    assert app.run(NOWHERE, "words", "форум", "en") == []
    assert app.run(NOWHERE, "words", "форум", "ru") == ["Форум"]


def test_a_search_is_asked_at_an_address_as_at_a_path(site, app):
    site.answer = {"items": [{"title": "The forum"}], "items_total": 1}
    for address in ("/en/branches", "/en/branches/", "https://www.example.org/en/branches"):
        assert app.run(site.address, "searched", address) == ["The forum"]
    assert {path for path, _parameters in site.asked} == {"/++api++/en/branches/@search"}


def sized(width: int) -> dict:
    """A size of a picture."""
    return {"download": f"picture-{width}.jpeg", "width": width, "height": width}


@pytest.mark.parametrize(
    ("original", "there", "scale", "width"),
    [
        pytest.param(4000, {"preview": 400, "large": 800}, "large", 800, id="the scale itself"),
        pytest.param(4000, {"preview": 400, "large": 800}, "mini", 400, id="nothing as small is there"),
        pytest.param(4000, {"preview": 400, "large": 800}, "huge", 800, id="not a huge original"),
        pytest.param(500, {"preview": 400}, "large", 500, id="a small original has no larger sizes"),
        pytest.param(500, {"preview": 400, "large": 500}, "large", 500, id="a scale may repeat the original"),
    ],
)
def test_a_picture_comes_in_the_nearest_size_that_is_there(app, original, there, scale, width):
    image = {**sized(original), "alt": "", "scales": {name: sized(size) for name, size in there.items()}}
    for item in ({"image": image}, {"image_scales": {"image": [image]}}):
        told = app.run(NOWHERE, "picture", json.dumps({"@id": "https://www.example.org/en", **item}), scale)
        assert (told["width"], told["download"]) == (
            width,
            f"https://www.example.org/en/picture-{width}.jpeg",
        )


def test_a_scale_there_is_not_is_refused(app):
    with pytest.raises(ValueError, match="no scale 'previw'"):
        app.run(NOWHERE, "picture", json.dumps({"image": None}), "previw")
