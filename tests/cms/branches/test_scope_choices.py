"""Choosing among branches: what is refused and how, what stays, what comes first, what it is called."""

import json
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.documents import get_document_model
from wagtail.models import APIToken, Page, PageViewRestriction, Site
from wagtail.users.models import UserProfile

from cms.editorial.branches.collections import shared_collection
from cms.editorial.branches.mending import set_up
from news.models import NewsPage
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "Choose a page of your own branch, or one that is public."
FILE = "Choose a file of your own branch, or a shared one."
NEWER = "Unheard of"


@pytest.fixture
def neighbours(site, client, django_user_model):
    """The editor of Aktau is signed in; Taraz has a draft, a public story with a newer title, files."""
    taraz, aktau = set_up(site.taraz), set_up(site.aktau)
    user = django_user_model.objects.create_user("almas", password="secret")
    user.groups.add(aktau.editors)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)

    def story(title, parent, **values):
        page = factories.NewsPageFactory(parent=parent, locale=parent.locale, title=title, **values)
        page.save_revision()
        return page

    public = story("Forum in Taraz", site.taraz)
    newer = NewsPage.objects.get(pk=public.pk)
    newer.title = NEWER
    newer.save_revision()
    return SimpleNamespace(
        user=user,
        draft=story("Forum to come", site.taraz, live=False),
        public=NewsPage.objects.get(pk=public.pk),
        own=story("Forum of ours", site.aktau, live=False),
        foreign_image=factories.ImageFactory(title="Forum of theirs", collection=taraz.collection),
        shared_image=factories.ImageFactory(title="Forum for all", collection=shared_collection()),
        own_image=factories.ImageFactory(title="Forum of ours", collection=aktau.collection),
        foreign_document=get_document_model().objects.create(
            title="Plan", file=ContentFile(b"plan", name="plan.txt"), collection=taraz.collection
        ),
    )


def form_of(neighbours, site, page=None, **values):
    """The edit form of a story of Aktau, as the admin sends it."""
    data = {
        "title": "A story",
        "slug": "a-story",
        "date": "2019-11-18",
        "body-count": "0",
        "related_pages-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "gallery_images-TOTAL_FORMS": "0",
        "gallery_images-INITIAL_FORMS": "0",
        **values,
    }
    form_class = NewsPage.get_edit_handler().get_form_class()
    instance = page or NewsPage(locale=site.aktau.locale)
    return form_class(data, instance=instance, parent_page=site.aktau, for_user=neighbours.user)


def related(*pages) -> dict:
    """The values of the field of related pages."""
    values = {"related_pages-count": str(len(pages))}
    for number, page in enumerate(pages):
        start = f"related_pages-{number}"
        values |= {f"{start}-deleted": "", f"{start}-order": str(number), f"{start}-type": "page"}
        values |= {f"{start}-id": "", f"{start}-value": str(page.pk)}
    return values


def paragraph(html: str) -> dict:
    """The values of a body of one paragraph, as the editor of texts sends it."""
    converter = ContentstateConverter(["link", "document-link"])
    values = {"deleted": "", "order": "0", "type": "paragraph", "id": ""}
    values["value"] = converter.from_database_format(html)
    return {"body-count": "1", **{f"body-0-{name}": value for name, value in values.items()}}


def row(image) -> dict:
    """The values of a gallery of one picture."""
    values = {"id": "", "image": image.pk, "caption": "", "alt_text": "A board", "ORDER": "1", "DELETE": ""}
    return {
        "gallery_images-TOTAL_FORMS": "1",
        "gallery_images-INITIAL_FORMS": "0",
        **{f"gallery_images-0-{name}": value for name, value in values.items()},
    }


def test_a_field_says_what_to_choose_instead_of_a_draft_of_another_branch(neighbours, site):
    form = form_of(neighbours, site, about=neighbours.draft.pk, lead_image=neighbours.foreign_image.pk)
    assert not form.is_valid()
    assert dict(form.errors) == {"about": [PAGE], "lead_image": [FILE]}


