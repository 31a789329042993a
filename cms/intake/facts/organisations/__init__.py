"""Organisations in a text: schools, departments, universities, centers, as a phrase with all that tells which."""

from cms.intake.facts.organisations.finding import find_organisations, organisations_of
from cms.intake.facts.organisations.found import Organisation

__all__ = ["Organisation", "find_organisations", "organisations_of"]
