"""The checker: slips in numbers, dates, names and terms are flagged, what only looks like one is not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cms.localization.checker import Names, check, check_translation
from cms.localization.checker.dates import Date, dates_in
from cms.localization.checker.numbers import numbers_in
from cms.localization.models import GlossaryEntry, GlossaryTerm
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from tests import factories

SAME = [
    # Numbers, each language's way of writing them.
    ("en", "1,772 views", "ru", "1 772 просмотра"),
    ("en", "1,772 views", "kk", "1\u00a0772 қаралым"),
    ("en", "1,772 views", "kk", "1\u202f772 қаралым"),
    ("ru", "1 772 просмотра", "en", "1772 views"),
    ("en", "12,345.6 km", "ru", "12 345,6 км"),
    ("en", "An average of 3.5 points", "ru", "В среднем 3,5 балла"),
    ("ru", "версия 3.5", "kk", "3,5 нұсқасы"),
    ("en", "1.5 million tenge", "ru", "1 500 000 тенге"),
    ("ru", "250 тыс. тенге", "kk", "250 мың теңге"),
    ("en", "2 thousand teachers", "ru", "2000 учителей"),
    ("en", "90–120 minutes", "ru", "от 90 до 120 минут"),
    ("ru", "Занял 1-е место", "kk", "1-орын алды"),
    ("en", "The 21st century", "kk", "ХХІ ғасыр"),
    ("ru", "IV квартал", "en", "4th quarter"),
    ("en", "3 schools", "ru", "три школы"),
    ("ru", "Приехали 12 команд", "en", "Twelve teams came"),
    ("kk", "5 мектеп", "ru", "пять школ"),
    ("ru", "2-й этап", "kk", "екінші кезең"),
    ("en", "The first day", "ru", "1-й день"),
    ("en", "School No. 5 of Taraz", "kk", "Тараз қаласының № 5 мектебі"),
    ("en", "Open at 9:30 am and 3 p.m.", "ru", "Начало в 09:30 и в 15:00"),
    ("ru", "Начало в 9.30", "en", "It begins at 9:30"),
    ("kk", "Сағат 15:00-де", "ru", "В 15 часов"),
    ("en", "<b>250</b> teachers &amp; 30 principals", "ru", "250 учителей и <i>30</i> директоров"),
    ("en", "Call +7 (7262) 45-12-34", "ru", "Звоните: +7 (7262) 45-12-34"),
    ("ru", "В 2019 году 250 школ", "kk", "2019 жылы 250 мектеп"),
    ("en", "250 of 250", "ru", "все 250"),
    ("en", "No numbers at all", "ru", "Никаких чисел"),
    # Dates.
    ("en", "18 November 2019", "ru", "18 ноября 2019 г."),
    ("ru", "18 ноября 2019 г.", "kk", "2019 ж. 18 қараша"),
    ("en", "On November 18, 2019", "kk", "2019 жылғы 18 қарашада"),
    ("en", "14–15 November 2019", "ru", "14–15 ноября 2019 года"),
    ("ru", "14–15 ноября 2019 г. в Таразе", "kk", "2019 жылғы 14–15 қарашада Таразда"),
    ("en", "on 14 and 15 November", "kk", "14 және 15 қарашада"),
    ("ru", "с 14 по 15 ноября", "en", "from 14 to 15 November"),
    ("ru", "14, 15 и 16 ноября", "kk", "14, 15 және 16 қараша"),
    ("en", "the 18th of November", "ru", "18-го ноября"),
    ("ru", "18.11.2019", "en", "18 November 2019"),
    ("ru", "18.11.2019", "kk", "2019 ж. 18 қараша"),
    ("en", "2019-11-18", "ru", "18 ноября 2019 года"),
    ("en", "in November 2019", "ru", "в ноябре 2019 г."),
    ("en", "held in November 2019", "kk", "2019 жылғы қарашада өткен"),
    ("ru", "в ноябре 2019 г.", "kk", "2019 жылы, қараша айында"),
    ("en", "30 November – 2 December 2019", "ru", "30 ноября – 2 декабря 2019 г."),
    ("ru", "30 ноября – 2 декабря 2019 г.", "kk", "2019 жылғы 30 қараша – 2 желтоқсан"),
    ("en", "1 May", "ru", "1 мая"),
    ("en", "You may march with 5 friends", "ru", "Можно пройти с 5 друзьями"),
    ("kk", "14-тен 15 қарашаға дейін", "ru", "с 14 до 15 ноября"),
    ("en", "14 November at 10:00", "ru", "14 ноября в 10:00"),
    (
        "ru",
        "Конкурс, выставка и три часа над планом: 14–15 ноября 2019 г. в Таразе прошёл форум.",
        "kk",
        "Байқау, көрме және жоспармен өткен үш сағат: 2019 жылғы 14–15 қарашада Таразда форум өтті.",
    ),
]


@pytest.mark.parametrize(("source_language", "source", "target_language", "target"), SAME)
def test_what_says_the_same_is_not_flagged(source_language, source, target_language, target):
    assert check(source, target, source_language, target_language) == []
    assert check(target, source, target_language, source_language) == []


SLIPS = [
    ("en", "250 teachers", "ru", "205 учителей", [("number", "250", "205")]),
    ("ru", "250 учителей", "kk", "мұғалімдер", [("number", "250", "")]),
    ("ru", "учителя", "kk", "30 мұғалім", [("number", "", "30")]),
    ("en", "1,772 views", "ru", "1,772 просмотра", [("number", "1,772", "1,772")]),
    ("en", "3.5 points", "ru", "35 баллов", [("number", "3.5", "35")]),
    ("en", "1.5 million", "ru", "1,5 тыс.", [("number", "1.5 million", "1,5 тыс.")]),
    ("en", "90–120 minutes", "kk", "90–210 минут", [("number", "120", "210")]),
    ("en", "at 9:30", "ru", "в 19:30", [("number", "9:30", "19:30")]),
    ("en", "3 p.m.", "ru", "в 3:00", [("number", "3 p.m.", "3:00")]),
    ("en", "3 schools", "ru", "четыре школы", [("number", "3", "")]),
    ("ru", "5 школ для всех", "kk", "барлығы үшін мектеп", [("number", "5", "")]),
    ("en", "3 reasons", "kk", "барлығы үшін", [("number", "3", "")]),
    ("ru", "7 встреч для семьи", "en", "meetings for the family", [("number", "7", "")]),
    ("en", "the 21st century", "kk", "ХХ ғасыр", [("number", "21", "")]),
    ("en", "<b>250</b> teachers", "ru", "<b>205</b> учителей", [("number", "250", "205")]),
    (
        "en",
        "18 November 2019",
        "ru",
        "19 ноября 2019 г.",
        [("date", "18 November 2019", "19 ноября 2019 г.")],
    ),
    (
        "ru",
        "18 ноября 2019 г.",
        "kk",
        "2019 ж. 18 қазан",
        [("date", "18 ноября 2019 г.", "2019 ж. 18 қазан")],
    ),
    (
        "en",
        "18 November 2019",
        "kk",
        "2018 ж. 18 қараша",
        [("date", "18 November 2019", "2018 ж. 18 қараша")],
    ),
    ("en", "on 14–15 November", "ru", "14–16 ноября", [("date", "14–15 November", "14–16 ноября")]),
    ("en", "in November 2019", "ru", "осенью", [("date", "November 2019", "")]),
    ("en", "in autumn", "ru", "14 ноября", [("date", "", "14 ноября")]),
    ("ru", "18.11.2019", "en", "11 August 2019", [("date", "18.11.2019", "11 August 2019")]),
    (
        "en",
        "On 18 November 2019 came 250 people.",
        "ru",
        "19 ноября 2019 г. пришли 205 человек.",
        [("date", "18 November 2019", "19 ноября 2019 г."), ("number", "250", "205")],
    ),
]


@pytest.mark.parametrize(("source_language", "source", "target_language", "target", "flags"), SLIPS)
def test_a_slip_is_flagged_with_the_words_of_both_sides(
    source_language, source, target_language, target, flags
):
    raised = check(source, target, source_language, target_language)
    assert [(flag.kind, flag.source, flag.target) for flag in raised] == flags


def test_a_year_added_to_a_date_is_a_number_the_source_does_not_have():
    (flag,) = check("14 November", "14 ноября 2019 г.", "en", "ru")
    assert (flag.kind, flag.source, flag.target) == ("number", "", "2019")


def test_a_remark_is_a_sentence_with_both_numbers():
    with override("en"):
        (flag,) = check("250 teachers", "205 учителей", "en", "ru")
        assert flag.message == "Another number than in the source: 205 for 250"


def test_a_language_without_rules_is_compared_by_its_digits():
    assert check("250 teachers", "250 Lehrer", "en", "de") == []
    assert len(check("250 teachers", "205 Lehrer", "en", "de")) == 1


def test_a_date_is_read_with_all_its_days():
    dates, rest = dates_in("2019 жылғы 14–15 қарашада 3 сабақ", "kk")
    assert [(date.day, date.month, date.year) for date in dates] == [(14, 11, 2019), (15, 11, 2019)]
    assert rest.split() == ["3", "сабақ"]
    assert isinstance(dates[0], Date)


def test_a_number_is_read_once():
    assert [number.value for number in numbers_in("1 772, 3,50 и 1772", "ru")] == ["1772", "3.5"]


NAMES = Names(
    [("Berdibekova", "Бердібекова"), ("Kim", "Ким"), ("Akhmet-Ivanova", "Ахмет-Иванова")], "en", "kk"
)
RUSSIAN_NAMES = Names([("Бердибекова", "Бердібекова"), ("Ахметов", "Ахметов"), ("Ли", "Ли")], "ru", "kk")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("A. Berdibekova spoke", "Д. К. Бердібекова сөйледі"),
        ("Berdibekova's lesson", "Бердібекованың сабағы"),
        ("With Kim and Akhmet-Ivanova", "Киммен және Ахмет-Ивановамен"),
        ("Kimono", "Кимоно"),
        ("kim", ""),
        ("Nobody we know", "Ешкім"),
    ],
)
def test_a_name_spelled_as_on_the_profile_is_right_in_any_form(source, target):
    assert check(source, target, "en", "kk", NAMES) == []


@pytest.mark.parametrize(
    ("source", "target", "named"),
    [
        ("Berdibekova spoke", "Бердибекова сөйледі", "Berdibekova"),
        ("Berdibekova spoke", "Ол сөйледі", "Berdibekova"),
        ("Akhmet-Ivanova spoke", "Ахметова сөйледі", "Akhmet-Ivanova"),
    ],
)
def test_a_name_spelled_otherwise_than_on_the_profile_is_flagged(source, target, named):
    (flag,) = check(source, target, "en", "kk", NAMES)
    assert (flag.kind, flag.source) == ("name", named)
    assert flag.target in flag.message


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("вместе с Д. К. Бердибековой", "Д. К. Бердібековамен бірге", 0),
        ("вместе с Д. К. Бердибековой", "Д. К. Бердибековамен бірге", 1),
        ("у Ахметова и Ахметову", "Ахметовта", 0),
        ("у Ахметова и Ахметову", "Ахмедовта", 1),
        ("Урок Ли", "Лидің сабағы", 0),
        ("Урок, ли", "Сабақ", 0),
    ],
)
def test_names_are_known_in_the_cases_of_the_source_too(source, target, count):
    assert len(check(source, target, "ru", "kk", RUSSIAN_NAMES)) == count


def test_either_spelling_is_right_where_two_people_share_a_name():
    names = Names([("Akhmetov", "Ахметов"), ("Akhmetov", "Ахмедов")], "en", "ru")
    assert check("Akhmetov", "Ахмедов", "en", "ru", names) == []
    assert len(check("Akhmetov", "Ахматов", "en", "ru", names)) == 1


def in_russian(trainer, family_name, locales):
    """A trainer's profile with a Russian text of its own."""
    copy = trainer.copy_for_translation(locales["ru"], copy_parents=True)
    copy.family_name = family_name
    copy.save_revision().publish()
    return copy


