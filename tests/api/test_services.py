"""The services around a place: where it stands, what refers to it, where its translation would go."""

import pytest
from wagtail.models import PageViewRestriction

from news.models import NewsPage
from tests import factories
from tests.api.asking import JSON, ROOT, get, queries, refused
from tests.api.conftest import settled
from tests.recorded import recorded

pytestmark = pytest.mark.django_db
FORUM = "/en/branches/taraz/leadership"


def titles(items: list[dict]) -> list:
    """A tree of items as nested lists of titles."""
    return [[item["title"], titles(item["items"])] if item["items"] else item["title"] for item in items]


@pytest.fixture
def in_menus(site, forum):
    """The forum, which stands in menus together with the branches."""
    return recorded("pages in menus", lambda: settled(put_into_menus(site, forum)))


def put_into_menus(site, forum):
    """Publish the branches and the forum in menus; returns the forum."""
    for page in (site.branches, site.taraz, site.aktau, forum):
        page.show_in_menus = True
        page.save_revision().publish()
    return forum


def test_context_navigation_opens_the_way_to_the_place(client, in_menus):
    answer = get(client, f"{FORUM}/@contextnavigation")
    assert (answer["available"], answer["title"]) == (True, "Center")
    assert titles(answer["items"])[0] == [
        "Branches",
        [["Taraz branch", ["Leadership forum"]], "Aktau branch"],
    ]
    taraz = answer["items"][0]["items"][0]
    assert (taraz["is_in_path"], taraz["is_current"]) == (True, False)
    here = taraz["items"][0]
    assert (here["is_current"], here["type"], here["normalized_id"]) == (True, "forum", "leadership")


def test_context_navigation_takes_volto_s_options(client, in_menus):
    def asked(**options):
        query = {f"expand.contextnavigation.{name}": value for name, value in options.items()}
        return titles(get(client, f"{FORUM}/@contextnavigation", query)["items"])

    assert asked(topLevel=1) == [["Taraz branch", ["Leadership forum"]], "Aktau branch"]
    assert asked(bottomLevel=1)[0] == "Branches"
    assert asked(includeTop="true")[0] == "Center"
    assert asked(root_path="/en/branches/taraz") == ["Leadership forum"]
    assert asked(currentFolderOnly="true") == []
    expanded = get(client, FORUM, {"expand": "contextnavigation", "expand.contextnavigation.topLevel": 1})
    assert titles(expanded["@components"]["contextnavigation"]["items"])[0][0] == "Taraz branch"


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"expand.contextnavigation.bottomLevel": "deep"}, "bottomLevel"),
        ({"expand.contextnavigation.includeTop": "perhaps"}, "includeTop"),
        ({"expand.contextnavigation.root_path": "/nowhere"}, "root_path"),
    ],
)
def test_a_bad_option_of_context_navigation_is_named(client, in_menus, query, named):
    status, body = refused(client, f"{FORUM}/@contextnavigation", query)
    assert status == 400
    assert named in body["message"]


def test_navigation_goes_as_deep_as_it_is_asked_to(client, in_menus):
    shallow = get(client, "/en/@navigation", {"expand.navigation.depth": 2})["items"]
    assert titles(shallow)[1] == ["Branches", ["Taraz branch", "Aktau branch"]]
    deep = get(client, f"{FORUM}/@navigation", {"expand.navigation.depth": 10})["items"]
    assert titles(deep)[1] == ["Branches", [["Taraz branch", ["Leadership forum"]], "Aktau branch"]]
    assert refused(client, "/en/@navigation", {"expand.navigation.depth": 11})[0] == 400


@pytest.fixture
def story(site, forum) -> NewsPage:
    """A story about the forum."""
    return recorded("story about the forum", lambda: settled(tell_of(site, forum)))


def tell_of(site, forum) -> NewsPage:
    """A story about the forum."""
    return factories.NewsPageFactory(
        parent=site.taraz, locale=forum.locale, slug="story", title="Story", about=forum
    )


def relations(client, **query) -> dict[str, list[tuple[str, str]]]:
    answer = get(client, "/@relations", query)["relations"]
    assert all(relation["items_total"] == len(relation["items"]) for relation in answer.values())
    return {
        name: [
            (pair["source"]["@id"].removeprefix(ROOT), pair["target"]["@id"].removeprefix(ROOT))
            for pair in relation["items"]
        ]
        for name, relation in answer.items()
    }


def test_relations_are_found_from_either_side(client, story, forum):
    pair = ("/en/branches/taraz/story", FORUM)
    uid = get(client, FORUM)["UID"]
    assert relations(client, source="/en/branches/taraz/story") == {"about": [pair]}
    assert relations(client, target=uid) == {"about": [pair]}
    assert relations(client, target=FORUM, relation="programme") == {}
    assert "programme" in relations(client, source=FORUM)
    assert relations(client, relation="about") == {"about": [pair]}
    stats = get(client, "/@relations")["stats"]
    assert stats == {"about": 1, "programme": 1}


def test_a_relation_leads_to_the_reader_s_language(client, story, forum, locales):
    russian = forum.copy_for_translation(locales["ru"], copy_parents=True)
    russian.save_revision().publish()
    told = story.copy_for_translation(locales["ru"])
    told.save_revision().publish()
    here = told.url.rstrip("/")
    assert relations(client, source=here) == {"about": [(here, russian.url.rstrip("/"))]}
    assert relations(client, target=FORUM) == {"about": [("/en/branches/taraz/story", FORUM)]}


def test_relations_of_private_pages_are_nobody_s_business(client, site, story):
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert relations(client, target=FORUM) == {}
    assert refused(client, "/@relations", {"source": "/en/branches/taraz/story"})[0] == 400


