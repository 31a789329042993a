"""Rounds of a contest are found in lists, by their numbers, and by what was shown first and what then."""

import pytest

from cms.intake.facts.rounds import find_rounds
from cms.intake.reading import Reading
from tests.cms.intake.plainly import report_of

ENGLISH = [
    ("The contest had two rounds: an essay and an open lesson.", ["essay", "open lesson"]),
    (
        "It was held in three stages: “Business card”, “Open microphone” and “Defence of a project”.",
        ["Business card", "Open microphone", "Defence of a project"],
    ),
    (
        "Rounds: 1) portfolio; 2) part of a lesson; 3) a talk with pupils",
        ["portfolio", "part of a lesson", "talk with pupils"],
    ),
    (
        "The rounds were:\n- a video of a lesson;\n- questions of the jury.",
        ["video of a lesson", "questions of the jury"],
    ),
    (
        "In the first round, “My School”, teams introduced themselves. In the second round, “The "
        "Bridge”, they solved a case.",
        ["My School", "The Bridge"],
    ),
    ("The first round was a quiz, the second was a debate.", ["quiz", "debate"]),
    ("Round 1: portfolio\nRound 2: interview", ["portfolio", "interview"]),
    ("Round one was a written test. Round two was an interview.", ["written test", "interview"]),
    ("The contest consisted of two rounds – a poster and its defence.", ["poster", "its defence"]),
    (
        "There were three rounds. First came an essay, then an open lesson, and finally a debate.",
        ["essay", "open lesson", "debate"],
    ),
    (
        "The teams first defended the business card “One Family”. Then they defended projects on "
        "the topic “A School Without Fear”.",
        ["business card “One Family”", "projects on the topic “A School Without Fear”"],
    ),
    (
        "At the contest there was a presentation of the business card “Who We Are”. After that the "
        "schools presented their project “Together”.",
        ["business card “Who We Are”", "project “Together”"],
    ),
    ("Teams competed in two rounds, “Question” and “Answer”.", ["Question", "Answer"]),
    (
        "The winners were chosen in two rounds: by correspondence (a video) and face to face (a lesson).",
        ["by correspondence (a video)", "face to face (a lesson)"],
    ),
    ("Stage I – online test\nStage II – essay\nStage III – interview", ["online test", "essay", "interview"]),
    ("The contest was held in two rounds (an essay and an interview).", ["essay", "interview"]),
    ("The contest included a poster, a lesson and a debate.", ["poster", "lesson", "debate"]),
    ("Teams went through three trials: a quiz, a song and a sketch.", ["quiz", "song", "sketch"]),
    ("There were two rounds. The first was a quiz, the second was a debate.", ["quiz", "debate"]),
]
RUSSIAN = [
    ("Конкурс проходил в два этапа: эссе и открытый урок.", ["эссе", "открытый урок"]),
    (
        "Команды прошли три испытания: «Визитка», «Домашнее задание» и «Блиц».",
        ["Визитка", "Домашнее задание", "Блиц"],
    ),
    (
        "Этапы конкурса:\n1. Портфолио\n2. Фрагмент урока\n3. Самоанализ",
        ["Портфолио", "Фрагмент урока", "Самоанализ"],
    ),
    ("Первый этап – тестирование, второй – защита эссе.", ["тестирование", "защита эссе"]),
    (
        "На первом этапе участники писали эссе. На втором этапе они давали открытый урок.",
        ["эссе", "открытый урок"],
    ),
    ("I этап – заочный (портфолио), II этап – очный (урок)", ["заочный (портфолио)", "очный (урок)"]),
    ("1 тур: видеоурок\n2 тур: ответы на вопросы жюри", ["видеоурок", "ответы на вопросы жюри"]),
    (
        "Конкурс состоял из трёх туров: видеовизитки, мастер-класса и круглого стола.",
        ["видеовизитка", "мастер-класс", "круглый стол"],
    ),
    (
        "На конкурсе прошла защита визитной карточки «Мы – команда!». Затем ведущие школы защитили "
        "проекты на тему «Школа без стен».",
        ["визитная карточка «Мы – команда!»", "проекты на тему «Школа без стен»"],
    ),
    (
        "Участники представили визитную карточку «Наш дом», после чего защищали проекты по теме «Вместе».",
        ["визитная карточка «Наш дом»", "проекты по теме «Вместе»"],
    ),
    (
        "В первом туре, «Знакомство», команды рассказали о себе. Во втором туре, «Дело», решали кейс.",
        ["Знакомство", "Дело"],
    ),
    ("Первым испытанием стала визитка, вторым – решение кейса.", ["визитка", "решение кейса"]),
    (
        "Конкурс включал три этапа – самопрезентацию, открытый урок и его анализ.",
        ["самопрезентация", "открытый урок", "его анализ"],
    ),
    ("Состязание шло в два тура, «Вопрос» и «Ответ».", ["Вопрос", "Ответ"]),
    ("Туры: домашнее задание, импровизация.", ["домашнее задание", "импровизация"]),
    ("Конкурс прошёл в три этапа (тест, эссе, собеседование).", ["тест", "эссе", "собеседование"]),
    (
        "Конкурс включал в себя визитку, открытый урок и защиту проекта.",
        ["визитка", "открытый урок", "защита проекта"],
    ),
    ("Конкурсные испытания: визитка, урок, дебаты.", ["визитка", "урок", "дебаты"]),
    ("Конкурс проводился в два этапа:\n– заочный;\n– очный.", ["заочный", "очный"]),
    ("Первый тур (заочный): видеоурок. Второй тур (очный): собеседование.", ["видеоурок", "собеседование"]),
    ("Первый, заочный этап – эссе. Второй, очный этап – дебаты.", ["эссе", "дебаты"]),
    (
        "Заочный этап (видеоурок) прошёл в марте, очный этап (открытый урок) – в апреле.",
        ["видеоурок", "открытый урок"],
    ),
    (
        "Была представлена визитная карточка «Наша школа». Далее команды защищали проекты на тему «Рост».",
        ["визитная карточка «Наша школа»", "проекты на тему «Рост»"],
    ),
    ("Конкурс проходил в два этапа: сначала участники писали эссе, затем давали урок.", ["эссе", "урок"]),
    ("Этап 1. Визитная карточка\nЭтап 2. Открытый урок", ["Визитная карточка", "Открытый урок"]),
    ("I тур. Анкета\nII тур. Собеседование", ["Анкета", "Собеседование"]),
    ("Конкурс включал этапы: «Визитка», «Эссе», «Дебаты».", ["Визитка", "Эссе", "Дебаты"]),
    ("В конкурсе было два тура. Первый – эссе, второй – дебаты.", ["эссе", "дебаты"]),
]
KAZAKH = [
    ("Байқау екі кезеңнен тұрды: эссе және ашық сабақ.", ["эссе", "ашық сабақ"]),
    (
        "Байқау үш кезең бойынша өтті: «Таныстыру», «Үй тапсырмасы» және «Сұрақ-жауап».",
        ["Таныстыру", "Үй тапсырмасы", "Сұрақ-жауап"],
    ),
    ("Байқау кезеңдері:\n1. Портфолио\n2. Ашық сабақ", ["Портфолио", "Ашық сабақ"]),
    ("Бірінші кезең – тест, екінші кезең – әңгімелесу.", ["тест", "әңгімелесу"]),
    ("Бірінші кезеңде қатысушылар эссе жазды. Екінші кезеңде ашық сабақ өткізді.", ["эссе", "ашық сабақ"]),
    ("1-кезең: бейнесабақ\n2-кезең: қорғау", ["бейнесабақ", "қорғау"]),
    ("I кезең – «Визит карточка», II кезең – «Жоба қорғау».", ["Визит карточка", "Жоба қорғау"]),
    (
        "Байқауда «Біз біргеміз!» визит карточкасы қорғалды. Одан кейін мектептер «Болашақ мектебі» "
        "тақырыбында жобаларын қорғады.",
        ["«Біз біргеміз!» визит карточкасы", "«Болашақ мектебі» тақырыбында жобалары"],
    ),
    ("Командалар екі сайыстан өтті: «Аламан» және «Айтыс».", ["Аламан", "Айтыс"]),
    (
        "Кезеңдері: 1) таныстырылым; 2) ашық кездесу; 3) сұрақ-жауап",
        ["таныстырылым", "ашық кездесу", "сұрақ-жауап"],
    ),
    ("Бірінші кезеңі «Танысайық», екіншісі «Ойланайық» деп аталды.", ["Танысайық", "Ойланайық"]),
    ("Байқау үш бөлімнен тұрды: бейнесабақ, эссе, пікірсайыс.", ["бейнесабақ", "эссе", "пікірсайыс"]),
    ("Байқау эссе, ашық сабақ және жоба қорғаудан тұрды.", ["эссе", "ашық сабақ", "жоба қорғау"]),
    ("Байқау екі кезеңмен (тест, әңгімелесу) өтті.", ["тест", "әңгімелесу"]),
    ("Байқау «Танысу» және «Тартыс» атты екі кезеңнен тұрды.", ["Танысу", "Тартыс"]),
    ("Байқау екі кезеңнен тұрды. Бірінші – тест, екінші – әңгімелесу.", ["тест", "әңгімелесу"]),
]
IN_A_ROW = [
    ("The teams had to pass three rounds, a greeting, a quiz and a play.", ["greeting", "quiz", "play"]),
    ("In the stages “Portrait” and “My Lesson” the teams were equal.", ["Portrait", "My Lesson"]),
    ("Конкурс включал три тура, эссе, урок и защиту проекта.", ["эссе", "урок", "защита проекта"]),
    (
        "Конкурс состоял из трёх этапов. Сначала «Знакомство», рассказ о классе. Затем «Одно стихотворение»: "
        "за двадцать минут. И наконец, «Живое слово», разговор с ребёнком.",
        ["Знакомство", "Одно стихотворение", "Живое слово"],
    ),
    ("В турах «Портрет» и «Мой урок» команды шли вровень.", ["Портрет", "Мой урок"]),
    ("Он команда «Портрет» және «Менің сабағым» кезеңдерінде сынға түсті.", ["Портрет", "Менің сабағым"]),
    ("12 әдіскер үш сында бақ сынады: эссе, сұхбат және жоба қорғау.", ["эссе", "сұхбат", "жоба қорғау"]),
]
NONE = [
    "The teams passed three rounds, and the audience, the pupils and the parents applauded.",
    "The first round table was about reading, the second about writing.",
    "На первом этапе обучения дети играют.",
    "Қатысушылар бірінші кезекте өз тәжірибесімен бөлісті.",
    "Teachers of three schools took part: School No. 1, School No. 2 and School No. 3.",
    "—",
]


def rounds(text):
    return [one.value for one in find_rounds(Reading(report_of(text)))]


@pytest.mark.parametrize(("text", "told"), [*ENGLISH, *RUSSIAN, *KAZAKH, *IN_A_ROW])
def test_rounds_are_found_however_they_are_told(text, told):
    assert rounds(text) == told


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_round_is_not_taken_for_one(text):
    assert rounds(text) == []
