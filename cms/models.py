"""The base app's models, for Django to find; each is imported from where it lives."""

from cms.delivery.models import ShownChange
from cms.editorial.bin.models import BinItem
from cms.editorial.bin.pages.models import DeletedPage
from cms.editorial.branches.models import BranchTeam, BranchWorkplace, SharedCollection
from cms.editorial.links.models import LinkCursor, LinkedAddress, LostLink
from cms.editorial.previews.models import ShownDraft
from cms.editorial.schedule.models import ScheduleFailure
from cms.media.models import CustomImage, CustomRendition
from cms.media.records import WithheldPlace, Withholding
from cms.pages.models.events import EventPage
from cms.pages.models.gallery import AbstractGalleryImage, GalleryMixin
from cms.pages.models.indexes import ListingPage
from cms.pages.models.known_people import KnownPerson
from cms.pages.models.pages import SitePage
from cms.pages.models.topics import Topic, TopicalMixin
from cms.syndication.calendars.models import CalendarSequence

__all__ = [
    "AbstractGalleryImage",
    "BinItem",
    "BranchTeam",
    "BranchWorkplace",
    "CalendarSequence",
    "CustomImage",
    "CustomRendition",
    "DeletedPage",
    "EventPage",
    "GalleryMixin",
    "KnownPerson",
    "LinkCursor",
    "LinkedAddress",
    "ListingPage",
    "LostLink",
    "ScheduleFailure",
    "SharedCollection",
    "ShownChange",
    "ShownDraft",
    "SitePage",
    "Topic",
    "TopicalMixin",
    "WithheldPlace",
    "Withholding",
]
