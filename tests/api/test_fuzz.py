"""Whatever is asked, the API answers in JSON, never fails, and never tells of what readers may not see.

FUZZ_EXAMPLES is how many requests each test makes.
"""

import json
import os
from collections import Counter
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from tests import factories
from tests.api.conftest import settle
from tests.recorded import recorded
from wagtail_plone import services
from wagtail_plone.documents.catalog import DATES, SORTS, TEXTS
from wagtail_plone.documents.querystring import OPERATION, OPERATORS
from wagtail_plone.service import SERVICES

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "200"))
fuzzed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Importing them makes them known.
assert services.__all__
# Words that stand in no public page.
HIDDEN = ("Zxdraftqk", "Zxprivateqk", "Zxbelowqk")
PATHS = [
    "",
    "en",
    "ru",
    "kk",
    "en/news",
    "en/branches",
    "en/branches/taraz",
    "en/branches/taraz/leadership",
    "en/branches/taraz/hidden-draft",
    "en/branches/taraz/hidden-private",
    "en/branches/taraz/hidden-private/below",
    "images/1",
    "files/1",
    "..",
    "++api++",
]
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
ODD = st.sampled_from(
    ["", "*", "0", "-1", "1e9", "9" * 30, "0" * 12 + "9" * 5000, "\x00", "%", "'", '"', "\\", "/", "..",
     "::", "true", "null", "[]", "{}", "2026-11-24", "0001-01-01", "9999-12-31T23:59:59-23:59",
     "2026-02-30", "/en/news", "/en/branches/taraz/hidden-private::1", "\ud7ff", "𐍈", "\u202e",
     "'; DROP TABLE x; --", "{{7*7}}", "${jndi:x}", "_all", "draft", "min:max"]
)  # fmt: skip
VALUE = st.one_of(ODD, TEXT, st.sampled_from(HIDDEN), st.integers(-(10**12), 10**12).map(str))
NAMES = [
    "expand", "fullobjects", "metadata_fields", "fields", "omit", "scales", "include_items", "b_start",
    "b_size", "sort_on", "sort_order", "sort_limit", "limit", "SearchableText", "path", "path.query",
    "path.depth", "version", "query", "source",
    "target", "relation", "target_language", "title", "token", "tokens", "expand.navigation.depth",
    *(f"expand.contextnavigation.{name}" for name in (
        "root_path", "includeTop", "currentFolderOnly", "topLevel", "bottomLevel")),
    *TEXTS, *DATES, *(f"{name}.range" for name in DATES), *(f"{name}.query" for name in DATES),
]  # fmt: skip
NAME = st.one_of(st.sampled_from(sorted(set(NAMES))), TEXT)
SUFFIX = st.sampled_from(["", "", "", ":list", ":int", ":boolean", ":list:int"])
GOOD = st.sampled_from([
    ("expand", ",".join(SERVICES)), ("fullobjects", "1"), ("metadata_fields", "_all"), ("b_size", "5000"),
    ("fields", "items,image"), ("omit", "blocks"), ("scales", "mini"),
    ("sort_on", "effective"), ("path", "/"), ("SearchableText", "zx*"), ("review_state", "private"),
    *(("sort_on", index) for index in SORTS),
])  # fmt: skip
PARAMETERS = st.lists(st.one_of(GOOD, st.tuples(st.tuples(NAME, SUFFIX).map("".join), VALUE)), max_size=5)
SEGMENT = st.one_of(
    TEXT, st.sampled_from(["@", "@@images", "image", "preview", "@@download", "file", "draft"])
)
POSTED = ["@login", "@querystring-search", "@logout"]
SERVICE = st.sampled_from([f"@{name}" for name in SERVICES])
TAIL = st.one_of(
    st.just([]),
    st.lists(SEGMENT, max_size=3),
    st.tuples(SERVICE, st.lists(SEGMENT, max_size=3)).map(lambda parts: [parts[0], *parts[1]]),
)
PATH = st.tuples(st.one_of(st.sampled_from(PATHS), TEXT), TAIL).map(
    lambda parts: "/".join(part for part in (parts[0], *parts[1]) if part)
)
HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "accept": st.one_of(HEADER, st.sampled_from(["application/json", "*/*", "application/json;q=0"])),
        "authorization": st.one_of(HEADER, HEADER.map("Bearer {}".format)),
        "if-none-match": st.one_of(HEADER, st.just('"0-0000000000000000-000000000000000000000000"')),
        "x-forwarded-host": HEADER,
        "content-type": st.sampled_from(["application/json", "text/plain", "multipart/form-data"]),
    },
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), VALUE, st.just("\ud800")),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=12,
)
ROW = st.fixed_dictionaries(
    {
        "i": st.one_of(
            st.sampled_from(["path", "SearchableText", "Description", *TEXTS, *DATES, "is_folderish"]), JSON
        ),
        "o": st.one_of(
            st.sampled_from([prefix + name for name in sorted(OPERATORS) for prefix in (OPERATION, "")]), JSON
        ),
        "v": st.one_of(VALUE, st.lists(VALUE, max_size=4), JSON),
    }
)
BODY = st.one_of(
    JSON,
    st.fixed_dictionaries(
        {"query": st.one_of(st.lists(ROW, max_size=4), JSON)},
        optional={
            name: st.one_of(VALUE, JSON)
            for name in ("b_start", "b_size", "limit", "sort_on", "sort_order", "metadata_fields")
        },
    ),
    st.fixed_dictionaries({"login": JSON, "password": JSON}),
)


