"""Translations to work on: the site's forum, submitted, translated, published."""

import pytest

from cms.editorial.groups import translators
from cms.localization.publishing import publish
from cms.localization.segments import segments_of, write
from cms.localization.submission import submit
from programs.models import ForumPage


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
    """Who may do everything."""
    return django_user_model.objects.create_superuser("administrator")


@pytest.fixture
def translator(site, locales, django_user_model):
    """A translator into Russian."""
    user = django_user_model.objects.create_user("translator")
    user.groups.add(translators(locales["ru"], site.homes["ru"]))
    return user


@pytest.fixture
def live(forum, django_capture_on_commit_callbacks):
    """The forum of the Taraz branch, published as editors publish, so that it stands in every language."""
    with django_capture_on_commit_callbacks(execute=True):
        forum.save_revision().publish()
    return ForumPage.objects.get(pk=forum.pk)


@pytest.fixture
def submitted(locales):
    """Submit an object for translation into a language; the translation."""

    def submit_into(instance, code="ru"):
        (translation,) = submit(instance, [locales[code]])
        return translation

    return submit_into


@pytest.fixture
def translated(submitted):
    """Submit an object and translate every segment, as "RU …"; the translation, not yet published."""

    def translate(instance, code="ru"):
        translation = submitted(instance, code)
        for segment in segments_of(translation):
            if segment.translation is None:
                write(translation, segment, f"{code.upper()} {segment.source}")
        return translation

    return translate


@pytest.fixture
def published(translated, django_capture_on_commit_callbacks):
    """Translate an object, publish it; the translated object."""

    def publish_into(instance, code="ru"):
        translation = translated(instance, code)
        with django_capture_on_commit_callbacks(execute=True):
            found = publish(translation)
        return type(found).objects.get(pk=found.pk)

    return publish_into
