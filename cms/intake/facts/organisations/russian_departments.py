"""Departments in Russian: parts of something higher, and those that are organisations themselves."""

import re

from cms.intake.facts.organisations.russian_words import is_adjective
from cms.intake.facts.tokens import Token

OF_A_REGION = re.compile(r"образован|просвещен|культур|област|район|город|регион|аким|г$|полиц|занятост")
_HIGHER = (
    "управлени",
    "департамент",
    "министерств",
    "акимат",
    "университет",
    "институт",
    "центр",
    "филиал",
    "академи",
    "библиотек",
    "дворц",
    "дворец",
    "музе",
    "колледж",
)


def is_department(token: Token) -> bool:
    return token.folded.startswith(("отдел", "сектор", "служб"))


def is_unit(tokens: list[Token], head: int, end: int) -> bool:
    """Whether a department, or the board of a university, is a part of what is named behind it."""
    if not (is_department(tokens[head]) or tokens[head].folded.startswith(("управлени", "департамент"))):
        return False
    return end < len(tokens) and is_higher(tokens, end) and is_of_a_kind(tokens, head, end)


def is_of_a_kind(tokens: list[Token], head: int, end: int) -> bool:
    """Whether a department is not that of all education of a place."""
    return head + 1 < end and not OF_A_REGION.match(tokens[head + 1].folded)


def is_higher(tokens: list[Token], place: int) -> bool:
    """Whether what a department is a part of begins at a token."""
    for token in tokens[place : place + 4]:
        if token.folded.startswith(_HIGHER):
            return True
        if not token.is_word or not is_adjective(token.folded):
            return False
    return False
