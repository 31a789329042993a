"""The right to see images and documents of the library: the one rule every door asks.

A library holds more than a site shows: what was uploaded for drafts, for private pages, for nothing yet. A
file is public while some page that readers may see shows it, unless its collection is private. Whoever is
signed in sees more: what they may choose or change in the admin, and what is on the pages they may edit.

A site may withhold files (`conf.withheld`): those are for nobody but who may change or delete them.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import EmptyResultSet
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    Model,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    TranslatableMixin,
    get_page_models,
)
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from wagtail_plone.conf import deleted, withheld
from wagtail_plone.documents.prepared import Prepared, keys_of
from wagtail_plone.documents.showing import pages_showing
from wagtail_plone.documents.visibility import in_private_collection, is_private, readable
from wagtail_plone.http.tokens import bearer, user_of

# In the words of Wagtail's policies: who may look at a file of the library, and who may have it as it was
# uploaded. Pictures that all may choose are chosen by their renditions.
SEEING = ("choose", "change", "delete")
KEEPING = ("change", "delete")
PAGE_ACTIONS = ("change", "publish")
RESTRICTIONS = (PageViewRestriction, CollectionViewRestriction)


def readable_files(files: QuerySet, *, is_searched: bool = False) -> QuerySet:
    """The images or documents of a queryset that any reader may see.

    Each that is looked at is asked after by itself. With `is_searched` they are found among the keys of all
    such files instead, which is the one condition of the two that search backends can take apart.
    """
    model: type[Model] = files.model
    return files.filter(pk__in=_readable_keys(model)) if is_searched else files.filter(_is_readable(model))


def public_file(model: type[Model], key: int) -> Model | None:
    """The image or document of a key, where any reader may see it. One query, by the key."""
    return next(iter(_public_files(model)(key)), None)


@cache
def _public_files(model: type[Model]) -> Prepared:
    def of_key(key: int) -> QuerySet:
        return model._default_manager.filter(_is_readable(model), pk=key)

    return Prepared(of_key)


def _is_readable(model: type[Model]) -> Q:
    return _is_unrestricted(model) & shown_on(model, readable(Page.objects.all()))


def _is_unrestricted(model: type[Model]) -> Q:
    return ~in_private_collection() & ~withheld(model)


@cache
def _readable_keys(model: type[Model]) -> RawSQL:
    """The keys of all images, or of all documents, that any reader may see; turned into SQL once."""
    return keys_of(model._base_manager.filter(_is_readable(model)))


def files_for(request: HttpRequest, files: QuerySet) -> QuerySet:
    """The images or documents of a queryset that whoever asks may see.

    Asks `request` for `user` and `session`: people are let in by who they are, and by a password they gave.
    What is in a bin is in no list.
    """
    is_open = _is_open(files.model, *(_restrictions(model, request)[0] for model in RESTRICTIONS))
    allowed = is_open | by_right(files.model, request.user)
    return _among(files, allowed & ~deleted(files.model))


def files_of(user, files: QuerySet) -> QuerySet:
    """The same for somebody who came with a token instead of a session."""
    return files_for(_request_of(user), files)


def may_see(request: HttpRequest, file: Model) -> bool:
    """Tell whether whoever asks, with a session or a token, may see a file. One query where it is public."""
    return is_public(file) or may_see_hidden(request, file)


def is_public(file: Model) -> bool:
    """Tell whether any reader may see a file. One query."""
    return public_file(type(file), file.pk) is not None


def may_see_hidden(request: HttpRequest, file: Model) -> bool:
    """Tell whether whoever asks, with a session or a token, may see a file that is not public."""
    token = bearer(request)
    request = _request_of(user_of(token)) if token else request
    showing: set[int] = pages_showing(type(file), [file.pk])
    if _has_right(request.user, file, showing, SEEING):
        return True
    if is_withheld(file):
        return False
    (refused_pages, accepts), (refused_collections, accepts_too) = (
        _restrictions(model, request) for model in RESTRICTIONS
    )
    # Whom no restriction lets in is shown what is public.
    if not showing or not (accepts or accepts_too):
        return False
    restrictions = CollectionViewRestriction.objects.filter(pk__in=refused_collections)
    condition = ~in_private_collection(restrictions)
    if not type(file)._base_manager.filter(condition, pk=file.pk).exists():
        return False
    private = is_private(PageViewRestriction.objects.filter(pk__in=refused_pages))
    return Page.objects.filter(~private, pk__in=showing, live=True).exists()


def is_withheld(file: Model) -> bool:
    """Tell whether a site withholds a file from readers. One query, by the key."""
    return type(file)._base_manager.filter(withheld(type(file)), pk=file.pk).exists()


def is_unrestricted(file: Model) -> bool:
    """Tell whether neither the site withholds a file nor its collection, whatever shows it. One query."""
    model = type(file)
    return model._base_manager.filter(_is_unrestricted(model), pk=file.pk).exists()


def may_have_original(request: HttpRequest, image: Model) -> bool:
    """Tell whether whoever asks may have an image as it was uploaded; readers get renditions of it."""
    token = bearer(request)
    user = user_of(token) if token else request.user
    return _has_right(user, image, pages_showing(type(image), [image.pk]), KEEPING)


def _has_right(user, file: Model, showing: Collection[int], actions: tuple[str, ...]) -> bool:
    """Tell what `by_right` says of one file, in three queries by keys; `showing` are pages that show it."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    is_kept_back = is_withheld(file)
    actions = KEEPING if is_kept_back else actions
    own = policy_registry.get_by_type(type(file)).instances_user_has_any_permission_for(user, actions)
    if own.order_by().filter(pk=file.pk).exists():
        return True
    if is_kept_back:
        return False
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, PAGE_ACTIONS)
    return bool(showing) and pages.order_by().filter(pk__in=showing).exists()


