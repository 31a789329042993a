"""Prepared queries give what the querysets give that they are made of, and are turned into SQL once."""

import pytest
from django.db import connection
from django.db.models import F, TextField
from django.db.models.functions import Cast, Upper
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.api.conftest import settle
from wagtail_plone.documents.prepared import SIZES, Prepared, PreparedMany
from wagtail_plone.models import PublishedDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(site):
    for number in range(7):
        factories.NewsPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            slug=f"story-{number}",
            title=f"100% of story {number}",
        )
    settle()
    return list(PublishedDocument.objects.order_by("pk"))


def titled(title: str, level: int):
    # A constant with signs that stand for something in SQL, and one that stands for something in LIKE.
    documents = PublishedDocument.objects.filter(title=title, level=level, title__startswith="100%")
    return documents.exclude(slug="50%s").annotate(loud=Upper("title"), twice=F("level") * 2).defer("body")


def test_a_prepared_query_gives_the_rows_with_annotations_and_leaves_out_what_is_deferred(documents):
    prepared = Prepared(titled)
    for number in range(3):
        level = documents[-1].level
        (row,) = prepared(f"100% of story {number}", level)
        (same,) = titled(f"100% of story {number}", level)
        assert (row, row.loud, row.twice) == (same, same.loud, 2 * level)
        assert row.get_deferred_fields() == {"body"} and row.body == same.body
        assert (row.summary, row.effective, row.translation_key, row.in_menus) == (
            same.summary, same.effective, same.translation_key, same.in_menus,
        )  # fmt: skip
    assert prepared("No such story", 3) == []
    with pytest.raises(TypeError, match="2 values"):
        prepared("one")


def test_it_is_turned_into_sql_once_and_asks_once(documents):
    built = []

    def by_slug(slug: str):
        built.append(slug)
        return PublishedDocument.objects.filter(slug=slug)

    prepared = Prepared(by_slug)
    with CaptureQueriesContext(connection) as asked:
        assert [prepared(f"story-{number}")[0].slug for number in range(4)] == [
            f"story-{n}" for n in range(4)
        ]
    assert len(built) == 1 and len(asked) == 4


@pytest.mark.parametrize("number", [1, 2, 5, 6, 7, SIZES[-1] + 1])
def test_rows_by_many_values_are_those_of_the_list_whatever_its_length(documents, number):
    by_key = PreparedMany(lambda keys: PublishedDocument.objects.filter(pk__in=keys), int)
    by_slug = PreparedMany(lambda slugs: PublishedDocument.objects.filter(slug__in=slugs), str)
    keys = [document.pk for document in documents[:number]] + [-n for n in range(number - len(documents))]
    slugs = [document.slug for document in documents[:number]] + ["", "%s", "'", "50%"]
    with CaptureQueriesContext(connection) as asked:
        assert {row.pk for row in by_key(keys)} == set(keys) & {document.pk for document in documents}
        assert {row.slug for row in by_slug(slugs)} >= set(slugs[:number]) & {d.slug for d in documents}
    assert len(asked) == 2


def test_rows_of_values_are_their_values_and_no_values_are_no_query(documents):
    of_values = PreparedMany(
        lambda keys: (
            PublishedDocument.objects.filter(pk__in=keys)
            .annotate(text_=Cast("level", TextField()))
            .values_list("pk", "effective", "text_")
        ),
        int,
    )
    for some in (documents[:3], documents * 40):
        rows = of_values([document.pk for document in some])
        assert sorted(map(tuple, rows)) == sorted({(one.pk, one.effective, str(one.level)) for one in some})
    with CaptureQueriesContext(connection) as asked:
        assert of_values([]) == []
    assert len(asked) == 0
