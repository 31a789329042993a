"""The contract tests speak to the same real server as the browser tests."""

from pathlib import Path

import pytest

from tests.browser.conftest import server

__all__ = ["server"]


def pytest_collection_modifyitems(items):
    """Mark the tests of this folder as running a client of the API."""
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.contract)
