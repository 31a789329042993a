"""Mentions by person."""

from collections import defaultdict
from dataclasses import dataclass, field

from cms.intake.facts.names import Name
from cms.intake.facts.people.mentions import Mention
from cms.intake.facts.people.same import initial_key, is_same
from cms.search.analysis.names import name_key

# With more people of one surname, a text is a register, and who is who can't be told by initials.
_MOST_OF_A_NAME = 40


@dataclass
class _Group:
    names: list[Name]
    mentions: list[Mention] = field(default_factory=list)


def grouped(mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of each person, in the order in which people are named first.

    Names are looked up by the sound of their surnames, so that the time grows with the text alone.
    """
    groups: list[_Group] = []
    by_text: dict[str, _Group] = {}
    by_surname: dict[str, list[_Group]] = defaultdict(list)
    by_first: dict[str, list[_Group]] = defaultdict(list)
    # Names with a surname first: "Лариса Викторовна" may come before "Коваленко Л. В.".
    for mention in sorted(mentions, key=lambda one: not one.name.part("surname")):
        name = mention.name
        group = by_text.get(name.text)
        surname = name.part("surname")
        if group is None:
            known = by_surname[name_key(surname)] if surname else by_first[_first(name)]
            fitting = [
                one for one in known[:_MOST_OF_A_NAME] if all(is_same(name, other) for other in one.names)
            ]
            is_alone = len(name.parts) == 1
            if fitting and (len(fitting) == 1 or (surname and not is_alone)):
                group = fitting[0]
                group.names.append(name)
            elif fitting:
                continue
            else:
                group = _Group([name])
                groups.append(group)
                by_surname[name_key(surname)].append(group)
                by_first[_first(name)].append(group)
            by_text[name.text] = group
        group.mentions.append(mention)
    for group in groups:
        group.mentions.sort(key=lambda one: one.name.span)
    return sorted((group.mentions for group in groups), key=lambda found: found[0].name.span)


def _first(name: Name) -> str:
    """The sound a given name begins with, written or as an initial."""
    first = name.part("given") or next(iter(name.initials), "")
    return initial_key(first)[:1]
