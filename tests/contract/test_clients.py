"""The clients of `clients/` against a live site: what an app does, from its first list to a long absence.

Each step of an app is a process of its own: what it keeps is what stands in its folder.
"""

import json
import re
import subprocess
import urllib.request
from pathlib import Path

import pytest
import requests

from tests.contract.clients.apps import CHOICE, CLIENTS, app, compiled
from tests.contract.clients.unsteady import unsteady

__all__ = ["app", "compiled"]

HERE = Path(__file__).parent
BRANCH = "/en/branches/taraz"
FORUM = f"{BRANCH}/forum-2019"
STORY = f"{BRANCH}/call-for-leading-schools"
LONG_AGO = "2019-01-01T00:00:00Z"
# On the wire, compressed with gzip, which every client understands; for all three languages.
BYTES_MOST = 250_000


@pytest.fixture(scope="module")
def published(server) -> set[str]:
    """The `UID`s of everything that is published, by a search."""
    address = f"{server}/++api++/@search?b_size=5000"
    with urllib.request.urlopen(address, timeout=60) as response:
        return {item["UID"] for item in json.load(response)["items"]} - {""}


class Editor:
    """An administrator in the admin, who takes a page back and publishes it again."""

    def __init__(self, server: str, path: str):
        self.server, self.session = server, requests.Session()
        listed = f"{server}/api/v2/pages/"
        asked = {"slug": path.rpartition("/")[2], "locale": path.split("/")[1]}
        (page,) = self.session.get(listed, params=asked, timeout=60).json()["items"]
        self.page = page["id"]
        form = self.session.get(f"{server}/admin/login/", timeout=60)
        answer = self._post("/admin/login/", form.text, username="admin", password="demo")
        assert "/admin/login" not in answer.url

    def take(self, action: str) -> None:
        """Do a bulk action to the page: `unpublish` or `publish`."""
        address = f"/admin/bulk/wagtailcore/page/{action}/?id={self.page}&next=/admin/"
        form = self.session.get(f"{self.server}{address}", timeout=60)
        self._post(address, form.text).raise_for_status()

    def _post(self, address: str, form: str, **values: str) -> requests.Response:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert token, form[:500]
        data = {"csrfmiddlewaretoken": token[1], **values}
        headers = {"Referer": f"{self.server}{address}"}
        return self.session.post(f"{self.server}{address}", data=data, headers=headers, timeout=60)


@pytest.fixture
def editor(server):
    """The administrator; the story is public again afterwards."""
    editor = Editor(server, STORY)
    yield editor
    editor.take("publish")


def test_the_python_client_is_strictly_typed():
    checker = HERE / "generators" / ".venv" / "bin" / "mypy"
    command = [checker, "--config-file=", "--strict", CLIENTS / "python" / "plone_content.py"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("client", ["python/plone_content.py", "typescript/src/plone-content.ts"])
def test_a_client_is_a_file_to_be_read_in_one_sitting(client):
    assert len((CLIENTS / client).read_text().splitlines()) < 300


def test_upcoming_events_of_a_branch_come_with_thumbnails_and_one_opens(server, app):
    cards = app.run(server, "upcoming", BRANCH, LONG_AGO)
    assert len(cards) >= 4
    for title, thumbnail in cards:
        assert title
        assert thumbnail["alt"]
        with urllib.request.urlopen(thumbnail["download"], timeout=60) as response:
            assert response.headers["Content-Type"].startswith("image/")
        assert thumbnail["width"] <= 400
    forum = app.run(server, "open", FORUM)
    assert forum["programme"]
    assert "gallery_images" not in forum


def test_a_copy_holds_what_is_published_and_answers_without_a_connection(server, app, published):
    app.run(server, "sync")
    nowhere = "http://127.0.0.1:9"
    assert set(app.run(nowhere, "uids")) == published
    assert app.run(nowhere, "events", BRANCH, LONG_AGO) == app.run(server, "upcoming", BRANCH, LONG_AGO)
    assert len(app.run(nowhere, "below", BRANCH)) > 3
    found = app.run(nowhere, "search", "leading", "school")
    assert any("Leading School" in title for title in found[:3])
    with pytest.raises(ConnectionError):
        app.run(nowhere, "sync")
    assert set(app.run(nowhere, "uids")) == published


def test_a_whole_copy_in_three_languages_is_small_on_the_wire(server, app):
    with unsteady(server) as proxy:
        app.run(proxy.address, "sync")
        first = proxy.bytes
        app.run(proxy.address, "sync")
    print(f"\n{first} bytes, then {proxy.bytes - first}")
    assert first <= BYTES_MOST
    assert proxy.bytes - first < 500


def test_what_is_removed_goes_and_what_is_published_comes(server, app, editor, published):
    app.run(server, "sync")
    editor.take("unpublish")
    gone = app.run(server, "sync")
    assert set(app.run(server, "uids")) == published - set(gone["removed"])
    assert len(gone["removed"]) >= 1
    editor.take("publish")
    back = app.run(server, "sync")
    assert set(gone["removed"]) <= set(back["updated"])
    assert set(app.run(server, "uids")) == published


def test_a_lost_connection_costs_only_the_batch_it_broke(server, app, published):
    with unsteady(server) as proxy:
        proxy.breaks_at = 2
        with pytest.raises(ConnectionError):
            app.run(proxy.address, "sync")
        kept = set(app.run(server, "uids"))
        assert set() < kept < published
        again = app.run(proxy.address, "sync")
    assert set(again["updated"]) == published - kept
    assert set(app.run(server, "uids")) == published


def test_who_was_away_for_too_long_begins_anew_and_loses_nothing(server, app, published):
    app.run(server, "sync")
    _replace_tokens(app.folder, "0123456789ab")
    again = app.run(server, "sync")
    assert set(again["updated"]) == published
    assert again["removed"] == []
    assert set(app.run(server, "uids")) == published


def test_a_busy_site_is_asked_again_as_late_as_it_says_and_not_for_ever(server, app, published):
    with unsteady(server) as proxy:
        proxy.busy_at = {1, 2}
        app.run(proxy.address, "sync")
        proxy.busy_at = set(range(1, 100))
        with pytest.raises(ValueError, match="503"):
            app.run(proxy.address, "sync")
    assert set(app.run(server, "uids")) == published


def test_what_the_site_refuses_is_told_in_its_words(server, app):
    app.choice = {"fields": ["programm"]}
    with pytest.raises(ValueError, match=r"400: fields: there is no 'programm'; did you mean programme\?"):
        app.run(server, "sync")


def test_with_another_choice_the_copy_is_made_anew(server, app, published):
    app.run(server, "sync")
    app.choice = {**CHOICE, "language": "en"}
    changed = app.run(server, "sync")
    assert set(app.run(server, "uids")) == set(changed["updated"]) == published - set(changed["removed"])
    assert changed["removed"]


def _replace_tokens(folder: Path, epoch: str) -> None:
    """Give the copy's token another history's name, as if the site's database had been restored."""
    for path in folder.iterdir():
        stored = path.read_bytes()
        pattern = rb"[0-9a-f]{12}(?=-[0-9a-z]{1,13}-[0-9a-z]{1,13})"
        if path.name in ("state", "content.sqlite3"):
            path.write_bytes(re.sub(pattern, epoch.encode(), stored))
