"""The same event next year: its structure, its days moved by whole weeks, and nothing else."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.editorial.desk.next_year.titles import raised
from cms.pages.models.repeating import days_until_next
from news.models import NewsPage
from programs.models import ContestPage, FeedbackSheetPage, ForumPage
from tests import factories

pytestmark = pytest.mark.django_db

# Of every field of forums and contests: whether the next one has it, too.
FIELDS = """
title                    raised
lead                     -
lead_image               -
lead_image_alt           -
body                     -
starts_at                moved
ends_at                  moved
all_day                  yes
time_zone                yes
venue                    yes
registration_url         -
registration_ends_at     -
event_url                -
event_status             -
status_note              -
previous_starts_at       -
previous_ends_at         -
attendance_mode          yes
join_url                 -
recording_url            -
held_with                yes
aims                     yes
participants_number      -
participants_description -
organisers               yes
contact_name             yes
contact_phone            yes
contact_email            yes
topics                   yes
gallery_images           -
related_pages            -
programme                moved
rounds                   yes
criteria                 yes
jury                     -
jury_description         -
awards                   -
slug                     -
seo_title                -
search_description       -
show_in_menus            -
go_live_at               -
expire_at                -
wagtail_admin_comments   -
"""
TABLE = dict(line.split() for line in FIELDS.strip().split("\n"))
# Fields that the events of these tests have nothing in.
NOT_SET = {"go_live_at", "expire_at", "wagtail_admin_comments"}
LAST = timezone.localdate() - timedelta(days=40)


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), factories.ALMATY)


def stream(kind: str, value) -> list[dict]:
    return [{"type": kind, "value": value}]


@pytest.fixture
def common(site, branch):
    """Values of all fields that forums and contests share."""
    return {
        "lead": "What happened.",
        "lead_image": factories.ImageFactory(),
        "lead_image_alt": "A hall",
        "body": stream("paragraph", "<p>It was good.</p>"),
        "starts_at": at(LAST, 9),
        "ends_at": at(LAST + timedelta(days=1), 18),
        "all_day": False,
        "time_zone": "Asia/Almaty",
        "venue": "House of friendship",
        "event_url": "https://example.org/forum",
        "registration_url": "https://example.org/register",
        "registration_ends_at": at(LAST, 9),
        "event_status": "EventRescheduled",
        "status_note": "Moved",
        "previous_starts_at": at(LAST - timedelta(days=9), 9),
        "previous_ends_at": at(LAST - timedelta(days=8), 9),
        "attendance_mode": "mixed",
        "join_url": "https://example.org/join",
        "recording_url": "https://example.org/watch",
        "aims": stream("aim", "To learn"),
        "participants_number": 250,
        "participants_description": "Principals",
        "organisers": stream("organiser", {"name": "The branch", "url": "", "logo": None}),
        "contact_name": "B. Contact",
        "contact_phone": "+7 722 000",
        "contact_email": "semey@example.org",
        "seo_title": "For search",
        "search_description": "For search engines",
        "show_in_menus": True,
        "related_pages": stream("page", site.taraz.pk),
    }


@pytest.fixture
def held(branch, common, site):
    """A forum with everything, and a contest, a sheet and a news item that belong to it."""
    trainer = factories.TrainerPageFactory(parent=branch, locale=branch.locale)
    session = factories.session(
        kind="dialogue",
        title="Dialogue",
        starts="10:00:00",
        minutes=90,
        place="Hall 1",
        section="A",
        summary="<p>What was said</p>",
        speakers=[factories.speaker(trainer), factories.guest("R. Guest")],
    )
    forum = factories.ForumPageFactory(
        parent=branch,
        locale=branch.locale,
        title=f"Forum {LAST.year}",
        slug="forum-last",
        programme=[factories.day(LAST, session)],
        **common,
    )
    forum.topics.add(factories.TopicFactory(name="Leadership"))
    forum.held_with.add(Page.objects.get(pk=site.aktau.pk))
    factories.add_gallery(forum, 2)
    forum.save_revision().publish()
    contest = factories.ContestPageFactory(
        parent=forum,
        locale=branch.locale,
        title=f"Best school {LAST.year}",
        rounds=stream("round", {"title": "First round", "description": ""}),
        criteria=stream("criterion", {"title": "Clarity", "description": "", "points": 5}),
        jury=[factories.guest("J. Juror")],
        jury_description="Teachers",
        **common,
    )
    contest.topics.add(factories.TopicFactory(name="Contests"))
    contest.held_with.add(Page.objects.get(pk=site.aktau.pk))
    contest.awards.create(place=1, school="School 1", locale=branch.locale)
    factories.add_gallery(contest, 1)
    contest.save_revision().publish()
    sheet = FeedbackSheetPage(
        title="Feedback",
        slug="feedback",
        locale=branch.locale,
        is_open=True,
        thanks="Thanks!",
        summary="<p>5</p>",
    )
    sheet.form_fields = [
        FeedbackSheetPage.form_fields.rel.related_model(
            label="What was best?", field_type="singleline", locale=branch.locale, sort_order=0
        )
    ]
    forum.add_child(instance=sheet)
    factories.NewsPageFactory(parent=branch, locale=branch.locale, about=forum)
    return ForumPage.objects.get(pk=forum.pk)


def again(client, event: Page, below=()) -> Page:
    """The draft that is made, as it stands in the editor."""
    response = client.post(reverse("desk:next_year", args=[event.pk]), {"below": [page.pk for page in below]})
    pk = int(response.url.split("/pages/")[1].split("/")[0])
    return Page.objects.get(pk=pk).specific


def fields_in_form(page: Page) -> list[str]:
    options = type(page).get_edit_handler().get_form_options()
    # Whether one is told of comments is no field of the page.
    names = [*options["fields"], *options["formsets"]]
    return [name for name in names if name != "comment_notifications"]


def plain(page: Page, name: str):
    """The value of a field in a form that can be compared."""
    field = page._meta.get_field(name)
    value = getattr(page, name)
    if field.many_to_many or field.one_to_many:
        return [getattr(item, "pk", None) for item in value.all()]
    return value.get_prep_value() if hasattr(value, "get_prep_value") else value


@pytest.mark.parametrize("kind", ["forum", "contest"])
def test_what_comes_along_and_what_does_not(client, people, held, kind):
    event = held if kind == "forum" else ContestPage.objects.get(locale=held.locale)
    client.force_login(people.editor)
    draft = again(client, event)
    empty = type(event)()
    for name in fields_in_form(event):
        rule = TABLE[name]
        if rule == "yes":
            assert plain(draft, name) == plain(event, name) and plain(event, name) not in ("", [], None), name
        elif rule == "-" and name != "slug":
            assert plain(draft, name) == plain(empty, name), name
            assert name in {"go_live_at", "expire_at", "wagtail_admin_comments"} or plain(
                event, name
            ) != plain(empty, name)


def test_days_and_sessions_come_without_those_who_led_them(client, people, held):
    client.force_login(people.editor)
    draft = again(client, held)
    (day,) = draft.programme
    (session,) = day.value["sessions"]
    assert day.value["date"] == draft.local_start.date()
    kept = ("kind", "title", "starts", "minutes", "place", "section")
    assert [session[name] for name in kept] == ["dialogue", "Dialogue", time(10), 90, "Hall 1", "A"]
    assert len(session["speakers"]) == 0 and str(session["summary"].source) == ""


def test_it_is_a_draft_of_its_writer_in_the_branch_and_the_language_of_the_event(
    client, people, held, branch
):
    client.force_login(people.editor)
    draft = again(client, held)
    assert not draft.live and draft.has_unpublished_changes and draft.first_published_at is None
    assert draft.owner == people.editor and draft.locale == held.locale
    assert draft.get_parent().pk == branch.pk and draft.slug not in ("", held.slug)
    assert draft.translation_key != held.translation_key
    assert Page.objects.filter(translation_key=draft.translation_key).count() == 1
    assert draft.latest_revision.user == people.editor
    assert NewsPage.objects.get(locale=held.locale).about_id == held.pk


def test_weekday_and_hour_stay_and_the_year_in_the_title_goes_with_them(client, people, held):
    client.force_login(people.editor)
    draft = again(client, held)
    days = (draft.local_start.date() - held.local_start.date()).days
    assert days % 7 == 0 and 361 <= days <= 371
    assert draft.local_start.time() == held.local_start.time()
    assert draft.ends_at - draft.starts_at == held.ends_at - held.starts_at
    assert draft.title == f"Forum {draft.local_start.year}"


def test_contests_and_sheets_come_where_they_are_wanted(client, people, held):
    contest = ContestPage.objects.get(locale=held.locale)
    sheet = FeedbackSheetPage.objects.get(locale=held.locale)
    client.force_login(people.editor)
    draft = again(client, held, below=[contest, sheet])
    new_contest, new_sheet = draft.get_children().specific()
    assert new_contest.title.endswith(str(draft.local_start.year)) and not new_contest.live
    assert [block.value["title"] for block in new_contest.criteria] == ["Clarity"]
    assert new_contest.awards.count() == 0 and len(new_contest.jury) == 0
    assert [question.label for question in new_sheet.form_fields.all()] == ["What was best?"]
    assert (new_sheet.is_open, new_sheet.summary, new_sheet.thanks) == (False, "", "Thanks!")
    assert FeedbackSheetPage.objects.get(pk=sheet.pk).form_fields.count() == 1


def test_looking_at_the_question_makes_nothing(client, people, held):
    client.force_login(people.editor)
    before = Page.objects.count()
    response = client.get(reverse("desk:next_year", args=[held.pk]))
    assert response.status_code == 200 and Page.objects.count() == before


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["neighbour", "other_lead"])
def test_people_of_another_branch_are_refused(client, people, held, method, name):
    client.force_login(getattr(people, name))
    before = Page.objects.count()
    address = reverse("desk:next_year", args=[held.pk])
    response = getattr(client, method)(address, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403 and Page.objects.count() == before


def test_pages_below_other_events_are_not_taken(client, people, held, site):
    other = factories.ContestPageFactory(parent=site.aktau, locale=held.locale, title="Of another branch")
    client.force_login(people.editor)
    assert not again(client, held, below=[other]).get_children().exists()


def test_an_event_without_a_start_says_so(client, people, branch):
    draft = factories.ForumPageFactory(
        parent=branch, locale=branch.locale, live=False, starts_at=None, ends_at=None
    )
    client.force_login(people.editor)
    response = client.get(reverse("desk:next_year", args=[draft.pk]), follow=True)
    assert "The event has no start yet" in response.content.decode()


def test_a_translation_leads_to_the_page_it_was_written_on(client, people, held, locales):
    kazakh = held.get_translation(locales["kk"])
    client.force_login(people.editor)
    assert again(client, kazakh).locale == held.locale


@pytest.mark.parametrize(
    ("start", "today", "next_start"),
    [
        (date(2026, 11, 14), date(2026, 11, 27), date(2027, 11, 13)),
        (date(2019, 11, 14), date(2026, 11, 27), date(2027, 11, 11)),
        (date(2027, 5, 12), date(2026, 11, 27), date(2028, 5, 10)),
        (date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 27)),
        (date(2025, 12, 31), date(2026, 1, 2), date(2026, 12, 30)),
    ],
)
def test_the_rule_of_dates(start, today, next_start):
    assert start + timedelta(days=days_until_next(start, today)) == next_start
    assert next_start.weekday() == start.weekday()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Forum 2026", "Forum 2027"),
        ("School year 2026/2027", "School year 2027/2028"),
        ("From 2019 to 2026", "From 2019 to 2027"),
        ("Forum", "Forum"),
        ("Order 120261", "Order 120261"),
        ("II forum", "II forum"),
    ],
)
def test_the_year_of_a_title(title, expected):
    assert raised(title, 2026, 1) == expected
