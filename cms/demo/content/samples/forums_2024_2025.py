"""Sample forums held in 2024 and 2025."""

from datetime import date, time

from cms.demo.content.pictures import drawn
from cms.demo.content.samples.common import (
    EDUCATION_DEPARTMENT,
    EVENT_NOTICE,
    METHODOLOGIST,
    OFFICIAL,
    PRINCIPAL,
    SCHOLAR,
    TEACHER,
    TEACHERS,
    gallery,
    organised_by,
    venue,
)
from cms.demo.content.samples.sessions import DAY_ONE, DAY_TWO, session
from cms.demo.content.samples.themes import AIMS, EXCHANGE, THEMES
from cms.demo.content.shapes import Day, Forum, callout, paragraph, quote, text

FORUMS_2024_2025 = (
    Forum(
        parent="petropavl",
        slug="rural-school-online-2024",
        title=text(
            "Forum “Digital Learning in a Rural School”",
            "Форум «Цифровое обучение в сельской школе»",
            "«Ауыл мектебіндегі цифрлық оқыту» форумы",
        ),
        lead=text(
            en="A sample forum in Petropavl: teachers of small schools compared what works with a slow connection and pupils of different ages in one class.",
            ru="Форум-образец в Петропавловске: учителя малокомплектных школ сравнили, что работает при медленной связи и в разновозрастном классе.",
            kk="Петропавлдағы үлгі форум: шағын жинақты мектептердің мұғалімдері интернет баяу болғанда және бір сыныпта түрлі жастағы балалар оқығанда не тиімді екенін салыстырды.",
        ),
        picture=drawn("school", 2, 651),
        starts=date(2024, 4, 4),
        ends=date(2024, 4, 4),
        opens=time(10, 0),
        closes=time(17, 0),
        venue=venue("petropavl", 4),
        aims=(AIMS["digital"], EXCHANGE),
        participants_number=88,
        participants_description=TEACHERS,
        organisers=(organised_by("petropavl"),),
        topics=("digital-learning",),
        body=(
            paragraph(
                en="<p>Half of the participants came by road, half joined from their schools. The programme was the same for both, and questions from the screen were answered first.</p>",
                ru="<p>Половина участников приехала, половина подключилась из своих школ. Программа была одна для всех, а на вопросы с экрана отвечали в первую очередь.</p>",
                kk="<p>Қатысушылардың жартысы өздері келді, жартысы мектебінен қосылды. Бағдарлама бәріне ортақ болды, ал экраннан қойылған сұрақтарға бірінші кезекте жауап берілді.</p>",
            ),
            THEMES["digital"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2024, 4, 4),
                sessions=(
                    session("opening", "10:00", 30, OFFICIAL),
                    session("visible-learning", "10:30", 60, SCHOLAR),
                    session("one-tool", "12:00", 60, TEACHER),
                    session("difficult-questions", "14:30", 90, TEACHER, METHODOLOGIST),
                    session("closing", "16:15", 30),
                ),
            ),
        ),
        gallery=gallery(2, 660, "school", "workshop", "steppe"),
    ),
    Forum(
        parent="kyzylorda",
        slug="questions-from-the-classroom-2024",
        title=text(
            "Forum “The Updated Content: Questions from the Classroom”",
            "Форум «Обновлённое содержание: вопросы из класса»",
            "«Жаңартылған мазмұн: сыныптан туған сұрақтар» форумы",
        ),
        lead=text(
            en="A sample forum for subject teachers of the Kyzylorda region: questions gathered in lessons, answers looked for together.",
            ru="Форум-образец для учителей-предметников Кызылординской области: вопросы собрали на уроках, ответы искали вместе.",
            kk="Қызылорда облысының пән мұғалімдеріне арналған үлгі форум: сұрақтар сабақтардан жиналып, жауаптары бірге ізделді.",
        ),
        picture=drawn("posters", 1, 652),
        starts=date(2024, 10, 24),
        ends=date(2024, 10, 25),
        venue=venue("kyzylorda", 2),
        aims=(AIMS["updated"], AIMS["communities"]),
        participants_number=175,
        participants_description=TEACHERS,
        organisers=(organised_by("kyzylorda"), EDUCATION_DEPARTMENT),
        topics=("updated-content", "professional-communities"),
        body=(
            paragraph(
                en="<p>A month before the forum a box for questions was put up in every sample school. The three that came most often became the subjects of the sections.</p>",
                ru="<p>За месяц до форума в каждой школе-образце поставили ящик для вопросов. Три самых частых стали темами секций.</p>",
                kk="<p>Форумға бір ай қалғанда әр үлгі мектепке сұрақ салатын жәшік қойылды. Ең жиі кездескен үш сұрақ секциялардың тақырыбына айналды.</p>",
            ),
            THEMES["updated"],
            callout(
                text("Sample figures", "Цифры для примера", "Үлгі сандар"),
                ("412", text("questions in the boxes", "вопросов в ящиках", "жәшіктегі сұрақ")),
                ("3", text("sections", "секции", "секция")),
                ("175", text("participants", "участников", "қатысушы")),
            ),
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2024, 10, 24),
                title=DAY_ONE,
                sessions=(
                    session("opening", "10:00", 30, OFFICIAL),
                    session("visible-learning", "10:30", 60, SCHOLAR),
                    session("criteria-with-pupils", "12:00", 90, TEACHER),
                    session("exhibition", "14:30", 60),
                ),
            ),
            Day(
                date=date(2024, 10, 25),
                title=DAY_TWO,
                sessions=(
                    session("what-we-changed", "10:00", 90, TEACHER, METHODOLOGIST),
                    session("closing", "12:00", 45),
                ),
            ),
        ),
        gallery=gallery(1, 670, "posters", "hall", "books"),
    ),
    Forum(
        parent="semey",
        slug="first-year-of-a-principal-2025",
        title=text(
            "Forum “A Principal’s First Year”",
            "Форум «Первый год директора»",
            "«Директордың алғашқы жылы» форумы",
        ),
        lead=text(
            en="A sample forum for newly appointed principals of the Abai region, with experienced colleagues at their side for two days.",
            ru="Форум-образец для недавно назначенных директоров школ области Абай: два дня рядом с ними были опытные коллеги.",
            kk="Абай облысының жаңадан тағайындалған мектеп директорларына арналған үлгі форум: екі күн бойы олардың қасында тәжірибелі әріптестері болды.",
        ),
        picture=drawn("stage", 4, 653),
        starts=date(2025, 3, 27),
        ends=date(2025, 3, 28),
        venue=venue("semey"),
        aims=(AIMS["leadership"], AIMS["plan"]),
        participants_number=64,
        participants_description=text(
            "Principals in their first year and their mentors",
            "Директора, работающие первый год, и их наставники",
            "Бірінші жыл жұмыс істеп жүрген директорлар мен олардың тәлімгерлері",
        ),
        organisers=(organised_by("semey"), EDUCATION_DEPARTMENT),
        topics=("school-leadership", "school-development-plan"),
        body=(
            paragraph(
                en="<p>The newcomers wrote a letter to themselves, to be opened in a year; the experienced ones made a list of things they would not do again. Only those who wished to read theirs aloud did so.</p>",
                ru="<p>Новички написали письмо самим себе, которое откроют через год, а опытные директора составили список того, чего больше не сделали бы. Вслух читали только желающие.</p>",
                kk="<p>Жаңа директорлар өздеріне бір жылдан кейін ашылатын хат жазды, ал тәжірибелілері енді қайталамас істерінің тізімін жасады. Қалағандар ғана дауыстап оқыды.</p>",
            ),
            THEMES["leadership"],
            quote(
                text(
                    "I learned that not every paper has to be answered on the day it comes.",
                    "Я узнала, что не на каждую бумагу нужно отвечать в тот же день.",
                    "Әр қағазға келген күні жауап беру міндетті емес екенін білдім.",
                ),
                text(
                    "A principal, sample quotation",
                    "Директор школы, цитата-образец",
                    "Мектеп директоры, үлгі дәйексөз",
                ),
            ),
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2025, 3, 27),
                title=DAY_ONE,
                sessions=(
                    session("opening", None, None, OFFICIAL),
                    session("day-of-a-principal", None, 60, PRINCIPAL),
                    session("difficult-questions", None, 90, PRINCIPAL),
                ),
            ),
            Day(
                date=date(2025, 3, 28),
                title=DAY_TWO,
                sessions=(
                    session("three-priorities", None, 180, "semey/trainer-sample-7"),
                    session("closing"),
                ),
            ),
        ),
        gallery=gallery(4, 680, "stage", "round_table", "award"),
    ),
)
