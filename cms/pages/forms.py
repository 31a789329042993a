"""Edit forms of pages whose fields need more than Wagtail's own form gives them."""

from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from cms.form_fields.slugs import romanise_slug
from cms.pages.surroundings import branch_of


class ZonedDateTimeField(forms.DateTimeField):
    """A date and time typed and shown in a given time zone rather than in the editor's own."""

    zone: ZoneInfo | None = None

    def prepare_value(self, value):
        """The stored moment as a clock of the zone shows it."""
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value):
        """The moment that was typed, read in the zone."""
        with timezone.override(self.zone):
            return super().to_python(value)


class SitePageForm(WagtailAdminPageForm):
    """A page's form in which the slug may be left empty: it is then made from the title, and made unique.

    While one types it follows the title by the site's own romanisation.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        for name, most in getattr(self.instance, "length_limits", {}).items():
            if name in self.fields:
                self.fields[name].widget.attrs["maxlength"] = most
        romanise_slug(self, self.instance.locale if self.instance.locale_id else None)

    def clean(self):
        """Leave an empty slug to the page, which makes one; Wagtail would look for pages without a slug."""
        if not self.cleaned_data.get("slug"):
            self.cleaned_data.pop("slug", None)
        return super().clean()


class EventPageForm(SitePageForm):
    """Reads and shows an event's start and end in the event's own time zone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = self._zone()
        for name in ("starts_at", "ends_at"):
            field = self.fields.get(name)
            if field is not None:
                field.__class__ = type(f"Zoned{type(field).__name__}", (ZonedDateTimeField, type(field)), {})
                field.zone = zone

    def _zone(self) -> ZoneInfo:
        """The zone typed into the form, else the page's, else the branch's, else the site's."""
        typed = self.data.get(self.add_prefix("time_zone"), "") if self.is_bound else ""
        name = typed or self.instance.time_zone
        if not name:
            stands_under = self.parent_page or (self.instance if self.instance.depth else None)
            branch = branch_of(stands_under) if stands_under else None
            name = getattr(branch, "time_zone", "")
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError):
            # Empty, or a name the field's own validator refuses.
            return timezone.get_default_timezone()

    def clean(self):
        """Give a new event the zone in which its hours were read, so that both stay together."""
        cleaned_data = super().clean()
        if "time_zone" in self.fields and not cleaned_data.get("time_zone"):
            zone = self._zone()
            cleaned_data["time_zone"] = self.instance.time_zone = zone.key
        return cleaned_data
