"""How many people took part: the number told with those who came, halls and screens added up.

Numbers of schools, teams, works, of an earlier year, and of those told apart (trainers, mentors) are none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cms.intake.facts.attendance_doubts import doubts
from cms.intake.facts.counted import find_numbers, number_of
from cms.intake.facts.found import Found
from cms.intake.facts.months import month_of
from cms.intake.facts.persons import APART, GENERAL, LABEL, PARTICIPANT, PERSONS, TOOK_PART
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.word_sets import word_set
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span

_TOTAL = re.compile(
    r"(?:in total|altogether|in all|a total of|total(?: of)?|overall|всего|в общей сложности"
    r"|итого|общее (?:число|количество)[^.;]{0,30}"
    r"|(?:число|количество) участников(?: \w+)?|number of participants(?: \w+)?"
    r"|(?:audience|attendance) (?:numbered|was|reached|totall?ed|exceeded)"
    r"|number of \w+ who (?:came|attended|took part) (?:was|reached|exceeded)"
    r"|(?:жиналған|келген|қатысқан)дар(?:дың)? саны|барлығы|жалпы саны|жалпы|жиыны|бәрі)\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"\s*(?:in total|altogether|in all|overall|всего|в общей сложности)\b", re.IGNORECASE
)
_OF_THEM_CAME = re.compile(
    r"\s*(?:of (?:them|these)|из них)\s(?:came|attended|took part|joined|приехал\w*|пришл\w*|участвовал\w*)"
    r"|-?(?:с[іы]|[іы])\s(?:форумға\s|семинарға\s|байқауға\s)?(?:келді|қатысты|жетті)",
    re.IGNORECASE,
)
_OF_THEM_FINAL = re.compile(
    r"\s*(?:of (?:them|these|whom)|из них)\s+(?:\w+\s+){1,3}?(?:the )?(?:final|финал)", re.IGNORECASE
)
_FINAL = re.compile(r"(?:final|допущен|в очн\w+ тур|вышли|сахнаға|қорғауға|shortlist)", re.IGNORECASE)
_HALL = re.compile(
    r"\b(?:in (?:the |our )?(?:\w+ )?(?:hall|room|theatre|theater|auditorium|library|classrooms?)|in person"
    r"|on site|face to face|offline|очно|в (?:актовом |конференц-)?зале|в аудитори\w+"
    r"|офлайн|залда|аудиторияда|бетпе-бет)\b",
    re.IGNORECASE,
)
_SCREEN = re.compile(
    r"\b(?:online|on (?:their |the )?screens?|via zoom|on zoom|remotely|connected|by (?:video|link)|онлайн"
    r"|дистанционно|на экран\w*|у экран\w*|по zoom|в zoom"
    r"|подключил\w+|удал[её]нно|экран\w*|zoom арқылы|қашықтан)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;()]|\s(?:and|и|а|ал|және|another|ещё)\s", re.IGNORECASE)
_AND_MORE = re.compile(r"\W*(?:more|другие|ещ[её]|тағы)\b", re.IGNORECASE)
_AND_OTHERS = re.compile(
    r"(?:\s[^\W\d_]+){1,4}\s(?:and|и|мен|бен|пен|және|а также)\s(?:another\s|ещё\s|тағы\s)?", re.IGNORECASE
)
_NEAR = 45
_LEAST = 2.0
# "Primary and middle school teachers".
_MOST_BEHIND_AND = 3
# So few are rather some of those who took part than all.
_FEW = 5
_SURE = 3.0


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people, how likely it is of those who took part, and behind what they are named."""

    number: Found[int]
    sentence: Sentence
    weight: float
    beside: Span

    @property
    def is_sure(self) -> bool:
        """Unsure is a number that no verb and no label tells of."""
        return self.weight >= _SURE


def find_attendance(
    reading: Reading, sentences: Sequence[Sentence], quotes: QuotedStretches, mentions: Sequence[Span]
) -> Counted | None:
    """The number of those who took part in an event of these sentences; None where none is likely."""
    named = {reading.sentence_at(span.start).number for span in mentions}
    # Mentors take part in a contest of mentors.
    events = " ".join(span.of(reading.text).casefold() for span in mentions)
    best: Counted | None = None
    told: list[Counted] = []
    for sentence in sentences:
        counted = _of_sentence(reading, sentence, quotes, sentence.number in named, events)
        counted = _sum(reading, counted) or _doubted(reading.text, counted)
        told += counted
        for one in counted:
            if one.weight >= _LEAST and (best is None or one.weight > best.weight):
                best = one
    if best is None or not _is_general(reading.text, best):
        return best
    same = (one for one in told if one.number.value == best.number.value and one.sentence is best.sentence)
    return replace(
        best, beside=next((one.beside for one in same if not _is_general(reading.text, one)), best.beside)
    )


