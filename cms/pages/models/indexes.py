"""Index pages: a site-wide list with filters, holding no content of its own."""

from cms.pages.filters import Filters
from cms.pages.listings import query_of
from cms.pages.models.pages import SitePage


class ListingPage(SitePage):
    """Lists the pages that are listed under `lists`, across branches, with filters."""

    lists: str | None = None
    # The catalog's index its API is sorted by: dates the newest first, names by the alphabet.
    headless_sort = "effective"
    # The fields of `cms.pages.filters.Filters`.
    reads_from_query = ("branch", "year", "kind", "topic", "when", "about", "page")

    content_panels = SitePage.opening_panels
    unlisted_fields = {"body": "an index page shows its list"}

    class Meta:
        abstract = True

    @property
    def headless_query(self) -> dict:
        """The list as a query of the API (`wagtail_plone.content.collection`), over its language's pages."""
        return {
            "query": query_of(self.lists or "", ".."),
            "sort_on": self.headless_sort,
            "sort_reversed": self.headless_sort != "sortable_title",
        }

    def get_context(self, request, *args, **kwargs):
        """Add the filtered page of the list and what can be filtered by."""
        # Imported late: lists ask the topics, which are models of this package.
        from cms.pages.lists import Listing

        context = super().get_context(request, *args, **kwargs)
        listing = Listing(self.lists, self.locale)
        filters = Filters.from_query(request.GET)
        results, told_of = listing.page(filters), listing.told_of(filters)
        context.update(
            {
                "listing": listing,
                "opens_with_next": listing.opens_with_next(filters),
                # The same list in another language; on which of its pages one is differs there.
                "language_query": filters.query(page=1) if filters.is_active else "",
                "filters": filters,
                "results": results,
                "told_of": told_of,
                "branches": listing.branches,
                "years": listing.years(),
                "kinds": listing.kinds(),
                "topics": listing.topics(),
                "pages": [
                    {"number": number, "query": filters.query(page=number) if number != "…" else ""}
                    for number in results.paginator.get_elided_page_range(
                        results.number, on_each_side=1, on_ends=1
                    )
                ],
                "previous_query": filters.query(page=results.number - 1) if results.has_previous() else "",
                "next_query": filters.query(page=results.number + 1) if results.has_next() else "",
            }
        )
        return context

    def is_asked_by_name(self, request, context: dict) -> bool:
        """True where filters and page number are some that the list itself offers, written as it does."""
        filters, results = context["filters"], context["results"]
        offered = {
            "branch": {branch.slug for branch in context["branches"]},
            "year": {str(year) for year in context["years"]},
            "kind": {value for value, _name in context["kinds"]},
            "topic": {topic.slug for topic in context["topics"]},
            "when": {"next", "past"},
            "about": {filters.about} if context["told_of"] else set(),
            "page": {str(results.number)} if results.number == filters.page else set(),
        }
        return all(request.GET.get(name, "") in {"", *values} for name, values in offered.items())
