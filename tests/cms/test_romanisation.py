"""Addresses from titles: readable Latin words by each language's own rules, in Python and in the browser."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from cms.form_fields.slugs import RomanisedSlugInput, romanise_slug
from cms.languages.romanisation import SLUG_LENGTH, TABLES, romanised, slug_of

SCRIPT = Path(__file__).resolve().parents[2] / "cms/static/cms/js/romanisation.js"

SLUGS = [
    ("kk", "Қазақстан мұғалімдері әңгіме", "qazaqstan-mugalimderi-angime"),
    ("kk", "Үздік жетекші мектеп", "uzdik-jetekshi-mektep"),
    ("kk", "Педагогикалық шеберлік орталығы", "pedagogikalyq-sheberlik-ortalygy"),
    ("kk", "Абай облысы, Семей қаласы", "abai-oblysy-semei-qalasy"),
    ("kk", "Жаһандық сауаттылық: үй жұмысы", "jahandyq-sauattylyq-ui-jumysy"),
    ("kk", "2019 ж. 14–15 қараша", "2019-j-14-15-qarasha"),
    ("ru", "Областной форум в Таразе", "oblastnoy-forum-v-taraze"),
    ("ru", "Щучинск: съезд учителей", "shchuchinsk-sezd-uchiteley"),
    ("ru", "Новый синий журнал: хор и цирк", "novy-siny-zhurnal-khor-i-tsirk"),
    ("ru", "Ещё объём, ещё ёлка", "eshche-obem-eshche-elka"),
    ("ru", "Мы — сообщество!", "my-soobshchestvo"),
    ("ru", "Учителя/ученики №5", "uchitelya-ucheniki-5"),
    ("en", "The children’s café: it's open", "the-childrens-cafe-its-open"),
    ("en", "R&D in a school_year 2.0", "r-d-in-a-school-year-2-0"),
    ("en", "Ōtautahi straße", "otautahi-strasse"),
]


@pytest.mark.parametrize(("language", "title", "slug"), SLUGS)
def test_a_title_becomes_an_address_by_the_rules_of_its_language(language, title, slug):
    assert slug_of(title, language) == slug


@pytest.mark.parametrize("title", ["", "   ", "🎉🏽", "— … !", "⚡️"])
def test_a_title_without_letters_or_digits_becomes_no_address(title):
    assert slug_of(title, "ru") == ""


def test_kazakh_letters_in_a_russian_title_and_russian_ones_in_a_kazakh_title_come_out_right():
    assert slug_of("Посёлок Құлан: школа имени Әуезова", "ru") == "poselok-qulan-shkola-imeni-auezova"
    assert slug_of("Щучинск қаласындағы цирк", "kk") == "shchuchinsk-qalasyndagy-tsirk"


def test_a_title_of_no_known_language_is_read_by_its_letters():
    assert slug_of("Жаңа мектеп") == "jana-mektep"
    assert slug_of("Жизнь школы") == "zhizn-shkoly"
    assert slug_of("Жаңа мектеп", "en") == "jana-mektep"


def test_a_letter_typed_as_two_code_points_is_the_same_letter():
    assert slug_of("Семе\u0438\u0306", "ru") == "semey"
    assert slug_of("\u0435\u0308лка", "ru") == "elka"


def test_other_scripts_are_written_in_latin_too():
    assert slug_of("საქართველო", "en") == "sakartvelo"


def test_a_long_title_is_cut_at_the_end_of_a_word():
    slug = slug_of("совещание " * 20, "ru")
    assert slug == "-".join(["soveshchanie"] * 6)
    assert len(slug_of("я" * 200, "ru")) == SLUG_LENGTH


def test_a_word_that_just_fits_is_kept_whole():
    assert slug_of("a" * 40 + " " + "b" * 39 + " c", "en") == "a" * 40 + "-" + "b" * 39


@given(st.text(max_size=120), st.sampled_from(["kk", "ru", "en", ""]))
def test_an_address_is_ascii_words_and_stays_what_it_is(title, language):
    slug = slug_of(title, language)
    assert len(slug) <= SLUG_LENGTH
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in slug.split("-") if slug)
    assert slug_of(slug, language) == slug


def test_running_text_keeps_its_case_and_punctuation():
    assert romanised("«Жезқазған» — Щучинск, ЩУКА, Ю.", "ru") == '"Zhezqazgan" - Shchuchinsk, SHCHUKA, Yu.'
    assert romanised("Шымкент қаласы: № 5 мектеп 🎉", "kk") == "Shymkent qalasy: No 5 mektep"


def test_running_text_is_ascii_whatever_it_was():
    assert romanised("Қош келдіңіз, 世界 ∑", "kk").isascii()


def test_both_tables_hold_every_letter_of_both_alphabets():
    alphabet = set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
    assert all(set(table["letters"]) == alphabet for table in TABLES.values())


class PageForm(forms.Form):
    """A form with a slug, as Wagtail's page forms have one."""

    slug = forms.SlugField(max_length=255, required=False)


