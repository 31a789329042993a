"""Tests run in a transaction that is never committed: what waits for its end is done before requests."""

import pytest
from django.db import connection


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
