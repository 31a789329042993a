"""A site that had pages, groups and languages before it had translators is brought along, once and again."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail_localize.models import Translation

from cms.localization.families import original_of
from cms.localization.models import GlossaryEntry, TranslationProgress, TranslatorTeam
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_site(site, forum, locales):
    """A forum in English and Russian, a story in English alone, topics; none of it ever submitted."""
    russian = forum.copy_for_translation(locales["ru"], copy_parents=True)
    russian.title = "Форум лидеров"
    russian.save()
    ForumPage.objects.filter(pk=russian.pk).update(live=True)
    story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"])
    topic = factories.TopicFactory(locale=locales["en"], name="Leadership")
    translated = topic.copy_for_translation(locales["kk"])
    translated.name = "Көшбасшылық"
    translated.save()
    return forum, story, topic


def test_it_gets_teams_translations_fallbacks_and_a_glossary(old_site, locales, capsys):
    forum, story, topic = old_site
    call_command("prepare_localization")
    assert {team.locale.language_code for team in TranslatorTeam.objects.all()} == {"kk", "ru", "en"}
    keys = set(Translation.objects.values_list("source__object_id", "target_locale__language_code"))
    assert {(forum.translation_key, "ru"), (topic.translation_key, "kk")} <= keys
    assert story.get_translations().count() == 2
    assert GlossaryEntry.objects.exists()
    assert "Pages:" in capsys.readouterr().out


def test_doing_it_again_changes_nothing(old_site):
    call_command("prepare_localization")
    before = Translation.objects.count(), ForumPage.objects.count(), GlossaryEntry.objects.count()
    call_command("prepare_localization")
    assert (Translation.objects.count(), ForumPage.objects.count(), GlossaryEntry.objects.count()) == before


def test_translations_older_than_the_counts_are_counted(forum, published, submitted, locales, admin_client):
    published(forum)
    begun = submitted(forum, "kk")
    TranslationProgress.objects.all().delete()
    # Whoever opens one before that finds it counted, too.
    address = reverse("localization:translate", args=[begun.pk])
    assert admin_client.get(address).status_code == 200
    TranslationProgress.objects.all().delete()
    call_command("prepare_localization")
    states = dict(
        TranslationProgress.objects.filter(translation__source__object_id=forum.translation_key).values_list(
            "translation__target_locale__language_code", "state"
        )
    )
    assert states == {"ru": "up_to_date", "kk": "in_progress"}


def test_groups_from_before_are_teams_after_the_migration(locales):
    group = Group.objects.create(name="Translators: kk")
    migration = import_module("cms.localization.migrations.0002_teams_of_existing_groups")
    migration.make_teams(apps, None)
    migration.make_teams(apps, None)
    assert TranslatorTeam.objects.get().group == group


def test_the_original_is_the_page_that_was_written_first(old_site, locales):
    forum, _story, _topic = old_site
    russian = forum.get_translation(locales["ru"])
    assert original_of(russian).pk == forum.pk
