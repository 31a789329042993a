"""Cards drawn for pages without a picture: what is on them, who gets them, how long they are kept."""

from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from cms.syndication.cards.drawing import LINES_MOST, SIZE, Words, card
from cms.syndication.cards.lettering import lettering
from cms.syndication.cards.serving import card_address, words_of
from tests import factories

pytestmark = pytest.mark.django_db
KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі «Мектеп» — 2019 ж., № 7"


def test_a_card_is_a_picture_of_the_size_that_is_told(client, forum):
    answer = client.get(card_address(forum))
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    with Image.open(BytesIO(answer.content)) as drawn:
        assert drawn.size == SIZE
    assert len(answer.content) < 100_000


def test_the_words_on_it_are_in_the_language_of_the_page(forum):
    assert words_of(forum) == Words(
        "Center of Pedagogical Excellence", "Forum · 14–15 November 2019 · Taraz", "Leadership forum"
    )


def test_every_letter_of_the_three_languages_is_drawn():
    for family in ("golos-text", "literata"):
        letters = lettering(family, 40, 600)
        assert "".join(part for part, _face in letters.runs(KAZAKH)) == KAZAKH
        assert [part for part, _face in letters.runs("a\U0001f642b")] == ["ab"]


def test_a_title_of_any_length_stays_on_the_card():
    letters = lettering("literata", 44, 600)
    for title in ("Short", "Long " * 60, "W" * 160):
        lines = letters.lines(title, 1000, LINES_MOST)
        assert len(lines) <= LINES_MOST
        assert all(letters.width(line) <= 1000 for line in lines)
    assert lines[0].endswith("…")


def test_other_words_make_another_card_at_another_address(client, forum):
    old = card_address(forum)
    first = client.get(old).content
    forum.title = "Another title"
    forum.save_revision().publish()
    forum = type(forum).objects.get(pk=forum.pk)
    assert card_address(forum) != old
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (302, card_address(forum))
    assert client.get(card_address(forum)).content != first


@pytest.mark.parametrize("state", ["unpublished", "login", "root"])
def test_what_strangers_may_not_see_has_no_card(client, forum, state):
    address = card_address(forum)
    if state == "unpublished":
        forum.unpublish()
    elif state == "login":
        PageViewRestriction.objects.create(page=forum, restriction_type="login")
    else:
        address = address.replace(f"/{forum.pk}/", f"/{Page.objects.get(depth=1).pk}/")
    assert client.get(address).status_code == 404


def test_the_same_words_are_the_same_bytes():
    words = Words("Center", "News", "A title")
    assert card(words) == card(words)


def test_no_page_with_a_picture_asks_for_a_card(client, site):
    story = factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, lead_image=factories.ImageFactory()
    )
    assert b"/cards/" not in client.get(story.url).content
