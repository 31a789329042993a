"""System check: a field of a page type that one of its lists forgot.

A field is declared once, and named in up to three lists: panels (who writes it), `api_fields` (clients) and
`search_fields` (whoever looks for it). What is left out on purpose is named too, in `unlisted_fields` of the
class that declares it: {"field": "why it is edited, sent or found in another way"}.
"""

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from cms.pages.models.pages import SitePage

TEXTS = (models.TextField, StreamField)
# What stands in every row and says nothing by itself.
OF_EVERY_ROW = {"id", "sort_order", "translation_key", "locale", "page"}


@register(Tags.models)
def check_lists_of_fields(app_configs, **kwargs) -> list[CheckMessage]:
    """Name every field that is in no panel, not sent to clients, or a text that no search finds."""
    types = [model for model in get_page_models() if issubclass(model, SitePage)]
    return [
        Warning(
            f"{model.__name__}.{name} is in no {what}.",
            hint="Add it there, or say in `unlisted_fields` of its class why it is not.",
            obj=model,
            id="cms.W010",
        )
        for model in types
        for name, what in _forgotten(model)
    ]


def _forgotten(model: type[SitePage]) -> list[tuple[str, str]]:
    options = model.get_edit_handler().get_form_options()
    edited = {*options.get("fields", ()), *options.get("formsets", {})}
    sent = {getattr(field, "name", field) for field in model.api_fields}
    searched = {field.field_name for field in model.search_fields if hasattr(field, "field_name")}
    on_purpose = {name for cls in model.__mro__ for name in vars(cls).get("unlisted_fields", ())}
    own = {name: field for name, field in _own_fields(model).items() if name not in on_purpose}
    mapped = set(getattr(model, "headless_fields", {}).values())
    return [
        *((name, "panel") for name in own if name not in edited),
        *((name, "`api_fields`") for name in own if name not in sent | mapped),
        *(
            (name, "`search_fields`")
            for name, field in own.items()
            if isinstance(field, TEXTS) and name not in searched
        ),
    ]


def _own_fields(model: type[SitePage]) -> dict[str, models.Field | None]:
    """The fields and rows that the site's page types add to Wagtail's."""
    inherited = {field.name for field in Page._meta.get_fields()}
    fields = {
        field.name: field
        for field in model._meta.get_fields()
        if field.concrete
        and field.editable
        and field.name not in inherited | OF_EVERY_ROW
        and not getattr(field.remote_field, "parent_link", False)
    }
    rows = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    own_rows = rows - {relation.get_accessor_name() for relation in get_all_child_relations(Page)}
    return {**fields, **dict.fromkeys(own_rows)}
