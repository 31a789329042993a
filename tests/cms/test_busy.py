"""A busy database: people read so in their language and keep what they typed; programs get JSON."""

import pytest
from django.db import OperationalError
from django.urls import reverse
from wagtail.admin.views.pages.edit import EditView
from wagtail.users.models import UserProfile

from cms.localization import signals
from cms.resilience.busy import busy as answer
from cms.views import server_error

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(monkeypatch):
    """Every publication meets a database that others write to."""

    def fail(instance, **options):
        raise OperationalError("database is locked")

    monkeypatch.setattr(signals, "follow", fail)


@pytest.fixture
def administrator(client, admin_user):
    """An administrator who reads the admin in Russian, signed in."""
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "ru"})
    client.force_login(admin_user)
    return admin_user


@pytest.fixture
def publish(client, forum, administrator, busy, monkeypatch):
    """Press publish in the editor of a forum; the answer."""
    # What the editor does with a valid form, which has a hundred fields.
    monkeypatch.setattr(EditView, "post", lambda view, request, page_id: forum.save_revision().publish())

    def press(**headers):
        data = {"title": "Форум <лидеров>", "comment": "a\nb", "csrfmiddlewaretoken": "old"}
        return client.post(reverse("wagtailadmin_pages:edit", args=[forum.pk]), data, headers=headers)

    return press


def test_a_person_reads_what_happened_and_can_send_the_same_again(publish, forum):
    response = publish()
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Сайт сейчас занят" in page
    assert 'value="Форум &lt;лидеров&gt;"' in page
    assert f'action="{reverse("wagtailadmin_pages:edit", args=[forum.pk])}"' in page
    assert 'value="old"' not in page
    forum.refresh_from_db()
    assert forum.title == "Leadership forum"


@pytest.mark.parametrize(
    "headers",
    [{"accept": "application/json"}, {"x-requested-with": "XMLHttpRequest"}, {"sec-fetch-dest": "empty"}],
)
def test_a_script_gets_json(publish, headers):
    response = publish(**headers)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    told = response.json()
    assert (told["success"], told["error_code"], told["type"]) == (False, "busy", "ServiceUnavailable")
    assert told["message"].startswith("Сейчас сохраняют другие")


def test_a_page_that_holds_a_password_keeps_none(rf):
    request = rf.post("/kk/password/", {"password": "secret"})
    assert "secret" not in answer(request).content.decode()


def test_any_other_error_stays_one(client, forum, administrator, monkeypatch):
    def fail(instance, **options):
        raise OperationalError("no such column")

    monkeypatch.setattr(signals, "follow", fail)
    client.raise_request_exception = False
    with pytest.raises(OperationalError, match="no such column"):
        forum.save_revision().publish()


def test_what_fails_outside_a_view_is_answered_the_same(rf):
    try:
        raise OperationalError("database is locked")
    except OperationalError:
        response = server_error(rf.get("/ru/"))
    assert response.status_code == 503
    assert server_error(rf.get("/ru/")).status_code == 500
