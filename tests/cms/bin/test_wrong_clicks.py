"""Wrong clicks, made as people make them and taken back from the bin."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.editorial.bin.models import BinItem
from cms.localization.fallback import ensure_fallbacks
from home.models import BranchPage
from tests.api.conftest import settle

pytestmark = pytest.mark.django_db


def read(client, address: str) -> tuple[int, int]:
    """The states of a page's two answers, to somebody who is not signed in."""
    client.logout()
    json = f"/++api++{address.rstrip('/')}"
    return client.get(address).status_code, client.get(json).status_code


def delete(client, user, page, **values) -> None:
    client.force_login(user)
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), values)
    settle()


def restore(client, user, **values) -> str:
    client.force_login(user)
    answer = client.post(
        reverse("bin:restore", args=[BinItem.objects.get().pk]), values, follow=True
    ).content.decode()
    settle()
    return answer


def test_deleting_one_language_of_a_branch_out_of_three_takes_and_brings_back_all(
    client, people, branch, gathering, family
):
    pages = {code: (page.pk, page.get_url()) for code, page in family(branch).items()}
    stories = {code: page.get_url() for code, page in family(gathering.story).items()}
    assert set(pages) == {"kk", "ru", "en"} and set(stories) == {"kk", "ru", "en"}
    delete(client, people.administrator, Page.objects.get(pk=pages["ru"][0]))
    assert BinItem.objects.count() == 1
    for address in [*(url for _pk, url in pages.values()), *stories.values()]:
        assert read(client, address)[0] in (404, 410), address
    restore(client, people.administrator)
    assert {code: (page.pk, page.get_url()) for code, page in family(branch).items()} == pages
    for address in [*(url for _pk, url in pages.values()), *stories.values()]:
        assert read(client, address) == (200, 200), address
    client.force_login(people.editor)
    editable = reverse("wagtailadmin_pages:edit", args=[gathering.story.pk])
    assert client.get(editable).status_code == 200
    assert BranchPage.objects.filter(translation_key=branch.translation_key, live=True).count() == 3


@pytest.mark.parametrize("who", ["administrator", "lead"])
def test_deleting_a_forum_with_its_contest(client, people, gathering, who):
    addresses = [gathering.forum.get_url(), gathering.contest.get_url()]
    picture = gathering.forum.gallery_images.get().pk
    delete(client, getattr(people, who), gathering.forum)
    assert [read(client, address)[0] for address in addresses] == [404, 404]
    restore(client, getattr(people, who))
    assert [read(client, address) for address in addresses] == [(200, 200), (200, 200)]
    assert type(gathering.forum).objects.get(pk=gathering.forum.pk).gallery_images.get().pk == picture


def test_deleting_a_news_item_that_a_forum_s_page_shows(client, people, gathering):
    forum = gathering.forum.get_url()

    def told() -> list[bool]:
        client.logout()
        texts = [client.get(url).content.decode() for url in (forum, f"/++api++{gathering.story.get_url()}")]
        return ["Story of the forum" in text for text in texts]

    assert told() == [True, True]
    delete(client, people.lead, gathering.story)
    assert told() == [False, False]
    restore(client, people.lead)
    assert told() == [True, True]


def test_deleting_a_trainer_named_in_a_forum_of_2019(client, people, gathering):
    forum, profile = gathering.forum.get_url(), gathering.trainer.get_url()

    def named() -> list[tuple[bool, bool]]:
        client.logout()
        texts = [client.get(url).content.decode() for url in (forum, f"/++api++{forum.rstrip('/')}")]
        return [("Sapura Zholdasbaeva" in text, profile in text) for text in texts]

    assert all(has_name for has_name, _has_link in named())
    before = named()
    delete(client, people.lead, gathering.trainer)
    assert named() == [(True, False), (True, False)]
    restore(client, people.lead)
    assert named() == before


def test_unpublishing_instead_of_deleting(client, people, gathering, family):
    story = gathering.story
    addresses = [page.get_url() for page in family(story).values()]
    client.force_login(people.lead)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    settle()
    assert {read(client, address)[0] for address in addresses} == {404}
    client.force_login(people.lead)
    listed = client.get(reverse("bin:unpublished")).content.decode()
    assert "Story of the forum" in listed and "Publish again" in listed
    client.post(reverse("bin:publish_again", args=[story.translation_key]))
    settle()
    assert {read(client, address) for address in addresses} == {(200, 200)}
    client.force_login(people.neighbour)
    assert client.get(reverse("bin:unpublished")).context["families"] == []
    assert ensure_fallbacks(story) == []
