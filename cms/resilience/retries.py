"""Delays between tries of what failed, and messages about it that are sent once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

logger = logging.getLogger(__name__)
# After one minute, then two, four, and so on to once an hour.
FIRST, LAST = timedelta(minutes=1), timedelta(hours=1)
# Whoever began to tell and did not end in this time was killed.
TELLING_TAKES = timedelta(minutes=10)


def next_try(now: datetime, attempts: int) -> datetime:
    """The time of the next try for what has failed `attempts` times."""
    return now + min(FIRST * 2 ** min(attempts - 1, 10), LAST)


def tell_once(untold: QuerySet, send: Callable[[Model], None], now: datetime | None = None) -> int:
    """Send a message about each row that nobody was told of yet; returns how many were sent.

    Rows have `told_at` and `telling_since`. Of two processes one tells; a kill in between leaves a row to
    be told of later, at worst twice. A mail that can't be sent keeps no other from being sent.
    """
    now = now or timezone.now()
    sent = 0
    free = Q(telling_since__isnull=True) | Q(telling_since__lt=now - TELLING_TAKES)
    for row in untold.filter(free, told_at__isnull=True):
        rows = type(row).objects.filter(pk=row.pk)
        if not rows.filter(free, told_at__isnull=True).update(telling_since=now):
            continue
        try:
            send(row)
        except Exception:
            # Whatever a mail server may raise; tried again when the claim has run out.
            logger.exception("Nobody could be told of %r", row)
            continue
        rows.update(told_at=timezone.now())
        sent += 1
    return sent
