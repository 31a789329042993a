"""Template tags of the public pages: dates and numbers by language, responsive pictures, relations."""

from urllib.parse import urlencode, urlsplit

from django import template
from django.db.models import prefetch_related_objects
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.images.models import Filter
from wagtail.templatetags.wagtailcore_tags import richtext

from cms.languages import formatting
from cms.media.presets import MEDIA_TYPES, PRESETS, available, filters, on_demand_url
from cms.pages.addresses import absolute
from cms.pages.localized import in_order
from cms.pages.people import Person, persons
from cms.pages.rich_text import linking_to

register = template.Library()

register.filter("long_date", formatting.long_date)
register.filter("weekday_and_day", formatting.weekday_and_day)
register.filter("month_name", formatting.month_name)
register.filter("clock", formatting.clock)
register.filter("number", formatting.number)
register.filter("duration", formatting.duration)


@register.filter
def dates(event) -> str:
    """The days of an event in its own time zone: "14–15 November 2019"."""
    return formatting.date_range(event.local_start.date(), event.local_end.date())


@register.filter
def hours(event) -> str:
    """The hours of an event that does not last all day: "09:30–17:00"; "" for others."""
    if event.all_day:
        return ""
    start, end = event.local_start, event.local_end
    if end == start:
        return formatting.clock(start)
    return f"{formatting.clock(start)}{formatting.EN_DASH}{formatting.clock(end)}"


def _address(image, filter_spec: str) -> str:
    """The address of a rendition, or one that makes it at first use. No query with prefetched renditions."""
    rendition = next(iter(image.find_existing_renditions(Filter(spec=filter_spec)).values()), None)
    return rendition.url if rendition else on_demand_url(image, filter_spec)


@register.inclusion_tag("components/picture.html")
def picture(image, preset: str, alt: str = "", eager: bool = False, missing_alt: bool = False) -> dict:
    """`<picture>` of an image in a preset's sizes and formats, with its dimensions so that nothing jumps.

    `eager` is for the picture at the top of a page; all others load when they come near the screen.
    `missing_alt` marks a picture whose words an editor still owes; the content checks look for it.
    """
    settings = PRESETS[preset]
    specifications = available(image, settings)
    existing = {
        wanted.spec: rendition
        for wanted, rendition in image.find_existing_renditions(
            *(Filter(spec=filter_spec) for filter_spec in filters(image, settings))
        ).items()
    }
    sources = []
    for image_format in settings.formats:
        candidates = []
        for specification in specifications:
            filter_spec = f"{specification}|format-{image_format}"
            rendition = existing.get(filter_spec)
            address = rendition.url if rendition else on_demand_url(image, filter_spec)
            width, height = _dimensions(image, specification)
            candidates.append({"url": address, "width": width, "height": height})
        sources.append({"type": MEDIA_TYPES[image_format], "candidates": candidates})
    fallback = sources.pop()
    return {
        "sources": sources,
        "fallback": fallback,
        "largest": fallback["candidates"][-1],
        "sizes": settings.sizes,
        "alt": alt,
        "eager": eager,
        "missing_alt": missing_alt,
    }


def _dimensions(image, specification: str) -> tuple[int, int]:
    """Width and height a rendition has or will have (Wagtail's `fill` and `max` never enlarge)."""
    operation, size = specification.split("-")
    width, height = (int(side) for side in size.split("x"))
    if operation == "fill":
        scale = min(1.0, image.width / width, image.height / height)
        return max(1, round(width * scale)), max(1, round(height * scale))
    scale = min(1.0, width / image.width, height / image.height)
    return max(1, int(image.width * scale)), max(1, int(image.height * scale))


@register.simple_tag
def picture_address(image, preset: str, image_format: str = "jpeg") -> str:
    """The address of one rendition: the preset's largest that the image has the pixels for."""
    specification = available(image, PRESETS[preset])[-1]
    return _address(image, f"{specification}|format-{image_format}")


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


@register.filter
def views_count(count: int) -> str:
    """ "1,772 views"."""
    return ngettext("%(count)s view", "%(count)s views", count) % {"count": formatting.number(count)}


@register.filter
def results_count(count: int) -> str:
    """ "24 results"."""
    return ngettext("%(count)s result", "%(count)s results", count) % {"count": formatting.number(count)}


# For readers elsewhere: search engines, previews in social networks.
register.filter("absolute", absolute)


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
        "when": {"next": _("To come"), "past": _("Past")},
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
    prefetch_related_objects([image for image in images if image], "renditions")
    return rows


@register.filter
def with_logos(organisers) -> list:
    """The organisers who gave a logo, with its renditions."""
    organisations = [organiser.value for organiser in organisers if organiser.value["logo"]]
    prefetch_related_objects([value["logo"] for value in organisations], "renditions")
    return organisations


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