def hide(site, forum) -> None:
    """Give the site a draft and private pages."""
    site.taraz.add_child(instance=_page(site, "hidden-draft", HIDDEN[0], live=False))
    private = site.taraz.add_child(instance=_page(site, "hidden-private", HIDDEN[1]))
    private.add_child(instance=_page(site, "below", HIDDEN[2]))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    # Readers must not learn of them from pages that refer to them either.
    factories.NewsPageFactory(
        parent=site.taraz, locale=forum.locale, about=private, related_pages=[("page", private)]
    )
    settle()


@pytest.fixture
def asked(client, site, forum):
    """Asks, and checks what must hold of every answer. The site has a draft and private pages."""
    recorded("hidden pages", lambda: hide(site, forum))
    answered: Counter[int] = Counter()

    def ask(method: str, path: str, **options):
        response = client.generic(method, f"/++api++/{path}", **options)
        answered[response.status_code] += 1
        told = f"{method} {path!r} {options!r}"
        assert response.status_code < 500, told
        text = b"".join(response.streaming_content) if response.streaming else response.content
        if method == "HEAD" or response.status_code in (204, 302, 304):
            assert not text, told
        elif not response["Content-Type"].startswith(("image/", "application/json")):
            raise AssertionError(f"{response['Content-Type']}: {told}")
        elif response["Content-Type"].startswith("application/json"):
            json.loads(text)
        assert b"Traceback" not in text, told
        # What was asked for comes back in addresses and messages; words nobody asked for must not.
        for word in HIDDEN:
            assert word.encode() not in text or word in told, told
        return response

    yield ask
    print(f"{answered.total()} requests: {dict(answered)}")


def _page(site, slug: str, title: str, **values):
    return factories.ContentPageFactory.build(
        slug=slug, title=title, lead=title, locale=site.home.locale, **values
    )


def encoded(path: str) -> str:
    return quote(path)


@fuzzed
@given(PATH, PARAMETERS, HEADERS)
def test_no_address_and_no_parameter_makes_it_fail(asked, path, parameters, headers):
    asked("GET", encoded(path), query_params=_query(parameters), headers=headers)


def _query(parameters: list[tuple[str, str]]) -> dict[str, list[str]]:
    query: dict[str, list[str]] = {}
    for name, value in parameters:
        query.setdefault(name, []).append(value)
    return query


@fuzzed
@given(st.sampled_from(PATHS), SERVICE, PARAMETERS)
def test_no_parameter_of_a_service_makes_it_fail(asked, path, service, parameters):
    asked("GET", f"{path}/{service}", query_params=_query(parameters))


