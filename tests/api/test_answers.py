"""Answers of the API are as its own document says, with nothing beside it."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document

from cms.pages.models.topics import Topic
from programs.models import ContestAward
from tests import factories
from tests.api.conftest import settle
from tests.api.describing import answer_schema, complaints, load_document
from tests.recorded import recorded
from wagtail_plone.http.tokens import token_for
from wagtail_plone.openapi.responses import NAMES
from wagtail_plone.service import SERVICES

pytestmark = pytest.mark.django_db
EVERYTHING = {"expand": ",".join(sorted(SERVICES)), "metadata_fields": "_all"}
# Services that answer at a place without being asked anything.
ASKED_ALONE = sorted(
    name
    for name, service in SERVICES.items()
    if "GET" in service.methods
    and name not in ("aliases", "history", "users", "querystring-search", "translation-locator")
)


@pytest.fixture(scope="module")
def document() -> dict:
    """The document as it is sent."""
    return load_document()


@pytest.fixture
def everything(site, forum) -> dict[str, object]:
    """A page of every type, with something in every field."""
    return recorded("everything", lambda: build_everything(site, forum))


def build_everything(site, forum) -> dict[str, object]:
    """Build a page of every type, with something in every field; by the type the API gives them."""
    topic = Topic.objects.create(name="Leadership", slug="leadership", locale=forum.locale)
    trainer = factories.TrainerPageFactory(
        parent=site.taraz,
        locale=forum.locale,
        slug="trainer",
        bio='<p>Leads <a href="https://example.org/">sessions</a>.</p>',
        lead_image=factories.ImageFactory(),
    )
    contest = factories.ContestPageFactory(
        parent=forum,
        locale=forum.locale,
        slug="contest",
        aims=[("aim", "To find the best.")],
        rounds=[("round", {"title": "First", "description": "<p>Teams.</p>"})],
        criteria=[("criterion", {"title": "Clarity", "description": "", "points": 10})],
        jury=[("profile", trainer), ("guest", {"name": "A. Guest", "position": "", "organisation": ""})],
        organisers=[("organiser", {"name": "A school", "url": "", "logo": factories.ImageFactory()})],
        participants_number=250,
    )
    ContestAward.objects.create(page=contest, locale=forum.locale, place=1, school="School 1")
    ContestAward.objects.create(
        page=contest, locale=forum.locale, nomination="Best project", school="School 2"
    )
    factories.add_gallery(contest, 2)
    contest.topics.set([topic])
    contest.save_revision().publish()
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=forum.locale,
        slug="story",
        about=forum,
        lead_image=factories.ImageFactory(),
        related_pages=[("page", trainer)],
        body=body(trainer),
    )
    factories.add_gallery(story, 2)
    story.topics.set([topic])
    story.save_revision().publish()
    plain = factories.ContentPageFactory(parent=site.taraz, locale=forum.locale, slug="plain")
    settle()
    return {
        "Forum": forum,
        "Contest": contest,
        "Trainer": trainer,
        "Branch": site.taraz,
        "News Item": story,
        "Document": plain,
        "LRF": site.home,
    }


def body(trainer) -> list[tuple]:
    """Every kind of block that the site's pages have."""
    image = factories.ImageFactory()
    picture = {"image": image, "caption": "A caption"}
    return [
        ("heading", {"text": "A heading", "level": "h2"}),
        ("paragraph", "<p>Words <b>and</b> more.</p><ul><li>one</li></ul>"),
        ("image", picture),
        ("gallery", {"title": "Pictures", "items": [picture, picture]}),
        ("quote", {"text": "Words.", "author": "Somebody", "position": ""}),
        ("callout", {"title": "", "figures": [{"number": "250", "label": "people"}]}),
        ("people", {"title": "Speakers", "people": [("profile", trainer)]}),
        (
            "table",
            {
                "data": [["a", "b"], ["c", None]],
                "first_row_is_table_header": True,
                "first_col_is_header": False,
                "table_caption": "A table",
            },
        ),
        ("pages", {"title": "See", "pages": [trainer]}),
    ]


