"""The markup of longer texts: a line is a paragraph, `- ` begins a list's item, `**` encloses bold type."""

import re
from html import escape
from itertools import groupby

ITEM = "- "
BOLD = re.compile(r"\*\*(.+?)\*\*")


def to_html(text: str) -> str:
    """The text as HTML, as the rich text editor would have stored it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = []
    for is_list, group in groupby(lines, lambda line: line.startswith(ITEM)):
        if is_list:
            parts.append(f"<ul>{''.join(f'<li>{_inline(line[len(ITEM) :])}</li>' for line in group)}</ul>")
        else:
            parts.extend(f"<p>{_inline(line)}</p>" for line in group)
    return "".join(parts)


def _inline(text: str) -> str:
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
