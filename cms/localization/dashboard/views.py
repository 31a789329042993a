"""The dashboard: families by languages, filtered, in pages, and as a spreadsheet."""

from collections.abc import Iterator
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.localization.access import require
from cms.localization.dashboard.branches import all_branches
from cms.localization.dashboard.filters import Listing
from cms.localization.dashboard.forms import FilterForm
from cms.localization.dashboard.rights import may_see_dashboard
from cms.localization.dashboard.rows import FamilyRow, rows_of
from cms.localization.dashboard.states import Cell, CellState
from cms.localization.families import content_locales

EXPORTED_AT_ONCE = 500


class Paginator(WagtailPaginator):
    """Counts what is listed by its own name."""

    verbose_name = gettext_lazy("item")
    verbose_name_plural = gettext_lazy("items")


class DashboardView(SpreadsheetExportMixin, WagtailAdminTemplateMixin, TemplateView):
    """Pages and snippets by language. Constant numbers of queries, whatever the site holds."""

    template_name = "localization/dashboard/dashboard.html"
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    export_filename = "translations"

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        """Translators, editors and administrators alone."""
        require(may_see_dashboard(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args, **kwargs):
        """The page, or a spreadsheet of all that matches (`export=csv` or `xlsx`)."""
        if self.is_export:
            return self.as_spreadsheet(self._all_rows(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Home, and here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        """The page of rows, the filters and what may be done with chosen rows."""
        paginator = Paginator(self.listing, self.form.size_chosen)
        page = paginator.get_page(self.request.GET.get("p"))
        rows = rows_of(page.object_list, self.locales, self.branches, self.request.user)
        query = self.request.GET.urlencode()
        chosen = reverse("localization:chosen")
        return super().get_context_data(
            form=self.form,
            locales=self.locales,
            rows=rows,
            page_obj=page,
            items_count=paginator.count,
            is_paginated=page.has_other_pages(),
            elided_page_range=paginator.get_elided_page_range(page.number),
            chosen_url=f"{chosen}?{query}" if query else chosen,
            may_submit_any=any(cell.may_submit for row in rows for cell in row.cells),
            may_open_any=any(cell.may_open for row in rows for cell in row.cells),
            **kwargs,
        )

    @cached_property
    def locales(self) -> list:
        """The languages in the site's order."""
        return content_locales()

    @cached_property
    def branches(self) -> list:
        """All branches."""
        return all_branches()

    @cached_property
    def form(self) -> FilterForm:
        """The filters of the address, or where each begins."""
        return FilterForm(self.request.GET, self.request.user, self.locales, self.branches)

    @cached_property
    def listing(self) -> Listing:
        """The families that match, of those the user sees."""
        return Listing(self.request.user, self.locales, self.form.filters)

    @property
    def list_export(self) -> list[str]:
        """The columns of the spreadsheet."""
        return ["title", "type", "branch", "changed", "views", *(each.language_code for each in self.locales)]

    @property
    def export_headings(self) -> dict[str, str | Promise]:
        """Their headings."""
        return {
            "title": _("Title"),
            "type": _("Type"),
            "branch": _("Branch"),
            "changed": _("Changed"),
            "views": _("Views"),
            **{locale.language_code: locale.get_display_name() for locale in self.locales},
        }

    def to_row_dict(self, item: FamilyRow) -> dict:
        """One row of the spreadsheet."""
        languages = {cell.locale.language_code: cell_text(cell) for cell in item.cells}
        return {
            "title": item.title,
            "type": item.type_name,
            "branch": item.branch,
            "changed": localtime(item.changed).date() if item.changed else None,
            "views": item.views,
            **languages,
        }

    def stream_csv(self, queryset: Iterator[FamilyRow]) -> Iterator[bytes]:
        """Line by line, in the user's language still when the view has returned."""
        lines, language = super().stream_csv(queryset), get_language()

        def next_line() -> bytes | None:
            with override(language):
                return next(lines, None)

        return iter(next_line, None)

    def _all_rows(self) -> Iterator[FamilyRow]:
        """All that matches, a few hundred at a time."""
        start = 0
        while records := self.listing[start : start + EXPORTED_AT_ONCE]:
            yield from rows_of(records, self.locales, self.branches, self.request.user)
            start += EXPORTED_AT_ONCE


def cell_text(cell: Cell) -> str:
    """A cell in words alone."""
    words = [capfirst(str(cell.state.label))]
    if cell.state == CellState.ORIGINAL:
        words.append(_("published") if cell.is_live else _("draft"))
    if cell.state == CellState.IN_PROGRESS and cell.percent is not None:
        words.append(f"{cell.percent} %")
    if cell.outdated_since:
        words.append(
            _("since %(date)s") % {"date": date_format(localtime(cell.outdated_since), "SHORT_DATE_FORMAT")}
        )
    if cell.is_separate:
        words.append(_("translated separately"))
    return ", ".join(words)
