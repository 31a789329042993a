"""Places in the form: where the edit form of a source shows what stands at a path."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import TranslatableMixin
from wagtail_localize.views.edit_translation import TabHelper, get_segment_location_info

LAST = 10_000


@dataclass(frozen=True)
class FormPlace:
    """A place in a form: its tab, what people call it, its rank among the fields, what it is chosen with."""

    tab: str
    label: str
    order: int
    widget: str = ""


class FormPlaces:
    """The places in the edit form of one object."""

    def __init__(self, instance: TranslatableMixin):
        self.instance = instance
        self.tabs = TabHelper(instance)
        self.names = {tab["slug"]: str(tab["label"]) for tab in self.tabs.tabs_with_slugs}

    def find(self, path: str, field_path: str, *, with_widget: bool = False) -> FormPlace | None:
        """The place of a path; None where no panel shows it, or it is nested deeper than can be told.

        `widget` of it, where that is wanted, is one of text, page_chooser, image_chooser, document_chooser,
        snippet_chooser and unknown.
        """
        try:
            place = get_segment_location_info(self.instance, self.tabs, path, field_path, widget=with_widget)
        except (KeyError, IndexError, AttributeError):
            return None
        return FormPlace(
            self.names.get(place["tab"], _("Content")),
            " · ".join(str(part) for part in (place["field"], place["subField"]) if part),
            place["order"],
            (place.get("widget") or {}).get("type", ""),
        )

    def of(self, path: str, field_path: str) -> FormPlace:
        """The same; what no panel shows comes last, under the name of its field."""
        place = self.find(path, field_path)
        if place is None:
            return FormPlace(_("Other"), self._name(field_path), LAST)
        return FormPlace(place.tab, capfirst(place.label), place.order)

    def _name(self, field_path: str) -> str:
        field = self.instance._meta.get_field(field_path.split(".", maxsplit=1)[0])
        return capfirst(str(getattr(field, "verbose_name", field.name)))
