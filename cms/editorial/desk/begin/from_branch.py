"""Values of a new page that follow from where it is begun: its branch, what was used there last, its forum.

They are set on the page that Wagtail's form of a new page is made for, wherever that form was opened from:
they stand in the form, are saved with it, and nothing is stored before somebody types.
"""

from uuid import uuid4

from django.db.models import QuerySet
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import init_new_page

from cms.editorial.desk.begin.from_event import fill_from_forum
from cms.editorial.desk.own_branches import below
from cms.editorial.desk.wording import name_of_person
from cms.pages.models.events import EventPage
from cms.pages.models.pages import SitePage
from cms.pages.models.topics import TopicalMixin
from cms.pages.registry import listed_models
from cms.pages.surroundings import branch_of


@receiver(init_new_page)
def fill_in(sender, page: Page, parent: Page, **kwargs) -> None:
    """Fill in a new page of a branch, and name in `filled_in` what was (names of fields)."""
    if not isinstance(page, SitePage) or page.pk or getattr(page, "listed_as", "") not in ("news", "events"):
        return
    if isinstance(page, EventPage) and isinstance(parent, EventPage):
        values = fill_from_forum(page, parent)
    else:
        branch = branch_of(parent)
        values = fill_from_branch(page, branch) if branch is not None else []
    page.filled_in = [*getattr(page, "filled_in", ()), *values]


def fill_from_branch(page: SitePage, branch: Page) -> list[str]:
    """Fill in what the branch says, and what its last event or story in this language had.

    Three queries at most. Returns the names of the fields.
    """
    filled = []
    latest = _latest(page, branch)
    if isinstance(page, EventPage):
        values = {
            "time_zone": getattr(branch, "time_zone", ""),
            "venue": (latest.venue if latest else "") or getattr(branch, "address", ""),
            "contact_name": getattr(branch, "director", "") or name_of_person(page.owner),
            "contact_phone": getattr(branch, "phone", ""),
            # Never one's own: it would be public.
            "contact_email": getattr(branch, "email", ""),
        }
        filled += [name for name, value in values.items() if _set(page, name, value)]
        page.organisers = [_organiser(latest, branch)]
        filled.append("organisers")
    # Those of the event a story is about go before.
    has_topics = not isinstance(page, TopicalMixin) or page.topics.exists()
    if latest and not has_topics and (topics := list(latest.topics.all())):
        page.topics.set(topics)
        filled.append("topics")
    return filled


def _latest(page: SitePage, branch: Page) -> SitePage | None:
    """The page of this kind that was published last in the branch, in the page's language."""
    found = [
        candidate
        for model in listed_models(page.listed_as)
        if (candidate := _published(model, branch).first()) is not None
    ]
    return max(found, key=lambda candidate: candidate.last_published_at, default=None)


def _published(model: type[SitePage], branch: Page) -> QuerySet:
    public = model.objects.filter(below(branch), live=True, alias_of=None, fallback_from=None)
    return public.filter(last_published_at__isnull=False).order_by("-last_published_at")


def _organiser(latest: EventPage | None, branch: Page) -> dict:
    """The first organiser of the branch's last event, as it named itself there; else the branch's title."""
    first = next(iter(latest.organisers.get_prep_value()), None) if latest else None
    value = first["value"] if first else {"name": branch.title, "url": "", "logo": None}
    return {"type": "organiser", "id": str(uuid4()), "value": value}


def _set(page: SitePage, name: str, value: str) -> bool:
    """Set a text that is there and has room in its field."""
    if not value or len(value) > page._meta.get_field(name).max_length:
        return False
    setattr(page, name, value)
    return True
