"""A reader's requests, counted."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries(client) -> Callable:
    """The answer to a request and the number of queries it took."""

    def ask(address: str, **headers):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address, headers=headers)
        return answer, len(captured)

    return ask