def _is_general(text: str, counted: Counted) -> bool:
    """Tell whether a number is of "people" or of nobody said."""
    who, _ = _counted_noun(text, counted.sentence, counted.beside)
    return who is None or bool(GENERAL.match(who.folded))


def _doubted(text: str, counted: list[Counted]) -> list[Counted]:
    """The numbers of a sentence; none is sure of "44 principals and 61 teachers", of which no sum is told."""
    likely = [one for one in counted if one.weight >= _LEAST]
    doubtful = {
        id(one)
        for pair in pairwise(likely)
        for one in pair
        if _AND_OTHERS.fullmatch(text, pair[0].number.spans[0].end, pair[1].number.spans[0].start)
    }
    return [
        replace(one, weight=min(one.weight, _SURE - 0.5)) if id(one) in doubtful else one for one in counted
    ]


def _of_sentence(
    reading: Reading, sentence: Sentence, quotes: QuotedStretches, is_named: bool, events: str
) -> list[Counted]:
    text = reading.text
    found = []
    label = LABEL.match(sentence.span.of(text))
    for number in find_numbers(reading, [sentence]):
        span = number.spans[0]
        if quotes.around(span.start) or number.value < 2:
            continue
        weight = _weight(text, sentence, number, label, events)
        found.append(Counted(number, sentence, weight + 0.5 * is_named if weight > 0 else weight, span))
    return found


def _weight(text: str, sentence: Sentence, number: Found[int], label: re.Match | None, events: str) -> float:
    span = number.spans[0]
    before = text[max(sentence.span.start, span.start - 90) : span.start]
    clause = re.split(r"[;.!?]\s|\n|, (?=but|а |but|ал )", before)[-1]
    after = text[span.end : min(sentence.span.end, span.end + 90)]
    who, is_other = _counted_noun(text, sentence, span)
    is_total = bool(_TOTAL.search(clause)) or bool(_TOTAL_AFTER.match(after))
    is_of_label = label is not None and not re.search(
        r"\d", before[label.end() :] if len(before) < 90 else ""
    )
    if is_other or (who is not None and APART.match(who.folded) and who.folded[:6] not in events):
        return -1
    reached = bool(_OF_THEM_FINAL.match(after))
    came = bool(_OF_THEM_CAME.match(after))
    if who is None and not (is_total or is_of_label or reached or came or _is_alone(before, after)):
        return -1
    weight = 2.0 if who is not None else 1.0 + _is_alone(before, after)
    said = text[sentence.span.start : sentence.span.end]
    near = before[-_NEAR:] + after[: _NEAR + 15]
    weight += 2 * bool(TOOK_PART.search(near)) or 1.0 * bool(TOOK_PART.search(said))
    weight += 1.0 * (who is not None and bool(PARTICIPANT.match(who.folded)))
    weight += 3 * is_of_label + 2 * is_total + 0.7 * bool(_FINAL.search(clause))
    weight += 4 * reached + 2 * came
    weight -= 1.5 * (number.value < _FEW and not (is_of_label or is_total))
    # Those in the hall are not all where others are told of.
    weight -= 0.5 * bool(_HALL.search(clause))
    return weight - doubts(number.value, before, clause, after, "" if who is None else who.folded, events)


def _counted_noun(text: str, sentence: Sentence, span: Span) -> tuple[Word | None, bool]:
    """The word for people that a number counts, and whether it counts other things."""
    persons = PERSONS[sentence.language]
    first = sentence.index_from(span.end)
    end = max(span.end, sentence.words[first - 1].end) if first else span.end
    following = sentence.words[first : first + 6]
    glued = sentence.words[first - 1].folded.lstrip("0123456789") if first else ""
    if glued and sentence.words[first - 1].start == span.start and persons.match(glued):
        return sentence.words[first - 1], False
    for word, after in zip(following, [*following, None][1:], strict=True):
        is_number = word.folded.isdecimal() or (number_of((word.folded,))[0] or 0) > 1
        if word.start - end > 2 or is_number or ";" in text[end : word.start]:
            return None, False
        if after is not None and APART.match(word.folded) and persons.match(after.folded):
            # «32 тәлімгер мұғалім».
            return after, False
        if after is not None and word.folded == "жетекші" and _OTHERS["kk"].match(after.folded):
            # «16 жетекші мектеп».
            return None, True
        if persons.match(word.folded) or APART.match(word.folded):
            return word, False
        if month_of(word.written):
            return None, True
        if _OTHERS[sentence.language].match(word.folded):
            is_theirs = after is not None and persons.match(after.folded)
            return (after, False) if is_theirs else (None, True)
        if word.folded in _LINKS:
            return _behind_and(sentence, word, persons), False
        end = word.end
    return None, False


