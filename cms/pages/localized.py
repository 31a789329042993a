"""Relations in the reader's language: pages chosen in one language are shown in another.

wagtail-localize leaves page choosers pointing at the page of the source language. Rendering maps all of
a page's relations at once instead of asking `.localized` of each, which costs a query a page.
"""

from collections.abc import Iterable

from wagtail.models import Locale, Page

from cms.pages.fetching import PageKey, specific_pages
from wagtail_plone.documents.visibility import IsPublic


def localized_by_id(ids: Iterable[int], locale: Locale, also: Iterable[PageKey] = ()) -> dict[int, Page]:
    """Pages to show by the ids of chosen ones: the visible translation into `locale`, else the page itself.

    Pages that are neither live nor public in any way are left out, so that nothing leads a reader to a
    page they may not see. `also` are pages to fetch along as they are. One query and one a page type,
    however many pages.
    """
    wanted, also = set(ids), list(also)
    if not wanted:
        return specific_pages(also, locale)
    chosen = shown_for(wanted, locale)
    pages = specific_pages([*chosen.values(), *also], locale)
    return {
        **{pk: pages[pk] for pk, _type in also if pk in pages},
        **{pk: pages[target] for pk, (target, _type) in chosen.items() if target in pages},
    }


def shown_for(ids: Iterable[int], locale: Locale) -> dict[int, PageKey]:
    """The public pages that stand for chosen ones in a language, by the chosen ones' ids. One query."""
    wanted = set(ids)
    if not wanted:
        return {}
    keys = Page.objects.filter(pk__in=wanted).values("translation_key")
    family = Page.objects.filter(translation_key__in=keys).annotate(is_public=IsPublic())
    members = list(
        family.values_list("pk", "content_type_id", "translation_key", "locale_id", "live", "is_public")
    )
    key_of = {pk: key for pk, _type, key, *_rest in members}
    shown = {pk: content_type for pk, content_type, _key, _locale, live, public in members if live and public}
    translated = {
        key: pk for pk, _type, key, locale_id, *_rest in members if locale_id == locale.pk and pk in shown
    }
    chosen = {pk: translated.get(key_of.get(pk), pk) for pk in wanted}
    return {pk: (target, shown[target]) for pk, target in chosen.items() if target in shown}


def in_order(ids: Iterable[int], pages: dict[int, Page]) -> list[Page]:
    """The pages shown for chosen ids, in the order of choice, each once."""
    return list({pages[pk].pk: pages[pk] for pk in ids if pk in pages}.values())


def chosen_ids(*streams) -> list[int]:
    """The ids of the pages chosen at the top level of streams, read without fetching the pages."""
    return [
        block["value"]
        for stream in streams
        for block in (stream.raw_data if stream else [])
        if isinstance(block["value"], int)
    ]
