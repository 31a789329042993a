"""Releases at a time: once, by whom it still may be."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import GroupPagePermission, Page

from cms.localization.models import Release
from cms.localization.release.schedule import cancel, release, run_due, schedule
from tests import factories
from tests.localization.release.asking import later, public

pytestmark = pytest.mark.django_db


def test_a_scheduled_release_waits_for_its_time(scheduled, drafts):
    assert run_due() == []
    assert public(*drafts.pages) == []
    (done,) = run_due(later())
    assert done.state == Release.State.PUBLISHED
    assert len(public(*drafts.pages)) == 3


def test_the_command_publishes_what_is_due(scheduled, drafts):
    Release.objects.update(publish_at=timezone.now())
    said = StringIO()
    call_command("publish_releases", stdout=said)
    assert said.getvalue() == "Forum: published\n"
    assert len(public(*drafts.pages)) == 3


def test_the_background_work_publishes_what_is_due(scheduled, monkeypatch):
    from cms.management.commands import background

    called = []
    monkeypatch.setattr(background, "call_command", lambda name, *args, **options: called.append(name))
    monkeypatch.setattr(background, "close_old_connections", lambda: None)
    turns = iter([False, True])
    background.Command()._publish_when_due(SimpleNamespace(wait=lambda seconds: next(turns)), 1)
    assert "publish_releases" in called


def test_a_release_run_twice_is_published_once(scheduled, drafts):
    first, second = (Release.objects.get(pk=scheduled.pk) for _time in range(2))
    release(first)
    moment = Page.objects.get(pk=drafts.forum.pk).last_published_at
    drafts.forum.refresh_from_db()
    drafts.forum.title = "Second thoughts"
    drafts.forum.save_revision()
    # The second process had read the release before the first one was done with it.
    assert second.state == Release.State.SCHEDULED
    release(second)
    assert run_due(later()) == []
    assert Page.objects.get(pk=drafts.forum.pk).last_published_at == moment
    assert Page.objects.get(pk=drafts.forum.pk).title == "Leadership forum"


def test_a_release_that_was_cancelled_is_never_published(scheduled, drafts):
    assert cancel(scheduled)
    assert run_due(later()) == []
    assert not cancel(scheduled)
    assert public(*drafts.pages) == []


def test_whoever_lost_the_permission_meanwhile_publishes_nothing(scheduled, drafts, people):
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    (done,) = run_due(later())
    assert done.state == Release.State.FAILED
    assert "You may not publish it" in done.error
    assert "Leadership forum" in done.error and "English" in done.error
    assert public(*drafts.pages) == []
    assert run_due(later()) == []


def test_whoever_left_meanwhile_publishes_nothing(scheduled, drafts, people):
    people.editor.is_active = False
    people.editor.save()
    (done,) = run_due(later())
    assert done.state == Release.State.FAILED
    assert public(*drafts.pages) == []


def test_a_release_of_a_deleted_account_publishes_nothing(scheduled, drafts, people):
    people.editor.delete()
    (done,) = run_due(later())
    assert done.state == Release.State.FAILED
    # Nobody is left who chose a language: the site's own.
    with override("kk"):
        assert gettext("Whoever planned it has no account any more.") in done.error
    assert public(*drafts.pages) == []


def test_one_release_that_fails_does_not_keep_the_next_from_being_published(
    scheduled, drafts, people, locales, branch
):
    other = factories.NewsPageFactory(parent=branch, locale=locales["en"], live=False)
    other.save_revision()
    schedule("News", [(other, locales["en"])], people.root, timezone.now() + timedelta(hours=1))
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    assert {kept.title: kept.state for kept in run_due(later())} == {"Forum": "failed", "News": "published"}


# All at once offline
