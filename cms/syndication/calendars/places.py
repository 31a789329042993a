"""Addresses of calendars, and what one asks for."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404, QueryDict
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.languages.time_zones import midnight
from cms.pages.fetching import PageKey, rows, with_roots
from cms.pages.filters import Filters
from cms.pages.lists import Listing
from cms.pages.models.topics import Topic
from cms.pages.registry import index_models, listed_models
from wagtail_plone.documents.visibility import readable
from wagtail_plone.roots import roots_were_stale

LISTED = "events"
# Of the parameters of the list's own address (`cms.pages.filters.Filters`) those that a calendar reads.
READ = frozenset({"branch", "kind", "topic"})
# A calendar begins with what was a year ago, and holds at most so many events, the latest of them.
DAYS_BACK, EVENTS_MOST = 366, 500


def address_of(page: Page, part: str = "") -> str:
    """The address of the calendar of an event or a branch; `part`: "programme"."""
    tail = f"/{part}" if part else ""
    return f"/{page.locale.language_code}/calendar/{page.translation_key.hex}{tail}.ics"


def address_of_list(language: str, filters: Filters, branch: Page | None = None) -> str:
    """The address of a calendar with the events that filters leave; that of the branch lasts."""
    own = Filters(branch="" if branch else filters.branch, kind=filters.kind, topic=filters.topic)
    path = address_of(branch) if branch else f"/{language}/calendar.ics"
    return f"{path}{own.query().removesuffix('?')}"


def page_of(key: str, language: str) -> Page | None:
    """The branch or the event of a key in a language, where readers may see it. At most five queries."""
    for name in (LISTED, "branches"):
        for model in listed_models(name):
            page = _readable(model, translation_key=UUID(key), locale__language_code=language)
            if page is not None:
                return page
    return None


def _readable(model: type[Page], **conditions) -> Page | None:
    pages = readable(model.objects.filter(**conditions)).select_related("locale")
    page = pages.first()
    if page is None:
        return None
    page = with_roots({page.pk: page})[page.pk]
    if page.get_url() is None and roots_were_stale(page):
        page = with_roots({page.pk: page})[page.pk]
    return page


@dataclass(frozen=True)
class Asked:
    """A calendar of several events: in which language, narrowed by what."""

    listing: Listing
    filters: Filters
    # The page whose calendar it is: the list of events, or a branch.
    page: Page
    branch: Page | None
    topic: Topic | None
    kind: str

    @classmethod
    def of(cls, language: str, query: QueryDict, branch: Page | None = None) -> "Asked":
        """Read the parameters of a calendar; `branch` where it stands in the address. At most four queries.

        Raises `Http404` for what there is none of: a program would take an empty calendar for one from which
        everything was deleted.
        """
        read = Filters.from_query(query)
        slug = branch.slug if branch else read.branch
        if branch and read.branch:
            raise Http404
        filters = Filters(branch=slug, kind=read.kind, topic=read.topic)
        locale = branch.locale if branch else Locale.objects.filter(language_code=language).first()
        page = branch or next(
            (page for model in index_models(LISTED) if (page := _readable(model, locale=locale))), None
        )
        if page is None or locale is None:
            raise Http404
        listing = Listing(LISTED, locale)
        branch = next((one for one in listing.branches if one.slug == slug), None) if slug else None
        kinds = {model.__name__.lower(): model._meta.verbose_name_plural for model in listing.models}
        topics = Topic.objects.filter(slug=filters.topic) if filters.topic else ()
        topic = next(iter(sorted(topics, key=lambda topic: topic.locale_id != locale.pk)), None)
        if (slug and not branch) or (filters.kind not in {"", *kinds}) or (filters.topic and not topic):
            raise Http404
        return cls(listing, filters, page, branch, topic, str(kinds.get(filters.kind, "")))

    def keys(self) -> list[PageKey]:
        """The keys of its events, the earliest first. One query."""
        since = midnight(timezone.localdate() - timedelta(days=DAYS_BACK))
        recent = self.listing.filtered(self.filters).filter(listed_at__gte=since)
        return rows(recent.order_by("-listed_at", "-pk")[:EVENTS_MOST])[::-1]

    @property
    def name(self) -> str:
        """What it is called: "Forums and contests: Taraz branch, contests"."""
        of_list = "" if self.branch and self.branch.pk == self.page.pk else getattr(self.branch, "title", "")
        narrowed = [part for part in (of_list, self.kind, getattr(self.topic, "name", "")) if part]
        return f"{self.page.title}: {', '.join(narrowed)}" if narrowed else self.page.title
