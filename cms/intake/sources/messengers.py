"""Who sent a message, and when, as WhatsApp and Telegram write it before what was copied out of a chat."""

import re

from cms.intake.sources import left_out

_DAY = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_HOUR = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
_NAME = r"[^:\[\]\n]{1,60}"
_SENDERS = re.compile(
    rf"^(?:\[(?:{_DAY},? {_HOUR}|{_HOUR}, {_DAY})\] {_NAME}: ?"
    rf"|{_DAY},? {_HOUR} [-–] {_NAME}: ?"
    rf"|{_NAME}, \[{_DAY} (?:в )?{_HOUR}\]:?[ ]*(?:\n|$))",
    re.IGNORECASE | re.MULTILINE,
)


def without_senders(text: str) -> tuple[str, list[str]]:
    """The words of messages alone, and a note on what stood before them; of a cleaned text."""
    senders = dict.fromkeys(" ".join(found[0].split()).rstrip(": ") for found in _SENDERS.finditer(text))
    return (_SENDERS.sub("", text), left_out.senders(senders)) if senders else (text, [])
