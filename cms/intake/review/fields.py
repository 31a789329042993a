"""Fields of what a report can become: their labels, the kinds of their values, how long they may be."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.pages.models.pages import LEAD_LENGTH, TITLE_LENGTH

FORUM, CONTEST, NEWS = "forum", "contest", "news"
KIND_LABELS = {FORUM: _("Forum"), CONTEST: _("Contest"), NEWS: _("News item")}


@dataclass(frozen=True)
class Field:
    """One field of a part: `kind` says by which form it is changed, `most` is its length in characters.

    `singular` is what one more of a list is called. `learned_as` is the sort of a name that a branch may
    have remembered (`cms.intake.learning`).
    """

    name: str
    label: str | Promise
    kind: str = "line"
    most: int = 0
    singular: str | Promise = ""
    learned_as: str = ""

    @property
    def is_list(self) -> bool:
        """True where there may be several values."""
        return bool(self.singular)

    @property
    def one(self) -> str | Promise:
        """What a value is called."""
        return self.singular or self.label


TITLE = Field("title", _("Title"), most=TITLE_LENGTH)
LEAD = Field("lead", _("Lead"), "text", LEAD_LENGTH)
EVENT = (
    TITLE,
    LEAD,
    Field("starts", _("First day"), "date"),
    Field("ends", _("Last day"), "date"),
    Field("opens", _("Begins at"), "time"),
    Field("venue", _("Venue"), most=200, learned_as="venue"),
    Field("format", _("On site or online"), "format"),
    Field("participants_number", _("Number of participants"), "number"),
    Field("participants", _("Who took part"), "text", 300),
    Field("aims", _("Aims"), "text", 400, _("Aim")),
    Field("organisers", _("Organisers"), "line", 200, _("Organiser"), learned_as="organisation"),
)
TOPICS = Field("topics", _("Topics"), "topic", 80, _("Topic"))
QUOTES = Field("quotes", _("Quotes"), "quote", 600, _("Quote"))
PEOPLE = Field("people", _("People"), "person", 120, _("Person"))
FIELDS: dict[str, tuple[Field, ...]] = {
    FORUM: (*EVENT, Field("sessions", _("Programme"), "session", 200, _("Session")), PEOPLE, QUOTES, TOPICS),
    CONTEST: (
        *EVENT,
        Field("rounds", _("Rounds"), "line", 200, _("Round")),
        Field("criteria", _("Criteria"), "criterion", 200, _("Criterion")),
        PEOPLE,
        Field("awards", _("Awards"), "award", 200, _("Award")),
        QUOTES,
        TOPICS,
    ),
    NEWS: (
        TITLE,
        LEAD,
        Field("published", _("Date"), "date"),
        Field("views", _("Views so far"), "number"),
        TOPICS,
    ),
}


def field_of(kind: str, name: str) -> Field | None:
    """A field of a kind by its name; None where there is none."""
    return next((field for field in FIELDS.get(kind, ()) if field.name == name), None)
