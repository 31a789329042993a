"""The first screen of those who work in a branch: what is theirs to do there, and one click to begin."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from cms.editorial.branches.mending import set_up
from cms.editorial.desk.sections import SECTIONS
from cms.engagement.models import ViewCount
from cms.localization.teams import translators
from news.models import NewsPage
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db
HOME = reverse("wagtailadmin_home")
NOW = timezone.now()


def screen(client, user, **query) -> str:
    client.force_login(user)
    return client.get(HOME, query).content.decode()


def panels(client, user, **query) -> dict[str, list]:
    """The rows of each panel of the desk, by its name."""
    client.force_login(user)
    shown = client.get(HOME, query).context["panels"]
    return {panel.section.name: panel.rows for panel in shown if hasattr(panel, "section")}


def titles(rows) -> list[str]:
    return [row.title for row in rows]


def draft(branch, user, title, model=factories.NewsPageFactory, **values):
    page = model(parent=branch, locale=branch.locale, title=title, live=False, owner=user, **values)
    page.save_revision(user=user, clean=False)
    return page


def public_forum(branch, title, days: int, **values) -> ForumPage:
    """A published forum of one day, so many days from now."""
    moment = NOW + timedelta(days=days)
    forum = factories.ForumPageFactory(
        parent=branch, locale=branch.locale, title=title, starts_at=moment, ends_at=None, **values
    )
    forum.save_revision().publish()
    return ForumPage.objects.get(pk=forum.pk)


def test_the_branch_is_the_heading_and_four_pages_are_one_click_away(client, people, branch):
    body = screen(client, people.editor)
    assert f'<a href="{reverse("wagtailadmin_explore", args=[branch.pk])}">Semey branch</a>' in body
    for kind in ("newspage", "forumpage", "contestpage", "trainerpage"):
        assert reverse("desk:new", args=[kind, branch.pk]) in body
    main = body.split('class="w-dashboard')[1]
    assert ">Root<" not in main and "Pages created" not in main


def test_a_new_branch_says_little_and_lists_nothing(client, people):
    shown = panels(client, people.editor)
    assert {name: titles(rows) for name, rows in shown.items() if rows} in ({}, {"published": []})
    assert "No drafts" in screen(client, people.editor)


def test_her_drafts_come_first_and_say_what_is_missing(client, people, branch):
    draft(branch, people.lead, "By the lead")
    draft(branch, people.editor, "Hers", factories.ForumPageFactory, starts_at=None, ends_at=None)
    draft(branch, people.lead, "Later by the lead")
    rows = panels(client, people.editor)["drafts"]
    assert titles(rows) == ["Hers", "Later by the lead", "By the lead"]
    assert rows[0].lacking == ["Start: missing."] and rows[1].lacking == []
    assert "Lead Person" in rows[1].facts


def test_what_a_draft_lacks_is_told_of_its_newest_version(client, people, branch):
    page = draft(branch, people.editor, "Forum", factories.ForumPageFactory, starts_at=None, ends_at=None)
    page.starts_at = NOW
    page.save_revision(user=people.editor)
    assert panels(client, people.editor)["drafts"][0].lacking == []


def test_nothing_of_other_branches_is_there(client, people, branch, site):
    draft(site.aktau, people.neighbour, "Elsewhere")
    public_forum(site.aktau, "Elsewhere too", 10)
    body = screen(client, people.editor)
    assert "Elsewhere" not in body and "Aktau branch" not in body


def test_what_waits_is_the_lead_s_and_what_came_back_the_editor_s(client, people, branch, workplace):
    page = draft(branch, people.editor, "Waits")
    workplace.workflow.start(page, people.editor)
    assert titles(panels(client, people.lead)["approvals"]) == ["Waits"]
    hers = panels(client, people.editor)
    assert "approvals" not in hers and hers["drafts"] == []
    assert titles(hers["under-way"]) == ["Waits"]
    state = page.current_workflow_state
    state.current_task_state.specific.reject(user=people.lead, comment="Say who spoke.")
    (row,) = panels(client, people.editor)["under-way"]
    assert "came back" in row.facts and row.words == "Say who spoke."
    assert panels(client, people.lead)["approvals"] == []


def test_what_is_planned_for_an_hour_is_no_draft_to_finish(client, people, branch):
    page = factories.NewsPageFactory(parent=branch, locale=branch.locale, title="Planned", live=False)
    page.go_live_at = NOW + timedelta(days=2)
    page.save_revision(approved_go_live_at=page.go_live_at)
    assert panels(client, people.editor)["drafts"] == []


def test_an_event_to_come_says_what_it_lacks(client, people, branch):
    day = factories.day(timezone.localdate() + timedelta(days=9), factories.session())
    public_forum(branch, "Complete", 9, programme=[day], lead_image=factories.ImageFactory())
    public_forum(branch, "Bare", 20)
    public_forum(branch, "Without picture", 9, programme=[day])
    public_forum(branch, "Over", -10)
    rows = panels(client, people.editor)["upcoming"]
    assert [(row.title, row.lacking) for row in rows] == [
        ("Without picture", ["No lead image."]),
        ("Bare", ["No lead image.", "No programme."]),
    ]


def test_an_event_is_without_a_report_until_news_or_pictures_tell_of_it(client, people, branch):
    silent = public_forum(branch, "Silent", -3)
    told = public_forum(branch, "Told of", -4)
    shown = public_forum(branch, "Shown", -5)
    public_forum(branch, "Long ago", -500)
    story = factories.NewsPageFactory(parent=branch, locale=branch.locale, about=told, live=False)
    factories.add_gallery(shown, 1)
    (first, second) = panels(client, people.editor)["reports"]
    assert (first.title, second.title) == ("Silent", "Told of")
    assert f"?about={silent.pk}" in first.actions[0].address
    story.save_revision().publish()
    assert titles(panels(client, people.editor)["reports"]) == ["Silent"]


def test_news_that_names_the_event_in_another_language_is_a_report(client, people, branch, locales):
    forum = public_forum(branch, "Forum", -3)
    story = factories.NewsPageFactory(parent=branch, locale=branch.locale, about=None)
    NewsPage.objects.filter(pk=story.pk).update(about=forum.get_translation(locales["kk"]).pk)
    assert "reports" not in panels(client, people.editor)


def test_public_pages_are_listed_once_with_their_views_in_all_languages(client, people, branch):
    story = factories.NewsPageFactory(parent=branch, locale=branch.locale, title="Read")
    story.save_revision().publish()
    ViewCount.objects.create(pk=story.translation_key, views=1772)
    (row,) = panels(client, people.editor)["published"]
    assert row.title == "Read" and "1,772 views" in row.facts


def test_translators_work_on_the_branch_s_pages_is_seen(client, people, branch, locales, django_user_model):
    from cms.localization.submission import submit

    story = factories.NewsPageFactory(parent=branch, locale=branch.locale, title="To translate")
    story.save_revision().publish()
    submit(story, [locales["kk"]], people.administrator)
    rows = panels(client, people.editor)["translations"]
    assert titles(rows) == ["To translate"]
    assert rows[0].facts[0] == "waits for translators, 0% done"


def test_more_than_six_lead_to_all_of_them(client, people, branch, workplace):
    for number in range(8):
        draft(branch, people.editor, f"Draft {number}")
    address = reverse("desk:list", args=[workplace.pk, "drafts"])
    assert len(panels(client, people.editor)["drafts"]) == 6
    assert address in screen(client, people.editor)
    body = client.get(address).content.decode()
    assert all(f"Draft {number}" in body for number in range(8))


@pytest.mark.parametrize("name", [section.name for section in SECTIONS])
def test_lists_are_refused_to_people_of_another_branch(client, people, workplace, name):
    address = reverse("desk:list", args=[workplace.pk, name])
    client.force_login(people.other_lead)
    assert client.get(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    client.force_login(people.lead)
    assert client.get(address).status_code == 200


def test_what_waits_for_the_lead_is_no_list_of_the_editor_s(client, people, workplace):
    client.force_login(people.editor)
    address = reverse("desk:list", args=[workplace.pk, "approvals"])
    assert client.get(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_somebody_of_two_branches_switches_and_asks_for_no_third(client, people, branch, site, workplace):
    second, third = set_up(site.aktau), set_up(site.taraz)
    people.editor.groups.add(second.editors)
    body = screen(client, people.editor)
    assert f"?branch={second.pk}" in body and f"?branch={workplace.pk}" in body
    assert "<h1" in body and "Semey branch</a></h1>" in screen(client, people.editor, branch=workplace.pk)
    assert "Aktau branch</a></h1>" in screen(client, people.editor, branch=third.pk)


def test_a_page_is_begun_in_the_language_that_is_chosen(client, people, branch, locales):
    kazakh = branch.get_translation(locales["kk"])
    assert reverse("desk:new", args=["newspage", kazakh.pk]) in screen(client, people.editor, language="kk")
    draft(kazakh, people.editor, "Жаңалық")
    assert reverse("desk:new", args=["newspage", kazakh.pk]) in screen(client, people.editor)


def test_administrators_keep_their_screen_and_see_the_branches(client, people, branch, workplace):
    body = screen(client, people.administrator)
    assert f"?branch={workplace.pk}" in body and "Begin" not in body
    assert "Semey branch</a></h1>" in screen(client, people.administrator, branch=workplace.pk)
    client.force_login(people.administrator)
    names = [panel.name for panel in client.get(HOME).context["panels"]]
    assert {"recent_edits", "workflow_objects_to_moderate", "translations", "branches"} <= set(names)


def test_translators_keep_their_screen(client, people, locales, site, django_user_model):
    translator = django_user_model.objects.create_user("translator")
    translator.groups.add(translators(locales["kk"], site.homes["kk"]))
    client.force_login(translator)
    names = [panel.name for panel in client.get(HOME).context["panels"]]
    assert "translations" in names and not any(name.startswith("desk") for name in names)


def test_the_menu_leads_to_the_branch(client, people, branch):
    client.force_login(people.editor)
    assert reverse("desk:pages") in client.get(HOME).content.decode()
    assert client.get(reverse("desk:pages")).url == reverse("wagtailadmin_explore", args=[branch.pk])
    client.force_login(people.administrator)
    assert reverse("desk:pages") not in client.get(HOME).content.decode()


def test_it_speaks_kazakh(client, people, branch):
    people.editor.wagtail_userprofile.preferred_language = "kk"
    people.editor.wagtail_userprofile.save()
    with override("kk"):
        body = screen(client, people.editor)
    assert 'lang="kk"' in body and "Semey branch" in body


def fill(branch, people, workplace, count: int) -> None:
    """`count` pages of the branch, of every kind the desk lists."""
    for number in range(count // 5):
        draft(branch, people.editor, f"Draft {number}", factories.ForumPageFactory)
        waiting = draft(branch, people.editor, f"Waits {number}")
        workplace.workflow.start(waiting, people.editor)
    factories.NewsPageFactory.create_batch(
        count // 5, parent=branch, locale=branch.locale, last_published_at=NOW
    )
    for days in (-9, 9):
        moment = NOW + timedelta(days=days)
        factories.ForumPageFactory.create_batch(
            count // 5, parent=branch, locale=branch.locale, starts_at=moment, ends_at=None
        )


def test_the_screen_asks_no_more_of_three_hundred_pages_than_of_thirty(client, people, branch, workplace):
    client.force_login(people.lead)
    numbers = []
    for count in (30, 300):
        fill(branch, people, workplace, count)
        client.get(HOME, {"branch": workplace.pk})
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME, {"branch": workplace.pk})
        numbers.append(len(queries))
    assert Page.objects.count() > 300
    assert numbers[0] == numbers[1]
