"""Bulk actions: what somebody may not know of is left out of what they ask for, before it is named.

Wagtail lists what may not be done to which page or file by its title, whoever's it is.
"""

from django.apps import apps
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.bulk_action.dispatcher import index

from cms.pages.scope import Scope, kind_of, scope_of

EVERYTHING = "all"


def known_alone(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Wagtail's view, asked for the ids that are left; 404 where none is."""
    try:
        kind = kind_of(apps.get_model(app_label, model_name))
    except LookupError as error:
        raise Http404 from error
    scope, keys = scope_of(request.user), request.GET.getlist("id")
    if kind and not scope.is_everything and EVERYTHING not in keys:
        query = request.GET.copy()
        query.setlist("id", _known(scope, kind, keys))
        request.GET = query
    return index(request, app_label, model_name, action)


def _known(scope: Scope, kind: type[Model], keys: list[str]) -> list[str]:
    numbers = {int(key) for key in keys if key.isdecimal()}
    refused = scope.unknown(kind, numbers)
    return [str(number) for number in sorted(numbers - refused)]
