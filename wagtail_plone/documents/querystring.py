"""Plone's query strings: lists of `{"i": index, "o": operator, "v": value}` as `Criteria`.

Sources: plone.app.querystring 3.0 (`queryparser.py` and the operators of its registry profile).
"""

import json
from collections.abc import Callable, Collection
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import unquote

from django.db.models import Q
from django.utils import timezone

from wagtail_plone.documents.catalog import (
    DATES,
    VALUES_MOST,
    Criteria,
    indexes,
    moment,
    ranged,
)
from wagtail_plone.documents.conditions import all_of, any_of, normal_path, within
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.identity import UID, site_of
from wagtail_plone.models import PublishedDocument

OPERATION = "plone.app.querystring.operation."
BOOLEANS = {
    "exclude_from_nav": "in_menus",
    "is_folderish": "summary__is_folderish",
    "isFolderish": "summary__is_folderish",
}
# Indexes whose operators say nothing that a document could be asked here.
IGNORED = frozenset({"string.currentUser", "string.showInactive"})
FROM_HERE = frozenset({"string.relativePath", "path.isWithinRelative"})
# Those that a value of the index must be among.
ONE_OF = frozenset({"selection.any", "selection.is", "string.is"})
# A path, and so many levels below it; None for all of them.
NamedPlace = tuple[str | None, int | None]
Homes = Callable[[], Collection[str]]
ROWS_MOST, DAYS_MOST = 50, 36_500
# Each word may become a condition, and databases refuse conditions nested too deep (SQLite at 1000).
WORDS_MOST, VALUE_LENGTH = 400, 1000


def rows_of(text: str) -> dict[str, Any]:
    """The JSON document of a `query` parameter, however often it was percent-encoded.

    Volto encodes it once, `@plone/client` twice; the form parser has decoded it once. Raises `BadRequest`.
    """
    for _attempt in range(3):
        try:
            query = json.loads(text)
            # Half a surrogate pair is JSON, and nothing a database could be asked.
            json.dumps(query, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            text = unquote(text)
        else:
            if isinstance(query, dict):
                return query
            break
    raise BadRequest("query must be a JSON object")


def looks_at_clock(rows: Any) -> bool:
    """Tell whether the results of a query change with the day."""
    return isinstance(rows, list) and any(
        isinstance(row, dict) and str(row.get("o", "")).removeprefix(OPERATION) in RELATIVE for row in rows
    )


def criteria_of(rows: Any, here: str, homes: Homes = tuple) -> Criteria:
    """Read a query asked at a place whose path is `here`. Raises `BadRequest`.

    `homes` is asked for known paths of home pages (see `within`) where the query names any path.
    """
    if not isinstance(rows, list) or not rows:
        raise BadRequest("No query supplied")
    if len(rows) > ROWS_MOST:
        raise BadRequest(f"query must not have more than {ROWS_MOST} rows")
    criteria = Criteria()
    places: list[NamedPlace] | None = None
    words = 0
    for number, row in enumerate(rows):
        index, operator, values = _row(row, number)
        words += sum(len(value.split()) for value in values)
        if words > WORDS_MOST:
            raise BadRequest(f"query must not have more than {WORDS_MOST} words in all its values")
        if operator in IGNORED:
            continue
        if index == "SearchableText":
            criteria.search_for(" ".join(values))
        elif index == "path":
            places = [*(places or ()), *_places(operator, values, here)]
        else:
            criteria.condition &= _condition(index, operator, values)
            if index == "portal_type" and operator in ONE_OF:
                criteria.portal_types = frozenset(values)
    if places is not None:
        known = [(path, depth) for path, depth in places if path is not None]
        criteria.condition &= any_of(within(path, depth, homes()) for path, depth in known)
        if len(known) == len(places):
            criteria.below = frozenset(normal_path(path) for path, _depth in known)
    return criteria


def _row(row: Any, number: int) -> tuple[str, str, list[str]]:
    """One row's index, operator without its prefix, and values as texts."""
    if not isinstance(row, dict) or not isinstance(row.get("i"), str) or not isinstance(row.get("o"), str):
        raise BadRequest(f"query row {number} must have an index (i) and an operator (o)")
    operator = row["o"].removeprefix(OPERATION)
    if operator not in OPERATORS:
        raise BadRequest("Invalid query.")
    value = row.get("v")
    values = value if isinstance(value, list) else [] if value is None else [value]
    texts = [str(item) for item in values if isinstance(item, str | int | float)]
    if len(texts) > VALUES_MOST or any("\0" in text for text in texts):
        raise BadRequest(f"query row {number} must have at most {VALUES_MOST} values, without NUL characters")
    if any(len(text) > VALUE_LENGTH for text in texts):
        raise BadRequest(f"query row {number} must not have values of more than {VALUE_LENGTH} characters")
    return row["i"], operator, texts


def _condition(index: str, operator: str, values: list[str]) -> Q:
    if index in DATES:
        return _date(index, operator, values)
    if index in BOOLEANS:
        wanted = operator == "boolean.isTrue" or (
            operator != "boolean.isFalse" and values[:1] not in (["false"], ["False"], ["0"], [""])
        )
        return Q(**{BOOLEANS[index]: not wanted if index == "exclude_from_nav" else wanted})
    if index in ("Title", "Description") and operator == "string.contains":
        column = "title" if index == "Title" else "summary__description"
        return all_of(
            Q(**{f"{column}__icontains": word}) for word in " ".join(values).replace("*", " ").split()
        )
    read = indexes().get(index)
    if read is None or not values:
        # Plone's catalog does not ask an index it has not got.
        return Q()
    if operator in ("selection.none", "string.isNot"):
        return ~read(values)
    if operator == "selection.all":
        return all_of(read([value]) for value in values)
    return read(values)


def _date(index: str, operator: str, values: list[str]) -> Q:
    column = DATES[index]
    if operator in RELATIVE:
        return RELATIVE[operator](column, _days(index, values))
    if operator == "date.between":
        if len(values) != 2:
            raise BadRequest(f"{index}: date.between needs two dates")
        return ranged(column, values, "min:max", index)
    if not values:
        raise BadRequest(f"{index}: {operator} needs a date")
    if operator == "date.largerThan":
        return Q(**{f"{column}__gte": moment(values[0], index)})
    if operator == "date.lessThan":
        return Q(**{f"{column}__lte": moment(values[0], index)})
    return ranged(column, values[:1], "", index)


def _days(index: str, values: list[str]) -> int:
    text = values[0].strip() if values else "0"
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and int(text) <= DAYS_MOST):
        raise BadRequest(f"{index}: the number of days must be a whole number up to {DAYS_MOST}")
    return int(text)


