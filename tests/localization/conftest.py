"""Translations to work on: the site's forum, submitted, translated, published."""

import pytest

from cms.localization.publishing import publish
from cms.localization.segments import segments_of, write
from cms.localization.submission import submit


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
