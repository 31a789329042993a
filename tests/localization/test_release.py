"""Pages of several languages go public together, on time, or not at all; and offline all at once."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage
from wagtail.signals import page_published
from wagtail.users.models import UserProfile

from cms.editorial.groups import branch_editors, translators
from cms.headless.models import PublishedDocument
from cms.localization import access
from cms.localization.models import Release, TranslatorTeam
from cms.localization.publishing import save_draft
from cms.localization.release.candidates import State, plan
from cms.localization.release.offline import unpublish_together
from cms.localization.release.schedule import cancel, release, run_due, schedule
from cms.localization.release.service import ReleaseError, publish_together
from cms.localization.segments import WRONG, segments_of, write
from programs.models import ContestPage, ForumPage
from tests import factories
from tests.headless.conftest import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(site):
    """The Taraz branch, public in every language as far as fallbacks go."""
    site.branches.save_revision().publish()
    site.taraz.save_revision().publish()
    return Page.objects.get(pk=site.taraz.pk).specific


@pytest.fixture
def people(branch, locales, site, django_user_model):
    """`root`, the branch's `editor`, a `stranger` of another branch, and a `translator` into Russian."""
    found = SimpleNamespace(
        root=django_user_model.objects.create_superuser("root", "root@example.org", "secret"),
        **{
            name: django_user_model.objects.create_user(name, f"{name}@example.org", "secret")
            for name in ("editor", "stranger", "translator")
        },
    )
    found.editor.groups.add(branch_editors(branch, "Taraz"))
    found.stranger.groups.add(branch_editors(site.aktau, "Aktau"))
    team = translators(locales["ru"], site.homes["ru"])
    TranslatorTeam.objects.get_or_create(group=team, locale=locales["ru"])
    found.translator.groups.add(team)
    for user in vars(found).values():
        UserProfile.objects.create(user=user, preferred_language="en")
    return found


@pytest.fixture
def drafts(branch, locales):
    """A forum that nobody has seen yet, with a contest and a story about that: `pages` in this order."""
    english = {"locale": locales["en"], "live": False}
    forum = factories.ForumPageFactory(parent=branch, title="Leadership forum", slug="leadership", **english)
    contest = factories.ContestPageFactory(parent=forum, title="Best school", slug="best", **english)
    story = factories.NewsPageFactory(
        parent=branch, title="Winners", slug="winners", about=contest, **english
    )
    pages = [forum, contest, story]
    for page in pages:
        page.save_revision()
    return SimpleNamespace(forum=forum, contest=contest, story=story, pages=pages)


def public(*pages) -> list[str]:
    """The languages and titles in which these pages' families are live with a text of their own."""
    keys = [page.translation_key for page in pages]
    members = Page.objects.filter(translation_key__in=keys, live=True).order_by(
        "locale__language_code", "path"
    )
    return [
        f"{page.locale.language_code} {page.title}"
        for page in members.specific().select_related("locale")
        if not page.fallback_from_id
    ]


def everywhere(pages, locales, *codes) -> list:
    """These pages in these languages."""
    return [(page, locales[code]) for page in pages for code in codes]


def of(candidates, page, locale):
    """A page in a language among candidates."""
    (found,) = [one for one in candidates if (one.original.pk, one.locale) == (page.pk, locale)]
    return found


# Who may


def test_an_editor_may_release_the_pages_of_their_branch_and_no_other(people, drafts, locales):
    items = everywhere(drafts.pages, locales, "en")
    with pytest.raises(ReleaseError) as refused:
        publish_together(items, people.stranger)
    assert (refused.value.title, refused.value.language) == ("Leadership forum", "English")
    assert "You may not publish it" in refused.value.reason
    assert public(*drafts.pages) == []
    publish_together(items, people.editor)
    assert len(public(*drafts.pages)) == 3


def test_a_translator_may_release_their_language_and_not_the_original(people, drafts, locales, translated):
    translated(drafts.forum)
    with pytest.raises(ReleaseError):
        publish_together(everywhere([drafts.forum], locales, "en", "ru"), people.translator)
    assert public(drafts.forum) == []
    publish_together(everywhere([drafts.forum], locales, "ru"), people.translator)
    assert public(drafts.forum) == ["ru RU Leadership forum"]


