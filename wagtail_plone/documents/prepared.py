"""Queries that are turned into SQL once: Django takes longer to do that than the database to answer."""

import inspect
import re
from collections.abc import Callable, Collection, Container, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

NUMBERS_FROM = 31_000
# For how many values a query of many is turned into SQL; for more it is written every time.
SIZES = (1, 5, 25, 100)


def with_numbers(sql: str, parameters: Sequence[Any]) -> tuple[str, tuple]:
    """SQL with its whole numbers written out, and the parameters that are left.

    Hundreds of them say how long the path of each place above a page is. Adapting them and putting them in
    their places again at every question takes longer than the answer.
    """
    left: list[Any] = []

    def name(value: Any) -> str:
        left.append(value)
        return "%s"

    return _written(sql, parameters, name), tuple(left)


def _written(sql: str, parameters: Sequence[Any], name: Callable[[Any], str], but: Container = ()) -> str:
    """SQL with its whole numbers written out but for some, and a name for each other parameter."""
    values = iter(parameters)

    def written(_placeholder: re.Match) -> str:
        value = next(values)
        return str(value) if type(value) is int and value not in but else name(value)

    return re.sub("%s", written, sql)


def keys_of(objects: QuerySet, alias: str = DEFAULT_DB_ALIAS) -> RawSQL:
    """The primary keys of a queryset's objects as SQL that is written now, for `pk__in` in any query.

    What the search backend takes apart it reads as well: it knows keys in a query but no EXISTS. Raises
    `EmptyResultSet` where the queryset can hold nothing.
    """
    keys = objects.order_by().values("pk").query
    sql = with_numbers(*keys.get_compiler(connection=connections[alias]).as_sql())
    return RawSQL(*sql)  # noqa: S611  Django's own SQL


@dataclass(frozen=True)
class Statement:
    """A query as SQL, and what its rows are.

    The first `len(columns)` values of a row are the model's, the others `annotations`; without a `model` rows
    are their values. `converters` are Django's, by the value's place in the row.
    """

    sql: str
    constants: dict[str, Any]
    model: type[Model] | None
    columns: tuple[str, ...]
    annotations: dict[str, int]
    converters: dict[int, tuple[list[Callable], Any]]

    def rows(self, values: dict[str, Any], alias: str) -> list[Any]:
        """The rows that there are with some values, in one query."""
        connection = connections[alias]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, {**self.constants, **values})
            rows = [list(row) for row in cursor.fetchall()]
        for place, (converters, expression) in self.converters.items():
            for convert in converters:
                for row in rows:
                    row[place] = convert(row[place], expression, connection)
        if self.model is None:
            return rows
        return [self._instance(self.model, row, alias) for row in rows]

    def _instance(self, model: type[Model], row: list[Any], alias: str) -> Model:
        instance = model.from_db(alias, self.columns, row[: len(self.columns)])
        for name, place in self.annotations.items():
            setattr(instance, name, row[place])
        return instance


class Prepared:
    """A query of a module's own, which differs from one time to the next in texts and small numbers alone.

    `build` makes the queryset from its parameters, each a `str` or an `int`. They must be compared as they
    are (equal, greater, in a list): a text Django puts something around would not be found again. It must
    select nothing related.
    """

    def __init__(self, build: Callable[..., QuerySet], kinds: Sequence[type] | None = None):
        self.build = build
        if kinds is None:
            declared = inspect.get_annotations(build, eval_str=True)
            kinds = [kind for name, kind in declared.items() if name != "return"]
        # Values that nothing else has, in the places of those to come; small columns hold the numbers.
        self.places: list[str | int] = [
            f"\ue000{number}\ue000" if kind is str else NUMBERS_FROM + number
            for number, kind in enumerate(kinds)
        ]
        self._compiled = cache(self._compile)

    def __call__(self, *values: str | int) -> list[Any]:
        """The rows, as instances of the model with the queryset's annotations; what it defers is deferred.

        Those of a `values_list` are lists of their values.
        """
        given = {f"given{number}": value for number, value in enumerate(values)}
        if len(given) != len(self.places):
            raise TypeError(f"{len(self.places)} values are needed, not {len(given)}")
        return self._compiled(DEFAULT_DB_ALIAS).rows(given, DEFAULT_DB_ALIAS)

    def _compile(self, alias: str) -> Statement:
        query = self.build(*self.places).query
        compiler = query.get_compiler(connection=connections[alias])
        sql, parameters = compiler.as_sql()
        constants: dict[str, Any] = {}

        # By names, which are put in in one go; placeholders without any are looked for again every time.
        def name(value: Any) -> str:
            if value in self.places:
                return f"%(given{self.places.index(value)})s"
            own = f"constant{len(constants)}"
            constants[own] = value
            return f"%({own})s"

        places = [] if query.values_select else compiler.klass_info["select_fields"]
        expressions = [expression for expression, *_rest in compiler.select]
        return Statement(
            sql=_written(sql, parameters, name, but=self.places),
            constants=constants,
            model=query.model if places else None,
            columns=tuple(expressions[place].target.attname for place in places),
            annotations=dict(compiler.annotation_col_map or {}),
            converters=compiler.get_converters(expressions),
        )


class PreparedMany:
    """A query of rows by a list of values, `str` or `int`, which `build` makes the queryset from.

    Lists of one length share their SQL; shorter ones are filled up with a value that they have, which finds
    nothing more.
    """

    def __init__(self, build: Callable[[list], QuerySet], kind: type[str] | type[int]):
        self.build = build
        self.kind = kind
        self._of_size = cache(self._prepared)

    def __call__(self, values: Collection[str] | Collection[int]) -> list[Any]:
        """The rows, in no order; see `Prepared`. No query for no values."""
        if not values:
            return []
        given: list[Any] = list(values)
        size = next((size for size in SIZES if len(given) <= size), None)
        if size is None:
            return [list(row) if isinstance(row, tuple) else row for row in self.build(given)]
        return self._of_size(size)(*given, *given[-1:] * (size - len(given)))

    def _prepared(self, size: int) -> Prepared:
        return Prepared(lambda *values: self.build(list(values)), [self.kind] * size)