def _behind_and(sentence: Sentence, link: Word, persons: re.Pattern) -> Word | None:
    """The word for people of "58 maths and science teachers"; None for other phrases."""
    if link.folded not in {"and", "и", "және"}:
        return None
    place = sentence.index_from(link.end)
    following = sentence.words[place : place + _MOST_BEHIND_AND]
    if any(word.folded.isdecimal() or number_of((word.folded,))[1] for word in following):
        return None
    return next((word for word in following[1:] if persons.match(word.folded)), None)


_LINKS = word_set("of from in at for to and из в на с и от для және")
_OTHERS = {
    "en": re.compile(
        r"(?:schools|applicants?|candidates?|teams|pairs|plans|lessons|pages|minutes?|hours?|days?|years?"
        r"|works"
        r"|videos|entries|applications"
        r"|groups|districts|regions|points|photos|tables|projects|percent|kilomet|votes|sheets"
        r"|questions|towns|villages|classes)$"
    ),
    "ru": re.compile(
        r"(?:школ$|школы$|школ[аеу]|команд|пар$|пары$|план|урок|страниц|минут|час|дн[яе]|день"
        r"|лет$|год|работ[аы]?$|видео|групп|район|област|балл|"
        r"фото|проект|анкет|раз$|раза$|процент|пункт|класс|заяв|претендент|соискател|организац|голос|мест$"
        r"|места$"
        r"|километр|вопрос|город|сел$|номинаци)"
    ),
    "kk": re.compile(
        r"(?:команда|жұп|жоспар|бет$|минут|сағат|күн|жыл|жұмыс|бейне|топ|аудан$|ауданнан"
        r"|облыс$|ұпай|фото|жоба|сауалнама|рет$|үміткер|талапкер|"
        r"пайыз|сынып|өтінім|ұйым|мектеп$|мектептен|сұрақ|қала|ауыл)"
    ),
}


def _is_alone(before: str, after: str) -> bool:
    """Tell whether a number stands for people by itself: "there were 97, all of them teachers"."""
    has_verb = re.search(
        r"(?:there were|we were|were|attended|нас было|было|пришло|собралось|участвовало"
        r"|присутствовало|пришл[иао]|приехал[иао]|явил[ио]сь|болды|едік|number of participants \w+"
        r"|число участников \w+)\s*$",
        before,
        re.IGNORECASE,
    )
    if re.search(r"(?:audience|crowd) of\s*$", before):
        return True
    if re.match(r"\s(?:came|turned up|attended|took part|participated)\b", after):
        return bool(re.search(r"(?:\band|,|\bof whom|\bbut)\s*$", before))
    if re.match(
        r"\s*(?:of us\b|едік\b|in number\b|-?(?:с[іы]|[іы]) (?:келді|қатысты|жетті))", after, re.IGNORECASE
    ):
        return True
    return (bool(has_verb) and not re.match(r"\s*\w", after)) or bool(
        _AND_MORE.match(after) and _SCREEN.search(after)
    )


def _sum(reading: Reading, counted: list[Counted]) -> list[Counted] | None:
    """The sum of those in the hall and those on screens, told or reckoned; or of any two told with it."""
    text = reading.text
    if told := _told_sum(text, counted):
        return [told]
    ways: dict[str, list[Counted]] = {"hall": [], "screen": []}
    for one in counted:
        span = one.number.spans[0]
        before = _CLAUSE.split(text[max(one.sentence.span.start, span.start - 70) : span.start])[-1]
        after = _CLAUSE.split(text[span.end : min(span.end + 70, one.sentence.span.end)])[0]
        for way, pattern in (("screen", _SCREEN), ("hall", _HALL)):
            if pattern.search(before + "…" + after):
                ways[way].append(one)
                break
    if len(ways["hall"]) != 1 or len(ways["screen"]) != 1:
        return None
    first, second = sorted((*ways["hall"], *ways["screen"]), key=lambda one: one.number.spans[0])
    total = first.number.value + second.number.value
    told = next((one for one in counted if one.number.value == total), None)
    beside = first.number.spans[0]
    if told is not None:
        return [Counted(told.number, told.sentence, max(told.weight, 6), beside)]
    spans = (*first.number.spans, *second.number.spans)
    return [Counted(Found(total, spans), first.sentence, 6, beside)]


def _told_sum(text: str, counted: list[Counted]) -> Counted | None:
    """The number of people told as the sum of two others of its sentence: "110 and 75, 185 in all"."""
    likely = [one for one in counted if one.number.value >= _FEW]
    for one in likely:
        parts = [other for other in likely if other is not one]
        pair = next(
            (
                first
                for place, first in enumerate(parts)
                for second in parts[place + 1 :]
                if first.number.value + second.number.value == one.number.value
            ),
            None,
        )
        if pair is None or one.weight <= 0:
            continue
        # Who they were is told of the parts where the sum says "people".
        beside = pair.beside if _is_general(text, one) else one.beside
        return replace(one, weight=max(one.weight, 6), beside=beside)
    return None
