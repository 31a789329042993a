"""What all page types share: abstract pages, galleries, topics and the image model."""

from cms.models.events import EventPage
from cms.models.gallery import AbstractGalleryImage, GalleryMixin
from cms.models.images import CustomImage, CustomRendition
from cms.models.listings import ListingPage
from cms.models.pages import SitePage
from cms.models.schedule import ScheduleFailure
from cms.models.topics import Topic, TopicalMixin

__all__ = [
    "AbstractGalleryImage",
    "CustomImage",
    "CustomRendition",
    "EventPage",
    "GalleryMixin",
    "ListingPage",
    "ScheduleFailure",
    "SitePage",
    "Topic",
    "TopicalMixin",
]
