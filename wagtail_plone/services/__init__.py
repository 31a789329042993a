"""Every service, one file each; importing this package makes them answer."""

from wagtail_plone.services import (
    actions,
    breadcrumbs,
    contextnavigation,
    history,
    login,
    navigation,
    navroot,
    querystring,
    querystring_search,
    relations,
    search,
    site,
    translations,
    types,
    vocabularies,
    workflow,
)

__all__ = [
    "actions",
    "breadcrumbs",
    "contextnavigation",
    "history",
    "login",
    "navigation",
    "navroot",
    "querystring",
    "querystring_search",
    "relations",
    "search",
    "site",
    "translations",
    "types",
    "vocabularies",
    "workflow",
]
