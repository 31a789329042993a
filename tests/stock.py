"""Wagtail without what this site adds to it, for comparisons: nothing of ours hears of a publication."""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import wagtail.signals
import wagtail_localize.models
from django.db.models import signals
from django.dispatch import Signal

from cms.pages.models.addressed import Addressed
from cms.pages.models.publication import Publication

SITE = ("cms", "home", "news", "programs")
STOCK, PLUGIN, ALL = "stock", "with the plugin", "with localisation"
# The packages that are taken off for each, by the beginnings of their modules' names.
TAKEN_OFF: dict[str, tuple[str, ...]] = {STOCK: (*SITE, "wagtail_plone"), PLUGIN: SITE, ALL: ()}
# How many times the queries of stock a publication may ask at most.
TIMES_STOCK = {PLUGIN: 1.5, ALL: 2.0}
OF_SITE = (
    (Publication, ("publish", "save", "update_aliases", "save_revision", "with_content_json")),
    (Addressed, ("full_clean", "minimal_clean")),
)


@contextmanager
def without(packages: tuple[str, ...]) -> Iterator[None]:
    """Until the end of the block nothing of these packages hears of anything."""
    modules = (signals, wagtail.signals, wagtail_localize.models)
    heard = [value for module in modules for value in vars(module).values() if isinstance(value, Signal)]
    before = [(signal, signal.receivers) for signal in heard]
    own = [
        (owner, name, vars(owner)[name]) for owner, names in OF_SITE for name in names if "cms" in packages
    ]
    try:
        for signal, receivers in before:
            _listen(signal, [entry for entry in receivers if not _module(entry).startswith(packages)])
        for owner, name, _method in own:
            delattr(owner, name)
        yield
    finally:
        for signal, receivers in before:
            _listen(signal, receivers)
        for owner, name, method in own:
            setattr(owner, name, method)


def _module(entry: tuple) -> str:
    """The module of a signal's receiver; a package name is looked for at its beginning."""
    receiver = entry[1]() if isinstance(entry[1], weakref.ref) else entry[1]
    return getattr(receiver, "__module__", None) or ""


def _listen(signal: Signal, receivers: list) -> None:
    signal.receivers = receivers
    signal.sender_receivers_cache.clear()
