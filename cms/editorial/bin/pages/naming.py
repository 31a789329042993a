"""Pages that name what is about to go: in which place, and what readers will see there afterwards."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from cms.editorial.bin.pages.going import Going
from cms.editorial.usage import KnownPages, known_pages
from cms.media.places import NamedPage, named_pages

# Pages that are named one by one; the others are counted.
NAMED_MOST = 50


@dataclass
class NamingPage(NamedPage):
    """A page that names one that goes."""

    places: list[str] = field(default_factory=list)
    consequences: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """What readers will see of it."""
        return " ".join(self.consequences) if self.is_public else _("Not public: no reader sees this page.")


def naming(gone: Going, user) -> KnownPages[NamingPage]:
    """Where what goes is named by pages that stay, as a user may know it. Four queries."""
    kind = ContentType.objects.get_for_model(Page)
    rows = ReferenceIndex.objects.filter(
        to_content_type=kind, to_object_id__in=[str(key) for key in gone.keys], base_content_type=kind
    ).order_by("pk")
    places: dict[int, list[ReferenceIndex]] = {}
    for row in rows:
        if int(row.object_id) not in gone.keys:
            places.setdefault(int(row.object_id), []).append(row)
    pages = sorted((NamingPage(**page) for page in named_pages(places).values()), key=lambda page: page.order)
    hidden = {page.pk for page in pages if not page.is_public}
    known = known_pages(user, hidden)
    seen = [page for page in pages if page.is_public or page.pk in known][:NAMED_MOST]
    for page in seen:
        for row in places[page.pk]:
            label, consequence = str(row.describe_source_field()), _consequence(row)
            page.places += [] if label in page.places else [label]
            page.consequences += [] if consequence in page.consequences else [consequence]
    return KnownPages(seen, len(pages) - len(seen))


def _consequence(row: ReferenceIndex) -> str:
    """What readers see in one place once the page is gone."""
    if row.model_path.endswith("profile"):
        return _("The name stays there, without a link to the profile.")
    if row.model_path.startswith("body."):
        return _("The words of a link stay there, without the link; a card of it is gone.")
    return _("It is not shown there any more.")
