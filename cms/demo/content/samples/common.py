"""What sample pages share: notices that they are samples, venues, organisers, guests, audiences."""

from cms.demo.content.branches import BRANCHES
from cms.demo.content.pictures import drawn
from cms.demo.content.shapes import Guest, Picture, Text, paragraph, text

_BRANCHES = {branch.slug: branch for branch in BRANCHES}

EVENT_NOTICE = paragraph(
    en="<p><b>Sample content.</b> This event, its figures and its speakers are made up to show how a page of the site works.</p>",
    ru="<p><b>Демонстрационный материал.</b> Событие, цифры и спикеры придуманы, чтобы показать, как работает страница сайта.</p>",
    kk="<p><b>Үлгі материал.</b> Іс-шара, сандар мен спикерлер сайт бетінің қалай жұмыс істейтінін көрсету үшін ойдан алынған.</p>",
)

NEWS_NOTICE = paragraph(
    en="<p><b>Sample content.</b> The story is invented for the demonstration of the site.</p>",
    ru="<p><b>Демонстрационный материал.</b> История придумана для показа возможностей сайта.</p>",
    kk="<p><b>Үлгі материал.</b> Бұл жаңалық сайт мүмкіндіктерін көрсету үшін ойдан жазылған.</p>",
)

ONLINE = text("Online", "Онлайн", "Онлайн")

DISTRICT = text("Sample district", "Район-образец", "Үлгі ауданы")

EDUCATION_DEPARTMENT = text(
    "Education department (sample)", "Управление образования (образец)", "Білім басқармасы (үлгі)"
)

PRINCIPALS = text(
    "Principals and their deputies",
    "Директора школ и их заместители",
    "Мектеп директорлары мен олардың орынбасарлары",
)
TEACHERS = text(
    "Teachers of all subjects and methodologists",
    "Учителя всех предметов и методисты",
    "Барлық пән мұғалімдері мен әдіскерлер",
)
TEAMS = text(
    "School teams: a principal, a deputy and two teachers each",
    "Школьные команды: директор, заместитель и двое учителей",
    "Мектеп командалары: директор, орынбасар және екі мұғалім",
)

PRINCIPAL = Guest(
    name=text("Principal of a sample school", "Директор школы-образца", "Үлгі мектептің директоры")
)
TEACHER = Guest(name=text("Teacher of a sample school", "Учитель школы-образца", "Үлгі мектептің мұғалімі"))
METHODOLOGIST = Guest(
    name=text("Methodologist of a sample district", "Методист района-образца", "Үлгі ауданның әдіскері")
)
OFFICIAL = Guest(
    name=text(
        "Representative of the education department",
        "Представитель управления образования",
        "Білім басқармасының өкілі",
    ),
    organisation=EDUCATION_DEPARTMENT,
)
SCHOLAR = Guest(
    name=text(
        "Lecturer of a sample university",
        "Преподаватель университета-образца",
        "Үлгі университеттің оқытушысы",
    )
)


def sample_school(number: int) -> Text:
    """A school that is plainly made up."""
    return text(f"Sample school No. {number}", f"Школа-образец № {number}", f"№ {number} үлгі мектеп")


def venue(branch: str, number: int = 1) -> Text:
    """A sample school in the branch's city."""
    city, school = _BRANCHES[branch].city, sample_school(number)
    return text(
        f"{school['en']}, {city['en']}",
        f"{school['ru']}, г. {city['ru']}",
        f"{school['kk']}, {city['kk']} қ.",
    )


def organised_by(branch: str) -> Text:
    """The branch as an organiser."""
    city, inside = _BRANCHES[branch].city, _BRANCHES[branch].city_prepositional
    return text(
        f"{city['en']} branch of the Center of Pedagogical Excellence",
        f"Филиал Центра педагогического мастерства {inside['ru']}",
        f"Педагогикалық шеберлік орталығының {city['kk']} филиалы",
    )


def trainer_of(branch: str) -> Text:
    """A trainer's position at the branch."""
    city, inside = _BRANCHES[branch].city, _BRANCHES[branch].city_prepositional
    return text(
        f"Trainer of the {city['en']} branch (sample)",
        f"Тренер филиала {inside['ru']} (образец)",
        f"{city['kk']} филиалының тренері (үлгі)",
    )


def gallery(palette: int, seed: int, *scenes: str) -> tuple[Picture, ...]:
    """A small gallery in one light; pictures without captions are no exception on a real site."""
    return tuple(drawn(scene, palette, seed + number) for number, scene in enumerate(scenes))
