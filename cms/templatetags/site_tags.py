"""Template tags of the public pages: dates and numbers by language, responsive pictures, relations."""

from urllib.parse import urlencode, urlsplit

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.templatetags.wagtailcore_tags import richtext

from cms.engagement.words import views_in_words
from cms.languages import formatting
from cms.media.markup import largest, picture_html
from cms.pages.branch_map import branch_map
from cms.pages.fetching import attach_renditions
from cms.pages.localized import in_order
from cms.pages.people import Person, persons
from cms.pages.rich_text import linking_to
from cms.syndication import open_graph
from cms.syndication.structured_data import script
from wagtail_plone.documents.files import is_unrestricted, is_withheld, may_see_hidden

register = template.Library()

register.simple_tag(branch_map)

register.filter("long_date", formatting.long_date)
register.filter("weekday_and_day", formatting.weekday_and_day)
register.filter("month_name", formatting.month_name)
register.filter("clock", formatting.clock)
register.filter("number", formatting.number)
register.filter("duration", formatting.duration)
register.filter("dates", formatting.dates)
register.filter("hours", formatting.hours)


@register.simple_tag
def picture(image, preset: str, alt: str = "", eager: bool = False, missing_alt: bool = False) -> str:
    """`<picture>` of an image in a preset's sizes and formats (see `cms.media.markup`)."""
    return picture_html(image, preset, alt, eager=eager, missing_alt=missing_alt)


register.simple_tag(largest, name="picture_address")


@register.simple_tag(takes_context=True)
def localized(context, pages) -> list:
    """Pages of a block as the page around it shows them; in a preview of the block, as they are."""
    chosen = [item for item in pages if item]
    shown = context.get("shown")
    return chosen if shown is None else in_order((item.pk for item in chosen), shown)


@register.filter
def language_name(code: str) -> str:
    """The language's own name, as the switcher shows it."""
    return {"kk": "Қазақша", "ru": "Русский", "en": "English"}.get(code, code)


@register.filter
def language_short(code: str) -> str:
    """The language's short own name, for narrow screens."""
    return {"kk": "Қаз", "ru": "Рус", "en": "Eng"}.get(code, code)


@register.simple_tag(takes_context=True)
def rich_text(context, value) -> str:
    """Running text as HTML, its links leading to the pages fetched with the page that shows it."""
    with linking_to(context.get("shown")):
        # Wagtail's value becomes HTML when it is printed, which would be too late.
        return str(richtext(value))


@register.filter
def shown_in(code: str) -> str:
    """The note beside something that has no translation into the reader's language yet."""
    return {
        "kk": _("Not yet translated; shown in Kazakh"),
        "ru": _("Not yet translated; shown in Russian"),
        "en": _("Not yet translated; shown in English"),
    }.get(code, "")


@register.filter
def partly_shown_in(code: str) -> str:
    """The note above a page's text where some of it has no translation yet."""
    return {
        "kk": _("Parts of this page are not yet translated; they are shown in Kazakh"),
        "ru": _("Parts of this page are not yet translated; they are shown in Russian"),
        "en": _("Parts of this page are not yet translated; they are shown in English"),
    }.get(code, "")


@register.simple_tag(takes_context=True)
def foreign_text(context, *path) -> str:
    """The language of the part at a path of the page where it differs from the page's own, else ""."""
    page = context.get("page")
    find = getattr(page, "language_of", None)
    return find(".".join(str(step) for step in path)) if find else ""


@register.filter
def not_yet_translated(code: str) -> str:
    """The switcher's note, in the language itself, on a language this page does not exist in."""
    with override(code):
        return _("Not yet translated: leads to the nearest page in this language")


@register.filter
def pictures_count(count: int) -> str:
    """ "30 photos"."""
    return ngettext("%(count)s photo", "%(count)s photos", count) % {"count": formatting.number(count)}


register.filter("views_count", views_in_words)


@register.filter
def results_count(count: int) -> str:
    """ "24 results"."""
    return ngettext("%(count)s result", "%(count)s results", count) % {"count": formatting.number(count)}


# For readers elsewhere: search engines, previews in social networks.
register.simple_tag(open_graph.shared_picture)
register.filter("open_graph_type", open_graph.type_of)
register.filter("open_graph_locale", open_graph.locale_name)


