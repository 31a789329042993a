"""Organisations behind an event."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.images.blocks import ImageChooserBlock


class OrganiserBlock(StructBlock):
    """One of the organisations behind an event."""

    name = CharBlock(label=_("Name"), max_length=200)
    url = URLBlock(label=_("Web address"), required=False)
    logo = ImageChooserBlock(label=_("Logo"), required=False)

    class Meta:
        label = _("Organiser")
        icon = "group"
