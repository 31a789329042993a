"""The documentation for app developers: pages from guides and from the description, whole and searchable."""

import json
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import override_settings

from tests.api.describing import load_document
from wagtail_plone.conf import root_url
from wagtail_plone.docs.asking import parse, samples
from wagtail_plone.docs.guides import UnknownValue, filled
from wagtail_plone.docs.index import index
from wagtail_plone.docs.markup import Ways, as_html
from wagtail_plone.docs.pages import all_pages, coloured
from wagtail_plone.docs.recordings import differences, recorded, shortened
from wagtail_plone.serialize.scales import SCALES
from wagtail_plone.service import SERVICES

BASE = "/api/docs/"


@pytest.fixture(scope="module")
def pages():
    """All pages by their addresses."""
    return all_pages("http://testserver", BASE)


def soup(client, address: str) -> BeautifulSoup:
    """A page as it is sent."""
    response = client.get(f"{BASE}{address}")
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def rendered(markdown: str) -> BeautifulSoup:
    """Markdown as a guide's HTML, with ways that tell where they were asked to lead."""
    ways = Ways(
        guide=lambda slug: f"/{slug}",
        kind=lambda kind: f"/types/{kind}",
        service=lambda name: f"/services/{name}" if name == "search" else None,
    )
    return BeautifulSoup(as_html(markdown, ways, lambda asking: asking.name).html, "html.parser")


@pytest.mark.parametrize("path", ["/api/docs", "/api/docs/"])
def test_the_documentation_begins_with_five_minutes(client, db, path):
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert page.html["lang"] == "en"
    assert page.h1.text == "Get started in five minutes"


def test_every_service_type_and_parameter_has_its_place(pages):
    document = load_document()
    for name in SERVICES:
        assert f"reference/{name}" in pages
    for kind in document["components"]["schemas"]["Content"]["discriminator"]["mapping"]:
        assert f"types/{kind.lower().replace(' ', '-')}" in pages
    words = "".join(page.html for page in pages.values())
    for parameter in ("sort_on", "expand.navigation.depth", "SearchableText", "target_language"):
        assert f"<code>{parameter}</code>" in words


def test_every_link_leads_to_a_page_and_a_place_on_it(client, db, pages):
    sent = {f"{BASE}{page.path}": soup(client, page.path) for page in pages.values()}
    ids = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in sent.items()}
    for path, page in sent.items():
        assert len(ids[path]) == len(page.find_all(id=True)), path
        for link in page.find_all("a", href=True):
            target, _, anchor = link["href"].partition("#")
            if not target or target.startswith(BASE):
                assert (target or path) in sent, (path, link["href"])
                assert not anchor or anchor in ids[target or path], (path, link["href"])


def test_headings_of_every_page_are_in_order(client, db, pages):
    for page in pages.values():
        levels = [int(tag.name[1]) for tag in soup(client, page.path).main.find_all(["h1", "h2", "h3", "h4"])]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), page.path


def test_every_page_says_where_it_stands_in_the_list_of_pages(client, db, pages):
    for page in pages.values():
        current = soup(client, page.path).select("#pages [aria-current=page]")
        assert [link["href"] for link in current] == [f"{BASE}{page.path}"]


def test_a_request_is_there_in_four_languages_without_scripts(client, db):
    request = soup(client, "lists-and-search/").select_one("#request-lists-below")
    assert [sample["data-language"] for sample in request.select(".sample")] == [
        "curl",
        "typescript",
        "python",
        "kotlin",
    ]
    assert request["data-try"].startswith("/++api++/en/branches/taraz/@search")


def test_what_signs_in_or_changes_something_is_not_tried_on_the_page(client, db):
    for name in ("login", "logout"):
        assert not soup(client, f"reference/{name}").select("[data-try]")


def test_a_page_there_is_not_is_a_404(client, db):
    assert client.get("/api/docs/nothing-here/").status_code == 404


