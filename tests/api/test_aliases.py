"""Redirects to pages, as Plone's aliases."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect

from tests.api.asking import ROOT, get, refused
from wagtail_plone.http.tokens import token_for

pytestmark = pytest.mark.django_db
FORUM = "/en/branches/taraz/leadership"


def test_redirects_to_a_page_are_told_to_its_editors_and_stay_a_link_for_others(client, site, forum):
    Redirect.objects.create(old_path="/old", redirect_page=forum, automatically_created=True)
    Redirect.objects.create(old_path="/elsewhere", redirect_page=site.aktau)
    assert refused(client, f"{FORUM}/@aliases")[0] == 401
    expanded = get(client, FORUM, {"expand": "aliases,breadcrumbs"})["@components"]
    assert expanded["aliases"] == {"@id": f"{ROOT}{FORUM}/@aliases"}
    assert expanded["breadcrumbs"]["items"]
    editor = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
    signed = {"authorization": f"Bearer {token_for(editor)}"}
    answer = get(client, f"{FORUM}/@aliases", **signed)
    assert answer["items_total"] == 1
    (alias,) = answer["items"]
    assert (alias["path"], alias["manual"]) == ("/old", False)
    assert alias["redirect-to"].endswith("/en/branches/taraz/leadership/")
    every = get(client, "/@aliases", **signed)["items"]
    assert [alias["path"] for alias in every] == ["/elsewhere", "/old"]
    assert get(client, "/@aliases", {"query": "/el"}, **signed)["items_total"] == 1
    assert get(client, FORUM, {"expand": "aliases"}, **signed)["@components"]["aliases"]["items_total"] == 1
