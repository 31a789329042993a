"""Consent of people to be shown, in a picture or with a profile: by whom, until when, and its end."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Consent(models.TextChoices):
    """Consent of the people in a picture to its publication."""

    UNKNOWN = "unknown", _("Not noted yet")
    NOT_NEEDED = "not_needed", _("Not needed: no one can be recognised")
    GIVEN = "given", _("Given by everyone in the picture")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# What a form has to show of them.
CONSENT_FIELDS = ("consent", "consent_by", "consent_until", "consent_note")


class ConsentFields(models.Model):
    """Mixin of what may be shown only as long as the people it shows agree.

    The days of `consent_until` are those of the site's time zone.
    """

    consent = models.CharField(
        verbose_name=_("consent"), max_length=12, choices=Consent, default=Consent.UNKNOWN
    )
    consent_by = models.CharField(
        verbose_name=_("consent given by"),
        max_length=150,
        blank=True,
        help_text=_("The people in the picture, or who gave it for them. Never shown to readers."),
    )
    consent_until = models.DateField(
        verbose_name=_("consent ends after"),
        null=True,
        blank=True,
        help_text=_("The last day on which the picture may be shown. Empty: no end was agreed."),
    )
    consent_note = models.CharField(
        verbose_name=_("note on the consent"),
        max_length=255,
        blank=True,
        help_text=_("When it was given, and where it is kept. Never shown to readers."),
    )

    class Meta:
        abstract = True

    @property
    def is_consent_unknown(self) -> bool:
        """True where nobody has noted whether those who are shown agree."""
        return self.consent == Consent.UNKNOWN

    @property
    def is_consent_withdrawn(self) -> bool:
        """True where those who are shown have taken their consent back."""
        return self.consent == Consent.WITHDRAWN

    @property
    def is_consent_expired(self) -> bool:
        """True after the last day for which consent was given."""
        return (
            self.consent == Consent.GIVEN
            and self.consent_until is not None
            and self.consent_until < timezone.localdate()
        )


def withdrawn() -> Q:
    """The condition for rows whose consent was taken back; what `is_consent_withdrawn` says of one."""
    return Q(consent=Consent.WITHDRAWN)


def expired(today: date | None = None) -> Q:
    """The condition for rows whose consent has run out; what `is_consent_expired` says of one."""
    return Q(consent=Consent.GIVEN, consent_until__lt=today or timezone.localdate())