def test_names_are_those_of_profiles_in_both_languages(site, locales, django_assert_num_queries):
    for source, target in (("Toktaganova", "Токтаганова"), ("Omarov", "Омаров")):
        trainer = factories.TrainerPageFactory(
            parent=site.taraz, locale=locales["en"], family_name=source, slug=source.lower()
        )
        in_russian(trainer, target, locales)
    factories.TrainerPageFactory(parent=site.taraz, locale=locales["en"], family_name="Serikova")
    with django_assert_num_queries(1):
        names = Names.load(locales["en"], locales["ru"])
    assert check("Toktaganova and Serikova", "Токтаганову и другие", "en", "ru", names) == []
    assert len(check("Omarov", "Умаров", "en", "ru", names)) == 1


def test_a_profile_that_shows_another_languages_text_spells_no_name(site, locales):
    trainer = factories.TrainerPageFactory(parent=site.taraz, locale=locales["en"], family_name="Omarov")
    trainer.copy_for_translation(locales["ru"], copy_parents=True, alias=True)
    names = Names.load(locales["en"], locales["ru"])
    assert check("Omarov", "Омаров", "en", "ru", names) == []


@pytest.fixture
def story(site):
    """A story with numbers, a date and a term."""
    return factories.NewsPageFactory(
        parent=site.news,
        locale=site.home.locale,
        title="A forum for 250 teachers",
        lead="It began on 18 November 2019.",
    )


