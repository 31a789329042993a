"""Pictures and documents in every state of the pages that show them, at every door, for everybody."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import APIToken, CollectionViewRestriction, PageViewRestriction

from cms.editorial.bin.keeping import put
from cms.editorial.branches.collections import shared_collection
from cms.editorial.branches.mending import set_up
from cms.localization.teams import translators
from cms.media.consent import Consent
from cms.media.picture_sizes import on_demand_url
from cms.media.storage import ReadThroughSite
from tests import factories
from tests.api.conftest import settle
from tests.recorded import recorded
from wagtail_plone.serialize.scales import ScaledImage

pytestmark = pytest.mark.django_db
# Where a file stands, and who may see it: a stranger, somebody signed in without rights, the editor of the
# branch, an editor of another, a translator into Kazakh, an administrator. "o": the original too. The last
# row's file is one that all branches share.
TABLE = """
                        stranger  member  editor  other  translator  administrator
public                  yes       yes     o       yes    yes         o
draft                   -         -       o       -      yes         o
scheduled               -         -       o       -      yes         o
unpublished             -         -       o       -      yes         o
password                -         -       o       -      yes         o
login                   -         yes     o       yes    yes         o
group                   -         -       o       -      yes         o
private collection      -         -       o       -      yes         o
below a private page    -         yes     o       yes    yes         o
mirror of a private one -         yes     o       yes    yes         o
draft of a public page  -         -       o       -      yes         o
nowhere                 -         -       o       -      yes         o
Kazakh draft            -         -       yes     yes    o           o
withdrawn               -         -       o       -      -           o
expired                 -         -       o       -      -           o
in the bin              -         -       o       -      -           o
"""
# Documents have no consent, and are withheld in the bin alone; lists name nothing that lies in it.
PICTURES_ALONE = {"withdrawn", "expired"}
IN_BIN = {"in the bin"}
RENDITION = "width-64|format-webp"
PERSONS = TABLE.split("\n")[1].split()
ROWS = {line[:24].strip(): line[24:].split() for line in TABLE.strip("\n").split("\n")[1:]}


def states_for(person: str, *marks: str) -> set[str]:
    """The states in which somebody may have a file."""
    return {state for state, row in ROWS.items() if row[PERSONS.index(person)] in marks}


@pytest.fixture
def files(site) -> dict[str, tuple]:
    """A picture and a document for every state, on a page of the Taraz branch that is in it."""
    return recorded("files in every state", lambda: build_files(site))


def build_files(site) -> dict[str, tuple]:
    """Pages in every state, what they show, and a rendition of every picture."""
    set_up(site.taraz)
    site.taraz.refresh_from_db()
    shown_files = {}

    def pair(state, collection=None):
        collection = collection or site.taraz.collection
        file = ContentFile(f"about {state}".encode(), name=f"{state}.txt".replace(" ", "-"))
        shown_files[state] = (
            factories.ImageFactory(title=f"Findable {state}", collection=collection),
            get_document_model().objects.create(title=f"Findable {state}", file=file, collection=collection),
        )
        return shown_files[state]

    def page(state, parent=site.taraz, shown=None, **values):
        image, document = shown or pair(state)
        text = f'<p><a linktype="document" id="{document.pk}">Programme</a></p>'
        return factories.NewsPageFactory(
            parent=parent,
            locale=parent.locale,
            slug=state.lower().replace(" ", "-"),
            lead_image=image,
            body=[{"type": "paragraph", "value": text}],
            **values,
        )

    def restricted(page, kind, **values):
        return PageViewRestriction.objects.create(page=page, restriction_type=kind, **values)

    public = page("public")
    page("draft", live=False)
    scheduled = page("scheduled", live=False)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    page("unpublished").unpublish()
    restricted(page("password"), "password", password="open sesame")
    restricted(page("login"), "login")
    restricted(page("group"), "groups").groups.add(Group.objects.create(name="Board"))
    staff = site.taraz.collection.add_child(name="Staff")
    CollectionViewRestriction.objects.create(collection=staff, restriction_type="groups")
    page("private collection", shown=pair("private collection", staff))
    closed = factories.ContentPageFactory(parent=site.home, locale=site.home.locale)
    restricted(closed, "login")
    page("below a private page", parent=closed)
    page("mirror of a private one", parent=closed).create_alias(parent=site.home, update_slug="mirror")
    public.lead_image, document = pair("draft of a public page")
    public.body = [
        {"type": "paragraph", "value": f'<p><a linktype="document" id="{document.pk}">New</a></p>'}
    ]
    public.save_revision()
    pair("nowhere")
    page(
        "Kazakh draft",
        parent=site.homes["kk"],
        shown=pair("Kazakh draft", shared_collection()),
        live=False,
    ).__class__.objects.filter(slug="kazakh-draft").update(fallback_from=site.home.locale)
    page("withdrawn")
    page("expired")
    page("in the bin")
    settle()
    assert set(shown_files) == set(ROWS)
    withhold(shown_files)
    settle()
    for image, _document in shown_files.values():
        image.get_rendition(RENDITION)
    return shown_files


def withhold(shown_files: dict[str, tuple]) -> None:
    """Take what is not to be shown from the public pages that show it."""
    withdrawn, expired = (shown_files[state][0] for state in ("withdrawn", "expired"))
    withdrawn.consent = Consent.WITHDRAWN
    expired.consent, expired.consent_until = Consent.GIVEN, timezone.localdate() - timedelta(days=1)
    withdrawn.save()
    expired.save()
    for file in shown_files["in the bin"]:
        put(file)


@pytest.fixture
def person(site, django_user_model):
    """Somebody by the name of a column; None for a stranger."""

    def make(name):
        if name == "stranger":
            return None
        if name == "administrator":
            return django_user_model.objects.create_superuser(name)
        user = django_user_model.objects.create_user(name)
        if name == "editor":
            user.groups.add(set_up(site.taraz).editors)
        elif name == "other":
            user.groups.add(set_up(site.aktau).editors)
        elif name == "translator":
            user.groups.add(translators(site.homes["kk"].locale, site.homes["kk"]))
        return user

    return make


def token_of(user) -> str:
    """One of Wagtail's API tokens."""
    key = APIToken.generate_token()
    APIToken.objects.create(user=user, name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8])
    return key


