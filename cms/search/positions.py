"""Where a document stands among those that fit a search as well: one number, the largest first.

Texts in the reader's own language stand before those of pages that wait for a translation, then what is fresh
before what is stale: events by their date, news by their day, other pages by their first publication. The
number is the key of the index, so that "the first hundred" is read from its end, whatever fits.
"""

from datetime import UTC, datetime

# From the highest bit: one for the own text, 26 for hours, and a page's primary key.
KEY_BITS, HOUR_BITS = 36, 26
HOUR_SECONDS = 3600
# No text is older than the first of these years.
FIRST = datetime(1, 1, 1, tzinfo=UTC)


def position(key: int, moment: datetime, *, is_own_text: bool) -> int:
    """The position of the document with a primary key."""
    hours = int((moment - FIRST).total_seconds() // HOUR_SECONDS)
    hours = max(0, min(hours, 2**HOUR_BITS - 1))
    return is_own_text << (HOUR_BITS + KEY_BITS) | hours << KEY_BITS | key


def key_of(place: int) -> int:
    """The primary key of the document at a position."""
    return place & (2**KEY_BITS - 1)
