"""The whole demo, step by step."""

from collections.abc import Callable, Iterator
from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site, WorkflowPage

from cms.demo.content import samples, taraz
from cms.demo.content.branches import BRANCHES
from cms.demo.content.shapes import LANGUAGES, Branch, Picture, Section, said
from cms.demo.content.site import ABOUT, HOME, SECTIONS
from cms.demo.content.topics import TOPICS
from cms.demo.loading import blocks, pictures
from cms.demo.loading.identity import key
from cms.demo.loading.pages import PageMaker
from cms.demo.loading.people import create_logins
from cms.demo.pictures.logos import partner_logo
from cms.localization.preparing import prepare
from cms.media.models import CustomImage
from cms.media.tasks import queue_renditions
from cms.pages import revisions
from cms.pages.addresses import keep_address_in_step
from cms.pages.models.topics import Topic
from home.models import BranchIndexPage, BranchPage, ContentPage, HomePage
from news.models import NewsIndexPage
from programs.models import EventIndexPage, TrainerIndexPage

SECTION_MODELS = {
    "branches": BranchIndexPage,
    "news": NewsIndexPage,
    "events": EventIndexPage,
    "trainers": TrainerIndexPage,
}
TRAINERS = (*taraz.TRAINERS, *samples.TRAINERS)
FORUMS = (taraz.FORUM, *samples.FORUMS)
CONTESTS = (taraz.CONTEST, *samples.CONTESTS)
NEWS = (taraz.NEWS_ITEM, *samples.NEWS)
LOGO_INITIALS = ("SE", "RC", "MO")


