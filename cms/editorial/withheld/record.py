"""Records of withheld pictures as one person may read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.editorial.usage import known_pages
from cms.media.records import WithheldPlace, Withholding


@dataclass(frozen=True)
class Record:
    """A time during which a picture was withheld, with the pages of it that somebody may know of."""

    withholding: Withholding
    named: list[WithheldPlace]
    others: int

    @property
    def summary(self) -> str:
        """From how many pages it was taken, in words."""
        places = [*self.withholding.places.all()]
        number = sum(place.was_public for place in places)
        if not places:
            return _("No page showed it.")
        if not number:
            return _("Only pages that are not public showed it.")
        return ngettext(
            "Taken out of %(count)d public page.", "Taken out of %(count)d public pages.", number
        ) % {"count": number}

    @property
    def by(self) -> str:
        """Who withheld it, in words."""
        user = self.withholding.user
        if user is not None:
            return user.get_full_name() or user.get_username()
        return _("by itself")


def records_for(user, withholdings: Iterable[Withholding]) -> list[Record]:
    """The records of some times as a user may read them, other pages counted. Four queries."""
    withholdings = list(withholdings)
    prefetch_related_objects(withholdings, "user", "places")
    hidden = {
        place.page_id
        for withholding in withholdings
        for place in withholding.places.all()
        if not place.was_public and place.page_id
    }
    known = known_pages(user, hidden)
    records = []
    for withholding in withholdings:
        places = list(withholding.places.all())
        named = [place for place in places if place.was_public or place.page_id in known or user.is_superuser]
        records.append(Record(withholding, named, len(places) - len(named)))
    return records