def test_public_pages_and_shared_files_are_everybody_s(neighbours, site):
    values = {"about": neighbours.public.pk, "lead_image": neighbours.shared_image.pk}
    form = form_of(neighbours, site, **values, **related(neighbours.public, neighbours.own))
    assert form.is_valid(), form.errors


def test_the_block_says_it_in_which_a_draft_was_chosen(neighbours, site):
    form = form_of(neighbours, site, **related(neighbours.public, neighbours.draft))
    assert not form.is_valid()
    (error,) = form.errors["related_pages"].as_data()
    assert {number: inner.messages for number, inner in error.block_errors.items()} == {1: [PAGE]}


@pytest.mark.parametrize(
    ("link", "message"),
    [('<a linktype="page" id="{draft}">', PAGE), ('<a linktype="document" id="{document}">', FILE)],
)
def test_a_text_links_to_nothing_of_another_branch(neighbours, site, link, message):
    link = link.format(draft=neighbours.draft.pk, document=neighbours.foreign_document.pk)
    form = form_of(neighbours, site, **paragraph(f"<p>See {link}here</a></p>"))
    assert not form.is_valid()
    (error,) = form.errors["body"].as_data()
    assert error.block_errors[0].messages == [message]


def test_a_gallery_takes_no_picture_of_another_branch(neighbours, site):
    form = form_of(neighbours, site, **row(neighbours.foreign_image))
    assert not form.is_valid()
    assert form.formsets["gallery_images"].errors == [{"image": [FILE]}]
    assert form_of(neighbours, site, **row(neighbours.shared_image)).is_valid()


def test_what_was_on_the_page_before_stays_and_may_move_within_it(neighbours, site):
    page = neighbours.own
    page.lead_image = neighbours.foreign_image
    page.related_pages = [{"type": "page", "value": neighbours.draft.pk}]
    page.save()
    page = NewsPage.objects.get(pk=page.pk)
    values = {**related(neighbours.draft), **row(neighbours.foreign_image)}
    form = form_of(neighbours, site, page, lead_image=neighbours.foreign_image.pk, **values)
    assert form.is_valid(), form.errors


def test_an_old_choice_that_is_hidden_now_is_not_named_by_its_newest_title(neighbours, client):
    page = neighbours.own
    page.related_pages = [{"type": "page", "value": pk} for pk in (neighbours.draft.pk, neighbours.public.pk)]
    page.save_revision()
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "(not public)" in answer and "Forum in Taraz" in answer
    assert NEWER not in answer and "Forum to come" not in answer


def test_no_more_is_asked_however_much_was_chosen(neighbours, site):
    def queries(count):
        many = [
            factories.NewsPageFactory(parent=site.taraz, locale=site.taraz.locale) for _number in range(count)
        ]
        user = type(neighbours.user).objects.get(pk=neighbours.user.pk)
        chosen = SimpleNamespace(user=user)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            form = form_of(chosen, site, **related(*many))
            assert form.is_valid(), form.errors
        return [query["sql"] for query in asked if "public_U" in query["sql"]]

    assert len(queries(2)) == len(queries(7)) == 1


@pytest.fixture
def write(client, neighbours):
    """Sends JSON to the API with a token of Aktau's editor."""
    key = APIToken.generate_token()
    APIToken.objects.create(
        user=neighbours.user, name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8]
    )

    def send(method, address, body):
        headers = {"authorization": f"Bearer {key}"}
        return client.generic(
            method, f"/api/v3/{address}", json.dumps(body), "application/json", headers=headers
        )

    return send


