"""Views of archives for administrators and leads of branches: hand in, look at the check, import, resume."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.editorial.branches.people.forms import titles
from cms.editorial.branches.rights import manageable, may_manage_people
from cms.intake.archives.forms import ArchiveForm
from cms.intake.archives.models import Archive, ImportedStory
from cms.intake.archives.tasks import check_in_background, import_in_background

State, Outcome = Archive.State, ImportedStory.Outcome
STORIES_A_PAGE, ARCHIVES_A_PAGE = 50, 30
# Rows that are listed on the page; a table of a thousand mistakes helps nobody.
PROBLEMS_SHOWN = 300
IN_HAND = (State.CHECKED, State.STOPPED, State.FAILED)


class AllowedMixin:
    """Base of the views: for those who look after a branch, with the archives of their branches alone."""

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        """Refuse everybody else."""
        if not may_manage_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def archives(self):
        """The archives that the person may see."""
        return Archive.objects.filter(workplace__in=manageable(self.request.user)).select_related("workplace")

    @property
    def archive(self) -> Archive:
        """The archive the address names; others' are not found."""
        return get_object_or_404(self.archives, pk=self.kwargs["archive_id"])


class ScreenMixin(AllowedMixin, WagtailAdminTemplateMixin):
    """Base of the screens."""

    header_icon = "download"

    def get_breadcrumbs_items(self):
        """Home, the list, and where we are."""
        above = {"url": reverse("archives:list"), "label": _("Old sites")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), above, here]


class ArchivesView(ScreenMixin, TemplateView):
    """The archives that were handed in, the newest first."""

    template_name = "archives/list.html"
    page_title = gettext_lazy("Old sites")

    def get_breadcrumbs_items(self):
        """Home, and the list."""
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs):
        """Add a page of archives, with the titles of their branches."""
        paginator = Paginator(self.archives.select_related("started_by"), ARCHIVES_A_PAGE)
        items = paginator.get_page(self.request.GET.get("p"))
        names = titles()
        for archive in items:
            archive.branch = names.get(str(archive.workplace.translation_key), archive.workplace.name)
        pages = paginator.get_elided_page_range(items.number)
        return super().get_context_data(items=items, elided_page_range=pages, **kwargs)


class HandInView(ScreenMixin, FormView):
    """Hand in an archive; it is checked before anything is imported."""

    template_name = "archives/add.html"
    form_class = ArchiveForm
    page_title = gettext_lazy("Move an old site in")

    def get_form_kwargs(self):
        """Hand the form who asks."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        """Keep the archive and have it checked."""
        archive = form.save(commit=False)
        archive.name, archive.started_by = form.cleaned_data["file"].name[-255:], self.request.user
        archive.save()
        transaction.on_commit(partial(check_in_background.enqueue, archive.pk))
        return redirect("archives:archive", archive.pk)

    def get_context_data(self, **kwargs):
        """Add what Wagtail's form template asks for."""
        return super().get_context_data(
            action_url=reverse("archives:add"),
            form_is_multipart=True,
            submit_button_label=_("Upload and check"),
            submit_button_active_label=_("Uploading…"),
            **kwargs,
        )


class ArchiveView(ScreenMixin, TemplateView):
    """An archive: what its check found, how far its import is, and what was made."""

    template_name = "archives/archive.html"

    def get(self, request, *args, **kwargs):
        """Find the archive."""
        self.shown = self.archive
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        """The name of the file."""
        return self.shown.name

    def get_context_data(self, **kwargs):
        """Add counts, remarks by row, and a page of the stories that were made or changed."""
        archive = self.shown
        stories = archive.stories.select_related("page").defer("facts", "source")
        only_events = bool(self.request.GET.get("events"))
        if only_events:
            stories = stories.filter(tells_of_events=True)
        paginator = Paginator(stories, STORIES_A_PAGE)
        items = paginator.get_page(self.request.GET.get("p"))
        errors = [one for one in archive.problems if one["is_error"]]
        notes = [one for one in archive.problems if not one["is_error"]]
        return super().get_context_data(
            archive=archive,
            branch=titles().get(str(archive.workplace.translation_key), archive.workplace.name),
            counts=[
                (Outcome(name).label, archive.counts[name]) for name in Outcome if archive.counts.get(name)
            ],
            pictures=archive.counts.get("pictures"),
            events=archive.stories.filter(tells_of_events=True).count() or archive.counts.get("events"),
            errors=errors[:PROBLEMS_SHOWN],
            notes=notes[:PROBLEMS_SHOWN],
            more=max(0, len(errors) - PROBLEMS_SHOWN) + max(0, len(notes) - PROBLEMS_SHOWN),
            items=items,
            only_events=only_events,
            elided_page_range=paginator.get_elided_page_range(items.number),
            progress=progress_in_words(archive),
            **kwargs,
        )


def progress_in_words(archive: Archive) -> str:
    """How far a check or an import is."""
    if archive.total:
        return _("%(done)d of %(total)d stories") % {"done": archive.done, "total": archive.total}
    return _("%(done)d stories") % {"done": archive.done}


class ProgressView(AllowedMixin, View):
    """How far an archive is, as JSON: {"state", "done", "total", "words"}."""

    def get(self, request, *args, **kwargs) -> JsonResponse:
        """One query beside those for rights."""
        archive = self.archive
        told = {"state": archive.state, "done": archive.done, "total": archive.total}
        return JsonResponse(
            {**told, "words": progress_in_words(archive)}, headers={"Cache-Control": "no-store"}
        )


class ActionView(AllowedMixin, View):
    """Base of what is done with an archive by a button."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs) -> HttpResponse:
        """Do it, and show the archive; where its state has changed meanwhile, say so."""
        archive = self.archive
        if not self.act(archive):
            messages.warning(request, _("The archive is in another state by now. Look at it once more."))
        return redirect("archives:archive", archive.pk)

    def act(self, archive: Archive) -> bool:
        """Do it; False where its state does not allow it."""
        raise NotImplementedError


class ImportView(ActionView):
    """Begin an import, or go on with one that was stopped or broke off."""

    def act(self, archive: Archive) -> bool:
        """Of two at once one begins it."""
        ready = Archive.objects.filter(pk=archive.pk, state__in=IN_HAND)
        if not ready.update(state=State.IMPORTING, done=0, message=""):
            return False
        transaction.on_commit(partial(import_in_background.enqueue, archive.pk))
        return True


class StopView(ActionView):
    """Stop an import after the story it is at; what was imported stays."""

    def act(self, archive: Archive) -> bool:
        """The import looks at its state before each story."""
        return bool(Archive.objects.filter(pk=archive.pk, state=State.IMPORTING).update(state=State.STOPPED))


class DiscardView(ActionView):
    """Let go of an archive that is not to be imported any more, and of its file."""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        """Back to the list; pages that were made stay."""
        archive = self.archive
        if not archive.is_at_work and archive.state != State.DONE:
            file = archive.file
            archive.delete()
            if file:
                file.delete(save=False)
            messages.success(request, _("The archive was discarded: %(name)s") % {"name": archive.name})
            return redirect("archives:list")
        messages.warning(request, _("The archive is in another state by now. Look at it once more."))
        return redirect("archives:archive", archive.pk)
