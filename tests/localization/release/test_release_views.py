"""Releases in the admin."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from cms.localization.models import Release
from cms.localization.release.schedule import schedule
from cms.localization.release.service import publish_together
from tests import factories
from tests.localization.release.asking import everywhere, form_of, public, queries_of, sent

pytestmark = pytest.mark.django_db


def test_the_form_shows_what_belongs_together_and_publishes_it(signed_in, drafts, locales):
    client = signed_in("editor")
    shown = client.get(form_of(drafts.forum)).content.decode()
    for words in ("Leadership forum", "Best school", "Winners", "Nobody has begun to translate it."):
        assert words in shown
    answer = client.post(form_of(drafts.forum), sent(drafts, locales), follow=True)
    assert "3 pages were published together." in answer.content.decode()
    assert len(public(*drafts.pages)) == 3
    assert Release.objects.get().state == Release.State.PUBLISHED


def test_the_form_takes_a_time_by_the_site_s_clock(signed_in, drafts, locales, people):
    people.editor.wagtail_userprofile.current_time_zone = "America/New_York"
    people.editor.wagtail_userprofile.save()
    values = sent(drafts, locales, when="later", publish_at="1 March 2099 9:30")
    answer = signed_in("editor").post(form_of(drafts.forum), values, follow=True)
    kept = Release.objects.get()
    assert kept.publish_at.isoformat() == "2099-03-01T04:30:00+00:00"
    assert "9:30" in answer.content.decode()
    assert kept.items.count() == 3
    assert public(*drafts.pages) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"when": "later", "publish_at": "2019-03-01 09:30"}, "This moment has passed."),
        ({"when": "later", "publish_at": ""}, "Say when."),
        ({"items": []}, "Choose at least one page."),
    ],
)
def test_a_form_that_makes_no_sense_publishes_nothing(signed_in, drafts, locales, values, reason):
    answer = signed_in("editor").post(form_of(drafts.forum), sent(drafts, locales, **values))
    assert reason in answer.content.decode()
    assert not Release.objects.exists()
    assert public(*drafts.pages) == []


def test_pages_outside_the_plan_can_t_be_slipped_into_the_form(signed_in, drafts, locales, branch, site):
    foreign = factories.NewsPageFactory(parent=site.aktau, locale=locales["en"], live=False)
    items = [f"{foreign.pk}-{locales['en'].pk}"]
    signed_in("editor").post(form_of(drafts.forum), sent(drafts, locales, items=items))
    assert public(foreign) == []
    assert not Release.objects.exists()


def test_a_failure_is_shown_with_its_reason_and_kept(signed_in, drafts, locales):
    def refuse(sender, instance, **kwargs):
        raise ValidationError("Not today.")

    page_published.connect(refuse)
    try:
        answer = signed_in("editor").post(form_of(drafts.forum), sent(drafts, locales))
    finally:
        page_published.disconnect(refuse)
    assert "Nothing was published. “Leadership forum” (English): Not today." in answer.content.decode()
    assert Release.objects.get().state == Release.State.FAILED
    assert "Not today." in signed_in("editor").get(reverse("localization:releases")).content.decode()


def test_those_who_may_not_get_neither_the_form_nor_the_question(signed_in, drafts, people, locales):
    publish_together(everywhere([drafts.forum], locales, "en"), people.root)
    client = signed_in("stranger")
    assert client.get(form_of(drafts.forum)).status_code == 302
    assert client.post(form_of(drafts.contest), sent(drafts, locales)).status_code == 302
    question = reverse("localization:release_unpublish", args=[drafts.forum.pk])
    assert client.get(question).status_code == 302
    assert client.post(question).status_code == 302
    assert public(*drafts.pages) == ["en Leadership forum"]


def test_the_buttons_are_there_for_those_who_may(signed_in, drafts, people, locales, branch):
    publish_together(everywhere([drafts.forum], locales, "en"), people.root)
    lists = reverse("wagtailadmin_explore", args=[branch.pk])
    editor = reverse("wagtailadmin_pages:edit", args=[drafts.forum.pk])
    question = reverse("localization:release_unpublish", args=[drafts.forum.pk])
    for address in (lists, editor):
        page = signed_in("editor").get(address).content.decode()
        assert form_of(drafts.forum) in page
        assert question in page
    home = branch.get_translation(locales["ru"]).pk
    page = signed_in("translator").get(reverse("wagtailadmin_explore", args=[home])).content.decode()
    fallback = drafts.forum.get_translation(locales["ru"])
    assert form_of(fallback) in page
    assert reverse("localization:release_unpublish", args=[fallback.pk]) not in page


def test_unpublishing_everywhere_is_asked_for_first_and_warns_of_releases(
    signed_in, drafts, people, locales, scheduled
):
    Page.objects.get(pk=drafts.forum.pk).specific.get_latest_revision().publish()
    question = reverse("localization:release_unpublish", args=[drafts.forum.pk])
    client = signed_in("editor")
    shown = client.get(question).content.decode()
    assert "Scheduled releases would make them public again." in shown
    assert public(drafts.forum) == ["en Leadership forum"]
    answer = client.post(question, {"with_related": "on"}, follow=True)
    assert "1 page is offline" in answer.content.decode()
    assert public(drafts.forum) == []


def test_a_scheduled_release_is_cancelled_from_the_list_by_those_who_may(signed_in, drafts, scheduled):
    address = reverse("localization:release_cancel", args=[scheduled.pk])
    assert signed_in("stranger").post(address).status_code == 302
    assert signed_in("translator").post(address).status_code == 302
    assert signed_in("editor").get(address).status_code == 405
    scheduled.refresh_from_db()
    assert scheduled.state == Release.State.SCHEDULED
    listed = signed_in("editor").get(reverse("localization:releases")).content.decode()
    assert address in listed
    signed_in("editor").post(address)
    scheduled.refresh_from_db()
    assert scheduled.state == Release.State.CANCELLED


def test_the_list_shows_releases_of_one_s_own_pages_alone(signed_in, scheduled):
    address = reverse("localization:releases")
    assert "Leadership forum" in signed_in("root").get(address).content.decode()
    assert "Leadership forum" not in signed_in("stranger").get(address).content.decode()
    pages = reverse("wagtailadmin_explore_root")
    assert address in signed_in("editor").get(pages).content.decode()


def test_the_list_costs_the_same_however_many_releases_there_are(signed_in, people, drafts, locales):
    client = signed_in("editor")
    moment = timezone.now() + timedelta(hours=1)

    address = reverse("localization:releases")
    schedule("One", everywhere(drafts.pages, locales, "en"), people.root, moment)
    client.get(address)
    before = queries_of(client.get, address)
    for number in range(5):
        schedule(f"Next {number}", everywhere(drafts.pages, locales, "en"), people.editor, moment)
    assert queries_of(client.get, address) == before
