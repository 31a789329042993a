"""A report that was looked over becomes drafts: every fact of the customer's document in its place."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.editorial.schedule.rounds import STEPS
from cms.engagement.models import ViewCount
from cms.intake.gathering import known_in
from cms.intake.known import Known
from cms.intake.making.drafts import make_drafts
from cms.intake.models import IntakePicture, IntakeReport
from cms.intake.review.sheet import part_of, sheet_of, value_of
from cms.intake.understanding import understand
from news.models import NewsPage
from programs.models import ContestPage, ForumPage, TrainerPage
from tests import factories
from tests.cms.intake.by_gold import gold
from tests.cms.intake.conftest import TOLD


@pytest.fixture(params=["a careful reader", "the rules"])
def made(request, under_review, own_branch, people, seed):
    """The drafts of the customer's report as either understands it, by their type."""
    if request.param == "the rules":
        understood = understand(seed.report, TOLD, known_in(own_branch))
        under_review.sheet = sheet_of(understood, Known())
        for value in under_review.sheet["parts"][0]["values"]:
            # The town alone is told; a programme of two days lacks the day of the exhibition.
            value["refused"] = value["field"] == "venue"
            value["sure"] = True
        under_review.save()
    ids = make_drafts(under_review.pk, own_branch, people.editor)
    pages = Page.objects.filter(pk__in=ids).specific()
    return {type(page): page.get_latest_revision_as_object() for page in pages}


def names(stream) -> list[tuple[str, str, str]]:
    return [
        (item.value["name"], item.value["position"], item.value["organisation"])
        for item in stream
        if item.block_type == "guest"
    ]


def test_the_forum_has_every_fact_that_is_told_of_it(made, branch):
    forum, told = made[ForumPage], gold()["events"][0]
    assert forum.title == told["title"]
    assert (forum.local_start.date(), forum.local_end.date()) == (told["starts"], told["ends"])
    assert forum.all_day
    assert forum.time_zone == branch.time_zone
    assert forum.participants_number == 250
    assert forum.participants_description == told["participants"]
    assert [aim.value for aim in forum.aims] == told["aims"]
    assert [item.value["name"] for item in forum.organisers] == told["organisers"]
    people = {person["name"]: person for person in told["people"]}
    sessions = sorted(told["sessions"], key=lambda session: session.get("day") or told["starts"])
    for session, expected in zip(forum.sessions(), sessions, strict=True):
        assert session["kind"] == expected["kind"]
        assert session["title"] == expected.get("title", "")
        assert session["minutes"] == expected.get("minutes")
        assert names(session["speakers"]) == [
            (name, people[name].get("position", ""), people[name].get("organisation", ""))
            for name in expected.get("speakers", [])
        ]
    assert [day.value["date"] for day in forum.programme] == [date(2019, 11, 14), date(2019, 11, 15)]


def test_the_contest_stands_below_its_forum_with_every_fact(made):
    contest, told = made[ContestPage], gold()["events"][1]
    assert contest.get_parent().specific == made[ForumPage]
    assert contest.title == told["title"]
    assert contest.local_start.date() == told["starts"]
    assert contest.participants_description == told["participants"]
    assert [aim.value for aim in contest.aims] == told["aims"]
    assert [item.value["title"] for item in contest.rounds] == told["rounds"]
    assert [item.value["title"] for item in contest.criteria] == [item["title"] for item in told["criteria"]]


def test_the_news_item_tells_the_whole_story_of_the_forum_with_its_day_and_views(made, under_review):
    story = made[NewsPage]
    assert story.about.specific == made[ForumPage]
    assert story.date == date(2019, 11, 18)
    assert ViewCount.of(story) == 1772
    words = story.body.render_as_block()
    assert "250 directors of secondary schools" in words
    assert "The competition was aimed at:" in words
    assert "Back to the list" not in words


def test_the_forum_s_text_has_what_no_field_tells(made):
    words = made[ForumPage].body.render_as_block()
    assert "In the Feedback Sheets, the participants showed" in words
    assert "creating conditions for the dissemination" not in words


def test_without_a_news_item_the_events_texts_keep_every_sentence_that_fields_do_not_tell_whole(
    under_review, own_branch, people
):
    part_of(under_review.sheet, "news")["make"] = False
    under_review.save()
    ids = make_drafts(under_review.pk, own_branch, people.editor)
    words = "".join(page.body.render_as_block() for page in Page.objects.filter(pk__in=ids).specific())
    assert "The forum was attended by" in words
    assert "together with the NIS PMN of Taraz" in words


def test_nothing_is_public_and_all_is_in_the_history(made, branch, people):
    for page in made.values():
        assert not page.live
        assert page.owner == people.editor
        assert page.path.startswith(branch.path)


