"""Schemas of what Wagtail's API v3 may be sent, for kinds of fields of which it asks too much."""

from modelcluster.fields import ParentalManyToManyField
from wagtail.api.v3.schemas import create_generator, patch_generator


def optional_keys(generator, field: ParentalManyToManyField) -> tuple:
    """The keys of related objects; none where nothing is sent, unless the field must not be empty."""
    return list[int], [] if field.blank or generator.for_update else ...


def register() -> None:
    """Tell Wagtail's generators; they ask for a list even where the editor's form does not."""
    for generator in (create_generator, patch_generator):
        generator.register_field_schema(ParentalManyToManyField, optional_keys)