def load(password: str, say: Callable[[str], None]) -> None:
    """Load what is missing of the demo. Nothing that is there already is changed.

    `say` gets a line for every step. Pictures are stored first, outside the transaction in which all
    pages are made: a failure leaves some pictures, never half a site.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    collections = _collections()
    say("Pictures")
    stored = pictures.store(_pictures(collections), lambda done, of: done % 10 or say(f"  {done} of {of}"))
    with transaction.atomic():
        # Each page gets the revision it is published by when its gallery, topics and relations are there.
        with revisions.later():
            maker = _pages(locales, stored, collections, say)
        say("Translations")
        prepare(say)
        say("Logins")
        homes = {language: maker.pages["home", language] for language in LANGUAGES}
        create_logins(password, maker.pages["taraz", "en"], homes)


def _pages(
    locales: dict[str, Locale],
    stored: dict[str, CustomImage],
    collections: dict[str, Collection],
    say: Callable[[str], None],
) -> PageMaker:
    """Make all pages that are missing; who made them."""
    say("Topics and sections")
    _topics(locales)
    maker = PageMaker(locales, stored, _logos(collections[""]))
    _sections(maker)
    say(f"Branches: {len(BRANCHES)}")
    for branch in BRANCHES:
        _branch(maker, branch, collections[branch.slug])
    say(f"Trainers: {len(TRAINERS)}")
    for trainer in TRAINERS:
        maker.trainer(trainer)
    say(f"Forums: {len(FORUMS)}")
    for forum in FORUMS:
        maker.forum(forum)
    say(f"Contests: {len(CONTESTS)}")
    for contest in CONTESTS:
        maker.contest(contest)
    for sheet in (taraz.FEEDBACK_SHEET, *samples.FEEDBACK_SHEETS):
        maker.feedback_sheet(sheet)
    say(f"News: {len(NEWS)}")
    for story in NEWS:
        maker.news(story)
    for content in (*FORUMS, *CONTESTS, *NEWS):
        maker.relate(content)
    return maker


def _collections() -> dict[str, Collection]:
    """A collection of pictures a branch by its slug, and the root under ""."""
    root = Collection.get_first_root_node()
    existing = {collection.name: collection for collection in root.get_children()}
    found = {"": root}
    for branch in BRANCHES:
        name = branch.city["en"]
        found[branch.slug] = existing.get(name) or root.add_child(name=name)
    return found


def _pictures(collections: dict[str, Collection]) -> Iterator[tuple[Picture, Collection]]:
    """Every picture of the content with the collection it is kept in."""
    for section in (HOME, ABOUT, *SECTIONS):
        yield from ((picture, collections[""]) for picture in (section.picture,) if picture)
    for branch in BRANCHES:
        yield branch.picture, collections[branch.slug]
    for content in (*TRAINERS, *FORUMS, *CONTESTS, *NEWS):
        collection = collections[content.parent.split("/")[0]]
        for picture in (content.picture, *getattr(content, "gallery", ())):
            if picture:
                yield picture, collection


def _logos(collection: Collection) -> list[int]:
    """Drawn marks for organisations that do not exist."""
    found = []
    for seed, initials in enumerate(LOGO_INITIALS):
        name = f"demo-logo-{seed}.png"
        image = CustomImage.objects.filter(file__endswith=name).first()
        if image is None:
            output = BytesIO()
            partner_logo(initials, seed).save(output, "PNG")
            image = CustomImage(
                title=f"Logo {initials}",
                file=ContentFile(output.getvalue(), name=name),
                consent=CustomImage.Consent.NOT_NEEDED,
                collection=collection,
            )
            image.save()
        found.append(image.pk)
    return found


def _topics(locales: dict[str, Locale]) -> None:
    for topic in TOPICS:
        for language, locale in locales.items():
            Topic.objects.get_or_create(
                translation_key=key("topic", topic.slug),
                locale=locale,
                defaults={"slug": topic.slug, "name": topic.name[language]},
            )


def _sections(maker: PageMaker) -> None:
    """Home, the lists and the page about the center; the site then starts at the home pages."""
    root = Page.get_first_root_node()
    for language in LANGUAGES:
        maker.pages["", language] = root
    # Wagtail begins with everything under moderation; in the demo branches and translators publish.
    WorkflowPage.objects.filter(page=root).delete()
    _home(maker)
    _start_site_at(maker.pages["home", settings.LANGUAGE_CODE])
    for section in (*SECTIONS, ABOUT):
        model = SECTION_MODELS.get(section.slug, ContentPage)
        maker.make(
            model,
            section.slug,
            "home",
            section.slug,
            lambda language, section=section: _words(maker, section, language),
        )


def _home(maker: PageMaker) -> None:
    """The home pages stand beside one another below the root, so each has a slug of its own."""
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
                **_words(maker, HOME, language),
            )
            page.show_in_menus = False
            maker.pages["", language].add_child(instance=page)
        maker.pages["home", language] = page


def _words(maker: PageMaker, section: Section, language: str) -> dict:
    words = said(section, language)
    return {
        "title": words.title,
        "lead": words.lead,
        "lead_image": maker.image(section.picture),
        "lead_image_alt": said(section.picture.alt, language) if section.picture else "",
        "search_description": words.lead,
        "body": blocks.body(section.body, language, section.slug, lambda path: None),
        "show_in_menus": True,
    }


def _start_site_at(home: Page) -> None:
    """Make `home` the root of the default site and remove Wagtail's own first page."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    site.site_name = home.title
    site.root_page = home
    keep_address_in_step(site)
    if welcome and welcome.pk != home.pk and welcome.specific_class is Page and not welcome.get_children():
        welcome.delete()


def _branch(maker: PageMaker, branch: Branch, collection: Collection) -> None:
    def values(language: str) -> dict:
        words = said(branch, language)
        return {
            "title": words.title,
            "lead": words.lead,
            "search_description": words.lead,
            "lead_image": maker.image(branch.picture),
            "lead_image_alt": said(branch.picture.alt, language),
            "city": words.city,
            "city_prepositional": words.city_prepositional,
            "region": words.region,
            "address": words.address,
            "phone": branch.phone,
            "email": branch.email,
            "latitude": branch.latitude,
            "longitude": branch.longitude,
            "time_zone": branch.time_zone,
            "collection": collection,
        }

    if maker.make(BranchPage, branch.slug, "branches", branch.slug, values):
        queue_renditions(maker.pages[branch.slug, "en"])


def page_count() -> int:
    """How many pages the site has, for the command's last line."""
    return Page.objects.filter(depth__gt=1).count()
