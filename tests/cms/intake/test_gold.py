"""The gold reports are whole: known keys, true dates, and no fact that its text doesn't tell."""

import datetime
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.cms.intake.gold_reports import BRANCHES, GOLD

FILES = sorted(GOLD.glob("*/*.yaml"))

REPORT = {"language", "half", "told", "text", "events", "published", "views", "quotes"}
EVENT = {
    *("kind", "title", "starts", "ends", "opens", "branch", "venue", "format", "participants_number"),
    *("participants", "aims", "organisers", "sessions", "people", "rounds", "criteria", "awards"),
}
SESSION = {"day", "kind", "title", "starts", "minutes", "speakers"}
PERSON = {"name", "position", "organisation", "role"}
AWARD = {"place", "nomination", "school", "person", "town"}

KINDS = {"forum", "contest", "other"}
FORMATS = {"offline", "online", "mixed"}
SESSIONS = {"plenary", "dialogue", "facilitation", "contest", "exhibition", "workshop", "other"}
ROLES = {"speaker", "trainer", "jury", "organiser", "winner", "guest"}

# How each month begins when it is written out, in English, Russian and Kazakh.
MONTHS = (
    ("jan", "янв", "қаңтар"),
    ("feb", "фев", "ақпан"),
    ("mar", "мар", "наурыз"),
    ("apr", "апр", "сәуір"),
    ("may", "ма", "мамыр"),
    ("jun", "июн", "маусым"),
    ("jul", "июл", "шілде"),
    ("aug", "авг", "тамыз"),
    ("sep", "сен", "қыркүйек"),
    ("oct", "окт", "қазан"),
    ("nov", "ноя", "қараша"),
    ("dec", "дек", "желтоқсан"),
)

# Numbers which a report writes in words.
SPELT = {
    2: ("two", "два", "екі"),
    3: ("three", "три", "үш"),
    4: ("four", "четыр", "төрт"),
    5: ("five", "пят", "бес"),
    9: ("nine", "девят", "тоғыз"),
    10: ("ten", "десят", "онда", "сағат он"),
    12: ("twelve", "двенадцат", "он екі"),
    35: ("thirty-five", "тридцать пять", "отыз бес"),
    40: ("forty", "сорок", "қырық"),
    45: ("forty-five", "сорок пять", "қырық бес"),
    60: ("sixty", "шестьдесят", "алпыс"),
    80: ("eighty", "восемьдесят", "сексен"),
    120: ("hundred and twenty", "сто двадцать", "жүз жиырма"),
    135: ("hundred and thirty-five", "сто тридцать пять", "жүз отыз бес"),
    150: ("hundred and fifty", "сто пятьдесят", "жүз елу"),
    160: ("hundred and sixty", "сто шестьдесят", "жүз алпыс"),
    180: ("hundred and eighty", "сто восемьдесят", "жүз сексен"),
    200: ("two hundred", "двести", "двухсот", "екі жүз"),
    210: ("two hundred and ten", "двести десять", "екі жүз он"),
    350: ("three hundred and fifty", "триста пятьдесят", "үш жүз елу"),
}


class Strict(yaml.SafeLoader):
    """YAML in which a key stands once."""

    def construct_mapping(self, node, deep=False):
        """Refuse a key that is given twice: the first of the two would be lost."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"{node.start_mark}: a key is given twice"
        return super().construct_mapping(node, deep)


@cache
def read(path: Path) -> dict:
    """A report with its facts."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Strict)


def plain(text: str) -> str:
    """The text in lower case, its thousands closed up (1 772 and 1,772 are 1772)."""
    return re.sub(r"(?<=\d)[ \u00a0\u202f,](?=\d{3}\b)", "", text).casefold()


def stem(word: str) -> str:
    """What stays of a word in every case form: its first letters, at most five; of a number, all of it."""
    return word if word.isdigit() or len(word) < 4 else word[: min(5, max(3, len(word) - 2))]


def untold(value: str, text: str) -> list[str]:
    """The words of a value that no word of the text begins like."""
    told = re.findall(r"\w+", plain(text))
    wanted = re.findall(r"\w+", plain(value))
    return [word for word in wanted if not any(one.startswith(stem(word)) for one in told)]


def numbers(text: str) -> set[int]:
    """The whole numbers that a text has in digits."""
    return {int(digits) for digits in re.findall(r"\d+", plain(text))}


def tells(number: int, text: str) -> bool:
    """Whether a text has the number, in digits or in words."""
    return number in numbers(text) or any(word in plain(text) for word in SPELT.get(number, ()))


def tells_day(day: datetime.date, text: str, told: datetime.date) -> bool:
    """Whether a text has the day's number and month; its year may be that of the report or a neighbour."""
    found, words = numbers(text), re.findall(r"\w+", plain(text))
    month = day.month in found or any(word.startswith(MONTHS[day.month - 1]) for word in words)
    year = {day.year, day.year % 100} & found or abs(day.year - told.year) <= 1
    return day.day in found and month and bool(year)


