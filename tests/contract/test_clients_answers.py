"""What the clients of `clients/` make of single answers, rare ones too: a site says what a test writes."""

import json

import pytest

from tests.contract.clients.apps import app, compiled
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
    with pytest.raises(ValueError, match="400: fields: there is no 'programm'"):
        app.run(site.address, "get", "/en")


def test_an_error_of_a_service_is_told_in_its_words_too(site, app):
    site.status = 400
    site.answer = {"error": {"type": "BadRequest", "message": "the token is none of ours"}}
    with pytest.raises(ValueError, match="400: the token is none of ours"):
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
