"""`@plone/client` from npm, unmodified, against a live server with the demo content."""

import json
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FORUM = "branches/taraz/forum-2019"


@pytest.fixture(scope="module", params=["kk", "ru", "en"])
def answers(request, server) -> tuple[str, dict]:
    """The address of the Taraz forum in a language, and what the client got for it."""
    path = f"/{request.param}/{FORUM}"
    script = ["node", str(HERE / "plone_client.mjs"), server, path]
    done = subprocess.run(script, cwd=HERE, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return f"{server}{path}", json.loads(done.stdout)


def data(answers, name):
    """An answer that must have come."""
    _address, found = answers
    assert found[name]["ok"], found[name]
    return found[name]["data"]


def test_content_comes_with_every_component_asked_for(answers):
    address, _found = answers
    content = data(answers, "content")
    assert (content["@id"], content["@type"]) == (address, "Forum")
    assert content["start"].startswith("2019-11-14")
    assert len(content["gallery_images"]) == 30
    components = content["@components"]
    assert components["breadcrumbs"]["items"][-1]["@id"] == address
    assert components["navigation"]["items"]
    assert components["navroot"]["navroot"]["@type"] == "LRF"
    assert len(components["translations"]["items"]) == 2
    assert components["actions"]["user"]


def test_each_component_answers_by_itself(answers):
    for name in ("breadcrumbs", "navigation", "navroot", "actions", "translations", "workflow", "site"):
        assert data(answers, name)


def test_the_site_root_lists_the_languages(answers):
    assert len(data(answers, "root")["items"]) == 3


def test_what_is_not_there_is_an_error_the_client_understands(answers):
    _address, found = answers
    assert found["missing"]["status"] == 404
    assert found["missing"]["error"]["type"] == "NotFound"
