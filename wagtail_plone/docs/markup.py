"""Guides as HTML. Markdown is read by markdown-it-py (CommonMark, with tables); HTML in it stays text.

Beside what Markdown has: a fence called `request NAME` is a request, shown in every language with its
recorded answer; fences in the languages of samples that follow one another stand beside each other; a link to
`30-lists.md` leads to that guide, one to `type:Forum` to that type; the name of a service in code leads to
its reference.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from wagtail_plone.docs.asking import Asking, parse

# Fences with the languages of samples, as they are called on the page.
SAMPLES = {"sh": ("curl", "curl"), "ts": ("typescript", "TypeScript"), "python": ("python", "Python")}
SAMPLES |= {"kotlin": ("kotlin", "Kotlin")}
REQUEST = "request "
GUIDE = re.compile(r"\d+-(?P<slug>[a-z0-9-]+)\.md(?P<rest>#.*)?")
SERVICE = re.compile(r"@[a-z-]+")


@dataclass
class Text:
    """What a guide's text became: HTML, its headings of the second level, the requests in it."""

    html: SafeString = field(default_factory=SafeString)
    headings: list[tuple[str, str]] = field(default_factory=list)
    requests: list[Asking] = field(default_factory=list)


@dataclass(frozen=True)
class Ways:
    """Where links of guides lead: addresses by what they name."""

    guide: Callable[[str], str]
    kind: Callable[[str], str]
    service: Callable[[str], str | None]


class Renderer(RendererHTML):
    """Tokens as HTML, for one guide."""

    def __init__(self, parser: MarkdownIt, ways: Ways, show: Callable[[Asking], str]):
        super().__init__(parser)
        self.ways, self.show = ways, show
        self.outcome = Text()
        self.ids: set[str] = set()
        self.tables: list[str] = []
        self.heading = ""

    def heading_open(self, tokens: Sequence[Token], idx: int, options, env) -> str:
        """A heading with an id by its words, for links to it."""
        words = "".join(child.content for child in tokens[idx + 1].children or [])
        anchor = slugify(words) or "section"
        while anchor in self.ids:
            anchor += "-"
        self.ids.add(anchor)
        self.heading = words
        if tokens[idx].tag == "h2":
            self.outcome.headings.append((anchor, words))
        return f'<{tokens[idx].tag} id="{anchor}">'

    def code_inline(self, tokens: Sequence[Token], idx: int, options, env) -> str:
        """Code; the name of a service leads to its reference."""
        words = tokens[idx].content
        code = f"<code>{escape(words)}</code>"
        is_linked = idx and tokens[idx - 1].type == "link_open"
        address = self.ways.service(words[1:]) if SERVICE.fullmatch(words) and not is_linked else None
        return f'<a href="{escape(address)}">{code}</a>' if address else code

    def link_open(self, tokens: Sequence[Token], idx: int, options, env) -> str:
        """A link; to guides and types by their names."""
        target = str(tokens[idx].attrs["href"])
        if guide := GUIDE.fullmatch(target):
            tokens[idx].attrs["href"] = self.ways.guide(guide["slug"]) + (guide["rest"] or "")
        elif target.startswith("type:"):
            tokens[idx].attrs["href"] = self.ways.kind(target.removeprefix("type:").replace("%20", " "))
        return self.renderToken(tokens, idx, options, env)

    def fence(self, tokens: Sequence[Token], idx: int, options, env) -> str:
        """A request, a sample beside others, or any other code."""
        token = tokens[idx]
        if token.info.startswith(REQUEST):
            asking = parse(token.info.removeprefix(REQUEST).strip(), token.content)
            self.outcome.requests.append(asking)
            return self.show(asking)
        code = token.content.rstrip("\n")
        if token.info not in SAMPLES:
            return render_to_string("wagtail_plone/docs/code.html", {"code": code})
        language, label = SAMPLES[token.info]
        sample = render_to_string(
            "wagtail_plone/docs/sample.html", {"language": language, "label": label, "code": code}
        )
        before = '<div class="samples">' if not _is_sample(tokens, idx - 1) else ""
        after = "</div>" if not _is_sample(tokens, idx + 1) else ""
        return f"{before}{sample}{after}"

    def table_open(self, tokens: Sequence[Token], idx: int, options, env) -> str:
        """A table in a region of its own, called by the heading above, which scrolls where it is wide."""
        self.tables.append(self.heading)
        number = self.tables.count(self.heading)
        name = escape(f"{self.heading}, table {number}" if number > 1 else f"{self.heading}, table")
        return f'<div class="table" tabindex="0" role="region" aria-label="{name}"><table>'

    def table_close(self, tokens: Sequence[Token], idx: int, options, env) -> str:
        """The end of that."""
        return "</table></div>"

    def th_open(self, tokens: Sequence[Token], idx: int, options, env) -> str:
        """The head of a column."""
        return '<th scope="col">'


def _is_sample(tokens: Sequence[Token], idx: int) -> bool:
    return 0 <= idx < len(tokens) and tokens[idx].type == "fence" and tokens[idx].info in SAMPLES


def as_html(markdown: str, ways: Ways, show: Callable[[Asking], str]) -> Text:
    """A guide's Markdown as HTML; `show` makes that of a request."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    renderer = Renderer(parser, ways, show)
    renderer.outcome.html = mark_safe(renderer.render(parser.parse(markdown), parser.options, {}))
    return renderer.outcome
