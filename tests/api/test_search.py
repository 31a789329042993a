"""`@search`, `@querystring-search` and pages that are lists: what is found, in what order, at what cost."""

import json
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import NewsPage
from tests import factories
from tests.api.asking import ROOT, get, paths, queries, refused
from tests.api.conftest import settled
from tests.recorded import recorded
from wagtail_plone.documents.catalog import DATES, SORTS
from wagtail_plone.http.remembered import memory
from wagtail_plone.models import PublishedDocument

pytestmark = pytest.mark.django_db
OPERATION = "plone.app.querystring.operation."


def row(index: str, operator: str, value=None) -> dict:
    return {"i": index, "o": f"{OPERATION}{operator}", "v": value}


@pytest.fixture
def stories(site) -> list[NewsPage]:
    """Three stories of two branches, the oldest first."""
    return recorded("three stories", lambda: settled(three_stories(site)))


def three_stories(site) -> list[NewsPage]:
    """Build three stories of two branches, the oldest first."""
    return [
        factories.NewsPageFactory(
            parent=branch,
            locale=site.home.locale,
            slug=f"story-{number}",
            title=title,
            lead=f"Lead {number}",
            date=datetime(2019, 11, number).date(),
        )
        for number, (branch, title) in enumerate(
            [
                (site.taraz, "Zebras at school"),
                (site.aktau, "Apples and chalk"),
                (site.taraz, "Маңызды форум"),
            ],
            1,
        )
    ]


def test_words_are_found_wherever_they_stand_on_the_page(client, stories, forum):
    assert paths(get(client, "/@search", {"SearchableText": "chalk"})) == ["/en/branches/aktau/story-2"]
    # The forum's programme names its speaker.
    assert "/en/branches/taraz/leadership" in paths(get(client, "/@search", {"SearchableText": "Sapura"}))


def test_a_trailing_asterisk_finds_words_that_go_on(client, stories):
    assert paths(get(client, "/@search", {"SearchableText": "маң*"})) == ["/en/branches/taraz/story-3"]
    assert paths(get(client, "/@search", {"SearchableText": "маң"})) == []


@pytest.mark.parametrize("text", ["", "*", '"', "   ", "((", "'; --", "\\", "%", "^", "NEAR("])
def test_whatever_is_no_word_finds_nothing_and_is_no_error(client, stories, text):
    answer = get(client, "/@search", {"SearchableText": text})
    assert (answer["items"], answer["items_total"]) == ([], 0)


def test_types_subjects_languages_and_uids_narrow_what_is_found(client, stories, forum):
    topic = factories.TopicFactory(locale=forum.locale, name="Leadership")
    forum.topics.add(topic)
    forum.save_revision().publish()
    assert paths(get(client, "/en/@search", {"Subject": "Leadership"})) == ["/en/branches/taraz/leadership"]
    assert get(client, "/en/@search", {"portal_type": ["News Item", "Forum"]})["items_total"] == 4
    # Published, it stands in every language until it is translated.
    assert get(client, "/@search", {"portal_type": "Forum", "Language": "ru"})["items_total"] == 1
    assert get(client, "/@search", {"portal_type": "News Item", "Language": "ru"})["items_total"] == 0
    assert get(client, "/@search", {"review_state": "private"})["items_total"] == 0
    uid = get(client, "/en/branches/taraz/story-1")["UID"]
    assert paths(get(client, "/@search", {"UID": uid})) == ["/en/branches/taraz/story-1"]


def test_the_context_and_the_path_say_where_to_look(client, stories):
    news = {"portal_type": "News Item"}
    assert len(paths(get(client, "/en/branches/taraz/@search", news))) == 2
    assert len(paths(get(client, "/@search", {**news, "path": "/en/branches/aktau"}))) == 1
    assert (
        len(
            paths(
                get(client, "/@search", {**news, "path.query": ["/en/branches/aktau", "/en/branches/taraz"]})
            )
        )
        == 3
    )
    assert paths(get(client, "/@search", {"path": "/en/branches/taraz", "path.depth": 0})) == [
        "/en/branches/taraz"
    ]
    below = paths(get(client, "/en/branches/@search", {"path.depth": 1}))
    assert below == ["/en/branches/taraz", "/en/branches/aktau"]


def test_dates_narrow_by_ranges(client, stories):
    def numbers_of(**query):
        asked = {"portal_type": "News Item", "sort_on": "effective"}
        asked.update({name.replace("__", "."): value for name, value in query.items()})
        return [path[-1] for path in paths(get(client, "/@search", asked))]

    assert numbers_of(effective__query="2019-11-02", effective__range="min") == ["2", "3"]
    assert numbers_of(effective__query="2019-11-02", effective__range="max") == ["1", "2"]
    assert numbers_of(effective__query=["2019-11-02", "2019-11-02"], effective__range="min:max") == ["2"]
    assert numbers_of(effective="2019-11-03") == ["3"]


