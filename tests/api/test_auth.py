"""Signing in: tokens, what they open, and that nothing of it is ever kept for others."""

from datetime import timedelta

import jwt
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.utils import timezone
from wagtail.models import APIToken, GroupPagePermission, Page, PageViewRestriction

from programs.models import ForumPage
from tests.api.asking import get, paths, refused
from wagtail_plone.http import tokens
from wagtail_plone.models import PublishedDocument, RevokedToken

pytestmark = pytest.mark.django_db
FORUM = "/en/branches/taraz/leadership"


@pytest.fixture
def editor(site):
    """An editor of the Taraz branch, and of nothing else."""
    user = get_user_model().objects.create_user("aigul", password="right", first_name="Aigul")
    group = Group.objects.create(name="Taraz")
    for codename in ("change_page", "publish_page", "add_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=site.taraz, permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def stranger(site):
    """Somebody with an account and no permission."""
    return get_user_model().objects.create_user("stranger", password="right")


def sign_in(client, login: str, password: str = "right"):
    return client.post(
        "/++api++/@login", {"login": login, "password": password}, content_type="application/json"
    )


def bearer(client, user) -> dict[str, str]:
    """The header of a user who has logged in."""
    response = sign_in(client, user.username)
    assert response.status_code == 200, response.content
    return {"authorization": f"Bearer {response.json()['token']}"}


def draft_of(forum: ForumPage, title: str):
    forum.title = title
    return forum.save_revision()


def test_a_token_says_who_and_until_when_as_volto_reads_it(client, editor):
    response = sign_in(client, "aigul")
    claims = jwt.decode(response.json()["token"], options={"verify_signature": False})
    assert (claims["sub"], claims["fullname"]) == ("aigul", "Aigul")
    left = claims["exp"] - timezone.now().timestamp()
    assert timedelta(hours=11).total_seconds() < left <= timedelta(hours=12).total_seconds()
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({}, 400, "Missing credentials"),
        ({"login": "aigul"}, 400, "Missing credentials"),
        ({"login": ["aigul"], "password": "right"}, 400, "Missing credentials"),
        ({"login": "aigul", "password": "wrong"}, 401, "Invalid credentials"),
        ({"login": "nobody", "password": "right"}, 401, "Invalid credentials"),
        ({"login": "a\0", "password": "right"}, 401, "Invalid credentials"),
    ],
)
def test_wrong_credentials_are_refused_in_plone_s_words(client, editor, body, status, kind):
    response = client.post("/++api++/@login", body, content_type="application/json")
    assert (response.status_code, response.json()["error"]["type"]) == (status, kind)


def test_logging_in_is_known_to_django_and_to_what_listens_to_it(client, editor):
    told = []
    for signal in (user_logged_in, user_login_failed):
        signal.connect(lambda signal, **given: told.append((signal, given["request"].path)), weak=False)
    sign_in(client, "aigul", "guess")
    sign_in(client, "aigul")
    assert told == [(user_login_failed, "/++api++/@login"), (user_logged_in, "/++api++/@login")]


def test_logging_in_is_posted(client, editor):
    response = client.get("/++api++/@login")
    assert (response.status_code, response["Allow"]) == (405, "POST, OPTIONS")


def test_the_public_sees_neither_drafts_nor_versions_nor_private_pages(client, site, forum):
    revision = draft_of(forum, "Secret title")
    assert refused(client, FORUM, {"version": "draft"})[0] == 401
    assert refused(client, f"{FORUM}/@history/{revision.pk}", {"version": revision.pk})[0] == 401
    assert refused(client, f"{FORUM}/@history")[0] == 401
    PageViewRestriction.objects.create(page=site.taraz, restriction_type="login")
    status, body = refused(client, FORUM)
    assert (status, body["type"]) == (401, "Unauthorized")
    forum.unpublish()
    assert refused(client, FORUM)[0] in (401, 404)


def test_an_editor_sees_drafts_by_version(client, forum, editor):
    first = forum.revisions.count()
    forum.save_revision()
    draft_of(forum, "Draft title")
    headers = bearer(client, editor)
    assert get(client, FORUM, **headers)["title"] == "Leadership forum"
    for path, query in [
        (FORUM, {"version": "draft"}),
        (FORUM, {"version": first + 1}),
        (f"{FORUM}/@history/{first + 1}", {"version": first + 1}),
    ]:
        answer = get(client, path, query, **headers)
        assert (answer["title"], answer["version"]) == ("Draft title", first + 1)
    assert get(client, FORUM, {"version": first}, **headers)["title"] == "Leadership forum"
    assert get(client, FORUM, {"version": "current"}, **headers)["version"] == "current"
    for nonsense in ("x", "-1", "999999", "9" * 30):
        assert refused(client, FORUM, {"version": nonsense}, **headers)[0] == 404


def test_an_editor_sees_what_is_not_published_yet(client, forum, editor):
    forum.unpublish()
    assert refused(client, FORUM)[0] == 404
    answer = get(client, FORUM, **bearer(client, editor))
    assert (answer["title"], answer["review_state"]) == ("Leadership forum", "private")
    assert not PublishedDocument.objects.filter(page_id=forum.pk).exists()


