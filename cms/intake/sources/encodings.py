"""The encoding of a text file: by its mark, by its zeros, as UTF-8, or by the letters it would give.

Old programs save Russian as windows-1251, KOI8-R or DOS's 866, and Kazakh in KZ-1048 (ҚР СТ 1048), which has
Kazakh letters where windows-1251 has Serbian and Macedonian ones, and is the same otherwise.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TRIED = ("kz1048", "koi8-r", "cp866", "mac-cyrillic", "cp1252")
_SAMPLE = 20_000
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})|encoding=[\"']([\w-]{3,20})", re.IGNORECASE
)

# Letters by how often Russian and Kazakh texts have them; capitals within a word betray a wrong table.
_FREQUENT = frozenset("оеаинтсрвлкмдпуяығнебіқң")
_CAPITAL_WITHIN = re.compile(r"[а-яёәіңғүұқөһ][А-ЯЁӘІҢҒҮҰҚӨҺ]")
_MIXED = re.compile(r"[a-z][а-яәіңғүұқөһ]|[а-яәіңғүұқөһ][a-z]", re.IGNORECASE)
_LETTER = re.compile(r"[а-яёәіңғүұқөһ]")
_ODD = re.compile(r"[^\w\s.,;:!?()«»„“”\"'’\-–—/№%+=&@#*•…°\[\]<>]")
_FOREIGN = re.compile(r"[\u00aa-\u02af\u0402-\u040f\u0452-\u045f\u2500-\u259f]")


def decoded(content: bytes) -> str:
    """The text of a file. Every file has one: what no table explains comes out as windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if (text is None or "\0" in text) and (wide := _wide(content)):
        return content.decode(wide, errors="replace")
    if text is not None:
        return text
    return content.decode(_best(content[:_SAMPLE]), errors="replace")


def decoded_page(content: bytes) -> str:
    """The text of a web page: as UTF-8 where it is that, then as it says itself, then by its letters."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(content, 0, 4096)
    if declared and not content.startswith(tuple(mark for mark, _ in _MARKS)):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        # Kazakh pages say windows-1251 and mean its Kazakh form.
        name = "kz1048" if name in {"windows-1251", "cp1251"} else name
        try:
            if codecs.lookup(name).name not in {"utf-8", "utf-16", "utf-7"}:
                return content.decode(name, errors="replace")
        except (LookupError, UnicodeError):
            pass
    return decoded(content)


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: in a text of two-byte letters every other byte is 0 or 4; "" for all others."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if (
            sum(high.count(byte) for byte in (0, 4, 0x20)) > 0.9 * half
            and high.count(0) + high.count(4) > 0.7 * half
        ):
            return encoding
    return ""


def _best(sample: bytes) -> str:
    """The table whose letters look most like a text."""
    return max(_TRIED, key=lambda encoding: _likeness(sample.decode(encoding, errors="replace")))


def _likeness(text: str) -> float:
    letters = _LETTER.findall(text)
    frequent = sum(letter in _FREQUENT for letter in letters)
    wrong = (
        len(_CAPITAL_WITHIN.findall(text))
        + 3 * len(_MIXED.findall(text))
        + len(_ODD.findall(text))
        + 2 * len(_FOREIGN.findall(text))
    )
    return frequent + 0.5 * len(letters) - 3 * wrong - 5 * text.count("\ufffd")
