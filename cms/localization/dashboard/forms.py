"""The filters of the dashboard as a form: they stand in the address, and work without scripts."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, get_page_models

from cms.localization.dashboard.branches import Branch
from cms.localization.dashboard.conditions import snippet_models
from cms.localization.dashboard.filters import Filters
from cms.localization.dashboard.states import NEEDS_WORK, CellState
from cms.localization.permissions import translator_locales

MINE = "mine"
WORK = "work"
SIZES = (25, 50, 100)
ORDERS = (("newest", _("Newest first")), ("views", _("Most viewed first")), ("title", _("Title")))
STATES = (
    ("", _("Any state")),
    (WORK, _("Needs work")),
    *((state.value, capfirst(state.label)) for state in CellState if state != CellState.ORIGINAL),
)


class FilterForm(forms.Form):
    """The filters; what an address says that is no choice is left out, with an error beside the field."""

    q = forms.CharField(label=_("Title contains"), required=False, max_length=255)
    branch = forms.ChoiceField(label=_("Branch"), required=False)
    type = forms.ChoiceField(label=_("Content type"), required=False)
    language = forms.ChoiceField(label=_("Translation into"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)
    size = forms.TypedChoiceField(
        label=_("Rows a page"),
        required=False,
        coerce=int,
        empty_value=SIZES[0],
        choices=[(size, size) for size in SIZES],
    )

    def __init__(self, data: QueryDict, user, locales: list[Locale], branches: list[Branch]):
        self.own = [locale for locale in locales if locale.pk in translator_locales(user)]
        self.locales = locales
        self.branches = {branch.key: branch for branch in branches}
        is_asked_for = any(name in data for name in self.base_fields)
        super().__init__(data if is_asked_for else self._defaults())
        self.fields["branch"].choices = [
            ("", _("All branches")),
            *((branch.key, branch.title) for branch in branches),
        ]
        self.fields["type"].choices = [("", _("All types")), *_types()]
        mine = [(MINE, _("My languages"))] if len(self.own) > 1 else []
        self.fields["language"].choices = [
            ("", _("Any language")),
            *mine,
            *((locale.language_code, locale.get_display_name()) for locale in locales),
        ]

    def _defaults(self) -> dict[str, str]:
        """Translators begin with what is left to do in their languages."""
        if not self.own:
            return {}
        language = self.own[0].language_code if len(self.own) == 1 else MINE
        return {"language": language, "state": WORK}

    @property
    def size_chosen(self) -> int:
        """The number of rows on a page."""
        self.is_valid()
        return self.cleaned_data.get("size") or SIZES[0]

    @property
    def filters(self) -> Filters:
        """The question the form asks."""
        self.is_valid()
        chosen = self.cleaned_data
        language, state = chosen.get("language"), chosen.get("state")
        if language == MINE:
            locales = tuple(self.own)
        else:
            locales = tuple(locale for locale in self.locales if locale.language_code == language)
        return Filters(
            text=chosen.get("q", "").strip(),
            branch=self.branches.get(chosen.get("branch")),
            model=_model(chosen.get("type")),
            locales=locales,
            states=NEEDS_WORK if state == WORK else (CellState(state),) if state else (),
            order=chosen.get("order") or "newest",
        )


def _types() -> list[tuple]:
    """Page types and snippets, grouped, by name."""

    def choices(models):
        kinds = [(model._meta.label_lower, capfirst(str(model._meta.verbose_name))) for model in models]
        return sorted(kinds, key=lambda choice: choice[1].casefold())

    pages = [model for model in get_page_models() if model is not Page]
    groups = [(_("Pages"), choices(pages)), (_("Snippets"), choices(snippet_models()))]
    return [group for group in groups if group[1]]


def _model(label: str | None):
    if not label:
        return None
    return ContentType.objects.get_by_natural_key(*label.split(".")).model_class()
