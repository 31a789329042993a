"""The shapes demo content is written in: texts in three languages, blocks, people, pages.

Nothing here knows the database; `said` picks one language out of any of these values.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from typing import Any, TypedDict

# The first is the one everything was written in; the others are its translations.
LANGUAGES = ("ru", "kk", "en")


class Text(TypedDict):
    """What is said, in each language of the site."""

    en: str
    ru: str
    kk: str


class Block(TypedDict):
    """A StreamField block in Wagtail's raw form, its translatable strings being `Text`."""

    type: str
    value: Any


def text(en: str, ru: str, kk: str) -> Text:
    """Make a `Text`."""
    return {"en": en, "ru": ru, "kk": kk}


def said(value: Any, language: str) -> Any:
    """The same value with every `Text` in it, however deep, replaced by its words in a language."""
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES):
            return value[language]
        return {key: said(item, language) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(said(item, language) for item in value)
    if is_dataclass(value):
        words = {field.name: said(getattr(value, field.name), language) for field in fields(value)}
        return replace(value, **words)
    return value


def heading(en: str, ru: str, kk: str, level: str = "h2") -> Block:
    """A heading of the body; `level` is h2 or h3."""
    return {"type": "heading", "value": {"text": text(en, ru, kk), "level": level}}


def paragraph(en: str, ru: str, kk: str) -> Block:
    """Running text: HTML with paragraphs of its own."""
    return {"type": "paragraph", "value": text(en, ru, kk)}


def callout(title: Text, *figures: tuple[str, Text]) -> Block:
    """Numbers, each with what it counts."""
    rows = [{"number": number, "label": label} for number, label in figures]
    return {"type": "callout", "value": {"title": title, "figures": rows}}


def quote(words: Text, author: Text) -> Block:
    """What someone said."""
    return {"type": "quote", "value": {"text": words, "author": author, "position": ""}}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture to be drawn (`cms.demo.pictures`): `palette` is an index into its palettes."""

    scene: str
    palette: int
    seed: int
    alt: Text
    caption: Text | None = None
    portrait: bool = False


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A subject that lists can be filtered by."""

    slug: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class Section:
    """A page made of words alone: the home page, an index page, a plain page."""

    slug: str
    title: Text
    lead: Text
    picture: Picture | None = None
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A branch of the center; its contact data are plainly samples."""

    slug: str
    title: Text
    city: Text
    city_prepositional: Text
    region: Text
    address: Text
    phone: str
    email: str
    latitude: str
    longitude: str
    time_zone: str
    lead: Text
    picture: Picture


@dataclass(frozen=True, kw_only=True)
class Guest:
    """A person without a page on the site."""

    name: Text
    position: Text | None = None
    organisation: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Session:
    """An item of a day's programme. A speaker is a guest or the path of a trainer."""

    kind: str
    title: Text
    starts: time | None = None
    minutes: int | None = None
    place: Text | None = None
    summary: Text | None = None
    speakers: tuple[Guest | str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day of a programme."""

    date: date
    sessions: tuple[Session, ...]
    title: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """What forums, contests, news, trainers and feedback sheets have in common.

    `parent` is the path of the branch or forum above it; `path` is how others refer to it. In the languages
    of `untranslated` it waits for its translators.
    """

    parent: str
    slug: str
    title: Text
    lead: Text
    picture: Picture | None = None
    body: tuple[Block, ...] = ()
    untranslated: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where the page stands: `branch/slug`, or `branch/forum/slug`."""
        return f"{self.parent}/{self.slug}"


@dataclass(frozen=True, kw_only=True)
class Trainer(Page):
    """A trainer's profile; `title` is the full name, which the page makes of its parts."""

    given_name: Text
    family_name: Text
    patronymic: Text | None = None
    position: Text
    bio: Text
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Event(Page):
    """A forum or a contest, in its branch's time zone. Without `opens` it lasts whole days."""

    starts: date
    ends: date
    opens: time | None = None
    closes: time | None = None
    venue: Text
    aims: tuple[Text, ...]
    participants_number: int | None = None
    participants_description: Text | None = None
    organisers: tuple[Text, ...] = ()
    topics: tuple[str, ...] = ()
    gallery: tuple[Picture, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def all_day(self) -> bool:
        """Whether only the days are known."""
        return self.opens is None


@dataclass(frozen=True, kw_only=True)
class Forum(Event):
    """A forum with its programme."""

    programme: tuple[Day, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Round:
    """A round of a contest; the description is HTML."""

    title: Text
    description: Text


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One thing the jury looks at."""

    title: Text
    description: Text | None = None
    points: int | None = None


@dataclass(frozen=True, kw_only=True)
class Award:
    """A place from 1 to 3 or a nomination."""

    school: Text | None = None
    person: Text | None = None
    town: Text | None = None
    place: int | None = None
    nomination: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Contest(Event):
    """A contest of a branch, or of the forum that is its parent."""

    rounds: tuple[Round, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    jury: tuple[Guest | str, ...] = ()
    jury_description: Text | None = None
    awards: tuple[Award, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of a feedback sheet; `field_type` is one of Wagtail's form field types."""

    label: Text
    field_type: str
    choices: tuple[Text, ...] = ()
    required: bool = True
    help_text: Text | None = None


@dataclass(frozen=True, kw_only=True)
class FeedbackSheet(Page):
    """A sheet of the forum that is its parent."""

    open: bool
    questions: tuple[Question, ...]
    thanks: Text
    summary: Text


@dataclass(frozen=True, kw_only=True)
class News(Page):
    """A story; `about` is the path of the event it tells of."""

    date: date
    views: int
    about: str | None = None
    topics: tuple[str, ...] = ()
    gallery: tuple[Picture, ...] = ()
    related: tuple[str, ...] = ()