def test_twice_confirmed_is_once_made(under_review, own_branch, people):
    first = make_drafts(under_review.pk, own_branch, people.editor)
    assert make_drafts(under_review.pk, own_branch, people.editor) == first
    assert ForumPage.objects.count() == 1


def test_a_failure_in_the_middle_leaves_nothing_behind(under_review, own_branch, people, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(ViewCount.objects, "update_or_create", fail)
    with pytest.raises(ZeroDivisionError):
        make_drafts(under_review.pk, own_branch, people.editor)
    assert not ForumPage.objects.exists()
    assert IntakeReport.objects.get().state == IntakeReport.State.REVIEW


def test_photographs_go_into_the_gallery_in_their_order(under_review, own_branch, people):
    images = [factories.ImageFactory() for _number in range(3)]
    for order, image in enumerate(reversed(images)):
        IntakePicture.objects.create(report=under_review, image=image, order=order, caption=f"No. {order}")
    make_drafts(under_review.pk, own_branch, people.editor)
    forum = ForumPage.objects.get()
    assert [row.image for row in forum.gallery_images.all()] == images[::-1]
    assert forum.lead_image == images[-1]
    assert not NewsPage.objects.get().gallery_images.exists()


def test_a_known_trainer_is_linked_and_a_new_one_gets_a_draft(under_review, own_branch, people, branch):
    known = factories.TrainerPageFactory(parent=branch, locale=branch.locale, family_name="Entina")
    sheet = under_review.sheet
    by_name = {
        row["value"]["name"]: row["value"] for row in sheet["parts"][0]["values"] if row["field"] == "people"
    }
    by_name["Entina I. L."]["profile"] = str(known.translation_key)
    by_name["Berdibekova D. K."]["profile"] = "new"
    under_review.save()
    make_drafts(under_review.pk, own_branch, people.editor)
    new = TrainerPage.objects.get(family_name="Berdibekova")
    assert (new.given_name, new.patronymic, new.title, new.live) == ("D.", "K.", "D. K. Berdibekova", False)
    speakers = [item.value for session in ForumPage.objects.get().sessions() for item in session["speakers"]]
    linked = {speaker.pk for speaker in speakers if isinstance(speaker, Page)}
    assert linked == {known.pk, new.pk}


def test_an_event_of_one_day_with_an_hour_has_hours(under_review, own_branch, people):
    forum = under_review.sheet["parts"][0]
    for field, value in (("ends", "2019-11-14"), ("opens", "09:30")):
        row = next((row for row in forum["values"] if row["field"] == field), None)
        if row is None:
            forum["values"].append(
                {**forum["values"][0], "key": f"e0.{field}.9", "field": field, "value": value}
            )
        else:
            row["value"] = value
    under_review.save()
    make_drafts(under_review.pk, own_branch, people.editor)
    page = ForumPage.objects.get()
    assert not page.all_day
    assert f"{page.local_start:%d %H:%M}" == "14 09:30"


def test_refused_values_go_nowhere(under_review, own_branch, people):
    value_of(under_review.sheet, "e0.participants_number.0")[1]["refused"] = True
    under_review.save()
    make_drafts(under_review.pk, own_branch, people.editor)
    assert ForumPage.objects.get().participants_number is None


def test_what_is_not_sure_goes_nowhere_until_it_is_found_right_and_stays_in_the_text(
    under_review, own_branch, people
):
    for key in ("e0.participants_number.0", "e0.title.0"):
        value_of(under_review.sheet, key)[1]["sure"] = False
    part_of(under_review.sheet, "news")["make"] = False
    under_review.save()
    make_drafts(under_review.pk, own_branch, people.editor)
    forum = ForumPage.objects.get()
    assert forum.participants_number is None
    assert forum.title
    assert "The forum was attended by 250" in forum.body.render_as_block()


def test_the_drafts_are_listed_with_the_way_to_each_and_a_lead_publishes_all_at_once(client, made, people):
    address = reverse("intake:made", args=[IntakeReport.objects.get().pk])
    client.force_login(people.editor)
    page = client.get(address).content.decode()
    for draft in made.values():
        assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in page
    assert "Publish all" not in page
    assert client.post(address).status_code in (302, 403)
    assert not ForumPage.objects.live().exists()
    client.force_login(people.lead)
    client.post(address)
    assert ForumPage.objects.live().exists()
    assert ContestPage.objects.live().exists()
    assert NewsPage.objects.live().exists()


def test_reports_are_deleted_when_nobody_was_at_them_for_long(under_review):
    assert IntakeReport.delete_old() == 0
    IntakeReport.objects.update(changed_at=datetime.now(UTC) - timedelta(days=61))
    assert IntakeReport.delete_old in STEPS.values()
    assert IntakeReport.delete_old() == 1
