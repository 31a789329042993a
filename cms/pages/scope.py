"""Scope: the pages and files that somebody at work in the admin may know of, and choose.

Theirs are the pages on which they were given any right, in every language, and all below these: an editor's
branch, a translator's language. Of all others they know what readers see, and call it by the title readers
read. Every door asks here: choosers, searches, forms, the API that writes.
"""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, PageViewRestriction
from wagtail.permissions import policy_registry

from cms.pages.at_work import person_at_work
from cms.pages.deleted import without_deleted
from wagtail_plone.documents.visibility import IsPublic, readable_ids

# In the words of Wagtail's policies: whose files somebody may put on a page, and whose are their own.
CHOOSING = ("choose", "change")
KEEPING = ("add", "change")
NOTHING = Q(pk__in=[])


class Scope:
    """What one user may know of. Two queries, remembered with the user for one request (`scope_of`)."""

    def __init__(self, user):
        self.user = user
        self.is_everything = bool(user.is_active and user.is_superuser)

    @cached_property
    def places(self) -> list[Page]:
        """The pages on which the user was given rights, each once, in the order of the tree."""
        given = policy_registry.get_by_type(Page).get_cached_permissions_for_user(self.user)
        places = {permission.page_id: permission.page for permission in given}
        return sorted(places.values(), key=lambda page: page.path)

    @cached_property
    def _paths_above(self) -> set[str]:
        """The tree paths of the pages above these, through which one finds one's way."""
        steps = Page.steplen
        return {place.path[:end] for place in self.places for end in range(steps, len(place.path), steps)}

    @cached_property
    def _private_paths(self) -> list[str]:
        return list(PageViewRestriction.objects.values_list("page__path", flat=True))

    @property
    def theirs(self) -> Q:
        """A condition for pages: the user's own. As long as the list of places, however large the site."""
        if self.is_everything:
            return ~NOTHING
        condition = NOTHING
        for place in self.places:
            condition |= Q(path__startswith=place.path)
        return condition

    def is_theirs(self, page: Page) -> bool:
        """Tell whether a page is the user's own. No query of its own."""
        return self.is_everything or any(page.path.startswith(place.path) for place in self.places)

    def is_explored(self, page: Page) -> bool:
        """Tell whether the user comes to a page in the explorer: their own, and those above. No query."""
        return self.is_theirs(page) or page.path in self._paths_above

    def known(self, pages: QuerySet, *, is_searched: bool = False) -> QuerySet:
        """The pages of a queryset that the user may know of.

        `is_searched`: found by keys, as search backends can take no other condition apart.
        """
        pages = without_deleted(pages)
        if self.is_everything:
            return pages
        public = Q(pk__in=readable_ids()) if is_searched else Q(IsPublic(), live=True)
        return pages.filter(self.theirs | Q(path__in=self._paths_above) | public)

    def knows(self, page: Page) -> bool:
        """Tell whether the user may know of a page. One query where it is not theirs."""
        return self.is_explored(page) or self.known(Page.objects.filter(pk=page.pk)).exists()

    def title_of(self, page: Page) -> str:
        """The title under which the user may know a page.

        The newest one of their own pages and of what they approve, the public one of others; no title of what
        is not public. One query for all pages that are not theirs, and a few for each that is not public.
        """
        if self.is_theirs(page):
            return page.draft_title or page.title
        is_public = page.live and not any(page.path.startswith(path) for path in self._private_paths)
        if is_public or page.path in self._paths_above:
            return page.title
        if self._is_shown_for_work(page):
            return page.draft_title or page.title
        return _("(not public)")

    def _is_shown_for_work(self, page: Page) -> bool:
        """Tell whether the user approves a page, or works on it in another language."""
        task = page.current_workflow_task
        if task is not None and task.user_can_access_editor(page, self.user):
            return True
        return Page.objects.filter(self.theirs, translation_key=page.translation_key).exists()

    def files(self, model: type[Model]) -> QuerySet:
        """The images, or the documents, that the user may put on a page: their own and shared ones."""
        return policy_registry.get_by_type(model).instances_user_has_any_permission_for(self.user, CHOOSING)

    def own_collections(self, model: type[Model]) -> list[int]:
        """The ids of the collections in which the user keeps files of this kind. One query."""
        policy = policy_registry.get_by_type(model)
        collections: QuerySet[Collection] = policy.collections_user_has_any_permission_for(self.user, KEEPING)
        return list(collections.values_list("pk", flat=True))

    def unknown(self, model: type[Model], keys: Iterable[int]) -> set[int]:
        """Those of these pages, images or documents that the user may not choose. One query."""
        keys = set(keys)
        if self.is_everything or not keys:
            return set()
        choosable = self.known(Page.objects.all()) if model is Page else self.files(model)
        return keys - set(choosable.filter(pk__in=keys).values_list("pk", flat=True))


def scope_of(user) -> Scope:
    """The scope of a user, remembered with them."""
    if not hasattr(user, "_scope"):
        user._scope = Scope(user)
    return user._scope


def shown_title(page: Page) -> str:
    """The title under which whoever is at work in the admin knows a page; outside of it the newest one."""
    user = person_at_work()
    return page.draft_title or page.title if user is None else scope_of(user).title_of(page)


def kind_of(model: type[Model]) -> type[Model] | None:
    """The model of which a scope knows these: `Page`, the site's images, its documents; None of others."""
    for kind in (Page, get_image_model(), get_document_model()):
        if issubclass(model, kind):
            return kind
    return None
