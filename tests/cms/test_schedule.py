"""Events by the clock: each page by itself; a failure is told to who planned it, and it is tried again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.editorial.schedule import due, rounds, telling
from cms.editorial.schedule.due import run_due
from cms.editorial.schedule.models import ScheduleFailure
from cms.editorial.schedule.telling import tell
from news.models import NewsPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_user_model):
    """An editor who plans, and reads Russian."""
    user = django_user_model.objects.create_superuser("editor", "editor@example.org", "secret")
    UserProfile.objects.create(user=user, preferred_language="ru")
    return user


def planned(site, user, **values) -> NewsPage:
    """A public story of which a change is due since a minute."""
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="Old")
    for name, value in {"title": "New", **values}.items():
        setattr(story, name, value)
    story.go_live_at = timezone.now() + timedelta(hours=1)
    revision = story.save_revision(user=user)
    revision.publish(user=user)
    come_due(revision)
    return story


def come_due(revision: Revision) -> None:
    """Make a revision due since a minute, as if its hour had come."""
    moment = timezone.now() - timedelta(minutes=1)
    content = {**revision.content, "go_live_at": moment.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment, content=content)


@pytest.fixture
def taken(site, editor):
    """A story whose address was taken meanwhile, and one behind it that nothing is wrong with."""
    failing = planned(site, editor, slug="wanted")
    other = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, slug="wanted")
    behind = planned(site, editor)
    return failing, behind, other


def title_of(page) -> str:
    """The title readers see."""
    return NewsPage.objects.get(pk=page.pk).title


def later() -> timezone.datetime:
    """A moment after the next try is due."""
    return timezone.now() + timedelta(hours=2)


def test_one_that_fails_keeps_none_behind_it_from_its_hour(taken):
    failing, behind, _other = taken
    call_command("publish_scheduled")
    assert (title_of(failing), title_of(behind)) == ("Old", "New")
    assert Page.objects.get(pk=failing.pk).live


def test_it_is_tried_again_until_it_succeeds(taken):
    failing, _behind, other = taken
    run_due()
    assert Revision.objects.filter(object_id=str(failing.pk), approved_go_live_at__isnull=False).exists()
    assert run_due() == [], "not thirty seconds later: the next try is in a minute"
    (again,) = run_due(later())
    assert again.attempts == 2
    other.slug = "another"
    other.save()
    assert run_due(later() + timedelta(hours=2)) == []
    assert title_of(failing) == "New"
    assert not ScheduleFailure.objects.exists()


def test_who_planned_it_is_told_once_by_mail_in_their_language(taken, editor):
    run_due()
    tell()
    run_due(later())
    tell()
    (letter,) = mail.outbox
    assert letter.to == [editor.email]
    assert letter.subject == "«New»: публикация не состоялась"
    # The reason too, which Wagtail puts into words where the error is raised.
    assert "«wanted» уже используется" in letter.body
    assert reverse("wagtailadmin_pages:edit", args=[taken[0].pk]) in letter.body


def test_the_admin_tells_it_on_the_first_page_and_above_the_page(taken, editor, client):
    run_due()
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[taken[0].pk])
    for place in (reverse("wagtailadmin_home"), address):
        text = client.get(place).content.decode()
        assert "Эту страницу не удалось опубликовать в назначенное время" in text
        assert "wanted" in text
    assert address in client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_concerns_nobody_else(taken, client, django_user_model, site):
    run_due()
    for name, branch, is_told in (("aktau", site.aktau, False), ("taraz", site.taraz, True)):
        user = django_user_model.objects.create_user(name)
        user.groups.add(set_up(branch).editors)
        client.force_login(user)
        told = "schedule-failures" in client.get(reverse("wagtailadmin_home")).content.decode()
        assert told is is_told, name


def test_what_was_cancelled_did_not_fail(taken):
    failing, *_others = taken
    run_due()
    Revision.objects.filter(object_id=str(failing.pk)).update(approved_go_live_at=None)
    assert run_due(later()) == []
    assert not ScheduleFailure.objects.exists()


def test_what_expires_stands_for_itself_too(site, editor, monkeypatch):
    pages = [factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale) for _number in range(2)]
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    expire = due._expire

    def fail(page, *args):
        if page.pk == pages[0].pk:
            raise ValueError("no way")
        expire(page, *args)

    monkeypatch.setattr(due, "_expire", fail)
    (failure,) = run_due()
    assert (failure.page_id, failure.kind) == (pages[0].pk, "expire")
    assert [Page.objects.get(pk=page.pk).live for page in pages] == [True, False]


def test_a_locked_database_is_no_failure_of_a_page(site, editor, monkeypatch):
    story = planned(site, editor)

    def locked(*args):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(due, "_publish", locked)
        assert run_due() == []
    assert not ScheduleFailure.objects.exists()
    run_due()
    assert title_of(story) == "New"


def test_a_process_killed_in_the_middle_leaves_the_hour_in_place(site, editor, monkeypatch):
    story = planned(site, editor)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("wagtail.actions.publish_revision.log", killed)
        with pytest.raises(KeyboardInterrupt):
            run_due()
    assert title_of(story) == "Old"
    run_due()
    assert title_of(story) == "New"


def test_a_mail_server_that_fails_is_asked_again(taken, monkeypatch):
    run_due()

    def refuse(*args, **kwargs):
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(telling, "send_mail", refuse)
        assert tell() == 0
    assert tell() == 0, "whoever began may still be at it"
    ScheduleFailure.objects.update(telling_since=timezone.now() - timedelta(hours=1))
    assert tell() == 1
    assert len(mail.outbox) == 1


def test_a_step_that_fails_keeps_no_other_from_being_done(taken, monkeypatch):
    said = []

    def fail():
        raise ValueError("broken")

    monkeypatch.setitem(rounds.STEPS, "Releases", fail)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    rounds.look(said.append)
    assert said == ["Releases failed and is tried again: broken"]
    assert title_of(taken[1]) == "New"
    assert len(mail.outbox) == 1
