"""The demo's files: complete, within their bounds, and a mistake in one is named with file and key."""

import shutil
from pathlib import Path

import pytest
import yaml
from PIL import Image

from cms.demo.loading.markup import to_html
from cms.demo.loading.page_records import Event, News
from cms.demo.loading.pictures import FOLDER
from cms.demo.loading.reading import CONTENT, ContentError, read

FORUM = "pages/branches/taraz/forum-2019.yaml"
NEWS = "pages/branches/taraz/two-days-in-taraz.yaml"


@pytest.fixture(scope="module")
def content():
    """All of the demo."""
    return read()


@pytest.fixture
def copy(tmp_path) -> Path:
    """The files of the demo, to be spoilt."""
    return shutil.copytree(CONTENT, tmp_path / "content")


def change(folder: Path, name: str, *path, to) -> None:
    """Put another value at a place of a file; None takes the key out."""
    data = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    *above, last = path
    part = data
    for step in above:
        part = part[step]
    if to is None:
        del part[last]
    else:
        part[last] = to
    (folder / name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def test_every_picture_is_described_and_every_description_has_its_picture(content):
    assert {path.stem for path in FOLDER.iterdir()} == set(content.pictures)


def test_pictures_are_few_and_light():
    files = list(FOLDER.iterdir())
    assert len(files) <= 100
    assert sum(path.stat().st_size for path in files) <= 8_000_000
    for path in files:
        with Image.open(path) as picture:
            assert max(picture.size) <= 1600


def test_no_gallery_shows_a_picture_twice(content):
    for page in (*content.of(Event), *content.of(News)):
        shown = [row.picture for row in page.gallery]
        assert len(shown) == len(set(shown)), page.address


def test_whatever_is_made_up_says_so(content):
    story = ("branches/taraz/forum-2019", "branches/taraz/two-days-in-taraz")
    for page in (*content.of(Event), *content.of(News)):
        assert ("sample" in page.topics) != page.address.startswith(story), page.address


@pytest.mark.parametrize(
    ("name", "path", "to", "said"),
    [
        (FORUM, ("title", "kk"), None, "title: expected the same text in each of ru, kk, en"),
        (FORUM, ("title", "kk"), " ", "title.kk: expected a text that isn't empty"),
        (FORUM, ("lead",), None, "lead: this key is missing"),
        (FORUM, ("topcis",), [], "topcis: this key isn't known here; known are lead, picture,"),
        (FORUM, ("starts",), "14 November", "starts: expected a day, such as 2019-11-14, not '14 November'"),
        (FORUM, ("opens",), 630, 'opens: expected an hour in quotes, such as "09:30", not 630'),
        (FORUM, ("aims",), "one", "aims: expected a list: each item begins with a dash"),
        (FORUM, ("picture",), "nowhere", "picture: expected the name of a picture in pictures.yaml"),
        (FORUM, ("gallery", 2, "picture"), "nowhere", "gallery[3].picture: expected the name of a picture"),
        (FORUM, ("topics", 0), "nothing", "topics[1]: expected the name of a topic in topics.yaml"),
        (
            FORUM,
            ("programme", 1, "sessions", 0, "kind"),
            "party",
            "programme[2].sessions[1].kind: expected one of plenary, dialogue,",
        ),
        (
            FORUM,
            ("programme", 1, "sessions", 1, "speakers", 0, "trainer"),
            "branches/taraz",
            "speakers[1].trainer: expected the address of a trainer",
        ),
        (FORUM, ("body", 0), {}, "body[1]: expected one of heading, paragraph, callout, quote"),
        (FORUM, ("type",), "party", "type: expected one of home, section, branch,"),
        (NEWS, ("about",), "branches/taraz", "about: expected the address of a forum or contest"),
        (NEWS, ("views",), "many", "views: expected a whole number, not 'many'"),
        (NEWS, ("related", 0), "nowhere", "related[1]: expected the address of a page"),
        (
            "pictures.yaml",
            ("branch-taraz", "consent"),
            "yes",
            "branch-taraz.consent: expected one of",
        ),
        ("topics.yaml", ("sample", "en"), 1, "sample.en: expected a text"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(copy, name, path, to, said):
    change(copy, name, *path, to=to)
    with pytest.raises(ContentError) as refused:
        read(copy)
    assert str(refused.value).startswith(f"{name}: ")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("title: [", "line "),
        ("type: forum\n", "“type” is given twice"),
    ],
)
def test_a_file_that_is_no_yaml_is_named_with_its_line(copy, added, said):
    with (copy / FORUM).open("a", encoding="utf-8") as file:
        file.write(added)
    with pytest.raises(ContentError) as refused:
        read(copy)
    assert str(refused.value).startswith(f"{FORUM}: line ")
    assert said in str(refused.value)


def test_a_page_needs_the_page_above_it(copy):
    (copy / "pages/branches/nowhere").mkdir()
    shutil.copy(copy / NEWS, copy / "pages/branches/nowhere/story.yaml")
    with pytest.raises(ContentError) as refused:
        read(copy)
    assert str(refused.value) == (
        "pages/branches/nowhere/story.yaml: there is no pages/branches/nowhere.yaml, the page above it"
    )


def test_paragraphs_lists_and_bold_type_become_html():
    text = "One & **two**:\n- first\n- **second** item\nThe end."
    assert to_html(text) == (
        "<p>One &amp; <b>two</b>:</p><ul><li>first</li><li><b>second</b> item</li></ul><p>The end.</p>"
    )
