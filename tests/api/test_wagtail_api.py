"""Wagtail's API v2: what readers may see, in the fields page types declare, and nothing else."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction, get_page_models

from programs.models import ContestAward, FeedbackSheetPage
from tests import factories

pytestmark = pytest.mark.django_db
PAGES, IMAGES = "/api/v2/pages/", "/api/v2/images/"


def titles(client, **query) -> set[str]:
    return {item["title"] for item in client.get(PAGES, {"limit": 100, **query}).json()["items"]}


def body_of_every_kind(page) -> list[dict]:
    """A body with a block of every kind the editor offers, as it is stored."""
    picture = factories.ImageFactory().pk
    file = get_document_model().objects.create(title="Plan", file=ContentFile(b"plan", name="plan.txt")).pk
    image = {"image": picture, "alt_text": "", "decorative": False}
    values = {
        "heading": {"text": "The day", "level": "h2"},
        "paragraph": f'<p><a id="{page.pk}" linktype="page">Branch</a></p>',
        "image": {"image": image, "caption": "At work"},
        "gallery": {"title": "", "items": [{"image": image, "caption": ""}]},
        "quote": {"text": "Well done", "author": "A guest", "position": ""},
        "callout": {"title": "", "figures": [{"number": "250", "label": "guests"}]},
        "people": {"title": "", "people": [factories.guest("R. S. Guest", "Head")]},
        "table": {"data": [["Name", "Place"], ["School 1", "1"]], "table_header_choice": "row"},
        "document": {"document": file, "title": ""},
        "video": {"video": None, "title": "The day in a film"},
        "pages": {"title": "", "pages": [page.pk]},
    }
    assert set(values) == set(page.body.stream_block.child_blocks)
    return [{"type": kind, "value": value} for kind, value in values.items()]


@pytest.fixture
def every_page(site, forum) -> list:
    """A page of every type, each with all its fields filled in that lead to other things."""
    common = {
        "locale": site.home.locale,
        "lead_image": factories.ImageFactory(),
        "body": body_of_every_kind(site.taraz),
    }
    topic = factories.TopicFactory(locale=site.home.locale)
    contest = factories.ContestPageFactory(parent=forum, **common)
    ContestAward.objects.create(page=contest, locale=contest.locale, place=1, school="School 1")
    story = factories.NewsPageFactory(
        parent=site.taraz, about=forum, related_pages=[{"type": "page", "value": contest.pk}], **common
    )
    trainer = factories.TrainerPageFactory(parent=site.aktau, **common)
    sheet = FeedbackSheetPage(
        title="Feedback", slug="feedback", locale=forum.locale, summary="<p>Useful.</p>", is_open=True
    )
    forum.add_child(instance=sheet)
    for page in (forum, contest, story, trainer):
        page.topics.add(topic)
        page.save()
    for page in (forum, contest, story):
        factories.add_gallery(page, 2)
    return [
        *(site.home, site.branches, site.taraz, site.news, site.events, site.trainers),
        *(forum, contest, story, trainer, sheet),
        factories.ContentPageFactory(parent=site.home, **common),
    ]


@pytest.mark.parametrize("address", ["/api/v2/pages/{}/?fields=*", "/api/v3/pages/{}/"])
def test_a_page_of_every_type_is_sent_with_all_its_fields(client, every_page, address):
    assert {type(page) for page in every_page} == {
        m for m in get_page_models() if m._meta.app_label != "wagtailcore"
    }
    for page in every_page:
        response = client.get(address.format(page.pk))
        assert response.status_code == 200, (page, response.content)
        sent = response.json()
        declared = {getattr(field, "name", field) for field in page.api_fields}
        assert declared <= set(sent), page
        assert len(sent["body"]) == len(page.specific.body)


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


@pytest.fixture
def mirror_of_private(site):
    """A public page that mirrors one which is private."""
    story = factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, title="Private story")
    mirror = story.create_alias(parent=site.taraz, update_slug="mirror")
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    return mirror


def test_a_page_that_mirrors_a_private_one_is_not_sent(client, mirror_of_private):
    assert "Private story" not in titles(client)
    assert "Private story" not in titles(client, type="news.NewsPage", search="story")
    assert client.get(f"{PAGES}{mirror_of_private.pk}/").status_code == 404
    assert client.get(f"{PAGES}find/", {"id": mirror_of_private.pk}).status_code == 404
    assert client.get(PAGES, {"translation_of": mirror_of_private.pk}).status_code == 400


def test_a_page_tells_nothing_of_a_draft_or_a_private_page_it_refers_to(
    client, site, forum, mirror_of_private
):
    draft = factories.ForumPageFactory(
        parent=site.taraz, locale=site.home.locale, title="Secret draft", live=False
    )
    for about in (draft, mirror_of_private, forum):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, about=about)
    query = {"type": "news.NewsPage", "fields": "about(*)", "order": "id"}
    items = client.get(PAGES, query).json()["items"]
    assert [item["about"] and item["about"]["title"] for item in items] == [None, None, forum.title]


def test_a_mirror_does_not_name_the_draft_it_mirrors(client, site):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    mirror = story.create_alias(parent=site.aktau)
    assert client.get(f"{PAGES}{mirror.pk}/").json()["meta"]["alias_of"]["id"] == story.pk
    type(story).objects.filter(pk=story.pk).update(live=False)
    assert client.get(f"{PAGES}{mirror.pk}/").json()["meta"]["alias_of"] is None


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
        forum,
        1,
        image=factories.ImageFactory(consent="given", consent_by="All", consent_note="Forms in folder 14"),
    )
    assert "folder 14" not in client.get(IMAGES, {"fields": "*"}).content.decode()


@pytest.mark.parametrize("asked", ['"', "'", " ", '" "', "(", "*", "AND", "NEAR(", "a" * 200, "-x", "\u0000"])
@pytest.mark.parametrize("door", [PAGES, IMAGES, "/api/v2/documents/"])
def test_no_search_makes_a_door_fail(client, forum, door, asked):
    assert client.get(door, {"search": asked}).status_code == 200


GARBAGE = [
    "pages/?offset=99999999999999999999",
    "pages/?limit=-1",
    "pages/?order=random&offset=1",
    "pages/?order=title,%00",
    f"pages/?order={'id,' * 2000}id",
    "pages/?child_of=99999999999999999999",
    "pages/?child_of=%D9%A3%D9%A3%D9%A3%D9%A3",
    "pages/?translation_of=-1",
    "pages/?locale=%00",
    "pages/?locale=xx",
    "pages/?site=testserver:x",
    "pages/?type=auth.User",
    "pages/?fields=****",
    f"pages/?fields={'a(' * 1900}",
    "pages/?search=forum&search_operator=nor",
    "pages/?first_published_at=yesterday",
    "pages/?title=%00",
    "pages/?alias_of=99999999999999999999",
    "pages/?type=news.NewsPage&topics=x",
    "pages/?type=news.NewsPage&date=2019-02-30",
    "pages/?type=news.NewsPage&about=9_999_999_999_999_999_999",
    "pages/?type=home.BranchPage&latitude=north",
    "pages/find/?id=%22",
    "pages/find/?id=99999999999999999999",
    "pages/99999999999999999999/",
    "images/find/?id=x",
    "images/?offset=99999999999999999999",
    "nothing/",
    "pages/%00/",
    "",
]


@pytest.mark.parametrize("asked", GARBAGE)
def test_garbage_is_the_client_s_error_told_as_json(client, forum, asked):
    response = client.get(f"/api/v2/{asked}")
    assert response.status_code in (400, 404)
    assert response["Content-Type"] == "application/json"
    assert response.json()["message"]


def test_a_slash_forgotten_at_the_end_is_added(client, site):
    assert client.get("/api/v2/pages").headers["Location"] == PAGES


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