def test_events_are_found_by_when_they_are(client, forum):
    day = {"start.query": "2019-11-14", "start.range": "min", "end.query": "2019-11-16", "end.range": "max"}
    assert paths(get(client, "/@search", day)) == ["/en/branches/taraz/leadership"]


@pytest.mark.parametrize("index", sorted(SORTS))
def test_every_index_sorts_both_ways(client, stories, index):
    asked = {"portal_type": "News Item", "sort_on": index}
    rising = paths(get(client, "/@search", asked))
    falling = paths(get(client, "/@search", {**asked, "sort_order": "descending"}))
    assert sorted(rising) == sorted(falling)
    if index in ("effective", "Date", "UID", "sortable_title", "path", "getObjPositionInParent"):
        assert rising == falling[::-1]


def test_sorting_by_title_does_not_mind_capitals(client, stories):
    in_order = paths(get(client, "/@search", {"portal_type": "News Item", "sort_on": "sortable_title"}))
    assert [path[-1] for path in in_order] == ["2", "1", "3"]


def test_batches_lead_to_one_another(client, stories):
    asked = {"portal_type": "News Item", "b_size": 1, "sort_on": "effective"}
    first = get(client, "/@search", asked)
    assert first["items_total"] == 3
    assert first["@id"] == f"{ROOT}/@search?portal_type=News+Item"
    assert "prev" not in first["batching"]
    seen, address = [], first["batching"]["first"]
    while address:
        answer = get(client, address.removeprefix(ROOT))
        seen += paths(answer)
        address = answer["batching"].get("next")
    assert [path[-1] for path in seen] == ["1", "2", "3"]
    assert get(client, first["batching"]["last"].removeprefix(ROOT))["items"] == answer["items"]
    assert "batching" not in get(client, "/@search", {"portal_type": "News Item"})
    assert get(client, "/@search", {"b_size": 0})["items"] == []
    assert get(client, "/@search", {"b_start": 1000})["items"] == []


def test_metadata_fields_add_what_plone_s_catalog_knows(client, stories):
    asked = {"UID": get(client, "/en/branches/taraz/story-1")["UID"]}
    plain = get(client, "/@search", asked)["items"][0]
    assert "getPath" not in plain
    assert plain["image_field"] == ""
    some = get(client, "/@search", {**asked, "metadata_fields": ["getPath", "Title"]})["items"][0]
    assert (some["getPath"], some["Title"]) == ("/en/branches/taraz/story-1", "Zebras at school")
    everything = get(client, "/@search", {**asked, "metadata_fields:list": "_all"})["items"][0]
    assert {"UID", "modified", "Subject", "exclude_from_nav", "cmf_uid", "ExpirationDate"} <= set(everything)
    assert everything["ExpirationDate"] == "None"


def test_full_objects_are_the_content_itself(client, stories):
    answer = get(client, "/en/branches/taraz/@search", {"portal_type": "News Item", "fullobjects": 1})
    alone = get(client, "/en/branches/taraz/story-1")
    whole = next(item for item in answer["items"] if item["@id"] == alone["@id"])
    assert whole == {name: alone[name] for name in whole}
    assert set(alone) - set(whole) == {"previous_item", "next_item"}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"sort_on": "beauty"}, "sort_on"),
        ({"sort_order": "sideways"}, "sort_order"),
        ({"b_size": "many"}, "b_size"),
        ({"b_size": "5001"}, "b_size"),
        ({"b_size": "501", "fullobjects": "1"}, "b_size"),
        ({"effective.query": "yesterday"}, "effective"),
        ({"effective.query": "0001-01-01", "effective.range": "min"}, "effective"),
        ({"effective": "2019-01-01", "effective.range": "near"}, "effective.range"),
        ({"effective": "2019-01-01", "effective.range": "min:max"}, "effective.query"),
        ({"path.depth": "deep"}, "path.depth"),
        ({"SearchableText": "x" * 201}, "SearchableText"),
        ({"Subject": ["a"] * 201}, "Subject"),
        ({"sort_limit": "-1"}, "sort_limit"),
        ({"portal_type": "a\0b"}, "NUL"),
    ],
)
def test_a_bad_value_is_an_error_that_names_the_parameter(client, site, query, named):
    status, body = refused(client, "/@search", query)
    assert (status, body["type"]) == (400, "BadRequest")
    assert named in body["message"]