class Asking:
    """Somebody's questions, signed in by a session, by a token, or not at all; each answers with states."""

    def __init__(self, client, files, headers=None):
        self.client, self.files, self.headers = client, files, headers or {}

    def get(self, address, **query):
        return self.client.get(address, query, headers=self.headers)

    def answered(self, number, address) -> set[str]:
        """The states whose picture (0) or document (1) is sent from an address made of it."""
        answers = {state: self.get(address(pair[number])) for state, pair in self.files.items()}
        # Wagtail sends whoever comes to a private collection to its log-in.
        assert {answer.status_code for answer in answers.values()} <= {200, 302, 404}
        return {state for state, answer in answers.items() if answer.status_code == 200}

    def listed(self, number, address, count, **query) -> set[str]:
        """The states a list names; it must count as many."""
        body = self.get(address, limit=100, **query).json()
        ids = {item["id"] for item in body["items"]}
        assert count(body) == len(ids)
        return {state for state, pair in self.files.items() if pair[number].pk in ids}

    def download_urls(self, address) -> list[str]:
        """Addresses of pictures that one of Wagtail's APIs names."""
        return [item["meta"]["download_url"] for item in self.get(address, limit=100).json()["items"]]

    def v2(self) -> dict[str, set]:
        """States of files that Wagtail's API v2 tells of."""
        return self._wagtail_api("/api/v2", lambda body: body["meta"]["total_count"])

    def v3(self) -> dict[str, set]:
        """States of files that Wagtail's API v3 tells of."""
        return self._wagtail_api("/api/v3", lambda body: body["count"])

    def _wagtail_api(self, api, count) -> dict[str, set]:
        told = {}
        for number, kind in enumerate(("images", "documents")):
            address = f"{api}/{kind}/"
            told[f"{address}<id>"] = self.answered(number, lambda file, at=address: f"{at}{file.pk}/")
            told[address] = self.listed(number, address, count)
            told[f"{address}?search"] = self.listed(number, address, count, search="Findable")
        return told

    def plone(self) -> dict[str, set]:
        """States of files that the API of Plone's shape tells of and sends."""
        return {
            "/images/<id>": self.answered(0, lambda image: f"/++api++/images/{image.pk}"),
            "@@images": self.answered(
                0, lambda image: f"/++api++/images/{image.pk}/@@images/{ScaledImage(image).name(64)}"
            ),
            "/files/<id>": self.answered(1, lambda file: f"/++api++/files/{file.pk}"),
            "@@download": self.answered(1, lambda file: f"/++api++/files/{file.pk}/@@download/file"),
        }

    def site(self) -> dict[str, set]:
        """States of files that the site's own addresses send."""
        return {
            "documents/": self.answered(1, lambda file: file.url),
            "media/images/": self.answered(0, lambda image: image.get_rendition(RENDITION).url),
            "pictures/": self.answered(0, lambda image: on_demand_url(image, "fill-240x160|format-webp")),
        }

    def originals(self) -> set[str]:
        """The pictures whose original is sent."""
        return self.answered(0, lambda image: image.file.url)


