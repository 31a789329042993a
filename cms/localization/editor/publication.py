"""Publishing, moderation and machine translation from the editor."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from cms.localization import access
from cms.localization.adoption import Diverged
from cms.localization.checker import check_translation
from cms.localization.editor.actions import Actions
from cms.localization.editor.views import opened, save_posted, show_editor
from cms.localization.machine import MachineTranslationError, translate_rest
from cms.localization.publishing import publish, save_draft
from cms.localization.store.log import note_errors
from cms.localization.store.progress import progress_of
from cms.localization.store.segments import TRANSLATED, distinct, segments_of
from cms.localization.store.translations import Translation


def _doubts(translation: Translation) -> list[dict]:
    """The segments a translator should look at before publishing: {segment, flags} each."""
    segments = distinct(segments_of(translation))
    flags = check_translation(translation, segments)
    return [
        {"segment": segment, "flags": flags.get(segment.pk, [])}
        for segment in segments
        if segment.state != TRANSLATED or segment.pk in flags
    ]


def publish_translation(request: HttpRequest, translation_id: int):
    """Publish at once where nothing is in doubt; else say what is, and publish when told again."""
    translation, target = opened(request, translation_id)
    access.require(Actions(request.user, translation, target).may_publish)
    if request.method == "POST" and not save_posted(request, translation):
        return show_editor(request, translation, target, request.POST)
    doubts = _doubts(translation)
    if request.method == "POST" and (not doubts or "anyway" in request.POST):
        return _published(request, translation)
    return _confirm(request, translation, doubts)


def _confirm(request: HttpRequest, translation: Translation, doubts: list[dict], parts: list[str] = ()):
    return TemplateResponse(
        request,
        "localization/editor/publish.html",
        {
            "translation": translation,
            "title": translation.source.object_repr,
            "doubts": doubts,
            "parts": parts,
            "progress": progress_of(translation),
        },
    )


def _published(request: HttpRequest, translation: Translation):
    try:
        published = publish(translation, request.user, may_drop="drop" in request.POST)
    except Diverged as diverged:
        return _confirm(request, translation, _doubts(translation), diverged.parts)
    except ValidationError as error:
        for message in note_errors(translation, error):
            messages.error(request, message)
        return redirect("localization:translate", translation.pk)
    url = getattr(published, "full_url", None)
    messages.success(
        request,
        _("“%(title)s” is published in %(language)s.")
        % {"title": published, "language": translation.target_locale.get_display_name()},
        buttons=[messages.button(url, _("View live"), new_window=False)] if url else [],
    )
    return redirect("localization:translate", translation.pk)


@require_POST
def submit_for_moderation(request: HttpRequest, translation_id: int):
    """Save the translation as a draft and hand it to those who approve."""
    translation, target = opened(request, translation_id)
    access.require(Actions(request.user, translation, target).may_submit_for_moderation)
    if not save_posted(request, translation):
        return show_editor(request, translation, target, request.POST)
    try:
        page = save_draft(translation, request.user)
    except (Diverged, ValidationError) as error:
        parts = error.parts if isinstance(error, Diverged) else note_errors(translation, error)
        for part in parts:
            messages.error(request, part)
        return redirect("localization:translate", translation.pk)
    page.get_workflow().start(page, request.user)
    messages.success(request, _("The translation waits for approval."))
    return redirect("localization:translate", translation.pk)


@require_POST
def translate_by_machine(request: HttpRequest, translation_id: int):
    """Let the configured machine translate what nobody has; marked until a person confirms it."""
    translation, target = opened(request, translation_id)
    actions = Actions(request.user, translation, target)
    access.require(bool(actions.machine_name) and not actions.is_locked)
    try:
        count = translate_rest(translation, request.user)
    except MachineTranslationError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            ngettext(
                "%(count)d segment was translated by %(machine)s. Look at it before you publish.",
                "%(count)d segments were translated by %(machine)s. Look at them before you publish.",
                count,
            )
            % {"count": count, "machine": actions.machine_name},
        )
    return redirect("localization:translate", translation.pk)
