"""Hooks of Wagtail's admin by which pages that are named by their id are asked for."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from cms.pages.scope import scope_of


@hooks.register("construct_explorer_page_queryset", order=-10)
def refuse_foreign_places(parent_page: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Open the explorer at the user's own pages and those above; Wagtail's names any page by its title."""
    if not scope_of(request.user).is_explored(parent_page):
        raise PermissionDenied
    return pages


@hooks.register("before_move_page", order=-10)
def refuse_to_move_what_is_foreign(request: HttpRequest, page: Page, destination: Page) -> None:
    """Before Wagtail asks to confirm a move by both titles, whoever's the pages are."""
    if not page.permissions_for_user(request.user).can_move() or not scope_of(request.user).knows(
        destination
    ):
        raise PermissionDenied


@hooks.register("before_copy_page", order=-10)
def refuse_to_copy_into_what_is_foreign(request: HttpRequest, page: Page) -> None:
    """Before Wagtail says by its title that nothing can be copied there."""
    key = request.POST.get("new_parent_page", "")
    if key.isdecimal() and scope_of(request.user).unknown(Page, {int(key)}):
        raise PermissionDenied
