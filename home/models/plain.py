"""Plain pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail_localize.fields import SynchronizedField

from cms.pages.models.pages import SitePage


class ContentPage(SitePage):
    """A plain page, such as “About the center”."""

    show_in_footer = models.BooleanField(
        verbose_name=_("show at the foot of every page"),
        default=False,
        help_text=_("For pages right below the home page, such as the privacy notice."),
    )

    promote_panels = [*SitePage.promote_panels, FieldPanel("show_in_footer")]

    api_fields = [*SitePage.api_fields, APIField("show_in_footer", writable=True)]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("show_in_footer", overridable=False),
    ]

    headless_facts = {**SitePage.headless_facts, "show_in_footer": None}

    parent_page_types = ["home.HomePage", "home.ContentPage", "home.BranchPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
