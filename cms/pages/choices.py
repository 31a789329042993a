"""Choices: what a form newly refers to has to be its writer's to choose, wherever in the page it stands.

Choosers offer nothing else; a form, or the API that writes, is sent what one likes. What was on the page
before stays, whoever's it is.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext as _
from wagtail.blocks import Block, ListBlock, StreamBlock, StreamBlockValidationError, StructBlock
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import COMMENTS_RELATION_NAME, Page

from cms.pages.scope import kind_of, scope_of

# A kind of thing and a key.
Reference = tuple[type[Model], int]


def refuse_unknown_choices(form: ModelForm, user) -> None:
    """Add an error to each field of a form, and of its rows, in which something foreign was chosen.

    Asked once the form's own fields are clean. At most one query for pages, images and documents each.
    """
    if user is None or scope_of(user).is_everything:
        return
    forms = [form, *_rows(form)]
    chosen = {reference for each in forms for *_field, found in _chosen(each) for reference in found}
    refused = _unknown(user, chosen)
    if refused:
        refused -= {reference for each in forms for reference in _kept(each)}
    for each in forms if refused else ():
        for name, value, found in list(_chosen(each)):
            if refused & found:
                each.add_error(name, _error(each.fields[name], value, refused & found, refused))


def message(reference: Reference) -> str:
    """What to do about a choice that is refused."""
    model, _key = reference
    if model is Page:
        return _("Choose a page of your own branch, or one that is public.")
    return _("Choose a file of your own branch, or a shared one.")


def _unknown(user, references: set[Reference]) -> set[Reference]:
    refused = set()
    for model in {model for model, _key in references}:
        keys = {key for of, key in references if of is model}
        refused |= {(model, key) for key in scope_of(user).unknown(model, keys)}
    return refused


def _rows(form: ModelForm) -> Iterator[ModelForm]:
    """The forms of rows that are kept, each clean by now."""
    for name, formset in getattr(form, "formsets", {}).items():
        if name == COMMENTS_RELATION_NAME:
            continue
        for row in formset.forms:
            row.is_valid()
            if not row.cleaned_data.get("DELETE"):
                yield row


def _chosen(form: ModelForm) -> Iterator[tuple[str, Any, set[Reference]]]:
    """The fields of a form that refer to something: name, clean value, what it refers to."""
    for name in form.fields:
        value = getattr(form, "cleaned_data", {}).get(name)
        if found := set(_references(form, name, value)):
            yield name, value, found


def _kept(form: ModelForm) -> Iterator[Reference]:
    """What a form's page or row referred to before, be it in fields of the page that are not sent."""
    for name in form.fields:
        yield from _references(form, name, form.initial.get(name))


def _references(form: ModelForm, name: str, value: Any) -> Iterator[Reference]:
    if not value:
        return
    try:
        field = form._meta.model._meta.get_field(name)
    except FieldDoesNotExist:
        return
    if hasattr(field, "extract_references"):
        yield from _known_kinds(field.extract_references(value))
    elif field.is_relation and (kind := kind_of(field.related_model)):
        several = value if isinstance(value, list | tuple | set | QuerySet) else [value]
        yield from ((kind, int(getattr(item, "pk", item))) for item in several)


def _known_kinds(references) -> Iterator[Reference]:
    """What Wagtail finds in texts and blocks, of the kinds a scope knows."""
    for model, key, *_path in references:
        kind = kind_of(model)
        if kind and str(key).isdecimal():
            yield kind, int(key)


def _error(field, value: Any, found: set[Reference], refused: set[Reference]) -> ValidationError:
    """The error of a field: in the block where it was chosen, where the field has blocks."""
    block = getattr(field, "block", None)
    if block is not None and (error := _error_in(block, value, refused)):
        return error
    # One thing is said once, however often.
    return ValidationError(sorted({message(reference) for reference in found}))


def _error_in(block: Block, value: Any, refused: set[Reference]) -> ValidationError | None:
    if isinstance(block, StructBlock):
        errors = {
            name: error
            for name, child in block.child_blocks.items()
            if (error := _error_in(child, value.get(name), refused))
        }
        return StructBlockValidationError(block_errors=errors) if errors else None
    if isinstance(block, StreamBlock | ListBlock):
        children = value if isinstance(block, StreamBlock) else value.bound_blocks if value else ()
        errors = {
            number: error
            for number, child in enumerate(children or ())
            if (error := _error_in(child.block, child.value, refused))
        }
        kind = StreamBlockValidationError if isinstance(block, StreamBlock) else ListBlockValidationError
        return kind(block_errors=errors) if errors else None
    found = set(_known_kinds(block.extract_references(value))) & refused if value else set()
    return ValidationError(message(next(iter(found)))) if found else None
