"""Wagtail's API v2: what readers may see, in the fields page types declare, and nothing else."""

import pytest
from wagtail.models import PageViewRestriction

from programs.models import ContestAward
from tests import factories

pytestmark = pytest.mark.django_db
PAGES, IMAGES = "/api/v2/pages/", "/api/v2/images/"


def titles(client, **query) -> set[str]:
    return {item["title"] for item in client.get(PAGES, {"limit": 100, **query}).json()["items"]}


def test_a_forum_is_sent_with_its_programme_and_gallery_as_typed_data(client, forum):
    factories.add_gallery(forum, 2)
    (item,) = client.get(PAGES, {"type": "programs.ForumPage", "fields": "*"}).json()["items"]
    assert item["starts_at"].startswith("2019-11-14T00:00:00")
    days = [day["value"] for day in item["programme"]]
    assert [day["date"] for day in days] == ["2019-11-14", "2019-11-15"]
    assert days[1]["sessions"][0]["minutes"] == 180
    assert [row["alternative_text"] for row in item["gallery_images"]] == [
        "Visitors at board 0",
        "Visitors at board 1",
    ]


def test_a_contest_is_sent_with_its_awards_in_order(client, site, forum):
    contest = factories.ContestPageFactory(parent=forum, locale=site.home.locale)
    for place in (1, 2):
        ContestAward.objects.create(
            page=contest, locale=contest.locale, place=place, school=f"School {place}", sort_order=place
        )
    (item,) = client.get(PAGES, {"type": "programs.ContestPage", "fields": "awards"}).json()["items"]
    assert [(award["place"], award["school"]) for award in item["awards"]] == [
        (1, "School 1"),
        (2, "School 2"),
    ]


def test_contacts_a_branch_does_not_show_are_not_sent(client, site):
    factories.TrainerPageFactory(
        parent=site.taraz, locale=site.home.locale, phone="+7 000 123", show_phone=False
    )
    response = client.get(PAGES, {"type": "programs.TrainerPage", "fields": "*"})
    assert "+7 000 123" not in response.content.decode()


def test_drafts_and_private_pages_are_not_sent(client, site, forum):
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="Secret draft", live=False)
    factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, title="Private story")
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    assert forum.title in titles(client)
    assert not {"Secret draft", "Private story", site.aktau.title} & titles(client)


def test_pictures_are_sent_once_a_page_readers_may_see_shows_them(client, site, forum):
    unused, of_draft, of_private = (factories.ImageFactory() for _one in range(3))
    (shown,) = factories.add_gallery(forum, 1)
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, live=False, lead_image=of_draft)
    factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, lead_image=of_private)
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    assert unused.pk
    ids = [item["id"] for item in client.get(IMAGES).json()["items"]]
    assert ids == [shown.image.pk]
    assert client.get(f"{IMAGES}{of_draft.pk}/").status_code == 404


def test_the_note_on_consent_is_never_sent(client, forum):
    factories.add_gallery(
        forum, 1, image=factories.ImageFactory(consent="given", consent_note="Forms in folder 14")
    )
    assert "folder 14" not in client.get(IMAGES, {"fields": "*"}).content.decode()


@pytest.mark.parametrize("asked", ['"', "'", " ", '" "', "(", "*", "AND", "NEAR(", "a" * 200, "-x", "\u0000"])
@pytest.mark.parametrize("door", [PAGES, IMAGES, "/api/v2/documents/"])
def test_no_search_makes_a_door_fail(client, forum, door, asked):
    assert client.get(door, {"search": asked}).status_code == 200


def test_a_search_longer_than_allowed_is_a_bad_request(client, site):
    response = client.get(PAGES, {"search": "a" * 201})
    assert response.status_code == 400
    assert "200 characters" in response.json()["message"]


def test_a_search_finds_pages_by_their_words(client, forum):
    assert titles(client, search="Leadership") == {forum.title}
    assert titles(client, search='"Leadership forum"') == {forum.title}


def test_addresses_start_with_the_site_s_own_root(client, forum, settings):
    settings.WAGTAILAPI_BASE_URL = "https://cpe.example.org"
    (item,) = client.get(PAGES, {"type": "programs.ForumPage"}, headers={"host": "evil.example"}).json()[
        "items"
    ]
    assert item["meta"]["detail_url"].startswith("https://cpe.example.org/api/v2/pages/")


def test_an_unknown_page_is_a_json_404(client, site):
    response = client.get(f"{PAGES}999999/", headers={"accept": "application/json"})
    assert response.status_code == 404
    assert response["Content-Type"] == "application/json"
