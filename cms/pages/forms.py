"""Edit forms of pages whose fields need more than Wagtail's own form gives them."""

from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from cms.form_fields.slugs import romanise_slug
from cms.languages.romanisation import slug_of
from cms.pages.choices import refuse_unknown_choices
from cms.pages.lists import branches_of
from cms.pages.models.holding import HELD_WITH_MOST
from cms.pages.surroundings import branch_of

# Fields of an event that are typed and shown by the clocks of its place.
MOMENTS = ("starts_at", "ends_at", "previous_starts_at", "previous_ends_at", "registration_ends_at")


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
        if not self.instance.locale_id and self.parent_page is not None:
            # The preview of a page that was never saved: Wagtail gives it a place, and no language.
            self.instance.locale = self.parent_page.locale
        if "slug" in self.fields:
            self.fields["slug"].required = False
        for name, most in getattr(self.instance, "length_limits", {}).items():
            if name in self.fields:
                self.fields[name].widget.attrs["maxlength"] = most
        romanise_slug(self, self.instance.locale if self.instance.locale_id else None)

    def defer_required_fields(self):
        """Let a draft be saved before its values agree, as Wagtail lets it lack some; rows as well."""
        super().defer_required_fields()
        self._say_that_a_draft_is_saved(is_saved=True)

    def restore_required_fields(self):
        """Ask for all of it again."""
        super().restore_required_fields()
        self._say_that_a_draft_is_saved(is_saved=False)

    def _say_that_a_draft_is_saved(self, *, is_saved: bool) -> None:
        rows = (form.instance for formset in self.formsets.values() for form in formset)
        for instance in (self.instance, *rows):
            instance.is_draft_being_saved = is_saved

    def clean(self):
        """Leave an empty slug to the page, which makes one; Wagtail would look for pages without a slug.

        So is one that follows from the title and is taken, while the page was never public: a second draft of
        the same title has an address of its own, without a word about slugs. Choices
        that are not the writer's to make are refused.
        """
        slug = self.cleaned_data.get("slug")
        if not slug or self._is_taken_by_a_namesake(slug):
            self.cleaned_data.pop("slug", None)
        cleaned_data = super().clean()
        refuse_unknown_choices(self, self.for_user)
        return cleaned_data

    def _is_taken_by_a_namesake(self, slug: str) -> bool:
        page, parent = self.instance, self.parent_page
        if page.first_published_at or not page.locale_id or parent is None:
            return False
        follows = slug == slug_of(self.cleaned_data.get("title") or "", page.locale.language_code)
        return follows and parent.get_children().exclude(pk=page.pk).filter(slug=slug).exists()

    def get_field_updates_for_resave(self):
        """Add the slug that was made, which the form still shows as it was typed."""
        updates = super().get_field_updates_for_resave()
        return [*updates, ("slug", self.instance.slug)] if "slug" in self.fields else updates


class EventPageForm(SitePageForm):
    """Reads and shows an event's moments in the event's own time zone, and offers other branches."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "held_with" in self.fields:
            self._offer_branches(self.fields["held_with"])
        zone = self._zone()
        for name in MOMENTS:
            field = self.fields.get(name)
            if field is not None:
                field.__class__ = type(f"Zoned{type(field).__name__}", (ZonedDateTimeField, type(field)), {})
                field.zone = zone

    @cached_property
    def _branch(self) -> Page | None:
        """The branch the event stands below, or is about to."""
        stands_under = self.parent_page or (self.instance if self.instance.depth else None)
        return branch_of(stands_under) if stands_under else None

    def _offer_branches(self, field: forms.ModelMultipleChoiceField) -> None:
        """Offer the branches of the page's language but its own, and those chosen that readers don't see now.

        What was chosen in another language is shown as this one's. Three queries.
        """
        known = branches_of(self.instance.locale) if self.instance.locale_id else []
        by_key = {branch.translation_key: branch for branch in known}
        chosen = [by_key.get(page.translation_key, page) for page in self.instance.held_with.all()]
        own = self._branch and self._branch.translation_key
        offered = {page.pk: page for page in [*known, *chosen]}
        # The own branch is no choice, but who sends it anyway is told why.
        field.queryset = Page.objects.filter(pk__in=offered)
        field.choices = [(pk, page.title) for pk, page in offered.items() if page.translation_key != own]
        self.initial["held_with"] = [page.pk for page in chosen]

    def clean_held_with(self):
        """Refuse the own branch, one branch in two languages, and more of them than a page can name."""
        chosen = self.cleaned_data["held_with"]
        keys = [page.translation_key for page in chosen]
        if self._branch and self._branch.translation_key in keys:
            raise ValidationError(
                _("“%(branch)s” holds the event already: choose the others.") % {"branch": self._branch.title}
            )
        if len(set(keys)) < len(keys):
            raise ValidationError(_("A branch is chosen twice, in two languages. Leave one."))
        if len(keys) > HELD_WITH_MOST:
            raise ValidationError(
                _("At most %(most)d branches may hold an event with this one; %(count)d are chosen.")
                % {"most": HELD_WITH_MOST, "count": len(keys)}
            )
        return chosen

    def _zone(self) -> ZoneInfo:
        """The zone typed into the form, else the page's, else the branch's, else the site's."""
        typed = self.data.get(self.add_prefix("time_zone"), "") if self.is_bound else ""
        name = typed or self.instance.time_zone
        if not name:
            name = getattr(self._branch, "time_zone", "")
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
