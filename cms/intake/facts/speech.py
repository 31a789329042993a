"""Words that somebody said or wrote: quoted stretches with a verb of saying, or that are whole sentences."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cms.intake.facts.found import Found, Person, Quote
from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_SAID = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|asked|asks|added|adds|noted|notes|explained|explains|admitted|remarked|recalled|confessed|replied|laughed"
    r"|shared|smiled|put it|read|commented|according to"
    r"|сказал\w*|говорит|говорят|рассказал\w*|рассказывает|написал\w*|пишет|пишут|отметил\w*|отмечает|добавил\w*|добавляет|признал\w+|призна[её]тся|делится|поделил\w+"
    r"|подчеркнул\w*|считает|смеётся|смеется|улыба\w+|поясни\w+|ответил\w*|вспомина\w+|заявил\w*|спросил\w*|прозвучал\w*|уверен\w?|резюмировал\w*|коммент\w+"
    r"|деді|дейді|деген|деп|жазды|жазыпты|жазған|айтты|атап өтті|бөлісті|сұрады|қосты|мәлімдеді|күлді|толғанды|түйіндеді)\b",
    re.IGNORECASE,
)
_FEEDBACK = re.compile(
    r"\b(?:feedback|anonym\w+|unsigned|questionnaires?|best line|quote|one of (?:the|our) \w+|quotation|sheets?|comment"
    r"|отзыв\w*|анкет\w*|цитата|без подписи|листах? обратной|из книги отзывов|одн[аоиу]\w* из участни\w+|один из участни\w+"
    r"|пікір\w*|сауалнама\w*|кері байланыс\w*|бір қатысушы\w*|қатысушылардың бірі\w*|дәйексөз)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?P<who>one of (?:the |our )?(?:participants|teachers|principals|guests|contestants|colleagues)|a (?:young )?(?:teacher|principal|participant)(?: from [A-Z][\w-]+(?: \w+)?)?"
    r"|один из участников|одна из участниц|одна из участников|один из (?:педагогов|учителей|директоров)|участни(?:ца|к) (?:форума|семинара|конкурса|конференции)"
    r"|(?:учитель|директор|педагог|методист|завуч) из [А-ЯЁ][\w-]+(?: района| области)?"
    r"|қатысушылардың бірі|бір қатысушы|мұғалімдердің бірі|бір мұғалім)",
    re.IGNORECASE,
)
_NEAR = 160
_SENTENCE_WORDS = 4


def find_quotes(
    reading: Reading, people: Sequence[Found[Person]], sentences: Sequence[Sentence], stretches: QuotedStretches, titles: set[str]
) -> tuple[Found[Quote], ...]:
    """What somebody is quoted with in these sentences; not names of events, sessions and nominations (`titles`)."""
    numbers = {sentence.number for sentence in sentences}
    chosen = [
        one
        for one in stretches.all
        if reading.sentence_at(one.span.start).number in numbers and _is_speech(reading, one, titles)
    ]
    found = []
    for group in _joined(reading.text, chosen):
        spans = tuple(one.inner for one in group)
        words = " ".join(" ".join(span.of(reading.text).split()) for span in spans)
        by = _owner(reading, people, group)
        is_sure = bool(by) or _says(reading, group[0]) is not None
        found.append(Found(Quote(words.rstrip(",;"), by), spans, is_sure=is_sure))
    return tuple(found)


def _is_speech(reading: Reading, one: Quoted, titles: set[str]) -> bool:
    text = reading.text
    words = one.words(text)
    if words.casefold().strip(" .!?…") in titles:
        return False
    count = len(words.split())
    says = _says(reading, one)
    if says is not None:
        return count >= 2
    before, after = _around(text, one, reading)
    if _FEEDBACK.search(before + " " + after):
        return count >= _SENTENCE_WORDS
    return False


def _around(text: str, one: Quoted, reading: Reading) -> tuple[str, str]:
    line = text.rfind("\n", 0, one.span.start) + 1
    end = text.find("\n", one.span.end)
    end = len(text) if end < 0 else end
    before = text[max(line, one.span.start - _NEAR) : one.span.start]
    return re.split(r"(?<=[a-zа-яәіңғүұқөһ)»”\"])[.!?]\s", before)[-1], text[one.span.end : min(end, one.span.end + _NEAR)]


def _says(reading: Reading, one: Quoted) -> re.Match | None:
    """The verb of saying that belongs to a quoted stretch: before it with a colon, or behind a comma or dash."""
    text = reading.text
    before, after = _around(text, one, reading)
    inner = one.inner.of(text).rstrip()
    is_behind = inner[-1:] in ",!?…" or re.match(r"[,!?…]?\s*[,–—-]", after) or re.match(r"[,!?…]?\s+[a-zа-яәіңғүұқөһ]", after)
    if is_behind:
        tail = re.split(r"[.!?](?=\s|$)|[«“]", after)[0]
        match = _SAID.search(tail)
        if match and _is_close(tail[: match.start()]) and (inner[-1:] in ",!?…" or re.match(r"[,!?…]?\s*[,–—-]", after) or match.start() < 12):
            return match
    if re.search(r"[:,]\s*[–—-]?\s*$|\b(?:that|что|as)\s*$", before):
        found = list(_SAID.finditer(before))
        if found and (before.rstrip()[-1:] in ":,–—" or len(before) - found[-1].end() < 12):
            return found[-1]
    if re.search(r"\bthat\s*$", before) and (match := _SAID.search(before)):
        return match
    return None


def _is_close(between: str) -> bool:
    return len(between) < 140


def _joined(text: str, chosen: list[Quoted]) -> Iterator[list[Quoted]]:
    """Stretches that one sentence divides: "…," said she, "…"."""
    group: list[Quoted] = []
    for one in chosen:
        if group and not _is_continued(text, group[-1], one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _is_continued(text: str, one: Quoted, other: Quoted) -> bool:
    between = text[one.span.end : other.span.start]
    return len(between) < 90 and "\n" not in between and bool(re.search(r",\s*$", between)) and bool(_SAID.search(between)) and not re.search(
        r"[.!?]\s", between
    )


def _owner(reading: Reading, people: Sequence[Found[Person]], group: list[Quoted]) -> str:
    """Who said it: the person named nearest to the words in the same line, else who is meant."""
    text = reading.text
    first, last = group[0].span, group[-1].span
    before, after = _around(text, group[0], reading)[0], _around(text, group[-1], reading)[1]
    window = Span(first.start - len(before), last.end + len(re.split(r"(?<=[а-яa-zәіңғүұқөһ]{3})\.(?=\s|$)", after)[0]) + 1)
    nearest: list[tuple[int, str]] = []
    for person in people:
        for span in person.spans:
            if window.start <= span.start < window.end and not (first.start <= span.start < last.end and len(group) == 1):
                distance = first.start - span.end if span.end <= first.start else span.start - last.end
                nearest.append((abs(distance) + (40 if span.start < first.start and _says_behind(reading, group) else 0), person.value.name))
    if nearest:
        return min(nearest)[1]
    who = _WHO.search(before) or _WHO.search(after)
    return who["who"] if who else ""


def _says_behind(reading: Reading, group: list[Quoted]) -> bool:
    return any(True for one, other in pairwise(group)) or bool(_SAID.search(_around(reading.text, group[-1], reading)[1][:60]))
