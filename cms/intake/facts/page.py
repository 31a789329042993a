"""What a text brings from the page it was copied from: its day, its views, links, the site's name.

Lines that are the page's and not the report's are `furniture`: they tell nothing, and no rule reads them.
"""

import re
from dataclasses import dataclass
from datetime import date

from cms.intake.facts.dates import Days, find_dates
from cms.intake.facts.found import Found
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_LINE = re.compile(
    r"\W*(?:"
    r"(?:back to (?:the )?(?:list|news|top|main|home)|назад|вернуться|к списку|все новости|на главную"
    r"|тізімге (?:оралу|қайту)|артқа|барлық жаңалықтар|басты бетке|read more|подробнее|толығырақ)(?!\w).{0,25}"
    r"|(?:share|print|поделиться|распечатать|печать|бөлісу|басып шығару|версия для печати)(?!\w).{0,25}"
    r"|.{0,60}(?:all rights reserved|все права защищены|барлық құқықтар|құқықтары? қорғалған).{0,60}|©.{0,120}"
    r"|(?:версия для слабовидящих|нашар көретін|version for visually).{0,80}"
    r"|(?:[қк]аз|рус|eng|kz|ru|en|kk)(?:\s*[|/·]\s*(?:[қк]аз|рус|eng|kz|ru|en|kk)){1,3}"
    r"|(?:home|main|главная|басты бет)\s*[»>/|→›].{0,150}"
    r"|(?:автор|author|posted by|tags?|теги|метки|тегтер|категори\w+|рубрика|раздел|category|айдар"
    r"|источник|source|дереккөз)\s*:.{0,80}"
    r"|(?:previous|next|предыдущая|следующая|алдыңғы|келесі)\s+(?:news|article|post|новость|статья|жаңалық).{0,80}"
    r")\W*",
    re.IGNORECASE,
)
_NEIGHBOURS = re.compile(
    r"\W*(?:(?:other|related|latest|recent|more) (?:news|articles|posts|events)|(?:другие|последние|похожие) новости"
    r"|новости по теме|читайте также|смотрите также|see also|read also|(?:басқа|соңғы|ұқсас) жаңалықтар"
    r"|тағы оқыңыз|сондай-ақ оқыңыз).{0,40}",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"(?:(?:number of )?views|hits|(?:количество )?просмотр(?:ов|ы|ено)?|қаралым(?:дар)?(?: саны)?|қаралды|оқылды"
    r"|көрілім|прочитано|👁️?|👀)\s*[:–—-]?\s*(?P<after>\d{1,3}(?:[ \u00a0\u202f,]\d{3})+|\d{1,8})(?:\s*рет)?(?!\d)"
    r"|(?<!\d)(?P<before>\d{1,3}(?:[ \u00a0\u202f,]\d{3})+|\d{1,8})\s*(?:рет\s+)?"
    r"(?:views|hits|просмотр(?:ов|а)?|қаралым|қаралды|рет қаралған)(?!\w)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published|posted|date published|publication date|опубликован[оа]?|дата публикации|размещено|добавлено"
    r"|дата размещения|жарияланды|жарияланған(?: күні)?|жариялану күні|салынған күні)(?: on)?\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
_PUBLISHED_AFTER = re.compile(r"\s*(?:күні)?\s*(?:жарияланды|жарияланған|опубликовано)", re.IGNORECASE)
_PRESS = re.compile(
    r"(?:for immediate release|press[ -]release|news release|пресс[- ]релиз|баспас[өо]з(?:ге арналған)? хабарлама"
    r"|баспасөз релизі|сообщение для (?:прессы|сми))",
    re.IGNORECASE,
)
_REST = re.compile(r"[\s\d|•·,.:;/()–—-]*(?:г|ж|года|жыл)?[\s\d|•·,.:;/()👁️👀–—-]*")
_NAMES = re.compile(
    r"\W*(?:(?:the )?cent(?:er|re) (?:of|for) (?:pedagogical )?excellence|центр педагогического мастерства"
    r"|педагогикалық шеберлік орталығы|nazarbayev intellectual schools|назарбаев интеллектуальные школы"
    r"|назарбаев зияткерлік мектептері)\W*",
    re.IGNORECASE,
)
# So many first lines may name the site or date a press release.
_HEAD = 6
# A longer line is a report's sentence, whatever words it begins with.
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """What the page says of itself."""

    published: Found[date] | None
    views: Found[int] | None
    furniture: tuple[Span, ...]

    def holds(self, span: Span) -> bool:
        """Tell whether a stretch lies in the page's furniture."""
        return any(one.start <= span.start < one.end for one in self.furniture)


def find_page(reading: Reading, told: date) -> Page:
    """The day a report was published, how often it was seen, and what of the page stands around it."""
    lines = _lines(reading)
    views: Found[int] | None = None
    published: Found[date] | None = None
    furniture: list[Span] = []
    is_press = any(_PRESS.search(line.of(reading.text)) for line in lines[:_HEAD])
    is_among_neighbours = False
    for number, line in enumerate(lines):
        text = line.of(reading.text)
        if len(text) > _LONGEST_LINE:
            is_among_neighbours = False
            continue
        if _NEIGHBOURS.fullmatch(text):
            is_among_neighbours = True
            furniture.append(line)
            continue
        if is_among_neighbours and (_is_neighbour(text) or number == len(lines) - 1):
            furniture.append(line)
            continue
        is_among_neighbours = False
        is_of_page = bool(_LINE.fullmatch(text)) or (number < _HEAD and bool(_NAMES.fullmatch(text)))
        is_of_page |= number < _HEAD and is_press and bool(_PRESS.match(text.strip()))
        seen = _VIEWS.search(text)
        days = _days_of(reading, line, told)
        if seen and views is None:
            name = "after" if seen["after"] else "before"
            views = _views(seen[name], line.start + seen.start(name), line.start + seen.end(name))
            is_of_page |= len(text) - len(seen[0]) < 40
        if days is not None and (found := _published(reading, line, days, is_press and number < _HEAD)):
            published = published or found
            rest = _without(text, line, days.spans[0], seen)
            told_only = re.sub(r"\d{1,2}[:.]\d\d", "", _PUBLISHED.sub("", rest.rstrip(" 0123456789:.,г")))
            if is_alone := bool(_REST.fullmatch(told_only.strip())) or bool(seen):
                digits = re.search(r"(?<!\d)\d{1,8}(?!\d)", text[days.spans[0].end - line.start :])
                if digits and views is None and not re.search(r"\d[:.]\d", text[days.spans[0].end - line.start :]):
                    start = days.spans[0].end + digits.start()
                    views = _views(digits[0], start, start + len(digits[0]))
            is_of_page |= is_alone or (is_press and number < _HEAD)
        if is_of_page:
            furniture.append(line)
    return Page(published, views, tuple(furniture))


def _lines(reading: Reading) -> list[Span]:
    """The report's lines without those that are blank."""
    found: list[Span] = []
    for block in reading.report.blocks:
        start = block.span.start
        for line in block.span.of(reading.text).splitlines(keepends=True):
            if line.strip():
                found.append(Span(start, start + len(line.rstrip())))
            start += len(line)
    return found


def _is_neighbour(text: str) -> bool:
    """Tell whether a line under "Other news" is one of them: an item, or one that begins with its day."""
    return bool(re.match(r"\s*(?:[•·▪*–—-]|\d{1,2}\.\d{1,2}\.\d{2,4})", text)) or len(text) < 70


def _views(digits: str, start: int, end: int) -> Found[int]:
    return Found(int(re.sub(r"\D", "", digits)), (Span(start, end),))


def _days_of(reading: Reading, line: Span, told: date) -> Found[Days] | None:
    """The one day that a line names with its year."""
    if not re.search(r"(?:19|20)\d\d|\.\d\d(?!\d)", line.of(reading.text)):
        return None
    found = find_dates(reading, told, [_as_sentence(reading, line)])
    whole = [one for one in found if one.value.has_year and one.value.starts == one.value.ends]
    return whole[0] if len(found) == 1 and whole else None


def _as_sentence(reading: Reading, line: Span) -> Sentence:
    return reading.sentence_at(line.start)


def _published(reading: Reading, line: Span, days: Found[Days], is_press: bool) -> Found[date] | None:
    """The day of publishing, where a line says so, is a press release's, or has a number of views beside."""
    text = reading.text
    place = days.spans[0]
    before, after = text[line.start : place.start], text[place.end : line.end]
    says_so = bool(_PUBLISHED.search(before)) or bool(_PUBLISHED_AFTER.match(after))
    is_dateline = is_press and len(before) < 60 and not re.search(r"\w", after.replace("г.", "").replace("ж.", ""))
    is_footer = not re.search(r"\w", before) and bool(re.fullmatch(r"[\s|•·,–—👁️👀-]+\d{1,7}\W*", after))
    is_footer |= not re.search(r"\w", before) and bool(_VIEWS.search(after))
    is_alone = not re.search(r"\w", before + after) and line.start > len(text) * 0.6
    if not (says_so or is_dateline or is_footer or is_alone):
        return None
    return Found(days.value.starts, (place,), is_sure=says_so or is_dateline or is_footer)


def _without(text: str, line: Span, day: Span, seen: re.Match | None) -> str:
    rest = text[: day.start - line.start] + " " * (day.end - day.start) + text[day.end - line.start :]
    return rest.replace(seen[0], "") if seen else rest
