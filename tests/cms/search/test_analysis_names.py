"""Names in the spellings of three languages, and words with typing errors."""

from math import inf

import pytest

from cms.search.analysis.names import name_key
from cms.search.analysis.nearness import distance, errors_allowed, trigrams


@pytest.mark.parametrize(
    "spellings",
    [
        "Айгүл Айгуль Aigul Aygul",
        "Нұрлан Нурлан Nurlan",
        "Жамбыл Zhambyl Jambyl Джамбул",
        "Шымкент Shymkent Чимкент",
        "Қызылорда Кызылорда Kyzylorda Qyzylorda",
        "Серікбай Серикбай Serikbay Serikbai",
        "Шыңғыс Шынгыс Shyngys Shynghys",
        "Қарағанды Караганда Karaganda Qaragandy",
        "Әлия Алия Aliya Alia",
        "Ержан Yerzhan Erjan",
        "Түркістан Туркестан Turkistan Turkestan",
        "Орал Уральск Uralsk Oral",
        "Асанов Асанова Asanov Asanova",
        "Байтұрсынұлы Байтурсынулы Baitursynuly Baıtūrsynūly",
        "Дмитрий Dmitry Dmitriy",
        "Шоқан Шокан Shoqan Şoqan",
        "Әуезов Ауэзов Auezov",
    ],
)
def test_a_name_has_one_key_in_all_of_its_spellings(spellings):
    assert len({name_key(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize(
    "names",
    [
        "Айгүл Айгерім",
        "Нұрлан Нұрбек",
        "Дана Дания",
        "Асан Асанов",
        "Арман Армения",
        "Орал Ораз",
        "Серік Берік",
    ],
)
def test_other_names_have_other_keys(names):
    assert len({name_key(name) for name in names.split()}) == 2


def test_what_has_no_letters_has_no_key():
    assert name_key("—") == ""


def test_a_letter_too_much_too_few_another_and_two_exchanged_are_one_error_each():
    assert distance("форумм", "форум") == 1
    assert distance("форм", "форум") == 1
    assert distance("фарум", "форум") == 1
    assert distance("фоурм", "форум") == 1


def test_a_kazakh_letter_is_near_to_the_one_typed_for_it():
    assert distance("казак", "қазақ") == pytest.approx(0.4)
    assert distance("казак", "қазақ") < distance("казан", "казак")


def test_what_is_too_far_is_infinitely_far():
    assert distance("мектеп", "форум") == inf
    assert distance("форум", "форумдарында") == inf


def test_short_words_are_forgiven_letters_of_the_keyboard_alone():
    assert distance("ат", "ет") > errors_allowed("ат")
    assert distance("ун", "үн") <= errors_allowed("ун")


def test_one_error_leaves_all_but_three_pieces():
    assert len(trigrams("мектеп") & trigrams("мектпе")) >= len(trigrams("мектеп")) - 4
    assert trigrams("қазақ") == trigrams("казак")