def test_a_plan_says_what_the_server_will_say(people, drafts, locales, translated, branch):
    made, unmade = translated(drafts.forum), translated(drafts.contest)
    save_draft(made)
    for is_moderated in (False, True):
        if is_moderated:
            WorkflowPage.objects.create(page=branch, workflow=Workflow.objects.create(name="Both eyes"))
        for user in vars(people).values():
            found = plan(drafts.forum, locales.values(), user)
            for translation, page in ((made, drafts.forum), (unmade, drafts.contest)):
                shown = of(found, page, locales["ru"]).can_be_released
                fresh = type(user).objects.get(pk=user.pk)
                assert shown == access.may_publish(fresh, translation), (user, page, is_moderated)
            original = of(found, drafts.forum, locales["en"])
            assert original.can_be_released == drafts.forum.permissions_for_user(user).can_publish()


def test_a_page_somebody_else_has_locked_is_not_released(people, drafts, locales):
    Page.objects.filter(pk=drafts.contest.pk).update(locked=True, locked_by=people.root)
    with pytest.raises(ReleaseError, match="locked"):
        publish_together(everywhere(drafts.pages, locales, "en"), people.editor)
    assert public(*drafts.pages) == []


# What belongs together, and what is known of it


def test_a_forum_comes_with_its_contests_and_the_stories_about_either(people, drafts, locales):
    found = plan(drafts.forum, [locales["en"]], people.root)
    assert [one.original.pk for one in found] == [page.pk for page in drafts.pages]


def test_asked_for_a_translation_the_plan_is_its_original_s(people, drafts, locales, translated):
    russian = save_draft(translated(drafts.forum))
    assert plan(russian, [locales["en"]], people.root)[0].original.pk == drafts.forum.pk


def test_a_story_whose_draft_alone_is_about_the_forum_belongs_to_it(people, drafts, locales, branch):
    story = factories.NewsPageFactory(parent=branch, locale=locales["en"])
    story.about = drafts.forum.page_ptr
    story.save_revision()
    found = plan(drafts.forum, [locales["en"]], people.root)
    assert story.pk in [one.original.pk for one in found]


def test_a_branch_does_not_come_with_all_its_pages(people, drafts, branch, locales):
    found = plan(branch, [locales["en"]], people.root)
    assert [one.original.pk for one in found] == [branch.pk]


def test_a_plan_tells_how_far_each_translation_is(people, drafts, locales, submitted):
    translation = submitted(drafts.forum)
    title = segments_of(translation)[0]
    write(translation, title, "Форум")
    found = plan(drafts.forum, locales.values(), people.root)
    russian = of(found, drafts.forum, locales["ru"])
    assert russian.state == State.DRAFT
    assert 0 < russian.percent < 100
    assert "not translated: readers see the original's text" in russian.problems[0].text
    assert russian.can_be_released and not russian.is_complete
    kazakh = of(found, drafts.forum, locales["kk"])
    assert kazakh.state == State.MISSING
    assert not kazakh.can_be_released


def test_a_plan_warns_of_changes_that_were_never_submitted(people, drafts, locales, translated):
    translated(drafts.forum)
    drafts.forum.title = "Another forum"
    drafts.forum.save_revision()
    russian = of(plan(drafts.forum, locales.values(), people.root), drafts.forum, locales["ru"])
    assert any("not submitted for translation" in problem.text for problem in russian.problems)


def test_a_plan_warns_where_moderation_is_on(people, drafts, locales, branch):
    WorkflowPage.objects.create(page=branch, workflow=Workflow.objects.create(name="Both eyes"))
    english = of(plan(drafts.forum, locales.values(), people.editor), drafts.forum, locales["en"])
    assert "Moderation is on" in english.problems[0].text
    assert english.can_be_released


