"""Moderation in branches: editors submit, leads approve, what can't go public is told."""

from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page, Revision, WorkflowState
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.editorial.schedule.due import run_due
from cms.editorial.schedule.models import ScheduleFailure
from cms.editorial.schedule.telling import tell
from home.models import BranchPage
from news.models import NewsPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(branch, people, workplace):
    """A story the editor submitted."""
    page = factories.NewsPageFactory(
        parent=branch, locale=branch.locale, owner=people.editor, live=False, slug="wanted", title="A story"
    )
    page.save_revision(user=people.editor)
    workplace.workflow.start(page, people.editor)
    return page


def approve(client, page, user, comment="Well done"):
    """Approve as the lead does, in the window that takes a comment."""
    client.force_login(user)
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(address, {"comment": comment}, follow=True)


def test_an_editor_submits_and_cannot_publish(client, branch, people):
    client.force_login(people.editor)
    form = client.get(
        reverse("wagtailadmin_pages:add", args=["news", "newspage", branch.pk])
    ).content.decode()
    assert "Submit for approval" in form and 'name="action-publish"' not in form
    page = factories.NewsPageFactory(parent=branch, locale=branch.locale, live=False, owner=people.editor)
    assert page.permissions_for_user(people.editor).can_submit_for_moderation()
    assert not page.permissions_for_user(people.editor).can_publish()


def test_a_lead_finds_what_waits_and_approves_it(client, story, people):
    client.force_login(people.lead)
    assert "A story" in client.get(reverse("wagtailadmin_home")).content.decode()
    approve(client, story, people.lead)
    assert NewsPage.objects.get(pk=story.pk).live


def test_nobody_of_another_branch_approves_or_finds_it(client, story, people):
    for user in (people.other_lead, people.neighbour, people.editor):
        approve(client, story, user)
        assert not NewsPage.objects.get(pk=story.pk).live
    client.force_login(people.other_lead)
    assert "A story" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_changes_asked_for_are_told_with_their_reason(client, story, people):
    client.force_login(people.lead)
    state = story.current_workflow_task_state
    mail.outbox.clear()
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "reject", state.pk]),
        {"comment": "Who are the winners?"},
    )
    assert story.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    (message,) = mail.outbox
    assert message.to == ["editor@example.org"] and "Who are the winners?" in message.body


def test_mails_are_in_the_language_of_their_recipient(story, people, workplace, branch):
    UserProfile.objects.filter(user=people.lead).update(preferred_language="")
    other = factories.NewsPageFactory(parent=branch, locale=branch.locale, live=False, title="Another")
    other.save_revision(user=people.editor)
    mail.outbox.clear()
    with override("ru"):
        workplace.workflow.start(other, people.editor)
    (message,) = mail.outbox
    assert message.to == ["lead@example.org"]
    # The site's own language, not that of whoever submitted.
    assert any(letter in message.subject + message.body for letter in "әіңғүұқөһ")


def test_an_approved_page_goes_public_at_its_hour(client, story, people):
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision(user=people.editor)
    approve(client, story, people.lead)
    assert not NewsPage.objects.get(pk=story.pk).live
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    past = timezone.now() - timedelta(minutes=1)
    content = {**revision.content, "go_live_at": past.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    run_due()
    assert NewsPage.objects.get(pk=story.pk).live


def test_an_approved_page_that_cannot_be_published_tells_its_people(client, story, people, branch):
    taken = factories.NewsPageFactory(parent=branch, locale=branch.locale, slug="taken")
    Page.objects.filter(pk=taken.pk).update(slug="wanted")
    mail.outbox.clear()
    answer = approve(client, story, people.lead)
    assert answer.status_code == 200
    assert not NewsPage.objects.get(pk=story.pk).live
    failure = ScheduleFailure.objects.get()
    assert failure.page_id == story.pk and failure.user == people.editor
    # The lead reads it at once, the editor in a mail, and in none that says it was approved.
    assert failure.error in unescape(client.get(reverse("wagtailadmin_home")).content.decode())
    assert not mail.outbox
    tell()
    (message,) = mail.outbox
    assert message.to == ["editor@example.org"] and "did not go public" in message.subject
    # Once the cause is gone it goes public by itself.
    Page.objects.filter(pk=taken.pk).update(slug="taken")
    run_due(timezone.now() + timedelta(hours=2))
    assert NewsPage.objects.get(pk=story.pk).live
    assert not ScheduleFailure.objects.exists()


def test_only_leads_and_administrators_are_asked_whether_a_branch_is_moderated(client, branch, people):
    edit = reverse("wagtailadmin_pages:edit", args=[branch.pk])
    for name, is_asked, is_asked_more in (
        ("editor", False, False),
        ("lead", True, False),
        ("administrator", True, True),
    ):
        client.force_login(getattr(people, name))
        form = client.get(edit).content.decode()
        assert ('name="is_moderated"' in form, 'name="collection"' in form) == (is_asked, is_asked_more)


def test_an_editor_who_sends_it_anyway_changes_nothing(client, branch, people, workplace):
    client.force_login(people.editor)
    edit = reverse("wagtailadmin_pages:edit", args=[branch.pk])
    form = {
        "title": "Renamed",
        "slug": branch.slug,
        "city": branch.city,
        "time_zone": branch.time_zone,
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    client.post(edit, {**form, "is_moderated": "", "collection": "", "action-publish": "x"})
    draft = BranchPage.objects.get(pk=branch.pk).get_latest_revision_as_object()
    assert draft.title == "Renamed" and draft.is_moderated and draft.collection == workplace.collection
    assert BranchPage.objects.get(pk=branch.pk).is_moderated
    assert BranchPage.objects.get(pk=branch.pk).title != "Renamed"


def test_the_first_page_asks_the_same_however_many_branches_there_are(client, site, story, people):
    home = reverse("wagtailadmin_home")
    client.force_login(people.lead)
    client.get(home)
    with CaptureQueriesContext(connection) as before:
        assert "A story" in client.get(home).content.decode()
    for city in ("Oral", "Pavlodar", "Turkistan"):
        page = factories.BranchPageFactory(
            parent=site.branches, title=city, city=city, locale=site.home.locale, is_moderated=True
        )
        set_up(page)
    with CaptureQueriesContext(connection) as after:
        assert "A story" in client.get(home).content.decode()
    assert len(after) == len(before)
