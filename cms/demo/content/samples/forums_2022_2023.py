"""Sample forums held in 2022 and 2023."""

from datetime import date

from cms.demo.content.pictures import drawn
from cms.demo.content.samples.common import (
    EDUCATION_DEPARTMENT,
    EVENT_NOTICE,
    METHODOLOGIST,
    OFFICIAL,
    PRINCIPAL,
    PRINCIPALS,
    TEACHER,
    TEACHERS,
    TEAMS,
    gallery,
    organised_by,
    venue,
)
from cms.demo.content.samples.sessions import DAY_ONE, DAY_TWO, session
from cms.demo.content.samples.themes import AIMS, EXCHANGE, THEMES
from cms.demo.content.shapes import Day, Forum, paragraph, text

FORUMS_2022_2023 = (
    Forum(
        parent="shymkent",
        slug="teachers-learn-together-2022",
        title=text(
            "Forum of professional communities “Teachers Learn Together”",
            "Форум профессиональных сообществ «Учителя учатся вместе»",
            "«Мұғалімдер бірге үйренеді» кәсіби қоғамдастықтар форумы",
        ),
        lead=text(
            en="A sample forum of teachers’ communities in Shymkent: two days of lessons watched together and talked over without marks.",
            ru="Форум-образец учительских сообществ Шымкента: два дня уроков, которые смотрели вместе и обсуждали без оценок.",
            kk="Шымкенттегі мұғалімдер қоғамдастықтарының үлгі форумы: екі күн бойы сабақтар бірге көріліп, баға қойылмай талқыланды.",
        ),
        picture=drawn("round_table", 1, 604),
        starts=date(2022, 4, 14),
        ends=date(2022, 4, 15),
        venue=venue("shymkent", 3),
        aims=(AIMS["communities"], EXCHANGE),
        participants_number=210,
        participants_description=TEACHERS,
        organisers=(organised_by("shymkent"), EDUCATION_DEPARTMENT),
        topics=("professional-communities", "updated-content"),
        body=(
            paragraph(
                en="<p>Communities of mathematics, languages and primary classes worked side by side and met at the end to tell one another something they had not known about their own subject.</p>",
                ru="<p>Сообщества учителей математики, языков и начальных классов работали параллельно, а в конце встретились, чтобы рассказать друг другу об открытии в собственном предмете.</p>",
                kk="<p>Математика, тіл және бастауыш сынып мұғалімдерінің қоғамдастықтары қатар жұмыс істеп, соңында өз пәніндегі бір жаңалықты бір-біріне айтып беру үшін бас қосты.</p>",
            ),
            THEMES["communities"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2022, 4, 14),
                title=DAY_ONE,
                sessions=(
                    session("opening", "09:30", 30, OFFICIAL),
                    session("open-lessons", "10:15", 135, TEACHER),
                    session("observing", "14:00", 90, "shymkent/trainer-sample-4"),
                ),
            ),
            Day(
                date=date(2022, 4, 15),
                title=DAY_TWO,
                sessions=(
                    session("first-meeting", "10:00", 60, "shymkent/trainer-sample-4"),
                    session("what-we-changed", "11:30", 90, TEACHER, METHODOLOGIST),
                    session("closing", "13:30", 30),
                ),
            ),
        ),
        gallery=gallery(1, 630, "round_table", "corridor", "posters"),
    ),
    Forum(
        parent="kostanay",
        slug="open-doors-2022",
        title=text(
            "Forum “Open Doors of Leading Schools”",
            "Форум «Открытые двери ведущих школ»",
            "«Жетекші мектептердің ашық есігі» форумы",
        ),
        lead=text(
            en="A sample forum in Kostanay: on the first day guests visited lessons, on the second they asked the hosts about everything they had seen.",
            ru="Форум-образец в Костанае: в первый день гости побывали на уроках, во второй расспросили хозяев обо всём, что увидели.",
            kk="Қостанайдағы үлгі форум: қонақтар бірінші күні сабақтарға қатысып, екінші күні көргендерінің бәрі туралы мектеп ұжымдарынан сұрады.",
        ),
        picture=drawn("corridor", 2, 605),
        starts=date(2022, 10, 20),
        ends=date(2022, 10, 21),
        venue=text(
            "Four sample schools, Kostanay",
            "Четыре школы-образца, г. Костанай",
            "Төрт үлгі мектеп, Қостанай қ.",
        ),
        aims=(AIMS["leading"], EXCHANGE),
        participants_number=95,
        participants_description=TEAMS,
        organisers=(organised_by("kostanay"),),
        topics=("leading-schools", "professional-communities"),
        body=(
            paragraph(
                en="<p>Buses took the participants to four sample schools. No one prepared a special lesson: the schools kept to the timetable of an ordinary Thursday.</p>",
                ru="<p>Автобусы развезли участников по четырём школам-образцам. Особых уроков никто не готовил: школы жили по расписанию обычного четверга.</p>",
                kk="<p>Автобустар қатысушыларды төрт үлгі мектепке жеткізді. Ешкім арнайы сабақ әзірлеген жоқ: мектептер кәдімгі бейсенбінің кестесімен жұмыс істеді.</p>",
            ),
            THEMES["leading"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2022, 10, 20),
                title=DAY_ONE,
                sessions=(
                    session("open-lessons", "09:00", 240, TEACHER),
                    session("observing", "14:00", 60, "kostanay/trainer-sample-5"),
                ),
            ),
            Day(
                date=date(2022, 10, 21),
                title=DAY_TWO,
                sessions=(
                    session("difficult-questions", "10:00", 120, PRINCIPAL, TEACHER),
                    session("closing", "12:30", 30),
                ),
            ),
        ),
        gallery=gallery(2, 640, "corridor", "school", "courtyard", "books"),
    ),
    Forum(
        parent="atyrau",
        slug="meetings-that-lead-somewhere-2023",
        title=text(
            "Forum “Meetings That Lead Somewhere”",
            "Форум «Совещания, после которых что-то меняется»",
            "«Өзгеріс әкелетін жиналыстар» форумы",
        ),
        lead=text(
            en="A sample forum in Atyrau on an everyday subject: how to hold a teachers’ meeting that ends with a decision and on time.",
            ru="Форум-образец в Атырау на будничную тему: как провести педсовет, который заканчивается решением и вовремя.",
            kk="Атырауда күнделікті тақырыпқа арналған үлгі форум өтті: педагогикалық кеңесті қалай дер кезінде әрі нақты шешіммен аяқтауға болады?",
        ),
        picture=drawn("round_table", 5, 606),
        starts=date(2023, 11, 16),
        ends=date(2023, 11, 17),
        venue=venue("atyrau"),
        aims=(AIMS["facilitation"],),
        participants_number=130,
        participants_description=PRINCIPALS,
        organisers=(organised_by("atyrau"), EDUCATION_DEPARTMENT),
        topics=("facilitation", "school-leadership"),
        body=(
            paragraph(
                en="<p>The trainers acted out a meeting of a sample school twice: once as it usually goes and once with an agenda of three questions. The second took half the time.</p>",
                ru="<p>Тренеры дважды разыграли совещание школы-образца: сначала так, как бывает обычно, потом с повесткой из трёх вопросов. Второе заняло вдвое меньше времени.</p>",
                kk="<p>Тренерлер үлгі мектептегі жиналысты екі рет ойнап көрсетті: алдымен әдеттегідей, кейін үш сұрақтан тұратын күн тәртібімен. Екіншісіне екі есе аз уақыт кетті.</p>",
            ),
            THEMES["facilitation"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2023, 11, 16),
                title=DAY_ONE,
                sessions=(
                    session("opening", "10:00", 30, OFFICIAL),
                    session("to-an-agreement", "10:45", 120, "atyrau/trainer-sample-6"),
                    session("what-we-changed", "14:30", 75, PRINCIPAL),
                ),
            ),
            Day(
                date=date(2023, 11, 17),
                title=DAY_TWO,
                sessions=(
                    session("three-priorities", "10:00", 150, "atyrau/trainer-sample-6"),
                    session("closing", "13:00", 30),
                ),
            ),
        ),
    ),
)
