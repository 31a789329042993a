"""System checks: what the store relies on is there, so that an upgrade fails before it starts."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from cms.localization.store import relied_on

HINT = "See docs/upgrading.md."
LABEL = "localization"


@register(LABEL)
def check_names(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Tell whether wagtail-localize and Wagtail have the names that are relied on."""
    return [
        Error(f"{name} is relied on and is gone.", hint=HINT, id="localization.E001")
        for name in [*missing(relied_on.WAGTAIL_LOCALIZE), *missing(relied_on.WAGTAIL)]
    ]


@register(LABEL)
def check_addresses(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Tell whether wagtail-localize has the addresses that are known, and no others: those know no teams."""
    from cms.localization.store.addresses import addresses

    known = relied_on.REPLACED_ADDRESSES | relied_on.LEFT_ADDRESSES
    present = {pattern.name for pattern in addresses()}
    gone = [
        Error(f"The address {name} is gone.", hint=HINT, id="localization.E002") for name in known - present
    ]
    new = [
        Error(f"The address {name} is new.", hint=HINT, id="localization.E003") for name in present - known
    ]
    return [*gone, *new]


def missing(names: dict[str, dict[str, str]]) -> Iterator[str]:
    """The names, of those written down as in `relied_on`, that are gone."""
    for module_name, expected in names.items():
        try:
            module = import_module(module_name)
        except ImportError:
            yield module_name
            continue
        for name, details in expected.items():
            if not hasattr(module, name):
                yield f"{module_name}.{name}"
                continue
            thing = getattr(module, name)
            parameters, attributes = _read(details)
            lacking = [attribute for attribute in attributes if not _has(thing, attribute)]
            if parameters:
                lacking += [f"({parameter})" for parameter in parameters if not _takes(thing, parameter)]
            for detail in lacking:
                yield f"{module_name}.{name}.{detail}"


def _read(details: str) -> tuple[list[str], list[str]]:
    """The parameters and the attributes that are written down of a name."""
    if not details.startswith("("):
        return [], details.split()
    parameters, _bracket, attributes = details[1:].partition(")")
    return [parameter.strip() for parameter in parameters.split(",") if parameter.strip()], attributes.split()


def _has(thing: object, attribute: str) -> bool:
    if hasattr(thing, attribute):
        return True
    if not (isinstance(thing, type) and issubclass(thing, Model)):
        return False
    try:
        thing._meta.get_field(attribute)
    except FieldDoesNotExist:
        return False
    return True


def _takes(thing: Callable, parameter: str) -> bool:
    parameters = inspect.signature(thing).parameters
    return parameter in parameters or any(
        accepted.kind == accepted.VAR_KEYWORD for accepted in parameters.values()
    )
