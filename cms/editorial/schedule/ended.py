"""Events that have ended: clients of the API are no longer told where to join them.

A document of the API is made when something changes, and the end of an event changes nothing but the time.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from cms.pages.registry import listed_models
from wagtail_plone.documents.owed import owe
from wagtail_plone.models import PublishedDocument

# A background that did not run for longer catches up with what ended in that time.
DAYS_BACK = 30


def take_back_links() -> int:
    """Have the documents made anew that still name the link of an event that is over; how many there are.

    Two queries a type of events; what was taken back is not looked at again for long.
    """
    since = timezone.now() - timedelta(days=DAYS_BACK)
    over = []
    for model in listed_models("events"):
        recent = Q(ends_at__gte=since) | Q(ends_at__isnull=True, starts_at__gte=since)
        online = model.objects.filter(recent, live=True, starts_at__lt=timezone.now()).exclude(join_url="")
        links = {event.pk: event.join_url for event in online if not event.open_join_url}
        documents = PublishedDocument.objects.filter(page__in=links).values_list("page_id", "body")
        over += [pk for pk, body in documents if links[pk] in body]
    owe(pages=over)
    return len(over)
