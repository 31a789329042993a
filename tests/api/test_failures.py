"""Pages that cannot be serialised: who is told, and when they are tried again."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from programs.models import ForumPage
from tests import factories
from tests.api.conftest import settle
from wagtail_plone.documents.refresh import SHAPE, refresh, retry_failed
from wagtail_plone.models import Counter, PublishedDocument, SerialisationFailure
from wagtail_plone.serialize.page import serialised

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(monkeypatch):
    """Make every forum fail to be serialised; the fixture's `undo` ends that."""

    def fail(page):
        if isinstance(page, ForumPage):
            raise RuntimeError("a block of another site")
        return serialised(page)

    monkeypatch.setattr("wagtail_plone.documents.storing.serialised", fail)
    return monkeypatch


@pytest.fixture
def failure(forum, broken) -> SerialisationFailure:
    """The forum failed once."""
    settle()
    SerialisationFailure.objects.all().delete()
    refresh([forum.pk])
    return SerialisationFailure.objects.get(page_id=forum.pk)


def long_ago(failure: SerialisationFailure, **ago) -> None:
    SerialisationFailure.objects.filter(pk=failure.pk).update(failed_at=timezone.now() - timedelta(**ago))


def test_a_page_that_failed_is_tried_again_after_a_while_and_less_and_less_often(failure, broken):
    assert retry_failed() == 0
    long_ago(failure, minutes=2)
    assert retry_failed() == 1
    failure.refresh_from_db()
    assert failure.attempts == 2
    long_ago(failure, minutes=1, seconds=30)
    assert retry_failed() == 0
    SerialisationFailure.objects.update(attempts=500)
    long_ago(failure, hours=23)
    assert retry_failed() == 0
    long_ago(failure, hours=25)
    assert retry_failed() == 1


def test_a_page_that_succeeds_in_the_end_is_forgotten_as_a_failure(failure, broken):
    broken.undo()
    long_ago(failure, minutes=2)
    call_command("rebuild_documents", "--failed", stdout=StringIO())
    assert PublishedDocument.objects.filter(page_id=failure.page_id).exists()
    assert not SerialisationFailure.objects.exists()


def test_documents_of_an_older_shape_are_made_again_once(forum):
    settle()
    Counter.objects.update_or_create(pk=1, defaults={"shape": SHAPE - 1})
    PublishedDocument.objects.all().delete()
    call_command("rebuild_documents", "--if-outdated", stdout=StringIO())
    assert PublishedDocument.objects.filter(page_id=forum.pk).exists()
    PublishedDocument.objects.all().delete()
    call_command("rebuild_documents", "--if-outdated", stdout=StringIO())
    assert not PublishedDocument.objects.exists()


def administrator(client):
    """Somebody who may see everything, in English, signed in."""
    user = get_user_model().objects.create_superuser("root", "root@example.org", "secret")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)


def test_an_administrator_finds_the_failures_among_the_reports(client, failure):
    administrator(client)
    shown = client.get("/admin/reports/plone-failures/").content.decode()
    assert "a block of another site" in shown
    assert "Leadership forum" in shown
    assert "Traceback" not in shown
    assert "Pages the API cannot show" in client.get("/admin/").content.decode()


def test_editors_do_not_see_what_failed_inside(client, site, failure):
    user = get_user_model().objects.create_user("editor", password="secret")
    user.groups.add(set_up(site.taraz).editors)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    assert "Pages the API cannot show" not in client.get("/admin/").content.decode()
    assert client.get("/admin/reports/plone-failures/").status_code in (302, 403)


def test_the_report_costs_the_same_however_much_failed(
    client, site, forum, broken, django_assert_max_num_queries
):
    administrator(client)
    pages = [factories.NewsPageFactory(parent=site.taraz, locale=forum.locale) for _one in range(8)]
    settle()
    refresh([page.pk for page in pages])
    client.get("/admin/reports/plone-failures/")
    with django_assert_max_num_queries(25):
        client.get("/admin/reports/plone-failures/")


@pytest.mark.parametrize(
    "trouble",
    [
        ConnectionRefusedError("the storage"),
        TimeoutError("the network"),
        MemoryError(),
        OperationalError("database is locked"),
    ],
    ids=lambda trouble: type(trouble).__name__,
)
def test_a_page_keeps_its_document_while_what_it_needs_is_out_of_reach(client, forum, monkeypatch, trouble):
    settle()
    before = PublishedDocument.objects.get(page_id=forum.pk)

    def fail(page):
        try:
            raise trouble
        except Exception as error:
            # As libraries do, in words of their own.
            raise RuntimeError("could not read the picture") from error

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("wagtail_plone.documents.storing.serialised", fail)
        forum.title = "Published meanwhile"
        forum.save_revision().publish()
        settle()
    assert PublishedDocument.objects.get(page_id=forum.pk).body == before.body
    failure = SerialisationFailure.objects.get(page_id=forum.pk)
    long_ago(failure, minutes=2)
    assert retry_failed() == 1
    assert PublishedDocument.objects.get(page_id=forum.pk).title == "Published meanwhile"
    assert not SerialisationFailure.objects.filter(page_id=forum.pk).exists()


def test_a_page_that_fails_by_itself_says_nothing_that_is_no_longer_so(forum, broken):
    settle()
    broken.undo()
    refresh([forum.pk])
    assert PublishedDocument.objects.filter(page_id=forum.pk).exists()

    def fail(page):
        raise FileNotFoundError("a picture of this page")

    broken.setattr("wagtail_plone.documents.storing.serialised", fail)
    refresh([forum.pk])
    assert not PublishedDocument.objects.filter(page_id=forum.pk).exists()


@pytest.mark.parametrize("failure", [OperationalError("database is locked"), InterfaceError("closed")])
def test_a_client_that_meets_a_busy_database_is_told_when_to_come_back(client, forum, monkeypatch, failure):
    def fail(*args):
        raise failure

    settle()
    monkeypatch.setattr("wagtail_plone.views.content", fail)
    response = client.get(f"/++api++{forum.url}")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Cache-Control"] == "no-store"
    assert response.json()["type"] == "ServiceUnavailable"
