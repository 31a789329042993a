"""Rounds, criteria and awards that sample contests are put together from."""

from cms.demo.content.samples.common import DISTRICT, sample_school
from cms.demo.content.shapes import Award, Criterion, Round, text

ROUNDS = {
    "portfolio": Round(
        title=text("Portfolio, by correspondence", "Заочный этап: портфолио", "Сырттай кезең: портфолио"),
        description=text(
            en="<p>Two pages on what was done, two samples of pupils’ work and one honest paragraph on what did not succeed.</p>",
            ru="<p>Две страницы о том, что сделано, два образца ученических работ и один честный абзац о том, что не получилось.</p>",
            kk="<p>Не істелгені туралы екі бет, оқушы жұмыстарының екі үлгісі және ненің сәтсіз болғаны туралы бір шынайы абзац.</p>",
        ),
    ),
    "card": Round(
        title=text("Business card of the team", "Визитная карточка команды", "Команданың визит карточкасы"),
        description=text(
            en="<p>Five minutes on stage: who we are, what we believe in and what we are good at.</p>",
            ru="<p>Пять минут на сцене: кто мы, во что верим и что у нас хорошо получается.</p>",
            kk="<p>Сахнадағы бес минут: біз кімбіз, неге сенеміз және қолымыздан не келеді.</p>",
        ),
    ),
    "lesson": Round(
        title=text("Open lesson", "Открытый урок", "Ашық сабақ"),
        description=text(
            en="<p>A lesson of thirty minutes with a class the teacher has not met before.</p>",
            ru="<p>Урок на тридцать минут с классом, который учитель видит впервые.</p>",
            kk="<p>Мұғалім алғаш рет көріп тұрған сыныппен өтетін отыз минуттық сабақ.</p>",
        ),
    ),
    "analysis": Round(
        title=text("Analysis of one’s own lesson", "Самоанализ урока", "Өз сабағын талдау"),
        description=text(
            en="<p>What the teacher intended, what the pupils did and what will be different next time.</p>",
            ru="<p>Что задумал учитель, что сделали ученики и что в следующий раз будет иначе.</p>",
            kk="<p>Мұғалім не жоспарлады, оқушылар не істеді және келесі жолы не өзгереді.</p>",
        ),
    ),
    "project": Round(
        title=text("Project defence", "Защита проекта", "Жоба қорғау"),
        description=text(
            en="<p>Ten minutes for the project, ten for the questions of the jury and the opponents.</p>",
            ru="<p>Десять минут на проект и десять — на вопросы жюри и оппонентов.</p>",
            kk="<p>Жобаға он минут, қазылар алқасы мен оппоненттердің сұрақтарына он минут.</p>",
        ),
    ),
}

CRITERIA = {
    "clarity": Criterion(
        title=text("Clarity", "Ясность изложения", "Баяндаудың анықтығы"),
        description=text(
            "The audience can retell the main idea.",
            "Слушатели могут пересказать главную мысль.",
            "Тыңдаушылар негізгі ойды қайта айтып бере алады.",
        ),
        points=10,
    ),
    "learning": Criterion(
        title=text(
            "Evidence of pupils’ learning", "Свидетельства успехов учеников", "Оқушылар жетістігінің дәлелі"
        ),
        description=text(
            "Pupils’ work, their words, the change over time.",
            "Работы учеников, их слова, изменения во времени.",
            "Оқушылардың жұмыстары, сөздері, уақыт өте келе болған өзгерістер.",
        ),
        points=20,
    ),
    "repeatable": Criterion(
        title=text(
            "Can be repeated elsewhere", "Возможность повторить опыт", "Тәжірибені қайталау мүмкіндігі"
        ),
        points=15,
    ),
    "originality": Criterion(title=text("Originality", "Оригинальность", "Өзіндік ерекшелігі"), points=10),
    "answers": Criterion(
        title=text("Answers to questions", "Ответы на вопросы", "Сұрақтарға жауап беру"),
        points=10,
    ),
    "speech": Criterion(
        title=text(
            "Professional culture of speech", "Профессиональная культура речи", "Кәсіби сөйлеу мәдениеті"
        ),
        points=5,
    ),
}

_NOMINATIONS = {
    "idea": text("The boldest idea (sample)", "Самая смелая идея (образец)", "Ең батыл идея (үлгі)"),
    "team": text(
        "The strongest team (sample)", "Самая дружная команда (образец)", "Ең ынтымақты команда (үлгі)"
    ),
    "pupils": text("The pupils’ choice (sample)", "Выбор учеников (образец)", "Оқушылар таңдауы (үлгі)"),
    "debut": text("The best debut (sample)", "Лучший дебют (образец)", "Үздік дебют (үлгі)"),
}

JURY_ROLES = text(
    en="Sample jury: methodologists, lecturers of a university and winners of earlier years.",
    ru="Жюри-образец: методисты, преподаватели университета и победители прошлых лет.",
    kk="Үлгі қазылар алқасы: әдіскерлер, университет оқытушылары және өткен жылдардың жеңімпаздары.",
)


def rounds(*keys: str) -> tuple[Round, ...]:
    """Rounds of the stock in their order."""
    return tuple(ROUNDS[key] for key in keys)


def criteria(*keys: str) -> tuple[Criterion, ...]:
    """Criteria of the stock in their order."""
    return tuple(CRITERIA[key] for key in keys)


def school_awards(first: int, *nominations: str) -> tuple[Award, ...]:
    """Three places and some nominations for sample schools numbered from `first`."""
    places = [
        Award(place=place, school=sample_school(first + place - 1), town=DISTRICT) for place in (1, 2, 3)
    ]
    others = [
        Award(nomination=_NOMINATIONS[key], school=sample_school(first + 3 + number))
        for number, key in enumerate(nominations)
    ]
    return (*places, *others)


def teacher_awards(first: int, *nominations: str) -> tuple[Award, ...]:
    """Three places and some nominations for sample teachers numbered from `first`."""

    def teacher(number: int):
        return text(f"Sample teacher {number}", f"Учитель-образец {number}", f"{number}-үлгі мұғалім")

    places = [
        Award(place=place, person=teacher(place), school=sample_school(first + place - 1))
        for place in (1, 2, 3)
    ]
    others = [
        Award(
            nomination=_NOMINATIONS[key],
            person=teacher(4 + number),
            school=sample_school(first + 3 + number),
        )
        for number, key in enumerate(nominations)
    ]
    return (*places, *others)
