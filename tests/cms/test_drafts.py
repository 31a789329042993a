"""Drafts: a title is enough to begin one; what readers need is asked for before a page goes public."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.pages.completeness import missing
from news.models import NewsPage
from programs.models import ContestAward, ContestPage, ForumPage
from tests import factories

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")
KINDS = {
    "programs.forumpage": {},
    "programs.contestpage": {},
    "news.newspage": {"date": ""},
    "home.contentpage": {},
}


@pytest.fixture
def admin_client(admin_client, admin_user):
    """An administrator who works in English."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_client


def sent(client, address: str, *, to: str = "", **typed):
    """The answer to the form at an address, sent as a browser does with what was typed into it."""
    form = client.get(address).context["form"]
    data = {}
    for name in form.fields:
        value = form[name].value()
        if hasattr(value, "stream_block"):
            data[f"{name}-count"] = "0"
        elif value not in (None, False, [], ""):
            data[name] = str(value)
    for formset in form.formsets.values():
        counts = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
        data |= {f"{formset.prefix}-{name}": str(count) for name, count in counts.items()}
    return client.post(to or address, data | typed)


def new(client, parent, kind: str, **typed):
    """The answer to a new page's form."""
    return sent(client, reverse("wagtailadmin_pages:add", args=[*kind.split("."), parent.pk]), **typed)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_was_never_saved_is_previewed(admin_client, site, kind):
    names = [*kind.split("."), site.taraz.pk]
    form, preview = (reverse(f"wagtailadmin_pages:{name}", args=names) for name in ("add", "preview_on_add"))
    answer = sent(admin_client, form, to=preview, title="Forum of principals", **KINDS[kind])
    assert answer.json() == {"is_valid": True, "is_available": True}
    shown = admin_client.get(f"{preview}?mode=")
    assert shown.status_code == 200
    assert "Forum of principals" in shown.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_begins_with_a_title(admin_client, site, kind):
    response = new(admin_client, site.taraz, kind, title="Forum of principals", **KINDS[kind])
    assert response.status_code == 302, response.context["form"].errors
    page = Page.objects.get(title="Forum of principals")
    assert not page.live and page.slug == "forum-of-principals"


def test_a_draft_of_a_trainer_begins_with_a_name(admin_client, site):
    response = new(admin_client, site.taraz, "programs.trainerpage", family_name="Nugerbaev")
    assert response.status_code == 302, response.context["form"].errors
    assert Page.objects.get(title="Nugerbaev").live is False


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_with_nothing_but_a_title_can_be_looked_at(admin_client, site, kind):
    new(admin_client, site.taraz, kind, title="Forum of principals", **KINDS[kind])
    page = Page.objects.get(title="Forum of principals")
    shown = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert shown.status_code == 200 and "Forum of principals" in shown.content.decode()
    assert str(datetime.now().year) not in shown.content.decode().partition("<main")[2].partition("</main")[0]


def test_what_does_not_agree_is_kept_in_a_draft_and_refused_when_it_is_published(admin_client, site):
    typed = {"title": "Forum", "starts_at": "2019-11-15 09:00", "ends_at": "2019-11-14 09:00"}
    assert new(admin_client, site.taraz, "programs.forumpage", **typed).status_code == 302
    forum = ForumPage.objects.get(title="Forum")
    assert forum.ends_at < forum.starts_at
    edit = reverse("wagtailadmin_pages:edit", args=[forum.pk])
    response = sent(admin_client, edit, **{"action-publish": "1"})
    assert "The end is before the start" in response.context["form"].errors["ends_at"][0]
    assert not ForumPage.objects.get(pk=forum.pk).live


def test_publishing_a_page_without_what_readers_need_names_the_fields(admin_client, site):
    response = new(admin_client, site.taraz, "programs.forumpage", title="Forum", **{"action-publish": "1"})
    assert list(response.context["form"].errors) == ["starts_at"]


@pytest.fixture
def unfinished(site) -> ContestPage:
    """A draft of a contest without a start, with an award nobody got and a criterion without a name."""
    contest = ContestPage(title="Contest", slug="contest", live=False, locale=site.home.locale)
    contest.criteria = [("criterion", {"title": "", "description": "", "points": None})]
    contest.awards = [ContestAward(place=1, locale=site.home.locale)]
    site.taraz.add_child(instance=contest)
    contest.save_revision(clean=False)
    return ContestPage.objects.get(pk=contest.pk)


def test_what_a_draft_lacks_is_named_by_field(unfinished, django_assert_num_queries):
    award = unfinished.awards.get()
    criterion = unfinished.criteria[0]
    draft = unfinished.get_latest_revision_as_object()
    list(draft.awards.all())
    with django_assert_num_queries(0):
        notes = missing(draft)
    assert {note.field: str(note) for note in notes} == {
        "starts_at": "Start: missing.",
        f"criteria.{criterion.id}.title": "Criteria › 1. Criterion › Criterion: missing.",
        f"awards.{award.pk}.school": "Award 1 › School: Name the school or the person who took this place.",
    }
    assert all(note.keeps_back for note in notes)


@pytest.mark.parametrize("is_scheduled", [False, True])
def test_an_unfinished_page_goes_public_by_no_way(unfinished, is_scheduled):
    if is_scheduled:
        unfinished.go_live_at = datetime(2999, 1, 1, tzinfo=ALMATY)
    unfinished.starts_at = datetime(2019, 11, 14, tzinfo=ALMATY)
    revision = unfinished.save_revision(clean=False)
    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert "Award 1 › School: Name the school or the person who took this place." in refusal.value.messages
    unfinished.refresh_from_db()
    assert not unfinished.live
    assert not unfinished.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_publishing_many_pages_leaves_the_unfinished_ones_and_says_which(admin_client, site, unfinished):
    finished = factories.NewsPageFactory(parent=site.taraz, title="A story", live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin_client.post(f"{address}?id={finished.pk}&id={unfinished.pk}", follow=True)
    assert NewsPage.objects.get(pk=finished.pk).live
    assert not ContestPage.objects.get(pk=unfinished.pk).live
    said = [str(message) for message in response.context["messages"]]
    assert any("Contest" in text and "Start: missing." in text for text in said), said


def test_a_second_draft_of_the_same_title_gets_an_address_of_its_own(admin_client, site):
    for _ in range(2):
        response = new(admin_client, site.taraz, "news.newspage", title="A story", slug="a-story")
        assert response.status_code == 302, response.context["form"].errors
    assert sorted(NewsPage.objects.values_list("slug", flat=True)) == ["a-story", "a-story-2"]


def test_a_slug_somebody_chose_is_refused_where_it_is_taken(admin_client, site):
    for slug in ("chosen", "chosen"):
        response = new(admin_client, site.taraz, "news.newspage", title="A story", slug=slug)
    assert "already in use" in response.context["form"].errors["slug"][0]
