"""The units of a file: the segments of a translation, each once and under a key of its own."""

import re
from collections import Counter
from dataclasses import dataclass

from cms.localization.files.content import fingerprint
from cms.localization.files.labels import label_of
from cms.localization.files.markup import canonical
from cms.localization.store.segments import Segment, distinct, segments_of
from cms.localization.store.translations import Translation


@dataclass(frozen=True)
class Unit:
    """A segment as files and reports name it.

    `key` is where it stands, with a number from the second segment on that stands there; it is a NMTOKEN
    as XLIFF 2.0 (4.3.1.13 id) wants it. `label` says the same to people.
    """

    key: str
    label: str
    segment: Segment

    @property
    def source(self) -> str:
        """The source in the spelling files are compared in."""
        return canonical(self.segment.source) if self.segment.is_rich else self.segment.source

    @property
    def text(self) -> str:
        """The translation, likewise."""
        return canonical(self.segment.text) if self.segment.is_rich else self.segment.text


def units_of(translation: Translation) -> list[Unit]:
    """The units of a translation in the order of the source. Three queries, however many there are.

    A string that stands twice in one rich text has one translation, and is one unit.
    """
    units: list[Unit] = []
    times: Counter[str] = Counter()
    for segment in distinct(segments_of(translation)):
        place = place_of(segment.path)
        times[place] += 1
        key = place if times[place] == 1 else f"{place}:{times[place]}"
        units.append(Unit(key, label_of(translation.source, segment), segment))
    return units


def place_of(path: str) -> str:
    """A path in the characters a key may have."""
    return re.sub(r"[^\w.\-]", lambda match: f"_{ord(match[0]):x}_", path)


def without_number(key: str) -> str:
    """The place a key names, without the segment's number there."""
    return key.partition(":")[0]


def handed_out(units: list[Unit]) -> list[str]:
    """The fingerprints of all translations a file is made with (see `content.Parsed`)."""
    return [fingerprint(unit.key, unit.text) for unit in units if unit.segment.translation is not None]
