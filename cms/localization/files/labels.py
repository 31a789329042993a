"""Labels: what people call the place of a segment, by the fields and blocks on the way to it."""

from django.db.models import Field, ManyToOneRel
from django.utils.text import capfirst

from cms.localization.store.places import way_to
from cms.localization.store.segments import Segment
from cms.localization.store.translations import Source


def label_of(source: Source, segment: Segment) -> str:
    """The place of a segment, such as “Programme › Day › Sessions › Title”, in the active language.

    No query.
    """
    way, _is_known = way_to(source, segment.field_path)
    names = [_name(step) for step in way] or segment.path.split(".", maxsplit=1)[:1]
    return " › ".join(capfirst(str(name)) for name in names if name)


def _name(step):
    if isinstance(step, ManyToOneRel):
        return step.related_model._meta.verbose_name_plural
    return step.verbose_name if isinstance(step, Field) else step.label
