"""Actions on rows chosen in the dashboard: submitting them, or taking them away as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages

from cms.localization.access import may_translate, require
from cms.localization.dashboard.branches import all_branches
from cms.localization.dashboard.filters import Listing
from cms.localization.dashboard.forms import FilterForm
from cms.localization.dashboard.rights import may_see_dashboard
from cms.localization.dashboard.rows import item_name
from cms.localization.dashboard.submitting import Outcome, chosen_originals, submit_chosen
from cms.localization.families import content_locales
from cms.localization.files.archive import FILES_LIMIT
from cms.localization.files.formats import FORMATS
from cms.localization.files.permitted import permitted, with_what_files_need
from cms.localization.files.views import as_archive
from cms.localization.store.translations import Translation

REASONS_SHOWN = 10


class ChosenView(View):
    """POST alone: `item`s and `language`s with an `action`, or one `cell` ("item|language").

    With `everything` a download holds all that the filters of the address find.

    Answers with the dashboard as it was filtered, and what was done or refused as messages.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do it where the user may."""
        require(may_see_dashboard(request.user))
        items, codes = request.POST.getlist("item"), request.POST.getlist("language")
        if "cell" in request.POST:
            item, _bar, code = request.POST["cell"].partition("|")
            items, codes = [item], [code]
        locales = [locale for locale in content_locales() if locale.language_code in codes]
        if "everything" in request.POST and request.POST.get("action") in FORMATS:
            items = self._everything()
        if not items or not locales:
            messages.error(request, _("Choose at least one row and one language."))
            return self._back()
        originals = chosen_originals(items, request.user)
        if not originals:
            messages.error(request, _("None of the chosen rows can be translated by you."))
            return self._back()
        if request.POST.get("action") in FORMATS:
            return self._download(originals, locales, request.POST["action"])
        outcome = submit_chosen(originals, locales, request.user)
        if "cell" in request.POST and outcome.begun and may_translate(request.user, outcome.begun[0]):
            # Whoever asked for one thing wants to begin with it.
            return redirect("localization:translate", outcome.begun[0].pk)
        _report(request, outcome)
        return self._back()

    def _back(self) -> HttpResponse:
        query = self.request.GET.urlencode()
        address = reverse("localization:dashboard")
        return redirect(f"{address}?{query}" if query else address)

    def _everything(self) -> list[str]:
        """The items of all rows that the filters of the address find, as many as an archive may hold."""
        locales = content_locales()
        filters = FilterForm(self.request.GET, self.request.user, locales, all_branches()).filters
        records = Listing(self.request.user, locales, filters)[:FILES_LIMIT]
        return [item_name(record.kind, record.key) for record in records]

    def _download(self, originals: list, locales: list, file_format: str) -> HttpResponse:
        """The files of what is under way, as an archive."""
        keys = {original.translation_key for original in originals}
        translations = permitted(
            self.request.user,
            with_what_files_need(Translation.objects)
            .filter(source__object_id__in=keys, target_locale__in=locales, enabled=True)
            .order_by("target_locale", "pk"),
        )
        if not translations:
            messages.error(self.request, _("None of the chosen rows is being translated by you yet."))
        elif len(translations) > FILES_LIMIT:
            messages.error(
                self.request,
                _("These are %(count)d translations; choose at most %(most)d.")
                % {"count": len(translations), "most": FILES_LIMIT},
            )
        else:
            return as_archive(translations, FORMATS[file_format])
        return self._back()


def _report(request: HttpRequest, outcome: Outcome) -> None:
    """Say how many were submitted, and which were not and why."""
    count = len(outcome.begun)
    if count:
        text = ngettext(
            "%(count)d translation was submitted.", "%(count)d translations were submitted.", count
        )
        buttons = []
        if count == 1:
            address = reverse("localization:translate", args=[outcome.begun[0].pk])
            buttons.append(messages.button(address, _("Translate")))
        messages.success(request, text % {"count": count}, buttons=buttons)
    if outcome.under_way:
        text = ngettext(
            "%(count)d translation was under way already.",
            "%(count)d translations were under way already.",
            outcome.under_way,
        )
        messages.info(request, text % {"count": outcome.under_way})
    for title, locale, reason in outcome.refused[:REASONS_SHOWN]:
        messages.warning(
            request,
            _("“%(title)s” was not submitted into %(language)s: %(reason)s.")
            % {"title": title, "language": locale.get_display_name(), "reason": reason},
        )
    more = len(outcome.refused) - REASONS_SHOWN
    if more > 0:
        text = ngettext("%(count)d more was not submitted.", "%(count)d more were not submitted.", more)
        messages.warning(request, text % {"count": more})
