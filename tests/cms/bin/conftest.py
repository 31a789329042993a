"""A branch in three languages with its people, a forum in it with a contest, a trainer and a news item."""

from types import SimpleNamespace

import pytest
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from home.models import BranchPage
from tests import factories
from tests.api.conftest import settle


@pytest.fixture
def family():
    """A function that gives the pages of a page's family by the codes of their languages, anew."""

    def pages_of(page) -> dict:
        members = Page.objects.filter(translation_key=page.translation_key).select_related("locale")
        return {member.locale.language_code: member.specific for member in members}

    return pages_of


@pytest.fixture
def branch(site) -> BranchPage:
    """A branch, published as an administrator publishes it, with fallbacks in the other languages."""
    site.branches.save_revision().publish()
    page = factories.BranchPageFactory(
        parent=site.branches, title="Semey branch", city="Semey", slug="semey", locale=site.home.locale
    )
    page.save_revision().publish()
    return BranchPage.objects.get(pk=page.pk)


@pytest.fixture
def people(branch, site, django_user_model):
    """An editor and a lead of the branch, an editor of another, an administrator."""
    own, other = set_up(branch), set_up(site.aktau)

    def person(name, *groups, **values):
        user = django_user_model.objects.create_user(name, f"{name}@example.org", "secret", **values)
        user.groups.add(*groups)
        UserProfile.objects.create(user=user, preferred_language="en")
        return user

    return SimpleNamespace(
        editor=person("editor", own.editors),
        lead=person("lead", own.leads),
        neighbour=person("neighbour", other.editors),
        administrator=person("administrator", is_superuser=True, is_staff=True),
    )


@pytest.fixture
def gathering(branch, people):
    """A public forum of the branch with a picture in its gallery, a contest below it, and a news item."""
    locale = branch.locale
    trainer = factories.TrainerPageFactory(
        parent=branch, locale=locale, given_name="Sapura", family_name="Zholdasbaeva", slug="sapura"
    )
    trainer.save_revision().publish()
    forum = factories.ForumPageFactory(
        parent=branch,
        locale=locale,
        title="Forum of 2019",
        slug="forum-2019",
        owner=people.editor,
        programme=[
            factories.day(
                factories.ForumPageFactory.starts_at.date(),
                factories.session(title="Opening", speakers=[factories.speaker(trainer)]),
            )
        ],
    )
    factories.add_gallery(forum, 1)
    forum.save_revision().publish()
    contest = factories.ContestPageFactory(
        parent=forum, locale=locale, title="The best school", slug="contest"
    )
    contest.save_revision().publish()
    story = factories.NewsPageFactory(
        parent=branch, locale=locale, title="Story of the forum", slug="story", about=forum
    )
    story.save_revision().publish()
    settle()
    return SimpleNamespace(trainer=trainer, forum=forum, contest=contest, story=story)