@override_settings(WAGTAIL_PLONE_DOCS=False)
@pytest.mark.parametrize("address", ["", "content/", "reference/search/", "index.json"])
def test_none_of_it_answers_where_the_site_keeps_it_closed(client, db, address):
    assert client.get(f"{BASE}{address}").status_code == 404


def test_pages_are_sent_once_and_ask_no_database(client, db, django_assert_num_queries):
    for address in ("", "reference/search/", "index.json"):
        first = client.get(f"{BASE}{address}")
        with django_assert_num_queries(0):
            again = client.get(f"{BASE}{address}", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_the_index_finds_services_fields_and_guides_by_their_words(client, db):
    sections = client.get(f"{BASE}index.json").json()

    def paths(word: str) -> set[str]:
        return {section["path"] for section in sections if word in json.dumps(section, ensure_ascii=False)}

    assert "reference/search/#parameters" in paths("SearchableText")
    assert "types/forum/#fields" in paths("participants_number")
    assert "an-app-that-works-offline/#after-a-long-absence" in paths("410")


def test_code_in_four_languages_does_not_find_every_page(pages):
    assert not any("Request.Builder" in section["text"] for section in index(pages.values()))


def test_the_plugin_s_own_guides_name_no_type_of_this_site(settings):
    settings.WAGTAIL_PLONE_GUIDES = []
    own = all_pages("http://elsewhere.example", "/docs/")
    words = BeautifulSoup(
        "".join(page.html for page in own.values() if page.group == "Guides"), "html.parser"
    )
    assert not {"Forum", "Contest", "Taraz", "taraz"} & set(words.get_text(" ").replace("/", " ").split())
    assert "events-and-programmes" not in own


def test_a_site_s_guide_stands_in_its_place_and_replaces_one_of_the_plugin_s(settings, tmp_path):
    (tmp_path / "25-shop.md").write_text(
        "# The shop\n\nSee [pictures](40-pictures.md#formats) of {{language}}.\n"
    )
    (tmp_path / "40-pictures.md").write_text("# Photographs\n\n## Formats\n")
    settings.WAGTAIL_PLONE_GUIDES = [tmp_path]
    own = all_pages("http://shop.example", "/docs/")
    assert list(own)[1:5] == ["content", "shop", "lists-and-search", "pictures"]
    assert own["pictures"].title == "Photographs"
    assert '<a href="/docs/pictures/#formats">' in own["shop"].html


def test_a_value_a_guide_names_and_nobody_has_is_an_error():
    with pytest.raises(UnknownValue):
        filled("See {{nothing}}.", {"root": "…"})


def test_html_in_a_guide_stays_text():
    assert rendered("<script>alert(1)</script>").find("script") is None
    assert not rendered("[here](javascript:alert(1))").find_all("a")


def test_names_of_services_lead_to_them_and_types_to_theirs():
    text = rendered("`@search`, `@nothing`, [a forum](type:Forum)")
    assert [link["href"] for link in text.find_all("a")] == ["/services/search", "/types/Forum"]


def test_samples_that_follow_one_another_stand_beside_each_other():
    text = rendered("```sh\na\n```\n\n```python\nb\n```\n\nwords\n\n```json\n{}\n```\n")
    assert [len(group.select(".sample")) for group in text.select(".samples")] == [2]


def test_a_request_is_the_same_in_every_language():
    asking = parse(
        "odd", 'POST /++api++/@x?q=a%20b&l=1&l=2\nAccept: text/plain\n\n{"price": "5$ \'each\'", "n": null}'
    )
    code = dict(samples(asking, "https://www.example.org"))
    assert '-d \'{"price": "5$ \'"\'"\'each\'"\'"\'", "n": null}\'' in code["curl"]
    assert 'params={"q": "a b", "l": ["1", "2"]}' in code["python"]
    assert '"n": None' in code["python"]
    # A dollar would begin a template.
    assert "5\\$ 'each'" in code["kotlin"]
    assert 'method: "POST"' in code["typescript"]


def test_colours_change_nothing_that_is_read_or_copied():
    text = json.dumps({"a": 'say "hi" & <b>\\', 'b&"c': ["x", 1, None], "": ""}, indent=2)
    html = coloured(text)
    assert BeautifulSoup(html, "html.parser").text == text
    soup = BeautifulSoup(html, "html.parser")
    assert [json.loads(key.text) for key in soup.select(".key")] == ["a", 'b&"c', ""]
    assert [json.loads(value.text) for value in soup.select(".text")] == ['say "hi" & <b>\\', "x", ""]


ANSWER = {"items": [{"@id": "a", "n": 1}, {"@id": "b", "n": None}], "total": 2, "text": "word " * 60}


def test_a_shortened_answer_says_where_something_is_left_out():
    short = shortened(ANSWER)
    assert short["items"] == [{"@id": "a", "n": 1}, "…"]
    assert short["text"].endswith(" …") and len(short["text"]) < 170
    assert differences(short, ANSWER) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"total": "2"}, ".total: number is shown, string is sent"),
        ({"items": []}, ".items"),
        ({"items": [{"@id": "a", "n": "1"}, {"@id": "b"}]}, "n"),
        ({"more": 1}, ".more is new, and not shown"),
    ],
)
def test_an_answer_that_is_no_longer_as_shown_is_named(change, told):
    assert told in " ".join(differences(shortened(ANSWER), {**ANSWER, **change}))


