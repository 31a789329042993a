"""Sample forums held in 2020 and 2021."""

from datetime import date, time

from cms.demo.content.pictures import drawn
from cms.demo.content.samples.common import (
    EDUCATION_DEPARTMENT,
    EVENT_NOTICE,
    METHODOLOGIST,
    OFFICIAL,
    ONLINE,
    PRINCIPAL,
    PRINCIPALS,
    SCHOLAR,
    TEACHER,
    TEACHERS,
    TEAMS,
    gallery,
    organised_by,
    venue,
)
from cms.demo.content.samples.sessions import DAY_ONE, DAY_TWO, session
from cms.demo.content.samples.themes import AIMS, EXCHANGE, THEMES
from cms.demo.content.shapes import Day, Forum, paragraph, quote, text

FORUMS_2020_2021 = (
    Forum(
        parent="aktobe",
        slug="school-team-forum-2020",
        title=text(
            en="Winter forum of deputy principals “The School Team: Who Leads What”",
            ru="Зимний форум заместителей директоров «Школьная команда: кто за что отвечает»",
            kk="Директор орынбасарларының «Мектеп командасы: кім не үшін жауапты» қысқы форумы",
        ),
        lead=text(
            en="A sample forum: deputy principals of the Aktobe region spent two winter days sorting out who in a school leads what.",
            ru="Форум-образец: заместители директоров школ Актюбинской области за два зимних дня разобрались, кто в школе за что отвечает.",
            kk="Үлгі форум: Ақтөбе облысындағы мектеп директорларының орынбасарлары қыстың екі күнінде мектепте кім не үшін жауапты екенін талқылады.",
        ),
        picture=drawn("hall", 6, 601),
        starts=date(2020, 2, 20),
        ends=date(2020, 2, 21),
        venue=venue("aktobe"),
        aims=(AIMS["leadership"], EXCHANGE),
        participants_number=120,
        participants_description=PRINCIPALS,
        organisers=(organised_by("aktobe"), EDUCATION_DEPARTMENT),
        topics=("school-leadership", "professional-communities"),
        body=(
            paragraph(
                en="<p>The first day began with an unusual exercise: everyone wrote down what they had done the week before and passed the sheet to a neighbour, who crossed out whatever someone else could have done.</p>",
                ru="<p>Первый день начался с необычного упражнения: каждый записал, чем занимался на прошлой неделе, и передал лист соседу, а тот вычеркнул всё, что мог бы сделать кто-то другой.</p>",
                kk="<p>Бірінші күн ерекше жаттығудан басталды: әркім өткен аптада немен айналысқанын жазып, парақты көршісіне берді, ал ол басқа адам істей алатын жұмыстың бәрін сызып тастады.</p>",
            ),
            THEMES["leadership"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2020, 2, 20),
                title=DAY_ONE,
                sessions=(
                    session("opening", None, None, OFFICIAL),
                    session("day-of-a-principal", None, 60, PRINCIPAL),
                    session("what-we-changed", None, 90, "aktobe/trainer-sample-1"),
                ),
            ),
            Day(
                date=date(2020, 2, 21),
                title=DAY_TWO,
                sessions=(
                    session("to-an-agreement", None, 120, "aktobe/trainer-sample-1"),
                    session("closing"),
                ),
            ),
        ),
        gallery=gallery(6, 610, "hall", "round_table", "workshop"),
    ),
    Forum(
        parent="almaty",
        slug="lessons-at-a-distance-2020",
        title=text(
            "Online forum “Lessons at a Distance”",
            "Онлайн-форум «Урок на расстоянии»",
            "«Қашықтағы сабақ» онлайн-форумы",
        ),
        lead=text(
            en="A sample forum held online: teachers of Almaty showed how they keep a class together when everyone is at home.",
            ru="Форум-образец в онлайн-формате: учителя Алматы показали, как сохранить класс, когда все сидят по домам.",
            kk="Онлайн өткен үлгі форум: Алматы мұғалімдері бәрі үйде отырғанда сыныпты қалай біріктіруге болатынын көрсетті.",
        ),
        picture=drawn("books", 0, 602),
        starts=date(2020, 10, 8),
        ends=date(2020, 10, 8),
        opens=time(10, 0),
        closes=time(13, 0),
        venue=ONLINE,
        aims=(AIMS["digital"],),
        participants_number=340,
        participants_description=TEACHERS,
        organisers=(organised_by("almaty"),),
        topics=("digital-learning",),
        body=(
            paragraph(
                en="<p>No session lasted longer than forty minutes, and between the sessions there were breaks with the cameras off. The talks were recorded, so that colleagues with a poor connection could watch them later.</p>",
                ru="<p>Ни одна сессия не длилась дольше сорока минут, а между сессиями были перерывы с выключенными камерами. Выступления записали, чтобы коллеги со слабой связью могли посмотреть их позже.</p>",
                kk="<p>Ешбір сессия қырық минуттан аспады, араларында камера өшірілген үзілістер болды. Байланысы нашар әріптестер кейін көре алуы үшін баяндамалар жазылып алынды.</p>",
            ),
            THEMES["digital"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2020, 10, 8),
                sessions=(
                    session("opening", "10:00", 20, OFFICIAL),
                    session("visible-learning", "10:30", 40, SCHOLAR),
                    session("one-tool", "11:30", 40, "almaty/trainer-sample-2", TEACHER),
                    session("closing", "12:30", 30),
                ),
            ),
        ),
    ),
    Forum(
        parent="karaganda",
        slug="a-plan-that-works-2021",
        title=text(
            "Forum “A Plan That Works”", "Форум «План, который работает»", "«Нәтиже беретін жоспар» форумы"
        ),
        lead=text(
            en="A sample forum for school teams of the Karaganda region: each came with a draft plan and left with a shorter one.",
            ru="Форум-образец для школьных команд Карагандинской области: каждая приехала с черновиком плана, а уехала с планом покороче.",
            kk="Қарағанды облысының мектеп командаларына арналған үлгі форум: әрқайсысы жоспардың алғашқы нұсқасымен келіп, ықшам жоспармен қайтты.",
        ),
        picture=drawn("workshop", 3, 603),
        starts=date(2021, 3, 18),
        ends=date(2021, 3, 19),
        venue=venue("karaganda", 2),
        aims=(AIMS["plan"], EXCHANGE),
        participants_number=160,
        participants_description=TEAMS,
        organisers=(organised_by("karaganda"), EDUCATION_DEPARTMENT),
        topics=("school-development-plan", "facilitation"),
        body=(
            paragraph(
                en="<p>Every team had a critical friend from another school, who had one right only: to ask “What for?” after any line of the plan.</p>",
                ru="<p>У каждой команды был «критический друг» из другой школы. Ему разрешалось одно: после любой строки плана спросить «Зачем?».</p>",
                kk="<p>Әр командаға басқа мектептен «сыншы дос» бекітілді. Оның бір ғана құқығы болды: жоспардың кез келген жолынан кейін «Не үшін?» деп сұрау.</p>",
            ),
            THEMES["plan"],
            quote(
                text(
                    "Our plan became half as long, and for the first time everyone in the team knows it.",
                    "Наш план стал вдвое короче, и впервые его знает вся команда.",
                    "Жоспарымыз екі есе қысқарды және оны алғаш рет бүкіл команда біледі.",
                ),
                text(
                    "A participant of the sample forum",
                    "Участник форума-образца",
                    "Үлгі форумның қатысушысы",
                ),
            ),
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2021, 3, 18),
                title=DAY_ONE,
                sessions=(
                    session("opening", "10:00", 30, OFFICIAL),
                    session("day-of-a-principal", "10:30", 60, PRINCIPAL),
                    session("three-priorities", "13:00", 180, "karaganda/trainer-sample-3"),
                ),
            ),
            Day(
                date=date(2021, 3, 19),
                title=DAY_TWO,
                sessions=(
                    session("difficult-questions", "10:00", 90, PRINCIPAL, METHODOLOGIST),
                    session("exhibition", "12:00", 60),
                    session("closing", "13:00", 45),
                ),
            ),
        ),
        gallery=gallery(3, 620, "workshop", "posters", "round_table", "stage"),
    ),
)
