"""The API as clients read it: content, what stands around it, and who may see what."""

import json

import pytest
from wagtail.models import Page, PageViewRestriction

from programs.models import ForumPage
from tests import factories
from tests.api.asking import JSON, ROOT, get, queries
from tests.api.conftest import settle
from wagtail_plone.documents.refresh import rebuild
from wagtail_plone.models import PublishedDocument, SerialisationFailure

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(forum) -> str:
    """The forum's path below the root."""
    return "/en/branches/taraz/leadership"


def test_a_page_answers_json_at_its_own_address_and_below_the_prefix(client, forum, path):
    below = get(client, path)
    at_home = client.get(f"{path}/", headers=JSON)
    assert at_home.json() == below
    assert "Accept" in at_home["Vary"]
    html = client.get(f"{path}/", headers={"accept": "text/html,application/json;q=0.9"})
    assert html["Content-Type"].startswith("text/html")
    assert "Accept" in html["Vary"]


def test_a_forum_has_plone_s_event_fields_beside_its_own(client, forum, path):
    answer = get(client, path)
    assert answer["@type"] == "Forum"
    assert (answer["attendees"][-1], answer["recurrence"]) == ("R. S. Guest", None)
    assert answer["@id"] == f"{ROOT}{path}"
    assert (answer["start"], answer["whole_day"]) == ("2019-11-14T00:00:00+06:00", True)
    assert answer["language"] == {"token": "en", "title": "English"}
    assert len(answer["UID"]) == 32
    assert answer["review_state"] == "published"
    day = answer["programme"][1]["value"]
    assert day["sessions"][0]["speakers"][0]["value"]["title"].startswith("Sapura")
    assert answer["parent"]["@id"] == f"{ROOT}/en/branches/taraz"
    assert answer["blocks_layout"]["items"]
    assert set(answer["blocks_layout"]["items"]) == set(answer["blocks"])


def test_neighbours_are_the_pages_beside_it(client, site, forum, path):
    later = factories.NewsPageFactory(parent=site.taraz, locale=forum.locale, slug="story")
    answer = get(client, path)
    assert answer["next_item"]["@id"] == f"{ROOT}/en/branches/taraz/{later.slug}"
    assert answer["previous_item"]["@type"] == "Trainer"


@pytest.mark.parametrize("tolerated", ["{}/", "/{}", "//en//branches/taraz/leadership"])
def test_addresses_are_read_as_tolerantly_as_plone_s(client, forum, path, tolerated):
    assert get(client, tolerated.format(path))["@id"] == f"{ROOT}{path}"


def test_the_site_root_leads_to_the_languages(client, forum):
    answer = get(client, "/")
    assert answer["@type"] == "Plone Site"
    assert {item["@id"] for item in answer["items"]} == {f"{ROOT}/{code}" for code in ("kk", "ru", "en")}
    root = get(client, "/en")
    assert (root["@type"], root["id"]) == ("LRF", "en")


def test_what_volto_asks_for_on_its_first_request_is_there(client, forum, path):
    answer = get(
        client,
        path,
        {"expand": "breadcrumbs,actions,navroot,navigation,translations", "expand.navigation.depth": 1},
    )["@components"]
    assert [item["title"] for item in answer["breadcrumbs"]["items"]] == [
        "Branches",
        "Taraz branch",
        "Leadership forum",
    ]
    assert answer["breadcrumbs"]["root"] == f"{ROOT}/en"
    assert [item["title"] for item in answer["navigation"]["items"]][1:] == [
        "Branches",
        "News",
        "Forums and contests",
        "Trainers",
    ]
    assert answer["navroot"]["navroot"]["@type"] == "LRF"
    assert answer["actions"]["user"][0]["id"] == "login"
    assert get(client, f"{path}/@workflow")["state"]["id"] == "published"
    assert get(client, "/@site")["features"]["multilingual"] is True


def test_components_not_asked_for_are_only_named(client, forum, path):
    assert get(client, path)["@components"]["navigation"] == {"@id": f"{ROOT}{path}/@navigation"}