@fuzzed
@given(
    st.sampled_from(PATHS[:8]), st.sampled_from(["@login", "@querystring-search", "@logout"]), BODY, HEADERS
)
def test_no_body_makes_it_fail(asked, path, service, body, headers):
    data = json.dumps(body).encode()
    asked("POST", f"{path}/{service}", data=data, content_type="application/json", headers=headers)


@fuzzed
@given(st.binary(max_size=200), st.sampled_from(["@login", "@querystring-search"]))
def test_no_bytes_make_it_fail(asked, data, service):
    asked("POST", service, data=data, content_type="application/json")


@fuzzed
@given(BODY)
def test_no_query_in_the_address_makes_it_fail(asked, body):
    asked("GET", "en/@querystring-search", query_params={"query": json.dumps(body)})


@fuzzed
@given(
    st.sampled_from(["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "POST"]),
    PATH,
    st.binary(max_size=50),
)
def test_no_method_makes_it_fail(asked, method, path, data):
    asked(method, encoded(path), data=data, content_type="application/octet-stream")


def rows(index: str, operator: str, value, count: int = 1) -> dict:
    """A query of the same row, once or many times."""
    return {"query": [{"i": index, "o": operator, "v": value}] * count}


LONG_NUMBER = "0" * 12 + "9" * 5000
HUGE = {
    "a long path": rows("path", "string.path", "/" + "a" * 60_000),
    "a long word": rows("Title", "string.contains", "a" * 60_000),
    "many words": rows("Title", "string.contains", "a " * 30_000),
    "signs of the database's": rows("Description", "string.contains", "%_" * 30_000),
    "a long id": rows("getId", "string.is", "a" * 60_000),
    "many paths": rows("path", "string.path", ["/a"] * 200, 50),
    "many ids": rows("getId", "string.is", ["a"] * 200, 50),
    "many subjects": rows("Subject", "selection.all", ["a"] * 200, 50),
    "a day far away": rows("start", "date.afterRelativeDate", "0" * 9 + "9" * 20),
    "half a character": rows("Title", "string.is", "\ud800"),
    "a long number": {**rows("Title", "string.is", "a"), "b_size": LONG_NUMBER},
    "half a character as a name": {"login": "\ud800", "password": "a"},
}


@pytest.mark.parametrize("body", HUGE.values(), ids=HUGE)
@pytest.mark.parametrize("service", ["@querystring-search", "@login"])
def test_no_size_makes_it_fail(asked, body, service):
    asked("POST", service, data=json.dumps(body).encode(), content_type="application/json")


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("@search", {"path": ["/" + "a" * 60_000]}),
        ("@search", {"id": ["a" * 60_000]}),
        ("@search", {"id": ["a"] * 200, "getId": ["b"] * 200, "path": ["/a"] * 200}),
        ("@search", {"b_start": [LONG_NUMBER]}),
        ("@search", {"path.depth": [LONG_NUMBER]}),
        ("@relations", {"source": ["a" * 60_000]}),
        ("en", {"expand": ["contextnavigation"], "expand.contextnavigation.root_path": ["a" * 60_000]}),
        ("en", {"b_size": ["0" * 12 + "9" * 30], "b_start": ["0" * 12 + "9" * 30]}),
    ],
)
def test_no_length_of_a_parameter_makes_it_fail(asked, path, parameters):
    asked("GET", path, query_params=parameters)


@pytest.mark.parametrize("query", ["", "b_size=2", "x=" + "y" * 20_000, "a=%0d%0ab"])
@pytest.mark.parametrize("link", ["", "https://elsewhere.example/page?a=1", "/en/news/"])
def test_no_redirect_makes_it_fail(asked, forum, link, query):
    Redirect.add_redirect("/en/moved", redirect_to=link or forum, is_permanent=False)
    response = asked("GET", f"en/moved?{query}")
    assert response.status_code == (400 if len(query) > 2000 and not link.startswith("https:") else 302)
    if link.startswith("https:"):
        assert response["Location"] == link