def by_door(told: dict[str, set], user) -> dict[str, set]:
    """States of what the site's own addresses send, with the one exception Wagtail makes.

    Its own hook lets those alone have documents of a private collection whom the restriction names.
    """
    if user is not None and not user.is_superuser and "draft" in told["documents/"]:
        assert "private collection" not in told["documents/"]
        told["documents/"].add("private collection")
    return told


def is_all(told: dict[str, set], expected: set[str]) -> None:
    """Assert that every door tells of these states and of no others.

    Of documents, those of a public page are as public where only its picture is withheld.
    """
    wrong = {}
    for door, states in told.items():
        wanted = set(expected)
        if is_of_documents(door):
            # Whoever sees what is public has these, with their pages.
            wanted |= PICTURES_ALONE
        if "/api/" in door:
            wanted -= IN_BIN
        if states != wanted:
            wrong[door] = states ^ wanted
    assert not wrong, wrong


def is_of_documents(door: str) -> bool:
    """Tell whether a door is one for documents."""
    return "documents" in door or "files" in door or "@@download" in door


@pytest.mark.parametrize("name", PERSONS)
def test_whoever_comes_with_a_session_is_sent_what_they_may_see(client, files, person, name):
    user = person(name)
    if user:
        client.force_login(user)
    asking = Asking(client, files)
    is_all(by_door(asking.site(), user), states_for(name, "yes", "o"))
    assert asking.originals() == states_for(name, "o")
    # Nobody is signed in to an API by a cookie.
    for told in (asking.v2(), asking.v3(), asking.plone()):
        is_all(told, {"public"})


@pytest.mark.parametrize("name", PERSONS[1:])
def test_whoever_comes_with_a_token_is_told_what_they_may_see(client, files, person, name):
    user = person(name)
    asking = Asking(client, files, {"authorization": f"Bearer {token_of(user)}"})
    is_all(asking.v3(), states_for(name, "yes", "o"))
    told = asking.site()
    # The restriction of a private collection knows no tokens.
    told["documents/"] |= states_for(name, "yes", "o") & {"private collection"}
    is_all(told, states_for(name, "yes", "o"))
    assert asking.originals() == states_for(name, "o")
    # These two answer everybody alike.
    for told in (asking.v2(), asking.plone()):
        is_all(told, {"public"})


