"""`@plone/client` from npm, unmodified, against a live server with the demo content: all it reads here."""

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
    script = ["node", str(HERE / "plone_client.mjs"), server, path, "admin", "demo"]
    done = subprocess.run(script, cwd=HERE, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return f"{server}{path}", json.loads(done.stdout)


def data(answers, name):
    """An answer that must have come."""
    _address, by_name = answers
    assert by_name[name]["ok"], by_name[name]
    return by_name[name]["data"]


def test_content_comes_with_every_component_asked_for(answers):
    address, _found = answers
    content = data(answers, "content")
    assert (content["@id"], content["@type"]) == (address, "Forum")
    assert content["start"].startswith("2019-11-14")
    assert len(content["gallery_images"]) == 30
    components = content["@components"]
    assert components["breadcrumbs"]["items"][-1]["@id"] == address
    assert components["navigation"]["items"]
    assert components["contextnavigation"]["available"]
    assert components["navroot"]["navroot"]["@type"] == "LRF"
    assert len(components["translations"]["items"]) == 2
    assert {kind["id"] for kind in components["types"]} > {"Forum", "Contest", "News Item"}
    assert components["actions"]["user"]


def test_each_component_alone_is_the_component_expanded(answers):
    expanded = data(answers, "content")["@components"]
    for name in ("breadcrumbs", "contextnavigation", "navroot", "actions", "translations"):
        assert data(answers, name) == expanded[name], name
    assert len(data(answers, "navigation")["items"]) > 3
    assert data(answers, "workflow")["state"]["id"] == "published"
    assert data(answers, "site")["features"]["multilingual"] is True


def test_a_folder_s_objects_come_whole(answers):
    folder = data(answers, "folder")
    assert folder["@type"] == "Branch"
    assert all("blocks_layout" in item and "UID" in item for item in folder["items"])


def test_the_site_root_lists_the_languages(answers):
    assert len(data(answers, "root")["items"]) == 3


def test_searches_find_forums_of_the_language(answers):
    address, _found = answers
    home = "/".join(address.split("/")[:4])
    answer = data(answers, "search")
    assert answer["items_total"] >= len(answer["items"]) > 0
    assert all(item["@id"].startswith(home) for item in answer["items"])
    assert {"UID", "Subject", "modified"} <= set(answer["items"][0])
    for name in ("fullSearch", "querystringSearch", "postedSearch"):
        items = data(answers, name)["items"]
        assert items, name
        assert {item["@type"] for item in items} == {"Forum"}, name
    assert (
        data(answers, "querystringSearch")["items"][0]["start"]
        > data(answers, "postedSearch")["items"][0]["start"]
    )


def test_types_vocabularies_and_indexes_are_described(answers):
    forum = data(answers, "type")
    assert {"programme", "gallery_images", "title"} <= set(forum["properties"])
    assert data(answers, "types")
    assert any(vocabulary["title"].endswith("Keywords") for vocabulary in data(answers, "vocabularies"))
    assert data(answers, "vocabulary")["items"]
    assert "portal_type" in data(answers, "querystring")["indexes"]


def test_relations_lead_from_the_forum_to_its_speakers(answers):
    address, _found = answers
    pairs = data(answers, "relations")["relations"]["programme"]["items"]
    assert all(pair["source"]["@id"] == address for pair in pairs)
    assert all(pair["target"]["@type"] == "Trainer" for pair in pairs)
    assert data(answers, "relationNames")["stats"]["programme"] >= len(pairs)


def test_whoever_logs_in_sees_the_history_and_its_versions(answers):
    _address, by_name = answers
    assert by_name["historyOfStranger"]["status"] == by_name["strangersDraft"]["status"] == 401
    assert by_name["wrongLogin"]["status"] == 401
    assert by_name["wrongLogin"]["error"]["error"]["type"] == "Invalid credentials"
    assert data(answers, "login").count(".") == 2
    assert isinstance(data(answers, "history"), list)
    assert data(answers, "draft")["@type"] == "Forum"
    assert [action["id"] for action in data(answers, "signedInActions")["object"]] == ["view", "history"]


def test_what_is_not_there_is_an_error_the_client_understands(answers):
    _address, by_name = answers
    assert by_name["missing"]["status"] == 404
    assert by_name["missing"]["error"]["type"] == "NotFound"
