"""Functions of ours in the place of Wagtail's in its API v3, held to be called.

Wagtail offers no way to narrow what API v3 reads, so names in its modules are replaced. A version of Wagtail
that looks them up elsewhere would tell everything to everybody without a word; that must be no way to start.
"""

import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from ninja import NinjaAPI, Router
from ninja.pagination import PaginationBase


def replace_query(module: ModuleType, name: str, ours: Callable) -> None:
    """Put `ours` in the place of the function by which a module's `router` finds what it reads.

    `ImproperlyConfigured` where the name is gone, or where a view that answers GET does not call it.
    """
    if not inspect.isfunction(getattr(module, name, None)):
        raise _unknown(f"{module.__name__}.{name} is no function")
    readers = list(_readers(module.router))
    if not readers:
        raise _unknown(f"{module.__name__}.router has no views that read")
    for view in readers:
        if view.__globals__ is not vars(module) or name not in view.__code__.co_names:
            raise _unknown(f"{view.__module__}.{view.__name__} does not call {name}")
    setattr(module, name, ours)


def replace_pagination(paginator: type[PaginationBase], routers: list[Router], ours: Callable) -> None:
    """Put `ours` in the place of `paginate_queryset` of a class, by which the routers' lists are cut.

    `ImproperlyConfigured` where a list of one of these routers is not cut by it.
    """
    name = ours.__name__
    if name not in vars(paginator):
        raise _unknown(f"{paginator.__name__} has no {name}")
    for router in routers:
        lists = [view for path, view in _operations(router) if path == "/"]
        if not lists:
            raise _unknown("a router has no list")
        for view in lists:
            used = inspect.getclosurevars(view).nonlocals.get("paginator")
            if not isinstance(used, paginator) or name not in view.__code__.co_names:
                raise _unknown(f"{view.__module__}.{view.__name__} is not cut by {paginator.__name__}")
    setattr(paginator, name, ours)


def replace_renderer(api: NinjaAPI, ours: Any) -> None:
    """Let `ours` write the answers of an API; `ImproperlyConfigured` where it would not be asked."""
    if "renderer" not in type(api).create_response.__code__.co_names:
        raise _unknown(f"{type(api).__name__}.create_response does not ask a renderer")
    api.renderer = ours


def _operations(router: Router):
    """The path and the view, as it is called, of everything a router answers to GET."""
    for path, view in router.path_operations.items():
        yield from (
            (path, operation.view_func) for operation in view.operations if "GET" in operation.methods
        )


def _readers(router: Router):
    return (inspect.unwrap(view) for _path, view in _operations(router))


def _unknown(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"wagtail-plone does not know this version of Wagtail's API v3: {what}."
        " It would tell what readers may not see, so it is not mounted."
    )
