"""Blocks of programmes and contests: days with their sessions, rounds, criteria, juries."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    StructValue,
    TextBlock,
    TimeBlock,
)

from cms.languages.formatting import EN_DASH, clock, duration, weekday_and_day
from cms.pages.blocks import slate
from cms.pages.blocks.people import PersonStreamBlock
from programs.parallel import slots

SESSION_MINUTES = 24 * 60
SUMMARY_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class SessionKind(models.TextChoices):
    """Kinds of a forum's session."""

    PLENARY = "plenary", _("Plenary session")
    DIALOGUE = "dialogue", _("Dialogue platform (open discussion)")
    FACILITATION = "facilitation", _("Facilitation session")
    CONTEST = "contest", _("Contest")
    EXHIBITION = "exhibition", _("Exhibition")
    WORKSHOP = "workshop", _("Workshop")
    OTHER = "other", _("Other")


class SessionValue(StructValue):
    """A session with what can be told from its fields."""

    @property
    def kind_label(self) -> str:
        """The kind in the reader's language."""
        return SessionKind(self["kind"]).label if self.get("kind") else ""

    @property
    def track(self) -> str:
        """The words that tell the session from others at the same time: its section, else its place."""
        return self.get("section") or self.get("place") or ""

    def is_parallel_to(self, other: "SessionValue") -> bool:
        """Tell whether two sessions may take place at one time: in different sections, or places."""
        for name in ("section", "place"):
            if self.get(name) and other.get(name):
                return self[name] != other[name]
        return False

    def span(self) -> tuple[int, int] | None:
        """The minutes of the day at which it starts and ends; None without a start."""
        if not self.get("starts"):
            return None
        starts = self["starts"].hour * 60 + self["starts"].minute
        return starts, starts + (self.get("minutes") or 0)

    def ends(self):
        """The time of day at which the session ends, or None where start or length is unknown."""
        if not self.get("starts") or not self.get("minutes"):
            return None
        starts = self["starts"]
        # A time of day has no day to count from; any will do.
        moment = datetime(2000, 1, 1, starts.hour, starts.minute, starts.second)  # noqa: DTZ001  nobody sees it
        return (moment + timedelta(minutes=self["minutes"])).time()


class SessionBlock(StructBlock):
    """One item of a day's programme. Hour and length may be missing: stories are often told from memory."""

    title = CharBlock(label=_("Title"), max_length=200, required=False)
    kind = ChoiceBlock(label=_("Kind"), choices=SessionKind.choices, default=SessionKind.PLENARY)
    starts = TimeBlock(label=_("Starts at"), required=False)
    minutes = IntegerBlock(
        label=_("Length in minutes"), required=False, min_value=1, max_value=SESSION_MINUTES
    )
    place = CharBlock(label=_("Place"), max_length=160, required=False)
    section = CharBlock(
        label=_("Section"),
        max_length=120,
        required=False,
        default="",
        help_text=_(
            "Of sessions that take place at the same time: which one, such as “Section A”. Readers see them "
            "side by side."
        ),
    )
    summary = RichTextBlock(label=_("Summary"), required=False, features=SUMMARY_FEATURES)
    speakers = PersonStreamBlock(label=_("Speakers"), required=False)

    def get_volto_blocks(self, value, links):
        """A heading, one line of what is known of it, its summary and its speakers."""
        hours = EN_DASH.join(part for part in (clock(value["starts"]), clock(value.ends())) if part)
        length = duration(value["minutes"]) if value["minutes"] else ""
        kind = value.kind_label if value["title"] not in ("", value.kind_label) else ""
        return [
            *slate.heading(value["title"] or value.kind_label, "h4"),
            *slate.paragraph(value["section"], kind, length, value["place"], strong=hours),
            *slate.rich_text(value["summary"], links),
            *slate.person_list(value["speakers"], links),
        ]

    class Meta:
        label = _("Session")
        icon = "time"
        value_class = SessionValue
        form_classname = "struct-block session-block"
        label_format = "{starts} {title}"


class DayBlock(StructBlock):
    """One day of the programme with its sessions in order."""

    date = DateBlock(label=_("Date"))
    title = CharBlock(label=_("Title"), max_length=160, required=False)
    sessions = ListBlock(SessionBlock(), label=_("Sessions"), max_num=60)

    def get_volto_blocks(self, value, links):
        """The date as a heading, and the sessions below; before parallel ones a line that says so."""
        date = weekday_and_day(value["date"]) if value["date"] else ""
        block = self.child_blocks["sessions"].child_block
        blocks = slate.heading(": ".join(part for part in (date, value["title"]) if part))
        for slot in slots(value["sessions"]):
            if slot.is_parallel:
                blocks += slate.paragraph(slot.words, strong=slot.hours)
            for session in slot.in_order():
                blocks += block.get_volto_blocks(session, links)
        return blocks

    class Meta:
        label = _("Day")
        icon = "calendar-alt"
        label_format = "{date}"


class RoundBlock(StructBlock):
    """One round of a contest."""

    title = CharBlock(label=_("Title"), max_length=200)
    description = RichTextBlock(label=_("Description"), required=False, features=SUMMARY_FEATURES)

    def get_volto_blocks(self, value, links):
        """The title over the description."""
        return [*slate.heading(value["title"]), *slate.rich_text(value["description"], links)]

    class Meta:
        label = _("Round")
        icon = "list-ol"


class CriterionBlock(StructBlock):
    """One thing the jury looks at."""

    title = CharBlock(label=_("Criterion"), max_length=200)
    description = TextBlock(label=_("Description"), required=False, max_length=400)
    points = IntegerBlock(label=_("Points at most"), required=False, min_value=1, max_value=1000)

    def get_volto_blocks(self, value, links):
        """One line: what is looked at, in which way, for how many points."""
        points = value["points"]
        most = ""
        if points:
            most = ngettext("up to %(number)s point", "up to %(number)s points", points) % {"number": points}
        return slate.paragraph(value["description"], most, strong=value["title"])

    class Meta:
        label = _("Criterion")
        icon = "check"
