"""Images and files of the library as content: where they answer, to whom, and with what."""

import json
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import HttpResponseForbidden
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests import factories
from tests.api.conftest import settle
from tests.api.photographs import content_of, document
from tests.recorded import recorded
from wagtail_plone.content.library import library_item
from wagtail_plone.http.errors import NotFound
from wagtail_plone.identity import with_root
from wagtail_plone.serialize.scales import ScaledImage

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"
FORUM = "/en/branches/taraz/leadership"
STORY = "/en/branches/taraz/story"
# What every content of the protocol has, besides what the API joins to it.
COMMON = {
    *("@id", "@type", "id", "UID", "title", "description", "type_title", "created", "modified", "effective"),
    *(
        "expires",
        "review_state",
        "language",
        "layout",
        "is_folderish",
        "parent",
        "previous_item",
        "next_item",
    ),
    *("subjects", "creators", "contributors", "rights", "exclude_from_nav", "allow_discussion"),
    *("relatedItems", "version", "versioning_enabled", "working_copy", "working_copy_of"),
    *("changeNote", "nav_title", "blocks", "blocks_layout"),
}


def content(path: str) -> dict:
    """The content at a path, as it is sent."""
    return json.loads(with_root(json.dumps(library_item(path).content(), ensure_ascii=False)))


def request(**headers):
    return RequestFactory().get("/", headers=headers)


def offered(site, stored, slug="story"):
    """A document after a story was published that links to it."""
    story_with(site, f'<p><a linktype="document" id="{stored.pk}">Programme</a></p>', slug)
    return stored


def addresses(image, file) -> list[str]:
    """The four paths of the forum's picture and the story's document."""
    below = (f"{FORUM}/images/{image.pk}", f"{STORY}/files/{file.pk}")
    return [f"/images/{image.pk}", f"/files/{file.pk}", *below]


@pytest.fixture
def image(forum):
    """The forum's lead picture."""
    image = recorded("forum with a picture", lambda: lead_image_of(forum))
    forum.refresh_from_db()
    return image


def lead_image_of(forum):
    """A picture after the forum was published with it."""
    forum.lead_image = factories.ImageFactory(title="Opening")
    forum.save_revision().publish()
    settle()
    return forum.lead_image


@pytest.fixture
def file(site):
    """A document that a story links to."""
    return recorded("document of a story", lambda: offered(site, document()))


def story_with(site, html: str, slug="story") -> None:
    """A published story with this text."""
    factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        slug=slug,
        body=[{"type": "paragraph", "value": html}],
    )
    settle()


def test_an_image_is_content_on_its_own_and_below_the_page_that_shows_it(forum, image):
    own, below = content(f"/images/{image.pk}"), content(f"{FORUM}/images/{image.pk}")
    for sent in (own, below):
        assert set(sent) == COMMON | {"image"}
        assert (sent["@type"], sent["layout"], sent["review_state"]) == ("Image", "image_view", None)
        assert (sent["title"], sent["is_folderish"]) == ("Opening", False)
        assert sent["blocks"] == {}
        assert sent["blocks_layout"] == {"items": []}
        assert sent["image"]["@id"] == sent["@id"]
        assert sent["image"]["download"].startswith(f"{sent['@id']}/@@images/image-120-")
        assert isinstance(sent["image"]["size"], int)
    assert own["@id"] == f"{ROOT}/images/{image.pk}"
    assert below["@id"] == f"{ROOT}{FORUM}/images/{image.pk}"
    assert own["UID"] == below["UID"]
    assert len(bytes.fromhex(own["UID"])) == 16
    assert (own["parent"], own["language"]) == ({}, "")
    assert (below["parent"]["@id"], below["language"]["token"]) == (f"{ROOT}{FORUM}", "en")


def test_an_image_is_described_in_the_language_of_its_page_else_of_the_site(image):
    assert content(f"{FORUM}/images/{image.pk}")["description"] == "People in a hall"
    own = content(f"/images/{image.pk}")
    assert (own["description"], own["image"]["alt"]) == ("Залдағы адамдар", "Залдағы адамдар")


