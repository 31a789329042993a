"""Facts: what of an original is the same in every language, as plain fields of a page."""

import json
from dataclasses import dataclass

from django.db.models import ForeignObjectRel
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page

from cms.localization.store.fields import names_for_others, plain_neutral_names
from cms.localization.store.translations import Source, model_of


def says_the_same(page: Page, other: Page) -> bool:
    """Tell whether two states of a page, not saved or stored, agree in all that concerns other languages.

    Rows are compared by what they say and by their order: whether one was made anew says nothing.
    """
    return all(
        _said(page, name) == _said(other, name) for name in sorted(names_for_others(type(page)), reverse=True)
    )


def _said(page: Page, name: str) -> object:
    field = page._meta.get_field(name)
    if isinstance(field, ForeignObjectRel):
        return [_row(get_serializable_data_for_fields(row)) for row in getattr(page, name).all()]
    if field.many_to_many:
        return sorted(chosen.pk for chosen in getattr(page, name).all())
    return field.get_prep_value(field.value_from_object(page))


def _row(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in ("pk", "page", "translation_key")}


@dataclass(frozen=True)
class Facts:
    """Plain fields whose value changed in a source: by name, what they said and what they say.

    As values of a revision's content.
    """

    changed: dict[str, tuple[object, object]]

    @classmethod
    def between(cls, source: Source, before: dict, after: dict) -> "Facts":
        """The facts that differ between two states of a source's content."""
        names = plain_neutral_names(model_of(source))
        return cls(
            {
                name: (before.get(name), after.get(name))
                for name in names
                if before.get(name) != after.get(name)
            }
        )

    def put_into(self, page: Page) -> Page | None:
        """A page as readers see it with the new facts, not saved; None where it says none of the old ones."""
        content = json.loads(page.to_json())
        return page.with_content_json(content) if self._put(content) else None

    def put_into_draft(self, page: Page) -> None:
        """Bring the newest revision of a page up to date in its place: whoever approves it approves that."""
        revision = page.get_latest_revision()
        content = dict(revision.content)
        if self._put(content):
            revision.content = content
            revision.save(update_fields=["content"])

    def _put(self, content: dict) -> bool:
        """Replace what says the old; whether anything did. What was changed in one language stays."""
        due = {name: new for name, (old, new) in self.changed.items() if content.get(name) == old}
        content.update(due)
        return bool(due)