def test_what_is_public_as_it_is_is_not_published_again(people, drafts, locales):
    publish_together(everywhere([drafts.forum], locales, "en"), people.root)
    before = Page.objects.get(pk=drafts.forum.pk).last_published_at
    assert publish_together(everywhere([drafts.forum], locales, "en"), people.root) == []
    assert Page.objects.get(pk=drafts.forum.pk).last_published_at == before
    assert of(plan(drafts.forum, [locales["en"]], people.root), drafts.forum, locales["en"]).state == (
        State.UP_TO_DATE
    )


# All or nothing


def test_drafts_become_public_in_all_languages_at_once_at_the_original_s_address(
    people, drafts, locales, translated, client
):
    for page in drafts.pages:
        translated(page)
        save_draft(translated(page, "kk"))
    # In no order: originals and pages above come first by themselves.
    items = everywhere(reversed(drafts.pages), locales, "kk", "ru", "en")
    publish_together(items, people.editor)
    settle()
    for code in ("en", "kk", "ru"):
        prefix = "" if code == "en" else f"{code.upper()} "
        for page, path in zip(drafts.pages, ("leadership", "leadership/best", "winners"), strict=True):
            answer = client.get(f"/{code}/branches/taraz/{path}/")
            assert answer.status_code == 200
            assert f"{prefix}{page.title}" in answer.content.decode()
    keys = {page.translation_key for page in drafts.pages}
    assert PublishedDocument.objects.filter(translation_key__in=keys).count() == 9
    assert len(public(*drafts.pages)) == 9


def test_where_the_third_page_fails_nothing_is_public_in_any_language(people, drafts, locales, translated):
    for page in drafts.pages:
        translated(page)

    def refuse(sender, instance, **kwargs):
        if instance.title == "Winners":
            raise ValidationError({"title": "This title is not true."})

    settle()
    documents = set(PublishedDocument.objects.values_list("pk", flat=True))
    page_published.connect(refuse)
    try:
        with pytest.raises(ReleaseError) as failed:
            publish_together(everywhere(drafts.pages, locales, "en", "ru"), people.editor)
    finally:
        page_published.disconnect(refuse)
    settle()
    assert str(failed.value) == "“Winners” (English): Title: This title is not true."
    assert public(*drafts.pages) == []
    keys = {page.translation_key for page in drafts.pages}
    assert not Page.objects.filter(translation_key__in=keys, live=True).exists()
    assert set(PublishedDocument.objects.values_list("pk", flat=True)) == documents


def test_a_translation_that_would_not_be_valid_keeps_its_original_offline(
    people, drafts, locales, translated
):
    translated(drafts.forum)
    long = translated(drafts.contest)
    title = next(one for one in segments_of(long) if one.path == "title")
    type(title.translation).objects.filter(pk=title.translation.pk).update(data="x" * 200)
    items = everywhere([drafts.forum, drafts.contest], locales, "en", "ru")
    kept = release(schedule("Forum", items, people.root))
    assert "This title has 200 characters" in kept.error
    assert public(drafts.forum, drafts.contest) == []
    title = next(one for one in segments_of(long) if one.path == "title")
    assert title.state == WRONG


def test_an_error_nobody_foresaw_is_an_error_of_the_release(people, drafts, locales):
    def break_down(sender, instance, **kwargs):
        raise RuntimeError("secret of the server")

    page_published.connect(break_down)
    try:
        kept = schedule("Forum", everywhere(drafts.pages, locales, "en"), people.editor)
        kept = release(kept)
    finally:
        page_published.disconnect(break_down)
    assert kept.state == Release.State.FAILED
    assert "RuntimeError" in kept.error and "secret" not in kept.error
    assert public(*drafts.pages) == []


def test_a_page_with_a_time_of_its_own_is_not_released_with_others(people, drafts, locales):
    drafts.story.go_live_at = timezone.now() + timedelta(days=3)
    drafts.story.save_revision()
    with pytest.raises(ReleaseError, match="a time of its own"):
        publish_together(everywhere(drafts.pages, locales, "en"), people.editor)
    assert public(*drafts.pages) == []
    assert not drafts.story.revisions.filter(approved_go_live_at__isnull=False).exists()


# On time


