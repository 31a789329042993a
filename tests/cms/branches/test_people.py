"""People of branches: how they join, are invited, and leave, and what keeps others out."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import ModelLogEntry, Page

from cms.editorial.branches.models import BranchTeam
from cms.editorial.branches.people.invitations import link_for
from cms.editorial.branches.people.membership import join, role_of
from tests import factories

pytestmark = pytest.mark.django_db

LIST, ADD = reverse("branch_people:list"), reverse("branch_people:join")
EDITOR, LEAD = BranchTeam.Role.EDITOR, BranchTeam.Role.LEAD


def filled_in(workplace, account="new@example.org", role=EDITOR, **values) -> dict:
    """The form for somebody who joins."""
    return {
        "branch": workplace.pk,
        "role": role,
        "account": account,
        "first_name": "Aigul",
        "last_name": "Sample",
        "language": "ru",
        **values,
    }


def leaving(workplace, person) -> str:
    """The address of the form by which somebody leaves."""
    return reverse("branch_people:leave", args=[workplace.pk, person.pk])


@pytest.fixture
def console(settings):
    """A site without a mail server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


def test_somebody_new_is_invited_in_their_language_and_chooses_a_password(
    client, people, workplace, django_user_model
):
    client.force_login(people.lead)
    answer = client.post(ADD, filled_in(workplace), follow=True)
    assert "Aigul Sample is invited by e-mail" in answer.content.decode()
    new = django_user_model.objects.get(email="new@example.org")
    assert role_of(new, workplace) == EDITOR and not new.has_usable_password()
    (message,) = mail.outbox
    assert message.to == ["new@example.org"]
    assert "Приглашаем вас" in message.subject and "new" in message.body
    client.logout()
    link = re.search(r"https?://[^/]+(/\S+)", message.body)[1]
    form = client.get(link, follow=True)
    chosen = {"new_password1": "taldykorgan-22", "new_password2": "taldykorgan-22"}
    client.post(form.request["PATH_INFO"], chosen)
    client.logout()
    client.post(reverse("wagtailadmin_login"), {"username": new.username, "password": "taldykorgan-22"})
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_without_a_mail_server_the_link_is_shown_to_be_handed_over(client, people, workplace, console):
    client.force_login(people.lead)
    answer = client.post(ADD, filled_in(workplace))
    assert answer.status_code == 200
    assert "/admin/password_reset/confirm/" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_account_that_is_there_joins_as_it_is_and_no_link_to_it_is_shown(
    client, people, workplace, console
):
    client.force_login(people.lead)
    for account in ("neighbour@example.org", "Neighbour"):
        answer = client.post(ADD, filled_in(workplace, account, first_name="Else"), follow=True)
        assert "password_reset" not in answer.content.decode()
    people.neighbour.refresh_from_db()
    assert people.neighbour.first_name == "Neighbour"
    assert role_of(people.neighbour, workplace) == EDITOR
    assert people.neighbour.has_usable_password()


