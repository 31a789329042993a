"""What a reader finds, in which order, and what is shown of it."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.cms.search.reading import found

pytestmark = pytest.mark.django_db


def story(site, title: str, text: str = "", day: date = date(2019, 11, 18), **values):
    body = [{"type": "paragraph", "value": f"<p>{text}</p>"}] if text else []
    return factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, title=title, body=body, date=day, **values
    )


def test_titles_come_before_leads_and_those_before_text_whatever_is_newer(client, site):
    story(site, "In the title: meteorite", slug="title", day=date(2001, 1, 1))
    story(site, "In the lead", lead="A meteorite.", slug="lead", day=date(2002, 1, 1))
    story(site, "In the text", "A meteorite fell.", slug="text", day=date(2020, 1, 1))
    assert [path.rpartition("/")[2] for path in found(client, "meteorite").paths] == ["title", "lead", "text"]


def test_the_word_as_written_comes_before_its_other_forms_and_those_before_other_spellings(client, site):
    story(site, "Казак", slug="spelling", day=date(2022, 1, 1))
    story(site, "Қазақтың", slug="form", day=date(2021, 1, 1))
    story(site, "Қазақ", slug="exact", day=date(2020, 1, 1))
    assert [path.rpartition("/")[2] for path in found(client, "қазақ").paths] == ["exact", "form", "spelling"]


def test_what_is_fresh_comes_before_what_is_stale_events_by_their_date(client, site):
    story(site, "Meteorite of old", slug="old", day=date(2018, 5, 5))
    story(site, "Meteorite of late", slug="late", day=date(2021, 5, 5))
    moment = datetime(2020, 5, 5, tzinfo=timezone.get_default_timezone())
    factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        title="Meteorite forum",
        slug="between",
        starts_at=moment,
        ends_at=moment + timedelta(days=1),
    )
    paths = found(client, "meteorite").paths
    assert [path.rpartition("/")[2] for path in paths] == ["late", "between", "old"]


def test_all_words_must_be_there_wherever_on_the_page(client, site):
    story(site, "Meteorite", "It fell near a lake.", slug="both")
    story(site, "Meteorite again", "It fell near a town.", slug="one")
    assert found(client, "lake meteorite").paths == ["/en/branches/taraz/both"]


def test_where_no_page_has_all_words_those_with_most_are_shown_and_it_says_so(client, site):
    story(site, "Meteorite", "It fell near a lake.", slug="two")
    story(site, "A lake", slug="one")
    page = found(client, "meteorite lake unicorn")
    assert page.paths == ["/en/branches/taraz/two"]
    assert "No page has all of these words" in page.text
    assert "No page has all of these words" not in found(client, "meteorite lake").text


def test_words_in_quotation_marks_must_follow_each_other(client, site):
    story(site, "A lake of fire", slug="fire")
    story(site, "A fire at the lake", slug="lake")
    assert len(found(client, "fire lake").paths) == 2
    assert found(client, '"lake of fire"').paths == ["/en/branches/taraz/fire"]
    assert found(client, "«lake of fire»").paths == ["/en/branches/taraz/fire"]
    assert found(client, '"of fire" lake').paths == ["/en/branches/taraz/fire"]


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("мектептердің", "Ауыл мектебінде жиналыс", "мектебінде"),
        ("учителями", "Собрались учителя района", "учителя"),
        ("lessons", "The lesson was short", "lesson"),
    ],
)
def test_a_word_is_found_in_all_its_forms_and_marked_as_it_stands(client, site, words, text, marked):
    story(site, "A story", text)
    page = found(client, words)
    assert len(page.paths) == 1
    assert page.marks == [marked]


@pytest.mark.parametrize("words", ["Нүгербаев", "нугербаев", "Nugerbaev", "Нүгербаевтың"])
def test_a_name_is_found_in_every_spelling(client, site, words):
    factories.TrainerPageFactory(
        parent=site.taraz, locale=site.home.locale, given_name="Төлеген", family_name="Нүгербаев", slug="t"
    )
    assert found(client, words).paths == ["/en/branches/taraz/t"]


def test_texts_are_shown_as_texts(client, site):
    story(site, "Meteorite <b>&</b>", "The meteorite &lt;script&gt;alert(1)&lt;/script&gt; fell", slug="s")
    page = found(client, "meteorite")
    assert "<script>alert" in page.text
    assert page.soup.main.find("script") is None
    assert found(client, "<script>alert(1)</script>").soup.main.find("script") is None


def test_a_page_of_results_leads_to_the_next_one(client, site):
    for number in range(12):
        story(site, f"Meteorite {number}")
    first, second = found(client, "meteorite"), found(client, "meteorite", page=2)
    assert len(first.paths) == 10 and len(second.paths) == 2
    assert not set(first.paths) & set(second.paths)
    assert "page=2" in first.link("Next")
    assert "12 results" in first.text


def test_what_nobody_may_see_is_found_by_nobody(client, site):
    private = story(site, "Meteorite in private", slug="private")
    gone = story(site, "Meteorite that is gone", slug="gone")
    draft = story(site, "Something else", slug="draft")
    assert len(found(client, "meteorite").paths) == 2
    private.view_restrictions.create(restriction_type="login")
    gone.unpublish()
    draft.title = "Meteorite as a draft"
    draft.save_revision()
    page = found(client, "meteorite")
    assert page.paths == []
    assert "meteorite in private" not in page.text.lower()


def test_a_restriction_counts_before_the_index_hears_of_it(client, site):
    private = story(site, "Meteorite", "A secret stone", slug="private")
    assert found(client, "meteorite").paths
    # Written beside Django: no signal, no refresh.
    type(private).objects.filter(pk=private.pk).update(live=False)
    page = found(client, "meteorite")
    assert page.paths == [] and "secret" not in page.text


def test_what_is_in_another_language_alone_is_counted_and_linked(client, site):
    factories.ContentPageFactory(
        parent=site.homes["ru"], locale=site.homes["ru"].locale, title="Метеорит", slug="m"
    )
    page = found(client, "метеорит")
    assert page.paths == []
    assert "In other languages: Русский (1)" in page.text
    assert found(client, "метеорит", "ru").paths == ["/ru/m"]
    assert page.link("Русский").startswith("/ru/search/?q=")


@pytest.mark.parametrize(
    "words", ['"', "''", "* *", "\\", "-- ;", "NEAR(", ")", "a" * 500, "ы " * 300, "\0", "х:*", "а & б | !в"]
)
def test_whatever_is_typed_is_answered(client, site, words):
    assert client.get("/en/search/", {"q": words, "page": "999999999999", "year": "x"}).status_code == 200
    assert client.get("/en/search/suggestions/", {"q": words}).status_code == 200


def test_results_are_for_nobodys_index_and_asked_for_anew_each_time(client, site):
    response = client.get("/en/search/", {"q": "story"})
    assert response["Cache-Control"] == "private, no-cache"
    assert b'name="robots" content="noindex' in response.content
    assert "Disallow: /*/search/?" in client.get("/robots.txt").content.decode().splitlines()


def test_the_page_where_a_search_begins_may_be_found(client, site):
    page = client.get("/en/search/").content
    assert b"noindex" not in page
    assert b'name="description"' in page
