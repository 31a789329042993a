"""Files that come back: what is taken from them, and why the rest is not."""

from copy import deepcopy
from xml.etree import ElementTree

import pytest

from cms.localization.files import formats, po, report, xliff
from cms.localization.files.report import apply
from cms.localization.models import EarlierText, StaleTranslation
from cms.localization.store.segments import MACHINE, MANUAL, segments_of
from cms.localization.store.stored_texts import put, write
from tests.localization.translation_files import (
    LAST,
    LEAD,
    RICH,
    RICH_SEGMENT,
    X,
    entries,
    filled_in,
    made_rich,
    only_refusal,
    paragraphs,
    saved,
    segment_of,
    with_text,
)
from tests.recorded import recorded

pytestmark = pytest.mark.django_db

both = pytest.mark.parametrize("file_format", [po, xliff], ids=["po", "xliff"])


@pytest.fixture
def rich_forum(forum):
    """The forum with rich text, a gallery, a session with a guest and a lead of two lines."""
    return recorded("rich forum", lambda: made_rich(forum))


@both
def test_a_file_comes_back_with_every_segment_translated(file_format, rich_forum, submitted, admin_user):
    translation = submitted(rich_forum)
    data = filled_in(file_format, file_format.export(translation))
    report = apply(translation, formats.read(data), admin_user)
    segments = segments_of(translation)
    assert [segment.text for segment in segments] == [f"RU {segment.source}" for segment in segments]
    assert {segment.path.split(".")[0] for segment in segments} == {
        "title",
        "lead",
        "body",
        "programme",
        "gallery_images",
    }
    texts = {segment.text for segment in segments}
    assert texts > {f"RU {RICH_SEGMENT}", f"RU {LEAD}", "RU R. S. Guest", "RU Caption 1"}
    text = segments[0].translation
    assert (text.translation_type, text.last_translated_by) == (MANUAL, admin_user)
    assert text.tool_name == {po: "PO", xliff: "XLIFF"}[file_format]
    # What stands twice in a paragraph is one unit.
    assert (report.applied, report.refused) == (len(segments) - 1, 0)
    translation.progress.refresh_from_db()
    assert translation.progress.percent == 100


@both
def test_uploading_what_was_downloaded_changes_nothing(file_format, rich_forum, translated):
    translation = translated(rich_forum)
    segments = segments_of(translation)
    segments[0].translation.translation_type = MACHINE
    segments[0].translation.save()
    StaleTranslation.objects.create(translation=segments[1].translation, previous_source="Older words")
    before = [(row.translation.data, row.translation.updated_at) for row in segments_of(translation)]
    report = apply(translation, formats.read(file_format.export(translation)))
    assert (report.applied, report.refused) == (0, 0)
    assert report.unchanged == len(segments) - 1
    after = segments_of(translation)
    assert [(row.translation.data, row.translation.updated_at) for row in after] == before
    assert [row.state for row in after[:3]] == ["machine", "stale", "translated"]


@both
def test_a_translator_vouches_for_what_is_marked_as_done(file_format, rich_forum, translated):
    translation = translated(rich_forum)
    segment = segment_of(translation, rich_forum.title)
    StaleTranslation.objects.create(translation=segment.translation, previous_source="Older words")
    data = file_format.export(translation)
    data = with_text(file_format, data, rich_forum.title, segment.text)
    assert apply(translation, formats.read(data)).applied == 1
    assert segment_of(translation, rich_forum.title).state == "translated"


@both
def test_a_fuzzy_text_counts_where_it_was_changed(file_format, rich_forum, translated):
    translation = translated(rich_forum)
    data = with_text(file_format, file_format.export(translation), rich_forum.title, "Форум", needs_work=True)
    assert apply(translation, formats.read(data)).applied == 1
    assert segment_of(translation, rich_forum.title).text == "Форум"


