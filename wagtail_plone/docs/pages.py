"""Every page of the documentation, made once a process from the guides and the OpenAPI document."""

import json
import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from wagtail_plone.docs import reference
from wagtail_plone.docs.asking import LANGUAGES, Asking, samples
from wagtail_plone.docs.guides import example_values, guides
from wagtail_plone.docs.markup import Ways, as_html
from wagtail_plone.docs.recordings import recorded
from wagtail_plone.docs.words import Words
from wagtail_plone.openapi.document import document_text

# A text of JSON whose quotation marks are escaped for HTML, and the colon behind it where it is a key.
TEXT = re.compile(r"(?P<quoted>&quot;(?:[^&\\]|\\.|&(?!quot;))*?&quot;)(?P<colon>:?)")
GUIDES, TYPES = "Guides", "Types of content"


@dataclass(frozen=True)
class DocsPage:
    """A page: `address` is what follows the documentation's own, "" for the first one."""

    address: str
    title: str
    group: str
    html: SafeString
    headings: tuple[tuple[str, str], ...] = ()
    requests: tuple[Asking, ...] = field(default=())

    @property
    def path(self) -> str:
        """The address as it stands in a link below the documentation's root."""
        return f"{self.address}/" if self.address else ""


@cache
def all_pages(root: str, base: str) -> dict[str, DocsPage]:
    """All pages by their addresses, in order.

    `root` is the root of the API's addresses, `base` the documentation's path with a slash at its end.
    """
    document = json.loads(document_text())
    pages = [*_guides(document, root, base), *_reference(document, root, base)]
    first, *others = pages
    return {page.address: page for page in (replace(first, address=""), *others)}


def grouped(pages: dict[str, DocsPage]) -> list[tuple[str, list[DocsPage]]]:
    """The pages by their groups, for the navigation."""
    return [(group, list(some)) for group, some in groupby(pages.values(), lambda page: page.group)]


def _guides(document: dict[str, Any], root: str, base: str) -> list[DocsPage]:
    texts = guides(example_values(document))
    types = reference.kinds(document)
    services = {name for _tag, names in reference.tagged(document) for name in names}
    addresses = {guide.slug: f"{base}{guide.slug}/" for guide in texts} | {texts[0].slug: base}
    ways = Ways(
        guide=addresses.__getitem__,
        kind=lambda kind: f"{base}{reference.address_of_schema(document, types.get(kind, kind))}",
        service=lambda name: f"{base}reference/{name}/" if name in services else None,
    )
    pages = []
    for guide in texts:
        text = as_html(guide.text, ways, lambda asking: request_html(asking, root))
        pages.append(
            DocsPage(guide.slug, guide.title, GUIDES, text.html, tuple(text.headings), tuple(text.requests))
        )
    return pages


def _reference(document: dict[str, Any], root: str, base: str) -> list[DocsPage]:
    schemas = document["components"]["schemas"]
    words = Words(lambda name: f"{base}{reference.address_of_schema(document, name)}")
    types, values = reference.kinds(document), example_values(document)

    def page(address: str, title: str, group: str, template: str, **context: Any) -> DocsPage:
        html = render_to_string(f"wagtail_plone/docs/{template}.html", {"base": base, **context})
        return DocsPage(address, title, group, html)

    pages = [page("reference/content", "A page", "Content", "content", **reference.content(document, words))]
    for tag, names in reference.tagged(document):
        for name in names:
            context = reference.service(document, name, words, values)
            asking = context["asking"]
            shown = mark_safe(request_html(asking, root, context["example"]))
            service = page(f"reference/{name}", f"@{name}", tag["name"], "service", **context, request=shown)
            pages.append(replace(service, requests=(asking,)))
    pages.append(
        page("reference/files", "Pictures and files", "Files", "files", files=reference.files(document))
    )
    for kind, name in types.items():
        shape = words.shape(name, schemas[name])
        pages.append(page(f"types/{slugify(kind)}", kind, TYPES, "type", type=shape))
    shapes = [words.shape(name, schemas[name]) for name in sorted(schemas) if name not in types.values()]
    pages.append(page("reference/shapes", "Shapes", TYPES, "shapes", shapes=shapes))
    return pages


def coloured(text: str) -> SafeString:
    """JSON text as HTML that tells its keys and its texts apart."""
    return mark_safe(TEXT.sub(_marked, escape(text)))


def _marked(text: re.Match[str]) -> str:
    kind = "key" if text["colon"] else "text"
    return f'<span class="{kind}">{text["quoted"]}</span>{text["colon"]}'


def request_html(asking: Asking, root: str, example: str = "") -> str:
    """A request in every language, and its recorded answer; an example where none is recorded."""
    recording = recorded(asking)
    body = json.dumps(recording.body, ensure_ascii=False, indent=2) if recording else example
    coded = [(language, LANGUAGES[language], code) for language, code in samples(asking, root)]
    return render_to_string(
        "wagtail_plone/docs/request.html",
        {
            "asking": asking,
            "samples": coded,
            # Tried on the very site that shows the page, by whatever name it is reached.
            "address": urlsplit(root).path + asking.address,
            "answer": coloured(body),
            "recording": recording,
        },
    )
