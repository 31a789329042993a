"""The label each line of a list stands under: "Jury:", «Победители:», «Модераторлар:»."""

import re
from collections.abc import Sequence

from cms.intake.reading import Reading, Sentence

_HOUR = re.compile(r"\d{1,2}[:.]\d{2}\b")
_NOMINATION = re.compile(
    r"(?:nomination|номинация|победители|winners|special prizes?|специальные призы|дипломанты"
    r"|арнайы сыйлықтар|бас жүлде)\b[^,;–—|\t]{0,70}$|[^,;–—|\t]{0,70}\b(?:номинациясы|аталымы)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*\d{1,2}[.)]\s*")
_LABEL = re.compile(r"[:：]\s*$")
_HEADING_MOST = 60
_LINE_MOST = 220
_BLANK = re.compile(r"\n[ \t]*\n")


def labels_of(reading: Reading, sentences: Sequence[Sentence]) -> dict[int, str]:
    """The labels above sentences, in small letters, by their numbers; a label holds as far as its list."""
    found: dict[int, str] = {}
    label = ""
    since = 0
    last: Sentence | None = None
    for sentence in sentences:
        text = sentence.span.of(reading.text)
        if _NUMBER.fullmatch(text):
            # The number of a list's line, read as a sentence of its own.
            continue
        gap = reading.text[last.span.end : sentence.span.start] if last else ""
        own_line = "\n" in gap or last is None
        if _LABEL.search(text) or (own_line and _is_heading(text, sentence)):
            label, since = text.lower().replace("ё", "е"), 0
        else:
            is_listed = sentence.block.kind in {"item", "table"} or (own_line and len(text) < _LINE_MOST)
            leaves = since > 0 and last is not None and last.block.kind == "item" != sentence.block.kind
            ends = (
                leaves
                or not own_line
                or not is_listed
                or (since > 0 and _BLANK.search(gap) and sentence.block.kind != "item")
            )
            if label and ends:
                label = ""
            if label:
                found[sentence.number] = label
                since += 1
        last = sentence
    return found


def _is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a line is the heading of a list: a few words without a stop, an hour, a nomination."""
    if sentence.block.kind == "heading" or _HOUR.match(text) or _NOMINATION.match(text):
        return True
    return (
        len(text) < _HEADING_MOST
        and len(text.split()) <= 3
        and text[-1].isalpha()
        and not any(sign in text for sign in ",;–—|\t.")
        and sentence.block.kind == "paragraph"
        and sum(word[:1].isupper() for word in text.split()) <= 1
    )
