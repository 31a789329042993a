"""Names of people in a text: given names and surnames in either order, initials, patronymics, in any case."""

from cms.intake.facts.names.finding import Name, find_names

__all__ = ["Name", "find_names"]
