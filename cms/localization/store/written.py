"""Written content: the texts and other values of an object in its language, by where they stand."""

from collections import defaultdict

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import TranslatableMixin
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


class Written:
    """The texts and other values of an object, by where they stand."""

    def __init__(self, instance: TranslatableMixin):
        self.instance = instance
        self.parts = list(extract_segments(instance))
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.values: dict[str, object] = {}
        for part in self.parts:
            if isinstance(part, StringSegmentValue):
                self.texts[part.path].append(part.string.data)
            elif isinstance(part, OverridableSegmentValue):
                self.values[part.path] = part.data

    def named(self, path: str) -> str:
        """The part of the object a path leads to, as people know it."""
        model_field = self.instance._meta.get_field(path.split(".", maxsplit=1)[0])
        label = (
            getattr(model_field, "verbose_name", None) or model_field.related_model._meta.verbose_name_plural
        )
        return capfirst(str(label)) if label else _("Content")
