"""The editor takes the place of Wagtail's and wagtail-localize's where a page is a translation."""

from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail import hooks
from wagtail.models import Page, TranslatableMixin

from cms.localization import access
from cms.localization.editor import submitting
from cms.localization.families import original_of
from cms.localization.store.addresses import MIRROR_AGAIN, RESTART, answered_by, submit_address
from cms.localization.store.translations import translations_to


def _instead(request: HttpRequest, instance: TranslatableMixin):
    """The answer in place of Wagtail's edit view; None where that is the right one."""
    translation = translations_to(instance).first()
    if translation is not None and not translation.enabled:
        if request.method == "POST" and RESTART in request.POST:
            return submitting.restart(request, translation)
        return None
    return redirect("localization:translate", translation.pk) if translation else None


@hooks.register("before_edit_page", order=-10)
def edit_translation_side_by_side(request, page):
    """A translation opens side by side; a fallback offers to begin one."""
    if request.method == "POST" and MIRROR_AGAIN in request.POST:
        # It would throw the translation away.
        return redirect(request.path)
    answer = _instead(request, page)
    if answer is None and page.alias_of_id and page.alias_of.locale_id != page.locale_id:
        return _offer_to_begin(request, page)
    return answer


@hooks.register("before_edit_snippet", order=-10)
def edit_snippet_side_by_side(request, instance):
    """The same for snippets."""
    return _instead(request, instance) if isinstance(instance, TranslatableMixin) else None


def _offer_to_begin(request: HttpRequest, page: Page):
    source = original_of(page) or page.alias_of
    return TemplateResponse(
        request,
        "localization/editor/begin.html",
        {
            "title": str(page),
            "page": page,
            "source": source,
            "may_submit": access.may_submit(request.user, source.specific, page.locale),
            "submit_url": submit_address(source),
        },
    )


@hooks.register("construct_page_action_menu")
def nothing_throws_a_translation_away(menu_items, request, context):
    """wagtail-localize offers to replace a translated page by a mirror of its source."""
    menu_items[:] = [item for item in menu_items if item.name != MIRROR_AGAIN]


@hooks.register("register_admin_urls", order=-10)
def replace_views_of_wagtail_localize():
    """The same addresses, answered here: these views ask who may do what, and destroy nothing."""
    gone = submitting.not_here
    return answered_by(
        {
            "submit_page_translation": submitting.submit_page,
            "submit_snippet_translation": submitting.submit_snippet,
            "update_translations": submitting.update_translations,
            "edit_string_translation": gone,
            "edit_override": gone,
            "download_pofile": gone,
            "upload_pofile": gone,
            "machine_translate": gone,
            "convert_to_alias": gone,
            "translations_report": submitting.to_dashboard,
            "translations_report_results": gone,
        }
    )
