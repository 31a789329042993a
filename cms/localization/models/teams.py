"""Teams: the groups that translate into each language."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class TranslatorTeam(models.Model):
    """A group whose page permissions hold for translations into one language alone.

    Wagtail's permissions know pages, not where their text comes from: what such a group is given on a
    language's home page is narrowed to pages that are translations (see `cms.localization.permissions`).
    """

    group = models.OneToOneField(
        Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="translator_team"
    )
    locale = models.OneToOneField(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="translator_team"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("team of translators")
        verbose_name_plural = _("teams of translators")

    def __str__(self) -> str:
        return self.group.name
