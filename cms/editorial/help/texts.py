"""The pages of the help as HTML: Markdown by CommonMark, with what the admin calls its buttons filled in.

Beside what Markdown has: `{{Submit for approval}}` is a name on a screen, given by its English and shown bold
as the admin shows it in the reader's language, so that a button called otherwise takes its help along;
`{{forum|capfirst}}` begins with a capital, `{{Translate into %(language)s|language=Kazakh}}` has another name
in it. A link to `photographs` leads to that topic, and a picture called `desk` is the reader's language's.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from PIL import Image

PAGES = Path(__file__).parent / "pages"
LANGUAGES = ("en", "ru", "kk")
FALLBACK = "en"
NAME = re.compile(
    r"\{\{(?P<msgid>[^{}|]+)(?:(?P<capital>\|capfirst)|\|(?P<part>\w+)=(?P<within>[^{}|]+))?\}\}"
)
MARKUP = re.compile(r"([\\`*_\[\]<>])")
# Pictures are taken for screens with two dots a pixel.
DOTS = 2


def language_for(code: str | None) -> str:
    """The language of the help for somebody whose admin speaks `code`."""
    return code if code in LANGUAGES else FALLBACK


def source(slug: str, language: str) -> str:
    """The Markdown of a topic. Raises `FileNotFoundError` where it is not written."""
    return (PAGES / language / f"{slug}.md").read_text(encoding="utf-8")


def picture_path(name: str, language: str) -> str:
    """Where a picture lies among the static files."""
    return f"cms/help/{language}/{name}.webp"


def filled(text: str, language: str) -> str:
    """A text with the names of buttons, tabs and fields in a language, bold, in place of the braces."""

    def name(found: re.Match[str]) -> str:
        words = gettext(found["msgid"]).strip()
        if found["part"]:
            words = words % {found["part"]: gettext(found["within"])}
        words = MARKUP.sub(r"\\\1", capfirst(words) if found["capital"] else words)
        return f"**{words}**"

    with override(language):
        return NAME.sub(name, text)


class Renderer(RendererHTML):
    """Tokens as HTML, in one language."""

    def __init__(self, parser: MarkdownIt, language: str):
        super().__init__(parser)
        self.language = language

    def image(self, tokens: list[Token], idx: int, options, env) -> str:
        """A picture of the admin in the reader's language, with the room it takes."""
        path = picture_path(str(tokens[idx].attrs["src"]), self.language)
        alt = self.renderInlineAsText(tokens[idx].children, options, env)
        width, height = _size(path)
        return format_html(
            '<img class="help-page__picture" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
            *(static(path), alt, width, height),
        )

    def link_open(self, tokens: list[Token], idx: int, options, env) -> str:
        """A link to another topic."""
        tokens[idx].attrs["href"] = reverse("help:topic", args=[tokens[idx].attrs["href"]])
        return self.renderToken(tokens, idx, options, env)


def _size(path: str) -> tuple[int, int]:
    """Width and height at which a picture is shown, in pixels."""
    with Image.open(finders.find(path)) as picture:
        return picture.width // DOTS, picture.height // DOTS


@lru_cache
def as_html(slug: str, language: str) -> SafeString:
    """A topic's page."""
    parser = MarkdownIt("commonmark", {"html": False})
    text = filled(source(slug, language), language)
    return mark_safe(Renderer(parser, language).render(parser.parse(text), parser.options, {}))
