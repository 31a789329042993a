"""Completeness of a page: what it lacks before readers may see it, field by field.

A draft begins with a title, and is saved with whatever is there. All that its type requires, and all that
has to agree (an end after the start, the days of a programme), is asked for when it is to go public, by the
form, an approval, a schedule, a list of pages or the API. No question to the database but for rows.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import Block, FieldBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import COMMENTS_RELATION_NAME

from cms.pages.notes import Note

EMPTY = (None, "", [], ())


class Unfinished(models.Model):
    """Mixin of pages and their rows whose drafts are saved before all of their values agree."""

    # Set by an edit form that saves a draft.
    is_draft_being_saved = False

    class Meta:
        abstract = True

    def inconsistencies(self) -> dict[str, str]:
        """Values that do not agree with one another: the name of a field → what is expected there."""
        return {}

    def clean(self):
        """Refuse values that do not agree; a draft keeps them until it is to go public."""
        super().clean()
        if not self.is_draft_being_saved and (messages := self.inconsistencies()):
            raise ValidationError(messages)


def refuse_unfinished(page: models.Model) -> None:
    """Raise `ValidationError` with a line a field for a page that lacks what readers need."""
    if lacking := missing(page):
        raise ValidationError([str(note) for note in lacking])


def missing(page: models.Model) -> list[Note]:
    """What a page and its rows lack before they can go public, in the order of the edit form."""
    options = type(page).get_edit_handler().get_form_options()
    notes = list(_of_instance(page, options.get("fields", ()), "", ""))
    for name, of_rows in options.get("formsets", {}).items():
        rows = getattr(page, name, None)
        names = of_rows.get("fields", ())
        # Comments are no content.
        if rows is None or name == COMMENTS_RELATION_NAME or not _may_lack(rows.model, names):
            continue
        heading = capfirst(rows.model._meta.verbose_name)
        for position, row in enumerate(rows.all(), start=1):
            path = f"{name}.{row.pk or position - 1}"
            notes += _of_instance(row, names, path, f"{heading} {position}")
    return notes


def _may_lack(model: type[models.Model], names) -> bool:
    """False for rows that cannot even be stored unfinished, such as a gallery's: they are not asked for."""
    if issubclass(model, Unfinished):
        return True
    fields = (_field(model, name) for name in names)
    return any(field and not field.blank and (field.null or field.empty_strings_allowed) for field in fields)


def _of_instance(instance: models.Model, names, path: str, label: str) -> Iterator[Note]:
    inconsistent = instance.inconsistencies() if isinstance(instance, Unfinished) else {}
    for name in names:
        field = _field(instance, name)
        if field is None:
            continue
        here = _joined(path, name)
        said = _said(label, field.verbose_name)
        if isinstance(field, StreamField):
            yield from _of_block(field.stream_block, getattr(instance, name), here, said)
        elif not field.blank and field.value_from_object(instance) in EMPTY:
            yield _is_missing(said, here)
        if name in inconsistent:
            yield Note(f"{said}: {inconsistent[name]}", here, keeps_back=True)


def _field(instance: models.Model | type[models.Model], name: str) -> models.Field | None:
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if field.concrete and not field.many_to_many else None


def _of_block(block: Block, value: Any, path: str, label: str) -> Iterator[Note]:
    """What the value of a block lacks, and those of the blocks in it."""
    if isinstance(block, ImageBlock):
        # A struct by its form; its value is the picture.
        if block.child_blocks["image"].required and value is None:
            yield _is_missing(label, path)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, value.get(name), _joined(path, name), _said(label, child.label))
    elif isinstance(block, StreamBlock):
        if block.required and not value:
            yield _is_missing(label, path)
        for position, child in enumerate(value or (), start=1):
            inner = _joined(path, str(child.id))
            yield from _of_block(child.block, child.value, inner, _numbered(label, position, child.block))
    elif isinstance(block, ListBlock):
        for position, child in enumerate(value.bound_blocks if value else (), start=1):
            inner = _joined(path, str(child.id))
            yield from _of_block(child.block, child.value, inner, _numbered(label, position, child.block))
    elif isinstance(block, FieldBlock) and block.required and _is_empty(value):
        yield _is_missing(label, path)


def _is_empty(value: Any) -> bool:
    # Rich text is an object around its source.
    source = getattr(value, "source", value)
    return source in EMPTY if not isinstance(source, Mapping) else not source


def _numbered(label: str, position: int, block: Block) -> str:
    return f"{label} › {position}. {block.label}" if block.label else f"{label} › {position}"


def _is_missing(label: str, path: str) -> Note:
    return Note(_("%(field)s: missing.") % {"field": label}, path, keeps_back=True)


def _said(label: str, name: Any) -> str:
    name = capfirst(str(name))
    return f"{label} › {name}" if label else name


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
