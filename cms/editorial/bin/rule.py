"""Conditions for files that readers may not see, and for those in the bin, asked at every door.

Named by the settings `WAGTAIL_PLONE_WITHHELD` and `WAGTAIL_PLONE_DELETED`.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, Q
from django.db.models.functions import Cast

from cms.editorial.bin.models import BinItem
from cms.media import withholding


def withheld(model: type[Model]) -> Q:
    """The condition for images and documents that readers may not see: for images `cms.media.withholding`."""
    if issubclass(model, withholding.Withholdable):
        return withholding.withheld(model)
    return deleted(model)


def deleted(model: type[Model]) -> Q:
    """The condition for images and documents in the bin."""
    if issubclass(model, withholding.Withholdable):
        return Q(in_bin=True)
    items = BinItem.objects.filter(content_type=ContentType.objects.get_for_model(model))
    return Q(Exists(items.filter(object_id=Cast(OuterRef("pk"), CharField()))))
