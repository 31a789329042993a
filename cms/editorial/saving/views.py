"""Views for a page that was opened long ago: the person who is signed in now, and a new log-in."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.utils import get_user_display_name


@require_safe
@never_cache
def signed_in(request: HttpRequest) -> JsonResponse:
    """The person signed in to the admin in this browser: {"person", "name", "token"}.

    `person` is the account's id as text, null for nobody. `token` is the CSRF token of now: every sign-in
    makes those of pages opened before it worthless. Both come in one answer, so that a page which sends
    the token saves under the name it was told, or not at all.
    """
    user = request.user
    is_editor = user.has_perm("wagtailadmin.access_admin")
    return JsonResponse(
        {
            "person": str(user.pk) if is_editor else None,
            "name": get_user_display_name(user) if is_editor else "",
            "token": get_token(request),
        }
    )


@require_safe
@never_cache
def signed_in_again(request: HttpRequest):
    """The page after a log-in that was opened from a page with unsaved text; it closes its window."""
    return render(request, "cms/saving/signed_in_again.html")