def test_private_pages_and_drafts_are_found_by_nobody(client, site, stories):
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    stories[0].unpublish()
    stories[2].title = "Secret draft"
    stories[2].save_revision()
    assert paths(get(client, "/@search", {"portal_type": "News Item"})) == ["/en/branches/taraz/story-3"]
    assert get(client, "/@search", {"SearchableText": "chalk"})["items_total"] == 0
    assert get(client, "/@search", {"SearchableText": "secret"})["items_total"] == 0


def test_lists_cost_the_same_however_long_they_are(client, site):
    asked = {"portal_type": "News Item"}
    ways = [
        asked,
        {**asked, "fullobjects": 1},
        {"SearchableText": "story"},
        {**asked, "metadata_fields": "_all"},
    ]
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="A story")
    few = [queries(client, "/@search", way) for way in ways]
    for _number in range(8):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="A story")
    assert [queries(client, "/@search", way) for way in ways] == few
    assert max(few) <= 8
    assert queries(client, "/en/branches/taraz", {"fullobjects": 1}) <= 8
    assert queries(client, "/en/news") <= 8


def asked(client, query: dict, path: str = "") -> dict:
    """The answer to a query, the same by POST and by GET, encoded once and twice."""
    posted = client.post(f"/++api++{path}/@querystring-search", query, content_type="application/json")
    assert posted.status_code == 200, posted.content
    answer = posted.json()
    once = quote(json.dumps(query))
    for encoded in (once, quote(once)):
        got = client.get(f"/++api++{path}/@querystring-search?query={encoded}")
        assert got.json()["items"] == answer["items"]
    return answer


def test_query_strings_find_what_plone_s_operators_say(client, site, stories, forum):
    taraz, aktau = get(client, "/en/branches/taraz")["UID"], "/en/branches/aktau"
    news = row("portal_type", "selection.any", ["News Item"])
    for rows, expected in [
        ([news], "123"),
        ([row("portal_type", "selection.none", ["Forum", "Document", "LRF", "Branch", "Trainer"])], "123"),
        ([news, row("path", "string.absolutePath", "/en/branches/taraz")], "13"),
        ([news, row("path", "string.absolutePath", f"{taraz}::1")], "13"),
        ([news, row("path", "string.absolutePath", [aktau, "/en/branches/taraz"])], "123"),
        ([news, row("SearchableText", "string.contains", "chalk")], "2"),
        ([news, row("Title", "string.contains", "apples")], "2"),
        ([news, row("effective", "date.largerThan", "2019-11-02")], "23"),
        ([news, row("effective", "date.lessThan", "2019-11-02")], "12"),
        ([news, row("effective", "date.between", ["2019-11-01", "2019-11-02"])], "12"),
        ([news, row("effective", "date.today")], ""),
        ([news, row("effective", "date.beforeToday")], "123"),
        ([news, row("effective", "date.largerThanRelativeDate", 36500)], "123"),
        ([news, row("exclude_from_nav", "boolean.isTrue")], "123"),
        ([news, row("getId", "string.is", "story-2")], "2"),
        ([news, row("sheep", "string.is", "many")], "123"),
    ]:
        answer = asked(client, {"query": rows, "sort_on": "effective"})
        assert "".join(path[-1] for path in paths(answer)) == expected, rows


def test_a_relative_path_starts_at_the_place(client, site, stories):
    query = {
        "query": [
            row("path", "string.relativePath", ".."),
            row("portal_type", "selection.any", ["News Item"]),
        ]
    }
    assert len(paths(asked(client, query, "/en/branches/taraz"))) == 3
    query["query"][0]["v"] = "."
    assert len(paths(asked(client, query, "/en/branches/taraz"))) == 2


def test_a_place_is_no_result_of_its_own_query(client, site, stories):
    query = {"query": [row("path", "string.relativePath", ".::0")]}
    assert asked(client, query, "/en/branches/taraz")["items"] == []


def test_batches_of_a_query_string_are_numbers_or_texts(client, stories):
    query = {"query": [row("portal_type", "selection.any", ["News Item"])], "b_size": "1", "b_start": "1"}
    query |= {"sort_on": "effective", "sort_order": "descending"}
    answer = asked(client, query)
    assert (paths(answer), answer["items_total"]) == (["/en/branches/aktau/story-2"], 3)
    got = client.get("/++api++/@querystring-search", {"query": json.dumps({**query, "b_start": "0"})}).json()
    following = client.get(got["batching"]["next"].removeprefix(ROOT).replace("/@", "/++api++/@")).json()
    assert paths(following) == ["/en/branches/aktau/story-2"]
    assert asked(client, {**query, "b_start": 0, "b_size": 25, "limit": "2"})["items_total"] == 2


