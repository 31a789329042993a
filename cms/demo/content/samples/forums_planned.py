"""Sample forums announced for December 2026 to June 2027."""

from datetime import date, time

from cms.demo.content.pictures import drawn
from cms.demo.content.samples.common import (
    EDUCATION_DEPARTMENT,
    EVENT_NOTICE,
    METHODOLOGIST,
    OFFICIAL,
    PRINCIPAL,
    PRINCIPALS,
    SCHOLAR,
    TEACHER,
    TEACHERS,
    TEAMS,
    organised_by,
    venue,
)
from cms.demo.content.samples.sessions import DAY_ONE, DAY_TWO, session
from cms.demo.content.samples.themes import AIMS, EXCHANGE, THEMES
from cms.demo.content.shapes import Day, Forum, paragraph, text

FORUMS_PLANNED = (
    Forum(
        parent="astana",
        slug="leadership-for-learning-2026",
        title=text(
            "Forum “Leadership for Learning”",
            "Форум «Лидерство ради обучения»",
            "«Оқу үшін көшбасшылық» форумы",
        ),
        lead=text(
            en="A sample forum planned for December: principals and deputies of Astana will talk about leading a school through its lessons.",
            ru="Форум-образец, намеченный на декабрь: директора школ Астаны и их заместители поговорят о том, как руководить школой через урок.",
            kk="Желтоқсанға жоспарланған үлгі форум: Астана мектептерінің директорлары мен орынбасарлары мектепті сабақ арқылы басқару туралы әңгімелеседі.",
        ),
        picture=drawn("stage", 0, 711),
        starts=date(2026, 12, 10),
        ends=date(2026, 12, 11),
        venue=venue("astana"),
        aims=(AIMS["leadership"], AIMS["assessment"]),
        participants_description=PRINCIPALS,
        organisers=(organised_by("astana"), EDUCATION_DEPARTMENT),
        topics=("school-leadership", "assessment"),
        body=(
            paragraph(
                en="<p>Participants are asked to sit in on five lessons beforehand and to write down one question after each. The questions will be the programme of the second day.</p>",
                ru="<p>Участников просят заранее побывать на пяти уроках и после каждого записать один вопрос. Из этих вопросов сложится программа второго дня.</p>",
                kk="<p>Қатысушылардан алдын ала бес сабаққа қатысып, әрқайсысынан кейін бір сұрақ жазу сұралады. Екінші күннің бағдарламасы осы сұрақтардан құралады.</p>",
            ),
            THEMES["leadership"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2026, 12, 10),
                title=DAY_ONE,
                sessions=(
                    session("opening", "10:00", 30, OFFICIAL),
                    session("day-of-a-principal", "10:30", 60, PRINCIPAL),
                    session("observing", "12:00", 90, "astana/trainer-sample-9"),
                ),
            ),
            Day(
                date=date(2026, 12, 11),
                title=DAY_TWO,
                sessions=(
                    session("difficult-questions", "10:00", 120, "astana/trainer-sample-9", SCHOLAR),
                    session("closing", "12:30", 30),
                ),
            ),
        ),
    ),
    Forum(
        parent="zhezkazgan",
        slug="community-across-distances-2027",
        title=text(
            "Forum “A Community Across Distances”",
            "Форум «Сообщество поверх расстояний»",
            "«Қашықтық кедергі емес: мұғалімдер қоғамдастығы» форумы",
        ),
        lead=text(
            en="A sample forum planned for March 2027: how teachers of the Ulytau region can work as one community though hundreds of kilometres lie between them.",
            ru="Форум-образец, намеченный на март 2027 года: как учителям области Ұлытау работать одним сообществом, когда между школами сотни километров.",
            kk="2027 жылғы наурызға жоспарланған үлгі форум: мектептердің арасы жүздеген шақырым болса да, Ұлытау облысының мұғалімдері қалай бір қоғамдастық болып жұмыс істей алады?",
        ),
        picture=drawn("steppe", 5, 712),
        starts=date(2027, 3, 18),
        ends=date(2027, 3, 19),
        venue=venue("zhezkazgan", 2),
        aims=(AIMS["communities"], AIMS["digital"]),
        participants_description=TEACHERS,
        organisers=(organised_by("zhezkazgan"),),
        topics=("professional-communities", "digital-learning"),
        body=(
            paragraph(
                en="<p>The first day can be attended in person or online; for the second, groups will gather in three towns and connect to one another.</p>",
                ru="<p>В первый день можно приехать или подключиться, а во второй группы соберутся в трёх городах и выйдут на связь друг с другом.</p>",
                kk="<p>Бірінші күнге келіп те, онлайн да қатысуға болады, ал екінші күні топтар үш қалада жиналып, бір-бірімен байланысқа шығады.</p>",
            ),
            THEMES["communities"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2027, 3, 18),
                title=DAY_ONE,
                sessions=(
                    session("opening", None, None, OFFICIAL),
                    session("what-we-changed", None, 90, TEACHER),
                    session("first-meeting", None, 60, METHODOLOGIST),
                ),
            ),
            Day(
                date=date(2027, 3, 19),
                title=DAY_TWO,
                sessions=(session("one-tool", None, 60, TEACHER), session("closing")),
            ),
        ),
    ),
    Forum(
        parent="almaty",
        slug="digital-lesson-2027",
        title=text(
            "Forum “The Digital Lesson: Less Is More”",
            "Форум «Цифровой урок: меньше, да лучше»",
            "«Цифрлық сабақ: аз да болса саз» форумы",
        ),
        lead=text(
            en="A sample forum planned for April 2027: which digital tools Almaty’s teachers keep, which they have given up, and why.",
            ru="Форум-образец, намеченный на апрель 2027 года: какие цифровые инструменты учителя Алматы оставили, от каких отказались и почему.",
            kk="2027 жылғы сәуірге жоспарланған үлгі форум: Алматы мұғалімдері қай цифрлық құралдарды қалдырды, қайсысынан бас тартты және неге?",
        ),
        picture=drawn("posters", 0, 713),
        starts=date(2027, 4, 22),
        ends=date(2027, 4, 23),
        venue=venue("almaty", 6),
        aims=(AIMS["digital"], EXCHANGE),
        participants_description=TEACHERS,
        organisers=(organised_by("almaty"), EDUCATION_DEPARTMENT),
        topics=("digital-learning", "updated-content"),
        body=(
            paragraph(
                en="<p>Every speaker will show one tool for ten minutes and name one lesson in which it is of no use. Laptops are welcome, slides are not.</p>",
                ru="<p>Каждый спикер за десять минут покажет один инструмент и назовёт один урок, где от него нет пользы. С ноутбуками — пожалуйста, без презентаций.</p>",
                kk="<p>Әр спикер он минут ішінде бір құралды көрсетіп, ол пайдасыз болатын бір сабақты атайды. Ноутбук әкелуге болады, презентация қажет емес.</p>",
            ),
            THEMES["digital"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2027, 4, 22),
                title=DAY_ONE,
                sessions=(
                    session("opening", "10:00", 30, OFFICIAL),
                    session("one-tool", "10:45", 90, "almaty/trainer-sample-2", TEACHER),
                    session("exhibition", "13:30", 90),
                ),
            ),
            Day(
                date=date(2027, 4, 23),
                title=DAY_TWO,
                sessions=(
                    session("visible-learning", "10:00", 60, SCHOLAR),
                    session("difficult-questions", "11:30", 90, TEACHER),
                    session("closing", "13:30", 30),
                ),
            ),
        ),
    ),
    Forum(
        parent="taldykorgan",
        slug="plan-for-the-year-2027",
        title=text(
            "Forum “A Plan for the New School Year”",
            "Форум «План на новый учебный год»",
            "«Жаңа оқу жылының жоспары» форумы",
        ),
        lead=text(
            en="A sample forum planned for June 2027: school teams of the Zhetisu region will look back on the year and choose what to work on in the next.",
            ru="Форум-образец, намеченный на июнь 2027 года: школьные команды области Жетісу оглянутся на прошедший год и выберут, над чем работать в следующем.",
            kk="2027 жылғы маусымға жоспарланған үлгі форум: Жетісу облысының мектеп командалары өткен жылды саралап, келесі жылы немен жұмыс істейтінін таңдайды.",
        ),
        picture=drawn("courtyard", 6, 714),
        starts=date(2027, 6, 3),
        ends=date(2027, 6, 3),
        opens=time(9, 30),
        closes=time(16, 30),
        venue=venue("taldykorgan"),
        aims=(AIMS["plan"],),
        participants_description=TEAMS,
        organisers=(organised_by("taldykorgan"), EDUCATION_DEPARTMENT),
        topics=("school-development-plan", "facilitation"),
        body=(
            paragraph(
                en="<p>Teams bring last year’s plan with three marks in it: what was done, what was dropped and what nobody remembers writing.</p>",
                ru="<p>Команды привозят прошлогодний план с тремя пометками: что сделано, от чего отказались и чего никто не помнит, хотя сам писал.</p>",
                kk="<p>Командалар былтырғы жоспарын үш белгімен әкеледі: не орындалды, неден бас тартылды және жазылса да, ешкімнің есінде қалмағаны не.</p>",
            ),
            THEMES["plan"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2027, 6, 3),
                sessions=(
                    session("opening", "09:30", 30, OFFICIAL),
                    session("what-we-changed", "10:00", 90, PRINCIPAL),
                    session("three-priorities", "12:30", 180, METHODOLOGIST),
                    session("closing", "15:45", 30),
                ),
            ),
        ),
    ),
)