@both
def test_what_was_written_on_the_site_meanwhile_stays_where_the_file_was_not_touched(
    file_format, rich_forum, translated
):
    translation = translated(rich_forum)
    data = file_format.export(translation)
    write(translation, segment_of(translation, rich_forum.title), "Newer on the site")
    data = with_text(file_format, data, "Caption 0", "Подпись")
    report = apply(translation, formats.read(data))
    assert report.applied == 1
    assert segment_of(translation, rich_forum.title).text == "Newer on the site"
    assert segment_of(translation, "Caption 0").text == "Подпись"


@both
def test_a_text_written_on_the_site_since_stays_until_the_person_has_seen_both(
    file_format, rich_forum, translated, admin_user
):
    translation = translated(rich_forum)
    data = file_format.export(translation)
    write(translation, segment_of(translation, rich_forum.title), "Newer on the site", admin_user)
    parsed = formats.read(with_text(file_format, data, rich_forum.title, "Of the file"))
    report = apply(translation, parsed, admin_user)
    assert (report.applied, report.refused) == (0, 1)
    (result,) = report.noteworthy
    assert result.text == "Of the file"
    assert "“Newer on the site”" in result.reason
    assert segment_of(translation, rich_forum.title).text == "Newer on the site"
    again = apply(translation, parsed, admin_user, may_replace=True)
    assert again.applied == 1
    assert "in place of “Newer on the site”" in again.noteworthy[0].reason
    assert segment_of(translation, rich_forum.title).text == "Of the file"
    assert EarlierText.objects.filter(text="Newer on the site").exists()


@both
def test_a_text_first_translated_on_the_site_since_is_newer_too(file_format, rich_forum, submitted):
    translation = submitted(rich_forum)
    data = file_format.export(translation)
    write(translation, segment_of(translation, rich_forum.title), "Newer on the site")
    report = apply(translation, formats.read(with_text(file_format, data, rich_forum.title, "Of the file")))
    assert report.refused == 1
    assert segment_of(translation, rich_forum.title).text == "Newer on the site"


@both
def test_an_empty_segment_takes_no_translation_away(file_format, rich_forum, translated):
    translation = translated(rich_forum)
    data = with_text(file_format, file_format.export(translation), rich_forum.title, " ")
    report = apply(translation, formats.read(data))
    assert (report.applied, report.skipped) == (0, 1)
    assert segment_of(translation, rich_forum.title).text == f"RU {rich_forum.title}"


@both
@pytest.mark.parametrize(
    ("said", "instead", "reason"),
    [
        ("Same words.", "Other words, two.", "source has changed"),
        ("gallery_images.", "nowhere.", "no such segment"),
        ("RU Leadership forum", "x" * 500, "at most"),
    ],
    ids=["changed source", "unknown segment", "too long"],
)
def test_a_segment_that_does_not_fit_is_refused_alone(
    file_format, said, instead, reason, rich_forum, submitted
):
    translation = submitted(rich_forum)
    text = filled_in(file_format, file_format.export(translation)).decode()
    report = apply(translation, formats.read(text.replace(said, instead).encode()))
    reasons = [result.reason for result in report.results if result.reason]
    assert reasons and all(reason in given for given in reasons)
    assert report.applied and report.applied + report.refused == len(report.results)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The last of them.", "Tags are missing: <i>."),
        ("<b>The</b> <i>last</i>", "Tags the source does not have: <b>."),
        ("<i>Last", "The tag <i> is not closed."),
        ("Last</i> <i>", "The tag </i> closes nothing."),
        ("<i>Last</i><!-- note -->", "A tag is not written out"),
        ("<i>Last</i> <a ", "A tag is not written out"),
        ('<i id="x">Last</i>', 'Tags are missing: <i>. Tags the source does not have: <i id="x">.'),
        ("<script>alert(1)</script>", "Tags are missing"),
        ("<i>Last</i>\0", "can't be stored"),
    ],
)
def test_tags_are_those_of_the_source(text, reason, rich_forum, submitted):
    translation = submitted(rich_forum)
    data = with_text(po, po.export(translation), LAST, text)
    assert reason in only_refusal(apply(translation, formats.read(data)))
    assert segment_of(translation, LAST).text == ""


