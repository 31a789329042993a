"""Deleting a page is a decision: what is said before, by whichever door, and who may decide."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.editorial.bin.keeping import put
from cms.editorial.bin.models import BinItem
from tests import factories
from tests.cms.withheld.test_bin import token_of

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_what_goes_and_where_it_is_named_is_said_before(client, people, gathering, site):
    factories.NewsPageFactory(
        parent=site.aktau, locale=site.home.locale, title="Secret of Aktau", about=gathering.forum, live=False
    )
    client.force_login(people.administrator)
    told = text_of(client.get(reverse("wagtailadmin_pages:delete", args=[gathering.forum.pk])))
    assert "not translated yet, and gone with it" in told
    assert "contest: 1" in told
    assert "Story of the forum" in told and "It is not shown there any more." in told
    assert "Secret of Aktau" in told and "Not public: no reader sees this page." in told
    assert "Enter" not in told and "Center" not in told.split("<main")[1]
    assert not BinItem.objects.exists()


def test_pages_one_may_not_see_are_counted(client, people, gathering, site):
    story = gathering.story
    for title, is_live in (("Secret of Aktau", False), ("News of Aktau", True)):
        factories.NewsPageFactory(
            parent=site.aktau,
            locale=site.home.locale,
            title=title,
            live=is_live,
            body=[{"type": "paragraph", "value": f'<a linktype="page" id="{story.pk}">The story</a>'}],
        )
    client.force_login(people.lead)
    told = text_of(client.get(reverse("wagtailadmin_pages:delete", args=[story.pk])))
    assert "News of Aktau" in told and "The words of a link stay there" in told
    assert "Secret of Aktau" not in told and "1 page more that you do not see" in told


def test_the_visible_buttons_delete_a_forum_and_restore_it(client, people, gathering):
    client.force_login(people.administrator)
    address = reverse("wagtailadmin_pages:delete", args=[gathering.forum.pk])
    told = text_of(client.post(address, follow=True))
    assert "“Forum of 2019” is in the bin." in told
    listed = text_of(client.get(reverse("bin:index")))
    assert "Forum of 2019" in listed and "with 1 page below it" in listed and "Restore as a draft" in listed
    told = text_of(client.post(reverse("bin:restore", args=[BinItem.objects.get().pk]), follow=True))
    assert "“Forum of 2019” is back at its place." in told
    assert Page.objects.get(pk=gathering.forum.pk).live


def test_who_may_not_delete_a_page_neither_deletes_nor_restores_it(client, people, gathering):
    client.force_login(people.neighbour)
    address = reverse("wagtailadmin_pages:delete", args=[gathering.story.pk])
    assert client.post(address).status_code == 302
    assert not BinItem.objects.exists()
    item = put(gathering.story, people.administrator)
    assert client.get(reverse("bin:index")).context["rows"] == []
    client.post(reverse("bin:restore", args=[item.pk]))
    assert BinItem.objects.filter(pk=item.pk).exists()
    client.force_login(people.lead)
    client.post(reverse("bin:restore", args=[item.pk]))
    assert not BinItem.objects.exists()


def test_a_branch_that_an_administrator_deleted_is_not_for_its_lead_to_restore(
    client, people, branch, gathering
):
    client.force_login(people.lead)
    assert client.post(reverse("wagtailadmin_pages:delete", args=[branch.pk])).status_code == 302
    assert not BinItem.objects.exists()
    item = put(branch, people.administrator)
    client.post(reverse("bin:restore", args=[item.pk]))
    assert BinItem.objects.filter(pk=item.pk).exists()


def test_many_pages_are_confirmed_by_a_box_and_by_nobody_s_english_name(client, people, branch, gathering):
    for number in range(10):
        factories.NewsPageFactory(parent=branch, locale=branch.locale, slug=f"story-{number}")
    client.force_login(people.administrator)
    address = reverse("wagtailadmin_pages:delete", args=[branch.pk])
    assert "Yes, all 15 pages go." in text_of(client.get(address))
    assert "Nothing was deleted." in text_of(client.post(address, {"confirmed": "14"}))
    assert not BinItem.objects.exists()
    client.post(address, {"confirmed": "15"})
    assert BinItem.objects.get().title == str(branch)


def test_several_pages_are_decided_about_on_one_page(client, people, gathering):
    client.force_login(people.administrator)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = f"?id={gathering.forum.pk}&id={gathering.contest.pk}&id={gathering.story.pk}"
    told = text_of(client.get(address + query))
    assert "Forum of 2019" in told and "contest: 1" in told
    client.post(address + query)
    assert set(BinItem.objects.values_list("title", flat=True)) == {"Forum of 2019", "Story of the forum"}


def test_api_v3_deletes_with_all_languages_only_when_told_that_this_is_known(client, people, gathering):
    headers = {"authorization": f"Bearer {token_of(people.administrator)}"}
    address = f"/api/v3/pages/{gathering.forum.pk}/"
    refused = client.delete(address, headers=headers)
    assert refused.status_code == 409 and "Story of the forum" in refused.content.decode()
    assert not BinItem.objects.exists()
    assert client.delete(f"{address}?used=delete", headers=headers).status_code == 204
    assert BinItem.objects.get().deleted_by == people.administrator
    assert client.get(address, headers=headers).status_code == 404


def test_what_lies_in_the_bin_is_in_no_list_and_changed_by_nobody(client, people, gathering):
    put(gathering.forum, people.administrator)
    client.force_login(people.administrator)
    for address in (
        reverse("wagtailadmin_pages:edit", args=[gathering.forum.pk]),
        reverse("wagtailadmin_pages:delete", args=[gathering.forum.pk]),
        reverse("wagtailadmin_pages:move", args=[gathering.contest.pk]),
        reverse("wagtailadmin_pages:copy", args=[gathering.forum.pk]),
    ):
        assert client.get(address).status_code in (302, 403, 404), address
    for address in (
        reverse("wagtailadmin_pages:search") + "?q=Forum",
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_choose_page_child", args=[Page.get_first_root_node().pk]),
        reverse("wagtailadmin_choose_page_search") + "?q=Forum",
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("wagtailadmin_explore_root"),
        "/api/v3/pages/?type=programs.ForumPage",
        "/admin/api/main/pages/?type=programs.ForumPage",
    ):
        answer = client.get(address)
        assert answer.status_code in (200, 401), address
        assert "Forum of 2019" not in text_of(answer) and "Deleted pages" not in text_of(answer), address