@pytest.fixture
def scheduled(people, drafts, locales):
    """The drafts, to be released in an hour."""
    moment = timezone.now() + timedelta(hours=1)
    return schedule("Forum", everywhere(drafts.pages, locales, "en"), people.editor, moment)


def later() -> timezone.datetime:
    """After the hour."""
    return timezone.now() + timedelta(hours=1, minutes=1)


def test_a_scheduled_release_waits_for_its_time(scheduled, drafts):
    assert run_due() == []
    assert public(*drafts.pages) == []
    (done,) = run_due(later())
    assert done.state == Release.State.PUBLISHED
    assert len(public(*drafts.pages)) == 3


def test_the_command_publishes_what_is_due(scheduled, drafts):
    Release.objects.update(publish_at=timezone.now())
    said = StringIO()
    call_command("publish_releases", stdout=said)
    assert said.getvalue() == "Forum: published\n"
    assert len(public(*drafts.pages)) == 3


def test_the_background_work_publishes_what_is_due(scheduled, monkeypatch):
    from cms.management.commands import background

    called = []
    monkeypatch.setattr(background, "call_command", lambda name, *args, **options: called.append(name))
    monkeypatch.setattr(background, "close_old_connections", lambda: None)
    turns = iter([False, True])
    background.Command()._publish_when_due(SimpleNamespace(wait=lambda seconds: next(turns)), 1)
    assert "publish_releases" in called


def test_a_release_run_twice_is_published_once(scheduled, drafts):
    first, second = (Release.objects.get(pk=scheduled.pk) for _time in range(2))
    release(first)
    moment = Page.objects.get(pk=drafts.forum.pk).last_published_at
    drafts.forum.refresh_from_db()
    drafts.forum.title = "Second thoughts"
    drafts.forum.save_revision()
    # The second process had read the release before the first one was done with it.
    assert second.state == Release.State.SCHEDULED
    release(second)
    assert run_due(later()) == []
    assert Page.objects.get(pk=drafts.forum.pk).last_published_at == moment
    assert Page.objects.get(pk=drafts.forum.pk).title == "Leadership forum"


def test_a_release_that_was_cancelled_is_never_published(scheduled, drafts):
    assert cancel(scheduled)
    assert run_due(later()) == []
    assert not cancel(scheduled)
    assert public(*drafts.pages) == []


def test_whoever_lost_the_permission_meanwhile_publishes_nothing(scheduled, drafts, people):
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    (done,) = run_due(later())
    assert done.state == Release.State.FAILED
    assert "You may not publish it" in done.error
    assert "Leadership forum" in done.error and "English" in done.error
    assert public(*drafts.pages) == []
    assert run_due(later()) == []


def test_whoever_left_meanwhile_publishes_nothing(scheduled, drafts, people):
    people.editor.is_active = False
    people.editor.save()
    (done,) = run_due(later())
    assert done.state == Release.State.FAILED
    assert public(*drafts.pages) == []


def test_a_release_of_a_deleted_account_publishes_nothing(scheduled, drafts, people):
    people.editor.delete()
    (done,) = run_due(later())
    assert done.state == Release.State.FAILED
    # Nobody is left who chose a language: the site's own.
    with override("kk"):
        assert gettext("Whoever planned it has no account any more.") in done.error
    assert public(*drafts.pages) == []


def test_one_release_that_fails_does_not_keep_the_next_from_being_published(
    scheduled, drafts, people, locales, branch
):
    other = factories.NewsPageFactory(parent=branch, locale=locales["en"], live=False)
    other.save_revision()
    schedule("News", [(other, locales["en"])], people.root, timezone.now() + timedelta(hours=1))
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    assert {kept.title: kept.state for kept in run_due(later())} == {"Forum": "failed", "News": "published"}


# All at once offline


def test_one_action_takes_every_language_offline_and_the_fallbacks_too(people, drafts, locales, translated):
    translated(drafts.forum)
    publish_together(everywhere([drafts.forum], locales, "en", "ru"), people.root)
    settle()
    family = Page.objects.filter(translation_key=drafts.forum.translation_key)
    assert family.filter(live=True).count() == 3
    assert PublishedDocument.objects.filter(translation_key=drafts.forum.translation_key).count() == 3
    unpublish_together(family.get(locale=locales["ru"]), with_related=False, user=people.editor)
    settle()
    assert not family.filter(live=True).exists()
    assert not PublishedDocument.objects.filter(translation_key=drafts.forum.translation_key).exists()


