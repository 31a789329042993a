"""Archives made for tests and measures: tables with pictures in a ZIP file."""

import csv
import io
import random
import zipfile
from datetime import date, timedelta

from tests.factories import picture_bytes

WORDS = (
    *("форум", "мектеп", "директор", "тренер", "педагог", "конкурс", "облыс", "тәжірибе", "көрме", "жоба"),
    *("қатысушы", "сессия", "жетекші", "ұстаз", "дамыту", "сапа", "сабақ", "оқушы", "команда", "бағдарлама"),
)


def table(rows: list[dict], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV file; the keys of the first row are its columns."""
    output = io.StringIO()
    writer = csv.DictWriter(output, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return output.getvalue().encode(encoding)


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return output.getvalue()


def archive_of(count: int, pictures: int = 2, picture=picture_bytes) -> bytes:
    """A ZIP file of `count` stories, each with `pictures` of its own, of the same content at every call.

    `picture` makes one of a `colour`.
    """
    chance = random.Random(2019)
    files: dict[str, bytes] = {}
    rows = []
    for number in range(1, count + 1):
        names = [f"pictures/{number}-{position}.jpg" for position in range(pictures)]
        for position, name in enumerate(names):
            colour = (number * 37 % 256, number * 91 % 256, (number // 256 * 90 + position * 45) % 256)
            files[name] = picture(colour=colour)
        paragraphs = [" ".join(chance.choices(WORDS, k=40)).capitalize() + "." for _part in range(6)]
        rows.append({
            "title": f"Жаңалық {number}: {' '.join(chance.choices(WORDS, k=4))}",
            "date": (date(2012, 1, 9) + timedelta(days=3 * number)).strftime("%d.%m.%Y"),
            "text": "".join(f"<p>{text}</p>" for text in paragraphs),
            "lead": paragraphs[0][:200],
            "views": str(100 + number),
            "url": f"http://old.example.kz/index.php?option=com_content&id={number}",
            "images": "|".join(names),
        })  # fmt: skip
    return packed({"stories.csv": table(rows), **files})
