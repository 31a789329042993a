"""Notes on what of a document does not become part of the text, in the editor's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_SHOWN = 300


def shortened(words: str) -> str:
    """Words as a note shows them: the first few hundred characters."""
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def comments(count: int) -> list[str]:
    """That there were comments at the margin."""
    if not count:
        return []
    return [
        ngettext(
            "%(count)d comment at the margin was left out.",
            "%(count)d comments at the margin were left out.",
            count,
        )
        % {"count": count}
    ]


def deletions() -> str:
    """That tracked changes delete words."""
    return _("Words that tracked changes delete were left out.")


def hidden() -> str:
    """That words are there which the program doesn't show."""
    return _("Hidden words were left out.")


def footnotes() -> str:
    """That footnotes have been moved."""
    return _("The footnotes stand at the end of the text.")


def page_frame(lines: Iterable[str]) -> list[str]:
    """What stands above and below the text of each page, page numbers alone not worth a note."""
    worded = [line for line in dict.fromkeys(lines) if any(letter.isalpha() for letter in line)]
    if not worded:
        return []
    words = shortened(" · ".join(worded))
    return [_("The header and footer of the pages were left out: %(words)s") % {"words": words}]


def web_frame(words: str) -> list[str]:
    """A web page's menu, header, footer and what stands beside its text."""
    if not words:
        return []
    return [_("The page's menu and frame were left out: %(words)s") % {"words": shortened(words)}]


def senders(lines: Iterable[str]) -> list[str]:
    """Who sent messages that were copied out of a chat, and when."""
    words = shortened(" · ".join(lines))
    return [_("The senders and hours of the messages were left out: %(words)s") % {"words": words}]
