"""People of a report: mentions put together, each person once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cms.intake.facts.found import Found, Person
from cms.intake.facts.organisations import Organisation
from cms.intake.facts.organisations.known import KnownPhrases
from cms.intake.facts.people.grouping import grouped
from cms.intake.facts.people.mentions import Mention, find_mentions
from cms.intake.facts.people.roles import Roles
from cms.intake.facts.people.same import is_known_by
from cms.intake.known import Known
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span
from cms.search.analysis.names import name_key

_TOWN = re.compile(r"(?<=\w) (?:г\.|города|с\.|села|пос\.|п\.) ?[\w-]+$")


def find_people(
    reading: Reading,
    known: Known,
    sentences: Sequence[Sentence] | None = None,
    around: Sequence[Sentence] = (),
) -> tuple[Found[Person], ...]:
    """The people named in a report, or in some of its sentences, in order of their first mention.

    Their names in full and their positions may be told in the sentences `around` alone.
    """
    wanted = reading.sentences if sentences is None else sentences
    phrases = KnownPhrases(known.organisations)
    mentions, organisations = find_mentions(reading, phrases, wanted)
    roles = Roles(reading, wanted)
    numbers = {sentence.number for sentence in wanted}
    others = [one for one in around if one.number not in numbers]
    elsewhere = find_mentions(reading, phrases, others)[0] if others and mentions else []
    found = []
    for group in grouped([*mentions, *elsewhere]):
        own = [one for one in group if one.sentence.number in numbers]
        if own:
            found.append((own[0].name.span, _person(own, group, organisations, known, roles)))
    return tuple(person for _, person in sorted(found, key=lambda one: one[0]))


def _person(
    own: list[Mention], group: list[Mention], organisations: list[Organisation], known: Known, roles: Roles
) -> Found[Person]:
    """The person whose mentions are `group`, of whom the event tells in `own`."""
    # A name in full says more than initials, a patronymic more than none.
    best = max(
        group,
        key=lambda one: (bool(one.name.part("surname")), bool(one.name.part("given")), len(one.name.parts)),
    )
    position = _position(own) or _position(group)
    organisation = next((one.organisation.name for one in [*own, *group] if one.organisation), "")
    if not organisation:
        organisation = _meant(next((one.bare for one in group if one.bare), None), organisations)
    role = roles.role(own, position)
    if role == "winner":
        # The town is told with the award.
        organisation = _TOWN.sub("", organisation)
    person = Person(best.name.text, position, _spaced(organisation), role)
    fitting = _known(best, known)
    spans = tuple(_spans(own))
    is_whole = len(best.name.parts) > 1
    if not fitting:
        return Found(person, spans, is_sure=is_whole)
    sure = [key for key, is_sure in fitting if is_sure]
    keys = [*sure, *(key for key, is_sure in fitting if not is_sure)]
    others = tuple(replace(person, known=key) for key in keys[1:])
    return Found(
        replace(person, known=keys[0]),
        spans,
        is_sure=is_whole and len(keys) == 1 and bool(sure),
        others=others,
    )


def _position(group: list[Mention]) -> str:
    """The offices of all mentions; the fullest of those that say the same."""
    found: list[str] = []
    for mention in group:
        if mention.position and not any(mention.position.lower() in other.lower() for other in found):
            found = [other for other in found if other.lower() not in mention.position.lower()]
            found.append(mention.position)
    return max(found, key=len) if found else ""


def _spans(group: list[Mention]) -> list[Span]:
    spans = []
    for mention in group:
        spans.append(mention.name.span)
        spans += [mention.line.span(one.start, one.end) for one in mention.told.all if one.end > one.start]
    return sorted(set(spans))


def _meant(bare: Organisation | None, organisations: list[Organisation]) -> str:
    """The only organisation of its kind in the text where one is called "the university"."""
    if bare is None or bare.kind == "branch":
        return ""
    key = name_key(bare.name.split()[-1])[:6]
    whole = (one for one in organisations if not one.is_bare and one.kind != "branch")
    full = {one.name for one in whole if any(name_key(word).startswith(key) for word in one.name.split())}
    return next(iter(full)) if len(full) == 1 else ""


def _spaced(name: str) -> str:
    """Initials with blanks: М.Х. Дулати, М. Х. Дулати."""
    spaced = []
    for place, sign in enumerate(name):
        spaced.append(sign)
        is_initial = (
            sign == "."
            and place
            and name[place - 1].isupper()
            and (place == 1 or not name[place - 2].isalpha())
        )
        if is_initial and name[place + 1 : place + 2].isalpha():
            spaced.append(" ")
    return "".join(spaced)


def _known(mention: Mention, known: Known) -> list[tuple[str, bool]]:
    found: dict[str, bool] = {}
    for trainer in known.trainers:
        for name in trainer.names:
            fits, surely = is_known_by(mention.name, name)
            if fits:
                found[trainer.key] = found.get(trainer.key, False) or surely
    return list(found.items())
