"""Plans: what a release may hold, and what is said of it before."""

import pytest
from wagtail.models import Page, Workflow, WorkflowPage

from cms.localization import access
from cms.localization.publishing import save_draft
from cms.localization.release.candidates import State, plan
from cms.localization.release.service import ReleaseError, publish_together
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from tests import factories
from tests.localization.release.asking import everywhere, of, public, queries_of
from tests.recorded import recorded

pytestmark = pytest.mark.django_db


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
    with_page, without_page = translated(drafts.forum), translated(drafts.contest)
    save_draft(with_page)
    for is_moderated in (False, True):
        if is_moderated:
            WorkflowPage.objects.create(page=branch, workflow=Workflow.objects.create(name="Both eyes"))
        for user in vars(people).values():
            planned = plan(drafts.forum, locales.values(), user)
            for translation, page in ((with_page, drafts.forum), (without_page, drafts.contest)):
                shown = of(planned, page, locales["ru"]).can_be_released
                fresh = type(user).objects.get(pk=user.pk)
                assert shown == access.may_publish(fresh, translation), (user, page, is_moderated)
            original = of(planned, drafts.forum, locales["en"])
            assert original.can_be_released == drafts.forum.permissions_for_user(user).can_publish()


def test_a_page_somebody_else_has_locked_is_not_released(people, drafts, locales):
    Page.objects.filter(pk=drafts.contest.pk).update(locked=True, locked_by=people.root)
    with pytest.raises(ReleaseError, match="locked"):
        publish_together(everywhere(drafts.pages, locales, "en"), people.editor)
    assert public(*drafts.pages) == []


# What belongs together, and what is known of it


def test_a_forum_comes_with_its_contests_and_the_stories_about_either(people, drafts, locales):
    planned = plan(drafts.forum, [locales["en"]], people.root)
    assert [candidate.original.pk for candidate in planned] == [page.pk for page in drafts.pages]


def test_asked_for_a_translation_the_plan_is_its_original_s(people, drafts, locales, translated):
    russian = save_draft(translated(drafts.forum))
    assert plan(russian, [locales["en"]], people.root)[0].original.pk == drafts.forum.pk


def test_a_story_whose_draft_alone_is_about_the_forum_belongs_to_it(people, drafts, locales, branch):
    story = factories.NewsPageFactory(parent=branch, locale=locales["en"])
    story.about = drafts.forum.page_ptr
    story.save_revision()
    planned = plan(drafts.forum, [locales["en"]], people.root)
    assert story.pk in [candidate.original.pk for candidate in planned]


def test_a_branch_does_not_come_with_all_its_pages(people, drafts, branch, locales):
    planned = plan(branch, [locales["en"]], people.root)
    assert [candidate.original.pk for candidate in planned] == [branch.pk]


def test_a_plan_tells_how_far_each_translation_is(people, drafts, locales, submitted):
    translation = submitted(drafts.forum)
    title = segments_of(translation)[0]
    write(translation, title, "Форум")
    planned = plan(drafts.forum, locales.values(), people.root)
    russian = of(planned, drafts.forum, locales["ru"])
    assert russian.state == State.DRAFT
    assert 0 < russian.percent < 100
    assert "not translated: readers see the original's text" in russian.problems[0].text
    assert russian.can_be_released and not russian.is_complete
    kazakh = of(planned, drafts.forum, locales["kk"])
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


@pytest.mark.parametrize("name", ["root", "editor", "translator"])
def test_a_plan_costs_the_same_however_many_pages_it_has(people, drafts, locales, branch, submitted, name):
    def count() -> int:
        user = type(people.root).objects.get(username=name)
        page = Page.objects.get(pk=drafts.forum.pk)
        return queries_of(plan, page, locales.values(), user)

    def begin():
        submitted(drafts.forum)
        save_draft(submitted(drafts.contest))

    def add():
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

    recorded("drafts that are being translated", begin)
    before = count()
    recorded("more drafts that are being translated", add)
    assert count() == before
