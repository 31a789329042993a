"""Records that the pages of the demo's YAML files consist of (`page_records` are the pages).

Each class is a mapping of YAML, each of its fields a key; a field without a default must be given.
`cms.demo.loading.reading` holds the files against these classes.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from typing import Any, Literal, NewType

# The first is the one everything was written in; the others are its translations.
LANGUAGES = ("ru", "kk", "en")

# Names that are checked while reading: something of that name must be there.
PictureName = NewType("PictureName", str)
TopicName = NewType("TopicName", str)
BranchName = NewType("BranchName", str)
PageAddress = NewType("PageAddress", str)
EventAddress = NewType("EventAddress", str)
TrainerAddress = NewType("TrainerAddress", str)


class Text(dict):
    """Words in each language of the site."""


class RichText(Text):
    """Words with paragraphs, lists and bold type, as HTML (see `cms.demo.loading.markup`)."""


def said(value: Any, language: str) -> Any:
    """The same value with every `Text` in it, however deep, replaced by its words in a language."""
    if isinstance(value, Text):
        return value[language]
    if isinstance(value, tuple):
        return tuple(said(item, language) for item in value)
    if is_dataclass(value):
        words = {field.name: said(getattr(value, field.name), language) for field in fields(value)}
        return replace(value, **words)
    return value


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A file in `cms/demo/pictures`. Without a branch it belongs to all of them."""

    title: str
    alt: Text
    consent: Literal["unknown", "not_needed", "given", "withdrawn"]
    credit: str = ""
    branch: BranchName | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number with what it counts."""

    number: str
    label: Text


@dataclass(frozen=True, kw_only=True)
class Callout:
    """Numbers that stand out of a body."""

    title: Text
    figures: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A quotation."""

    text: Text
    author: Text


@dataclass(frozen=True, kw_only=True)
class Block:
    """A part of a body, written as a mapping with one of these keys."""

    heading: Text | None = None
    paragraph: RichText | None = None
    callout: Callout | None = None
    quote: Quote | None = None

    def __post_init__(self):
        """Refuse an empty block and two in one."""
        if sum(getattr(self, field.name) is not None for field in fields(self)) != 1:
            raise ValueError("expected one of heading, paragraph, callout, quote; begin each with a dash")


@dataclass(frozen=True, kw_only=True)
class Person:
    """A trainer with a page of their own, or a guest: a name, with position and organisation."""

    trainer: TrainerAddress | None = None
    name: Text | None = None
    position: Text | None = None
    organisation: Text | None = None

    def __post_init__(self):
        """Refuse what is neither or both."""
        if (self.trainer is None) == (self.name is None):
            raise ValueError("expected either “trainer”, the address of a page, or “name”")


@dataclass(frozen=True, kw_only=True)
class Session:
    """An item of a day's programme; `starts` is an hour of the branch's time zone."""

    kind: Literal["plenary", "dialogue", "facilitation", "contest", "exhibition", "workshop", "other"]
    title: Text
    starts: time | None = None
    minutes: int | None = None
    place: Text | None = None
    section: Text | None = None
    summary: RichText | None = None
    speakers: tuple[Person, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day of a programme."""

    date: date
    sessions: tuple[Session, ...]
    title: Text | None = None


@dataclass(frozen=True, kw_only=True)
class SocialAccount:
    """An account of the center in a social network."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Organiser:
    """An organiser of an event."""

    name: Text
    logo: PictureName | None = None


@dataclass(frozen=True, kw_only=True)
class GalleryPicture:
    """A picture of a gallery, with what it is to readers of this page."""

    picture: PictureName
    caption: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Round:
    """A round of a contest."""

    title: Text
    description: RichText


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One thing the jury looks at."""

    title: Text
    description: Text | None = None
    points: int | None = None


@dataclass(frozen=True, kw_only=True)
class Award:
    """A place from 1 to 3 or a nomination."""

    place: int | None = None
    nomination: Text | None = None
    school: Text | None = None
    person: Text | None = None
    town: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of a feedback sheet."""

    label: Text
    field_type: Literal["singleline", "multiline", "radio", "checkboxes", "dropdown", "number", "email"]
    choices: tuple[Text, ...] = ()
    required: bool = True
    help_text: Text | None = None
