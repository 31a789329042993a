"""Factories of the tests: pages below a site in three languages, and pictures drawn on the spot."""

from datetime import date, datetime
from io import BytesIO
from uuid import uuid4
from zoneinfo import ZoneInfo

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale

from cms.media.consent import Consent
from cms.media.models import CustomImage
from cms.pages.models.topics import Topic
from home.models import BranchIndexPage, BranchPage, ContentPage, HomePage
from news.models import NewsIndexPage, NewsPage
from programs.models import (
    ContestPage,
    EventIndexPage,
    ForumPage,
    TrainerIndexPage,
    TrainerPage,
)

ALMATY = ZoneInfo("Asia/Almaty")


def picture_bytes(image_format="JPEG", size=(120, 80), colour="teal", **options) -> bytes:
    """An encoded picture of one colour."""
    output = BytesIO()
    Image.new("RGB", size, colour).save(output, image_format, **options)
    return output.getvalue()


class ImageFactory(factory.django.DjangoModelFactory):
    """A picture of the library; each has its own colour, so that none is another's duplicate."""

    class Meta:
        model = CustomImage

    title = factory.Sequence(lambda number: f"Picture {number}")
    consent = Consent.NOT_NEEDED
    alternative_texts = {"en": "People in a hall", "ru": "Люди в зале", "kk": "Залдағы адамдар"}

    @factory.lazy_attribute_sequence
    def file(self, number):
        """A small JPEG."""
        colour = (number % 256, number // 256 % 256, 90)
        return ContentFile(picture_bytes(colour=colour), name=f"picture-{number}.jpg")


class TopicFactory(factory.django.DjangoModelFactory):
    """A topic in the default language."""

    class Meta:
        model = Topic

    name = factory.Sequence(lambda number: f"Topic {number}")
    slug = factory.Sequence(lambda number: f"topic-{number}")
    locale = factory.LazyFunction(Locale.get_default)


class SitePageFactory(wagtail_factories.PageFactory):
    """Base of the page factories: slugs are unique, titles readable."""

    class Meta:
        abstract = True

    slug = factory.Sequence(lambda number: f"page-{number}")
    lead = "What happened, in one sentence."


class HomePageFactory(SitePageFactory):
    """A home page."""

    class Meta:
        model = HomePage


class ContentPageFactory(SitePageFactory):
    """A plain page."""

    class Meta:
        model = ContentPage


class BranchIndexPageFactory(SitePageFactory):
    """The list of branches."""

    class Meta:
        model = BranchIndexPage

    title = "Branches"
    slug = "branches"
    show_in_menus = True


class NewsIndexPageFactory(SitePageFactory):
    """The list of news."""

    class Meta:
        model = NewsIndexPage

    title = "News"
    slug = "news"
    show_in_menus = True


class EventIndexPageFactory(SitePageFactory):
    """The list of forums and contests."""

    class Meta:
        model = EventIndexPage

    title = "Forums and contests"
    slug = "events"
    show_in_menus = True


class TrainerIndexPageFactory(SitePageFactory):
    """The list of trainers."""

    class Meta:
        model = TrainerIndexPage

    title = "Trainers"
    slug = "trainers"
    show_in_menus = True


class BranchPageFactory(SitePageFactory):
    """A branch."""

    class Meta:
        model = BranchPage

    title = "Taraz branch"
    city = "Taraz"
    time_zone = "Asia/Almaty"
    # Its editors publish by themselves, unless a test is about moderation.
    is_moderated = False


class TrainerPageFactory(SitePageFactory):
    """A trainer."""

    class Meta:
        model = TrainerPage

    given_name = "Sapura"
    family_name = factory.Sequence(lambda number: f"Zholdasbaeva {number}")
    title = factory.LazyAttribute(lambda page: f"{page.given_name} {page.family_name}")
    position = "Trainer"


class ForumPageFactory(SitePageFactory):
    """A forum of two days in Taraz in November 2019."""

    class Meta:
        model = ForumPage

    title = factory.Sequence(lambda number: f"Forum {number}")
    starts_at = datetime(2019, 11, 14, tzinfo=ALMATY)
    ends_at = datetime(2019, 11, 15, tzinfo=ALMATY)
    time_zone = "Asia/Almaty"


class ContestPageFactory(SitePageFactory):
    """A contest of one day."""

    class Meta:
        model = ContestPage

    title = factory.Sequence(lambda number: f"Contest {number}")
    starts_at = datetime(2019, 11, 14, tzinfo=ALMATY)
    time_zone = "Asia/Almaty"


class NewsPageFactory(SitePageFactory):
    """A story."""

    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda number: f"Story {number}")
    date = date(2019, 11, 18)


def add_gallery(page, count: int, **values) -> list:
    """`count` pictures in the gallery of a forum, a contest or a story; saved."""
    model = page._meta.get_field("gallery_images").related_model
    return [
        model.objects.create(
            page=page,
            locale=page.locale,
            sort_order=number,
            **{
                "image": values.get("image") or ImageFactory(),
                "caption": f"Caption {number}",
                "alt_text": f"Visitors at board {number}",
                **values,
            },
        )
        for number in range(count)
    ]


def session(**values) -> dict:
    """A list item of a day's sessions, with its id, as the editor stores it."""
    value = {
        "kind": "plenary",
        "title": "Opening",
        "starts": None,
        "minutes": None,
        "place": "",
        "section": "",
        "summary": "",
        "speakers": [],
        **values,
    }
    return {"type": "item", "id": str(uuid4()), "value": value}


def day(on: date, *sessions: dict) -> dict:
    """A day of a programme, with its id, as the editor stores it."""
    return {
        "type": "day",
        "id": str(uuid4()),
        "value": {"date": on.isoformat(), "title": "", "sessions": list(sessions)},
    }


def speaker(trainer) -> dict:
    """A speaker with a profile."""
    return {"type": "profile", "id": str(uuid4()), "value": trainer.pk}


def guest(name: str, position: str = "", organisation: str = "") -> dict:
    """A speaker without a profile."""
    return {
        "type": "guest",
        "id": str(uuid4()),
        "value": {"name": name, "position": position, "organisation": organisation},
    }
