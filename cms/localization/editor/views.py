"""The editor's page and what it saves as a translator types."""

import json

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page, TranslatableMixin

from cms.localization import access, memory
from cms.localization.checker import Flag, check_translation
from cms.localization.editor.actions import Actions
from cms.localization.editor.overrides import OverridesForm
from cms.localization.editor.rows import rows_of, theirs
from cms.localization.store.earlier import earlier_texts
from cms.localization.store.progress import progress_of
from cms.localization.store.segments import Segment, as_typed, distinct, segments_of
from cms.localization.store.stored_texts import Conflict, confirm, decline, write
from cms.localization.store.translated_objects import as_it_would_be
from cms.localization.store.translations import Translation, target_of

MOST_BYTES = 100_000


def opened(request: HttpRequest, translation_id: int) -> tuple[Translation, TranslatableMixin | None]:
    """A translation the user may write, and its object; 404 and `PermissionDenied` otherwise."""
    translation = get_object_or_404(
        Translation.objects.select_related(
            "source", "source__locale", "source__specific_content_type", "target_locale"
        ),
        pk=translation_id,
    )
    target = target_of(translation)
    access.require(access.may_translate(request.user, translation, target))
    return translation, target


def translate(request: HttpRequest, translation_id: int):
    """The source and its translation side by side. POST saves all of it, for browsers without scripts."""
    translation, target = opened(request, translation_id)
    if request.method != "POST":
        return show_editor(request, translation, target)
    if Actions(request.user, translation, target).is_locked:
        messages.error(request, _("The page is locked."))
        return show_editor(request, translation, target, request.POST)
    if not save_posted(request, translation):
        return show_editor(request, translation, target, request.POST)
    messages.success(request, _("Saved."))
    return redirect("localization:translate", translation.pk)


def show_editor(
    request: HttpRequest,
    translation: Translation,
    target: TranslatableMixin | None,
    typed: QueryDict | None = None,
):
    """The editor's page; its fields show what was `typed` where that could not be saved."""
    source = translation.source.get_source_instance()
    actions = Actions(request.user, translation, target)
    overrides = OverridesForm(translation, source, request.user)
    tabs: dict[str, list] = {}
    for row in rows_of(translation, source, typed):
        tabs.setdefault(row.tab, []).append(row)
    return TemplateResponse(
        request,
        "localization/editor/translate.html",
        {
            "translation": translation,
            "title": str(source),
            "source": source,
            "target": target,
            "progress": progress_of(translation),
            "tabs": tabs,
            "overrides": overrides,
            "actions": actions,
            "media": overrides.media,
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": _("Home")},
                {"url": reverse("localization:dashboard"), "label": _("Translations")},
                {"url": "", "label": str(source), "sublabel": str(translation.target_locale)},
            ],
        },
    )


def save_posted(request: HttpRequest, translation: Translation) -> bool:
    """Store everything a form of the editor has sent; whether all of it could be. Messages say what not."""
    are_texts_fine = _save_all(request, translation)
    if not any(name.startswith("override-") for name in request.POST):
        return are_texts_fine
    form = OverridesForm(translation, translation.source.get_source_instance(), request.user, request.POST)
    return _save_overrides(request, form) and are_texts_fine


def _save_all(request: HttpRequest, translation: Translation) -> bool:
    """Write the texts that differ from what is stored; whether all of them could be."""
    is_fine = True
    for segment in distinct(segments_of(translation)):
        text = request.POST.get(f"segment-{segment.pk}")
        if text is None or text.replace("\r\n", "\n").strip() == segment.text:
            continue
        shown = request.POST.get(f"shown-{segment.pk}", "")
        try:
            write(translation, segment, text, request.user, shown=shown)
        except (ValidationError, Conflict) as error:
            is_fine = False
            reason = (
                _("Somebody else has written another text meanwhile. Yours is in its field, theirs below it.")
                if isinstance(error, Conflict)
                else " ".join(error.messages)
            )
            messages.error(request, f"{segment.source[:60]}: {reason}")
    return is_fine


def _save_overrides(request: HttpRequest, form: OverridesForm) -> bool:
    if not form.is_valid():
        for name, errors in form.errors.items():
            messages.error(request, f"{form.fields[name].label}: {' '.join(errors)}")
        return False
    form.save(request.user)
    return True


def _fill_alike(translation: Translation, segment: Segment, segments: list[Segment], user) -> list[Segment]:
    """Give a text just written to the segments of the same words that have none; those, as they are now."""
    empty = {
        other.pk: other
        for other in segments
        if other.source_html == segment.source_html and other.translation is None
    }
    if segment.translation is None or not empty or not memory.fill(translation, user, [*empty.values()]):
        return []
    return [
        filled for filled in distinct(segments_of(translation)) if filled.pk in empty and filled.translation
    ]


