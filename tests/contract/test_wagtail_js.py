"""`wagtail-js` from npm, unmodified, against API v2 of a live server with the demo content."""

import json
import subprocess
import urllib.request
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def answers(server) -> dict:
    """Answers that the client got, by name."""
    script = ["node", str(HERE / "wagtail_js.mjs"), server]
    done = subprocess.run(script, cwd=HERE, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_pages_come_with_their_own_fields(answers):
    assert answers["forums"]["meta"]["total_count"] >= 3
    assert all("programme" in page and "gallery_images" in page for page in answers["forums"]["items"])
    assert answers["page"]["meta"]["type"] == "programs.ForumPage"
    assert answers["bySlug"]["meta"]["slug"] == "forum-2019"


def test_pictures_are_found_where_the_client_says_they_are(answers):
    assert answers["image"]["id"] == answers["images"]["items"][0]["id"]
    with urllib.request.urlopen(answers["source"], timeout=60) as response:
        assert response.headers["Content-Type"].startswith("image/")
    assert "items" in answers["documents"]


def test_what_finds_nothing_is_no_failure(answers):
    assert answers["search"]["items"] == []
    assert "items" not in answers["missing"]
