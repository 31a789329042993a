"""Checks that look beyond the page itself: links that lead nowhere, names spelt unlike their profiles.

None of them keeps a page back. Each asks the database a constant number of questions.
"""

import re
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.languages.romanisation import romanised
from cms.pages.completeness import missing
from cms.pages.models.events import EventPage
from cms.pages.models.pages import SitePage
from cms.pages.notes import Note
from cms.pages.registry import listed_models
from cms.pages.rich_text import linked_page_ids
from cms.pages.scope import shown_title
from cms.pages.surroundings import BRANCH_DEPTH

# Two spellings of one name, romanised: «Жолдасбаева» and “Zholdasbaeva” are the same, “Joldasbayeva” is near.
NEAR = 0.8
WORD = re.compile(r"[^\W\d_]+")
# Names compared at most: a jury of forty and a full programme; a branch has some dozens of trainers.
NAMES_MOST, PROFILES_MOST = 200, 500


def notes_on(page: SitePage) -> list[Note]:
    """All notes on a page for its editor: first what keeps it from going public, then what to look at."""
    return [
        *missing(page),
        *page.editorial_notes(),
        *_without_picture(page),
        *_announced_too_late(page),
        *_broken_links(page),
        *_names_unlike_profiles(page),
    ]


def _without_picture(page: SitePage) -> list[Note]:
    if page.lead_image_id or page.listed_as not in ("news", "events"):
        return []
    return [Note(_("No lead image: the card in lists stays without a picture."), "lead_image")]


def _announced_too_late(page: SitePage) -> list[Note]:
    """A note on an event that is over before anybody heard of it."""
    if not isinstance(page, EventPage) or page.first_published_at or page.starts_at is None:
        return []
    if page.starts_at > timezone.now():
        return []
    return [Note(_("The start is in the past. Is the year right?"), "starts_at")]


def _broken_links(page: SitePage) -> list[Note]:
    """A note on links and chosen pages that readers would not reach."""
    wanted = {*page.chosen_pages(), *linked_page_ids(page)}
    if not wanted:
        return []
    pages = Page.objects.in_bulk(wanted)
    notes = [
        Note(_("Leads to a page readers cannot see yet: “%(title)s”.") % {"title": shown_title(other)})
        for other in pages.values()
        if not other.live
    ]
    if wanted - pages.keys():
        notes.append(Note(_("A link leads to a page that is no longer there.")))
    return notes


def _names_unlike_profiles(page: SitePage) -> list[Note]:
    """Notes on guests whose name is nearly that of a trainer with a profile."""
    guests = [item.value["name"] for stream in _people(page) for item in stream if item.block_type == "guest"]
    guests = list(dict.fromkeys(filter(None, guests)))[:NAMES_MOST]
    profiles = _profiles_near(page) if guests else []
    notes = []
    for name in guests:
        alike = next((profile for profile in profiles if _is_nearly(name, profile)), None)
        if alike:
            text = _("“%(name)s” is written as a guest; there is a profile of “%(profile)s”.")
            notes.append(Note(text % {"name": name, "profile": alike}))
    return notes


def _people(page: SitePage) -> list:
    return page.people_streams() if isinstance(page, EventPage) else []


def _profiles_near(page: SitePage) -> list[str]:
    """The names with a profile in the page's branch, or with the center itself; `PROFILES_MOST` of them.

    Whoever is on a branch's programmes is nearly always of the branch or of the center, and no index finds
    names by their sound.
    """
    near = Q(depth=BRANCH_DEPTH)
    if page.branch is not None:
        near |= Q(path__startswith=page.branch.path)
    profiles = [
        model.objects.live().filter(near, locale_id=page.locale_id) for model in listed_models("trainers")
    ]
    return [title for some in profiles for title in some.values_list("title", flat=True)[:PROFILES_MOST]]


def _is_nearly(name: str, profile: str) -> bool:
    """True where two names are those of one person, whatever the order, the initials and the script."""
    first, second = _words(name), _words(profile)
    if not first or not second:
        return False
    # The longest word of each, the family name as a rule, decides; initials and given names differ.
    family, other = max(first, key=len), max(second, key=len)
    if SequenceMatcher(None, family, other).ratio() < NEAR:
        return False
    return bool({word[0] for word in first - {family}} & {word[0] for word in second - {other}})


def _words(name: str) -> set[str]:
    return {romanised(word).lower() for word in WORD.findall(name)}
