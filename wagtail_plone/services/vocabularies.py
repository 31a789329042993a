"""`@vocabularies`: what can be chosen, as tokens with titles (plone.restapi `services/vocabularies`)."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.encoding import force_str
from django.utils.translation import gettext, override

from wagtail_plone.conf import content_languages
from wagtail_plone.content.listing import batching
from wagtail_plone.documents.places import Place, readable_documents
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.identity import address
from wagtail_plone.models import DocumentSubject
from wagtail_plone.schemas.choices import choices_of, fields_with_choices
from wagtail_plone.schemas.portal_types import type_titles
from wagtail_plone.serialize.page import SITE_ROOT
from wagtail_plone.serialize.scales import SCALES
from wagtail_plone.service import Service

PREFIX = "plone.app.vocabularies."
TOKENS_MOST = 500
Terms = dict[str, str]


class Vocabularies(Service):
    """The names of all vocabularies, or the terms of one, in the language of the place."""

    name = "vocabularies"
    rest_most = 1

    def body(self) -> Any:
        """At most one query. Raises `NotFound` for an unknown name."""
        with override(self.place.language or settings.LANGUAGE_CODE):
            if not self.request.rest:
                return [{"@id": f"{self._list_id}/{name}", "title": name} for name in vocabularies()]
            name = self.request.rest[0]
            make = vocabularies().get(name)
            if make is None:
                raise self.not_found()
            return self._listed(f"{self._list_id}/{name}", self._filtered(make(self.place)))

    @property
    def _list_id(self) -> str:
        return address(f"{self.place.path}/@{self.name}")

    def _filtered(self, terms: Terms) -> Terms:
        title, token = self.params.first("title").casefold(), self.params.first("token")
        tokens = self.params.values.get("tokens", [])
        if bool(title) + bool(token) + bool(tokens) > 1:
            raise BadRequest("title, token and tokens exclude one another")
        if len(tokens) > TOKENS_MOST:
            raise BadRequest(f"tokens must not be more than {TOKENS_MOST}")
        if tokens:
            return {wanted: terms[wanted] for wanted in tokens if wanted in terms}
        if token:
            return {token: terms[token]} if token in terms else {}
        return {token: name for token, name in terms.items() if title in name.casefold()}

    def _listed(self, base: str, terms: Terms) -> dict[str, Any]:
        """A batch; `b_size=-1` is everything, as Volto asks for it."""
        everything = self.params.first("b_size") == "-1"
        start, size = (0, len(terms)) if everything else self.params.batch
        items = [{"token": token, "title": title} for token, title in terms.items()]
        more = {} if everything else batching(base, len(items), self.params)
        return {
            "@id": base,
            "items": items[start : start + size],
            "items_total": len(items),
            **({"batching": more} if more else {}),
        }


def vocabularies() -> dict[str, Callable[[Place], Terms]]:
    """Every vocabulary by name: what makes its terms in the active language, for a place."""
    own = {
        name: lambda place, field=field: choices_of(field) for name, field in fields_with_choices().items()
    }
    return {
        **{f"{PREFIX}{name}": make for name, make in PLONE.items()},
        **own,
    }


def _keywords(place: Place) -> Terms:
    """The subjects of what readers may see, in the language of the place; in all of them at the site root."""
    documents = readable_documents()
    if place.language:
        documents = documents.filter(language=place.language)
    names = DocumentSubject.objects.filter(document__in=documents.values("pk")).values_list("name", flat=True)
    return {name: name for name in names.distinct().order_by("name")}


def _languages(place: Place) -> Terms:
    return {code: force_str(name) for code, name in content_languages().items()}


def _friendly_types(place: Place) -> Terms:
    """Types of content: the site root above the languages is none that anybody looks for."""
    return {kind: title for kind, title in type_titles().items() if kind != SITE_ROOT}


def _states(place: Place) -> Terms:
    return {"published": gettext("Published"), "private": gettext("Private")}


def _scales(place: Place) -> Terms:
    return {name: f"{name} {width}:65536" for name, width in SCALES.items()}


PLONE: dict[str, Callable[[Place], Terms]] = {
    "ImagesScales": _scales,
    "Keywords": _keywords,
    "PortalTypes": lambda place: type_titles(),
    "ReallyUserFriendlyTypes": _friendly_types,
    "SupportedContentLanguages": _languages,
    "WorkflowStates": _states,
}
