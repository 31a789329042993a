"""The rows of the dashboard: records filled up with what each language has, in a few queries for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Case, Model, Value, When
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Locale, Page

from cms.localization.dashboard.branches import Branch, branch_above
from cms.localization.dashboard.conditions import shows_other_text
from cms.localization.dashboard.filters import Record
from cms.localization.dashboard.rights import Rights
from cms.localization.dashboard.states import Cell, Family, Member, cells_for
from cms.localization.store.translations import Translation


@dataclass
class FamilyRow:
    """A family as the dashboard shows it; `item` is how forms name it."""

    item: str
    title: str
    type_name: str
    branch: str
    changed: datetime | None
    views: int
    family: Family
    cells: list[Cell]
    may_edit: bool = False

    @property
    def original(self) -> Model:
        """The original; a page is not specific."""
        return self.family.original

    @property
    def edit_url(self) -> str:
        """The address at which the original is edited."""
        options = self.original._meta
        if isinstance(self.original, Page):
            return reverse("wagtailadmin_pages:edit", args=[self.original.pk])
        return reverse(
            f"wagtailsnippets_{options.app_label}_{options.model_name}:edit", args=[self.original.pk]
        )


def rows_of(records: list[Record], locales: list[Locale], branches: list[Branch], user) -> list[FamilyRow]:
    """The rows of records in their order, with what `user` may do in each cell.

    One query for pages, one a snippet model, one for translations with their progress.
    """
    families = list(_families(records).items())
    rights = Rights(user)
    rows = []
    for (record, family), cells in zip(
        families, cells_for((family for _record, family in families), locales), strict=True
    ):
        rights.grant(family, cells)
        row = _row(record, family, cells, branches)
        row.may_edit = rights.changes(family.original)
        rows.append(row)
    return rows


def item_name(kind: int, key) -> str:
    """The name of a family in a form: its content type's id and its key."""
    return f"{kind}:{key}"


def _row(record: Record, family: Family, cells: list[Cell], branches: list[Branch]) -> FamilyRow:
    content_type = ContentType.objects.get_for_id(record.kind)
    model = content_type.model_class()
    is_page = isinstance(family.original, Page)
    branch = branch_above(branches, family.original) if is_page else None
    return FamilyRow(
        item=item_name(record.kind, record.key),
        title=record.title,
        type_name=capfirst(str(model._meta.verbose_name if model else content_type.name)),
        branch=branch.title if branch else "",
        changed=record.changed,
        views=record.views,
        family=family,
        cells=cells,
    )


def _families(records: list[Record]) -> dict[Record, Family]:
    """Rows of families, with a cell a language. A family gone since it was listed is left out."""
    keys: dict[type[Model], list] = defaultdict(list)
    for record in records:
        keys[_base_model(record)].append(record.key)
    members = {model: _members(model, family_keys) for model, family_keys in keys.items()}
    translations = _translations(records)
    families = {}
    for record in records:
        model = _base_model(record)
        here = members[model].get(record.key, {})
        if record.locale_id in here:
            families[record] = Family(
                original=here[record.locale_id].instance,
                is_live=record.is_live,
                members=here,
                translations=translations.get(record.key, {}),
                has_stand_ins=model is Page,
            )
    return families


def _base_model(record: Record) -> type[Model]:
    model = ContentType.objects.get_for_id(record.kind).model_class()
    return Page if model is None or issubclass(model, Page) else model


def _members(model: type[Model], keys: list) -> dict:
    """The members of families by language: {key: {locale id: member}}. One query."""
    objects = model._default_manager.filter(translation_key__in=keys)
    if model is Page:
        objects = objects.annotate(
            row_stands_in=Case(
                When(shows_other_text(), then=Value(True)), default=False, output_field=BooleanField()
            )
        )
    members: dict = defaultdict(dict)
    for instance in objects:
        members[instance.translation_key][instance.locale_id] = Member(
            instance, getattr(instance, "live", True), getattr(instance, "row_stands_in", False)
        )
    return members


def _translations(records: Iterable[Record]) -> dict:
    """The translations of families with their progress: {key: {locale id: translation}}. One query."""
    own_language = {record.key: record.locale_id for record in records}
    preferred: dict = defaultdict(dict)
    translations = (
        Translation.objects.filter(source__object_id__in=list(own_language), enabled=True)
        .select_related("source", "progress")
        .defer("source__content_json")
    )
    # The preferred one last, so that it stays: the original's, then the newest (as in `conditions`).
    for translation in sorted(
        translations,
        key=lambda translation: (
            translation.source.locale_id == own_language[translation.source.object_id],
            translation.created_at,
        ),
    ):
        preferred[translation.source.object_id][translation.target_locale_id] = translation
    return preferred
