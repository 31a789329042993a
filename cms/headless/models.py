"""The read model: every page readers may see, serialised once and read as bytes."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    """The one sequence all changes are numbered by.

    Taking a number updates the row, which locks it until the transaction ends: numbers become visible in
    the order in which they were taken, so a client that has seen one has seen all before it.
    """

    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("change counter")
        verbose_name_plural = _("change counters")

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def take(cls) -> int:
        """The next number. Must be called inside a transaction."""
        if not cls.objects.filter(pk=1).update(value=F("value") + 1):
            cls.objects.get_or_create(pk=1)
            cls.objects.filter(pk=1).update(value=F("value") + 1)
        return cls.objects.values_list("value", flat=True).get(pk=1)


class PublishedDocument(models.Model):
    """One live, public page as clients read it.

    `body` is the page's own content as a JSON object without what depends on the tree around it; `summary`
    is what lists and other pages show of it. Where the page stands among others is not kept here: moving
    one page shifts the tree paths of its neighbours without a word, so readers join the page's own.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    uid = models.CharField(max_length=32, unique=True)
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=16)
    portal_type = models.CharField(max_length=80, db_index=True)
    path = models.CharField(max_length=1000, db_index=True)
    title = models.CharField(max_length=255)
    in_menus = models.BooleanField()
    summary = models.JSONField()
    body = models.TextField()
    digest = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField(unique=True)

    class Meta:
        verbose_name = _("published document")
        verbose_name_plural = _("published documents")

    def __str__(self) -> str:
        return self.path


class SerialisationFailure(models.Model):
    """A page that could not be serialised. It has no document until it can; its publication stands."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    error = models.TextField()
    failed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("serialisation failure")
        verbose_name_plural = _("serialisation failures")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.error.splitlines()[-1] if self.error else ''}"
