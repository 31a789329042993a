"""Records of what was withheld from readers: which picture, since when, why, by whom, where it was."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Page

from cms.media.places import Place, language_name, showing_pages
from cms.media.withholding import Reason


class Withholding(models.Model):
    """A time during which a picture was withheld from readers; it lasts while `ended_at` is empty."""

    image = models.ForeignKey(
        "cms.CustomImage", verbose_name=_("image"), on_delete=models.CASCADE, related_name="withholdings"
    )
    reason = models.CharField(verbose_name=_("reason"), max_length=12, choices=Reason)
    # By whom: empty where the day had come.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    since = models.DateTimeField(verbose_name=_("since"), default=timezone.now, db_index=True)
    ended_at = models.DateTimeField(verbose_name=_("until"), null=True)
    # When somebody began to tell the branch's people, and when that was done.
    telling_since = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("withheld picture")
        verbose_name_plural = _("withheld pictures")
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.image_id}: {self.reason}"


class WithheldPlace(models.Model):
    """A page that showed a picture when it was withheld, with the places it was taken out of."""

    withholding = models.ForeignKey(Withholding, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(verbose_name=_("title"), max_length=255)
    language = models.CharField(verbose_name=_("language"), max_length=12)
    # Names of `Place`, with spaces between them.
    places = models.CharField(verbose_name=_("places"), max_length=60)
    was_public = models.BooleanField(verbose_name=_("was public"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("place of a withheld picture")
        verbose_name_plural = _("places of withheld pictures")
        ordering = ["-was_public", "title", "pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.places}"

    @property
    def language_name(self) -> str:
        """The language in words."""
        return language_name(self.language)

    @property
    def place_labels(self) -> list[str]:
        """The places in words, in the active language."""
        return [str(Place(name).label) for name in self.places.split()]


def note_change_of(image, before: str) -> None:
    """Put down that a picture was withheld, is for another reason, or is shown again.

    In the caller's transaction. `before` is the reason until now, "" for none. Its renditions are deleted:
    their addresses are known to readers. Pages and answers are renewed by the picture's being saved.
    """
    if image.withheld and not before:
        _begin(image)
        for rendition in image.renditions.all():
            rendition.delete()
    elif image.withheld:
        image.withholdings.filter(ended_at=None).update(reason=image.withheld)
        log(image, "cms.withhold", user=_user(), data={"reason": image.withheld})
    else:
        _end(image)


def _begin(image) -> None:
    user = _user()
    record = Withholding.objects.create(image=image, reason=image.withheld, user=user)
    pages = showing_pages(image)
    WithheldPlace.objects.bulk_create(
        WithheldPlace(
            withholding=record,
            page_id=page.pk,
            title=page.title[:255],
            language=page.language,
            places=" ".join(page.places),
            was_public=page.is_public,
        )
        for page in pages
    )
    number = sum(page.is_public for page in pages)
    log(image, "cms.withhold", user=user, data={"reason": image.withheld, "pages": number})
    _log_on_pages(record, "cms.withhold_picture", {"reason": image.withheld})


def _end(image) -> None:
    for record in image.withholdings.filter(ended_at=None):
        record.ended_at = timezone.now()
        record.save(update_fields=["ended_at"])
        _log_on_pages(record, "cms.show_picture", {})
    log(image, "cms.show", user=_user())


def _log_on_pages(record: Withholding, action: str, data: dict) -> None:
    """Put a line into the history of every page the picture was taken out of, or comes back to."""
    ids = record.places.exclude(page=None).values("page")
    for page in Page.objects.filter(pk__in=ids).specific(defer=True):
        log(page, action, user=_user(), data={**data, "image": record.image_id, "picture": str(record.image)})


def _user():
    """The user of the request under way; None for the background."""
    return get_active_log_context().user
