"""`@types`: the portal types of the site and their fields (plone.restapi `services/types`)."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import override

from wagtail_plone.identity import address
from wagtail_plone.schemas.forms import form_of
from wagtail_plone.schemas.portal_types import type_titles
from wagtail_plone.service import Service


class Types(Service):
    """All types, one type's form, or one field or fieldset of it; titles are in the language of the place."""

    name = "types"
    watches = True
    expandable = True
    rest_most = 2

    def body(self) -> Any:
        """No query. Raises `NotFound` for a type or a field the site has not got."""
        with override(self.place.language or settings.LANGUAGE_CODE):
            if not self.request.rest:
                return [_entry(kind, title) for kind, title in type_titles().items()]
            kind, *field = self.request.rest
            form = form_of(kind)
        self.content_type = "application/json+schema"
        if form is None:
            raise self.not_found()
        if not field:
            return form
        # Plone looks for a field before it looks for a group of fields.
        groups = {fieldset["id"]: fieldset for fieldset in form["fieldsets"]}
        named = form["properties"].get(field[0]) or groups.get(field[0])
        if named is None:
            raise self.not_found()
        return named


def _entry(kind: str, title: str) -> dict[str, Any]:
    # Nothing is added through this API.
    return {
        "@id": address(f"/@types/{quote(kind)}"),
        "id": kind,
        "title": title,
        "addable": False,
        "immediately_addable": False,
    }