def test_expand_is_understood_in_each_way_clients_send_it(client, forum, path):
    for query in (
        "expand=breadcrumbs,actions",
        "expand=breadcrumbs&expand=actions",
        "expand:list=breadcrumbs&expand:list=actions",
    ):
        answer = client.get(f"/++api++{path}?{query}").json()["@components"]
        assert "items" in answer["breadcrumbs"]
        assert "user" in answer["actions"]


def test_a_component_alone_is_the_component_expanded(client, forum, path):
    expanded = get(client, path, {"expand": "breadcrumbs"})["@components"]["breadcrumbs"]
    assert get(client, f"{path}/@breadcrumbs") == expanded


def test_translations_name_the_same_page_in_the_other_languages(client, forum, path, locales):
    russian = forum.copy_for_translation(locales["ru"], copy_parents=True)
    russian.save_revision().publish()
    answer = get(client, f"{path}/@translations")
    assert answer["items"] == [{"@id": f"{ROOT}{russian.url.rstrip('/')}", "language": "ru"}]
    assert set(answer["root"]) == {"kk", "ru", "en"}


def test_the_uid_survives_a_move_and_a_rename(client, site, forum, path):
    before = get(client, path)["UID"]
    forum.move(site.aktau, pos="last-child")
    forum = ForumPage.objects.get(pk=forum.pk)
    forum.slug = "renamed"
    forum.save_revision().publish()
    assert get(client, "/en/branches/aktau/renamed")["UID"] == before
    assert client.get(f"/++api++{path}").status_code == 301


def test_reading_content_costs_four_queries_and_one_a_component(client, site, forum, path):
    for _number in range(5):
        factories.NewsPageFactory(parent=site.taraz, locale=forum.locale)
    assert queries(client, path) <= 4
    assert queries(client, "/en/branches/taraz") <= 4
    assert queries(client, path, {"expand": "breadcrumbs,actions,navroot,navigation,translations"}) <= 10


