"""What only a whole report tells: whose talk, which list, and in which event a person was named in full."""

from datetime import date

from cms.intake.known import Known
from cms.intake.understanding import understand
from tests.cms.intake.plainly import report_of

TOLD = date(2026, 5, 1)


def events(text):
    return understand(report_of(text), TOLD, Known()).events


def people(event):
    return {one.value.name: (one.value.position, one.value.role) for one in event.people}


def test_a_talk_with_a_name_is_no_other_forum():
    (event,) = events(
        'The regional forum "Quiet Voices" was held on 12 March 2026.\n'
        "The forum began with a welcome. It was followed by Irina Los, whose talk was called “Minutes a Day”."
    )
    assert event.title.value == "Regional forum “Quiet Voices”"
    assert people(event) == {"Irina Los": ("", "speaker")}


def test_winners_who_are_both_of_one_school_belong_to_the_contest():
    _, contest = events(
        'The forum "Quiet Voices" and the contest "The Best Pause" were held on 12 March 2026.\n\n'
        'The contest "The Best Pause" had a jury.\n'
        "First place was shared by Mansur Lee and Irina Los, both of Gymnasium No. 1."
    )
    assert [one.value.person for one in contest.awards] == ["Mansur Lee", "Irina Los"]


def test_each_of_a_numbered_list_stands_under_its_label():
    (event,) = events(
        "Конкурс «Лучшая пауза» прошёл 14 мая 2026 года.\n\nЖюри:\n"
        "1. Лось Ирина Ивановна – директор гимназии № 2\n2. Ли Мансур Олегович – психолог"
    )
    assert people(event) == {
        "Лось Ирина Ивановна": ("директор", "jury"),
        "Ли Мансур Олегович": ("психолог", "jury"),
    }


def test_a_training_held_online_is_an_event():
    _, second = events(
        "1. Семинар «Тихий урок» прошёл 11 февраля 2026 года.\n\n"
        "2. Онлайн-тренинг «Цифра и дети» прошёл 18 февраля 2026 года, его вёл тренер М. Ли."
    )
    assert second.title.value == "Онлайн-тренинг «Цифра и дети»"
    assert people(second) == {"Ли М.": ("тренер", "trainer")}


def test_a_person_whom_a_contest_names_by_initials_has_the_name_and_position_that_its_forum_tells():
    _, contest = events(
        "В Актау 5 февраля 2026 года прошёл форум «Тихий урок». На форуме выступила профессор Клара Лось.\n\n"
        "На форуме прошёл конкурс «Лучшая пауза». В жюри конкурса вошла К. Лось (председатель)."
    )
    assert people(contest) == {"Клара Лось": ("профессор", "jury")}


def test_mentors_take_part_in_a_contest_of_mentors():
    (event,) = events(
        'The contest "Mentor of the Year" was held on 24 April 2026. '
        "31 mentors from eleven districts took part."
    )
    assert event.participants_number.value == 31


def test_a_contest_told_only_with_its_winners_has_its_title():
    (event,) = events(
        "14 ноября 2025 года аким области вручил награды победителям конкурса «Голос сердца».\n"
        "В финал конкурса вышли 14 педагогов."
    )
    assert event.title.value == "Конкурс «Голос сердца»"


def test_minutes_of_a_clubs_meeting_tell_of_an_event():
    (event,) = events(
        "ПРОТОКОЛ № 7\nзаседания клуба наставников области Абай\n\nг. Семей          14 марта 2026 г.\n\n"
        "Присутствовали: 21 наставник.\nВыступил Мансур Ли, директор школы № 3."
    )
    assert event.title.value == "Заседание клуба наставников области Абай"
    assert (event.starts.value, event.participants_number.value) == (date(2026, 3, 14), 21)
    assert people(event) == {"Мансур Ли": ("директор", "speaker")}