def test_the_image_of_a_page_names_the_address_where_it_is_content(forum, image):
    assert (
        ScaledImage(image).content_image(f"{ROOT}{FORUM}")["@id"]
        == (content(f"{FORUM}/images/{image.pk}")["@id"])
    )


def test_a_file_is_content_on_its_own_and_below_the_page_that_links_it(file):
    file.tags.add("schedule", "2019")
    for path in (f"/files/{file.pk}", f"{STORY}/files/{file.pk}"):
        answer = content(path)
        assert set(answer) == COMMON | {"file"}
        assert (answer["@type"], answer["layout"], answer["description"]) == ("File", "file_view", "")
        assert answer["subjects"] == ["2019", "schedule"]
        assert answer["file"] == {
            "content-type": "application/pdf",
            "download": f"{ROOT}{path}/@@download/file",
            "filename": file.filename,
            "size": 18,
        }


def test_an_image_and_a_file_with_the_same_key_are_different_content(site, image):
    same_key = offered(site, document(pk=image.pk))
    assert content(f"/images/{image.pk}")["UID"] != content(f"/files/{same_key.pk}")["UID"]


@pytest.mark.parametrize("prefix", ["", FORUM, "/en/branches/taraz", "/en/nothing"])
@pytest.mark.parametrize("kind", ["images", "files"])
def test_what_no_page_shows_is_nowhere(forum, prefix, kind):
    unused = factories.ImageFactory() if kind == "images" else document()
    assert library_item(f"{prefix}/{kind}/{unused.pk}") is None


def test_it_is_nowhere_else(image, file):
    assert library_item(f"/images/0{image.pk}") is None
    assert library_item(f"/en/branches/taraz/images/{image.pk}") is None
    assert library_item(f"{FORUM}/files/{file.pk}") is None


def test_drafts_and_private_pages_show_nothing(site, forum, image, file):
    of_draft = factories.ImageFactory()
    factories.NewsPageFactory(parent=site.taraz, locale=forum.locale, live=False, lead_image=of_draft)
    assert library_item(f"/images/{of_draft.pk}") is None
    PageViewRestriction.objects.create(page=site.taraz, restriction_type="login")
    assert not any(map(library_item, addresses(image, file)))


def test_an_image_put_into_a_draft_of_a_live_page_is_not_shown_by_it(forum, image):
    new = factories.ImageFactory()
    forum.lead_image = new
    forum.save_revision()
    settle()
    assert library_item(f"/images/{new.pk}") is None
    assert library_item(f"{FORUM}/images/{new.pk}") is None
    assert library_item(f"/images/{image.pk}") is not None


@pytest.mark.parametrize("level", ["collection", "above"])
def test_private_collections_are_never_served(image, file, level):
    above = Collection.get_first_root_node().add_child(name="Staff")
    collection = above.add_child(name="Files of the staff")
    for kept in (image, file):
        kept.collection = collection
        kept.save()
    assert all(map(library_item, addresses(image, file)))
    CollectionViewRestriction.objects.create(
        collection=collection if level == "collection" else above, restriction_type="login"
    )
    assert not any(map(library_item, addresses(image, file)))


@pytest.mark.parametrize(
    "path",
    [
        *("", "/images", "/images/", "/images/x", "/images/0", "/images/07", "/images/٣", "/en/images/1/2"),
        *(f"/images/{'9' * 19}", f"/images/{'9' * 18}", "/images/1/", "images/1", "/image/1", "//images/1"),
    ],
)
def test_other_addresses_are_no_content_of_the_library(site, path):
    assert library_item(path) is None


def test_words_of_an_editor_publish_no_image_and_no_file(site):
    hidden, secret = factories.ImageFactory(), document("secret.pdf")
    name = ScaledImage(hidden).name(64)
    story_with(site, f'<p>"download":"@@images/{name}" "{secret.url}" {secret.url}</p>')
    assert library_item(f"{STORY}/images/{hidden.pk}") is None
    assert library_item(f"{STORY}/files/{secret.pk}") is None