def test_content_a_client_has_already_is_not_sent_again(client, forum, path):
    tag = client.get(f"/++api++{path}")["ETag"]
    again = client.get(f"/++api++{path}", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    forum.title = "Another title"
    forum.save_revision().publish()
    assert client.get(f"/++api++{path}", headers={"if-none-match": tag}).status_code == 200


def test_a_draft_edit_changes_nothing(client, forum, path):
    before = get(client, path)
    forum.title = "Only a draft"
    forum.save_revision()
    assert get(client, path) == before


def test_a_draft_is_not_found_and_an_unpublished_page_no_longer(client, site, forum, path):
    draft = factories.NewsPageFactory(parent=site.taraz, locale=forum.locale, live=False, slug="draft")
    assert client.get(f"/++api++/en/branches/taraz/{draft.slug}").status_code == 404
    forum.unpublish()
    response = client.get(f"/++api++{path}")
    assert response.status_code == 404
    assert response.json()["type"] == "NotFound"
    assert forum.title not in json.dumps(get(client, "/en/branches/taraz"))


def test_a_private_page_is_unauthorized_and_in_no_list(client, site, forum, path):
    restriction = PageViewRestriction.objects.create(page=site.taraz, restriction_type="login")
    response = client.get(f"/++api++{path}")
    assert response.status_code == 401
    assert response.json()["type"] == "Unauthorized"
    assert not PublishedDocument.objects.filter(path=path).exists()
    assert "taraz" not in json.dumps(get(client, "/en/branches"))
    restriction.delete()
    assert get(client, path)["title"] == forum.title


def test_a_renamed_trainer_is_renamed_on_every_page_that_shows_them(client, forum, path):
    trainer = Page.objects.get(title__startswith="Sapura").specific
    trainer.given_name = "Saule"
    trainer.save_revision().publish()
    assert "Saule" in json.dumps(get(client, path)["programme"])


def test_a_picture_s_new_words_reach_the_pages_that_show_it(client, forum, path):
    image = factories.ImageFactory()
    forum.lead_image = image
    forum.save_revision().publish()
    assert get(client, path)["image"]["alt"] == "People in a hall"
    image.alternative_texts = {"en": "Principals at the opening"}
    image.save()
    assert get(client, path)["image"]["alt"] == "Principals at the opening"


def test_a_picture_is_sent_from_below_its_content_and_from_nowhere_else(client, site, forum, path):
    forum.lead_image = factories.ImageFactory()
    forum.save_revision().publish()
    image = get(client, path)["image"]
    assert image["scales"]["tile"]["download"].startswith(f"{ROOT}{path}/@@images/")
    address = image["scales"]["tile"]["download"].removeprefix(ROOT)
    renditions = forum.lead_image.renditions.count()
    get(client, path)
    assert forum.lead_image.renditions.count() == renditions
    for door, lifetime in (
        (f"/++api++{address}", "immutable"),
        (f"/++api++{path}/@@images/image/tile", "max-age=300"),
    ):
        response = client.get(door)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert lifetime in response["Cache-Control"]
    name = address.rsplit("/", 1)[-1]
    assert client.get(f"/++api++/en/branches/taraz/@@images/{name}").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/nothing", 404),
        ("/en/@nothing", 404),
        ("/@@images/image-1-1-aa.jpeg", 404),
        ("/en/branches/++api++/taraz", 404),
        (f"/{'a' * 1200}", 400),
    ],
)
def test_errors_are_plone_s_and_never_html(client, site, address, status):
    response = client.get(f"/++api++{address}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    assert set(response.json()) == {"type", "message", "context"}


@pytest.mark.parametrize("query", ["b_size=x", "b_start=-1", "b_size=999999", "b_size=٣"])
def test_a_bad_parameter_is_named(client, site, query):
    response = client.get(f"/++api++/en?{query}")
    assert response.status_code == 400
    assert query.split("=")[0] in response.json()["message"]


def test_writing_is_refused(client, site):
    assert client.post("/++api++/en").status_code == 405


def test_a_page_that_cannot_be_serialised_is_published_recorded_and_not_served_stale(
    client, forum, path, monkeypatch
):
    def broken(page):
        raise RuntimeError("a block of another site")

    monkeypatch.setattr("wagtail_plone.documents.storing.serialised", broken)
    forum.title = "Published all the same"
    forum.save_revision().publish()
    settle()
    assert ForumPage.objects.get(pk=forum.pk).title == "Published all the same"
    assert client.get(f"/++api++{path}").status_code == 404
    assert "a block of another site" in SerialisationFailure.objects.get(page_id=forum.pk).error
    monkeypatch.undo()
    rebuild()
    assert get(client, path)["title"] == "Published all the same"
    assert not SerialisationFailure.objects.exists()


def test_addresses_follow_the_configured_root_without_a_rebuild(client, forum, path, settings):
    settings.WAGTAIL_PLONE_ROOT_URL = "http://10.0.2.2:8000"
    answer = client.get(f"/++api++{path}", headers={"host": "evil.example"}).json()
    assert answer["@id"] == f"http://10.0.2.2:8000{path}"
    assert "evil.example" not in json.dumps(answer)


def test_rebuilding_changes_nothing_that_is_right_already(forum):
    factories.add_gallery(forum, 2)
    settle()
    rebuild()
    before = list(PublishedDocument.objects.values_list("page_id", "fingerprint", "sequence"))
    rebuild()
    assert list(PublishedDocument.objects.values_list("page_id", "fingerprint", "sequence")) == before


def test_every_change_takes_the_next_number(forum):
    settle()
    first = PublishedDocument.objects.get(page_id=forum.pk).sequence
    forum.title = "Changed"
    forum.save_revision().publish()
    settle()
    assert PublishedDocument.objects.get(page_id=forum.pk).sequence > first


def test_the_home_page_of_a_language_stands_below_the_root(client, site):
    assert get(client, "/en")["parent"]["@type"] == "Plone Site"
    assert get(client, "/en/@navroot")["navroot"]["parent"]["@id"] == ROOT
    root = get(client, "/@navroot")["navroot"]
    assert (root["@type"], root["language"]["token"], root["parent"]) == ("Plone Site", "kk", {})
