"""What is the same in every language unless one chooses otherwise: pictures, pages, links."""

import json

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation
from wagtail_localize.views.edit_translation import TabHelper, get_segment_location_info

CHOOSERS = {
    "image_chooser": (AdminImageChooser, get_image_model),
    "document_chooser": (AdminDocumentChooser, get_document_model),
    "page_chooser": (AdminPageChooser, lambda: Page),
}
TEXT_LENGTH = 1000


class OverridesForm(forms.Form):
    """One field for each value a language may choose for itself; empty means the source's."""

    def __init__(self, translation: Translation, source_instance: TranslatableMixin, *args, **kwargs):
        self.translation = translation
        self.segments: dict[str, OverridableSegment] = {}
        super().__init__(*args, prefix="override", **kwargs)
        tabs = TabHelper(source_instance)
        overrides = self._overrides()
        segments = translation.source.overridablesegment_set.select_related("context").order_by("order")
        places = {segment: self._place(source_instance, tabs, segment) for segment in segments}
        chosen = _chosen(places)
        for segment, place in places.items():
            if place is None:
                continue
            name = str(segment.pk)
            self.segments[name] = segment
            override = overrides.get(segment.context_id)
            self.fields[name] = self._field(place, segment, chosen)
            self.initial[name] = override.data if override else None

    def _overrides(self) -> dict[int, SegmentOverride]:
        found = SegmentOverride.objects.filter(
            context__object_id=self.translation.source.object_id, locale_id=self.translation.target_locale_id
        )
        return {override.context_id: override for override in found}

    @staticmethod
    def _place(instance, tabs: TabHelper, segment: OverridableSegment) -> dict | None:
        path = segment.context.field_path or segment.context.path
        try:
            return get_segment_location_info(instance, tabs, segment.context.path, path, widget=True)
        except (KeyError, IndexError, AttributeError):
            return None

    @staticmethod
    def _field(place: dict, segment: OverridableSegment, chosen: dict) -> forms.Field:
        label = " · ".join(str(part) for part in (place["field"], place["subField"]) if part)
        kind = _kind(place, segment)
        if kind:
            widget, model = CHOOSERS[kind]
            found = chosen[kind].get(segment.data)
            return forms.ModelChoiceField(
                model()._default_manager.all(),
                label=label,
                required=False,
                widget=widget(),
                help_text=_("In the source: %(value)s") % {"value": found or segment.data},
            )
        return forms.CharField(
            label=label,
            required=False,
            max_length=TEXT_LENGTH,
            help_text=_("In the source: %(value)s") % {"value": segment.data},
        )

    @transaction.atomic
    def save(self, user) -> None:
        """Store what was chosen; what was emptied, or is the source's own, is the source's again."""
        for name, segment in self.segments.items():
            value = self.cleaned_data[name]
            value = value.pk if hasattr(value, "pk") else value
            place = {"locale_id": self.translation.target_locale_id, "context_id": segment.context_id}
            if value in (None, "", segment.data):
                SegmentOverride.objects.filter(**place).delete()
            else:
                SegmentOverride.objects.update_or_create(
                    **place,
                    defaults={
                        "data_json": json.dumps(value),
                        "last_translated_by": user,
                        "has_error": False,
                        "field_error": "",
                    },
                )


def _kind(place: dict | None, segment: OverridableSegment) -> str | None:
    """Which chooser a value is chosen with; None for texts and addresses."""
    kind = ((place or {}).get("widget") or {}).get("type")
    return kind if kind in CHOOSERS and isinstance(segment.data, int) else None


def _chosen(places: dict[OverridableSegment, dict | None]) -> dict[str, dict[int, object]]:
    """What the source has chosen, by chooser and id. One query a chooser."""
    ids: dict[str, set[int]] = {kind: set() for kind in CHOOSERS}
    for segment, place in places.items():
        kind = _kind(place, segment)
        if kind:
            ids[kind].add(segment.data)
    return {kind: CHOOSERS[kind][1]()._default_manager.in_bulk(wanted) for kind, wanted in ids.items()}