def _day(offset: int) -> tuple[datetime, datetime]:
    """The first and the last moment of the day so many days from today."""
    day = timezone.localdate() + timedelta(days=offset)
    return timezone.make_aware(datetime.combine(day, time.min)), timezone.make_aware(
        datetime.combine(day, time.max)
    )


def _between(column: str, first: int, last: int) -> Q:
    return Q(**{f"{column}__gte": _day(first)[0], f"{column}__lte": _day(last)[1]})


RELATIVE: dict[str, Callable[[str, int], Q]] = {
    "date.today": lambda column, days: _between(column, 0, 0),
    "date.lessThanRelativeDate": lambda column, days: _between(column, 0, days),
    "date.largerThanRelativeDate": lambda column, days: _between(column, -days, 0),
    "date.beforeToday": lambda column, days: Q(**{f"{column}__lt": _day(0)[0]}),
    "date.afterToday": lambda column, days: Q(**{f"{column}__gt": _day(0)[1]}),
    "date.beforeRelativeDate": lambda column, days: Q(**{f"{column}__lt": _day(-days)[0]}),
    "date.afterRelativeDate": lambda column, days: Q(**{f"{column}__gt": _day(days)[1]}),
}
OPERATORS = (
    {
        "selection.any", "selection.all", "selection.none", "selection.is", "string.is", "string.isNot",
        "string.contains", "string.path", "string.relativePath", "string.absolutePath", "boolean.isTrue",
        "boolean.isFalse", "date.between", "date.lessThan", "date.largerThan", "int.is", "int.lessThan",
        "int.largerThan", "list.contains", "reference.is", "path.isWithin", "path.isWithinRelative",
    }
    | IGNORED
    | set(RELATIVE)
)  # fmt: skip


def _places(operator: str, values: list[str], here: str) -> list[NamedPlace]:
    """Places named by paths below the root or from here, or by UIDs, `::depth` behind.

    The path is None where no page has the UID yet.
    """
    if not values:
        raise BadRequest("path needs a value")
    places = [value.rpartition("::") if "::" in value else (value, "", "") for value in values]
    uids = [path for path, _colons, _depth in places if UID.fullmatch(path)]
    known = dict(PublishedDocument.objects.filter(uid__in=uids).values_list("uid", "path")) if uids else {}
    named: list[NamedPlace] = []
    for path, _colons, depth in places:
        if depth and not (depth.isascii() and depth.isdecimal() and len(depth) < 3):
            raise BadRequest("path must end in ::depth with a depth from 0 to 99")
        place: str | None = path
        if UID.fullmatch(path):
            place = known.get(path)
        elif operator in FROM_HERE or not path.startswith("/"):
            place = _from_here(path, here)
        named.append((place, int(depth) if depth else None))
    return named


def _from_here(path: str, here: str) -> str:
    """A path with `.` and `..` read from a place; above the root there is nothing more."""
    site = site_of(here)
    below = here.removeprefix(site)
    segments = [] if path.startswith("/") else [segment for segment in below.split("/") if segment]
    for segment in path.split("/"):
        if segment == "..":
            segments = segments[:-1]
        elif segment not in ("", "."):
            segments.append(segment)
    return f"{site}/{'/'.join(segments)}".rstrip("/") if site else "/" + "/".join(segments)
