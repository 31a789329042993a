"""The guides: Markdown files in folders, the plugin's own and those a site adds.

A file is called `NUMBER-SLUG.md`; the number is its place, the slug its address, its first heading its title.
A site's file with the slug of an earlier one replaces it. `examples.toml` beside the files has values for the
`{{names}}` in them, so that the plugin's guides ask for pages that are there.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from wagtail_plone.conf import changes_days, content_languages, guide_folders, rate_limit, root_url
from wagtail_plone.views import PATH_LENGTH

OWN = Path(__file__).parent / "guides"
NAME = re.compile(r"(?P<place>\d+)-(?P<slug>[a-z0-9-]+)\.md")
TITLE = re.compile(r"\A# (?P<title>.+)\n+")
VALUE = re.compile(r"\{\{(\w+)\}\}")


class UnknownValue(KeyError):
    """A name between braces that neither the plugin nor the site has a value for."""


@dataclass(frozen=True)
class Guide:
    """One guide: its text is Markdown without the title, all values filled in."""

    slug: str
    title: str
    text: str
    place: int


def folders() -> list[Path]:
    """The folders of guides, the plugin's own first."""
    return [OWN, *guide_folders()]


def guides(values: dict[str, str]) -> list[Guide]:
    """All guides in their order. Raises `UnknownValue` for a name between braces that has no value."""
    by_slug = {}
    for folder in folders():
        for path in sorted(folder.glob("*.md")):
            if name := NAME.fullmatch(path.name):
                by_slug[name["slug"]] = _guide(name["slug"], int(name["place"]), path.read_text(), values)
    return sorted(by_slug.values(), key=lambda guide: guide.place)


def _guide(slug: str, place: int, text: str, values: dict[str, str]) -> Guide:
    text = filled(text, values)
    heading = TITLE.match(text)
    if not heading:
        raise ValueError(f"The guide {slug} does not begin with a title, such as '# Pictures'.")
    return Guide(slug, heading["title"], text[heading.end() :], place)


def filled(text: str, values: dict[str, str]) -> str:
    """A text with values in place of `{{names}}`."""

    def value(name: re.Match[str]) -> str:
        if name[1] not in values:
            raise UnknownValue(name[1])
        return values[name[1]]

    return VALUE.sub(value, text)


def example_values(document: dict[str, Any]) -> dict[str, str]:
    """The values of `{{names}}`: from the settings and the site's types, then as `examples.toml` has them.

    `place` is the path of a language's root, `page` of a page with a picture, `folder` of one with pages
    below it, `type` a portal type in the query of an address, `words` something to search for; `go_on` are
    rows of a site's own for the table at the end of the first guide, each with a line break behind it.
    """
    has_languages = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    languages = list(content_languages()) if has_languages else [settings.LANGUAGE_CODE]
    place = f"/{languages[0]}" if has_languages else ""
    kinds = list(document["components"]["schemas"]["Content"]["discriminator"]["mapping"])
    values = {
        "root": root_url(),
        "language": languages[0],
        "languages": ", ".join(f"`{language}`" for language in languages),
        "place": place,
        "page": place,
        "folder": place,
        "untranslated": place,
        "missing": f"{place}/nothing-here",
        "type": kinds[0].replace(" ", "%20"),
        "words": "forum",
        "go_on": "",
        "rate_limit": rate_limit() or "any number",
        "changes_days": str(changes_days()),
        "path_length": str(PATH_LENGTH),
    }
    for folder in guide_folders():
        chosen = folder / "examples.toml"
        if chosen.exists():
            given = tomllib.loads(chosen.read_text())
            values |= {name: filled(text, values) for name, text in given.items()}
    return values
