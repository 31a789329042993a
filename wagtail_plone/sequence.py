"""The sequence of changes: every document that is made or goes takes the next number."""

from dataclasses import dataclass
from time import time_ns
from typing import cast
from uuid import uuid4

from django.db import connection, models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _


def new_epoch() -> str:
    """A name for a history of changes, which no other history has."""
    return uuid4().hex[:12]


@dataclass(frozen=True)
class Position:
    """How far the sequence of changes has come: its last number, when that was taken, and the last sweep."""

    number: int = 0
    # Nanoseconds since 1970.
    moment: int = 0
    # No answer from before this number is right, whatever it was made of.
    swept: int = 0

    @property
    def name(self) -> str:
        """A token for the state of the content; "" before the first change."""
        return f"{self.number:x}.{self.moment:x}" if self.number else ""


class Counter(models.Model):
    """The one sequence all changes are numbered by.

    Taking a number updates the row, which locks it until the transaction ends: numbers become visible in
    the order in which they were taken, so a client that has seen one has seen all before it.
    """

    value = models.PositiveBigIntegerField(default=0)
    # When it was taken, in nanoseconds: a database that was restored counts on from an old number, and
    # must not be taken for the one that counted there before.
    moment = models.PositiveBigIntegerField(default=0)
    # Clients that know another one begin anew (`@changes`): a database was restored from a copy.
    epoch = models.CharField(max_length=32, default=new_epoch)
    # The last number whose removal is no longer remembered.
    forgotten = models.PositiveBigIntegerField(default=0)
    # The last change that no document tells of: pages moved, restricted, or still to be looked at.
    swept = models.PositiveBigIntegerField(default=0)
    # The shape of document all of them were last made in: see `wagtail_plone.documents.refresh.SHAPE`.
    shape = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("change counter")
        verbose_name_plural = _("change counters")

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def take(cls, number: int = 1, *, sweeps: bool = False) -> int:
        """The next number, or the last of the next `number`. Must be called inside a transaction.

        A change that `sweeps` may touch any answer, whatever that was made of (see `Position.swept`).
        """
        value = cls._add(number, sweeps)
        if value is None:
            cls.objects.get_or_create(pk=1)
            value = cls._add(number, sweeps)
        return cast(int, value)

    @classmethod
    def _add(cls, number: int, sweeps: bool) -> int | None:
        """Count on; the new value, None where there is no row yet. One query where the database tells it."""
        if not connection.features.can_return_columns_from_insert:
            taken = {"value": F("value") + number, "moment": time_ns()}
            row = cls.objects.filter(pk=1)
            row.update(**taken, **({"swept": taken["value"]} if sweeps else {}))
            return row.values_list("value", flat=True).first()
        swept = ", swept = value + %s" if sweeps else ""
        sql = f"UPDATE {cls._meta.db_table} SET value = value + %s, moment = %s{swept} WHERE id = 1 RETURNING value"  # noqa: E501, S608  no input in it
        with connection.cursor() as cursor:
            cursor.execute(sql, [number, time_ns(), *([number] if sweeps else [])])
            row = cursor.fetchone()
        return row[0] if row else None

    @classmethod
    def lock(cls) -> None:
        """Have every other change wait for the end of this transaction, without a number of its own."""
        list(cls.objects.select_for_update().filter(pk=1).values_list("pk"))

    @classmethod
    def sweep(cls) -> None:
        """Number a change that no document tells of, and that may touch any answer."""
        with transaction.atomic():
            cls.take(sweeps=True)

    @classmethod
    def position(cls) -> Position:
        """How far the sequence has come. One query.

        Asked before every answer, so it goes without the time Django needs to make a query.
        """
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT value, moment, swept FROM {cls._meta.db_table} WHERE id = 1")  # noqa: S608  no input in it
            row = cursor.fetchone()
        return Position(*row) if row else Position()