def test_the_slug_field_carries_its_tables_and_language_and_brings_its_script():
    form = PageForm()
    romanise_slug(form, "kk")
    attributes = form.fields["slug"].widget.attrs
    assert json.loads(attributes["data-romanisation"])["tables"] == TABLES
    assert attributes["data-w-slug-locale-value"] == "kk"
    assert attributes["maxlength"] == "255"
    assert "w-sync:apply->w-slug#urlify:prevent" in attributes["data-action"]
    assert "cms/js/romanisation.js" in str(form.media)
    assert "required" not in str(form["slug"])


def test_a_form_without_a_slug_is_left_alone():
    form = PageForm()
    del form.fields["slug"]
    romanise_slug(form, "kk")
    assert list(form.fields) == []


# A document with as much of the browser as the script asks for.
BROWSER = """
const listeners = {};
globalThis.document = { addEventListener(name, heard) { listeners[name] = heard; } };
require("node:vm").runInThisContext(require("node:fs").readFileSync(process.argv[1], "utf8"));
const { romanisation, titles } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const answers = titles.map(([language, value]) => {
  const target = { dataset: { romanisation, wSlugLocaleValue: language }, value };
  const event = { target, detail: { value } };
  listeners["w-sync:apply"](event);
  listeners["blur"]({ target });
  return [event.detail.value, target.value];
});
process.stdout.write(JSON.stringify(answers));
"""


def in_the_browser(titles: list[tuple[str, str]]) -> list[list[str]]:
    """Slugs the script makes of titles sent by the title field, and of the same typed into the slug field."""
    romanisation = RomanisedSlugInput().attrs["data-romanisation"]
    answer = subprocess.run(
        [shutil.which("node"), "-e", BROWSER, str(SCRIPT)],
        input=json.dumps({"romanisation": romanisation, "titles": titles}),
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(answer.stdout)


needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js to run the script")
# Wagtail writes letters that have no table; the script leaves them to it.
TABLED = [row for row in SLUGS if "ß" not in row[1]]


@needs_node
def test_the_browser_makes_the_same_addresses():
    slugs = in_the_browser([(language, title) for language, title, _slug in TABLED])
    assert [from_title for from_title, _typed in slugs] == [slug for _language, _title, slug in TABLED]


@needs_node
def test_the_browser_goes_by_the_letters_where_no_language_is_known_and_cuts_at_the_same_place():
    titles = [
        "Жаңа мектеп",
        "Жизнь школы",
        "совещание " * 20,
        "я" * 200,
        "a" * 40 + " " + "b" * 39 + " c",
        "🎉",
    ]
    slugs = in_the_browser([("und", title) for title in titles])
    assert [from_title for from_title, _typed in slugs] == [slug_of(title) for title in titles]


@needs_node
def test_a_slug_typed_in_cyrillic_is_romanised_and_one_that_is_right_is_left_alone():
    slugs = in_the_browser([("kk", "Жаңа мектеп"), ("en", "my_own-slug")])
    assert [typed for _from_title, typed in slugs] == ["jana-mektep", "my_own-slug"]
