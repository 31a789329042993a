"""Whole pages of a list made ready to be shown: texts, galleries and pictures of all fetched at once.

A page fetches for itself what it shows; twenty pages would do so twenty times. Here the bodies of all pages
are looked at as one, so that a feed costs the same number of queries whatever stands in it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText, expand_db_html

from cms.pages.fetching import attach_lead_images, attach_renditions, images_by_id
from cms.pages.localized import localized_by_id
from cms.pages.models.gallery import GalleryMixin
from cms.pages.models.pages import SitePage
from cms.pages.models.text_language import attach_untranslated
from cms.pages.models.topics import Topic, TopicalMixin
from cms.pages.people import name_as_guests
from cms.pages.rich_text import TARGET, linked_page_ids, linking_to, stored_texts
from cms.syndication.feeds.markup import without_forbidden
from wagtail_plone.conf import withheld
from wagtail_plone.documents.visibility import in_private_collection

# As stored texts have it, in JSON too.
DOCUMENT_LINK = re.compile(r'<a\b[^>]*\blinktype=\\?"document\\?"[^>]*>')
# Photographs of a page's gallery that are told; the page has the others.
GALLERY_MOST = 12
# Stands in no text that comes here: XML forbids it.
BETWEEN = "\x1e"


def offered_documents(pages: Iterable[SitePage]) -> frozenset[int]:
    """The keys of the documents in the bodies of pages that any reader may have. One query or none.

    A page may offer one of a private collection to who signs in; a feed has no such readers, and does not
    even name it.
    """
    chosen = {pk for page in pages for pk in _document_ids(page)}
    model = get_document_model()
    if not chosen:
        return frozenset()
    hidden = withheld(model) | in_private_collection()
    return frozenset(model._default_manager.filter(~hidden, pk__in=chosen).values_list("pk", flat=True))


def _document_ids(page: SitePage) -> Iterator[int]:
    for block in page.body.raw_data:
        if block["type"] == "document" and block["value"].get("document"):
            yield int(block["value"]["document"])
    for text in stored_texts(page):
        for link in DOCUMENT_LINK.finditer(text):
            if target := TARGET.search(link[0]):
                yield int(target[1])


def make_ready(pages: list[SitePage], locale: Locale, offered: Collection[int]) -> dict[int, Page]:
    """Fetch what the bodies and galleries of pages of a language show; what is withheld is taken out.

    So are links to documents that are not `offered`.

    Returns the pages to show for those that the bodies name, by the ids of these. The pages must not be
    saved afterwards.
    """
    ids = [pk for page in pages for pk in linked_page_ids(page)]
    _fetch_bodies(pages)
    _fetch_galleries(pages)
    attach_renditions(image for page in pages for image, _preset in page.pictures())
    attach_untranslated(pages)
    for page in pages:
        page.take_out_withheld()
        # What the body names: a story's event and related pages stand beside it.
        ids.extend(SitePage.chosen_pages(page))
    shown = localized_by_id(ids, locale)
    attach_lead_images(shown.values())
    name_as_guests([stream for page in pages for stream in page.named_people()], shown, locale)
    _expand_texts(pages, shown, offered)
    return shown


def _fetch_bodies(pages: Iterable[SitePage]) -> None:
    """Build the bodies of pages of one or several types. A query for each kind of what is chosen in them."""
    by_type = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for of_type in by_type.values():
        stored = [list(page.body.raw_data) for page in of_type]
        block = of_type[0].body.stream_block
        # Wagtail fetches what the blocks of one stream name at once, each its own copy of it.
        built = iter(StreamValue(block, [item for body in stored for item in body], is_lazy=True))
        for page, body in zip(of_type, stored, strict=True):
            own = islice(built, len(body))
            page.body = StreamValue(block, [(child.block_type, child.value, child.id) for child in own])


def _expand_texts(pages: Iterable[SitePage], shown: dict[int, Page], offered: Collection[int]) -> None:
    """Give the links in running texts their addresses, all at once: each text would ask for its documents."""
    texts = [block for page in pages for block in page.body if isinstance(block.value, RichText)]

    def linked(link: re.Match) -> str:
        target = TARGET.search(link[0])
        return link[0] if target and int(target[1]) in offered else "<a>"

    stored = (DOCUMENT_LINK.sub(linked, without_forbidden(block.value.source)) for block in texts)
    with linking_to(shown):
        expanded = expand_db_html(BETWEEN.join(stored)).split(BETWEEN)
    for block, html in zip(texts, expanded, strict=bool(texts)):
        block.value = RichText(html)


def _fetch_galleries(pages: Iterable[SitePage]) -> None:
    """Set the galleries of pages, shortened to what is told. A query a page type, two for all pictures."""
    by_type = defaultdict(dict)
    for page in pages:
        if isinstance(page, GalleryMixin):
            by_type[type(page)][page.pk] = page
            page.gallery = []
            page.has_more_pictures = False
    told = []
    for model, of_type in by_type.items():
        rows = model._meta.get_field("gallery_images").related_model.objects.filter(page__in=of_type)
        for row in rows.order_by("page", "sort_order"):
            page = of_type[row.page_id]
            if len(page.gallery) == GALLERY_MOST:
                page.has_more_pictures = True
                continue
            row.locale = page.locale
            page.gallery.append(row)
            told.append(row)
    images = images_by_id(row.image_id for row in told)
    for row in told:
        row.image = images[row.image_id]


def topics_of(pages: Iterable[Page], locale: Locale) -> dict[int, list[str]]:
    """The names of the topics of pages by their ids, as `shown_topics` has them. Two queries a page type."""
    by_type = defaultdict(list)
    for page in pages:
        if isinstance(page, TopicalMixin):
            by_type[type(page)].append(page.pk)
    names = defaultdict(list)
    for model, ids in by_type.items():
        field = model._meta.get_field("topics")
        source, topic = field.m2m_field_name(), field.m2m_reverse_field_name()
        chosen = field.remote_field.through.objects.filter(**{f"{source}__in": ids}).order_by(
            f"{topic}__name"
        )
        rows = list(chosen.values_list(f"{source}_id", f"{topic}__translation_key", f"{topic}__name"))
        translated = Topic.objects.filter(
            locale=locale, translation_key__in={key for _pk, key, _name in rows}
        )
        own = dict(translated.values_list("translation_key", "name"))
        for pk, key, name in rows:
            if own.get(key, name) not in names[pk]:
                names[pk].append(own.get(key, name))
    return names
