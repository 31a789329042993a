"""The story's own title and lead: the headline above the text, the subtitle or the first sentences."""

import re
from collections.abc import Sequence

from cms.intake.facts.found import Found
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_GREETING = re.compile(
    r"^\W*(?:hi|hello|dear|good (?:morning|evening|afternoon|day)|to the|уважаем\w+|дорогие|коллеги|здравствуйте|добрый|доброе|ну что|друзья"
    r"|құрметті|қайырлы|сәлем\w*|достар|әріптестер|армысыз\w*|ассалау\w*)\b",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(
    r"^\W*(?:press release|report|information|отч[её]т|информация|справка|протокол|пресс-релиз|ақпарат|есеп|баяндама|анықтама|хаттама|баспасөз хабарламасы)\W*$", re.IGNORECASE
)
_LABELLED = re.compile(r"^[^\W\d_][\w ./-]{1,30}:\s")
_LONGEST_TITLE = 220
_LONGEST_LEAD = 420


def find_title(reading: Reading, sentences: Sequence[Sentence]) -> Found[str] | None:
    """The headline of the report: its first line, where that is no sentence, greeting or form."""
    for sentence in sentences[:3]:
        words = sentence.span.of(reading.text)
        if _KIND_ALONE.match(words):
            continue
        if _is_line(reading, sentence) and not _GREETING.match(words) and not _LABELLED.match(words):
            value = " ".join(words.split()).strip(" .")
            return Found(value, (sentence.span,)) if 3 < len(value) <= _LONGEST_TITLE else None
        return None
    return None


def find_lead(reading: Reading, sentences: Sequence[Sentence], title: Found[str] | None) -> Found[str] | None:
    """The lead: the first whole sentences under the headline, greetings left out."""
    start = title.spans[0].end if title else -1
    chosen: list[Sentence] = []
    for sentence in sentences:
        words = sentence.span.of(reading.text)
        if sentence.span.start < start or sentence.block.kind in ("table", "heading", "item"):
            if chosen:
                break
            continue
        is_whole = words.rstrip("»”\"')")[-1:] in ".!?…" and len(sentence.words) > 4
        if not is_whole or (not chosen and _GREETING.match(words) and len(sentence.words) < 8):
            if chosen:
                break
            continue
        if chosen and (sentence.block is not chosen[0].block or sentence.span.end - chosen[0].span.start > _LONGEST_LEAD):
            break
        chosen.append(sentence)
        if len(chosen) == 2:
            break
    if not chosen:
        return None
    span = Span(chosen[0].span.start, chosen[-1].span.end)
    return Found(" ".join(span.of(reading.text).split()), (span,))


def _is_line(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is a line of its own without a full stop."""
    if sentence.block.kind == "heading":
        return True
    if sentence.block.kind != "paragraph":
        return False
    words = sentence.span.of(reading.text)
    line_start = reading.text.rfind("\n", 0, sentence.span.start) + 1
    ends_line = sentence.span.end >= len(reading.text) or reading.text[sentence.span.end] == "\n"
    return line_start == sentence.span.start and ends_line and words[-1] not in ".;:,"