def is_day(value) -> bool:
    """Whether a value is a date without an hour."""
    return type(value) is datetime.date


def values(event: dict) -> list[str]:
    """Every name, title and phrase among an event's facts."""
    rows = [
        *event.get("sessions", ()),
        *event.get("people", ()),
        *event.get("criteria", ()),
        *event.get("awards", ()),
    ]
    named = ("title", "name", "position", "organisation", "nomination", "school", "person", "town")
    return [
        *(event[key] for key in ("title", "venue", "participants") if key in event),
        *(one for key in ("aims", "organisers", "rounds") for one in event.get(key, ())),
        *(row[key] for row in rows for key in named if key in row),
        *(name for row in event.get("sessions", ()) for name in row.get("speakers", ())),
    ]


@pytest.fixture(params=FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def report(request) -> dict:
    """Each of the reports."""
    return read(request.param)


def test_there_are_enough_reports_in_each_language_and_half():
    for language in ("en", "kk", "ru"):
        halves = [read(path)["half"] for path in FILES if path.parent.name == language]
        assert len(halves) >= 12
        # Fourteen a language were held; eight of each were retired into tuning once they had been measured.
        assert halves.count("held") >= 6
        assert halves.count("held") <= halves.count("tune") + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_report_says_its_manner_and_stands_in_its_languages_folder(path):
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert read(path)["language"] == path.parent.name


def test_keys_and_kinds_are_known(report):
    assert report.keys() <= REPORT and {"language", "half", "told", "text", "events"} <= report.keys()
    assert report["half"] in {"tune", "held"}
    assert all(quote.keys() <= {"text", "by"} for quote in report.get("quotes", ()))
    for event in report["events"]:
        assert event.keys() <= EVENT and event["kind"] in KINDS and event["title"]
        assert event.get("format", "offline") in FORMATS
        assert "branch" not in event or (BRANCHES / event["branch"]).is_dir()
        for row in event.get("sessions", ()):
            assert row.keys() <= SESSION and row["kind"] in SESSIONS, row
        for row in event.get("people", ()):
            assert row.keys() <= PERSON and {"name", "role"} <= row.keys() and row["role"] in ROLES, row
        for row in event.get("criteria", ()):
            assert row.keys() <= {"title", "points"} and "title" in row, row
        for row in event.get("awards", ()):
            assert row.keys() <= AWARD and {"place", "nomination"} & row.keys(), row
            assert row.get("place", 1) in {1, 2, 3}, row


def test_a_report_has_the_length_of_one(report):
    """The customer's own is the longest, at 527 words."""
    assert 60 <= len(report["text"].split()) <= 527


def test_days_are_told(report):
    told, text = report["told"], report["text"]
    assert is_day(told)
    if "published" in report:
        assert is_day(report["published"]) and tells_day(report["published"], text, told)
        assert report["published"] <= told
    for event in report["events"]:
        assert ("starts" in event) == ("ends" in event)
        if "starts" not in event:
            assert not any("day" in row for row in event.get("sessions", ()))
            continue
        starts, ends = event["starts"], event["ends"]
        assert is_day(starts) and is_day(ends) and starts <= ends
        assert tells_day(starts, text, told) and tells_day(ends, text, told), (starts, ends)
        assert all(starts <= row["day"] <= ends for row in event.get("sessions", ()) if "day" in row)


def test_hours_are_told(report):
    for event in report["events"]:
        rows = event.get("sessions", ())
        for hour in [event.get("opens"), *(row.get("starts") for row in rows)]:
            if hour is None:
                continue
            assert re.fullmatch(r"[0-2]\d:[0-5]\d", hour), hour
            hours, minutes = int(hour[:2]), int(hour[3:])
            assert any(tells(one, report["text"]) for one in (hours, (hours - 1) % 12 + 1)), hour
            assert not minutes or minutes in numbers(report["text"]), hour
        assert all(0 < row.get("minutes", 1) <= 600 for row in rows)


def test_numbers_are_told(report):
    wanted = [report["views"]] if "views" in report else []
    for event in report["events"]:
        wanted += [event["participants_number"]] if "participants_number" in event else []
        wanted += [row["points"] for row in event.get("criteria", ()) if "points" in row]
    assert [number for number in wanted if not tells(number, report["text"])] == []


def test_names_titles_and_phrases_are_told(report):
    missing = {
        value: words
        for event in report["events"]
        for value in values(event)
        if (words := untold(value, report["text"]))
    }
    assert missing == {}


def test_quotes_stand_in_the_text_word_for_word(report):
    text = " ".join(report["text"].split())
    for quote in report.get("quotes", ()):
        assert quote["text"] in text
        assert untold(quote.get("by", ""), text) == []


def test_who_speaks_or_wins_is_among_the_people(report):
    for event in report["events"]:
        people = {row["name"] for row in event.get("people", ())}
        speakers = {name for row in event.get("sessions", ()) for name in row.get("speakers", ())}
        winners = {row["person"] for row in event.get("awards", ()) if "person" in row}
        assert speakers | winners <= people