def path_of(page) -> str:
    return page.url.rstrip("/")


def asked(client, path: str, **query):
    response = client.get(f"/++api++{path}", query)
    assert response.status_code == 200, (path, response.content[:500])
    return response.json()


def test_content_of_every_type_is_what_the_document_says(client, everything, document):
    schema = answer_schema(document, "/++api++/{path}")
    for kind, page in everything.items():
        for query in ({}, EVERYTHING, {"fullobjects": "1"}, {"include_items": "0"}):
            answer = asked(client, path_of(page), **query)
            assert answer["@type"] == kind
            assert complaints(document, schema, answer) == [], (kind, query)


def test_the_site_root_is_what_the_document_says(client, everything, document):
    schema = answer_schema(document, "/++api++")
    for query in ({}, EVERYTHING, {"fullobjects": "1"}):
        answer = asked(client, "", **query)
        assert answer["@type"] == "Plone Site"
        assert complaints(document, schema, answer) == []


def test_images_and_files_are_what_the_document_says(client, everything, document):
    story = everything["News Item"]
    schema = answer_schema(document, "/++api++/{path}")
    file = Document.objects.create(title="Programme", file=ContentFile(b"%PDF-1.4", name="programme.pdf"))
    story.body = [("document", {"document": file, "title": ""})]
    story.save_revision().publish()
    settle()
    image = f"/images/{story.lead_image_id}"
    for path in (image, f"{path_of(story)}{image}", f"/files/{file.pk}", f"{path_of(story)}/files/{file.pk}"):
        answer = asked(client, path)
        assert answer["@type"] in ("Image", "File")
        assert complaints(document, schema, answer) == [], path
    assert complaints(document, schema, asked(client, path_of(story))) == []


def test_content_that_breaks_its_schema_does_not_fit(client, everything, document):
    schema = answer_schema(document, "/++api++/{path}")
    answer = asked(client, path_of(everything["Contest"]))
    assert {"parent", "previous_item", "next_item", "@components"} <= set(answer)
    for spoil in (
        lambda it: it.pop("venue"),
        lambda it: it.update(starts_at="yesterday"),
        lambda it: it["awards"][0].update(place=4),
        lambda it: it["jury"][0].update(type="visitor"),
        lambda it: it.update(surprise=1),
    ):
        spoilt = json.loads(json.dumps(answer))
        spoil(spoilt)
        assert complaints(document, schema, spoilt) != []


@pytest.mark.parametrize("name", ASKED_ALONE)
def test_services_answer_what_the_document_says(client, everything, document, name):
    everywhere = ("/en", path_of(everything["News Item"]), path_of(everything["Forum"]))
    for path in ("", *(() if SERVICES[name].only_at_root else everywhere)):
        schema = answer_schema(document, f"/++api++{'/{path}' if path else ''}/@{name}")
        assert complaints(document, schema, asked(client, f"{path}/@{name}")) == []


def test_changes_are_what_the_document_says(client, everything, document):
    schema = answer_schema(document, "/++api++/@changes")
    token = asked(client, "/@changes", b_size="1")["token"]
    settle()
    everything["News Item"].unpublish()
    settle()
    for query in ({}, {"fullobjects": "1"}, {"since": token}, {"since": token, "b_size": "1"}):
        answer = asked(client, "/@changes", **query)
        assert answer["updated"]
        assert complaints(document, schema, answer) == [], query
    told = asked(client, "/@changes", since=token)
    assert "News Item" in {removed["@type"] for removed in told["removed"]}


def test_searches_answer_what_the_document_says(client, everything, document):
    schema = answer_schema(document, "/++api++/@search")
    for query in ({}, {"metadata_fields": "_all", "b_size": 2}, {"fullobjects": "1"}):
        answer = asked(client, "/@search", **query)
        assert answer["items"]
        assert complaints(document, schema, answer) == []
    query = json.dumps({"query": [{"i": "portal_type", "o": "selection.any", "v": ["Forum"]}]})
    answer = asked(client, "/@querystring-search", query=query)
    assert {item["language"] for item in answer["items"]} == {"kk", "ru", "en"}
    assert complaints(document, answer_schema(document, "/++api++/@querystring-search"), answer) == []


