"""What a branch published last, with how often it was read."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from cms.editorial.desk.sections.base import Row, Section
from cms.editorial.desk.wording import day_of, kind_of
from cms.engagement.models import ViewCount
from cms.languages.formatting import number
from cms.pages.fetching import with_roots


class Published(Section):
    """The branch's public pages, those published last first."""

    name = "published"
    heading = gettext_lazy("Published last")

    def found(self) -> QuerySet[Page]:
        """Public pages; the branch's own page is not among them."""
        pages = self.own_texts().filter(live=True, last_published_at__isnull=False)
        return pages.select_related("locale").order_by("-last_published_at", "-pk")

    def rows(self, things: list[Page]) -> list[Row]:
        """Each with its views in all languages together, and the way to the public page. One query."""
        keys = [page.translation_key for page in things]
        views = dict(ViewCount.objects.filter(pk__in=keys).values_list("pk", "views"))
        with_roots({page.pk: page for page in things})
        return [self._row(page, views.get(page.translation_key, 0)) for page in things]

    def _row(self, page: Page, views: int) -> Row:
        seen = ngettext("%(number)s view", "%(number)s views", views) % {"number": number(views)}
        return Row(
            title=page.title,
            address=page.get_url() or "",
            language=page.locale.get_display_name(),
            facts=[kind_of(page), day_of(page.last_published_at), seen],
        )
