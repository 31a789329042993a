"""Words that somebody said or wrote: quoted stretches with a verb of saying, or that are whole sentences."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cms.intake.facts.found import Found, Person, Quote
from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_SAID = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|asked|asks|added|adds|noted|notes|explained"
    r"|explains|admitted|remarked|recalled|confessed|replied|laughed"
    r"|shared|smiled|put it|read|commented|according to|concluded|joked|sighed|insisted"
    r"|summed up|argued|warned|promised|reminded|wished|thinks|believes|in the words of"
    r"|сказал\w*|говорит|говорят|рассказал\w*|рассказывает|написал\w*|пишет|пишут|отметил\w*"
    r"|отмечает|добавил\w*|добавляет|признал\w+|призна[её]тся|делится|поделил\w+"
    r"|подчеркнул\w*|считает|смеётся|смеется|улыба\w+|поясни\w+|ответил\w*|вспомина\w+"
    r"|заявил\w*|спросил\w*|прозвучал\w*|уверен\w?|резюмировал\w*|коммент\w+|заключил\w*"
    r"|пошутил\w*|шутит|вздыха\w+|вздохнул\w*|восклица\w+|воскликнул\w*|подытожил\w*"
    r"|напомнил\w*|попросил\w*"
    r"|вспомнил\w*|спрашива\w+|отвеча\w+|пожелал\w*|обещал\w*|пообещал\w*|по словам|слова\w*"
    r"|словами|призвал\w*|возразил\w*|произн[её]с\w*|подводит итог|объясн\w+|утвержда\w+"
    r"|услышал\w*|выразил\w+"
    r"|деді|дейді|деген|деп|жазды|жазыпты|жазған|айтты|атап өтті|бөлісті|сұрады|қосты"
    r"|мәлімдеді|күлді|толғанды|түйіндеді|қорытындылады|жауап берді|еске алды|еске салды"
    r"|әзілдеді|пікір білдірді|деген пікір\w*|ой бөлісті|тілек айтты|сөзімен|айтуынша|айтып"
    r"|жымиды|қуанады|толқып|мойындады|түсіндірді|кеңес берді|ескертті)\b",
    re.IGNORECASE,
)
_FEEDBACK = re.compile(
    r"\b(?:feedback|anonym\w+|unsigned|questionnaires?|best line|quote|one of (?:the|our) \w+"
    r"|quotation|sheets?|comment"
    r"|отзыв\w*|анкет\w*|цитата|без подписи|листах? обратной|из книги отзывов"
    r"|одн[аоиу]\w* из участни\w+|один из участни\w+"
    r"|пікір\w*|сауалнама\w*|кері байланыс\w*|бір қатысушы\w*|қатысушылардың бірі\w*|дәйексөз)\b",
    re.IGNORECASE,
)
# What comes behind in quotation marks are voices, however short.
_VOICES = re.compile(
    r"^\W*(?:(?:из )?(?:отзыв\w*|анкет\w*|комментари\w+)|feedback|comments|voices|пікірлер\w*|сауалнама\w*)"
    r"\b[^«“\":]{0,40}:",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?P<who>one of (?:the |our )?(?:participants|teachers|principals|guests|contestants"
    r"|colleagues)|a (?:young )?(?:teacher|principal"
    r"|participant)(?: from [A-Z][\w-]+(?: \w+)?)?"
    r"|один из участников|одна из участниц|одна из участников|один из (?:педагогов|учителей"
    r"|директоров)|участни(?:ца|к) (?:форума|семинара|конкурса|конференции)"
    r"|(?:учитель|директор|педагог|методист|завуч) из [А-ЯЁ][\w-]+(?: района| области)?"
    r"|қатысушылардың бірі|бір қатысушы|мұғалімдердің бірі|бір мұғалім)",
    re.IGNORECASE,
)
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
# "Anna Kim, a teacher: «…»": a name, and who it is.
_INTRODUCED = re.compile(
    rf"(?:^|[.!?]\s"
    rf"|[\w,]\s){_CAPITAL}[\w-]+\s(?:{_CAPITAL}[\w.-]+\s?){{1,2}}(?:,[^:.]{{0,80}}"
    rf"|\([^()]{{0,80}}\))?\s?:\s*[–—-]?\s*$"
)
# Whoever speaks of himself speaks.
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|my|our|me|us|I've|I'm|we've|я|мы|мне|нам|меня|нас|мой|моя|моё|мои|моих|моей"
    r"|наш\w*|мен|біз|маған|бізге|менің|біздің|өзімді|\w{4,}(?:дым|дім|тым|тім|дық|дік|тық"
    r"|тік|мын|мін|мыз|міз))\b",
    re.IGNORECASE,
)
_NEAR = 160
_SENTENCE_WORDS = 4


def find_quotes(
    reading: Reading,
    people: Sequence[Found[Person]],
    sentences: Sequence[Sentence],
    stretches: QuotedStretches,
    titles: set[str],
) -> tuple[Found[Quote], ...]:
    """What somebody is quoted with in these sentences; `titles` are names of events and sessions."""
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
    if _INTRODUCED.search(before) and count >= _SENTENCE_WORDS - 1:
        return True
    sentence = reading.sentence_at(one.span.start).span.of(text)
    if count > 1 and (_VOICES.match(sentence) or (_FEEDBACK.search(before) and before.rstrip()[-1:] == ":")):
        return True
    if _FEEDBACK.search(before + " " + after):
        return count >= (2 if re.match(r"\s*[–—(-]", after) and _FEEDBACK.search(after) else _SENTENCE_WORDS)
    return count >= _SENTENCE_WORDS + 1 and bool(_FIRST_PERSON.search(words)) and not _is_named(after)


def _is_named(after: str) -> bool:
    """Tell whether what stands in quotation marks is a name: «…» тақырыбы, «…» атты."""
    return bool(
        re.match(
            r"\s+(?:атты|тақырыб|деп атал|деген (?:атпен|тақырып)|форум|байқау|конкурс"
            r"|семинар|сесси|алаң|көрме|аталым|номинаци|session|workshop)",
            after,
        )
    )


def _around(text: str, one: Quoted, reading: Reading) -> tuple[str, str]:
    before = text[max(0, one.span.start - _NEAR) : one.span.start].rpartition("\n")[2]
    return re.split(r"(?<=[a-zа-яәіңғүұқөһ)»”\"])[.!?]\s", before)[-1], text[
        one.span.end : one.span.end + _NEAR
    ].partition("\n")[0]


def _says(reading: Reading, one: Quoted) -> re.Match | None:
    """The verb of saying that belongs to a quoted stretch: before a colon, or behind a comma or dash."""
    text = reading.text
    before, after = _around(text, one, reading)
    inner = one.inner.of(text).rstrip()
    is_behind = (
        inner[-1:] in ",!?…"
        or re.match(r"[,!?…]?\s*[,–—-]", after)
        or re.match(r"[,!?…]?\s+[a-zа-яәіңғүұқөһ]", after)
    )
    if is_behind:
        tail = re.split(r"[.!?](?=\s|$)|[«“]", after)[0]
        match = _SAID.search(tail)
        if (
            match
            and _is_close(tail[: match.start()])
            and (inner[-1:] in ",!?…" or re.match(r"[,!?…]?\s*[,–—-]", after) or match.start() < 12)
        ):
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
    return (
        len(between) < 90
        and "\n" not in between
        and bool(re.search(r",\s*$", between))
        and bool(_SAID.search(between))
        and not re.search(r"[.!?]\s", between)
    )


def _owner(reading: Reading, people: Sequence[Found[Person]], group: list[Quoted]) -> str:
    """Who said it: the person named nearest to the words in the same line, else who is meant."""
    text = reading.text
    first, last = group[0].span, group[-1].span
    before, after = _around(text, group[0], reading)[0], _around(text, group[-1], reading)[1]
    window = Span(
        first.start - len(before),
        last.end + len(re.split(r"(?<=[а-яa-zәіңғүұқөһ]{3})\.(?=\s|$)", after)[0]) + 1,
    )
    nearest: list[tuple[int, str]] = []
    for person in people:
        for span in person.spans:
            if window.start <= span.start < window.end and not (
                first.start <= span.start < last.end and len(group) == 1
            ):
                distance = first.start - span.end if span.end <= first.start else span.start - last.end
                nearest.append(
                    (
                        abs(distance)
                        + (40 if span.start < first.start and _says_behind(reading, group) else 0),
                        person.value.name,
                    )
                )
    if nearest:
        return min(nearest)[1]
    who = _WHO.search(before) or _WHO.search(after)
    return who["who"] if who else ""


def _says_behind(reading: Reading, group: list[Quoted]) -> bool:
    return any(True for one, other in pairwise(group)) or bool(
        _SAID.search(_around(reading.text, group[-1], reading)[1][:60])
    )