def test_relations_cost_the_same_however_many_there_are(client, site, forum, story):
    cost = queries(client, "/@relations", {"target": FORUM})
    for number in range(5):
        factories.NewsPageFactory(parent=site.taraz, locale=forum.locale, slug=f"story-{number}", about=forum)
    assert queries(client, "/@relations", {"target": FORUM}) == cost <= 8


def test_a_translation_goes_below_the_translated_parent(client, site, forum, locales):
    located = f"{FORUM}/@translation-locator"
    assert get(client, located, {"target_language": "ru"})["@id"] == f"{ROOT}/ru"
    branches = site.branches.copy_for_translation(locales["ru"])
    branches.save_revision().publish()
    assert get(client, located, {"target_language": "ru"})["@id"] == f"{ROOT}{branches.url.rstrip('/')}"
    for language in ("", "xx"):
        status, body = refused(client, located, {"target_language": language})
        assert status == 400
        assert "target_language" in body["message"]


def test_a_client_that_has_the_content_costs_two_queries_at_most(
    client, site, forum, django_assert_max_num_queries
):
    addresses = [
        FORUM,
        f"{FORUM}?expand=breadcrumbs,navigation",
        "/@search?portal_type=Forum",
        "/@site",
        "/en",
    ]
    for address in addresses:
        tag = client.get(f"/++api++{address}")["ETag"]
        with django_assert_max_num_queries(2):
            again = client.get(f"/++api++{address}", headers={"if-none-match": f'W/"x", {tag}'})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)


def test_what_another_page_s_change_left_alone_is_remembered_as_unchanged(
    client, site, forum, django_assert_max_num_queries
):
    address = "/++api++/en/branches/aktau"
    tag = client.get(address)["ETag"]
    forum.title = "Another title"
    forum.save_revision().publish()
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    with django_assert_max_num_queries(2):
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_a_tag_vouches_for_its_own_address_alone(client, site, forum):
    tag = client.get(f"/++api++{FORUM}")["ETag"]
    for address in ("/en", f"{FORUM}?expand=breadcrumbs", f"{FORUM}/@breadcrumbs"):
        assert client.get(f"/++api++{address}", headers={"if-none-match": tag}).status_code == 200


def test_a_new_order_of_pages_is_a_change(client, site, forum):
    tag = client.get("/++api++/en/branches")["ETag"]
    site.aktau.move(site.taraz, pos="left")
    again = client.get("/++api++/en/branches", headers={"if-none-match": tag})
    assert again.status_code == 200
    assert [item["id"] for item in again.json()["items"]] == ["aktau", "taraz"]


def test_no_html_comes_back_to_whoever_asked_for_json(client, site, forum):
    for address in (
        "/en/nothing/",
        "/nowhere",
        "/en/@search",
        "/@site",
        "/media/images/none.jpg",
        "/en/@nope",
    ):
        response = client.get(address, headers=JSON, follow=True)
        assert response["Content-Type"] == "application/json", address
    assert client.get("/en/@search?portal_type=Forum", headers=JSON).json()["items_total"] == 1
    assert client.get("/en/nothing/")["Content-Type"].startswith("text/html")


def test_a_failure_of_another_part_of_the_site_is_json_too(client, site, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("a stack trace nobody may see")

    client.raise_request_exception = False
    monkeypatch.setattr("cms.engagement.views.ViewCount", broken)
    monkeypatch.setattr("wagtail_plone.views.find", broken)
    for response in (
        client.get("/++api++/en"),
        client.get("/en/", headers=JSON),
        client.post("/views/1/", headers=JSON),
    ):
        assert response.status_code >= 400
        assert response["Content-Type"] == "application/json"
        assert "stack trace" not in response.content.decode()


def test_a_client_that_refuses_json_is_told_so(client, site):
    assert refused(client, "/en", accept="text/html, application/json;q=0")[0] == 406
    assert client.get("/++api++/en", headers={"accept": "text/html"}).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_methods_that_change_are_refused_with_what_is_allowed(client, site, method):
    response = getattr(client, method)("/++api++/en")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_picture_s_new_title_is_seen_at_once_by_whoever_has_the_old_one(client, site, forum):
    forum.lead_image = factories.ImageFactory(title="Before")
    forum.save_revision().publish()
    address = f"/++api++{FORUM}/images/{forum.lead_image.pk}"
    first = client.get(address)
    assert (first.json()["title"], first.json()["language"]["title"]) == ("Before", "English")
    forum.lead_image.title = "After"
    forum.lead_image.save()
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.json()["title"]) == (200, "After")


def test_a_picture_says_where_it_stands_as_volto_asks(client, site, forum):
    forum.lead_image = factories.ImageFactory(title="A hall")
    forum.save_revision().publish()
    address = f"{FORUM}/images/{forum.lead_image.pk}"
    expand = "breadcrumbs,actions,navroot,navigation,translations,workflow"
    answer = get(client, address, {"expand": expand})["@components"]
    assert [item["title"] for item in answer["breadcrumbs"]["items"]][-2:] == ["Leadership forum", "A hall"]
    assert answer["navigation"]["items"]
    assert answer["navroot"]["navroot"]["@type"] == "LRF"
    assert "items" not in answer["translations"]
    for name in expand.split(","):
        assert get(client, f"{address}/@{name}") == answer[name], name
    alone = get(client, f"/images/{forum.lead_image.pk}", {"expand": expand})["@components"]
    assert [item["title"] for item in alone["breadcrumbs"]["items"]] == ["A hall"]
    assert refused(client, f"{address}/@search")[0] == 404
    assert refused(client, f"{address}/@breadcrumbs/more")[0] == 404
