"""The pages' style sheets as one file, with nothing to build for those who write them."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from cms.delivery import style_sheet
from cms.delivery.style_sheet import FOLDER, JOINED, joined


@pytest.fixture
def sheets(tmp_path, monkeypatch):
    """Style sheets in a folder of the test's own, and the finder's place beside them."""
    folder = tmp_path / "css"
    folder.mkdir()
    (folder / "all.css").write_text('/* The order. */\n@import "one.css";\n@import "two.css";\n')
    (folder / "one.css").write_text("/* First. */\n.one {\n  color: red;\n}\n")
    (folder / "two.css").write_text('.two {\n  background: url("../img/two.svg");\n}\n')
    monkeypatch.setattr(style_sheet, "FOLDER", folder)
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path / "var")
    return folder


def test_sheets_stand_in_their_order_without_comments(sheets):
    assert joined() == '.one {\ncolor: red;\n}\n.two {\nbackground: url("../img/two.svg");\n}\n'


def test_a_changed_sheet_is_found_at_the_next_request(sheets):
    finder = style_sheet.JoinedStyleSheet()
    assert "red" in Path(finder.find(JOINED)).read_text()
    (sheets / "one.css").write_text(".one { color: blue; }\n")
    assert "blue" in Path(finder.find(JOINED)).read_text()


def test_other_files_are_left_to_other_finders(sheets):
    assert style_sheet.JoinedStyleSheet().find("cms/css/one.css") == []


def test_a_sheet_that_is_missing_is_named(sheets):
    (sheets / "two.css").unlink()
    with pytest.raises(FileNotFoundError, match=r"two\.css"):
        joined()


def test_every_sheet_of_the_pages_is_in_the_file_and_none_is_asked_for_beside_it():
    text = joined()
    assert "@import" not in text
    assert ".site-header" in text
    assert "@media print" in text
    assert finders.find(JOINED)
    # A page of its own kind may have a sheet beside it; the frame of all of them asks for this one alone.
    frame = (Path(settings.BASE_DIR) / "templates" / "components" / "styles.html").read_text()
    assert re.findall(r"static 'cms/css/([^']+)'", frame) == ["site.css"]


def test_what_the_sheets_name_is_found_from_the_joined_file():
    for name in set(re.findall(r'url\("([^"]+)"\)', joined())):
        assert name.startswith("data:") or (FOLDER / name).is_file(), name