def test_an_account_without_permission_sees_no_drafts(client, forum, stranger):
    draft_of(forum, "Draft title")
    headers = bearer(client, stranger)
    assert refused(client, FORUM, {"version": "draft"}, **headers)[0] == 401
    assert refused(client, f"{FORUM}/@history", **headers)[0] == 401
    forum.unpublish()
    assert refused(client, FORUM, **headers)[0] == 401


def test_an_editor_of_one_branch_sees_no_drafts_of_another(client, site, forum, editor):
    forum.move(site.aktau, pos="last-child")
    forum = ForumPage.objects.get(pk=forum.pk)
    draft_of(forum, "Draft title")
    assert (
        refused(client, "/en/branches/aktau/leadership", {"version": "draft"}, **bearer(client, editor))[0]
        == 401
    )


def test_private_pages_open_to_those_they_are_for(client, site, forum, stranger, editor):
    restriction = PageViewRestriction.objects.create(page=forum, restriction_type="login")
    headers = bearer(client, stranger)
    assert get(client, FORUM, **headers)["title"] == "Leadership forum"
    restriction.restriction_type = "groups"
    restriction.save()
    restriction.groups.add(Group.objects.create(name="Jury"))
    assert refused(client, FORUM, **headers)[0] == 401
    restriction.groups.add(editor.groups.get())
    assert get(client, FORUM, **bearer(client, editor))["title"] == "Leadership forum"
    restriction.restriction_type, restriction.password = "password", "secret"
    restriction.save()
    assert refused(client, FORUM, **headers)[0] == 401


def test_what_a_signed_in_user_gets_is_never_kept_for_others(client, site, forum, editor):
    headers = bearer(client, editor)
    for path in (FORUM, "/@site", "/@search?portal_type=Forum", f"{FORUM}/@history"):
        response = client.get(f"/++api++{path}", headers=headers)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert "ETag" not in response
        assert "Authorization" in response["Vary"]


def test_a_session_in_the_admin_signs_nobody_in_here(client, forum, editor):
    draft_of(forum, "Draft title")
    client.force_login(editor)
    assert refused(client, FORUM, {"version": "draft"})[0] == 401


def test_the_history_tells_an_editor_who_did_what(client, forum, editor):
    revision = forum.save_revision(user=editor)
    revision.publish(user=editor)
    answer = get(client, f"{FORUM}/@history", **bearer(client, editor))
    versions = [entry for entry in answer if entry["type"] == "versioning"]
    # Volto compares each version with the one numbered before.
    last = forum.revisions.count() - 1
    assert [version["version"] for version in versions] == list(range(last, -1, -1))
    assert versions[0]["actor"]["fullname"] == "Aigul"
    assert versions[0]["@id"].endswith(f"{FORUM}/@history/{last}")
    assert any(entry["type"] == "workflow" and entry["review_state"] == "published" for entry in answer)
    assert [entry["time"] for entry in answer] == sorted((entry["time"] for entry in answer), reverse=True)


def test_nobody_is_offered_to_edit_what_cannot_be_written_here(client, forum, editor, stranger):
    for person, offered in ((editor, ["view", "history"]), (stranger, ["view"])):
        answer = get(client, f"{FORUM}/@actions", **bearer(client, person))
        assert [action["id"] for action in answer["object"]] == offered
        assert answer["object_buttons"] == []
        assert answer["user"][0]["id"] == "logout"
        assert "lock" not in get(client, FORUM, **bearer(client, person))


def test_whoever_is_signed_in_is_told_of_themselves_and_of_nobody_else(client, editor, stranger):
    answer = get(client, "/@users/aigul", **bearer(client, editor))
    assert (answer["id"], answer["fullname"], answer["email"]) == ("aigul", "Aigul", editor.email)
    assert [group["id"] for group in answer["groups"]["items"]] == [editor.groups.get().name]
    assert answer["roles"] == ["Member"]
    assert refused(client, "/@users/aigul")[0] == 401
    assert refused(client, "/@users", **bearer(client, editor))[0] == 401
    other = refused(client, f"/@users/{stranger.username}", **bearer(client, editor))
    nobody = refused(client, "/@users/nobody", **bearer(client, editor))
    assert other[0] == nobody[0] == 404


def test_a_token_is_renewed_and_ended(client, editor, forum):
    draft_of(forum, "Draft title")
    headers = bearer(client, editor)
    renewed = client.post("/++api++/@login-renew", headers=headers)
    assert get(client, FORUM, {"version": "draft"}, authorization=f"Bearer {renewed.json()['token']}")
    assert client.post("/++api++/@logout", headers=headers).status_code == 204
    assert refused(client, FORUM, {"version": "draft"}, **headers)[0] == 401
    assert client.post("/++api++/@login-renew", headers=headers).status_code == 401
    assert client.post("/++api++/@logout").status_code == 204