def test_what_follows_a_service_s_name_is_described_too(client, everything, document):
    for path, address in (
        ("/@types/Contest", "/++api++/{path}/@types/{type}"),
        ("/@types/Contest/starts_at", "/++api++/{path}/@types/{type}/{field}"),
        ("/en/@vocabularies/plone.app.vocabularies.Keywords", "/++api++/{path}/@vocabularies/{name}"),
    ):
        assert complaints(document, answer_schema(document, address), asked(client, path)) == []
    moved = asked(client, "/en/news/@translation-locator", target_language="ru")
    locator = answer_schema(document, "/++api++/{path}/@translation-locator")
    assert complaints(document, locator, moved) == []
    relations = asked(client, "/@relations", relation="about")
    # The story and its fallbacks in the other languages.
    assert relations["relations"]["about"]["items_total"] == 3
    assert complaints(document, answer_schema(document, "/++api++/@relations"), relations) == []


def test_an_editor_s_answers_are_what_the_document_says(client, everything, document):
    editor = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
    story = everything["News Item"]
    story.title = "A draft"
    story.save_revision(user=editor)
    settle()
    signed = {"authorization": f"Bearer {token_for(editor)}"}
    path = path_of(story)
    history = client.get(f"/++api++{path}/@history", headers=signed).json()
    assert complaints(document, answer_schema(document, "/++api++/{path}/@history"), history) == []
    number = history[0]["version"]
    draft = client.get(f"/++api++{path}/@history/{number}", headers=signed).json()
    assert draft["title"] == "A draft"
    address = "/++api++/{path}/@history/{number}"
    assert complaints(document, answer_schema(document, address), draft) == []
    Redirect.objects.create(old_path="/old", redirect_page=story)
    aliases = client.get(f"/++api++{path}/@aliases", headers=signed).json()
    assert aliases["items"]
    assert complaints(document, answer_schema(document, "/++api++/{path}/@aliases"), aliases) == []
    oneself = client.get("/++api++/@users/editor", headers=signed).json()
    assert complaints(document, answer_schema(document, "/++api++/{path}/@users/{name}"), oneself) == []
    actions = client.get(f"/++api++{path}/@actions", headers=signed).json()
    assert complaints(document, answer_schema(document, "/++api++/{path}/@actions"), actions) == []
    login = client.post(
        "/++api++/@login", {"login": "editor", "password": "secret"}, content_type="application/json"
    )
    assert complaints(document, answer_schema(document, "/++api++/@login", "post"), login.json()) == []


@pytest.mark.parametrize(
    ("method", "path", "status", "address"),
    [
        ("get", "/nowhere", 404, "/++api++/{path}"),
        ("get", "/@search?b_size=x", 400, "/++api++/@search"),
        ("post", "/@search", 405, "/++api++/@search"),
        ("post", "/@login", 400, "/++api++/@login"),
        ("post", "/@login-renew", 401, "/++api++/@login-renew"),
    ],
)
def test_errors_are_what_the_document_says(client, forum, document, method, path, status, address):
    response = getattr(client, method)(f"/++api++{path}")
    assert response.status_code == status
    operation = next(iter(document["paths"][address].values()))
    assert str(status) in operation["responses"]
    schema = document["components"]["responses"][NAMES[status]]["content"]["application/json"]["schema"]
    assert complaints(document, schema, response.json()) == []


def test_what_the_first_steps_ask_is_answered(client, everything):
    answer = asked(client, "/en/@search", portal_type="News Item", sort_on="effective", b_size=20)
    address = answer["items"][0]["@id"].removeprefix("http://testserver")
    content = client.get(
        f"{address}/?expand=breadcrumbs,translations", headers={"accept": "application/json"}
    ).json()
    assert content["@components"]["breadcrumbs"]["items"]
    picture = client.get(
        f"/++api++{address}/@@images/image/preview", headers={"accept": "image/webp,image/*"}
    )
    assert picture.status_code == 200
