"""Withholding: the one rule which pictures may be shown to readers.

A picture is withheld while it is in the bin, while the profile whose photograph it is has been taken back,
and while the consent of those in it is withdrawn or has run out. The reason stands with the picture
(`withheld`), so that every door asks one column: pages and files, lists and searches, the API and
its changes. It is put down when a picture is saved; what the clock changes, and what was written past `save`,
the background does (`cms.media.expiring`). `withheld` is the rule for queries, `Withholdable.is_withheld` for
one picture.
"""

from datetime import date

from django.db import models, transaction
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from cms.media.consent import ConsentFields, expired, withdrawn


class Reason(models.TextChoices):
    """Reasons for which a picture is withheld, the strongest first."""

    DELETED = "deleted", _("In the bin")
    PROFILE = "profile", _("The person's profile was taken back")
    WITHDRAWN = "withdrawn", _("Consent withdrawn")
    EXPIRED = "expired", _("Consent has run out")


class Withholdable(ConsentFields):
    """Mixin of pictures that may be withheld from readers."""

    # Set by the bin and by profiles, never by a form.
    in_bin = models.BooleanField(verbose_name=_("in the bin"), default=False, editable=False)
    is_profile_withheld = models.BooleanField(
        verbose_name=_("photograph of a profile that was taken back"), default=False, editable=False
    )
    withheld = models.CharField(
        verbose_name=_("withheld"), max_length=12, choices=Reason, blank=True, editable=False, db_index=True
    )

    class Meta:
        abstract = True

    @property
    def is_withheld(self) -> bool:
        """True for a picture that readers do not see, whatever page shows it."""
        return bool(self.withheld)

    def reason_to_withhold(self) -> str:
        """The reason for which the picture is to be withheld now, one of `Reason`; "" for none."""
        if self.in_bin:
            return Reason.DELETED
        if self.is_profile_withheld:
            return Reason.PROFILE
        if self.is_consent_withdrawn:
            return Reason.WITHDRAWN
        return Reason.EXPIRED if self.is_consent_expired else ""

    def save(self, *args, update_fields=None, **kwargs):
        """Save the picture, withheld or shown as its fields say by now, with a record of what changed.

        A form that was opened before the picture went to the bin does not bring it back.
        """
        from cms.media.records import note_change_of

        with transaction.atomic():
            before = self._take_over(update_fields)
            self.withheld = self.reason_to_withhold()
            if update_fields is not None and before != self.withheld:
                update_fields = {*update_fields, "withheld"}
            super().save(*args, update_fields=update_fields, **kwargs)
            if before != self.withheld:
                note_change_of(self, before)

    def _take_over(self, update_fields) -> str:
        """Read from the database what no form sets, unless that is being saved; the reason until now."""
        if not self.pk:
            return ""
        names = [name for name in ("in_bin", "is_profile_withheld") if name not in (update_fields or ())]
        rows = type(self)._base_manager.select_for_update().filter(pk=self.pk)
        stored = rows.values("withheld", *names).first()
        if stored is None:
            return ""
        for name in names:
            setattr(self, name, stored[name])
        return stored["withheld"]


def withheld(model: type[models.Model]) -> Q:
    """The condition for pictures that no reader may see; for models that know nothing of it, for none."""
    return Q(withheld__gt="") if issubclass(model, Withholdable) else Q(pk__in=[])


def reason_to_withhold(today: date | None = None) -> Case:
    """What `Withholdable.reason_to_withhold` says, as an expression of a query."""
    return Case(
        When(in_bin=True, then=Value(Reason.DELETED)),
        When(is_profile_withheld=True, then=Value(Reason.PROFILE)),
        When(withdrawn(), then=Value(Reason.WITHDRAWN)),
        When(expired(today), then=Value(Reason.EXPIRED)),
        default=Value(""),
        output_field=models.CharField(),
    )
