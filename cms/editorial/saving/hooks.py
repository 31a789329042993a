"""Hooks by which saving by script takes part in Wagtail's page editor."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from cms.editorial.saving.middleware import HEADER, is_by_script, is_saved
from cms.editorial.saving.views import signed_in_again

# What the header says of a save that goes over somebody else's, because its writer has seen that and said so.
OVER = "over"
SCRIPTS = ("signed-in", "kept-texts", "newer-version", "page-saving", "page-restoring")


@hooks.register("register_admin_urls")
def register_saving_urls():
    """The address of the page that ends a log-in in a window of its own."""
    return [path("signed-in-again/", signed_in_again, name="signed_in_again")]


@hooks.register("insert_global_admin_css")
def saving_styles():
    """The style sheet of dialogs and notes about saving."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/saving.css"))


# After the autosave gate: a form it holds back is not sent here either.
@hooks.register("insert_global_admin_js", order=10)
def saving_scripts():
    """Scripts of the page editor and the translation editor; they find nothing to do elsewhere."""
    return format_html_join(
        "\n", '<script src="{}"></script>', ((static(f"cms/js/{name}.js"),) for name in SCRIPTS)
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def note_that_it_is_saved(request: HttpRequest, page: Page) -> None:
    """Note that a page was stored; the script says "saved" of nothing else."""
    is_saved(request)


@hooks.register("before_edit_page")
def refuse_to_save_over_a_newer_version(request: HttpRequest, page: Page) -> JsonResponse | None:
    """Answer 409 where somebody saved since the sent version was loaded: who, when, and which version.

    Wagtail asks this of its autosave alone; whoever presses a button within ten seconds of the other's,
    the time between two looks for them, goes over it unseen.
    """
    if not is_by_script(request) or request.headers[HEADER] == OVER:
        return None
    newest = page.get_latest_revision()
    loaded = request.POST.get("loaded_revision_id"), request.POST.get("loaded_revision_created_at")
    if newest is None or loaded == (str(newest.pk), newest.created_at.isoformat()):
        return None
    written = timezone.localtime(newest.created_at)
    return JsonResponse(
        {
            "who": get_user_display_name(newest.user) if newest.user else "",
            "when": formats.date_format(written, "DATETIME_FORMAT"),
            "revision_id": newest.pk,
            "revision_created_at": newest.created_at.isoformat(),
            "address": reverse("wagtailadmin_pages:revisions_view", args=[page.pk, newest.pk]),
        },
        status=409,
    )
