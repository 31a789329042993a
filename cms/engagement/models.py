"""The view counter. All language versions of a page share one count: it is one story."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ViewCount(models.Model):
    """The number of times a page was read, in any language."""

    translation_key = models.UUIDField(verbose_name=_("page"), primary_key=True, editable=False)
    views = models.PositiveBigIntegerField(verbose_name=_("views"), default=0)

    class Meta:
        verbose_name = _("view count")
        verbose_name_plural = _("view counts")

    def __str__(self) -> str:
        return f"{self.translation_key}: {self.views}"

    @classmethod
    def of(cls, page: Page) -> int:
        """The views of `page`. One query."""
        return cls.objects.filter(pk=page.translation_key).values_list("views", flat=True).first() or 0

    @classmethod
    def add(cls, page: Page) -> int:
        """Count one view; two at once both count (the database adds, not Python). Returns the new number."""
        _count, created = cls.objects.get_or_create(pk=page.translation_key, defaults={"views": 1})
        if not created:
            cls.objects.filter(pk=page.translation_key).update(views=F("views") + 1)
        return cls.of(page)