@register.simple_tag(takes_context=True)
def structured_data(context) -> str:
    """What the page is in schema.org's words; nothing of a preview, which may lack what it needs."""
    page, request = context["page"], context["request"]
    return "" if getattr(request, "is_preview", False) else script(page, context)


@register.simple_tag(takes_context=True)
def current_section(context):
    """The section the page belongs to: itself, its list, or the section above it; None outside of all."""
    page = context.get("page")
    if page is None or not page.path:
        return None
    sections = list(context.get("sections") or [])
    listed_as = getattr(page, "listed_as", None)
    for section in sections:
        if section.pk == page.pk:
            return section
    for section in sections:
        if listed_as and getattr(section.specific_class, "lists", None) == listed_as:
            return section
    return next((section for section in sections if page.path.startswith(section.path)), None)


@register.simple_tag
def query(filters, **changes) -> str:
    """A list's filters with changes, from its first page: `{% query filters when="next" %}`."""
    return filters.query(**{"page": 1, **changes})


@register.simple_tag(takes_context=True)
def active_filters(context) -> list[dict]:
    """Filters that narrow the list now: `label` for readers and the `query` that leaves it out."""
    filters = context["filters"]
    names = {
        "branch": {branch.slug: branch.title for branch in context["branches"]},
        "year": {},
        "kind": dict(context["kinds"]),
        "topic": {topic.slug: topic.name for topic in context["topics"]},
        "when": {"next": _("Upcoming"), "past": _("Past")},
        "about": {filters.about: getattr(context["told_of"], "title", "…")},
    }
    return [
        {
            "label": known.get(getattr(filters, name), getattr(filters, name)),
            "query": filters.query(**{name: None, "page": 1}),
        }
        for name, known in names.items()
        if getattr(filters, name)
    ]


@register.filter
def about_topic(list_address: str, topic) -> str:
    """The address of a list narrowed to one topic, whatever it was narrowed to before."""
    return f"{urlsplit(list_address).path}?{urlencode({'topic': topic.slug})}"


@register.filter
def with_renditions(values) -> list:
    """Blocks with an `image` (or images), with all their renditions fetched at once."""
    rows = list(values)
    images = [row["image"] if hasattr(row, "keys") else row for row in rows]
    attach_renditions(images)
    return rows


@register.filter
def with_logos(organisers) -> list:
    """The organisers who gave a logo, with its renditions."""
    organisations = [organiser.value for organiser in organisers if organiser.value["logo"]]
    attach_renditions(value["logo"] for value in organisations)
    return organisations


@register.simple_tag(takes_context=True)
def is_offered(context, document) -> bool:
    """True for a document that whoever reads the page may have: not one in the bin, nor a private collection's.

    One query; some more for one of a private collection, into which a log-in or a password may let.
    """
    if document is None:
        return False
    if is_unrestricted(document):
        return True
    return "request" in context and not is_withheld(document) and may_see_hidden(context["request"], document)


@register.filter
def words(image) -> str:
    """The alternative text of a picture in a block: its own there, or the one kept with the picture."""
    if getattr(image, "decorative", False):
        return ""
    return getattr(image, "contextual_alt_text", None) or image.alternative_text()


@register.simple_tag(takes_context=True)
def named_people(context, stream) -> list[Person]:
    """The people of a block: guests as written, trainers by their profile in the language of the page."""
    shown = context.get("shown")
    if shown is None:
        shown = {item.value.pk: item.value for item in stream if item.block_type == "profile" and item.value}
    return persons(stream, shown)


@register.filter
def titled(html: str, title: str) -> str:
    """The frame of an embedded video, named for screen readers and loaded when it comes near the screen."""
    frame = "<iframe "
    named = (
        f'{frame}loading="lazy" ' if " title=" in html else f'{frame}loading="lazy" title="{escape(title)}" '
    )
    # The markup is the video service's own, which Wagtail has vetted against its list of providers.
    return mark_safe(str(html).replace(frame, named, 1))


@register.filter
def lists_pages(section, name: str) -> bool:
    """True where a section is the list of pages under `name` ("news", "events" …)."""
    return getattr(section.specific_class, "lists", None) == name


@register.filter
def dialled(phone: str) -> str:
    """A phone number as a telephone wants it: digits and the plus."""
    return "".join(character for character in phone if character.isdigit() or character == "+")
