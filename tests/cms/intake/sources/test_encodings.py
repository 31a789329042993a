"""Text files of old and new programs: the letters are told from the bytes alone."""

import pytest

from cms.intake.sources.encodings import decoded, decoded_page
from cms.intake.sources.opening import read_file

RUSSIAN = "Областной форум директоров школ «Лидерство» прошёл в Таразе 14 ноября, 250 человек. № 5"
KAZAKH = "Облыстық форумға 250 мектеп директоры қатысты, өңірлік көрме ұйымдастырылды."
ENGLISH = "The regional forum took place in Taraz on 14 November."


@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_with_and_without_its_mark(text, encoding):
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_russian_of_old_programs_is_told_by_its_letters(encoding):
    text = RUSSIAN.replace("«", '"').replace("»", '"').replace("№ 5", "")
    assert decoded(text.encode(encoding)) == text


def test_kazakh_of_old_programs_is_told_too():
    assert decoded(KAZAKH.encode("kz1048")) == KAZAKH


def test_a_few_words_are_enough():
    assert decoded("Форум в Таразе".encode("cp1251")) == "Форум в Таразе"


def test_quotation_marks_of_western_word_are_told():
    assert (
        decoded("The forum “Lead” – a café’s guest".encode("cp1252")) == "The forum “Lead” – a café’s guest"
    )


def test_a_page_is_read_as_it_says_of_itself():
    page = '<html><meta charset="koi8-r"><p>Да'
    assert decoded_page(page.encode("koi8-r")) == page
    kazakh = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Ән'
    assert decoded_page(kazakh.encode("kz1048")) == kazakh


def test_a_page_that_names_an_unknown_table_is_read_all_the_same():
    page = f'<html><meta charset="nonsense"><p>{RUSSIAN}'
    assert decoded_page(page.encode("cp1251")) == page


def test_a_text_file_becomes_a_report():
    assert read_file("отчёт.txt", RUSSIAN.encode("utf-16")).text == RUSSIAN
