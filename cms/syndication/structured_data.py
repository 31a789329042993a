"""Structured data: what a page is, in schema.org's words, as JSON-LD in its head (json-ld.org, schema.org).

A page type says what it is by `structured_data(context)`, with the builders here and in `structured_events`,
from what its template gets anyway: nothing here asks the database. A type that says nothing is a page, or
the list of what it lists. Where a page shows another language's text, address and language are those of it.
"""

from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms.media.markup import largest
from cms.pages.addresses import absolute
from cms.pages.people import Person

Node = dict[str, Any]
COUNTRY = "KZ"
# Google cuts longer headlines.
HEADLINE_LENGTH = 110
# Pictures told of a page, its lead image and the first of its gallery: the sitemap names all of them, and
# every reader's phone loads these.
PICTURES_MOST = 2


class AsWritten(DjangoJSONEncoder):
    """JSON without spaces, and with letters as they are: Cyrillic ones would be three times as long."""

    def __init__(self, **options):
        super().__init__(**{**options, "ensure_ascii": False, "separators": (",", ":")})


def script(page: Page, context: dict) -> SafeString:
    """The element that holds what is told of a page; `context` is its template's."""
    with override(page.text_language):
        tell = getattr(page, "structured_data", None)
        nodes = tell(context) if tell else [web_page(page, context)]
        graph = {"@context": "https://schema.org", "@graph": [breadcrumbs(page, context), *nodes]}
        html = json_script(graph, encoder=AsWritten)
    # Escaped by Django so that no text ends the element; all that differs is the name of the type.
    return mark_safe(html.replace('"application/json"', '"application/ld+json"', 1))


def node(type_name: str, **properties) -> Node:
    """A thing of a type, without the properties that nothing is known of."""
    return {"@type": type_name, **{name: value for name, value in properties.items() if value}}


def canonical(page: Page, context: dict) -> str:
    """The address a page names as its canonical one."""
    source = context.get("source_link") if page == context["page"] else None
    return source["full_url"] if source else absolute(page.get_url(context["request"]))


def breadcrumbs(page: Page, context: dict) -> Node:
    """The way to the page from the home page, both of them among its steps."""
    line = page.surroundings.line
    home = [line[-1]] if len(line) > 1 else []
    steps = [
        node("ListItem", position=number, name=step.title, item=canonical(step, context))
        for number, step in enumerate([*home, *context["crumbs"], page], start=1)
    ]
    return node("BreadcrumbList", itemListElement=steps)


def web_page(page: Page, context: dict) -> Node:
    """A page that is nothing but a page, or a list."""
    return node(
        "CollectionPage" if getattr(page, "lists", None) else "WebPage",
        name=page.title,
        description=page.search_description or page.lead,
        url=canonical(page, context),
        inLanguage=page.text_language,
        primaryImageOfPage=next(iter(pictures(page)), None),
    )


def news_article(page: Page, context: dict, about: Node | None) -> Node:
    """A story of a branch, perhaps about an event."""
    address = canonical(page, context)
    return node(
        "NewsArticle",
        headline=Truncator(page.title).chars(HEADLINE_LENGTH),
        description=page.lead,
        url=address,
        mainEntityOfPage=address,
        inLanguage=page.text_language,
        datePublished=page.date and page.date.isoformat(),
        dateModified=page.last_published_at and page.last_published_at.isoformat(timespec="seconds"),
        image=pictures(page),
        author=branch_named(page.branch, context) if page.branch else center(),
        publisher=center(),
        about=about,
    )


def website(page: Page, context: dict) -> Node:
    """The site as a whole, told of on its home pages."""
    return node(
        "WebSite",
        name=_("Center of Pedagogical Excellence"),
        description=page.lead,
        url=canonical(page, context),
        inLanguage=page.text_language,
        publisher=center(),
        potentialAction=_search(page),
    )


def _search(page: Page) -> Node:
    """How the site is searched in a page's language (schema.org/docs/actions.html, "query-input")."""
    with override(page.locale.language_code):
        address = absolute(reverse("search"))
    template = node("EntryPoint", urlTemplate=f"{address}?q={{words}}")
    return node("SearchAction", target=template, **{"query-input": "required name=words"})


def center() -> Node:
    """The center itself, the same thing on every page."""
    return node(
        "EducationalOrganization",
        **{"@id": absolute("/#center")},
        name=_("Center of Pedagogical Excellence"),
        url=absolute("/"),
        logo=absolute(static("cms/img/apple-touch-icon.png")),
    )


def branch_named(branch: Page, context: dict) -> Node:
    """A branch as the pages below it name it; its address where readers may follow it."""
    address = canonical(branch, context) if branch.live else ""
    identity = {"@id": f"{address}#branch"} if address else {}
    return node("EducationalOrganization", **identity, name=branch.title, url=address)


def branch(page: Page, context: dict) -> Node:
    """A branch with all by which it is reached."""
    has_place = page.latitude is not None and page.longitude is not None
    return {
        **branch_named(page, context),
        **node(
            "EducationalOrganization",
            url=canonical(page, context),
            description=page.lead,
            address=postal_address(page.city, page.region, page.address),
            telephone=page.phone,
            email=page.email,
            geo=node("GeoCoordinates", latitude=float(page.latitude), longitude=float(page.longitude))
            if has_place
            else None,
            image=pictures(page),
            parentOrganization=center(),
        ),
    }


def postal_address(city: str, region: str = "", street: str = "") -> Node:
    """An address in the country."""
    return node(
        "PostalAddress",
        streetAddress=street,
        addressLocality=city,
        addressRegion=region,
        addressCountry=COUNTRY,
    )


def trainer(page: Page, context: dict) -> Node:
    """A trainer, with no more contacts than the profile shows."""
    return node(
        "Person",
        name=page.title,
        givenName=page.given_name,
        additionalName=page.patronymic,
        familyName=page.family_name,
        jobTitle=page.position,
        description=page.lead,
        url=canonical(page, context),
        image=pictures(page, "portrait"),
        telephone=page.public_phone,
        email=page.public_email,
        worksFor=branch_named(page.branch, context) if page.branch else center(),
    )


def people(named: Iterable[Person], context: dict) -> list[Node]:
    """People named on a page, each once, trainers with the address of their profile.

    Names alone: a forum has dozens of speakers, and every reader's phone loads this.
    """
    return [
        node(
            "Person",
            name=person.name,
            url=person.page and canonical(person.page, context),
        )
        for person in {person.name: person for person in named}.values()
    ]


def pictures(page: Page, preset: str = "lead") -> list[Node]:
    """The first pictures of a page, in the sizes readers get; of a page whose withheld ones are taken out."""
    shown = [(page.lead_image, preset, page.lead_image_text)] if page.lead_image else []
    shown += [(row.image, "full", row.caption) for row in getattr(page, "gallery", ())]
    return [
        node(
            "ImageObject",
            contentUrl=absolute(largest(image, size)),
            caption=caption,
            creditText=image.credit,
        )
        for image, size, caption in shown[:PICTURES_MOST]
    ]
