"""Tests run in a transaction that is never committed: what waits for its end is done before requests."""

from types import SimpleNamespace

import pytest
from django.db import connection

from programs.models import ForumPage
from tests.recorded import recorded
from tests.sites import build_forum, build_site


def settle() -> None:
    """Do what waits for the transaction to be committed, as if it were."""
    while connection.run_on_commit:
        _savepoints, callback, *_rest = connection.run_on_commit.pop(0)
        callback()


@pytest.fixture
def client(client):
    """A client before whose requests everything is committed."""
    send = client.request

    def request(**environment):
        settle()
        return send(**environment)

    client.request = request
    return client


@pytest.fixture
def site(locales) -> SimpleNamespace:
    """The site every test may ask for, its documents made."""
    return recorded("site with documents", lambda: settled(build_site(locales)), only_adds=True)


@pytest.fixture
def forum(site) -> ForumPage:
    """The forum every test may ask for, its document made."""
    return recorded("forum with documents", lambda: settled(build_forum(site)), only_adds=True)


def settled(built):
    """The result of a build, after all that waited for the commit was done."""
    settle()
    return built