def test_a_reader_who_gave_the_password_is_sent_what_the_page_shows_and_no_original(client, files):
    restriction = PageViewRestriction.objects.get(restriction_type="password")
    session = client.session
    session["passed_page_view_restrictions"] = [restriction.pk]
    session.save()
    asking = Asking(client, files)
    is_all(asking.site(), {"public", "password"})
    assert asking.originals() == set()
    is_all(asking.v3(), {"public"})


def test_what_an_api_names_as_a_picture_s_address_is_answered(client, files, person):
    for address in ("/api/v2/images/", "/api/v3/images/"):
        (url,) = Asking(client, files).download_urls(address)
        assert "original_images" not in url
        assert client.get(url).status_code == 200
    for name in ("editor", "other"):
        asking = Asking(client, files, {"authorization": f"Bearer {token_of(person(name))}"})
        urls = [url for url in asking.download_urls("/api/v3/images/") if url]
        assert {asking.get(url).status_code for url in urls} == {200}


def test_pictures_and_documents_may_be_kept_as_long_as_they_are_public(client, files, person):
    client.force_login(person("editor"))
    kept = {}
    for state in ("public", "draft"):
        rendition = files[state][0].get_rendition(RENDITION)
        on_demand = on_demand_url(files[state][0], RENDITION)
        kept[state] = {client.get(url)["Cache-Control"] for url in (rendition.url, on_demand)}
    assert kept["public"] == {"public, max-age=3600"}
    assert kept["draft"] == {"private, no-cache"}
    assert client.get(files["public"][0].file.url)["Cache-Control"] == "private, no-cache"


def test_a_rendition_s_address_cannot_be_guessed(files):
    image = files["draft"][0]
    first, second = (image.get_rendition(f"width-{width}|format-webp").file.name for width in (32, 64))
    assert first.split("-")[0] != second.split("-")[0]
    assert first.startswith(f"images/{image.pk}/")


def test_an_original_is_sent_where_the_web_server_serves_the_renditions(client, files, person, settings):
    settings.SERVE_MEDIA = False
    client.force_login(person("editor"))
    assert client.get(files["public"][0].file.url).status_code == 200
    assert client.get(files["public"][0].get_rendition("width-64").url).status_code == 404


class Bucket(Storage):
    """A storage as those of buckets are: without paths, with addresses of its own."""

    def __init__(self):
        self.kept: dict[str, bytes] = {}

    def _open(self, name: str, mode: str = "rb") -> ContentFile:
        return ContentFile(self.kept[name], name=name)

    def _save(self, name: str, content) -> str:
        content.seek(0)
        self.kept[name] = content.read()
        return name

    def exists(self, name: str) -> bool:
        """True where there is such a file."""
        return name in self.kept

    def size(self, name: str) -> int:
        """The size in bytes."""
        return len(self.kept[name])

    def url(self, name: str) -> str:
        """The address at which the bucket serves a file."""
        return f"https://bucket.example/{name}"


class Elsewhere(ReadThroughSite, Bucket):
    """A bucket as this site reads it."""


def test_originals_in_a_bucket_are_read_through_the_site(client, db, settings, django_user_model):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "tests.api.test_file_doors.Elsewhere"},
    }
    image = factories.ImageFactory()
    assert image.file.url == f"/media/{image.file.name}"
    assert image.get_rendition("width-64").url.startswith("https://bucket.example/images/")
    assert client.get(image.file.url).status_code == 404
    client.force_login(django_user_model.objects.create_superuser("root"))
    original = client.get(image.file.url)
    assert (original.status_code, original["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(original.streaming_content)


def test_a_picture_costs_one_question_to_the_rule_however_many_pages_show_it(
    client, site, files, django_assert_num_queries
):
    address = files["public"][0].get_rendition(RENDITION).url
    for _one in range(3):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, lead_image=files["public"][0])
    client.get(address)
    with django_assert_num_queries(2):
        client.get(address)