def shown_on(model: type[Model], pages: QuerySet) -> Q:
    """A condition for images or documents: one of `pages` shows them, by Wagtail's reference index.

    A page shows what it refers to, and what a snippet does that it refers to, in any of its languages.
    """
    page_type, file_type = _content_type(Page), _content_type(model)
    references = ReferenceIndex.objects.filter(
        to_content_type=file_type, to_object_id=Cast(OuterRef("pk"), CharField())
    )
    on_page = _with_page_id(references.filter(base_content_type=page_type)).filter(_by_one_of(pages))
    condition = Q(Exists(on_page))
    for snippet in get_snippet_models():
        if ReferenceIndex.model_is_indexable(snippet):
            by_snippet = references.filter(base_content_type=_content_type(snippet))
            condition |= Q(Exists(by_snippet.filter(object_id__in=_shown_keys(snippet, pages))))
    return condition


def _by_one_of(pages: QuerySet) -> Exists:
    """A condition for references that have a `page_id`: the page is one of these."""
    return Exists(pages.filter(pk=OuterRef("page_id")))


def _shown_keys(holder: type[Model], pages: QuerySet) -> QuerySet:
    """The keys, as text, of the objects of a model that one of `pages` refers to, in all their languages."""
    objects = holder._base_manager.order_by()
    references = ReferenceIndex.objects.filter(
        to_content_type=_content_type(holder), base_content_type=_content_type(Page)
    )
    referred = references.filter(to_object_id=Cast(OuterRef("pk"), CharField()))
    shown = Q(Exists(_with_page_id(referred).filter(_by_one_of(pages))))
    # Many-to-many relations are not in the index.
    for page_type in get_page_models():
        for field in page_type._meta.many_to_many:
            if issubclass(holder, field.related_model):
                through = page_type._base_manager.filter(pk__in=pages.values("pk"))
                shown |= Q(pk__in=through.values(field.name))
    shown_objects = objects.filter(shown)
    if issubclass(holder, TranslatableMixin):
        shown_objects = objects.filter(translation_key__in=shown_objects.values("translation_key"))
    return shown_objects.annotate(as_text=Cast("pk", CharField())).values("as_text")


def _with_page_id(references: QuerySet) -> QuerySet:
    """References with the key of the page they come from. The keys of other models may be no numbers."""
    page_id = Case(
        When(base_content_type=_content_type(Page), then=Cast("object_id", BigIntegerField())),
        output_field=BigIntegerField(),
    )
    return references.annotate(page_id=page_id)


def by_right(model: type[Model], user, actions: tuple[str, ...] = SEEING) -> Q:
    """A condition for images or documents: the user may do this to them, or edits a page that shows them.

    Of what a site withholds, those alone that the user may change or delete.
    """
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    if user.is_superuser:
        return ~Q(pk__in=[])
    policy = policy_registry.get_by_type(model)
    own = policy.instances_user_has_any_permission_for(user, actions)
    keeping = policy.instances_user_has_any_permission_for(user, KEEPING)
    kept = Q(pk__in=keeping.order_by().values("pk"))
    condition = Q(pk__in=own.order_by().values("pk"))
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, PAGE_ACTIONS)
    try:
        # Turned into SQL here, not in every place where the condition needs it.
        edited = Page.objects.filter(pk__in=keys_of(pages))
    except EmptyResultSet:
        return kept | condition & ~withheld(model)
    return kept | (condition | shown_on(model, edited)) & ~withheld(model)


def _is_open(model: type[Model], pages: list[int], collections: list[int]) -> Q:
    """A condition for images or documents: shown, and behind none of these restrictions (by their ids)."""
    refused_pages = PageViewRestriction.objects.filter(pk__in=pages)
    open_pages = Page.objects.filter(~is_private(refused_pages), live=True)
    refused_collections = CollectionViewRestriction.objects.filter(pk__in=collections)
    may_be_shown = ~in_private_collection(refused_collections) & ~withheld(model)
    return may_be_shown & shown_on(model, open_pages)


def _among(files: QuerySet, condition: Q) -> QuerySet:
    """The files that meet a condition; the search backend knows keys in a query but no EXISTS."""
    return files.filter(pk__in=files.model._base_manager.filter(condition).values("pk"))


def _restrictions(model: type[Model], request: HttpRequest) -> tuple[list[int], list[int]]:
    """The ids of the view restrictions that do not let whoever asks in, and of those that do."""
    refusing: list[int] = []
    accepting: list[int] = []
    restrictions: Iterable[Any] = model._default_manager.all()
    for restriction in restrictions:
        (accepting if restriction.accept_request(request) else refusing).append(restriction.pk)
    return refusing, accepting


def _request_of(user) -> HttpRequest:
    """A request of somebody without a session."""
    request = HttpRequest()
    request.user, request.session = user, SessionBase()
    return request


def _content_type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)
