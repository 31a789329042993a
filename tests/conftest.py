"""The site every test may ask for: home pages in three languages, the lists, two branches."""

import gc
from types import SimpleNamespace

import hypothesis
import pytest
from django.conf import settings as site_settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.utils.translation import activate
from wagtail.models import Locale

from programs.models import ForumPage
from tests.database import use_prepared
from tests.recorded import all_rows, put_back, recorded
from tests.sites import build_forum, build_locales, build_site
from wagtail_plone.documents.recent import recent
from wagtail_plone.http.remembered import memory

# What passed once passes again, on a slow machine too: the same examples, and no limit on time.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")


# Begun first in a parallel run, which would wait for them at its end: each takes as long as a dozen others.
LONG = ("test_foreign_site", "test_staleness", "test_demo", "test_file_doors", "test_embargo", "test_fuzz")

# What the database holds before the first test, and what lets it be asked outside of tests.
beginning = SimpleNamespace(rows={}, blocker=None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Put the longest files first, all others as they come."""
    items.sort(key=lambda item: item.path.stem not in LONG)


def pytest_collection_finish():
    """Freeze what is loaded by now: looking through it for garbage again and again would take time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, django_db_blocker, tmp_path_factory
):
    """Have the test database copied from one that was migrated before."""
    with django_db_blocker.unblock():
        use_prepared(site_settings.VAR_DIR / "test-databases", tmp_path_factory.mktemp("database"))


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Use a copy that lies in a file as it is; PostgreSQL makes the copy itself."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Remember what the database holds before the first test."""
    with django_db_blocker.unblock():
        beginning.rows, beginning.blocker = all_rows(), django_db_blocker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Fill the tables again after a test that commits: Django empties all of them."""
    result = yield
    marker = item.get_closest_marker("django_db")
    # After the last test there is no database any more.
    if nextitem is not None and marker is not None and marker.kwargs.get("transaction"):
        with beginning.blocker.unblock(), transaction.atomic():
            put_back(beginning.rows)
        ContentType.objects.clear_cache()
    return result


@pytest.fixture(autouse=True)
def english():
    """Read messages in English, unless a test asks for another language."""
    activate("en")
    yield
    activate("en")


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Give every test a media folder of its own, and nothing remembered from another one's."""
    cache.clear()
    memory.clear()
    recent.clear()
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture(autouse=True)
def watched_writes():
    """Watch writes: a recording is played back only where nothing else was written (see `tests.recorded`)."""
    with recorded.one_test():
        yield


@pytest.fixture
def locales(db) -> dict[str, Locale]:
    """The three languages by code."""
    return recorded("locales", build_locales, only_adds=True)


@pytest.fixture
def site(locales) -> SimpleNamespace:
    """A site in English (home, lists, two branches), and the home pages of all languages in `homes`."""
    return recorded("site", lambda: build_site(locales), only_adds=True)


@pytest.fixture
def forum(site) -> ForumPage:
    """A forum of the Taraz branch with two days and a trainer."""
    return recorded("forum", lambda: build_forum(site), only_adds=True)
