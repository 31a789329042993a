"""A forum with its contest and its story as drafts, and the people who may publish them."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.localization.models import TranslatorTeam
from cms.localization.release.schedule import schedule
from cms.localization.teams import translators
from tests import factories
from tests.localization.release.asking import everywhere
from tests.recorded import recorded


@pytest.fixture
def branch(site):
    """The Taraz branch, public in every language as far as fallbacks go."""

    def build():
        site.branches.save_revision().publish()
        site.taraz.save_revision().publish()
        return Page.objects.get(pk=site.taraz.pk).specific

    return recorded("public branch", build)


@pytest.fixture
def people(branch, locales, site, django_user_model):
    """`root`, the branch's `editor`, a `stranger` of another branch, and a `translator` into Russian."""
    return recorded("people", lambda: _build_people(branch, locales, site, django_user_model))


def _build_people(branch, locales, site, django_user_model):
    users = SimpleNamespace(
        root=django_user_model.objects.create_superuser("root", "root@example.org", "secret"),
        **{
            name: django_user_model.objects.create_user(name, f"{name}@example.org", "secret")
            for name in ("editor", "stranger", "translator")
        },
    )
    users.editor.groups.add(set_up(branch).editors)
    users.stranger.groups.add(set_up(site.aktau).editors)
    team = translators(locales["ru"], site.homes["ru"])
    TranslatorTeam.objects.get_or_create(group=team, locale=locales["ru"])
    users.translator.groups.add(team)
    for user in vars(users).values():
        UserProfile.objects.create(user=user, preferred_language="en")
    return users


@pytest.fixture
def drafts(branch, locales):
    """A forum that nobody has seen yet, with a contest and a story about that: `pages` in this order."""
    return recorded("drafts", lambda: _build_drafts(branch, locales))


def _build_drafts(branch, locales):
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


@pytest.fixture
def scheduled(people, drafts, locales):
    """The drafts, to be released in an hour."""
    moment = timezone.now() + timedelta(hours=1)
    return schedule("Forum", everywhere(drafts.pages, locales, "en"), people.editor, moment)


@pytest.fixture
def signed_in(client, people):
    """A client signed in as one of the people."""

    def sign_in(name):
        client.force_login(getattr(people, name))
        return client

    return sign_in
