"""The pages of the demo's YAML files, a class for each `type` a file can name."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from cms.demo.loading.records import (
    Award,
    Block,
    BranchName,
    Criterion,
    Day,
    EventAddress,
    GalleryPicture,
    Organiser,
    PageAddress,
    Person,
    PictureName,
    Question,
    RichText,
    Round,
    SocialAccount,
    Text,
    TopicName,
)


@dataclass(frozen=True, kw_only=True)
class Page:
    """The part all pages have in common. `address` is the place of the file; it isn't written in it.

    In the languages of `untranslated` the page waits for its translators.
    """

    address: str
    lead: Text
    picture: PictureName | None = None
    body: tuple[Block, ...] = ()
    topics: tuple[TopicName, ...] = ()
    related: tuple[PageAddress, ...] = ()
    untranslated: tuple[Literal["kk", "en"], ...] = ()

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self.address.rsplit("/", 1)[-1]

    @property
    def parent(self) -> str:
        """The address of the page above."""
        return self.address.rpartition("/")[0] or "home"

    @property
    def path(self) -> str:
        """The text that ids are made of: the page's address, below a branch from there on."""
        return self.address.removeprefix("branches/")

    @property
    def branch(self) -> str:
        """The address of the branch the page stands under."""
        return "/".join(self.address.split("/")[:2])


@dataclass(frozen=True, kw_only=True)
class Section(Page):
    """A page made of words alone: a list, a plain page. Those of the footer are not in the menu."""

    title: Text
    in_footer: bool = False


@dataclass(frozen=True, kw_only=True)
class Home(Page):
    """The home page, and what every page says of the center in its footer."""

    title: Text
    introduction: RichText
    postal_address: Text
    phone: str
    email: str
    social_accounts: tuple[SocialAccount, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Branch(Page):
    """A branch of the center."""

    title: Text
    city: Text
    city_prepositional: Text
    region: Text
    postal_address: Text
    phone: str
    email: str
    latitude: str
    longitude: str
    time_zone: str


@dataclass(frozen=True, kw_only=True)
class Trainer(Page):
    """A trainer's profile."""

    given_name: Text
    family_name: Text
    position: Text
    bio: RichText
    patronymic: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Event(Page):
    """A forum or a contest, in its branch's time zone. Without `opens` it lasts whole days.

    `held_with` are the other branches that hold it. `moved_from` and `moved_from_end` are the days of one
    that was moved; people register until the end of `registration_until`.
    """

    title: Text
    starts: date
    ends: date
    venue: Text
    aims: tuple[Text, ...]
    opens: time | None = None
    closes: time | None = None
    attendance: Literal["offline", "online", "mixed"] = "offline"
    join_url: str | None = None
    recording_url: str | None = None
    status: Literal["scheduled", "moved", "postponed", "cancelled"] = "scheduled"
    status_note: Text | None = None
    moved_from: date | None = None
    moved_from_end: date | None = None
    registration_url: str | None = None
    registration_until: date | None = None
    held_with: tuple[BranchName, ...] = ()
    participants_number: int | None = None
    participants_description: Text | None = None
    organisers: tuple[Organiser, ...] = ()
    gallery: tuple[GalleryPicture, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Forum(Event):
    """A forum with its programme."""

    programme: tuple[Day, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contest(Event):
    """A contest of a branch, or of the forum that is its parent."""

    rounds: tuple[Round, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    jury: tuple[Person, ...] = ()
    jury_description: Text | None = None
    awards: tuple[Award, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FeedbackSheet(Page):
    """A sheet of the forum that is its parent."""

    title: Text
    open: bool
    questions: tuple[Question, ...]
    thanks: Text
    summary: RichText


@dataclass(frozen=True, kw_only=True)
class News(Page):
    """A story; `about` is the event it tells of."""

    title: Text
    date: date
    views: int
    about: EventAddress | None = None
    gallery: tuple[GalleryPicture, ...] = ()


PAGE_TYPES = {
    "home": Home,
    "section": Section,
    "branch": Branch,
    "trainer": Trainer,
    "forum": Forum,
    "contest": Contest,
    "feedback sheet": FeedbackSheet,
    "news": News,
}