def written(translation, **texts):
    """Translate segments by their path."""
    for segment in segments_of(translation):
        if segment.path in texts:
            write(translation, segment, texts[segment.path])


def test_a_translation_is_checked_segment_by_segment(story, submitted, locales):
    entry = GlossaryEntry.objects.create()
    GlossaryTerm.objects.create(entry=entry, locale=locales["en"], term="forum")
    GlossaryTerm.objects.create(entry=entry, locale=locales["ru"], term="форум")
    translation = submitted(story)
    written(translation, title="Слёт 205 учителей", lead="Он начался 18 ноября 2019 г.")
    flags = check_translation(translation)
    (title,) = [segment for segment in segments_of(translation) if segment.path == "title"]
    assert set(flags) == {title.pk}
    assert [(flag.kind, flag.source, flag.target) for flag in flags[title.pk]] == [
        ("number", "250", "205"),
        ("term", "forum", "форум"),
    ]


def test_what_is_not_translated_yet_is_not_checked(story, submitted):
    assert check_translation(submitted(story)) == {}


def test_a_long_translation_is_checked_with_as_many_queries_as_a_short_one(site, translated, locales):
    def queries(sentences: int) -> int:
        body = "".join(f"<p>Sentence {number} of it.</p>" for number in range(sentences))
        story = factories.NewsPageFactory(
            parent=site.news, locale=site.home.locale, body=[("paragraph", body)]
        )
        translation = translated(story)
        translation = type(translation).objects.get(pk=translation.pk)
        with CaptureQueriesContext(connection) as captured:
            check_translation(translation)
        assert translation.source.stringsegment_set.count() >= sentences
        return len(captured)

    assert queries(20) == queries(1)
