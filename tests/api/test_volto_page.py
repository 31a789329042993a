"""What readers meet in Volto, which has no view for the site's own types: all of a page is in its blocks."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from programs.models import FeedbackSheetPage, TrainerPage
from tests import factories
from tests.api.asking import get, paths
from wagtail_plone.documents.comparing import differences
from wagtail_plone.serialize.volto.inline import node_text

pytestmark = pytest.mark.django_db


def blocks(content: dict) -> list[dict]:
    """The blocks of content in order."""
    return [content["blocks"][key] for key in content["blocks_layout"]["items"]]


def lines(content: dict) -> list[str]:
    """The words of the text blocks in order, the items of a list apart."""
    return [
        node_text(part)
        for block in blocks(content)
        if block["@type"] == "slate"
        for node in block["value"]
        for part in (node["children"] if node["type"] in ("ul", "ol") else [node])
    ]


def listed(client, path: str) -> dict[str, list[str]]:
    """What Volto shows below each headline of a page: the paths of the items, as it asks for them."""
    content = get(client, path)
    shown = {}
    for block in blocks(content):
        if block["@type"] == "listing" and "querystring" in block:
            asked = {**block["querystring"], "metadata_fields": "_all", "b_size": 25, "offset": 0}
            answer = client.post(
                f"/++api++{path}/@querystring-search", asked, content_type="application/json"
            )
            shown[block["headline"]] = paths(answer.json())
        elif block["@type"] == "listing":
            shown[block["headline"]] = paths(content)
    return shown


def publish(page: Page) -> None:
    """Publish a page as it is."""
    page.save_revision().publish()


def test_captions_follow_each_row_of_pictures_which_names_four_sizes(client, forum):
    file = ContentFile(factories.picture_bytes(size=(1700, 900)), name="wide.jpg")
    factories.add_gallery(forum, 5, image=factories.ImageFactory(file=file))
    publish(forum)
    content = get(client, "/en/branches/taraz/leadership")
    kinds = [block["@type"] for block in blocks(content)]
    first = kinds.index("gridBlock")
    assert kinds[first : first + 4] == ["gridBlock", "slate", "gridBlock", "slate"]
    assert lines(content)[-5:] == [f"Caption {number}" for number in range(5)]
    assert "Gallery" in lines(content)
    (picture, *_others) = blocks(blocks(content)[first])
    assert list(picture["image_scales"]["image"][0]["scales"]) == ["mini", "preview", "teaser", "large"]


def test_a_related_page_is_shown_once(client, forum, site):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="Two days")
    forum.related_pages = [("page", story)]
    publish(forum)
    content = get(client, "/en/branches/taraz/leadership")
    assert [page["title"] for page in content["relatedItems"]] == ["Two days"]
    assert not [block for block in blocks(content) if block["@type"] == "teaser"]
    assert "Related pages" not in lines(content)


def test_the_home_page_lists_news_events_to_come_and_branches(client, site, forum):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, slug="story")
    today = timezone.now().replace(microsecond=0)
    soon = factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        slug="soon",
        starts_at=today + timedelta(days=9),
        ends_at=None,
    )
    now = factories.ForumPageFactory(
        parent=site.aktau,
        locale=site.home.locale,
        slug="now",
        starts_at=today - timedelta(days=1),
        ends_at=today,
    )
    assert listed(client, "/en") == {
        "News": [f"/en/branches/taraz/{story.slug}"],
        "Upcoming events": [f"/en/branches/aktau/{now.slug}", f"/en/branches/taraz/{soon.slug}"],
        "Branches": ["/en/branches/aktau", "/en/branches/taraz"],
    }


def test_a_branch_lists_what_is_its_own(client, site, forum):
    factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale)
    factories.ContestPageFactory(parent=forum, locale=site.home.locale, slug="contest")
    shown = listed(client, "/en/branches/taraz")
    assert list(shown) == ["Forums and contests", "News", "Trainers"]
    assert sorted(shown["Forums and contests"]) == [
        "/en/branches/taraz/leadership",
        "/en/branches/taraz/leadership/contest",
    ]
    assert shown["News"] == []
    assert len(shown["Trainers"]) == 1


def test_a_forum_leads_to_its_contests_and_feedback_sheets_where_it_has_any(client, site, forum):
    assert listed(client, "/en/branches/taraz/leadership") == {}
    forum.add_child(instance=FeedbackSheetPage(title="Feedback", slug="feedback", locale=forum.locale))
    assert listed(client, "/en/branches/taraz/leadership") == {
        "Contests and feedback sheets": ["/en/branches/taraz/leadership/feedback"]
    }


@pytest.fixture
def trainer_path(forum) -> str:
    """The address of the trainer whom the forum's programme names."""
    (trainer,) = TrainerPage.objects.all()
    return f"/en/branches/taraz/{trainer.slug}"


LED = ["Forums and sessions led", "Leadership forum 14–15 November 2019"]
SESSION = "Facilitation session: How to write a development plan"


def test_a_trainer_s_page_tells_the_sessions_led(client, trainer_path):
    assert lines(get(client, trainer_path))[-3:] == [*LED, SESSION]


def test_a_session_that_is_renamed_and_one_that_names_the_trainer_no_longer_are_followed(
    client, forum, trainer_path
):
    sessions = forum.programme[1].value["sessions"]
    sessions[0]["title"] = "Plans"
    publish(forum)
    assert lines(get(client, trainer_path))[-1] == "Facilitation session: Plans"
    sessions[0]["speakers"] = []
    publish(forum)
    assert LED[0] not in lines(get(client, trainer_path))
    assert not list(differences())


@pytest.mark.parametrize("going", ["unpublish", "delete", "restrict"])
def test_an_event_that_is_no_longer_public_is_led_by_nobody(client, forum, trainer_path, going):
    assert LED[0] in lines(get(client, trainer_path))
    if going == "restrict":
        PageViewRestriction.objects.create(page=forum, restriction_type="login")
    else:
        getattr(forum, going)()
    assert LED[0] not in lines(get(client, trainer_path))


def test_a_branch_that_moves_takes_the_links_to_its_events_along(client, site, trainer_path):
    site.taraz.slug = "zhambyl"
    publish(site.taraz)
    content = get(client, trainer_path.replace("taraz", "zhambyl"))
    assert "/en/branches/zhambyl/leadership" in str(blocks(content))
