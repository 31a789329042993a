"""What those see with whom the address of a page is shared."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from cms.media.consent import Consent
from programs.models import TrainerPage
from tests import factories

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"


@pytest.fixture
def shared(client):
    """A function that gives what a page says to whoever it is shared with: values by property."""

    def ask(page) -> dict[str, list[str]]:
        html = BeautifulSoup(client.get(page.url).content, "html.parser")
        values: dict[str, list[str]] = {}
        for meta in html.head.find_all("meta"):
            values.setdefault(meta.get("property") or meta.get("name", ""), []).append(meta.get("content"))
        return values

    return ask


def test_a_story_is_an_article_with_its_day(site, shared):
    told = shared(factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale))
    assert told["og:type"] == ["article"]
    assert told["article:published_time"] == ["2019-11-18"]


def test_a_trainer_is_a_profile_and_an_event_a_page_of_the_site(forum, shared):
    trainer = TrainerPage.objects.get()
    told = shared(trainer)
    assert told["og:type"] == ["profile"]
    assert told["profile:last_name"] == [trainer.family_name]
    assert shared(forum)["og:type"] == ["website"]


def test_languages_are_named_with_their_territory(site, shared):
    assert shared(site.home)["og:locale"] == ["en_GB"]
    assert shared(site.home)["og:locale:alternate"] == ["kk_KZ", "ru_RU"]


def test_a_fallback_names_the_language_of_its_text(
    forum, locales, shared, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        forum.save_revision().publish()
    fallback = type(forum).objects.get(translation_key=forum.translation_key, locale=locales["ru"])
    assert shared(fallback)["og:locale"] == ["en_GB"]
    assert "og:locale:alternate" not in shared(fallback)


def test_a_page_is_shared_with_its_picture_and_what_that_shows(forum, shared):
    forum.lead_image = factories.ImageFactory()
    forum.save()
    told = shared(forum)
    assert told["og:image"][0].startswith(f"{ROOT}/pictures/")
    # The library's picture has no more pixels.
    assert (told["og:image:width"], told["og:image:height"]) == (["120"], ["68"])
    assert told["og:image:alt"] == ["People in a hall"]
    assert told["twitter:card"] == ["summary_large_image"]


@pytest.mark.parametrize("is_withheld", [False, True])
def test_a_page_without_a_picture_is_shared_with_a_card_that_has_its_title(
    client, forum, shared, is_withheld
):
    if is_withheld:
        forum.lead_image = factories.ImageFactory(consent=Consent.WITHDRAWN)
        forum.save()
    told = shared(forum)
    [address] = told["og:image"]
    assert address.startswith(f"{ROOT}/cards/{forum.pk}/")
    with Image.open(BytesIO(client.get(address.removeprefix(ROOT)).content)) as drawn:
        assert [[str(side)] for side in drawn.size] == [told["og:image:width"], told["og:image:height"]]
    assert told["og:image:alt"] == [forum.title]
