"""Deleting a page, a picture or a document through Wagtail's API v3: a decision there, too."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from wagtail.api.v3.errors import problem_response
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.bin.pages.going import going, may_be_deleted
from cms.editorial.bin.pages.naming import naming
from cms.editorial.usage import Usage, usage_for
from wagtail_plone.http.tokens import bearer, user_of

# `?used=delete` says that whoever asks knows where the file is used, or what goes with the page.
PARAMETER, DECIDED = "used", "delete"


def asked_before_deleting(view):
    """Decorate a view of API v3: a file that is used is deleted when the request says that this is known.

    So is a page that pages name, that has pages below it, or that has other languages. Otherwise the answer
    is 409 and names the pages, as far as the user may know them; nothing is changed.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "DELETE" and request.GET.get(PARAMETER) != DECIDED:
            refused = _refusal(request, kwargs)
            if refused is not None:
                return refused
        return view(request, *args, **kwargs)

    return answer


def _refusal(request: HttpRequest, arguments: dict) -> HttpResponse | None:
    if "page_id" in arguments:
        return _refusal_of_page(request, arguments["page_id"])
    models = {"image_id": get_image_model, "document_id": get_document_model}
    for name, model in models.items():
        if name in arguments:
            return _refusal_for(request, model(), arguments[name])
    return None


def _refusal_for(request: HttpRequest, model, key) -> HttpResponse | None:
    """The answer that names where a file is used; None where it is not, or where Wagtail's view refuses."""
    user = user_of(bearer(request))
    file = model._default_manager.filter(pk=key).first() if str(key).isdecimal() else None
    if file is None or not user.is_authenticated:
        return None
    if not policy_registry.get_by_type(model).user_has_permission_for_instance(user, "delete", file):
        return None
    usage = usage_for(user, file)
    return _problem(usage) if len(usage) else None


def _refusal_of_page(request: HttpRequest, key) -> HttpResponse | None:
    """The answer that says what goes with a page, and where it is named; None where it goes alone."""
    user = user_of(bearer(request))
    page = Page.objects.filter(pk=key).first() if str(key).isdecimal() else None
    if page is None or not user.is_authenticated or not may_be_deleted(user, page):
        return None
    gone = going(page, user)
    usage = naming(gone, user)
    if not len(usage) and len(gone.pages) == 1 and not gone.staying:
        return None
    pages = [
        {"type": "goes", "loc": ["pages", top.pk], "msg": f"{top.title} ({top.locale.language_code})"}
        for top in gone.tops
    ]
    pages += [
        {"type": "stays", "loc": ["pages", one.pk], "msg": f"{one.title} ({one.locale.language_code})"}
        for one in gone.staying
    ]
    pages += [
        {"type": "used", "loc": ["pages", one.pk], "msg": f"{one.title} ({one.language}): {one.sentence}"}
        for one in usage.named
    ]
    others = f" and by {usage.others} you do not see" if usage.others else ""
    detail = (
        f"Deleted together: {len(gone.pages)} pages, in all languages. Named by {len(usage.named)} pages"
        f"{others}. They are kept in the bin for thirty days."
        f" Ask again with ?{PARAMETER}={DECIDED} to delete them."
    )
    return problem_response(status=409, detail=detail, errors=pages)


def _problem(usage: Usage) -> HttpResponse:
    pages = [
        {"type": "used", "loc": ["pages", page.pk], "msg": f"{page.title} ({page.language}): {sentence}"}
        for page, sentence in usage.rows
    ]
    others = f" and on {usage.others} you do not see" if usage.others else ""
    detail = (
        f"Used on {len(usage.named)} pages{others}. Deleted, it is gone from them at once and kept in the bin"
        f" for thirty days. Ask again with ?{PARAMETER}={DECIDED} to delete it."
    )
    return problem_response(status=409, detail=detail, errors=pages)
