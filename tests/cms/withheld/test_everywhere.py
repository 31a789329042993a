"""One picture in every place of a page, taken out of all of them at once, and back in its places again."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.editorial.bin.keeping import put, restore
from cms.editorial.bin.models import BinItem
from cms.media.consent import Consent
from cms.media.expiring import withhold_what_is_due
from cms.media.models import CustomImage
from programs.models import ForumPage
from tests import factories
from tests.api.conftest import settle
from wagtail_plone.models import PublishedDocument

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "kk", "ru")
# Words that stand with the picture and go with it.
WORDS = ("Caption in the text", "Caption in the block", "Caption in the gallery")


@pytest.fixture
def image():
    return factories.ImageFactory(title="Withdrawn one", consent=Consent.UNKNOWN)


@pytest.fixture
def other():
    return factories.ImageFactory(title="Another one", consent=Consent.UNKNOWN)


@pytest.fixture
def pages(site, forum, image, other) -> list[ForumPage]:
    """A forum and what stands for it in the other languages, with the picture in every place."""
    rich_text = f'<p>Before <embed embedtype="image" id="{image.pk}" alt="Embedded" format="left"/> after</p>'
    chosen = [
        {"image": {"image": one.pk, "alt_text": "", "decorative": True}, "caption": caption}
        for one, caption in ((image, WORDS[1]), (other, "Another caption"))
    ]
    forum.lead_image = image
    forum.body = [
        {"type": "paragraph", "value": rich_text},
        {"type": "image", "value": {**chosen[0], "caption": WORDS[0]}},
        {"type": "gallery", "value": {"title": "Exhibition", "items": chosen}},
    ]
    forum.organisers = [{"type": "organiser", "value": {"name": "Organiser", "url": "", "logo": image.pk}}]
    forum.save()
    factories.add_gallery(forum, 1, image=image, caption=WORDS[2])
    factories.add_gallery(forum, 1, image=other, caption="Another of the gallery")
    ForumPage.objects.get(pk=forum.pk).save_revision().publish()
    settle()
    return list(
        ForumPage.objects.filter(translation_key=forum.translation_key).order_by("locale__language_code")
    )


def answers(client, page) -> dict[str, str]:
    """What readers and clients are told of a page, by door."""
    path = page.get_url().rstrip("/")
    above = path.rsplit("/", 1)[0]
    return {
        "HTML": client.get(page.get_url()).content.decode(),
        "HTML above": client.get(f"{above}/").content.decode(),
        "JSON": client.get(f"/++api++{path}").content.decode(),
        "search": client.get(
            f"/++api++{above}/@search", {"metadata_fields": "_all", "fullobjects": 1}
        ).content.decode(),
        "changes": client.get("/++api++/@changes").content.decode(),
    }


def marks(client, page, image) -> dict[str, set[str]]:
    """Doors that show the picture (by an address of it) and its words, by door: what of it they tell."""
    told = {}
    for door, text in answers(client, page).items():
        shown = {word for word in WORDS if word in text}
        addresses = (f"/{image.pk}/fill-", f"/{image.pk}/max-", f"images/{image.pk}/", f"-{image.pk}-")
        if any(address in text for address in addresses):
            shown.add("picture")
        told[door] = shown
    return told


def sequences() -> dict[int, int]:
    return dict(PublishedDocument.objects.values_list("page_id", "sequence"))


def withdraw(image):
    image.consent = Consent.WITHDRAWN
    image.save()


def give(image):
    image.consent = Consent.GIVEN
    image.save()


def expire(image):
    CustomImage.objects.filter(pk=image.pk).update(
        consent=Consent.GIVEN, consent_until=timezone.localdate() - timedelta(days=1)
    )
    withhold_what_is_due()


def prolong(image):
    CustomImage.objects.filter(pk=image.pk).update(consent_until=timezone.localdate() + timedelta(days=1))
    withhold_what_is_due()


def take_back(image):
    restore(BinItem.objects.get(object_id=str(image.pk)))


@pytest.mark.parametrize(
    ("take", "bring"),
    [(withdraw, give), (expire, prolong), (put, take_back)],
    ids=["withdrawn", "expired", "bin"],
)
def test_a_picture_goes_from_all_places_in_all_languages_and_comes_back(
    client, pages, image, other, take, bring
):
    assert [page.locale.language_code for page in pages] == list(LANGUAGES)
    before = [marks(client, page, image) for page in pages]
    assert all(told["HTML"] == told["JSON"] == {"picture", *WORDS} for told in before)
    assert all("picture" in told["search"] for told in before)
    rendition = image.get_rendition("width-64")
    storage, name = rendition.file.storage, rendition.file.name
    file_address, original = rendition.url, image.file.url
    assert client.get(file_address).status_code == 200
    numbers = sequences()

    image = CustomImage.objects.get(pk=image.pk)
    take(image)
    settle()
    for page in pages:
        assert not {door: told for door, told in marks(client, page, image).items() if told}
        told = answers(client, page)
        assert "Another caption" in told["HTML"] and "Another of the gallery" in told["HTML"]
        assert "Another caption" in told["JSON"] and "Organiser" in told["JSON"]
        assert json.loads(told["JSON"])["lead_image"] is None
        assert sequences()[page.pk] > numbers[page.pk]
    assert not storage.exists(name)
    assert [client.get(address).status_code for address in (file_address, original)] == [404, 404]
    for address in (
        f"/++api++/images/{image.pk}",
        f"/api/v2/images/{image.pk}/",
        f"/api/v3/images/{image.pk}/",
    ):
        assert client.get(address).status_code == 404
    # What was chosen is kept.
    kept = ForumPage.objects.get(pk=pages[0].pk)
    assert kept.lead_image_id == image.pk and kept.gallery_images.count() == 2

    bring(CustomImage.objects.get(pk=image.pk))
    settle()
    assert [marks(client, page, image) for page in pages] == before


def test_where_the_picture_was_is_recorded_and_in_the_log(client, pages, image, django_user_model):
    withdraw(image)
    settle()
    record = image.withholdings.get()
    places = record.places.values_list("page", "language", "places", "was_public")
    assert set(places) == {
        (page.pk, page.locale.language_code, "lead gallery logo body", True) for page in pages
    }
    assert ModelLogEntry.objects.get(action="cms.withhold").data == {"reason": "withdrawn", "pages": 3}
    logged = PageLogEntry.objects.filter(action="cms.withhold_picture")
    assert {entry.page_id for entry in logged} == {page.pk for page in pages}
    assert "Withdrawn one" in logged[0].formatter.format_message(logged[0])
    give(image)
    record.refresh_from_db()
    assert record.ended_at is not None
    assert PageLogEntry.objects.filter(action="cms.show_picture").count() == 3


def test_the_documents_are_owed_in_the_transaction_that_withdraws(pages, image, settings):
    from wagtail_plone.models import OwedRefresh

    settings.WAGTAIL_PLONE_REFRESH = "later"
    OwedRefresh.objects.all().delete()
    withdraw(image)
    # Nothing was committed yet: whoever dies now leaves the debt or nothing of it.
    assert OwedRefresh.objects.filter(kind="shown", key=str(image.pk)).exists()


def test_editors_are_told_of_pictures_that_will_not_be_shown_and_of_unknown_consent(pages, image, other):
    page = ForumPage.objects.get(pk=pages[0].pk)
    assert "The consent of the people in 2 pictures is not noted." in page.editorial_notes()
    withdraw(image)
    notes = ForumPage.objects.get(pk=pages[0].pk).editorial_notes()
    assert notes[:2] == [
        "1 picture will not be shown: its consent has ended, or it is in the bin.",
        "The consent of the people in 1 picture is not noted.",
    ]
    # Notes read the page, they take nothing out of it.
    page = ForumPage.objects.get(pk=pages[0].pk)
    page.editorial_notes()
    assert page.lead_image_id == image.pk and len(page.gallery) == 2


def test_no_size_is_made_of_a_withheld_picture(pages, image):
    from cms.media.tasks import make_renditions

    withdraw(image)
    assert make_renditions.func([[image.pk, "card"]]) == 0
    assert not image.renditions.exists()
