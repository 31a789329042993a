"""The site most tests begin with, built page by page; `tests.recorded` plays it back afterwards."""

from types import SimpleNamespace

from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from programs.models import ForumPage
from tests import factories


def build_locales() -> dict[str, Locale]:
    """The three languages by code."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("kk", "ru", "en")}


def build_site(locales: dict[str, Locale]) -> SimpleNamespace:
    """A site in English (home, lists, two branches), and the home pages of all languages in `homes`."""
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(pk=root.pk)
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


def build_forum(site: SimpleNamespace) -> ForumPage:
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
