"""Phrases in the form in which a page names them: the nominative; what depends on the head stays."""

import re

from cms.intake.facts.nominative.kazakh import kazakh_nominative
from cms.intake.facts.nominative.russian import russian_nominative
from cms.search.analysis.words import has_cyrillic, has_kazakh, normalised

__all__ = ["nominative"]


# «V Международную конференцию»: the number has no case.
_ROMAN = re.compile(r"\s*[IVXІХ]+\s+(?=\S)")


def nominative(text: str, language: str, *, singular: bool = False) -> str:
    """A noun phrase in the nominative: «Управлением образования» as «Управление образования».

    What stands in quotation marks stays as it is. `language` is that of the sentence; letters of another
    language decide otherwise. `singular`: the phrase names one thing, also where its form could be a plural
    («школы № 5»), and plurals become one (тренеры, тренер).
    """
    surface = normalised(text)
    if not has_cyrillic(surface):
        return text
    if language == "kk" or (has_kazakh(surface) and not _has_russian_head(surface)):
        return kazakh_nominative(text, singular=singular)
    if number := _ROMAN.match(text):
        return number[0] + russian_nominative(text[number.end() :], singular=singular)
    return russian_nominative(text, singular=singular)


def _has_russian_head(surface: str) -> bool:
    """Whether a phrase with Kazakh letters begins in Russian: «конкурса «Бір мақсат»»."""
    first = surface.split(maxsplit=1)[0].strip('«»"“”„')
    return not has_kazakh(first) and not surface.startswith(("«", '"', "“", "№"))
