"""The base app's models, for Django to find; each is imported from where it lives."""

from cms.delivery.models import ShownChange
from cms.editorial.schedule.models import ScheduleFailure
from cms.media.models import CustomImage, CustomRendition
from cms.pages.models.events import EventPage
from cms.pages.models.gallery import AbstractGalleryImage, GalleryMixin
from cms.pages.models.indexes import ListingPage
from cms.pages.models.pages import SitePage
from cms.pages.models.topics import Topic, TopicalMixin

__all__ = [
    "AbstractGalleryImage",
    "CustomImage",
    "CustomRendition",
    "EventPage",
    "GalleryMixin",
    "ListingPage",
    "ScheduleFailure",
    "ShownChange",
    "SitePage",
    "Topic",
    "TopicalMixin",
]