def renewed(client, headers: dict) -> dict[str, str]:
    response = client.post("/++api++/@login-renew", headers=headers)
    assert response.status_code == 200, response.content
    return {"authorization": f"Bearer {response.json()['token']}"}


@pytest.mark.parametrize("ended_with", ["the first", "the newest"])
def test_a_log_out_ends_whatever_was_renewed_from_the_log_in(client, editor, ended_with):
    other = bearer(client, editor)
    first = bearer(client, editor)
    second = renewed(client, first)
    third = renewed(client, second)
    client.post("/++api++/@logout", headers=first if ended_with == "the first" else third)
    for headers in (first, second, third):
        assert client.post("/++api++/@login-renew", headers=headers).status_code == 401
    assert renewed(client, other)


def test_a_log_out_with_an_expired_token_ends_those_renewed_from_it(client, editor):
    first = bearer(client, editor)
    second = renewed(client, first)
    claims = jwt.decode(first["authorization"].split()[1], options={"verify_signature": False})
    expired = jwt.encode({**claims, "exp": 1}, tokens._keys()[0], algorithm="HS256")
    client.post("/++api++/@logout", headers={"authorization": f"Bearer {expired}"})
    assert client.post("/++api++/@login-renew", headers=second).status_code == 401


def test_a_log_out_is_remembered_for_as_long_as_a_renewed_token_could_last(client, editor):
    client.post("/++api++/@logout", headers=bearer(client, editor))
    left = RevokedToken.objects.get().expires_at - timezone.now()
    assert left > tokens.LIFETIME - timedelta(minutes=1)


def test_revoked_tokens_that_have_expired_are_forgotten(client, editor):
    RevokedToken.objects.create(token_id="old", expires_at=timezone.now() - timedelta(days=1))
    client.post("/++api++/@logout", headers=bearer(client, editor))
    assert RevokedToken.objects.count() == 1


@pytest.mark.parametrize("change", ["password", "inactive", "deleted"])
def test_a_token_ends_with_the_password_and_with_the_account(client, forum, editor, change):
    draft_of(forum, "Draft title")
    headers = bearer(client, editor)
    if change == "deleted":
        editor.delete()
    else:
        editor.is_active = change != "inactive"
        if change == "password":
            editor.set_password("another")
        editor.save()
    assert refused(client, FORUM, {"version": "draft"}, **headers)[0] == 401


def forged(editor) -> list[str]:
    claims = jwt.decode(tokens.token_for(editor), options={"verify_signature": False})
    return [
        "",
        "x",
        "a.b.c",
        jwt.encode(claims, "another key, long enough for HS256 to take", algorithm="HS256"),
        jwt.encode(claims, None, algorithm="none"),
        jwt.encode({**claims, "exp": 1}, tokens._keys()[0], algorithm="HS256"),
        jwt.encode({"sub": "aigul"}, tokens._keys()[0], algorithm="HS256"),
    ]


def test_forged_and_expired_tokens_sign_nobody_in(client, forum, editor):
    draft_of(forum, "Draft title")
    for token in forged(editor):
        headers = {"authorization": f"Bearer {token}"}
        assert get(client, FORUM, **headers)["title"] == "Leadership forum"
        assert refused(client, FORUM, {"version": "draft"}, **headers)[0] == 401


def test_tokens_survive_a_change_of_the_secret_key(client, forum, editor, settings):
    draft_of(forum, "Draft title")
    headers = bearer(client, editor)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert get(client, FORUM, {"version": "draft"}, **headers)["title"] == "Draft title"


def test_wagtail_s_api_tokens_are_as_good_as_a_login(client, forum, editor):
    draft_of(forum, "Draft title")
    token, text = APIToken.create_token(user=editor, name="phone")
    headers = {"authorization": f"Bearer {text}"}
    assert get(client, FORUM, {"version": "draft"}, **headers)["title"] == "Draft title"
    token.refresh_from_db()
    assert token.last_used_at is not None
    token.revoked_at = timezone.now()
    token.save()
    assert refused(client, FORUM, {"version": "draft"}, **headers)[0] == 401


def test_lists_show_a_signed_in_user_what_every_reader_sees(client, site, forum, editor):
    forum.unpublish()
    Page.objects.get(pk=forum.pk)
    assert paths(get(client, "/@search", {"portal_type": "Forum"}, **bearer(client, editor))) == []


def test_browsers_of_listed_origins_may_read_and_no_others(client, site, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example"]
    asked = {"origin": "https://app.example"}
    read = client.get("/++api++/en", headers=asked)
    assert read["Access-Control-Allow-Origin"] == "https://app.example"
    assert "ETag" in read["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in read
    before = client.options(
        "/++api++/@login",
        headers={
            **asked,
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization,content-type,lock-token",
        },
    )
    assert before.status_code == 200
    assert {"authorization", "content-type", "lock-token", "accept"} <= set(
        before["Access-Control-Allow-Headers"].replace(" ", "").split(",")
    )
    assert "Access-Control-Allow-Origin" not in client.get(
        "/++api++/en", headers={"origin": "https://evil.example"}
    )