def test_it_costs_few_queries_however_many_pages_show_it(site, forum, image):
    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            library_item(path).content()
        return len(captured)

    paths = f"/images/{image.pk}", f"{FORUM}/images/{image.pk}"
    before = [cost(path) for path in (*paths, *paths)][2:]
    for _one in range(5):
        factories.NewsPageFactory(parent=site.taraz, locale=forum.locale, lead_image=image)
    settle()
    assert [cost(path) for path in paths] == before
    assert max(before) <= 5


@pytest.mark.parametrize("prefix", ["", FORUM])
def test_the_scales_of_an_image_are_below_it(image, prefix):
    item = library_item(f"{prefix}/images/{image.pk}")
    for names in (["image"], ["image", "tile"], [ScaledImage(image).name(64)]):
        assert item.picture(names, "image/webp")["Content-Type"] == "image/webp"
    with pytest.raises(NotFound):
        item.picture([ScaledImage(factories.ImageFactory()).name(64)], "*/*")


def test_a_file_is_downloaded_under_its_name(file):
    item = library_item(f"/files/{file.pk}")
    for service in (["@@download", "file"], ["@@download", "file", file.filename]):
        response = item.download(service, request())
        assert content_of(response) == b"%PDF-1.7 programme"
        assert response["Content-Disposition"] == f'attachment; filename="{file.filename}"'
        assert response["Content-Type"] == "application/pdf"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Length"] == "18"


def test_only_what_wagtail_shows_inline_is_shown_inline(site, file):
    table = offered(site, document("table.csv", b"a,b"), slug="numbers")
    for pk, disposition in ((file.pk, "inline"), (table.pk, "attachment")):
        shown = library_item(f"/files/{pk}").download(["@@display-file", "file"], request())
        assert shown["Content-Disposition"].startswith(disposition)
        assert "sandbox" in shown["Content-Security-Policy"]


def test_a_name_that_is_not_ascii_is_sent_as_browsers_read_it(site):
    stored = offered(site, document("бағдарлама.pdf"))
    item = library_item(f"{STORY}/files/{stored.pk}")
    disposition = item.download(["@@download", "file", stored.filename], request())["Content-Disposition"]
    assert disposition == f"attachment; filename*=utf-8''{quote(stored.filename)}"


@pytest.mark.parametrize(
    "service",
    [
        ["@@download"],
        ["@@download", "image"],
        ["@@download", "file", "other.exe"],
        ["@@download", "file", "a", "b"],
        ["@@images", "file"],
        [],
    ],
)
def test_other_addresses_below_a_file_are_not_found_nor_is_an_image_as_a_file(image, file, service):
    for item, asked in ((f"/files/{file.pk}", service), (f"/images/{image.pk}", ["@@download", "file"])):
        with pytest.raises(NotFound):
            library_item(item).download(asked, request())


def test_a_lost_file_is_not_found(file):
    file.file.storage.delete(file.file.name)
    get_document_model().objects.filter(pk=file.pk).update(file_size=None)
    assert content(f"/files/{file.pk}")["file"]["size"] == 0
    with pytest.raises(NotFound):
        library_item(f"/files/{file.pk}").download(["@@download", "file"], request())


def test_a_file_a_client_has_already_is_not_sent_again(file):
    item = library_item(f"/files/{file.pk}")
    tag = item.download(["@@download", "file"], request())["ETag"]
    assert item.download(["@@download", "file"], request(if_none_match=tag)).status_code == 304


def test_a_document_that_no_form_has_measured_is_measured_and_sent_without_a_tag(file):
    get_document_model().objects.filter(pk=file.pk).update(file_size=None, file_hash="")
    item = library_item(f"/files/{file.pk}")
    assert item.content()["file"]["size"] == 18
    assert "ETag" not in item.download(["@@download", "file"], request(if_none_match='""'))


def test_a_site_s_own_rules_for_documents_hold_here_too(file, monkeypatch):
    refusal = HttpResponseForbidden()
    monkeypatch.setattr(
        "wagtail_plone.content.library.hooks.get_hooks",
        lambda name: [lambda document, request: refusal] if name == "before_serve_document" else [],
    )
    assert library_item(f"/files/{file.pk}").download(["@@download", "file"], request()) is refusal