def test_an_answer_that_lost_a_field_is_named():
    assert differences(shortened(ANSWER), {key: ANSWER[key] for key in ("items", "text")}) == [
        ".total is not sent any more"
    ]


def test_every_request_of_the_guides_has_its_recorded_answer(pages):
    for page in pages.values():
        for asking in page.requests:
            recording = recorded(asking)
            if page.group == "Guides":
                assert recording, asking.name
            assert not recording or recording.request == asking.line, f"{asking.name}: record it again"


def test_the_guide_about_pictures_has_every_size(pages):
    table = BeautifulSoup(pages["pictures"].html, "html.parser").table
    cells = [cell.text for cell in table.tbody.find_all("td") if cell.text]
    assert dict(zip(cells[::2], map(int, cells[1::2]), strict=True)) == SCALES


def test_the_guide_about_origins_names_the_headers_this_site_lets_through(pages, settings):
    words = pages["errors-limits-and-cors"].html.lower()
    for name in (*settings.CORS_ALLOW_HEADERS, *settings.CORS_EXPOSE_HEADERS):
        assert f"<code>{name.lower()}</code>" in words


def test_no_two_requests_share_a_name(pages):
    names = [asking.name for page in pages.values() for asking in page.requests]
    assert len(names) == len(set(names))


def test_the_first_page_leads_to_the_walk_through_and_to_the_clients(client, db):
    page = soup(client, "")
    links = [link["href"] for link in page.main.find_all("a")]
    assert f"{BASE}walk-through-an-app/" in links
    for name in ("plone_content.py", "plone-content.ts"):
        assert f"{root_url()}{BASE}clients/{name}" in links


@pytest.mark.parametrize("name", ["plone_content.py", "plone-content.ts"])
def test_a_client_is_taken_from_the_documentation_as_it_stands(client, db, name):
    sent = client.get(f"{BASE}clients/{name}")
    (file,) = [file for file in settings.WAGTAIL_PLONE_CLIENTS if file.name == name]
    assert sent.content.decode() == file.read_text()
    assert sent["Content-Type"] == "text/plain; charset=utf-8"
    assert client.get(f"{BASE}clients/{name}", headers={"if-none-match": sent["ETag"]}).status_code == 304


@override_settings(WAGTAIL_PLONE_CLIENTS=[])
@pytest.mark.parametrize("name", ["plone_content.py", "..%2Fconf.py", "base.py"])
def test_no_file_is_sent_that_the_site_does_not_give(client, db, name):
    assert client.get(f"{BASE}clients/{name}").status_code == 404