def test_a_role_takes_the_place_of_the_one_before(client, people, workplace):
    client.force_login(people.administrator)
    client.post(ADD, filled_in(workplace, "editor", LEAD))
    assert set(people.editor.groups.all()) == {workplace.leads}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"first_name": ""}, "give the name"),
        ({"account": "nobody"}, "Give an e-mail to invite somebody"),
        ({"account": "lead", "role": EDITOR}, "The branch would have no lead"),
        ({"role": "administrator"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_happens(
    client, people, workplace, values, message, django_user_model
):
    client.force_login(people.lead)
    before = django_user_model.objects.count()
    answer = client.post(ADD, filled_in(workplace, **values))
    assert message in answer.content.decode()
    assert django_user_model.objects.count() == before
    assert role_of(people.lead, workplace) == LEAD


def test_a_lead_gives_roles_of_their_own_branch_alone(client, people, workplace):
    client.force_login(people.other_lead)
    answer = client.post(ADD, filled_in(workplace))
    assert answer.status_code == 200 and "Select a valid choice" in answer.content.decode()
    for person in (people.editor, people.lead):
        assert client.get(leaving(workplace, person)).status_code == 404
        assert client.post(leaving(workplace, person)).status_code == 404
    assert role_of(people.editor, workplace) == EDITOR


def test_an_account_an_administrator_closed_is_not_opened_by_a_lead(client, people, workplace):
    closed = people.neighbour
    closed.is_active = False
    closed.save()
    client.force_login(people.lead)
    answer = client.post(ADD, filled_in(workplace, "neighbour"))
    assert "This account is closed" in answer.content.decode()
    closed.refresh_from_db()
    assert not closed.is_active


@pytest.mark.parametrize("who", ["editor", "neighbour", None])
def test_nobody_else_sees_or_does_anything(client, people, workplace, who):
    if who:
        client.force_login(getattr(people, who))
        assert LIST not in client.get(reverse("wagtailadmin_home")).content.decode()
    invite = reverse("branch_people:invite", args=[workplace.pk, people.lead.pk])
    for address in (LIST, ADD, leaving(workplace, people.lead)):
        assert client.get(address).status_code in (302, 403, 404)
    for address, data in ((ADD, filled_in(workplace)), (leaving(workplace, people.lead), {}), (invite, {})):
        assert client.post(address, data).status_code in (302, 403, 404)
    assert role_of(people.lead, workplace) == LEAD


def test_the_list_names_the_people_of_the_reader_s_branches(client, people, workplace):
    client.force_login(people.lead)
    assert LIST in client.get(reverse("wagtailadmin_home")).content.decode()
    shown = client.get(LIST).content.decode()
    assert "Editor Person" in shown and "Semey branch" in shown
    assert "Neighbour Person" not in shown
    client.force_login(people.administrator)
    assert "Neighbour Person" in client.get(LIST).content.decode()


def test_the_list_costs_the_same_however_many_work_in_a_branch(
    client, people, workplace, django_user_model, django_assert_num_queries
):
    client.force_login(people.administrator)

    def invite(number):
        user = django_user_model.objects.create_user(f"u{number}", f"u{number}@example.org")
        user.set_unusable_password()
        user.save()
        join(user, workplace, EDITOR, people.administrator)

    invite(0)
    client.get(LIST)
    with CaptureQueriesContext(connection) as first:
        client.get(LIST)
    for number in range(1, 7):
        invite(number)
    with django_assert_num_queries(len(first)):
        client.get(LIST)


def test_a_new_link_is_for_accounts_nobody_took_and_that_do_nothing_else(
    client, people, workplace, console, django_user_model
):
    client.force_login(people.lead)
    client.post(ADD, filled_in(workplace))
    new = django_user_model.objects.get(email="new@example.org")
    again = reverse("branch_people:invite", args=[workplace.pk, new.pk])
    assert "password_reset/confirm" in client.post(again).content.decode()
    # Somebody with a password, and somebody who works for others too, are theirs alone.
    for user in (people.editor, new):
        if user == new:
            new.groups.add(people.neighbour.groups.get())
        address = reverse("branch_people:invite", args=[workplace.pk, user.pk])
        answer = client.post(address, follow=True)
        assert "password_reset/confirm" not in answer.content.decode()


def test_who_leaves_hands_over_and_the_account_is_closed(client, people, workplace, branch):
    story = factories.NewsPageFactory(parent=branch, locale=branch.locale, owner=people.editor, live=False)
    story.save_revision(user=people.editor)
    Page.objects.filter(pk=story.pk).update(locked=True, locked_by=people.editor)
    workplace.workflow.start(story, people.editor)
    Page.objects.filter(pk=story.pk).update(locked=True, locked_by=people.editor)
    client.force_login(people.lead)
    address = leaving(workplace, people.editor)
    shown = client.get(address).content.decode()
    assert story.title in shown and "Pages they locked: 1" in shown and "wait for approval: 1" in shown
    assert "Say who takes over" in client.post(address).content.decode()
    client.post(address, {"successor": people.lead.pk})
    story = Page.objects.get(pk=story.pk)
    assert story.owner == story.locked_by == people.lead
    assert story.current_workflow_state.requested_by == people.lead
    people.editor.refresh_from_db()
    assert role_of(people.editor, workplace) is None and not people.editor.is_active
    entry = ModelLogEntry.objects.get(action="cms.branch.leave")
    with override("en"):
        assert entry.user == people.lead and "the account was closed" in str(entry.message)
    client.force_login(people.editor)
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_who_works_elsewhere_too_keeps_the_account(client, people, workplace):
    people.neighbour.groups.add(workplace.editors)
    client.force_login(people.lead)
    client.post(leaving(workplace, people.neighbour))
    people.neighbour.refresh_from_db()
    assert people.neighbour.is_active and role_of(people.neighbour, workplace) is None


def test_who_left_may_return(client, people, workplace):
    client.force_login(people.lead)
    client.post(leaving(workplace, people.editor))
    client.post(ADD, filled_in(workplace, "editor"))
    people.editor.refresh_from_db()
    assert people.editor.is_active and role_of(people.editor, workplace) == EDITOR


def test_the_last_lead_goes_by_an_administrator_s_word_alone(client, people, workplace):
    address = leaving(workplace, people.lead)
    client.force_login(people.lead)
    assert "The branch would have no lead" in client.post(address).content.decode()
    client.force_login(people.administrator)
    assert "This is the last lead" in client.post(address).content.decode()
    assert role_of(people.lead, workplace) == LEAD
    client.post(address, {"without_lead": "on"})
    assert role_of(people.lead, workplace) is None


def test_a_successor_is_of_the_branch(client, people, workplace, branch):
    factories.NewsPageFactory(parent=branch, locale=branch.locale, owner=people.editor)
    client.force_login(people.lead)
    answer = client.post(leaving(workplace, people.editor), {"successor": people.neighbour.pk})
    assert "Select a valid choice" in answer.content.decode()
    assert role_of(people.editor, workplace) == EDITOR


def test_a_link_is_of_no_use_a_second_time(client, people, workplace, django_user_model, console):
    client.force_login(people.lead)
    client.post(ADD, filled_in(workplace))
    new = django_user_model.objects.get(email="new@example.org")
    link = link_for(new)
    new.set_password("taldykorgan-22")
    new.save()
    client.logout()
    path = re.search(r"https?://[^/]+(/\S+)", link)[1]
    assert "new_password1" not in client.get(path, follow=True).content.decode()


def test_whoever_publishes_a_branch_nobody_leads_is_led_to_the_form(client, people, workplace, branch):
    client.force_login(people.administrator)
    edit = reverse("wagtailadmin_pages:edit", args=[branch.pk])
    form = {
        "title": branch.title,
        "slug": branch.slug,
        "city": branch.city,
        "time_zone": branch.time_zone,
        "is_moderated": "on",
        "collection": workplace.collection.pk,
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "x",
    }
    assert "has no lead yet" not in client.post(edit, form, follow=True).content.decode()
    # A lead of another branch leads this one no more than an editor does.
    people.lead.groups.remove(workplace.leads)
    people.other_lead.groups.add(workplace.editors)
    said = client.post(edit, form, follow=True).content.decode()
    assert "has no lead yet" in said and f"{ADD}?branch={workplace.pk}&amp;role=lead" in said
    chosen = client.get(ADD, {"branch": workplace.pk, "role": LEAD}).content.decode()
    assert f'<option value="{workplace.pk}" selected>' in chosen
