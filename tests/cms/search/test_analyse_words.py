"""`manage.py analyse_words`: a line a word, for people and for pipes."""

import io

import pytest
from django.core.management import CommandError, call_command


def lines(*arguments: str) -> list[str]:
    said = io.StringIO()
    call_command("analyse_words", *arguments, stdout=said)
    return said.getvalue().splitlines()


def test_each_word_is_printed_with_its_stem_behind_a_tab():
    assert lines("kk", "Форумдарында", "мектептің") == ["Форумдарында\tфорум", "мектептің\tмектеп"]
    assert lines("ru", "учителями") == ["учителями\tучитель"]
    assert lines("en", "children") == ["children\tchild"]


def test_without_words_they_are_read_one_a_line(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("мектептің\n\n  форумда \n"))
    assert lines("kk") == ["мектептің\tмектеп", "форумда\tфорум"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_suffixes_are_shown_on_request_wherever_it_stands(place):
    arguments = ["kk", "форумдарында"]
    arguments.insert(place, "--verbose")
    assert lines(*arguments) == ["форумдарында\tфорум\tдар ы нда"]


def test_a_language_without_stems_is_named():
    with pytest.raises(CommandError, match="'de': choose kk, ru, en"):
        lines("de", "Schulen")
