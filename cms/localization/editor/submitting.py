"""Submitting one page or snippet for translation, and what takes the place of wagtail-localize's views."""

from django import forms
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params

from cms.localization import access
from cms.localization.adoption import Diverged
from cms.localization.families import content_locales
from cms.localization.following import follow
from cms.localization.store.translations import Source, Translation, came_from, source_of, target_of
from cms.localization.submission import submit

SUBTREE_LIMIT = 200


class SubmitForm(forms.Form):
    """Into which languages, and whether the pages below come along."""

    locales = forms.ModelMultipleChoiceField(
        Locale.objects.none(), label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple
    )
    below = forms.BooleanField(label=gettext_lazy("With all pages below it"), required=False)

    def __init__(self, user, instance: TranslatableMixin, *args, **kwargs):
        super().__init__(*args, **kwargs)
        source = source_of(instance)
        barred = came_from(source) if source else {instance.locale_id}
        allowed = [
            locale.pk
            for locale in content_locales()
            if locale.pk not in barred and access.may_submit(user, instance, locale)
        ]
        access.require(bool(allowed))
        self.fields["locales"].queryset = Locale.objects.filter(pk__in=allowed)
        self.fields["locales"].initial = allowed
        if not (isinstance(instance, Page) and instance.numchild):
            del self.fields["below"]


def submit_page(request: HttpRequest, page_id: int):
    """Submit a page."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=1)
    if page.alias_of_id:
        page = page.alias_of
    return _submit(request, page.specific)


def submit_snippet(request: HttpRequest, app_label: str, model_name: str, pk: str):
    """Submit a snippet."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    if not issubclass(model, TranslatableMixin):
        raise Http404
    return _submit(request, get_object_or_404(model, pk=unquote(pk)))


def _submit(request: HttpRequest, instance: TranslatableMixin):
    form = SubmitForm(request.user, instance, request.POST or None)
    wanted = Locale.objects.filter(language_code=request.GET.get("select_locale", "")).first()
    if wanted is not None:
        form.initial["locales"] = [wanted.pk]
    if request.method == "POST" and form.is_valid():
        return _submitted(request, instance, form)
    return TemplateResponse(
        request,
        "localization/editor/submit.html",
        {"form": form, "title": str(instance), "next": get_valid_next_url_from_request(request)},
    )


def _submitted(request: HttpRequest, instance: TranslatableMixin, form: SubmitForm):
    locales = list(form.cleaned_data["locales"])
    translations: list[Translation] = []
    for original in _with_those_below(instance, form.cleaned_data.get("below", False)):
        allowed = [locale for locale in locales if access.may_submit(request.user, original, locale)]
        try:
            translations += submit(original, allowed, request.user)
        except Diverged as diverged:
            messages.error(request, refusal(original, diverged))
    if translations:
        messages.success(
            request,
            ngettext(
                "%(count)d translation can begin.", "%(count)d translations can begin.", len(translations)
            )
            % {"count": len(translations)},
        )
    if len(translations) == 1 and access.may_translate(request.user, translations[0]):
        return redirect("localization:translate", translations[0].pk)
    return redirect(get_valid_next_url_from_request(request) or reverse("localization:dashboard"))


def _with_those_below(instance: TranslatableMixin, below: bool) -> list[TranslatableMixin]:
    if not below:
        return [instance]
    pages = Page.objects.descendant_of(instance, inclusive=True).filter(alias_of__isnull=True)
    return list(pages.order_by("path").specific()[:SUBTREE_LIMIT])


def refusal(instance: TranslatableMixin, diverged: Diverged) -> str:
    """Why a translation made by hand can't be taken under control."""
    return _(
        "“%(title)s” was changed by hand in parts its source does not have: %(parts)s. "
        "An update would lose them, so it stays as it is."
    ) % {"title": instance, "parts": ", ".join(diverged.parts)}


def update_translations(request: HttpRequest, translation_source_id: int):
    """Take up what a publication missed: what wagtail-localize calls syncing happens with each."""
    source = get_object_or_404(Source, pk=translation_source_id)
    instance = source.get_source_instance()
    access.require(access.may_change_source(request.user, instance))
    if request.method == "POST":
        follow(instance)
        messages.success(
            request, _("The translations are up to date with their source, or marked as outdated.")
        )
        return redirect(get_valid_next_url_from_request(request) or reverse("localization:dashboard"))
    return TemplateResponse(request, "localization/editor/update.html", {"title": str(instance)})


def restart(request: HttpRequest, translation: Translation):
    """Take a translation that was edited apart from its source under control again."""
    instance = translation.source.get_source_instance()
    try:
        submit(instance, [translation.target_locale], request.user)
    except Diverged as diverged:
        messages.error(request, refusal(target_of(translation) or instance, diverged))
        return redirect(request.path)
    messages.success(request, _("The translation follows its source again. What was typed by hand is kept."))
    return redirect("localization:translate", translation.pk)


def to_dashboard(request: HttpRequest):
    """The dashboard shows what wagtail-localize's report would."""
    return redirect("localization:dashboard")


def not_here(request: HttpRequest, *args, **kwargs):
    """Views of wagtail-localize's editor that this one replaces; they know neither teams nor the memory."""
    raise Http404