def test_the_api_that_writes_refuses_the_same_and_names_the_field(write, neighbours, site):
    drafts = {"type": "page", "value": neighbours.draft.pk}
    picture = {"image_id": neighbours.foreign_image.pk, "alt_text": "A board"}
    for fields, named in (
        ({"about_id": neighbours.draft.pk}, "about"),
        ({"lead_image_id": neighbours.foreign_image.pk}, "lead_image"),
        ({"related_pages": [drafts]}, "related_pages"),
        ({"gallery_images": [picture]}, "gallery_images.0.image"),
    ):
        meta = {"type": "news.NewsPage", "parent_id": site.aktau.pk}
        before = Page.objects.count()
        made = write("POST", "pages/", {"title": "New", "meta": meta, **fields})
        changed = write("PATCH", f"pages/{neighbours.own.pk}/", fields)
        for answer in (made, changed):
            assert answer.status_code == 422, answer.content
            assert named in {".".join(map(str, error["loc"])) for error in answer.json()["errors"]}
        assert Page.objects.count() == before
    answer = write("PATCH", f"pages/{neighbours.own.pk}/", {"lead_image_id": neighbours.shared_image.pk})
    assert answer.status_code == 200, answer.content


def html_of(answer) -> str:
    """The page in the answer of a chooser."""
    return json.loads(answer.content)["html"]


def order_of(text: str, *marks: str) -> list[str]:
    """Those of the marks that are in a text, as they follow one another."""
    return sorted((mark for mark in marks if mark in text), key=text.index)


def test_the_page_chooser_opens_at_one_s_branch_in_one_s_language(
    client, neighbours, site, locales, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        site.aktau.save_revision().publish()
    russian = site.aktau.get_translation(locales["ru"])
    opened = client.get(reverse("wagtailadmin_choose_page"))
    assert json.loads(opened.content)["parent_page_id"] == site.aktau.pk
    UserProfile.objects.update(preferred_language="ru")
    opened = client.get(reverse("wagtailadmin_choose_page"), {"page_type": "news.NewsPage"})
    assert json.loads(opened.content)["parent_page_id"] == russian.pk


def test_one_s_own_branch_stands_before_the_others(client, neighbours, site):
    listed = html_of(client.get(reverse("wagtailadmin_choose_page_child", args=[site.branches.pk])))
    own, other = f'data-id="{site.aktau.pk}"', f'data-id="{site.taraz.pk}"'
    assert order_of(listed, own, other) == [own, other]


def test_a_search_finds_what_is_one_s_own_first(client, neighbours):
    for number in range(3):
        # They fit the words better than one's own page does.
        factories.NewsPageFactory(
            parent=neighbours.public.get_parent(), locale=neighbours.public.locale, title=f"Forum {number}"
        )
    answer = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "Forum"}).content.decode()
    own, public, draft = (
        f'data-id="{page.pk}"' for page in (neighbours.own, neighbours.public, neighbours.draft)
    )
    assert order_of(answer, own, public, draft) == [own, public]
    assert answer.index(own) == answer.index("data-id=")


@pytest.mark.parametrize("query", [{}, {"q": "Forum"}])
def test_one_s_own_pictures_come_before_shared_ones(client, neighbours, query):
    factories.ImageFactory(title="Forum, newest of all", collection=shared_collection())
    answer = client.get(reverse("wagtailimages_chooser:choose_results"), query).content.decode()
    own, shared, foreign = (
        reverse("wagtailimages_chooser:chosen", args=[image.pk])
        for image in (neighbours.own_image, neighbours.shared_image, neighbours.foreign_image)
    )
    assert order_of(answer, own, shared, foreign) == [own, shared]
    assert answer.index(own) == answer.index("/admin/images/chooser/")


def test_results_in_turn_are_cut_into_pages(client, neighbours, settings):
    settings.WAGTAILIMAGES_CHOOSER_PAGE_SIZE = 1
    found = []
    for number in (1, 2):
        answer = client.get(reverse("wagtailimages_chooser:choose_results"), {"p": number})
        found += [image.pk for image in answer.context["results"]]
    assert found == [neighbours.own_image.pk, neighbours.shared_image.pk]


