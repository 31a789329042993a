"""The last time a translator was told by e-mail."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DigestDelivery(models.Model):
    """The last digest a translator got: what is told again is only what happened since."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    sent_at = models.DateTimeField(verbose_name=_("sent"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery of a digest")
        verbose_name_plural = _("deliveries of digests")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.sent_at}"
