"""Overrides: pictures, pages and links, which are the same in every language unless one chooses otherwise."""

from django import forms
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page, TranslatableMixin

from cms.localization.store.form_places import FormPlace, FormPlaces
from cms.localization.store.overrides import Choice, choices_of, choose, give_back
from cms.localization.store.translations import Translation
from cms.pages.scope import scope_of

CHOOSERS = {
    "image_chooser": (AdminImageChooser, get_image_model),
    "document_chooser": (AdminDocumentChooser, get_document_model),
    "page_chooser": (AdminPageChooser, lambda: Page),
}
TEXT_LENGTH = 1000


class OverridesForm(forms.Form):
    """One field for each value a language may choose for itself; empty means the source's."""

    def __init__(self, translation: Translation, source_instance: TranslatableMixin, user, *args, **kwargs):
        self.translation = translation
        self.scope = scope_of(user)
        self.choices: dict[str, Choice] = {}
        super().__init__(*args, prefix="override", **kwargs)
        form = FormPlaces(source_instance)
        places = [
            (choice, place)
            for choice in choices_of(translation)
            if (place := form.find(choice.path, choice.field_path, with_widget=True)) is not None
        ]
        chosen = _chosen(places)
        for choice, place in places:
            name = str(choice.pk)
            self.choices[name] = choice
            self.fields[name] = self._field(place, choice, chosen)
            self.initial[name] = choice.chosen

    def _field(self, place: FormPlace, choice: Choice, chosen: dict) -> forms.Field:
        kind = _kind(place, choice)
        if kind:
            widget, model = CHOOSERS[kind]
            in_source = chosen[kind].get(choice.value)
            return forms.ModelChoiceField(
                self._choosable(model(), choice),
                label=place.label,
                required=False,
                widget=widget(),
                help_text=_("In the source: %(value)s") % {"value": in_source or choice.value},
            )
        return forms.CharField(
            label=place.label,
            required=False,
            max_length=TEXT_LENGTH,
            help_text=_("In the source: %(value)s") % {"value": choice.value},
        )

    def _choosable(self, model: type[Model], choice: Choice) -> QuerySet:
        """What the user may choose; what is chosen already, or is the source's, stays."""
        scope = self.scope
        choosable = scope.known(Page.objects.all()) if model is Page else scope.files(model)
        kept = [key for key in (choice.chosen, choice.value) if isinstance(key, int)]
        return model._default_manager.filter(Q(pk__in=choosable.order_by().values("pk")) | Q(pk__in=kept))

    @transaction.atomic
    def save(self, user) -> None:
        """Store what was chosen; what was emptied, or is the source's own, is the source's again."""
        for name, choice in self.choices.items():
            value = self.cleaned_data[name]
            value = value.pk if hasattr(value, "pk") else value
            if value in (None, "", choice.value):
                give_back(self.translation, choice.context_id)
            else:
                choose(self.translation, choice.context_id, value, user)


def _kind(place: FormPlace, choice: Choice) -> str | None:
    """The chooser by which a value is chosen; None for texts and addresses."""
    return place.widget if place.widget in CHOOSERS and isinstance(choice.value, int) else None


def _chosen(places: list[tuple[Choice, FormPlace]]) -> dict[str, dict[int, object]]:
    """The objects the source has chosen, by chooser and id. One query a chooser."""
    ids: dict[str, set[int]] = {kind: set() for kind in CHOOSERS}
    for choice, place in places:
        kind = _kind(place, choice)
        if kind:
            ids[kind].add(choice.value)
    return {kind: CHOOSERS[kind][1]()._default_manager.in_bulk(wanted) for kind, wanted in ids.items()}
