"""One sentence as the rules of people see it: tokens, names and organisations by their places among them."""

from dataclasses import dataclass, field

from cms.intake.facts.names import Name
from cms.intake.facts.organisations import Organisation
from cms.intake.facts.tokens import Token
from cms.intake.report import Span


@dataclass
class Line:
    """A sentence's tokens; `starts` and `ends` give the organisation that begins or ends at a token."""

    tokens: list[Token]
    language: str
    names: list[Name]
    organisations: list[Organisation]
    text: str
    quoted: list[Span] = field(default_factory=list)
    starts: dict[int, tuple[int, Organisation]] = field(default_factory=dict)
    ends: dict[int, tuple[int, Organisation]] = field(default_factory=dict)
    # The tokens of each name.
    places: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Look up where everything stands."""
        by_start = {token.start: number for number, token in enumerate(self.tokens)}
        by_end = {token.end: number + 1 for number, token in enumerate(self.tokens)}
        for one in self.organisations:
            start, end = by_start[one.span.start], by_end[one.span.end]
            self.starts[start] = (end, one)
            self.ends[end] = (start, one)
        self.places = [(by_start[name.span.start], self._end_of(name, by_end)) for name in self.names]

    @staticmethod
    def _end_of(name: Name, by_end: dict[int, int]) -> int:
        return by_end[name.span.end]

    def words(self, start: int, end: int) -> str:
        """The text of some tokens."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def span(self, start: int, end: int) -> Span:
        """The place of some tokens."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def folded(self, place: int) -> str:
        """A token in small letters; "" beyond the ends."""
        return self.tokens[place].folded if 0 <= place < len(self.tokens) else ""


@dataclass(frozen=True, slots=True)
class Description:
    """What a stretch of a line (tokens `start` to `end`) tells of a person.

    `bare` is an organisation named by its kind alone; `cases` are those of a Russian office.
    """

    start: int
    end: int
    position: str = ""
    organisation: Organisation | None = None
    bare: Organisation | None = None
    is_plural: bool = False
    may_be_plural: bool = False
    cases: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.position or self.organisation)
