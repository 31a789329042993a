"""Criteria of a contest are found behind a label, in a list, or within a sentence, with their points."""

import pytest

from cms.intake.facts.criteria import find_criteria
from cms.intake.reading import Reading
from tests.cms.intake.plainly import report_of

ENGLISH = [
    (
        "Criteria: clarity of the aim – 10; use of data – 15; speech – 5.",
        [("clarity of the aim", 10), ("use of data", 15), ("speech", 5)],
    ),
    (
        "The jury looked at clarity, courage and the work of the whole team.",
        [("clarity", None), ("courage", None), ("work of the whole team", None)],
    ),
    (
        "The work was judged by the following criteria: novelty (up to 10 points), proof (up to 5 points).",
        [("novelty", 10), ("proof", 5)],
    ),
    (
        "The jury assessed how teams listened to each other, the depth of their questions, and their timing.",
        [("how teams listened to each other", None), ("depth of their questions", None), ("timing", None)],
    ),
    (
        "Points were given for originality, usefulness and brevity.",
        [("originality", None), ("usefulness", None), ("brevity", None)],
    ),
    (
        "Assessment criteria:\n1. Content of the lesson (20 points)\n2. Participation of pupils (20 "
        "points)\n3. Use of time (10 points)",
        [("Content of the lesson", 20), ("Participation of pupils", 20), ("Use of time", 10)],
    ),
    (
        "Answers to questions, brevity and goodwill were also assessed by the jury.",
        [("Answers to questions", None), ("brevity", None), ("goodwill", None)],
    ),
    (
        "What counted was clarity, honesty and use in other schools.",
        [("clarity", None), ("honesty", None), ("use in other schools", None)],
    ),
    (
        "The jury paid attention to the structure of the plan, the evidence and the voice of pupils.",
        [("structure of the plan", None), ("evidence", None), ("voice of pupils", None)],
    ),
    (
        "The jury gave up to 10 points for the idea, up to 10 points for the evidence and up to 5 "
        "points for the speech.",
        [("idea", 10), ("evidence", 10), ("speech", 5)],
    ),
    (
        "Three things were assessed: the idea, the evidence, the speech.",
        [("idea", None), ("evidence", None), ("speech", None)],
    ),
    (
        "Teams were judged on teamwork, clarity of thought and manners.",
        [("teamwork", None), ("clarity of thought", None), ("manners", None)],
    ),
    (
        "Clarity was worth 20 points, evidence 15 and style 5.",
        [("Clarity", 20), ("evidence", 15), ("style", 5)],
    ),
    (
        "The jury gave up to 10 points each for content, form and language.",
        [("content", 10), ("form", 10), ("language", 10)],
    ),
    (
        "Content (20 points), form (10 points), language (5 points).",
        [("Content", 20), ("form", 10), ("language", 5)],
    ),
    ("Judging criteria\n- content\n- form", [("content", None), ("form", None)]),
]
RUSSIAN = [
    ("Оценивались темп – 10 баллов, речь – 5 баллов.", [("темп", 10), ("речь", 5)]),
    (
        "Критерии: новизна – 10 баллов; польза – 15 баллов; речь – 5 баллов.",
        [("новизна", 10), ("польза", 15), ("речь", 5)],
    ),
    (
        "Также оценивались ответы на вопросы оппонентов, лаконичность и аргументированность, "
        "доброжелательность к аудитории и культура речи.",
        [
            ("ответы на вопросы оппонентов", None),
            ("лаконичность и аргументированность", None),
            ("доброжелательность к аудитории", None),
            ("культура речи", None),
        ],
    ),
    (
        "Жюри оценивало новизну идеи, пользу для школы и культуру речи.",
        [("новизна идеи", None), ("польза для школы", None), ("культура речи", None)],
    ),
    (
        "Жюри обращало внимание на логику урока, работу в парах и время.",
        [("логика урока", None), ("работа в парах", None), ("время", None)],
    ),
    (
        "Критерии оценки:\n– соответствие теме (до 5 баллов);\n– глубина анализа (до 10 баллов).",
        [("соответствие теме", 5), ("глубина анализа", 10)],
    ),
    (
        "Выступления оценивались по следующим критериям: содержание, оригинальность, регламент.",
        [("содержание", None), ("оригинальность", None), ("регламент", None)],
    ),
    (
        "При оценке учитывались полнота ответа, грамотность и артистизм.",
        [("полнота ответа", None), ("грамотность", None), ("артистизм", None)],
    ),
    ("Оценивались: содержание (10 б.), подача (5 б.)", [("содержание", 10), ("подача", 5)]),
    (
        "Работы оценивались по трём критериям: актуальность, новизна и практическая значимость.",
        [("актуальность", None), ("новизна", None), ("практическая значимость", None)],
    ),
    (
        "Члены жюри оценивали умение слушать, точность вопросов и уважение к коллегам.",
        [("умение слушать", None), ("точность вопросов", None), ("уважение к коллегам", None)],
    ),
    (
        "Кроме того, жюри учитывало умение отвечать на вопросы и культуру речи.",
        [("умение отвечать на вопросы", None), ("культура речи", None)],
    ),
    (
        "Жюри ставило баллы за ясность цели (10), связь с жизнью (10) и темп (5).",
        [("ясность цели", 10), ("связь с жизнью", 10), ("темп", 5)],
    ),
    (
        "По критериям «содержание», «подача» и «регламент» выставлялись баллы.",
        [("содержание", None), ("подача", None), ("регламент", None)],
    ),
    (
        "Критериями оценки стали содержание, новизна и подача.",
        [("содержание", None), ("новизна", None), ("подача", None)],
    ),
    (
        "Также в конкурсе оценивалось, как участники отвечали на вопросы, лаконичность и культура речи.",
        [("как участники отвечали на вопросы", None), ("лаконичность", None), ("культура речи", None)],
    ),
    ("Критерии оценки выступлений команд: ясность, темп.", [("ясность", None), ("темп", None)]),
    (
        "Жюри смотрело, как команда слушает других, насколько ясна цель и есть ли польза.",
        [("как команда слушает других", None), ("насколько ясна цель", None), ("есть ли польза", None)],
    ),
    ("Оценивали ясность, смелость и точность.", [("ясность", None), ("смелость", None), ("точность", None)]),
    (
        "Работы оценивались по 10-балльной шкале: ясность, сроки, речь.",
        [("ясность", None), ("сроки", None), ("речь", None)],
    ),
]
KAZAKH = [
    ("Өлшемшарттары: тұрақтылығы – 10 ұпай; нәтижесі – 15 ұпай.", [("тұрақтылығы", 10), ("нәтижесі", 15)]),
    ("Бағалау критерийлері: мазмұны (10 ұпай), жаңашылдығы (5 ұпай).", [("мазмұны", 10), ("жаңашылдығы", 5)]),
    (
        "Мыналар ескерілді: мақсаттың анықтығы, уақытты сақтау, сөйлеу мәдениеті.",
        [("мақсаттың анықтығы", None), ("уақытты сақтау", None), ("сөйлеу мәдениеті", None)],
    ),
    (
        "Қазылар алқасы идеяның жаңалығын, дәлелділігін және сөйлеу мәдениетін бағалады.",
        [("идеяның жаңалығы", None), ("дәлелділігі", None), ("сөйлеу мәдениеті", None)],
    ),
    (
        "Сондай-ақ қатысушылардың сұрақтарға жауап беруі, қысқалығы, әдептілігі бағаланды.",
        [("сұрақтарға жауап беру", None), ("қысқалығы", None), ("әдептілігі", None)],
    ),
    ("Бағалау өлшемшарттары:\n1. Мазмұны – 20 ұпай\n2. Уақыты – 10 ұпай", [("Мазмұны", 20), ("Уақыты", 10)]),
    (
        "Жұмыстар мынадай өлшемшарттар бойынша бағаланды: өзектілігі, жаңалығы, пайдасы.",
        [("өзектілігі", None), ("жаңалығы", None), ("пайдасы", None)],
    ),
    (
        "Қазылар сабақтың құрылымына, топтық жұмысқа және уақытқа назар аударды.",
        [("сабақтың құрылымы", None), ("топтық жұмыс", None), ("уақыт", None)],
    ),
    (
        "Жұмыстар өзектілігі, жаңалығы және пайдасы бойынша бағаланды.",
        [("өзектілігі", None), ("жаңалығы", None), ("пайдасы", None)],
    ),
]
BEHIND_A_JURY = [
    (
        "The jury (M. Zhanabek from the Methodological Center, lecturer Azat Omar) looked at simplicity, "
        "honesty and the usefulness of the materials.",
        [("simplicity", None), ("honesty", None), ("usefulness of the materials", None)],
    ),
    (
        "Lessons of the contest were judged by originality, by pupils' activity and by feedback.",
        [("originality", None), ("pupils' activity", None), ("feedback", None)],
    ),
    (
        "Жюри в составе А. С. Беловой, Г. Ибраимовой и писателя Серика Калиева обращало внимание на новизну "
        "и пользу для детей.",
        [("новизна", None), ("польза для детей", None)],
    ),
    ("Критерии были просты: польза, ясность.", [("польза", None), ("ясность", None)]),
    (
        "Қазылар идеяның жаңалығына, сабақтың оқушыға пайдасына қарады.",
        [("идеяның жаңалығы", None), ("сабақтың оқушыға пайдасы", None)],
    ),
    (
        "Бағалау кезінде мазмұн, жеткізу шеберлігі ескерілді.",
        [("мазмұн", None), ("жеткізу шеберлігі", None)],
    ),
]
NONE = [
    "Қазылар жұмыстарды қарады.",
    "The teachers looked at plans and pictures.",
    "The forum was attended by principals, teachers and parents.",
    "Учителя оценили удобство зала и гостеприимство хозяев.",
    "Участники высоко оценили полезность, открытость и тёплую атмосферу форума.",
    "Қатысушылар форумның мазмұнын, ұйымдастырылуын жоғары бағалады.",
    "Максимальный балл – 25.",
    "Первое место – школа № 5 (48 баллов), второе место – школа № 7 (45 баллов).",
    "—",
]


def criteria(text):
    return [(one.value.title, one.value.points) for one in find_criteria(Reading(report_of(text)))]


@pytest.mark.parametrize(("text", "told"), [*ENGLISH, *RUSSIAN, *KAZAKH, *BEHIND_A_JURY])
def test_criteria_are_found_however_they_are_told(text, told):
    assert criteria(text) == told


@pytest.mark.parametrize("text", NONE)
def test_praise_and_other_lists_are_no_criteria(text):
    assert criteria(text) == []
