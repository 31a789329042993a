"""`@querystring`: what can be searched for and how, for whoever builds a query (plone.app.querystring).

True to what `wagtail_plone.documents.querystring` and `catalog` answer: an index or an operator that would be
ignored is not named.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext, gettext_noop, override

from wagtail_plone.documents.catalog import DATES, SORTS
from wagtail_plone.documents.querystring import OPERATION
from wagtail_plone.serialize.relations import declared_indexes
from wagtail_plone.service import Service
from wagtail_plone.services.vocabularies import PREFIX, vocabularies

# Operators with their titles and the widgets Volto edits their values with; None needs no value.
OPERATORS: dict[str, tuple[str, str | None]] = {
    "string.contains": (gettext_noop("Contains"), "StringWidget"),
    "string.is": (gettext_noop("Is"), "StringWidget"),
    "string.isNot": (gettext_noop("Is not"), "StringWidget"),
    "string.path": (gettext_noop("At or below"), "ReferenceWidget"),
    "string.absolutePath": (gettext_noop("At or below the path"), "ReferenceWidget"),
    "string.relativePath": (gettext_noop("At or below, from here"), "RelativePathWidget"),
    "selection.any": (gettext_noop("Any of"), "MultipleSelectionWidget"),
    "selection.all": (gettext_noop("All of"), "MultipleSelectionWidget"),
    "selection.none": (gettext_noop("None of"), "MultipleSelectionWidget"),
    "boolean.isTrue": (gettext_noop("Yes"), None),
    "boolean.isFalse": (gettext_noop("No"), None),
    "date.today": (gettext_noop("Today"), None),
    "date.beforeToday": (gettext_noop("Before today"), None),
    "date.afterToday": (gettext_noop("After today"), None),
    "date.between": (gettext_noop("Between two dates"), "DateRangeWidget"),
    "date.lessThan": (gettext_noop("Before the date"), "DateWidget"),
    "date.largerThan": (gettext_noop("After the date"), "DateWidget"),
    "date.lessThanRelativeDate": (gettext_noop("Within the next days"), "RelativeDateWidget"),
    "date.largerThanRelativeDate": (gettext_noop("Within the last days"), "RelativeDateWidget"),
    "date.beforeRelativeDate": (gettext_noop("Longer ago than days"), "RelativeDateWidget"),
    "date.afterRelativeDate": (gettext_noop("Later than in days"), "RelativeDateWidget"),
}
ANY = ("selection.any", "selection.none")
# By UIDs, in the site's own indexes.
NAMED = ("string.is", "string.isNot")
SWITCH = ("boolean.isTrue", "boolean.isFalse")
DAYS = tuple(name for name in OPERATORS if name.startswith("date."))
TEXT, METADATA, DATE = gettext_noop("Text"), gettext_noop("Metadata"), gettext_noop("Dates")
# Indexes with their titles, groups, operators and the vocabulary of their values.
INDEXES: dict[str, tuple[str, str, tuple[str, ...], str]] = {
    "SearchableText": (gettext_noop("Any words"), TEXT, ("string.contains",), ""),
    "Title": (gettext_noop("Title"), TEXT, ("string.contains", "string.is", "string.isNot"), ""),
    "Description": (gettext_noop("Description"), TEXT, ("string.contains",), ""),
    "Subject": (gettext_noop("Tags"), TEXT, ("selection.any", "selection.all", "selection.none"), "Keywords"),
    "portal_type": (gettext_noop("Type"), METADATA, ANY, "ReallyUserFriendlyTypes"),
    "review_state": (gettext_noop("State"), METADATA, ANY, "WorkflowStates"),
    "Language": (gettext_noop("Language"), METADATA, ANY, "SupportedContentLanguages"),
    "path": (
        gettext_noop("Place"),
        METADATA,
        ("string.path", "string.absolutePath", "string.relativePath"),
        "",
    ),
    "getId": (gettext_noop("Short name"), METADATA, ("string.is", "string.isNot"), ""),
    "UID": (gettext_noop("UID"), METADATA, ("string.is", "string.isNot"), ""),
    "exclude_from_nav": (gettext_noop("Exclude from menus"), METADATA, SWITCH, ""),
    "isFolderish": (gettext_noop("May have content below"), METADATA, SWITCH, ""),
    "created": (gettext_noop("First published"), DATE, DAYS, ""),
    "modified": (gettext_noop("Last published"), DATE, DAYS, ""),
    "effective": (gettext_noop("Publishing date"), DATE, DAYS, ""),
    "expires": (gettext_noop("Expiration date"), DATE, DAYS, ""),
    "start": (gettext_noop("Start"), DATE, DAYS, ""),
    "end": (gettext_noop("End"), DATE, DAYS, ""),
}
# What can be sorted by beside what can be searched for.
ONLY_SORTED = {
    "sortable_title": gettext_noop("Title"),
    "getObjPositionInParent": gettext_noop("Order of the menu"),
}


class Querystring(Service):
    """The indexes, their operators and what can be chosen, in the language of the place."""

    name = "querystring"
    watches = True

    def body(self) -> dict[str, Any]:
        """One query, for the subjects."""
        with override(self.place.language or settings.LANGUAGE_CODE):
            own = {name: (str(title), METADATA, NAMED, "") for name, title in declared_indexes().items()}
            known = {**own, **INDEXES}
            indexes = {name: self._index(name, *described) for name, described in known.items()}
            only_sorted = {
                name: self._index(name, title, METADATA, (), "") | {"enabled": False}
                for name, title in ONLY_SORTED.items()
            }
        sortable = {name: index for name, index in {**indexes, **only_sorted}.items() if index["sortable"]}
        return {"@id": self.service_id, "indexes": indexes, "sortable_indexes": sortable}

    def _index(
        self, name: str, title: str, group: str, operators: tuple[str, ...], vocabulary: str
    ) -> dict[str, Any]:
        known = f"{PREFIX}{vocabulary}" if vocabulary else None
        terms = vocabularies()[known](self.place) if known else {}
        return {
            "title": gettext(title),
            "description": "",
            "enabled": True,
            "fetch_vocabulary": bool(known),
            "group": gettext(group),
            "operations": [f"{OPERATION}{operator}" for operator in operators],
            "operators": {f"{OPERATION}{operator}": _operator(operator, name) for operator in operators},
            "sortable": name in SORTS,
            "values": {token: {"title": term} for token, term in terms.items()},
            "vocabulary": known,
        }


def _operator(operator: str, index: str) -> dict[str, Any]:
    title, widget = OPERATORS[operator]
    return {
        "title": gettext(title),
        "description": "",
        "operation": f"wagtail_plone.documents.querystring.{'dates' if index in DATES else index}.{operator}",
        "widget": widget,
    }
