"""Sessions that sample programmes are put together from."""

from dataclasses import replace
from datetime import time

from cms.demo.content.shapes import Guest, Session, text

DAY_ONE = text("Day one", "День первый", "Бірінші күн")
DAY_TWO = text("Day two", "День второй", "Екінші күн")

_SESSIONS = {
    "opening": Session(
        kind="plenary",
        title=text("Opening", "Открытие", "Ашылуы"),
        summary=text(
            en="<p>A welcome, the aims of the forum and an outline of the programme.</p>",
            ru="<p>Приветствие, цели форума и обзор программы.</p>",
            kk="<p>Құттықтау, форумның мақсаттары және бағдарламаға шолу.</p>",
        ),
    ),
    "day-of-a-principal": Session(
        kind="plenary",
        title=text(
            "What a principal’s day says about a school",
            "Что день директора говорит о школе",
            "Директордың күні мектеп туралы не айтады",
        ),
        summary=text(
            en="<p>Three diaries of one working day and what they have in common.</p>",
            ru="<p>Три дневника одного рабочего дня и то, что в них общего.</p>",
            kk="<p>Бір жұмыс күнінің үш күнделігі және олардың ортақ тұстары.</p>",
        ),
    ),
    "visible-learning": Session(
        kind="plenary",
        title=text("Learning that can be seen", "Учение, которое видно", "Көзге көрінетін оқу"),
        summary=text(
            en="<p>How to notice in a lesson that pupils are learning, not just busy.</p>",
            ru="<p>Как заметить на уроке, что ученики учатся, а не просто заняты.</p>",
            kk="<p>Сабақта оқушылардың жай ғана әбігер болып емес, шынымен оқып отырғанын қалай байқауға болады.</p>",
        ),
    ),
    "what-we-changed": Session(
        kind="dialogue",
        title=text(
            "What we changed and what changed us",
            "Что изменили мы и что изменило нас",
            "Біз нені өзгерттік және бізді не өзгертті",
        ),
        summary=text(
            en="<p>Schools tell about one change each: why, how and at what price.</p>",
            ru="<p>Каждая школа рассказывает об одной перемене: зачем, как и какой ценой.</p>",
            kk="<p>Әр мектеп бір өзгеріс туралы айтады: не үшін, қалай және қандай күш-жігермен.</p>",
        ),
    ),
    "difficult-questions": Session(
        kind="dialogue",
        title=text(
            "Difficult questions without ready answers",
            "Трудные вопросы без готовых ответов",
            "Дайын жауабы жоқ күрделі сұрақтар",
        ),
        summary=text(
            en="<p>Questions come from the hall; the speakers may only answer with an example.</p>",
            ru="<p>Вопросы задаёт зал, а спикеры могут отвечать только примером.</p>",
            kk="<p>Сұрақты зал қояды, ал спикерлер тек мысал келтіріп жауап бере алады.</p>",
        ),
    ),
    "three-priorities": Session(
        kind="facilitation",
        title=text(
            "Three priorities for one school year",
            "Три приоритета на один учебный год",
            "Бір оқу жылына арналған үш басымдық",
        ),
        summary=text(
            en="<p>Teams choose three priorities out of ten and plan the first step of each.</p>",
            ru="<p>Команды выбирают три приоритета из десяти и планируют первый шаг к каждому.</p>",
            kk="<p>Командалар он басымдықтың үшеуін таңдап, әрқайсысының алғашқы қадамын жоспарлайды.</p>",
        ),
    ),
    "to-an-agreement": Session(
        kind="facilitation",
        title=text("From opinions to an agreement", "От мнений к договорённости", "Пікірден келісімге"),
        summary=text(
            en="<p>Exercises in asking, summing up and agreeing within the time given.</p>",
            ru="<p>Упражнения: спросить, обобщить и договориться в отведённое время.</p>",
            kk="<p>Жаттығулар: сұрау, қорыту және берілген уақытта келісімге келу.</p>",
        ),
    ),
    "criteria-with-pupils": Session(
        kind="workshop",
        title=text(
            "Writing criteria together with pupils",
            "Составляем критерии вместе с учениками",
            "Оқушылармен бірге өлшемшарт құрастырамыз",
        ),
        summary=text(
            en="<p>From “good work” to words that help a pupil improve it.</p>",
            ru="<p>От «хорошей работы» к словам, которые помогают ученику её улучшить.</p>",
            kk="<p>«Жақсы жұмыс» дегеннен оқушыға оны жақсартуға көмектесетін сөздерге дейін.</p>",
        ),
    ),
    "one-tool": Session(
        kind="workshop",
        title=text("One tool, three lessons", "Один инструмент — три урока", "Бір құрал — үш сабақ"),
        summary=text(
            en="<p>The same tool in a language lesson, in mathematics and in physical education.</p>",
            ru="<p>Один и тот же инструмент на уроке языка, математики и физкультуры.</p>",
            kk="<p>Тіл, математика және дене шынықтыру сабақтарындағы бір ғана құрал.</p>",
        ),
    ),
    "observing": Session(
        kind="workshop",
        title=text(
            "Observing a lesson without judging it",
            "Наблюдать урок, не оценивая",
            "Сабақты бағаламай бақылау",
        ),
        summary=text(
            en="<p>What to write down, what to leave out and how to begin the talk afterwards.</p>",
            ru="<p>Что записывать, что опустить и как начать разговор после урока.</p>",
            kk="<p>Нені жазып, нені қалдыру керек және сабақтан кейінгі әңгімені қалай бастауға болады.</p>",
        ),
    ),
    "first-meeting": Session(
        kind="workshop",
        title=text(
            "The first meeting of a teachers’ community",
            "Первая встреча сообщества учителей",
            "Мұғалімдер қоғамдастығының алғашқы кездесуі",
        ),
        summary=text(
            en="<p>An agenda for one hour, tried out on the spot.</p>",
            ru="<p>Повестка на один час, опробованная тут же.</p>",
            kk="<p>Бір сағатқа арналған күн тәртібі сол жерде сынап көріледі.</p>",
        ),
    ),
    "exhibition": Session(
        kind="exhibition",
        title=text(
            "Exhibition of school experience",
            "Выставка школьного опыта",
            "Мектептер тәжірибесінің көрмесі",
        ),
        summary=text(
            en="<p>Poster boards, samples of work and their authors beside them.</p>",
            ru="<p>Стенды, образцы работ и их авторы рядом.</p>",
            kk="<p>Стендтер, жұмыс үлгілері және жанында тұрған авторлары.</p>",
        ),
    ),
    "open-lessons": Session(
        kind="other",
        title=text(
            "Open lessons at sample schools",
            "Открытые уроки в школах-образцах",
            "Үлгі мектептердегі ашық сабақтар",
        ),
        summary=text(
            en="<p>Lessons by the ordinary timetable, with a short talk after each.</p>",
            ru="<p>Уроки по обычному расписанию и короткий разговор после каждого.</p>",
            kk="<p>Кәдімгі кесте бойынша сабақтар және әрқайсысынан кейінгі қысқа әңгіме.</p>",
        ),
    ),
    "contest": Session(
        kind="contest",
        title=text("The contest of the forum", "Конкурс форума", "Форум байқауы"),
        summary=text(
            en="<p>Teams defend their projects before the jury; the hall may ask questions too.</p>",
            ru="<p>Команды защищают проекты перед жюри; вопросы может задавать и зал.</p>",
            kk="<p>Командалар жобаларын қазылар алқасының алдында қорғайды; зал да сұрақ қоя алады.</p>",
        ),
    ),
    "closing": Session(
        kind="other",
        title=text(
            "Summing up and feedback sheets",
            "Подведение итогов и листы обратной связи",
            "Қорытынды және кері байланыс парақтары",
        ),
        summary=text(
            en="<p>One idea from every group and a few minutes for the feedback sheet.</p>",
            ru="<p>По одной идее от каждой группы и несколько минут на лист обратной связи.</p>",
            kk="<p>Әр топтан бір идея және кері байланыс парағына бірнеше минут.</p>",
        ),
    ),
}


def session(key: str, at: str | None = None, minutes: int | None = None, *speakers: Guest | str) -> Session:
    """A session of the stock, at an hour such as "10:30", with its speakers."""
    starts = time.fromisoformat(at) if at else None
    return replace(_SESSIONS[key], starts=starts, minutes=minutes, speakers=speakers)
