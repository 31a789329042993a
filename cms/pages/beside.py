"""What stands beside a page in its branch: the stories before and after it, the other events."""

from django.db.models import Q
from wagtail.models import Page

from cms.pages.dated_keys import DatedKeys
from cms.pages.fetching import specific_pages, with_roots
from cms.pages.lists import EVENTS
from cms.pages.registry import listed_models
from cms.pages.surroundings import attach_branches
from wagtail_plone.documents.conditions import ends_below
from wagtail_plone.documents.visibility import readable

OTHER_EVENTS = 3


def older_and_newer(page: Page) -> tuple[Page | None, Page | None]:
    """The pages of the same type that its branch dated right before and after a page. Two queries.

    None for one there is not, or where the page is in no branch or has no date.
    """
    name = page.listing_date_field
    dated = getattr(page, name)
    if page.branch is None or dated is None:
        return None, None
    pages = readable(type(page).objects.descendant_of(page.branch)).select_related("locale", "fallback_from")
    cards = pages.defer("body")
    older = cards.filter(Q(**{f"{name}__lt": dated}) | Q(**{name: dated, "pk__lt": page.pk}))
    newer = cards.filter(Q(**{f"{name}__gt": dated}) | Q(**{name: dated, "pk__gt": page.pk}))
    found = older.order_by(f"-{name}", "-pk").first(), newer.order_by(name, "pk").first()
    with_roots({found_page.pk: found_page for found_page in found if found_page})
    return found


def other_events(event: Page) -> list[Page]:
    """The branch's other events, what is next first, then the latest; `OTHER_EVENTS` of them.

    Without those that the page shows anyhow, which are above and below it. Four queries, and one a page type.
    """
    if event.branch is None:
        return []
    around = Q(path__range=ends_below(event.path)) | Q(path__in=[event.path, event.path[: -event.steplen]])
    shown = Page.objects.filter(around).values("pk")

    def is_other(_model: type[Page]) -> Q:
        return ~Q(pk__in=shown)

    others = DatedKeys(listed_models(EVENTS), event.locale, event.branch, is_other)
    keys = others.upcoming(OTHER_EVENTS)
    if len(keys) < OTHER_EVENTS:
        keys += others.past(OTHER_EVENTS - len(keys))
    pages = specific_pages(keys, event.locale, without_streams=True)
    attach_branches(pages.values())
    return [pages[pk] for pk, _type in keys if pk in pages]
