"""How the two databases keep and look up terms: the only place that knows which one it is.

SQLite has a full-text table (FTS5) that follows the entries by triggers, PostgreSQL a `tsvector` with a GIN
index. Both are asked for the same terms and give their positions in the same order.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from cms.search.models import SearchEntry, Spelling
from cms.search.terms import Terms

FULL_TEXT = "search_searchentry_fts"
# Stands between two runs, so that no phrase begins in one and ends in the next.
BETWEEN = "0"
# Conditions that are asked before others: where they find enough, the others need not be looked at.
BEFORE = 3
# PostgreSQL counts no further, and keeps no more places of one word.
PLACE_MOST, PLACES_MOST = 16_383, 255


@dataclass(frozen=True)
class One:
    """A term that must be there, or one that goes on from it."""

    term: str
    is_prefix: bool = False


@dataclass(frozen=True)
class Phrase:
    """Terms that must stand one behind the other."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class AllOf:
    """Conditions that must all hold."""

    of: tuple[Any, ...]


@dataclass(frozen=True)
class AnyOf:
    """Conditions of which one must hold."""

    of: tuple[Any, ...]


Condition = One | Phrase | AllOf | AnyOf


def written(terms: Terms) -> str:
    """The terms of a document as the column takes them."""
    if connection.vendor != "postgresql":
        return f" {BETWEEN} ".join([" ".join(sorted(terms.others)), *(" ".join(run) for run in terms.runs)])
    places: dict[str, list[int]] = {}
    place = 0
    for run in terms.runs:
        place += 1
        for term in run:
            place += 1
            known = places.setdefault(term, [])
            if len(known) < PLACES_MOST:
                known.append(min(place, PLACE_MOST))
    told = [f"{term}:{','.join(map(str, dict.fromkeys(known)))}" for term, known in places.items()]
    return " ".join([*sorted(terms.others - places.keys()), *told])


def best(conditions: Sequence[Condition], most: int) -> list[int]:
    """The positions of documents that meet the first condition, then of those that meet the next one.

    Each once, at most so many; those of one condition the largest first. One query, and a second one where
    that could not tell all.
    """
    if most <= 0 or not conditions:
        return []
    if connection.vendor != "postgresql":
        return _best_one_by_one(conditions, most)
    found = dict.fromkeys(_of_tiers(conditions[:BEFORE], most))
    if len(found) < most and len(conditions) > BEFORE:
        found |= dict.fromkeys(_of_tiers(conditions[BEFORE:], most))
    return list(found)[:most]


def _best_one_by_one(conditions: Sequence[Condition], most: int) -> list[int]:
    """As `best`, by a database that asks a condition only once the one before has been answered.

    SQLite ends a `UNION ALL` when it has as many rows as were wanted, and so need not ask for more where a
    word is common. Whoever meets two conditions comes twice: mostly, twice as many rows are enough.
    """
    found = _of_tiers(conditions, most, rows_most=2 * most)
    positions = list(dict.fromkeys(found))
    if len(positions) < most and len(found) == 2 * most:
        positions = list(dict.fromkeys(_of_tiers(conditions, most)))
    return positions[:most]


def _of_tiers(conditions: Sequence[Condition], most: int, rows_most: int | None = None) -> list[int]:
    """The positions that meet each condition, at most so many of each; twice what meets two."""
    one = f"SELECT * FROM ({_positions()} ORDER BY {_position()} DESC LIMIT %s) AS tier"  # noqa: S608  names of ours
    parts, parameters = [], []
    for number, condition in enumerate(conditions):
        parts.append(one % (number, "%s", "%s"))
        parameters += [_asked(condition), most]
    sql = " UNION ALL ".join(parts)
    if rows_most is not None:
        sql, parameters = f"{sql} LIMIT %s", [*parameters, rows_most]
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = sorted(cursor.fetchall(), key=lambda row: (row[1], -row[0]))
    return [position for position, _number in rows]


def count(condition: Condition, most: int) -> int:
    """The number of documents that meet a condition, counted up to `most`. One query.

    SQLite counts a limited list at half the speed of a whole one, so the limit is set only where there may be
    more documents than that: there never are more than the largest key.
    """
    limited = f"SELECT COUNT(*) FROM ({_positions() % (0, '%s')} LIMIT %s) AS found"  # noqa: S608  names of ours
    asked = _asked(condition)
    sql, parameters = limited, [asked, most]
    if connection.vendor != "postgresql":
        whole = f"SELECT COUNT(*) FROM {FULL_TEXT} WHERE {FULL_TEXT} MATCH %s"  # noqa: S608  names of ours
        largest = f"SELECT MAX(document_id) FROM {SearchEntry._meta.db_table}"  # noqa: S608  names of ours
        sql = f"SELECT CASE WHEN ({largest}) <= %s THEN ({whole}) ELSE ({limited}) END"
        parameters = [most, asked, *parameters]
    with _by_index() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0]