@pytest.mark.parametrize("address", ["wagtailadmin_choose_page_search", "wagtailadmin_choose_page_child"])
def test_a_public_page_of_another_branch_has_its_public_title(client, neighbours, site, address):
    arguments = [site.taraz.pk] if address.endswith("child") else []
    answer = client.get(reverse(address, args=arguments), {"q": "Forum"}).content.decode()
    assert "Forum in Taraz" in answer
    assert NEWER not in answer


@pytest.fixture
def typed(client, site):
    """Type an address into the chooser of links; the answer."""
    # Wagtail looks for pages below the home page of the site's record alone, on a host with a full name.
    Site.objects.update(hostname="example.org", root_page=site.home)
    Site.clear_site_root_paths_cache()

    def type_address(address):
        values = {"external-link-chooser-url": address, "external-link-chooser-link_text": ""}
        answer = client.post(reverse("wagtailadmin_choose_page_external_link"), values)
        return answer.content.decode()

    return type_address


def test_a_chosen_page_and_a_typed_address_have_it_too(client, neighbours, typed):
    chosen = client.get(reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": neighbours.public.pk})
    url = f"http://example.org/en/branches/taraz/{neighbours.public.slug}/"
    confirmed = typed(f"{url}?page=2")
    assert json.loads(confirmed)["step"] == "confirm_external_to_internal"
    for answer in (chosen.content.decode(), typed(url), confirmed):
        assert "Forum in Taraz" in answer
        assert NEWER not in answer


def test_an_address_of_a_private_page_stays_an_address(neighbours, typed):
    PageViewRestriction.objects.create(page=neighbours.public, restriction_type="login")
    url = f"http://example.org/en/branches/taraz/{neighbours.public.slug}/"
    for address in (url, f"{url}?page=2"):
        answer = typed(address)
        assert json.loads(answer)["result"]["url"] == address
        assert "Forum in Taraz" not in answer


def test_nothing_is_moved_copied_or_listed_by_the_id_of_a_foreign_draft(client, neighbours):
    own, draft = neighbours.own.pk, neighbours.draft.pk
    admin = "wagtailadmin_pages"
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    answers = [
        client.get(reverse(f"{admin}:move_confirm", args=[own, draft]), follow=True),
        client.get(reverse(f"{admin}:move_confirm", args=[draft, own]), follow=True),
        client.post(
            reverse(f"{admin}:copy", args=[own]),
            {"new_title": "Copy", "new_slug": "copy", "new_parent_page": draft},
            follow=True,
        ),
        client.get(f"{bulk}?id={draft}&id={own}"),
        client.get(reverse("wagtailadmin_explore", args=[draft]), follow=True),
    ]
    for answer in answers:
        assert "Forum to come" not in answer.content.decode()
    assert not Page.objects.filter(slug="copy").exists()


def test_choosers_ask_no_more_the_more_there_is(client, neighbours, site):
    addresses = {
        "tree": (reverse("wagtailadmin_choose_page_child", args=[site.branches.pk]), {}),
        "search": (reverse("wagtailadmin_choose_page_search"), {"q": "Branch"}),
        "pictures": (reverse("wagtailimages_chooser:choose_results"), {"q": "Forum"}),
    }

    def queries():
        counts = {}
        for name, (address, query) in addresses.items():
            client.get(address, query)
            with CaptureQueriesContext(connection) as asked:
                client.get(address, query)
            counts[name] = len(asked)
        return counts

    before = queries()
    for number in range(4):
        branch = factories.BranchPageFactory(
            parent=site.branches, title=f"Branch {number}", slug=f"b{number}", locale=site.branches.locale
        )
        factories.NewsPageFactory(parent=branch, locale=branch.locale, live=False)
        factories.ImageFactory(title=f"Forum {number}", collection=shared_collection())
    rows = queries()
    # Wagtail asks for the page above each row of the tree.
    assert rows["tree"] - before["tree"] <= 4
    assert rows["search"] <= before["search"]
    assert rows["pictures"] <= before["pictures"]
