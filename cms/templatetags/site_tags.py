"""Template tags of the public pages: dates and numbers by language, responsive pictures, relations."""

from django import template
from django.utils.translation import ngettext
from wagtail.images.models import Filter

from cms import formatting
from cms.images.presets import MEDIA_TYPES, PRESETS, available, on_demand_url
from cms.localized import localized_pages

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
    """Where a rendition lies, or where it is made when first asked for. No query where renditions are prefetched."""
    rendition = next(iter(image.find_existing_renditions(Filter(spec=filter_spec)).values()), None)
    return rendition.url if rendition else on_demand_url(image, filter_spec)


@register.inclusion_tag("components/picture.html")
def picture(
    image, preset: str, alt: str = "", eager: bool = False, missing_alt: bool = False
) -> dict:
    """`<picture>` of an image in a preset's sizes and formats, with its dimensions so that nothing jumps.

    `eager` is for the picture at the top of a page; all others load when they come near the screen.
    `missing_alt` marks a picture whose words an editor still owes; the content checks look for it.
    """
    settings = PRESETS[preset]
    specifications = available(image, settings)
    existing = {
        wanted.spec: rendition
        for wanted, rendition in image.find_existing_renditions(
            *(
                Filter(spec=f"{specification}|format-{image_format}")
                for image_format in settings.formats
                for specification in specifications
            )
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
    """Pages of a block in the language of the page they stand on; in a preview of the block, as they are."""
    page = context.get("page")
    chosen = [item for item in pages if item]
    return localized_pages(chosen, page.locale_id) if getattr(page, "locale_id", None) else chosen


@register.filter
def language_name(code: str) -> str:
    """The language's own name, as the switcher shows it."""
    return {"kk": "Қазақша", "ru": "Русский", "en": "English"}.get(code, code)


@register.filter
def language_short(code: str) -> str:
    """The language's short own name, for narrow screens."""
    return {"kk": "Қаз", "ru": "Рус", "en": "Eng"}.get(code, code)


@register.filter
def pictures_count(count: int) -> str:
    """ "30 photos"."""
    return ngettext("%(count)s photo", "%(count)s photos", count) % {
        "count": formatting.number(count)
    }


@register.filter
def views_count(count: int) -> str:
    """ "1,772 views"."""
    return ngettext("%(count)s view", "%(count)s views", count) % {
        "count": formatting.number(count)
    }


@register.filter
def results_count(count: int) -> str:
    """ "24 results"."""
    return ngettext("%(count)s result", "%(count)s results", count) % {
        "count": formatting.number(count)
    }
