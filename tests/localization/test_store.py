"""The store of translations: the one place that knows wagtail-localize, and what it relies on there."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.checks import run_checks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize import wagtail_hooks
from wagtail_localize.models import (
    String,
    StringTranslation,
    Template,
    TranslatableObject,
    TranslationContext,
)
from wagtail_localize.segments import TemplateSegmentValue

from cms.localization.models import EarlierText, StaleTranslation
from cms.localization.store import checks, identity, relied_on
from cms.localization.store.addresses import MIRROR_AGAIN, RESTART, addresses
from cms.localization.store.places import field_path
from cms.localization.store.progress import progress_of
from cms.localization.store.segments import FROM_MEMORY, segments_of
from cms.localization.store.stored_texts import Text, put, write
from cms.localization.store.translations import Translation
from cms.localization.submission import submit

ROOT = Path(settings.BASE_DIR)
STORE = ROOT / "cms/localization/store"
DECLARATIONS = {"BaseTranslatableField", "SynchronizedField", "TranslatableField", "StringSegmentValue"}
OF_DJANGO = {"_raw_delete", "_base_manager", "_default_manager", "_meta", "_state"}


def trees(folder: Path) -> dict[Path, ast.AST]:
    """The text of the Python files of a folder, migrations left out."""
    paths = [path for path in folder.rglob("*.py") if "migrations" not in path.parts]
    return {path: ast.parse(path.read_text()) for path in paths}


def imports(tree: ast.AST, package: str) -> set[tuple[str, str]]:
    """The imports from a package: (module, name) each."""
    return {
        (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == package
        for alias in node.names
    }


def test_what_is_relied_on_is_there():
    assert not list(checks.missing(relied_on.WAGTAIL_LOCALIZE))
    assert not list(checks.missing(relied_on.WAGTAIL))
    assert run_checks(tags=["localization"]) == []


def test_what_is_relied_on_is_written_down():
    used = set().union(*(imports(tree, "wagtail_localize") for tree in trees(STORE).values()))
    written_down = {(module, name) for module, names in relied_on.WAGTAIL_LOCALIZE.items() for name in names}
    # Menu items are known by their names alone.
    assert used == {pair for pair in written_down if not pair[1].endswith("MenuItem")}


def test_private_names_of_wagtail_are_written_down():
    """Those that no file of ours defines, and those that are defined over Wagtail's."""
    known = {
        name for names in relied_on.WAGTAIL.values() for value in names.values() for name in value.split()
    }
    used = set()
    for tree in trees(ROOT / "cms/localization").values():
        nodes = list(ast.walk(tree))
        ours = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        ours |= {
            node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        }
        private = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        private |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
        private |= {name for _module, name in imports(tree, "wagtail")}
        used |= {name for name in private if name.startswith("_") and not name.startswith("__")} - ours
        used |= ours & known
    assert used - OF_DJANGO == known


def test_outside_the_store_wagtail_localize_is_declarations_alone():
    for folder in ("cms", "home", "news", "programs", "wagtail_plone"):
        for path, tree in trees(ROOT / folder).items():
            if STORE not in path.parents:
                names = {name for _module, name in imports(tree, "wagtail_localize")}
                assert names <= DECLARATIONS, path


def test_texts_are_written_in_one_place():
    writing = []
    for path, tree in trees(ROOT / "cms").items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called == "StringTranslation" or called.startswith(
                tuple(f"StringTranslation.objects.{verb}" for verb in ("create", "bulk", "update", "get_or"))
            ):
                writing.append(path.relative_to(STORE).name)
    assert set(writing) == {"stored_texts.py"}


def test_every_address_of_wagtail_localize_is_known():
    names = {pattern.name for pattern in addresses()}
    assert names == relied_on.REPLACED_ADDRESSES | relied_on.LEFT_ADDRESSES
    assert {wagtail_hooks.ConvertToAliasPageActionMenuItem.name} == {MIRROR_AGAIN}
    assert wagtail_hooks.RestartTranslationPageActionMenuItem.name == RESTART
    assert wagtail_hooks.RestartTranslationSnippetActionMenuItem.name == RESTART
    icon = "wagtail_localize/icons/wagtail-localize-language.svg"
    assert icon in wagtail_hooks.register_icons([])


