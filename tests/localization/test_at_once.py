"""Several people publish at once, in processes of their own, and each of them succeeds."""

import multiprocessing
import os
from uuid import uuid4

import pytest
from django.db import connection
from wagtail.models import Page

from cms.localization.models import TranslationProgress
from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.submission import submit
from tests import factories
from tests.localization.publisher import publish_rounds

PROCESSES, ROUNDS = 3, 6


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_three_people_who_publish_the_same_two_pages_at_once_all_succeed(site, locales):
    stories = []
    for number in range(2):
        block = {"type": "paragraph", "id": str(uuid4()), "value": "<p>Before.</p>"}
        story = factories.NewsPageFactory(
            parent=site.taraz, locale=locales["en"], title=f"Story {number}", body=[block]
        )
        story.save_revision().publish()
        for translation in submit(story, [locales["ru"], locales["kk"]]):
            publish(translation)
        stories.append(story)
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    url = f"{server}/{connection.settings_dict['NAME']}"
    own = multiprocessing.get_context("spawn")
    barrier, results = own.Barrier(PROCESSES), own.Queue()
    ids = [story.pk for story in stories]
    people = [
        own.Process(target=publish_rounds, args=(url, ids, ROUNDS, seed, barrier, results))
        for seed in range(PROCESSES)
    ]
    for person in people:
        person.start()
    outcomes = [results.get(timeout=300) for _publication in range(PROCESSES * ROUNDS)]
    for person in people:
        person.join()
    assert outcomes == ["published"] * (PROCESSES * ROUNDS)
    for story in stories:
        said = str(Page.objects.get(pk=story.pk).specific.body)
        for progress in TranslationProgress.objects.filter(
            translation__source__object_id=story.translation_key
        ):
            segments = segments_of(progress.translation)
            assert progress.total == len(segments)
            assert all(segment.source in said for segment in segments if segment.path.startswith("body"))
