"""What a person did at an event: sat on the jury, trained, spoke, won, answered for it, or was there."""

from collections.abc import Sequence

from cms.intake.facts.found import Role
from cms.intake.facts.people.mentions import Mention
from cms.intake.reading import Reading, Sentence


class Roles:
    """Roles of people by the sentences in which they are named."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence]):
        self._reading = reading

    def role(self, group: list[Mention], position: str) -> Role:
        """The role of the person whose mentions these are."""
        if "trainer" in position or "тренер" in position:
            return "trainer"
        return "guest"
