"""A site whose documents are made, and a reader who asks once everything is committed."""

from tests.api.conftest import client, forum, settled, site  # noqa: F401  fixtures
