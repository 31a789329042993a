"""What a text brings from the page it was copied from: its day, its views, links, the site's name.

Lines that are the page's and not the report's are `furniture`: they tell nothing, and no rule reads them.
"""

import re
from dataclasses import dataclass
from datetime import date

from cms.intake.facts.datelines import find_dateline
from cms.intake.facts.dates import Days, find_dates
from cms.intake.facts.found import Found
from cms.intake.reading import Reading
from cms.intake.report import Span

_LINE = re.compile(
    r"\W*(?:"
    r"(?:back to (?:the )?(?:list|news|top|main|home)|назад|вернуться|к списку|все новости|на главную"
    r"|тізімге (?:оралу|қайту)|артқа|барлық жаңалықтар|басты бетке|read more|подробнее"
    r"|толығырақ)(?!\w).{0,25}"
    r"|(?:share|print|поделиться|распечатать|печать|бөлісу|басып шығару|версия для печати)(?!\w).{0,25}"
    r"|.{0,60}(?:all rights reserved|все права защищены|барлық құқықтар"
    r"|құқықтары? қорғалған).{0,60}|©.{0,120}"
    r"|(?:версия для слабовидящих|нашар көретін|version for visually).{0,80}"
    r"|(?:[қк]аз|рус|eng|kz|ru|en|kk)(?:\s*[|/·]\s*(?:[қк]аз|рус|eng|kz|ru|en|kk)){1,3}"
    r"|(?:home|main|главная|басты бет)\s*[»>/|→›].{0,150}"
    r"|(?:автор|author|posted by|tags?|теги|метки|тегтер|категори\w+|рубрика|раздел|category|айдар"
    r"|источник|source|дереккөз)\s*:.{0,80}"
    r"|(?:previous|next|предыдущая|следующая|алдыңғы|келесі)\s+(?:news|article|post|новость"
    r"|статья|жаңалық).{0,80}"
    r")\W*",
    re.IGNORECASE,
)
# The head of an e-mail: who wrote when. Its subject may name the event.
_MAIL = re.compile(
    r"\W*(?:(?:from|to|cc|sent|reply-to|от кого|кому|копия|отправлено|кімнен|кімге|жіберілген)\s*:\s"
    r"|(?:date|дата|күні)\s*:\s.{0,40}\d{1,2}:\d\d)",
    re.IGNORECASE,
)
_NEIGHBOURS = re.compile(
    r"\W*(?:(?:other|related|latest|recent|more) (?:news|articles|posts|events)|(?:другие"
    r"|последние|похожие) новости"
    r"|новости по теме|читайте также|смотрите также|see also|read also|(?:басқа|соңғы|ұқсас) жаңалықтар"
    r"|тағы оқыңыз|сондай-ақ оқыңыз).{0,40}",
    re.IGNORECASE,
)
_SEEN = (
    r"(?:number of )?(?:page )?views|viewed|hits|reads|(?:количество "
    r"|число )?(?:просмотр(?:ов|ы|ено|а|ели)?|показ(?:ов|ы)|прочтени[йя]|прочитано|прочитали)"
    r"|қаралым(?:дар)?ы?(?: саны)?|қаралды|қаралған|қаралуы|қарау(?: саны)?|қараған(?:дар)?"
    r"|оқылды|оқылған|оқылым|оқығандар|көрілім|көрілген|көрілді|көру(?: саны)?|көргендер"
)
# The number behind the word is looked for first: in "17.10.2023 Views: 412" another one stands before it.
_VIEWS = (
    re.compile(
        rf"(?<!\w)(?:{_SEEN}|👁️?|👀)\s*[:–—-]?\s*(?P<number>\d{{1,3}}(?:[ \u00a0\u202f,]\d{{3}})+"
        rf"|\d{{1,8}})(?:\s*рет)?(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\d)(?P<number>\d{{1,3}}(?:[ \u00a0\u202f,]\d{{3}})+|\d{{1,8}})\s*(?:(?:рет|times"
        rf"|раз)\s+)?(?:{_SEEN})(?!\w)",
        re.IGNORECASE,
    ),
)
_PUBLISHED = re.compile(
    r"(?:published|posted|date published|publication date|опубликован[оа]?|дата публикации"
    r"|дата выпуска|размещен[оа]|размещён[ао]|добавлен[оа]|выложено|от редакции"
    r"|дата размещения|жарияланды|жарияланған(?: күні)?|жариялану күні|салынған күні)(?: on)?\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
_PUBLISHED_AFTER = re.compile(r"\s*(?:күні)?\s*(?:жарияланды|жарияланған|опубликовано)", re.IGNORECASE)
_PRESS = re.compile(
    r"(?:for immediate release|press[ -]release|news release|пресс[- ]релиз"
    r"|баспас[өо]з(?:ге арналған)? хабарлама"
    r"|баспасөз релизі|сообщение для (?:прессы|сми))",
    re.IGNORECASE,
)
_TOWN_BEFORE = re.compile(r"\W*(?:г\.\s*)?[^\W\d_][\w-]+(?:\s(?:қаласы|city))?[,.]?\s*\(?")
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
    dates: dict[int, list[Found[Days]]] = {}
    all_dates = find_dates(reading, told)
    for found_days in all_dates:
        dates.setdefault(reading.sentence_at(found_days.spans[0].start).number, []).append(found_days)
    for number, line in enumerate(lines):
        text = line.of(reading.text)
        if len(text) > _LONGEST_LINE:
            is_among_neighbours = False
            if is_press and number < _HEAD and published is None:
                published = _in_dateline(reading, line, dates)
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
        is_of_page |= number < _HEAD and bool(_MAIL.match(text))
        is_of_page |= number < _HEAD and is_press and bool(_PRESS.match(text.strip()))
        days = _days_of(reading, line, dates)
        seen = _views_in(text, days.spans[0] if days else None, line.start)
        if seen and views is None:
            views = _views(seen["number"], line.start + seen.start("number"), line.start + seen.end("number"))
            is_of_page |= len(text) - len(seen[0]) < 40
        if days is not None and (found := _published(reading, line, days, is_press and number < _HEAD)):
            published = published or found
            rest = _without(text, line, days.spans[0], seen)
            told_only = re.sub(r"\d{1,2}[:.]\d\d", "", _PUBLISHED.sub("", rest.rstrip(" 0123456789:.,г")))
            if is_alone := bool(_REST.fullmatch(told_only.strip())) or bool(seen):
                digits = re.search(r"(?<!\d)\d{1,8}(?!\d)", text[days.spans[0].end - line.start :])
                if (
                    digits
                    and views is None
                    and not re.search(r"\d[:.]\d", text[days.spans[0].end - line.start :])
                ):
                    start = days.spans[0].end + digits.start()
                    views = _views(digits[0], start, start + len(digits[0]))
            is_of_page |= is_alone or (is_press and number < _HEAD)
        if is_of_page:
            furniture.append(line)
    if published is None and (dateline := find_dateline(reading, lines, told, all_dates)):
        published = dateline
        place = dateline.spans[0]
        furniture += [line for line in lines if line.start <= place.start < line.end]
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


def _views_in(text: str, day: Span | None, start: int) -> re.Match | None:
    """The number of views that a line tells; the digits of its day are none."""
    if day is not None:
        first, last = max(day.start - start, 0), day.end - start
        text = f"{text[:first]}{'_' * (last - first)}{text[last:]}"
    return next((seen for way in _VIEWS if (seen := way.search(text))), None)


def _days_of(reading: Reading, line: Span, dates: dict[int, list[Found[Days]]]) -> Found[Days] | None:
    """The one day that a line names with its year."""
    first, last = reading.sentence_at(line.start).number, reading.sentence_at(line.end).number
    found = [one for number in range(first, last + 1) for one in dates.get(number, [])]
    whole = [one for one in found if one.value.has_year and one.value.starts == one.value.ends]
    return whole[0] if len(found) == 1 and whole and whole[0].spans[0].end <= line.end else None


def _in_dateline(reading: Reading, line: Span, dates: dict[int, list[Found[Days]]]) -> Found[date] | None:
    """The day of a press release that begins with it: "Taraz, 15 April 2025. – Today …"."""
    for found in dates.get(reading.sentence_at(line.start).number, [])[:1]:
        place = found.spans[0]
        before, after = reading.text[line.start : place.start], reading.text[place.end : line.end][:12]
        if _TOWN_BEFORE.fullmatch(before) and re.match(r"\s*(?:г\.|года|ж\.)?\s*[.–—(/-]", after):
            return Found(found.value.starts, (place,))
    return None


def _published(reading: Reading, line: Span, days: Found[Days], is_press: bool) -> Found[date] | None:
    """The day of publishing, where a line says so, is a press release's, or has a number of views beside."""
    text = reading.text
    place = days.spans[0]
    before, after = text[line.start : place.start], text[place.end : line.end]
    says_so = bool(_PUBLISHED.search(before)) or bool(_PUBLISHED_AFTER.match(after))
    is_dateline = (
        is_press and len(before) < 60 and not re.search(r"\w", after.replace("г.", "").replace("ж.", ""))
    )
    is_footer = not re.search(r"\w", before) and bool(re.fullmatch(r"[\s|•·,–—👁️👀-]+\d{1,7}\W*", after))
    is_footer |= not re.search(r"\w", before) and any(way.search(after) for way in _VIEWS)
    beside = f"{before} {after}"
    for way in _VIEWS:
        without = way.sub("", beside)
        is_footer |= without != beside and not re.search(r"\w", without)
    is_alone = not re.search(r"\w", before + after) and line.start > len(text) * 0.6
    if not (says_so or is_dateline or is_footer or is_alone):
        return None
    return Found(days.value.starts, (place,), is_sure=says_so or is_dateline or is_footer)


def _without(text: str, line: Span, day: Span, seen: re.Match | None) -> str:
    rest = text[: day.start - line.start] + " " * (day.end - day.start) + text[day.end - line.start :]
    return rest.replace(seen[0], "") if seen else rest
