"""The site every test may ask for: home pages in three languages, the lists, two branches."""

from types import SimpleNamespace

import hypothesis
import pytest
from django.core.cache import cache
from django.utils.translation import activate
from wagtail.models import Locale, Page, Site, WorkflowPage

from cms.headless.answers import memory
from tests import factories

# What passed once passes again, on a slow machine too: the same examples, and no limit on time.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def english():
    """Tests read messages in English unless they ask for another language."""
    activate("en")
    yield
    activate("en")


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Every test has a media folder of its own, and nothing remembered from another one's."""
    cache.clear()
    memory.clear()
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def locales(db) -> dict[str, Locale]:
    """The three languages by code."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("kk", "ru", "en")}


@pytest.fixture
def site(locales) -> SimpleNamespace:
    """A site in English (home, lists, two branches), and the home pages of all languages in `homes`."""
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(pk=root.pk)
    # Wagtail's own migrations put everything under moderation.
    WorkflowPage.objects.all().delete()
    home = factories.HomePageFactory(parent=root, title="Center", slug="home", locale=locales["kk"])
    homes = {"kk": home}
    for code in ("ru", "en"):
        homes[code] = home.copy_for_translation(locales[code])
    for code in ("ru", "en"):
        homes[code].save_revision().publish()
    Site.objects.all().delete()
    Site.objects.create(
        hostname="testserver", port=80, root_page=home, is_default_site=True, site_name="Center"
    )
    cache.clear()
    Site.clear_site_root_paths_cache()
    english_home = homes["en"]
    branches = factories.BranchIndexPageFactory(parent=english_home, locale=locales["en"])
    return SimpleNamespace(
        home=english_home,
        homes=homes,
        branches=branches,
        news=factories.NewsIndexPageFactory(parent=english_home, locale=locales["en"]),
        events=factories.EventIndexPageFactory(parent=english_home, locale=locales["en"]),
        trainers=factories.TrainerIndexPageFactory(parent=english_home, locale=locales["en"]),
        taraz=factories.BranchPageFactory(parent=branches, slug="taraz", locale=locales["en"]),
        aktau=factories.BranchPageFactory(
            parent=branches,
            title="Aktau branch",
            city="Aktau",
            slug="aktau",
            time_zone="Asia/Aqtau",
            locale=locales["en"],
        ),
    )


@pytest.fixture
def forum(site):
    """A forum of the Taraz branch with two days and a trainer."""
    trainer = factories.TrainerPageFactory(parent=site.taraz, locale=site.home.locale)
    return factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        title="Leadership forum",
        slug="leadership",
        programme=[
            factories.day(
                factories.ForumPageFactory.starts_at.date(),
                factories.session(kind="contest", title="The best leading school"),
            ),
            factories.day(
                factories.ForumPageFactory.ends_at.date(),
                factories.session(
                    kind="facilitation",
                    title="How to write a development plan",
                    minutes=180,
                    speakers=[factories.speaker(trainer), factories.guest("R. S. Guest", "Head")],
                ),
            ),
        ],
    )
