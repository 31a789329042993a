"""The portal types of a site, and the page models that answer as each.

Wagtail's bare `Page`, which no editor can create, is described where a site has nothing else. A home page
is known by where it stands; here, by whether its model may stand right below the root of Wagtail's tree.
"""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, get_page_models

from wagtail_plone.serialize.page import LANGUAGE_ROOT, SITE_ROOT, home_type

DEFAULT = "Document"
LIBRARY = ("Image", "File")


def page_models(*, creatable: bool = False) -> dict[str, list[type[Page]]]:
    """The page models of each portal type that pages may have; `creatable` for those editors can create."""
    by_type: dict[str, list[type[Page]]] = {}
    own = [model for model in get_page_models() if model is not Page]
    for model in own or [Page]:
        if creatable and not model.is_creatable:
            continue
        parents = model.allowed_parent_page_models()
        if Page in parents:
            by_type.setdefault(home_type(), []).append(model)
        if any(parent is not Page for parent in parents) or not parents:
            by_type.setdefault(getattr(model, "headless_type", DEFAULT), []).append(model)
    return dict(sorted(by_type.items()))


def type_titles() -> dict[str, str]:
    """Every portal type with its title in the active language, by title."""
    titles = {kind: _title(kind, models) for kind, models in page_models(creatable=True).items()}
    titles |= {SITE_ROOT: SITE_ROOT}
    titles |= {kind: capfirst(str(model._meta.verbose_name)) for kind, model in library_models().items()}
    return dict(sorted(titles.items(), key=lambda item: item[1].casefold()))


def _title(kind: str, models_of_type: list[type[Page]]) -> str:
    if kind == LANGUAGE_ROOT:
        return gettext("Language Root Folder")
    if kind == SITE_ROOT:
        return SITE_ROOT
    if len(models_of_type) == 1:
        return capfirst(str(models_of_type[0]._meta.verbose_name))
    # Several kinds of page answer as one type, which is none of them in particular.
    return gettext("Page") if kind == DEFAULT else kind


def library_models() -> dict[str, type[models.Model]]:
    """The models of the library's images and files."""
    return {"Image": get_image_model(), "File": get_document_model()}
