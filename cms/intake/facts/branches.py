"""Which branch a report is of: a known branch's town in any case form, spelling and script.

The town of a branch or of an event is told in many ways; each town that is named is weighed by how.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cms.intake.facts.found import Found
from cms.intake.facts.regions import FORMER, REGIONS
from cms.intake.known import Known, Thing
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span
from cms.languages.word_forms import forms_of_name
from cms.search.analysis.names import name_key

_LANGUAGES = ("ru", "kk", "en")
_ADJECTIVE = re.compile("(?:и?н|[еа])?ск(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)$")
_RUSSIAN_ENDING = re.compile("(?:ом|ем|ой|ей|[аеуыиюя])$")
_KAZAKH_ENDING = re.compile(
    "(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|да|де|та|те|дан|ден|тан|тен|нан|нен|мен|бен|пен|"
    "дағы|дегі|тағы|тегі|лық|лік|дық|дік|тық|тік)$"
)
_REGION = re.compile("област|облыс|region|oblast|province|аудан|район|district|ауыл|университет|universit", re.IGNORECASE)
_BRANCH = re.compile(r"\b(?:branch|филиал\w*|office)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:branch|филиал|город|city|town|қала|қаласы|место(?: проведения)?|place|venue|өткен орны|орны)\s*[:–—-]", re.IGNORECASE
)
_FROM = re.compile(r"(?:\bиз|\bfrom|\bс)\s*(?:г\.|города|қаласы)?\s*$", re.IGNORECASE)
_IN = re.compile(r"(?:\bв|\bво|\bin|\bнаш|г\.|городе?|here in)\s*$", re.IGNORECASE)
_LOCATIVE = re.compile("(?:[дт][ае])$")
class Towns:
    """The towns of known branches, found by a word of a text."""

    def __init__(self, branches: Sequence[Thing]):
        self._by_key: dict[str, str] = {}
        self._names: list[tuple[str, str]] = []
        for branch in branches:
            for name in branch.names:
                for word in _town_words(name):
                    self._by_key.setdefault(name_key(word), branch.key)
                    self._names.append((word, branch.key))
        self._known: dict[tuple[str, str], str] = {}
        self.keys = {branch.key for branch in branches}

    def of(self, word: Word) -> str:
        """The branch whose town a word names, in any form; "" for other words."""
        if not word.written[0].isupper() or word.written[0].isdecimal():
            return ""
        place = (word.folded, word.language)
        if place not in self._known:
            self._known[place] = self._found(word.folded)
        return self._known[place]

    def _found(self, folded: str) -> str:
        forms = [folded, folded.removesuffix("'s"), _RUSSIAN_ENDING.sub("", folded), _KAZAKH_ENDING.sub("", folded)]
        for form in forms:
            if len(form) > 3 and (key := self._by_key.get(name_key(form))):
                return key
        for name, key in FORMER.items():
            if folded.startswith(name) and key in self.keys:
                return key
        for name, key in self._names:
            if name[:3].casefold() == folded[:3] and any(
                forms_of_name(name, language).fullmatch(folded) for language in _LANGUAGES
            ):
                return key
        return ""


def _town_words(name: str) -> Iterator[str]:
    """The words of a branch's name that are its town: «филиал в Таразе» is told by the town."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)
    capital = [word for word in words if word[0].isupper() and not _BRANCH.match(word)]
    if len(capital) == 1:
        yield capital[0]


def find_branch(reading: Reading, known: Known, sentences: Sequence[Sentence]) -> Found[str] | None:
    """The branch that sentences tell of; unsure where only its region is named, or another town as often."""
    towns = Towns(known.branches)
    weights: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Span]] = {}
    regions: dict[str, Span] = {}
    for sentence in sentences:
        for place, word in enumerate(sentence.words):
            following = reading.text[word.end : word.end + 14]
            if re.match(r"\W{1,2}(?:қ\.)?\s*\w*", following) and _is_region(sentence, place):
                if (key := _region(word)) in towns.keys:
                    regions.setdefault(key, word.span)
                continue
            key = towns.of(word) or _of_adjective(sentence, place, towns)
            if not key:
                continue
            weight = _weight(reading.text, sentence, place)
            weights[key] += weight
            if weight > best.get(key, (0.0, word.span))[0]:
                best[key] = (weight, word.span)
    if not weights:
        if len(regions) == 1:
            key, span = next(iter(regions.items()))
            return Found(key, (span,), is_sure=False)
        return None
    order = sorted(weights, key=lambda key: (-best.get(key, (0.0,))[0], -weights[key], best[key][1] if key in best else Span(0, 0)))
    first = order[0]
    if first not in best:
        return None
    is_sure = len(order) == 1 or best[first][0] > best.get(order[1], (0.0,))[0] or weights[first] > weights[order[1]]
    return Found(first, (best[first][1],), is_sure=is_sure and best[first][0] >= 1, others=tuple(order[1:3]))


def _of_adjective(sentence: Sentence, place: int, towns: Towns) -> str:
    """The town of «Костанайский филиал»."""
    word = sentence.words[place]
    following = sentence.words[place + 1 : place + 3]
    if not _ADJECTIVE.search(word.folded) or not any(_BRANCH.match(one.folded) for one in following):
        return ""
    stem = _ADJECTIVE.sub("", word.folded)
    return towns.of(replace(word, folded=stem)) or _region(word)


def _is_region(sentence: Sentence, place: int) -> bool:
    following = sentence.words[place + 1 : place + 3]
    if not following:
        return False
    if _REGION.match(following[0].folded):
        return True
    return len(following) > 1 and following[0].folded in ("казахстан", "қазақстан", "kazakhstan", "казахстанской")


def _region(word: Word) -> str:
    return next((key for name, key in REGIONS.items() if word.folded.startswith(name)), "")


def _weight(text: str, sentence: Sentence, place: int) -> float:
    """How much a town tells of the branch: most beside the word "branch", little after "from"."""
    word = sentence.words[place]
    line = text.rfind("\n", 0, word.start) + 1
    before = text[max(line, word.start - 60) : word.start]
    near = " ".join(one.folded for one in sentence.words[max(place - 6, 0) : place + 4])
    if _LABEL.match(text[line : line + 60]):
        return 6
    close = " ".join(one.folded for one in sentence.words[max(place - 2, 0) : place + 3])
    if _BRANCH.search(close):
        return 5
    if _BRANCH.search(near) and _IN.search(before):
        return 4.5
    if _FROM.search(before):
        return 0.3
    is_early = sentence.number < 4
    following = sentence.words[place + 1].folded if place + 1 < len(sentence.words) else ""
    locative = sentence.language == "kk" and (
        bool(_LOCATIVE.search(word.folded)) or bool(re.match("қаласында(?!ғы)|қ$", following))
    )
    if _IN.search(before) or locative:
        return 3 if is_early else 2.5
    if word.start == line or text[word.end : word.end + 8].strip()[:1] == ",":
        return 2.5 if is_early else 1
    return 1.5 if is_early else 0.8
