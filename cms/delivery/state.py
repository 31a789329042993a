"""The state of all that pages show, in a word: as long as it is the same, a page that was made is right."""

from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256

from django.db import connection
from django.utils import timezone

from cms.delivery.changes import notes_under_way
from cms.delivery.models import ShownChange
from wagtail_plone.models import Counter

NANOSECONDS = 10**9


@dataclass(frozen=True)
class State:
    """A state of the content: its name, and since when it is so (seconds since 1970)."""

    name: str
    since: float


def current_state() -> State:
    """The state now. Two queries.

    Beside noted changes it goes by the API's counter, for what is written without a signal and put right by
    `rebuild_documents`, and by the day at the site's place: what is to come is past at midnight.
    """
    for noted in notes_under_way():
        noted.is_seen = True
    documents = Counter.position()
    with connection.cursor() as cursor:
        table = ShownChange._meta.db_table
        cursor.execute(f"SELECT SUM(mark), MAX(moment) FROM {table}")  # noqa: S608
        marks, moment = cursor.fetchone()
    today = timezone.localdate()
    midnight = timezone.make_aware(datetime.combine(today, time.min)).timestamp()
    name = sha256(f"{int(marks or 0)} {documents.name} {today}".encode()).hexdigest()[:24]
    return State(name, max(midnight, (moment or 0) / NANOSECONDS, documents.moment / NANOSECONDS))
