"""Page types that know nothing of the plugin answer, with what they declare to Wagtail itself."""

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail_plone.models import PublishedDocument, SerialisationFailure

from helpers import ROOT, add, manual, picture, settle, shown
from shop.models import Contact, ContactField, Leaflet, Maker, Mug, Notice, Part, Post, Sale

pytestmark = pytest.mark.django_db
FORM = {"label": "Your name", "field_type": "singleline", "required": True}


def test_a_type_that_declares_nothing_answers_with_the_texts_it_has(shop, get):
    add(shop.start, Leaflet(title="Opening hours", body="<h2>Week</h2><p>9 to 5</p>", picture=picture()))
    answer = get("/site/opening-hours")
    assert (answer["@type"], answer["title"]) == ("Document", "Opening hours")
    assert answer["@id"] == f"{ROOT}/site/opening-hours"
    assert shown(answer) == ["title", "leadimage", "Week", "9 to 5"]
    assert answer["image"]["alt"] == "A mug, seen from the side"


def test_api_fields_are_sent_typed_whichever_way_they_are_declared(mug, get):
    answer = get("/site/blue-mug")
    assert (answer["price"], answer["size"], answer["label"]) == (12.5, 0.3, "Yes")
    assert answer["summary"] == "<p>For <b>tea</b></p>"
    assert answer["picture"]["scales"]["tile"]["download"].startswith(f"{ROOT}/site/blue-mug/@@images/")
    assert answer["maker"]["name"] == "A. Potter"
    assert [part["name"] for part in answer["parts"]] == ["Handle"]
    assert answer["parts"][0]["picture"]["alt"] == "Handle, seen from the side"


def test_an_api_field_with_a_serializer_is_sent_as_it_says(mug, get):
    answer = get("/site/blue-mug")
    assert answer["since"] == "01.05.2024"
    assert (answer["picture_small"]["width"], answer["picture_small"]["height"]) == (20, 20)
    # One that needs more than there is when a page is published takes nothing else with it.
    assert answer["broken"] is None


def test_files_have_whole_addresses(mug, get):
    answer = get("/site/blue-mug")
    assert answer["manual"]["title"] == "How to wash it"
    assert answer["manual"]["download"].startswith(f"{ROOT}/documents/")
    assert answer["drawing"] is None


def test_what_is_not_declared_is_not_sent(mug, client):
    settle()
    assert b"3.00" not in client.get("/++api++/site/blue-mug").content


def test_a_field_named_like_a_part_of_the_tree_does_not_stand_in_its_place(mug, client):
    text = client.get("/++api++/site/blue-mug").content.decode()
    assert text.count('"items":6') == 0


def test_related_pages_are_summaries_however_they_are_found(shop, mug, get):
    cup = add(shop.start, Mug(title="Cup", price=3, goes_with=[mug]))
    add(shop.start, Mug(title="Draft", price=3, live=False))
    answer = get("/site/cup")
    assert [page["@id"] for page in answer["goes_with"]] == [f"{ROOT}/site/blue-mug"]
    assert [page["title"] for page in answer["neighbours"]] == ["Blue mug"]
    mug.unpublish()
    assert get("/site/cup")["goes_with"] == []
    assert cup.live


def test_a_type_may_say_what_it_is_in_plone(shop, mug, get):
    sale = Sale(
        title="Summer sale",
        teaser="<p>Half <i>price</i></p>",
        opens="2024-06-01T09:00:00+01:00",
        closes="2024-06-02T18:00:00+01:00",
        cover=picture("Cover"),
        topics="tea, coffee",
        products=[mug],
    )
    add(shop.start, sale)
    answer = get("/site/summer-sale")
    assert (answer["@type"], answer["layout"]) == ("Event", "event_view")
    assert (answer["start"], answer["description"]) == ("2024-06-01T09:00:00+01:00", "Half price")
    assert answer["image"]["alt"] == "Cover, seen from the side"
    assert answer["subjects"] == ["tea", "coffee"]
    assert [page["title"] for page in answer["relatedItems"]] == ["Blue mug"]


def test_a_form_is_a_page_like_any_other(shop, get):
    form = Contact(title="Write to us", intro="<p>We answer</p>")
    form.form_fields = [ContactField(**FORM)]
    add(shop.start, form)
    answer = get("/site/write-to-us")
    assert answer["type_title"] == "contact form"
    assert shown(answer) == ["title", "We answer", "Contact fields", "Your name"]
    assert answer["form_fields"] == [
        {**FORM, "clean_name": "your_name", "choices": "", "default_value": "", "help_text": ""}
    ]


def test_a_page_that_chooses_its_own_address_is_found_there(shop, get, client):
    add(shop.start, Post(title="News", year=2023))
    assert get("/site/2023-news")["@id"] == f"{ROOT}/site/2023-news"
    assert client.get("/++api++/site/news").status_code == 404


def test_every_document_can_be_made_again_and_is_the_same(shop, mug, story):
    story(("maker", mug.maker_id), ("page", mug.pk))
    settle()
    before = list(PublishedDocument.objects.values_list("page_id", "fingerprint", "sequence"))
    call_command("rebuild_documents")
    assert list(PublishedDocument.objects.values_list("page_id", "fingerprint", "sequence")) == before
    assert {page_id for page_id, *_rest in before} >= {shop.start.pk, mug.pk}
    assert not SerialisationFailure.objects.exists()


def test_a_snippet_that_changes_changes_the_pages_that_show_it(shop, mug, get):
    mug.notice = Notice.objects.create(words="Sold out")
    mug.save_revision().publish()
    assert get("/site/blue-mug")["notice"] == {"title": "Sold out"}
    mug.notice.words = "Back again"
    mug.notice.save()
    assert get("/site/blue-mug")["notice"] == {"title": "Back again"}


def test_what_a_snippet_shows_reaches_the_pages_that_show_the_snippet(shop, mug, get):
    other = add(shop.start, Leaflet(title="Workshop"))
    Maker.objects.update(about=f'<p><a linktype="page" id="{other.pk}">workshop</a></p>')
    maker = Maker.objects.get()
    maker.save()
    assert f'href="{ROOT}/site/workshop"' in get("/site/blue-mug")["maker"]["about"]
    other.slug = "studio"
    other.save_revision().publish()
    assert f'href="{ROOT}/site/studio"' in get("/site/blue-mug")["maker"]["about"]


def test_snippets_that_name_each_other_come_to_an_end(mug, get):
    maker = Maker.objects.get()
    maker.partner = Maker.objects.create(code="other", name="B. Potter", partner=maker)
    maker.save()
    assert get("/site/blue-mug")["maker"]["partner"]["partner"] == {"title": "A. Potter"}


def test_an_inline_row_that_changes_changes_its_page(mug, get):
    settle()
    part = Part.objects.get()
    part.name = "Lid"
    part.save()
    assert [part["name"] for part in get("/site/blue-mug")["parts"]] == ["Lid"]


def test_a_document_is_found_where_the_site_serves_none(mug, get, settings):
    settings.ROOT_URLCONF = "shopsite.urls_at_root"
    mug.manual = manual("How to hold it")
    Page.objects.get(pk=mug.pk).specific.save()
    mug.save_revision().publish()
    assert get("/blue-mug")["manual"]["download"].startswith(f"{ROOT}/media/documents/")
