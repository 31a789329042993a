"""The whole demo, step by step."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from cms.demo.loading import pictures
from cms.demo.loading.identity import key
from cms.demo.loading.page_records import Branch, Contest, FeedbackSheet, Forum, News, Trainer
from cms.demo.loading.pages import PageMaker
from cms.demo.loading.people import create_logins
from cms.demo.loading.reading import Content, read
from cms.demo.loading.records import LANGUAGES
from cms.editorial.branches.collections import root, shared_collection
from cms.localization.preparing import prepare
from cms.pages import revisions
from cms.pages.addresses import keep_address_in_step, public_host
from cms.pages.models.topics import Topic
from home.models import BranchIndexPage, BranchPage, ContentPage, HomePage
from news.models import NewsIndexPage
from programs.models import EventIndexPage, TrainerIndexPage

# In the order of the menu; then what stands at the foot of every page.
SECTION_MODELS = {
    "branches": BranchIndexPage,
    "news": NewsIndexPage,
    "events": EventIndexPage,
    "trainers": TrainerIndexPage,
    "about": ContentPage,
    "accessibility": ContentPage,
    "privacy": ContentPage,
}
# What is referred to comes first: trainers lead forums, news are about events.
STEPS = {
    "Branches": Branch,
    "Trainers": Trainer,
    "Forums": Forum,
    "Contests": Contest,
    "Feedback sheets": FeedbackSheet,
    "News": News,
}


def load(password: str, say: Callable[[str], None]) -> None:
    """Load what is missing of the demo. Nothing that is there already is changed.

    `say` gets a line for every step. Pictures are stored first, outside the transaction in which all
    pages are made: a failure leaves some pictures, never half a site. Raises `ContentError` for a mistake in
    a file, before anything is made.
    """
    content = read()
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    collections = _collections(content)
    say("Pictures")
    images = pictures.store(
        content.pictures, collections, lambda done, of: done % 25 or say(f"  {done} of {of}")
    )
    with transaction.atomic():
        # Each page gets the revision it is published by when all that belongs to it is there.
        with revisions.later():
            _topics(content, locales)
            maker = PageMaker(content, locales, images, collections)
            _pages(maker, say)
        if maker.has_made_any:
            say("Translations")
            prepare(say)
        say("Logins")
        homes = {language: maker.pages["home", language] for language in LANGUAGES}
        branches = {branch.slug: maker.pages[branch.address, LANGUAGES[0]] for branch in content.of(Branch)}
        create_logins(password, branches, homes)


def _collections(content: Content) -> dict[str | None, Collection]:
    """A collection of pictures a branch by its slug, and the shared one under None.

    A branch that is there has one already; what a new one is called follows from its page.
    """
    collections: dict[str | None, Collection] = {None: shared_collection()}
    for branch in content.of(Branch):
        pages = BranchPage.objects.filter(translation_key=key("page", branch.path), collection__isnull=False)
        page = pages.select_related("collection").first()
        name = branch.city[settings.LANGUAGE_CODE]
        # Pictures may have been stored by a load that failed before there were any pages.
        free = root().get_children().filter(name=name, branch_workplace__isnull=True)
        collections[branch.slug] = page.collection if page else free.first() or root().add_child(name=name)
    return collections


def _topics(content: Content, locales: dict[str, Locale]) -> None:
    for slug, name in content.topics.items():
        for language, locale in locales.items():
            Topic.objects.get_or_create(
                translation_key=key("topic", slug),
                locale=locale,
                defaults={"slug": slug, "name": name[language]},
            )


def _pages(maker: PageMaker, say: Callable[[str], None]) -> None:
    """Make all pages that are missing; the site then starts at the home pages."""
    say("Topics and sections")
    root = Page.get_first_root_node()
    _home(maker, root)
    _start_site_at(maker.pages["home", settings.LANGUAGE_CODE])
    for address, model in SECTION_MODELS.items():
        maker.make(maker.content.pages[address], model)
    for name, kind in STEPS.items():
        contents = maker.content.of(kind)
        say(f"{name}: {len(contents)}")
        for content in contents:
            maker.make(content)
    for content in maker.content.pages.values():
        maker.relate(content)


def _home(maker: PageMaker, root: Page) -> None:
    """The home pages stand beside one another below the root, so each has a slug of its own."""
    content = maker.content.pages["home"]
    translation_key = key("page", "home")
    for language in (settings.LANGUAGE_CODE, *LANGUAGES):
        locale = maker.locales[language]
        page = HomePage.objects.filter(translation_key=translation_key, locale=locale).first()
        if page is None:
            page = HomePage(
                slug=f"home-{language}",
                locale=locale,
                translation_key=translation_key,
                live=True,
                **maker.values(content, language),
            )
            root.add_child(instance=page)
        maker.pages["home", language] = page


def _start_site_at(home: Page) -> None:
    """Make `home` the root of the default site and remove Wagtail's own first page."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id == home.pk:
        keep_address_in_step(site)
        return
    welcome = site.root_page if site.pk else None
    site.site_name, site.root_page = home.title, home
    site.hostname, site.port = public_host()
    site.save()
    if welcome and welcome.specific_class is Page and not welcome.get_children():
        welcome.delete()


def page_count() -> int:
    """The number of the site's pages, for the command's last line."""
    return Page.objects.filter(depth__gt=1).count()
