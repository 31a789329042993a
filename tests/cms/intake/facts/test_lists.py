"""Enumerations are cut into their items, in a line or below a colon; quotation marks are paired."""

import pytest

from cms.intake.facts.lists import enumerated, listed_below
from cms.intake.facts.quotations import quoted
from cms.intake.reading import Reading
from cms.intake.report import Span
from cms.intake.sources.plain import read_plain

LINES = [
    ("clarity, courage and time", "en", ["clarity", "courage", "time"]),
    ("order and peace, courage, and time", "en", ["order and peace", "courage", "time"]),
    ("1) портфолио; 2) урок; 3) беседа", "ru", ["портфолио", "урок", "беседа"]),
    ("(1) to help; (2) to learn.", "en", ["to help", "to learn"]),
    ("«Да, нет и может быть», «Да» и «Нет»", "ru", ["«Да, нет и может быть»", "«Да»", "«Нет»"]),
    ("ясность (1,5 балла), речь", "ru", ["ясность (1,5 балла)", "речь"]),
    ("тест және сұхбат", "kk", ["тест", "сұхбат"]),
]
BELOW = [
    ("Aims:\n- one thing;\n\n- another.\n\nThe end", ["one thing", "another"]),
    ("Цели:\nнаучить;\nпознакомить.\nДальше", ["научить", "познакомить"]),
    ("Жеңімпаздар:\nI орын – А\nII орын – Ә\n\nҚұттықтаймыз!", ["I орын – А", "II орын – Ә"]),
    ("Nothing:", []),
]
QUOTES = [
    ('the workshop "My First Parents\' Evening", and', ["My First Parents' Evening"]),
    ("«Самый важный вопрос – “Что?”», – сказал", ["Самый важный вопрос – “Что?”"]),
    ("„Бір“ және “екі”", ["Бір", "екі"]),
    ("«без конца «внутри» слова", ["внутри"]),
    ("it's the teachers' room", []),
]


@pytest.mark.parametrize(("text", "language", "items"), LINES)
def test_a_line_is_cut_into_its_items(text, language, items):
    assert [one.of(text) for one in enumerated(text, Span(0, len(text)), language)] == items


def test_the_number_of_items_decides_where_words_may_be_joined():
    text = "тест пен сұхбат"
    assert len(enumerated(text, Span(0, len(text)), "kk")) == 1
    assert len(enumerated(text, Span(0, len(text)), "kk", count=2)) == 2


@pytest.mark.parametrize(("text", "items"), BELOW)
def test_a_colon_introduces_the_lines_below(text, items):
    reading = Reading(read_plain(text))
    assert [one.of(text) for one in listed_below(reading, reading.sentences[0])] == items


@pytest.mark.parametrize(("text", "words"), QUOTES)
def test_quotation_marks_are_paired(text, words):
    assert [one.words(text) for one in quoted(text)] == words
