"""Cells of the dashboard: where a page or a snippet stands in each language."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.localization.dashboard.states import CellState
from cms.localization.models import TranslationProgress
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


def in_language(row, code):
    """A row's cell."""
    return next(cell for cell in row.cells if cell.locale.language_code == code)


def test_the_original_s_language_says_whether_it_is_published(ask, administrator, live, site, locales):
    factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], title="A draft", live=False)
    rows = ask(administrator)
    published, draft = in_language(rows[live.title], "en"), in_language(rows["A draft"], "en")
    assert (published.state, published.is_live) == (CellState.ORIGINAL, True)
    assert (draft.state, draft.is_live) == (CellState.ORIGINAL, False)


def test_a_fallback_is_untranslated_and_a_draft_has_no_page(ask, administrator, live, site, locales):
    factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], title="A draft", live=False)
    rows = ask(administrator)
    assert in_language(rows[live.title], "ru").state == CellState.UNTRANSLATED
    assert in_language(rows["A draft"], "ru").state == CellState.MISSING


def test_a_fallback_somebody_detached_is_untranslated_until_it_is_published(
    ask, administrator, live, locales
):
    fallback = live.get_translation(locales["ru"])
    Page.objects.filter(pk=fallback.pk).update(alias_of=None)
    assert in_language(ask(administrator)[live.title], "ru").state == CellState.UNTRANSLATED
    ForumPage.objects.get(pk=fallback.pk).save_revision().publish()
    separate = in_language(ask(administrator)[live.title], "ru")
    assert (separate.state, separate.is_separate) == (CellState.UP_TO_DATE, True)


def test_a_submitted_page_tells_how_far_it_is(ask, administrator, live, submitted):
    translation = submitted(live)
    TranslationProgress.objects.filter(pk=translation.pk).update(total=10, translated=7, machine=2, errors=1)
    cell = in_language(ask(administrator)[live.title], "ru")
    assert (cell.state, cell.percent, cell.machine, cell.errors) == (CellState.IN_PROGRESS, 40, 2, 1)


def test_a_published_translation_is_up_to_date_until_its_source_changes(
    ask, administrator, live, published, django_capture_on_commit_callbacks
):
    published(live)
    assert in_language(ask(administrator)[live.title], "ru").state == CellState.UP_TO_DATE
    live.title = "Leadership forum, second edition"
    with django_capture_on_commit_callbacks(execute=True):
        live.save_revision().publish()
    cell = in_language(ask(administrator)["Leadership forum, second edition"], "ru")
    assert cell.state == CellState.OUTDATED
    assert cell.outdated_since is not None
    assert cell.stale == 1


def test_a_page_translated_separately_is_up_to_date_and_can_be_taken_under_control(
    ask, choose_rows, administrator, site, locales
):
    row = ask(administrator)["Center"]
    cell = in_language(row, "ru")
    assert (cell.state, cell.is_separate, cell.may_submit) == (CellState.UP_TO_DATE, True, True)
    choose_rows(administrator, [row.item], ["ru"])
    cell = in_language(ask(administrator)["Center"], "ru")
    assert cell.translation_id is not None
    assert not cell.is_separate


def test_snippets_without_a_copy_are_untranslated_and_can_be_submitted(
    ask, choose_rows, administrator, locales
):
    factories.TopicFactory(name="Leadership", locale=locales["en"])
    row = ask(administrator)["Leadership"]
    assert in_language(row, "ru").state == CellState.UNTRANSLATED
    choose_rows(administrator, [row.item], ["ru"])
    assert in_language(ask(administrator)["Leadership"], "ru").state == CellState.IN_PROGRESS


def test_a_translation_that_was_stopped_is_none(ask, administrator, live, submitted):
    translation = submitted(live)
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    cell = in_language(ask(administrator)[live.title], "ru")
    assert (cell.state, cell.may_submit) == (CellState.UNTRANSLATED, True)
