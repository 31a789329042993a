"""What the clients of `clients/` make of single answers, rare ones too: a site says what a test writes."""

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
