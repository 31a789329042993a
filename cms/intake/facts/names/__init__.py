"""Names of people in a text: given names and surnames in either order, initials, patronymics, in any case."""

from cms.intake.facts.names.finding import find_names
from cms.intake.facts.names.name import Name

__all__ = ["Name", "find_names"]