def _shown(request: HttpRequest, segment: Segment, flags: dict[int, list[Flag]]) -> dict[str, str]:
    """A segment for the page's script: its state, text and version, and what is said of it as HTML."""
    status = {"segment": segment, "flags": flags.get(segment.pk, [])}
    return {
        "state": segment.state,
        "text": segment.text,
        "version": segment.version,
        "status": render_to_string("localization/editor/status.html", status, request),
    }


@require_POST
def save_segment(request: HttpRequest, translation_id: int, segment_id: int):
    """Store one text: {"text": …, "shown": …} or {"confirm": true, "shown": …}. Answers how all stands now.

    `shown` is the version of the text the writer had before them (`Segment.version`, "" for none). After a
    conflict {"text": …, "chosen": true} goes over the other's text, {"declined": …} keeps what the writer
    gives up for it.
    `filled` has by their ids the other segments of the same words that had no translation and have this
    one now, `earlier` says how many texts this one had before. 400 with {"errors": […]} where the text can't
    be stored, 409 with what somebody else wrote meanwhile; what was stored before stands.
    """
    translation, target = opened(request, translation_id)
    segments = segments_of(translation)
    segment = next((segment for segment in segments if segment.pk == segment_id), None)
    if segment is None:
        raise Http404
    try:
        if Actions(request.user, translation, target).is_locked:
            raise ValidationError(_("The page is locked."))
        sent = json.loads(request.body[:MOST_BYTES] or b"{}")
        if not isinstance(sent, dict) or not all(
            isinstance(sent.get(name, ""), str) for name in ("text", "shown", "declined")
        ):
            raise ValidationError(_("A text is expected."))
        shown = sent.get("shown", "")
        if sent.get("confirm"):
            confirm(translation, segment, request.user, shown=shown)
        elif "text" in sent:
            is_chosen = bool(sent.get("chosen"))
            write(translation, segment, sent["text"], request.user, shown=shown, is_chosen=is_chosen)
        elif "declined" in sent:
            decline(translation, segment, sent["declined"], request.user, shown=shown)
        else:
            raise ValidationError(_("A text is expected."))
    except json.JSONDecodeError:
        return JsonResponse({"errors": [_("A text is expected.")]}, status=400)
    except ValidationError as error:
        return JsonResponse({"errors": error.messages}, status=400)
    except Conflict:
        return _conflict(request, translation, segment)
    filled = _fill_alike(translation, segment, segments, request.user)
    flags = check_translation(translation, [segment, *filled])
    return JsonResponse(
        {
            **_shown(request, segment, flags),
            "filled": {other.pk: _shown(request, other, flags) for other in filled},
            "earlier": earlier_texts(translation, segment).count(),
            "progress": render_to_string(
                "localization/editor/progress.html", {"progress": progress_of(translation)}, request
            ),
        }
    )


def _conflict(request: HttpRequest, translation: Translation, segment: Segment) -> JsonResponse:
    """Somebody else's text, written while one was typed, with the choice between both as HTML."""
    context = {"segment": segment, "translation": translation, "theirs": theirs(translation, segment)}
    return JsonResponse(
        {
            **_shown(request, segment, check_translation(translation, [segment])),
            "conflict": render_to_string("localization/editor/conflict.html", context, request),
        },
        status=409,
    )


@require_safe
def earlier(request: HttpRequest, translation_id: int, segment_id: int):
    """The earlier texts of a segment as a list (HTML), for the page's script."""
    translation, _target = opened(request, translation_id)
    segment = next((segment for segment in segments_of(translation) if segment.pk == segment_id), None)
    if segment is None:
        raise Http404
    texts = [
        {"entry": entry, "text": as_typed(entry.text, segment.is_rich)}
        for entry in earlier_texts(translation, segment)
    ]
    return TemplateResponse(
        request, "localization/editor/earlier.html", {"texts": texts, "translation": translation}
    )


def preview(request: HttpRequest, translation_id: int):
    """The page as it would be published now, also before there is a page."""
    translation, target = opened(request, translation_id)
    if target is None or not isinstance(target, Page):
        messages.warning(request, _("There is no page to preview yet. The source has to be published first."))
        return redirect("localization:translate", translation.pk)
    page = as_it_would_be(translation)
    page.fallback_from = None
    return page.make_preview_request(request, page.default_preview_mode)