def groups(condition: Condition, columns: Sequence[str], most: int) -> list[tuple]:
    """How many of the documents that meet a condition have which values in some columns of theirs.

    A row for each combination, its number last; of `most` documents at most. One query.
    """
    names = ", ".join(map(connection.ops.quote_name, columns))
    table = connection.ops.quote_name(SearchEntry._meta.db_table)
    if connection.vendor == "postgresql":
        rows = f"(SELECT {names} FROM {table} WHERE terms @@ %s::tsquery LIMIT %s) AS found"  # noqa: S608  names
    else:
        inner = f"SELECT rowid FROM {FULL_TEXT} WHERE {FULL_TEXT} MATCH %s LIMIT %s"  # noqa: S608  names
        rows = f"{table} WHERE position IN ({inner})"
    with _by_index() as cursor:
        cursor.execute(
            f"SELECT {names}, COUNT(*) FROM {rows} GROUP BY {names}",  # noqa: S608  names
            [_asked(condition), most],
        )
        return cursor.fetchall()


@contextmanager
def _by_index() -> Iterator[Any]:
    """A cursor for a question about all documents that meet a condition.

    PostgreSQL would rather read all rows where many do, for it does not reckon with what it takes to unpack
    their terms: ten times as long.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield cursor
        # The transaction may be part of a longer one.
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")


def positions_of(condition: Condition) -> RawSQL:
    """The positions of all documents that meet a condition, for `position__in`."""
    if connection.vendor == "postgresql":
        sql = f"SELECT position FROM {SearchEntry._meta.db_table} WHERE terms @@ %s::tsquery"  # noqa: S608  names of ours
    else:
        sql = f"SELECT rowid FROM {FULL_TEXT} WHERE {FULL_TEXT} MATCH %s"  # noqa: S608  names of ours
    return RawSQL(sql, [_asked(condition)])  # noqa: S611  the condition is a parameter


def add_spellings(rows: Sequence[tuple[str, str]]) -> None:
    """Add pieces with their words that are not there yet. One query, unlike Django's bulk inserts."""
    if not rows:
        return
    table = Spelling._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = f"INSERT INTO {table} (piece, word) SELECT * FROM unnest(%s::text[], %s::text[])"  # noqa: S608  names of ours
            cursor.execute(
                f"{sql} ON CONFLICT DO NOTHING", [list(column) for column in zip(*rows, strict=True)]
            )
        else:
            values = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(%s)"
            cursor.execute(f"INSERT OR IGNORE INTO {table} (piece, word) {values}", [json.dumps(rows)])


def _position() -> str:
    """What the table that is looked up calls a position."""
    return "position" if connection.vendor == "postgresql" else "rowid"


def _positions() -> str:
    """The positions of documents, and a number beside them; with two places for that and the condition."""
    if connection.vendor == "postgresql":
        return f"SELECT position, %s AS number FROM {SearchEntry._meta.db_table} WHERE terms @@ %s::tsquery"  # noqa: S608  names of ours
    return f"SELECT rowid AS position, %s AS number FROM {FULL_TEXT} WHERE {FULL_TEXT} MATCH %s"  # noqa: S608  names of ours


def _asked(condition: Condition) -> str:
    """A condition in the database's language. Terms are letters and digits, so none means anything there."""
    return (_tsquery if connection.vendor == "postgresql" else _match)(condition)


def _match(condition: Condition) -> str:
    """A condition in FTS5's language (sqlite.org/fts5.html, 3)."""
    match condition:
        case One(term, is_prefix):
            return f'"{term}"*' if is_prefix else f'"{term}"'
        case Phrase(terms):
            return f'"{" ".join(terms)}"'
        case AllOf(of):
            return "(" + " AND ".join(map(_match, of)) + ")"
    return "(" + " OR ".join(map(_match, condition.of)) + ")"


def _tsquery(condition: Condition) -> str:
    """A condition in PostgreSQL's language (its manual, 8.11.2)."""
    match condition:
        case One(term, is_prefix):
            return f"{term}:*" if is_prefix else term
        case Phrase(terms):
            return "(" + " <-> ".join(terms) + ")"
        case AllOf(of):
            return "(" + " & ".join(map(_tsquery, of)) + ")"
    return "(" + " | ".join(map(_tsquery, condition.of)) + ")"