def test_tags_of_a_translation_made_on_the_site_may_stay(rich_forum, submitted):
    translation = submitted(rich_forum)
    write(translation, segment_of(translation, LAST), "<b>RU</b> <i>last</i>")
    data = with_text(po, po.export(translation), LAST, "<b>RU</b> <i>last one</i>")
    assert apply(translation, formats.read(data)).applied == 1


def test_inline_codes_are_those_of_the_source(rich_forum, submitted):
    translation = submitted(rich_forum)
    file = entries(xliff, filled_in(xliff, xliff.export(translation)))
    lost, tagged, split, *_others = file.iter(f"{X}unit")
    lost, split = [unit for unit in file.iter(f"{X}unit") if unit.get("type") == "cms:rich"][::2]
    lost.remove(lost.find(f"{X}originalData"))
    split.append(deepcopy(split.find(f"{X}segment")))
    data = ElementTree.SubElement(ElementTree.Element("x"), f"{X}originalData")
    ElementTree.SubElement(data, f"{X}data", {"id": "d1"}).text = "<b>"
    tagged.insert(1, data)
    ElementTree.SubElement(tagged.find(f".//{X}target"), f"{X}ph", {"id": "1", "dataRef": "d1"})
    report = apply(translation, formats.read(saved(file)))
    assert [result.reason for result in report.results if result.reason] == [
        "This text can't have tags.",
        "An inline code has lost what it stands for.",
        "This segment was split or merged with another.",
    ]


@both
def test_a_segment_is_taken_once(file_format, rich_forum, submitted):
    translation = submitted(rich_forum)
    parsed = formats.read(filled_in(file_format, file_format.export(translation)))
    parsed.entries.append(parsed.entries[0])
    assert only_refusal(apply(translation, parsed)) == "The file has this segment twice."


@both
def test_paragraphs_that_moved_are_found_by_their_source(file_format, rich_forum, submitted):
    translation = submitted(rich_forum)
    data = filled_in(file_format, file_format.export(translation))
    rich_forum.body = paragraphs("A new first one.", RICH, "Same words.", LAST)
    rich_forum.save_revision().publish()
    translation.refresh_from_db()
    assert apply(translation, formats.read(data)).refused == 0
    texts = {segment.source: segment.text for segment in segments_of(translation)}
    assert texts["Same words."] == "RU Same words."
    assert texts["A new first one."] == ""


@both
def test_nothing_is_taken_from_a_file_of_another_translation_or_language(
    file_format, rich_forum, submitted, site, locales
):
    translation, kazakh = submitted(rich_forum), submitted(rich_forum, "kk")
    data = filled_in(file_format, file_format.export(translation))
    report = apply(kazakh, formats.read(data))
    assert (report.refusal, report.results) == ("This file belongs to another translation.", [])
    text = data.decode()
    spellings = {
        po: [('"Language: ru', '"Language: kk'), ("Source-Language: en", "Source-Language: ru")],
        xliff: [('trgLang="ru"', 'trgLang="kk"'), ('srcLang="en"', 'srcLang="ru"')],
    }
    for right, other in spellings[file_format]:
        wrong = text.replace(right, other)
        assert wrong != text
        report = apply(translation, formats.read(wrong.encode()))
        assert "wrong language" in report.refusal
        assert report.results == []
    assert not any(segment.text for segment in [*segments_of(translation), *segments_of(kazakh)])


def test_a_file_is_taken_whole_or_not_at_all(rich_forum, submitted, monkeypatch):
    translation = submitted(rich_forum)
    parsed = formats.read(filled_in(po, po.export(translation)))

    def put_and_break(*arguments, **options):
        assert len(put(*arguments, **options)) > 2
        raise RuntimeError

    monkeypatch.setattr(report, "put", put_and_break)
    with pytest.raises(RuntimeError):
        apply(translation, parsed)
    assert {segment.text for segment in segments_of(translation)} == {""}