def test_days_from_now_are_counted_anew_every_day(client, site):
    soon = timezone.localtime() + timedelta(days=3)
    factories.ForumPageFactory(
        parent=site.taraz, locale=site.home.locale, slug="soon", starts_at=soon, ends_at=soon
    )
    query = {"query": [row("start", "date.lessThanRelativeDate", 7)]}
    assert paths(asked(client, query)) == ["/en/branches/taraz/soon"]
    assert paths(asked(client, {"query": [row("start", "date.afterRelativeDate", 7)]})) == []
    response = client.get(f"/++api++/@querystring-search?query={quote(json.dumps(query))}")
    assert response["ETag"].startswith('"0-')


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "No query supplied"),
        ({"query": []}, "No query supplied"),
        ({"query": "all"}, "No query supplied"),
        ({"query": [{"i": "path"}]}, "operator"),
        ({"query": [row("portal_type", "selection.maybe", [])]}, "Invalid query."),
        ({"query": [row("effective", "date.between", ["2019-01-01"])]}, "effective"),
        ({"query": [row("effective", "date.largerThan", "soon")]}, "effective"),
        ({"query": [row("start", "date.afterRelativeDate", "-1")]}, "start"),
        ({"query": [row("path", "string.absolutePath", "/en::deep")]}, "path"),
        ({"query": [row("Subject", "selection.any", ["a"])] * 51}, "rows"),
    ],
)
def test_a_query_string_that_makes_no_sense_is_refused(client, site, body, message):
    response = client.post("/++api++/@querystring-search", body, content_type="application/json")
    assert response.status_code == 400
    assert message in response.json()["message"]


@pytest.mark.parametrize(
    ("body", "status"), [("{", 400), ("[]", 400), ('{"query": ' + "[" * 50_000, 400), ("x" * 70_000, 413)]
)
def test_a_body_that_is_no_json_object_or_too_long_is_refused(client, site, body, status):
    response = client.post("/++api++/@querystring-search", body, content_type="application/json")
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"


def test_an_index_page_is_a_collection(client, stories, forum):
    answer = get(client, "/en/news")
    assert (answer["@type"], answer["sort_on"], answer["sort_reversed"]) == ("Document", "effective", True)
    assert [path[-1] for path in paths(answer)] == ["3", "2", "1"]
    assert answer["items_total"] == 3
    assert paths(get(client, "/en/events")) == ["/en/branches/taraz/leadership"]
    listing = [block for block in answer["blocks"].values() if block["@type"] == "listing"]
    assert listing, "generic clients show the list by a block"


def test_dates_are_columns_in_the_catalog():
    assert set(DATES) < set(SORTS)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite")
def test_a_summary_that_an_earlier_version_stored_is_sent_like_any_other(client, stories):
    before = get(client, "/en/@search", {"portal_type": "News Item"})
    with connection.cursor() as cursor:
        for document in PublishedDocument.objects.all():
            cursor.execute(
                "UPDATE wagtail_plone_publisheddocument SET summary = %s WHERE page_id = %s",
                [json.dumps(document.summary), document.pk],
            )
    memory.clear()
    assert get(client, "/en/@search", {"portal_type": "News Item"}) == before


@pytest.mark.parametrize("values", [{"all_day": True}, {"all_day": False, "ends_at": None, "programme": []}])
def test_an_event_of_whole_days_is_not_over_before_its_last_day_is(client, site, forum, values):
    for name, value in values.items():
        setattr(forum, name, value)
    forum.save_revision().publish()
    last_day = (forum.ends_at or forum.starts_at).astimezone(forum.zone)

    def not_over_at(moment: datetime) -> list[str]:
        query = {"portal_type": "Forum", "end.query": moment.isoformat(), "end.range": "min"}
        return paths(get(client, "/en/@search", query))

    assert not_over_at(last_day.replace(hour=12)) == [forum.url.rstrip("/")]
    assert not_over_at(last_day.replace(hour=23, minute=50)) == [forum.url.rstrip("/")]
    assert not_over_at(last_day + timedelta(days=1)) == []
    # Clients that keep a copy compare what content says.
    assert get(client, forum.url.rstrip("/"))["end"] == f"{last_day:%Y-%m-%d}T23:59:59+06:00"


def test_the_best_match_comes_first_whatever_the_direction(client, stories, forum):
    asked = {"SearchableText": "school", "sort_on": "relevance"}
    forwards = paths(get(client, "/@search", asked))
    assert forwards == paths(get(client, "/@search", {**asked, "sort_order": "descending"})) != []
