"""Restoring: what is taken meanwhile, what is gone, what is kept, and the end after thirty days."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import GroupPagePermission, Page, Revision

from cms.editorial.bin import keeping
from cms.editorial.bin.keeping import empty, put, restore
from cms.editorial.bin.kind import NotPossible
from cms.editorial.bin.models import BinItem
from cms.editorial.bin.pages import kind as page_kind
from cms.editorial.bin.pages.going import going
from cms.editorial.bin.pages.models import DeletedPage
from cms.editorial.branches.mending import set_up
from cms.localization.models import Release, ReleaseItem
from programs.models import ForumPage
from tests import factories
from tests.api.conftest import settle

pytestmark = pytest.mark.django_db


def state() -> list[tuple]:
    """The whole tree with how public its pages are, as rows; the bin itself left out."""
    rows = Page.objects.exclude(title="Deleted pages").order_by("pk")
    return list(
        rows.values_list(
            "pk", "url_path", "slug", "live", "has_unpublished_changes", "live_revision", "depth"
        )
    )


def test_everything_is_as_it_was(people, branch, gathering):
    gathering.forum.title = "Another title"
    gathering.forum.save_revision()
    settle()
    order = list(Page.objects.child_of(branch).order_by("path").values_list("slug", flat=True))
    before, revisions = state(), Revision.objects.count()
    put(gathering.forum, people.administrator)
    assert state() != before
    restore(BinItem.objects.get(), people.administrator)
    assert state() == before and Revision.objects.count() == revisions
    assert list(Page.objects.child_of(branch).order_by("path").values_list("slug", flat=True)) == order
    assert all(not problems for problems in Page.find_problems())
    assert not DeletedPage.objects.exists()


def test_a_slug_that_was_taken_meanwhile_is_not_taken_away_again(people, branch, gathering):
    put(gathering.story, people.lead)
    factories.NewsPageFactory(parent=branch, locale=branch.locale, slug="story")
    restored = restore(BinItem.objects.get(), people.lead)
    assert (
        "“Story of the forum” (English) has a new address, “story-2”: the old one is taken." in restored.told
    )
    page = Page.objects.get(pk=gathering.story.pk)
    assert page.slug == "story-2" and page.url_path.endswith("/story-2/")
    page.specific.get_latest_revision().publish()
    assert Page.objects.get(pk=page.pk).slug == "story-2"


def test_where_the_page_above_lies_in_the_bin_that_is_restored_first(client, people, branch, gathering):
    put(gathering.contest, people.administrator)
    put(gathering.forum, people.administrator)
    item = BinItem.objects.get(title="The best school")
    with pytest.raises(NotPossible):
        restore(item, people.administrator)
    client.force_login(people.administrator)
    told = client.post(reverse("bin:restore", args=[item.pk]), follow=True).content.decode()
    assert "“Forum of 2019” (English), below which it stood, is in the bin as well." in told
    assert BinItem.objects.filter(pk=item.pk).exists()
    restore(BinItem.objects.get(title="Forum of 2019"), people.administrator)
    restore(item, people.administrator)
    assert Page.objects.get(pk=gathering.contest.pk).is_child_of(Page.objects.get(pk=gathering.forum.pk))


def test_where_the_page_above_is_gone_it_stands_below_the_nearest_that_takes_it(people, branch, gathering):
    put(gathering.contest, people.administrator)
    Page.objects.get(pk=gathering.forum.pk).delete()
    restored = restore(BinItem.objects.get(), people.administrator)
    assert any("stands below “Semey branch” now" in sentence for sentence in restored.told)
    assert Page.objects.get(pk=gathering.contest.pk).get_parent().pk == branch.pk


def test_it_is_restored_as_a_draft_by_choice_and_where_publishing_is_not_ones_own(
    client, people, gathering, family
):
    client.force_login(people.lead)
    item = put(gathering.story, people.lead)
    client.post(reverse("bin:restore", args=[item.pk]), {"as_draft": "1"})
    assert not any(page.live for page in family(gathering.story).values())
    gathering.story.get_latest_revision().publish()
    settle()
    put(gathering.story, people.lead)
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    lead = type(people.lead).objects.get(pk=people.lead.pk)
    with override("en"):
        restored = restore(BinItem.objects.get(), lead)
    assert any("drafts now" in sentence for sentence in restored.told)
    assert not any(page.live for page in family(gathering.story).values())


def test_what_was_planned_is_taken_off_and_said_before(client, people, branch, gathering):
    later = timezone.now() + timedelta(days=2)
    draft = factories.NewsPageFactory(parent=branch, locale=branch.locale, title="To come", live=False)
    draft.go_live_at = later
    draft.save_revision(approved_go_live_at=later)
    release = Release.objects.create(title="Spring", publish_at=later)
    ReleaseItem.objects.create(release=release, page=draft, locale=draft.locale)
    client.force_login(people.lead)
    told = client.get(reverse("wagtailadmin_pages:delete", args=[draft.pk])).content.decode()
    assert "A date of publication is taken off" in told and "release “Spring”" in told
    put(draft, people.lead)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert not release.items.exists()


def test_languages_that_are_not_one_s_own_stay_and_are_named(client, people, gathering, family):
    kazakh = family(gathering.story)["kk"]
    kazakh.alias_of = None
    kazakh.fallback_from = None
    kazakh.save()
    GroupPagePermission.objects.filter(page__locale__language_code="kk").delete()
    client.force_login(people.lead)
    told = client.get(reverse("wagtailadmin_pages:delete", args=[gathering.story.pk])).content.decode()
    assert "deleting it there is not yours" in told
    put(gathering.story, type(people.lead).objects.get(pk=people.lead.pk))
    assert set(DeletedPage.objects.values_list("page__locale__language_code", flat=True)) == {"en", "ru"}
    assert Page.objects.get(pk=kazakh.pk).live


def test_after_thirty_days_it_is_deleted_for_good_in_all_languages(people, gathering, family):
    keys = [page.pk for page in (*family(gathering.forum).values(), *family(gathering.contest).values())]
    put(gathering.forum, people.administrator)
    assert empty(timezone.now() + timedelta(days=29)) == 0
    assert Page.objects.filter(pk__in=keys).count() == 6
    assert empty(timezone.now() + timedelta(days=31)) == 1
    settle()
    assert not Page.objects.filter(pk__in=keys).exists()
    assert not DeletedPage.objects.exists() and not BinItem.objects.exists()
    assert all(not problems for problems in Page.find_problems())


def test_a_trainer_s_name_stays_as_a_guest_s_after_thirty_days(people, gathering):
    put(gathering.trainer, people.administrator)
    programme = ForumPage.objects.get(pk=gathering.forum.pk).programme
    assert "profile" in str(programme.raw_data[0])
    empty(timezone.now() + timedelta(days=31))
    raw = str(ForumPage.objects.get(pk=gathering.forum.pk).programme.raw_data[0])
    assert "guest" in raw and "Sapura Zholdasbaeva" in raw and "'profile'" not in raw


def test_a_failure_in_the_middle_leaves_everything_as_it_was(people, gathering, monkeypatch):
    before = state()
    moves = []

    def failing(*args, **kwargs):
        moves.append(args)
        if len(moves) > 1:
            raise RuntimeError("killed")
        return page_kind_move(*args, **kwargs)

    page_kind_move = page_kind.move
    monkeypatch.setattr(page_kind, "move", failing)
    with pytest.raises(RuntimeError):
        put(gathering.forum, people.administrator)
    assert state() == before
    assert not BinItem.objects.exists() and not DeletedPage.objects.exists()


def test_the_branches_and_the_documents_are_right_while_it_lies_in_the_bin(people, branch, gathering, site):
    set_up(site.taraz)
    put(branch, people.administrator)
    settle()
    call_command("check_branches", stdout=StringIO())
    call_command("check_documents", stdout=StringIO())
    restore(BinItem.objects.get(), people.administrator)
    settle()
    call_command("check_branches", stdout=StringIO())
    call_command("check_documents", stdout=StringIO())


def test_apps_are_told_that_it_is_gone_and_that_it_is_back(client, people, gathering):
    def changes(since: str | None = None) -> dict:
        settle()
        return client.get("/++api++/@changes", {"since": since} if since else {}).json()

    told = changes()
    while told["has_more"]:
        told = changes(told["token"])
    put(gathering.story, people.lead)
    gone = changes(told["token"])
    assert {(one["@id"].rsplit("/", 1)[1], one["language"]) for one in gone["removed"]} == {
        ("story", code) for code in ("kk", "ru", "en")
    }
    restore(BinItem.objects.get(), people.lead)
    back = changes(gone["token"])
    assert {one["UID"] for one in gone["removed"]} <= {one["item"]["UID"] for one in back["updated"]}
    assert back["removed"] == []


def test_a_decision_costs_no_more_for_ten_pages_below_than_for_one(client, people, branch, gathering):
    client.force_login(people.administrator)
    address = reverse("wagtailadmin_pages:delete", args=[branch.pk])

    def queries(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        return len(asked)

    once = queries(address)
    for number in range(5):
        factories.NewsPageFactory(parent=branch, locale=branch.locale, slug=f"more-{number}")
    assert queries(address) == once
    for page in Page.objects.child_of(branch).filter(slug="more-0"):
        put(page, people.administrator)
    listed = queries(reverse("bin:index"))
    for page in Page.objects.child_of(branch).filter(slug__startswith="more-"):
        put(page, people.administrator)
    assert queries(reverse("bin:index")) == listed
    assert going(branch, people.administrator).number and keeping.empty() == 0
