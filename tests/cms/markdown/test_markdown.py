"""Pages as Markdown say what readers see, to whom they show it, and cost no more."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from cms.syndication.markdown.serving import asks_for_markdown
from home.models import BranchPage
from programs.models import FeedbackSheetPage
from tests import factories
from tests.cms.feeds.reading import chosen
from wagtail_plone.http.remembered import memory

pytestmark = pytest.mark.django_db
MARKDOWN = {"accept": "text/markdown"}
# Of a page's text what is done with it, and marks of Markdown in what is left.
UNTOLD = (
    "script,style,template,button,dialog,svg,[hidden],[aria-hidden=true],form.filters,input,select,textarea"
)
MARKS = re.compile(r"[\\*_~`|\[\]()#>·;:.\-]|\d+\.")


def words(text: str) -> str:
    return " ".join(MARKS.sub(" ", text).split())


@pytest.fixture
def pages(site, forum) -> dict[str, Page]:
    """A page of each type, with something in each of its parts."""
    locale = site.home.locale
    bio = "<p>Taught for <b>20</b> years.</p>"
    lead = "A trainer_of *stars*."
    trainer = factories.TrainerPageFactory(parent=site.taraz, locale=locale, bio=bio, lead=lead)
    text = f'<p>They <b>came</b> to <a linktype="page" id="{forum.pk}">it</a>.</p>'
    image = chosen(factories.ImageFactory(), "A wall")
    body = [
        {"type": "heading", "value": {"text": "What was said", "level": "h2"}},
        {"type": "paragraph", "value": text},
        {"type": "quote", "value": {"text": "We go on.", "author": "A director", "position": "Of a school"}},
        {"type": "image", "value": {"image": image, "caption": "A hall"}},
        {"type": "people", "value": {"title": "Who", "people": [factories.speaker(trainer)]}},
    ]
    forum.body, forum.lead_image, forum.venue = body, factories.ImageFactory(), "School 1 & 2"
    forum.contact_name, forum.contact_email = "A. Contact", "a@example.org"
    forum.save_revision().publish()
    factories.add_gallery(forum, 7)
    contest = factories.ContestPageFactory(
        parent=Page.objects.get(pk=forum.pk),
        locale=locale,
        jury=[factories.guest("J. Judge", "Head", "A school")],
        criteria=[{"type": "criterion", "value": {"title": "Depth", "description": "How deep", "points": 5}}],
        rounds=[{"type": "round", "value": {"title": "First round", "description": "<p>Cards</p>"}}],
    )
    contest.awards.create(place=1, school="School 7", locale=locale)
    contest.awards.create(nomination="Best idea", person="P. Winner", locale=locale)
    sheet = FeedbackSheetPage(title="Tell us", slug="sheet", is_open=True, locale=locale)
    Page.objects.get(pk=forum.pk).add_child(instance=sheet)
    sheet.form_fields.create(
        label="What was good?", field_type="multiline", help_text="In a word", locale=locale
    )
    story = factories.NewsPageFactory(parent=site.taraz, locale=locale, body=body, date=date(2019, 11, 18))
    factories.add_gallery(story, 2)
    return {
        "home": site.home,
        "branches": site.branches,
        "branch": BranchPage.objects.get(pk=site.taraz.pk),
        "news": site.news,
        "events": site.events,
        "trainers": site.trainers,
        "forum": forum,
        "contest": contest,
        "story": story,
        "trainer": trainer,
        "feedback sheet": sheet,
        "plain page": factories.ContentPageFactory(parent=site.home, locale=locale, body=body),
    }


def test_every_text_a_reader_sees_is_in_the_markdown_of_each_kind_of_page(client, pages):
    for kind, page in pages.items():
        main = BeautifulSoup(client.get(page.url).content, "html.parser").find("main")
        for tag in main.select(UNTOLD):
            tag.decompose()
        told = words(client.get(page.url, headers=MARKDOWN).content.decode())
        seen = [words(text) for text in main.find_all(string=True) if words(text)]
        assert len(seen) > 1
        assert [text for text in seen if text not in told] == [], kind


def test_markdown_has_headings_whole_links_facts_and_pictures_with_their_words(client, pages):
    text = client.get(pages["forum"].url, headers=MARKDOWN).content.decode()
    assert text.startswith('---\ntitle: "Leadership forum')
    assert 'url: "http://testserver/en/branches/taraz/leadership/"\nlanguage: "en"' in text
    assert "\n# Leadership forum\n" in text and "\n## Programme\n" in text
    assert "- **When:** 14–15 November 2019\n- **Where:** School 1 & 2\n" in text
    assert "Forum · Over · 14–15 November 2019 · Taraz" in text
    assert re.search(r"!\[Visitors at board 0\]\(http://testserver/\S+\)", text)
    assert not re.search(r"\]\(/", text)


@pytest.mark.parametrize(
    ("accept", "is_wanted"),
    [
        ("text/markdown", True),
        ("text/markdown, text/html, */*", True),
        ("text/markdown;q=0.9, text/html;q=0.8", True),
        ("text/html, text/markdown;q=0.9", False),
        ("text/markdown;q=0", False),
        ("text/markdown;q=x", False),
        ("*/*", False),
        ("text/*", False),
        ("application/json, text/markdown;q=0.5", False),
        ("", False),
    ],
)
def test_html_stays_what_is_sent_unless_markdown_is_wanted_no_less(client, site, accept, is_wanted):
    assert asks_for_markdown(accept) == is_wanted
    kind = client.get(site.news.url, headers={"accept": accept})["Content-Type"]
    assert kind.startswith("text/markdown") == is_wanted


def test_caches_keep_both_apart_and_send_neither_again(client, forum):
    html = client.get(forum.url)
    text = client.get(forum.url, headers=MARKDOWN)
    assert "Accept" in text["Vary"] and "Accept" in html["Vary"]
    assert text["Cache-Control"] == html["Cache-Control"] and text["ETag"] != html["ETag"]
    again = {"if-none-match": text["ETag"]}
    assert client.get(forum.url, headers={**MARKDOWN, **again}).status_code == 304
    assert client.get(forum.url, headers=again).status_code == 200
    assert client.get(forum.url, headers={**MARKDOWN, "if-none-match": html["ETag"]}).status_code == 200


def test_it_has_an_address_of_its_own_which_the_page_names_in_a_header(client, site, forum):
    link = client.get(forum.url)["Link"]
    assert link == f'<{forum.url}index.md>; rel="alternate"; type="text/markdown"'
    text = client.get(f"{forum.url}index.md")
    assert text.content == client.get(forum.url, headers=MARKDOWN).content
    assert text["Link"] == '<http://testserver/en/branches/taraz/leadership/>; rel="canonical"'
    narrowed = client.get(f"{site.events.url}index.md?branch=taraz").content.decode()
    assert "Leadership forum" in narrowed
    assert "Leadership forum" not in client.get(f"{site.events.url}index.md?branch=aktau").content.decode()


def test_markdown_takes_no_query_more_than_the_page(client, forum):
    def queries(**headers) -> int:
        memory.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(forum.url, headers=headers)
        return len(captured)

    client.get(forum.url)
    assert queries(**MARKDOWN) == queries()


@pytest.mark.parametrize("state", ["unpublished", "login"])
def test_what_strangers_may_not_see_has_no_markdown(client, forum, state):
    if state == "login":
        PageViewRestriction.objects.create(page=forum, restriction_type="login")
    else:
        forum.unpublish()
    for answer in (client.get(forum.url, headers=MARKDOWN), client.get(f"{forum.url}index.md")):
        assert answer.status_code in (302, 404)
        assert "Leadership forum" not in answer.content.decode()


def test_who_is_signed_in_gets_nothing_that_caches_may_keep(client, admin_user, forum):
    client.force_login(admin_user)
    answer = client.get(forum.url, headers=MARKDOWN)
    assert answer["Content-Type"].startswith("text/markdown") and "private" in answer["Cache-Control"]


def test_models_are_told_what_the_site_is_and_where_its_pages_begin(client, site):
    text = client.get("/llms.txt").content.decode()
    assert text.startswith("# Center of Pedagogical Excellence\n\n>")
    links = dict(re.findall(r"- \[([^\]]+)\]\((\S+)\)", text))
    assert links["Taraz branch"] == "http://testserver/en/branches/taraz/index.md"
    for name, address in links.items():
        if "docs" not in address:
            assert client.get(address.removeprefix("http://testserver")).status_code == 200, name


def test_models_are_told_of_no_section_that_strangers_may_not_see(client, site):
    PageViewRestriction.objects.create(page=site.branches, restriction_type="login")
    text = client.get("/llms.txt").content.decode()
    assert "taraz" not in text and "branches" not in text