def test_a_fallback_whose_translation_is_a_draft_goes_offline_as_well(people, drafts, locales, translated):
    publish_together(everywhere([drafts.forum], locales, "en"), people.root)
    save_draft(translated(ForumPage.objects.get(pk=drafts.forum.pk)))
    unpublish_together(drafts.forum, with_related=False, user=people.root)
    assert not Page.objects.filter(translation_key=drafts.forum.translation_key, live=True).exists()


def test_contests_and_stories_go_offline_with_the_forum_on_demand(people, drafts, locales):
    publish_together(everywhere(drafts.pages, locales, "en"), people.root)
    unpublish_together(drafts.forum, with_related=False, user=people.root)
    assert public(*drafts.pages) == ["en Best school", "en Winners"]
    publish_together(everywhere([drafts.forum], locales, "en"), people.root)
    unpublish_together(drafts.forum, with_related=True, user=people.root)
    keys = [page.translation_key for page in drafts.pages]
    assert not Page.objects.filter(translation_key__in=keys, live=True).exists()


def test_whoever_may_not_take_one_of_the_pages_offline_takes_none(people, drafts, locales, translated):
    translated(drafts.forum)
    publish_together(everywhere([drafts.forum], locales, "en", "ru"), people.root)
    with pytest.raises(ReleaseError):
        unpublish_together(drafts.forum, with_related=False, user=people.translator)
    assert len(public(drafts.forum)) == 2


def test_a_page_that_can_t_be_taken_offline_leaves_the_others_online(
    people, drafts, locales, translated, monkeypatch
):
    translated(drafts.contest)
    publish_together(everywhere([drafts.contest], locales, "en", "ru"), people.root)

    def refuse(page, *args, **kwargs):
        # Languages are taken offline in the tree's order, in which English is the last one.
        if page.locale == locales["en"]:
            raise ValidationError("Not this one.")
        return Page.save(page, *args, **kwargs)

    monkeypatch.setattr(ContestPage, "save", refuse)
    with pytest.raises(ReleaseError, match="Not this one"):
        unpublish_together(drafts.contest, with_related=False, user=people.root)
    assert len(public(drafts.contest)) == 2


# In the admin


@pytest.fixture
def signed_in(client, people):
    """A client signed in as one of the people."""

    def sign_in(name):
        client.force_login(getattr(people, name))
        return client

    return sign_in


def form_of(page) -> str:
    """The form to release a page with what belongs to it."""
    return reverse("localization:release", args=[page.pk])


def sent(drafts, locales, **values) -> dict:
    """The form with the English pages chosen."""
    items = [f"{page.pk}-{locales['en'].pk}" for page in drafts.pages]
    return {"title": "Forum", "items": items, "when": "now", **values}


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
    values = sent(drafts, locales, when="later", publish_at="2099-03-01T09:30")
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


def queries_of(action, *args) -> int:
    """How many queries an action takes."""
    with CaptureQueriesContext(connection) as captured:
        action(*args)
    return len(captured)


@pytest.mark.parametrize("name", ["root", "editor", "translator"])
def test_a_plan_costs_the_same_however_many_pages_it_has(people, drafts, locales, branch, submitted, name):
    def count() -> int:
        user = type(people.root).objects.get(username=name)
        page = Page.objects.get(pk=drafts.forum.pk)
        return queries_of(plan, page, locales.values(), user)

    submitted(drafts.forum)
    save_draft(submitted(drafts.contest))
    before = count()
    for _more in range(3):
        contest = factories.ContestPageFactory(
            parent=Page.objects.get(pk=drafts.forum.pk), locale=locales["en"]
        )
        submitted(contest)
        save_draft(submitted(contest, "kk"))
        story = factories.NewsPageFactory(
            parent=Page.objects.get(pk=branch.pk), locale=locales["en"], about=contest
        )
        submitted(story)
    assert count() == before


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
