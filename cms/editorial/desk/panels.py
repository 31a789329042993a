"""Panels of the desk: a section's first rows, and the way to all of them."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from cms.editorial.desk.sections import SECTIONS
from cms.editorial.desk.sections.base import Row, Section

SHOWN = 6


class SectionPanel(Component):
    """One section on the first screen."""

    template_name = "cms/desk/panel.html"

    def __init__(self, section: Section, order: int):
        self.section = section
        self.order = order
        self.name = f"desk-{section.name}"

    @cached_property
    def _first(self) -> list:
        return list(self.section.found()[: SHOWN + 1])

    @cached_property
    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return self.section.rows(self._first[:SHOWN])

    def is_shown(self) -> bool:
        """Tell whether there is anything to show, or that there is nothing."""
        return bool(self._first or self.section.nothing)

    def get_context_data(self, parent_context: Mapping) -> dict:
        """Add the section, its rows, and where all of them are listed, if there are more."""
        address = reverse("desk:list", args=[self.section.branch.workplace.pk, self.section.name])
        return {
            **super().get_context_data(parent_context),
            "section": self.section,
            "rows": self.rows,
            "all_address": address if len(self._first) > SHOWN else "",
        }


def panels_for(branch, user) -> list[SectionPanel]:
    """The panels of a branch's desk for one person, in order; those without anything to say are left out."""
    panels = [
        SectionPanel(section(branch, user), order)
        for order, section in enumerate(SECTIONS, start=100)
        if branch.is_lead or not section.for_leads_alone
    ]
    return [panel for panel in panels if panel.is_shown()]
