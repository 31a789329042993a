"""People of a report: mentions put together, each person once."""

from collections.abc import Sequence
from dataclasses import replace

from cms.intake.facts.found import Found, Person
from cms.intake.facts.organisations import Organisation
from cms.intake.facts.organisations.known import KnownPhrases
from cms.intake.facts.people.mentions import Mention, find_mentions
from cms.intake.facts.people.roles import Roles
from cms.intake.facts.people.same import is_known_by, is_same
from cms.intake.known import Known
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span
from cms.search.analysis.names import name_key


def find_people(
    reading: Reading, known: Known, sentences: Sequence[Sentence] | None = None
) -> tuple[Found[Person], ...]:
    """The people named in a report, or in some of its sentences, in order of their first mention."""
    wanted = reading.sentences if sentences is None else sentences
    mentions, organisations = find_mentions(reading, KnownPhrases(known.organisations), wanted)
    roles = Roles(reading, wanted)
    people = []
    for group in _grouped(mentions):
        people.append(_person(group, organisations, known, roles))
    return tuple(people)


def _grouped(mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions by person. Surnames are looked up by their sound, so that long texts take no longer."""
    groups: list[list[Mention]] = []
    by_key: dict[str, list[list[Mention]]] = {}
    without: list[Mention] = []
    for mention in mentions:
        surname = mention.name.part("surname")
        if not surname:
            without.append(mention)
            continue
        known = by_key.setdefault(name_key(surname), [])
        fitting = [group for group in known if all(is_same(mention.name, one.name) for one in group)]
        if fitting:
            fitting[0].append(mention)
        else:
            group = [mention]
            known.append(group)
            groups.append(group)
    for mention in without:
        fitting = [group for group in groups if is_same(mention.name, group[0].name)][:2]
        if len(fitting) == 1:
            fitting[0].append(mention)
        elif not fitting:
            groups.append([mention])
    for group in groups:
        group.sort(key=lambda one: one.name.span)
    return sorted(groups, key=lambda group: group[0].name.span)


def _person(group: list[Mention], organisations: list[Organisation], known: Known, roles: Roles) -> Found[Person]:
    # A name in full says more than initials, a patronymic more than none.
    best = max(group, key=lambda one: (bool(one.name.part("surname")), bool(one.name.part("given")), len(one.name.parts)))
    position = _position(group)
    organisation = next((one.organisation.name for one in group if one.organisation), "")
    if not organisation:
        organisation = _meant(next((one.bare for one in group if one.bare), None), organisations)
    person = Person(best.name.text, position, _spaced(organisation), roles.role(group, position))
    fitting = _known(best, known)
    spans = tuple(_spans(group))
    if not fitting:
        return Found(person, spans)
    sure = [key for key, is_sure in fitting if is_sure]
    keys = [*sure, *(key for key, is_sure in fitting if not is_sure)]
    others = tuple(replace(person, known=key) for key in keys[1:])
    return Found(replace(person, known=keys[0]), spans, is_sure=len(keys) == 1 and bool(sure), others=others)


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
    full = {
        one.name
        for one in organisations
        if not one.is_bare and any(name_key(word).startswith(key) for word in one.name.split())
    }
    return next(iter(full)) if len(full) == 1 else ""


def _spaced(name: str) -> str:
    """Initials with blanks: М.Х. Дулати, М. Х. Дулати."""
    spaced = []
    for place, sign in enumerate(name):
        spaced.append(sign)
        is_initial = sign == "." and place and name[place - 1].isupper() and (place == 1 or not name[place - 2].isalpha())
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
