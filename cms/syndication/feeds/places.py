"""Pages that have feeds, and what a feed's address asks of them."""

from dataclasses import dataclass, fields, replace

from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import get_language
from wagtail.models import Page, Site

from cms.pages.addresses import absolute
from cms.pages.fetching import with_roots
from cms.pages.filters import Filters
from cms.pages.lists import Listing
from cms.pages.models.topics import Topic
from cms.pages.registry import index_models, listed_models
from wagtail_plone.documents.visibility import readable
from wagtail_plone.roots import roots_were_stale, standing_at

# What feeds tell of, and whose news there are feeds of.
LISTED, HOLDERS = "news", "branches"
# Of the parameters of the list's own address (`cms.pages.filters.Filters`) those that a feed reads.
READ = frozenset({"branch", "topic", "page"})
# Entries of a page of a feed, and pages: a thousand stories back, for whoever fetches all there are.
PAGE_SIZE, PAGES_MOST = 20, 50


def is_branch(page: Page) -> bool:
    """Tell whether a page's feed holds the news below the page alone."""
    return getattr(page.specific_class, "listed_as", None) == HOLDERS


def has_feeds(page: Page) -> bool:
    """Tell whether a page is of a type that has feeds: the list of news, a branch."""
    return getattr(page.specific_class, "lists", None) == LISTED or is_branch(page)


def page_with_feeds(request: HttpRequest, below: str) -> Page:
    """The page at an address below the home page of the active language, whose feeds are asked for.

    Raises `Http404` where readers see no page there, or one of a type without feeds. Two queries, three for
    a branch; where there is no page, home pages are looked at again, whose cached paths may be old.
    """
    site = Site.find_for_request(request)
    page = _page_at(site, below)
    if page is None and roots_were_stale(request):
        page = _page_at(site, below)
    if page is None:
        raise Http404
    return page


def _page_at(site: Site | None, below: str) -> Page | None:
    language = get_language()
    roots = site.get_site_root_paths() if site is not None else []
    own = (root.root_path for root in roots if (root.site_id, root.language_code) == (site.pk, language))
    home = next(own, None)
    if home is None:
        return None
    for model in (*index_models(LISTED), *listed_models(HOLDERS)):
        pages = readable(model.objects.filter(standing_at(f"{home}{below}"), locale__language_code=language))
        page = pages.select_related("locale").first()
        if page is not None:
            return with_roots({page.pk: page})[page.pk]
    return None


@dataclass(frozen=True)
class Asked:
    """A page of a feed: whose news, in which language, narrowed by what, and which of its pages."""

    page: Page
    listing: Listing
    # The branch is the page's own for the feed of a branch.
    filters: Filters
    branch: Page | None
    # The topic in all languages, the page's own first where it has one; [] for any topic.
    topics: list[Topic]

    @classmethod
    def of(cls, page: Page, query: QueryDict) -> "Asked":
        """Read the parameters of a feed. At most two queries.

        Raises `Http404` for a branch or a topic that there is none of, and for a page number that is none:
        a list shows readers that it is empty, but a program would take an empty feed for one without news.
        """
        listing = Listing(LISTED, page.locale)
        read = Filters.from_query(query)
        filters = Filters(
            **{field.name: getattr(read, field.name) for field in fields(read) if field.name in READ}
        )
        if any(query[name] and query[name] != str(getattr(filters, name)) for name in READ & query.keys()):
            raise Http404
        if filters.page > PAGES_MOST:
            raise Http404
        if is_branch(page):
            if filters.branch:
                raise Http404
            filters = replace(filters, branch=page.slug)
        branch = next((one for one in listing.branches if one.slug == filters.branch), None)
        topics = _topics(filters.topic, page) if filters.topic else []
        if (filters.branch and branch is None) or (filters.topic and not topics):
            raise Http404
        return cls(page, listing, filters, branch, topics)

    def address(self, form: str, number: int) -> str:
        """The whole address of a page of this feed in a format (`rss`, `atom`, `json`)."""
        of_page = {"branch": None} if is_branch(self.page) else {}
        query = self.filters.query(page=number, **of_page).removesuffix("?")
        return f"{self.page.full_url}feed.{form}{query}"

    @property
    def link(self) -> str:
        """The whole address of the page for readers that shows what the feed tells."""
        if is_branch(self.page):
            return self.page.full_url
        return absolute(f"{self.page.get_url()}{self.filters.query(page=1).removesuffix('?')}")

    @property
    def name(self) -> str:
        """Titles of what the news are of: "News: Taraz branch, School leadership"."""
        narrowed = [getattr(self.branch, "title", ""), *(topic.name for topic in self.topics[:1])]
        if is_branch(self.page):
            narrowed = narrowed[1:]
        told = ", ".join(name for name in narrowed if name)
        return f"{self.page.title}: {told}" if told else self.page.title


def _topics(slug: str, page: Page) -> list[Topic]:
    """The topic of a slug in all languages, that of the page's first: the slug is the same in all."""
    topics = Topic.objects.filter(slug=slug).order_by("pk")
    return sorted(topics, key=lambda topic: topic.locale_id != page.locale_id)
