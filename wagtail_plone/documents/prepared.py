"""Queries that are turned into SQL once: Django takes longer to do that than the database to answer."""

import inspect
import re
from collections.abc import Callable, Container, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import RawQuerySet

NUMBERS_FROM = 31_000


def with_numbers(sql: str, parameters: Sequence[Any], *, but: Container[Any] = ()) -> tuple[str, tuple]:
    """SQL with its whole numbers written out, and the parameters that are left; all but some.

    Hundreds of them say how long the path of each place above a page is. Adapting them and putting them in
    their places again at every question takes longer than the answer.
    """
    left: list[Any] = []
    values = iter(parameters)

    def written(_placeholder: re.Match) -> str:
        value = next(values)
        if type(value) is int and value not in but:
            return str(value)
        left.append(value)
        return "%s"

    return re.sub("%s", written, sql), tuple(left)


def keys_of(objects: QuerySet, alias: str = DEFAULT_DB_ALIAS) -> RawSQL:
    """The primary keys of a queryset's objects as SQL that is written now, for `pk__in` in any query.

    What the search backend takes apart it reads as well: it knows keys in a query but no EXISTS. Raises
    `EmptyResultSet` where the queryset can hold nothing.
    """
    keys = objects.order_by().values("pk").query
    sql = with_numbers(*keys.get_compiler(connection=connections[alias]).as_sql())
    return RawSQL(*sql)  # noqa: S611  Django's own SQL


class Prepared:
    """A query of a module's own, which differs from one time to the next in texts and small numbers alone.

    `build` makes the queryset from its parameters, each a `str` or an `int`. They must be compared as they
    are (equal, greater, in a list): a text Django puts something around would not be found again.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build
        kinds = inspect.get_annotations(build, eval_str=True)
        self.kinds = [kind for name, kind in kinds.items() if name != "return"]
        self._compiled = cache(self._compile)

    def __call__(self, *values: str | int) -> RawQuerySet:
        """The rows, as instances of the model with the queryset's annotations; what it defers is deferred."""
        sql, parameters, model = self._compiled(DEFAULT_DB_ALIAS)
        given = dict(zip(self._places(), values, strict=True))
        return model._default_manager.raw(sql, [given.get(value, value) for value in parameters])

    def _places(self) -> list[str | int]:
        """Values that nothing else has, in the places of those to come; small columns hold the numbers."""
        return [
            f"\ue000{number}\ue000" if kind is str else NUMBERS_FROM + number
            for number, kind in enumerate(self.kinds)
        ]

    def _compile(self, alias: str) -> tuple[str, tuple, type[Model]]:
        queryset = self.build(*self._places())
        sql, parameters = queryset.query.get_compiler(connection=connections[alias]).as_sql()
        return *with_numbers(sql, parameters, but=self._places()), queryset.model
