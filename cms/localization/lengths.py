"""How long the text of a segment may be: as long as the field or block it belongs to allows."""

from django.db.models import Field
from wagtail_localize.models import TranslationContext, TranslationSource

from cms.localization.places import way_to


def length_limit(source: TranslationSource, context: TranslationContext) -> int | None:
    """The most characters a segment's text may have; None where its field sets no limit. No query."""
    way, is_known = way_to(source, context)
    if not is_known:
        return None
    last = way[-1]
    if isinstance(last, Field):
        model = way[-2].related_model if len(way) > 1 else source.specific_content_type.model_class()
        # Cards and search results show less of a title than its column would hold.
        return getattr(model, "length_limits", {}).get(last.name) or getattr(last, "max_length", None)
    return getattr(getattr(last, "field", None), "max_length", None)