def test_an_upgrade_that_takes_or_adds_something_is_told(monkeypatch):
    monkeypatch.setitem(
        relied_on.WAGTAIL_LOCALIZE,
        "wagtail_localize.models",
        {"Translation": "uuid no_such", "NoSuch": "", "get_schema_version": "(app_label, no_such)"},
    )
    monkeypatch.setitem(relied_on.WAGTAIL_LOCALIZE, "wagtail_localize.no_such", {"Anything": ""})
    monkeypatch.setattr(
        relied_on, "LEFT_ADDRESSES", relied_on.LEFT_ADDRESSES - {"stop_translation"} | {"gone"}
    )
    errors = {(error.id, error.msg.split()[0]) for error in checks.check_names(None)}
    assert errors == {
        ("localization.E001", "wagtail_localize.models.Translation.no_such"),
        ("localization.E001", "wagtail_localize.models.NoSuch"),
        ("localization.E001", "wagtail_localize.models.get_schema_version.(no_such)"),
        ("localization.E001", "wagtail_localize.no_such"),
    }
    assert {error.id for error in checks.check_addresses(None)} == {"localization.E002", "localization.E003"}


@pytest.mark.django_db
def test_ids_are_those_wagtail_localize_makes(locales):
    html = "Мектеп &amp; <b>director</b>"
    assert String.objects.create(locale=locales["en"], data=html).data_hash == identity.id_of_string(html)
    thing = TranslatableObject.objects.create(
        translation_key="7d1f7a0a-0f3a-4c1c-9a62-4f5f6b1f3c11", content_type=ContentType.objects.first()
    )
    context = TranslationContext.objects.create(object=thing, path="body.x.title")
    assert context.path_id == identity.id_of_place("body.x.title")
    template = Template.from_value(TemplateSegmentValue("body", "html", "<p><text position='0'></p>", 1))
    assert template.uuid == identity.id_of_template("html", "<p><text position='0'></p>")
    assert isinstance(template, Template)


def test_field_paths_are_those_wagtail_localize_finds(forum, locales):
    [translation] = submit(forum, [locales["ru"]])
    original = translation.source.as_instance()
    contexts = list(TranslationContext.objects.filter(object=translation.source.object_id))
    assert len(contexts) > 5
    for context in contexts:
        ours = field_path(original, context.path)
        assert context.field_path == ours
        context.field_path = ""
        assert context.get_field_path(original) == ours


def test_many_texts_take_as_many_questions_as_one(forum, locales):
    [translation] = submit(forum, [locales["ru"]])
    segments = segments_of(translation)
    put(translation, [Text.of(segment, "Раньше") for segment in segments])

    def questions(chosen: list, html: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            put(translation, [Text.of(segment, html) for segment in chosen])
        return len(captured)

    title = [segment for segment in segments if segment.path == "title"]
    assert len(segments) > 5
    assert questions(segments, "Потом") == questions(title, "Теперь") <= 11


def test_many_texts_are_stored_like_one(forum, locales, admin_user, django_assert_max_num_queries):
    [translation] = submit(forum, [locales["ru"]])
    segments = segments_of(translation)
    first = write(translation, segments[0], "Раньше", admin_user)
    StaleTranslation.objects.create(translation=first.translation, previous_source="Before")
    texts = [Text.of(segment, f"Текст {segment.pk}", tool="hand") for segment in segments]
    with django_assert_max_num_queries(17):
        stored = put(translation, texts)
    assert len(stored) == len({text.key for text in texts})
    assert EarlierText.objects.get().text == "Раньше"
    assert not StaleTranslation.objects.exists()
    progress = progress_of(translation)
    assert progress.translated == progress.total > 1
    title = next(segment for segment in segments if segment.path == "title")
    target = forum.get_translation(locales["ru"])
    assert target.draft_title == f"Текст {title.pk}"


def test_what_somebody_wrote_meanwhile_stands(forum, locales, admin_user):
    [translation] = submit(forum, [locales["ru"]])
    first, other, *_rest = segments_of(translation)
    write(translation, first, "От человека", admin_user)
    offered = [Text.of(segment, "Из памяти", tool=FROM_MEMORY) for segment in (first, other)]
    stored = put(translation, offered, may_replace=False)
    assert set(stored) == {(other.context_id, other.string_id)}
    rows = StringTranslation.objects.filter(locale=locales["ru"])
    assert set(rows.values_list("data", flat=True)) == {"От человека", "Из памяти"}
    assert Translation.objects.get(pk=translation.pk).progress.translated == 2
