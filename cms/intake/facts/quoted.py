"""Stretches in quotation marks: «…», “…”, „…“, "…"."""

import re

from cms.intake.report import Span

_PAIRS = {"«": "»", "“": "”", "„": "“”"}
_SIGN = re.compile(r"[«»“”„\"\n]")


def quoted_spans(text: str) -> list[Span]:
    """The outermost quoted stretches in order, their marks included; none goes past its paragraph.

    A mark without its partner opens nothing. Straight marks are paired within a line.
    """
    found = []
    opened: list[tuple[str, int]] = []
    for sign in _SIGN.finditer(text):
        mark, place = sign[0], sign.start()
        if mark == "\n":
            opened = []
        elif mark == '"':
            if opened and opened[-1][0] == '"':
                found.append(Span(opened.pop()[1], place + 1))
            else:
                opened.append((mark, place))
        elif opened and mark in _PAIRS.get(opened[-1][0], ""):
            found.append(Span(opened.pop()[1], place + 1))
        elif mark in _PAIRS:
            opened.append((mark, place))
    found.sort()
    outer: list[Span] = []
    for span in found:
        if not outer or span.start >= outer[-1].end:
            outer.append(span)
    return outer
