"""Releases at a time: once, by whom it still may be."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import GroupPagePermission, Page

from cms.editorial.schedule import rounds
from cms.editorial.schedule.telling import tell
from cms.localization.models import Release
from cms.localization.release import schedule as schedule_module
from cms.localization.release.schedule import cancel, release, release_now, run_due, schedule
from tests import factories
from tests.localization.release.asking import everywhere, form_of, later, public, sent

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

    looks = []
    monkeypatch.setattr(background, "look", looks.append)
    turns = iter([False, False, True])
    background.Command()._publish_when_due(SimpleNamespace(wait=lambda seconds: next(turns)), 1)
    assert len(looks) == 2
    assert "Releases" in rounds.STEPS


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


def test_a_release_that_failed_is_tried_again_for_a_day(scheduled, drafts, people):
    permissions = GroupPagePermission.objects.filter(permission__codename="publish_page")
    kept = list(permissions)
    permissions.delete()
    (failed,) = run_due(later())
    assert (failed.state, failed.attempts) == (Release.State.FAILED, 1)
    assert run_due(later()) == [], "the next try is in a minute"
    (failed,) = run_due(later() + timedelta(minutes=2))
    assert failed.attempts == 2
    (failed,) = run_due(later() + timedelta(days=2))
    assert failed.next_try_at is None
    Release.objects.update(next_try_at=timezone.now())
    GroupPagePermission.objects.bulk_create(kept)
    (done,) = run_due(later())
    assert done.state == Release.State.PUBLISHED
    assert len(public(*drafts.pages)) == 3


def test_whoever_made_a_release_is_told_that_it_failed(scheduled, drafts, people, signed_in):
    GroupPagePermission.objects.filter(
        permission__codename="publish_page", group__branch_team__role="editor"
    ).delete()
    run_due(later())
    tell()
    run_due(later() + timedelta(minutes=2))
    tell()
    (letter,) = mail.outbox
    assert letter.to == [people.editor.email]
    assert letter.subject == "“Forum” did not go public"
    assert "You may not publish it" in letter.body
    first_page = signed_in("editor").get(reverse("wagtailadmin_home")).content.decode()
    assert "schedule-failures" in first_page and "You may not publish it" in first_page


def test_a_release_that_failed_can_be_cancelled(scheduled, drafts):
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    (failed,) = run_due(later())
    assert cancel(failed)
    assert run_due(later() + timedelta(hours=2)) == []


def test_released_now_means_now_or_not_at_all(drafts, locales, people, monkeypatch):
    def locked(*args):
        raise OperationalError("database is locked")

    items = everywhere(drafts.pages, locales, "en")
    with monkeypatch.context() as patched:
        patched.setattr("cms.localization.release.schedule.publish_together", locked)
        with pytest.raises(OperationalError):
            release_now("Forum", items, people.editor)
    assert not Release.objects.exists()
    assert run_due(later()) == []
    assert public(*drafts.pages) == []


def test_who_releases_now_is_told_that_the_database_is_busy(drafts, locales, people, signed_in, monkeypatch):
    def locked(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr("cms.localization.release.schedule.publish_together", locked)
    response = signed_in("editor").post(form_of(drafts.forum), sent(drafts, locales))
    assert response.status_code == 200
    assert "Nothing was published. The database is busy." in response.content.decode()
    run_due(later())
    assert public(*drafts.pages) == []


def test_what_nobody_foresaw_keeps_no_other_release_from_its_hour(
    scheduled, drafts, people, locales, branch, monkeypatch
):
    other = factories.NewsPageFactory(parent=branch, locale=locales["en"], live=False)
    other.save_revision()
    schedule("News", [(other, locales["en"])], people.root, timezone.now() + timedelta(hours=1))
    publish_together = schedule_module.publish_together

    def fail(items, user):
        if user == people.editor:
            raise TypeError
        return publish_together(items, user)

    monkeypatch.setattr(schedule_module, "publish_together", fail)
    assert [done.title for done in run_due(later())] == ["News"]


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
