"""People named in a report, each once, with position, organisation and role."""

from cms.intake.facts.people.finding import find_people

__all__ = ["find_people"]
