"""Translations to work on: the site's forum, submitted, translated, published."""

import pytest
from django.urls import reverse

from cms.editorial.branches.mending import set_up
from cms.localization.models import TranslationProgress
from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from cms.localization.submission import submit
from cms.localization.teams import translators
from programs.models import ForumPage
from tests import factories
from tests.recorded import recorded


@pytest.fixture(autouse=True)
def in_english(client, db):
    """The admin speaks English to who has not chosen a language."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"


@pytest.fixture
def admin_client(admin_client):
    """The same for the client of an administrator."""
    admin_client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return admin_client


@pytest.fixture
def administrator(django_user_model):
    """An administrator."""
    return django_user_model.objects.create_superuser("administrator")


@pytest.fixture
def translator(site, locales, django_user_model):
    """A translator into Russian."""

    def build():
        user = django_user_model.objects.create_user("translator")
        user.groups.add(translators(locales["ru"], site.homes["ru"]))
        return user

    return recorded("translator", build)


@pytest.fixture
def live(forum, django_capture_on_commit_callbacks):
    """The forum of the Taraz branch, published as editors publish, so that it stands in every language."""

    def build():
        with django_capture_on_commit_callbacks(execute=True):
            forum.save_revision().publish()
        return ForumPage.objects.get(pk=forum.pk)

    return recorded("live", build)


@pytest.fixture
def submitted(locales):
    """Submit an object for translation into a language; the translation."""

    def submit_into(instance, code="ru"):
        return recorded(_step("submitted", instance, code), lambda: submit(instance, [locales[code]])[0])

    return submit_into


@pytest.fixture
def translated(submitted):
    """Submit an object and translate every segment, as "RU …"; the translation, not yet published."""

    def build(instance, code):
        translation = submitted(instance, code)
        for segment in segments_of(translation):
            if segment.translation is None:
                write(translation, segment, f"{code.upper()} {segment.source}")
        return translation

    def translate(instance, code="ru"):
        return recorded(_step("translated", instance, code), lambda: build(instance, code))

    return translate


@pytest.fixture
def published(translated, django_capture_on_commit_callbacks):
    """Translate an object, publish it; the translated object."""

    def build(instance, code):
        translation = translated(instance, code)
        with django_capture_on_commit_callbacks(execute=True):
            target = publish(translation)
        return type(target).objects.get(pk=target.pk)

    def publish_into(instance, code="ru"):
        return recorded(_step("published", instance, code), lambda: build(instance, code))

    return publish_into


@pytest.fixture
def public(story, translated):
    """The Russian translation, published, of what the test's file calls its `story`."""
    translation = translated(story)

    def build():
        publish(translation)
        return translation

    return recorded("public story", build)


def _step(name, instance, code):
    """The key of a recorded fixture that does something to an object in a language."""
    return name, instance._meta.label, instance.pk, code


@pytest.fixture
def user_of(django_user_model, site, locales):
    """Make a user of a language's team ("kk"), or an editor of a branch ("taraz")."""

    def make(name):
        user = django_user_model.objects.create_user(name, f"{name}@example.org", "secret")
        if name in locales:
            user.groups.add(translators(locales[name], site.homes[name]))
        else:
            user.groups.add(set_up(getattr(site, name)).editors)
        return user

    return lambda name: recorded(("user", name), lambda: make(name))


@pytest.fixture
def as_user(client, user_of):
    """The client, signed in as such a user."""

    def sign_in(name):
        client.force_login(user_of(name))
        return client

    return sign_in


@pytest.fixture
def ask(client):
    """Open the dashboard as a user, by itself with all rows; the rows by title."""

    def open_as(user, **query):
        client.force_login(user)
        response = client.get(reverse("localization:dashboard"), query or {"size": 100, "q": ""})
        assert response.status_code == 200
        return {row.title: row for row in response.context["rows"]}

    return open_as


@pytest.fixture
def choose_rows(client):
    """Submit rows as a user; the dashboard that comes afterwards."""

    def submit_as(user, items, languages, action="submit"):
        client.force_login(user)
        chosen = {"item": items, "language": languages, "action": action}
        return client.post(reverse("localization:chosen"), chosen, follow=True)

    return submit_as


@pytest.fixture
def stories_by_state(site, locales):
    """Four stories of two branches: untranslated, in progress, outdated and up to date in Russian."""
    return recorded("stories by state", lambda: _build_stories(site, locales), only_adds=True)


def _build_stories(site, locales):
    stories = {}
    for number, (state, branch) in enumerate(
        [
            ("untranslated", site.taraz),
            ("in_progress", site.taraz),
            ("outdated", site.aktau),
            ("done", site.aktau),
        ]
    ):
        page = factories.NewsPageFactory(parent=branch, locale=locales["en"], title=f"{number} {state}")
        page.save_revision().publish()
        stories[state] = page
    stored = {"in_progress": "in_progress", "outdated": "outdated", "done": "up_to_date"}
    for state, kept in stored.items():
        (translation,) = submit(stories[state], [locales["ru"]])
        TranslationProgress.objects.filter(pk=translation.pk).update(state=kept)
    return stories
