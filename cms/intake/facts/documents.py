"""Dates that belong to papers: orders, laws, letters, certificates, approved plans, births."""

import re

from cms.intake.report import Span

_BEFORE = re.compile(
    r"(?:\b(?:от|dated|датирован\w*|бекітілген|утвержд[её]н\w*|approved(?: on)?|signed(?: on)?|signed)\s*$)"
    r"|(?:(?:приказ|распоряж|постановл|указ|закон|протокол|договор|order|decree|law|certificate|letter|act|"
    r"бұйры|қаулы|заң|хаттама)\w*[^.;\n]{0,25}(?:№\s*\S+|No\.?\s*\S+)?\s*(?:of|от)\s*$)"
    r"|(?:\b(?:born|родил\w+|туған|г\.\s?р\.)[^.;\n]{0,20}$)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*,?\s*(?:№|No\.?\s?\d|г\.\s?р\.|года рождения|[^.;\n]{0,8}(?:бекітілген|утвержд|бұйры|қаулы|заңы))"
    r"|[^.;\n]{0,60}?(?:бұйрығ|қаулысы|Заңы|хаттамасы|шешімі)",
)
_KAZAKH_OF = re.compile(r"[дт][ае][ғг][ыі]$")


def is_of_document(text: str, span: Span) -> bool:
    """Tell whether a date is that of a paper or a birth, by the words beside it."""
    before = text[max(0, span.start - 60) : span.start].rpartition("\n")[2]
    if _BEFORE.search(before.rstrip(" «“\"(")):
        return True
    after = text[span.end : span.end + 75].partition("\n")[0]
    match = _AFTER.match(after)
    if match is None:
        return False
    is_far = match.end() > 25 or not re.match(r"\s*,?\s*(?:№|No|г\.|года)", after)
    return not is_far or bool(_KAZAKH_OF.search(span.of(text))) or "екітілген" in match[0]
