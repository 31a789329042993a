"""What each scene shows whatever its seed, in words for those who do not see the picture."""

from cms.demo.content.shapes import Picture, Text, text

SCENE_TEXTS: dict[str, Text] = {
    "hall": text(
        en="People sitting in rows of chairs in a bright hall, seen from behind",
        ru="Люди сидят рядами в светлом зале, вид со спины",
        kk="Жарық залда қатар-қатар отырған адамдар, арт жағынан көрініс",
    ),
    "stage": text(
        en="A speaker on the stage beside a screen with a slide, the audience in front",
        ru="Выступающий на сцене у экрана со слайдом, перед ним зрители",
        kk="Сахнада слайд көрсетілген экран жанында сөйлеп тұрған адам, алдында көрермендер",
    ),
    "posters": text(
        en="Visitors standing in front of poster boards with texts and charts",
        ru="Посетители стоят у стендов с текстами и диаграммами",
        kk="Келушілер мәтіндер мен диаграммалар ілінген стендтердің алдында тұр",
    ),
    "round_table": text(
        en="People around a round table with papers and cups, seen from above",
        ru="Люди за круглым столом с бумагами и чашками, вид сверху",
        kk="Үстінде қағаздар мен кеселер тұрған дөңгелек үстел басындағы адамдар, жоғарыдан көрініс",
    ),
    "workshop": text(
        en="Groups working at flip charts, with a scheme laid out on the table in front",
        ru="Группы работают у флипчартов, на столе на переднем плане разложена схема",
        kk="Флипчарт жанында жұмыс істеп тұрған топтар, алдыңғы үстелде жайылған сызба",
    ),
    "school": text(
        en="A two-storey school building with trees, people walking up to its entrance",
        ru="Двухэтажное здание школы среди деревьев, к входу идут люди",
        kk="Ағаштар арасындағы екі қабатты мектеп ғимараты, кіреберіске бара жатқан адамдар",
    ),
    "steppe": text(
        en="A road through the steppe towards the hills on the horizon",
        ru="Дорога через степь к холмам на горизонте",
        kk="Көкжиектегі төбелерге қарай дала арқылы созылған жол",
    ),
    "city": text(
        en="The skyline of a calm city with trees and a tall monument",
        ru="Панорама спокойного города с деревьями и высоким монументом",
        kk="Ағаштары мен биік монументі бар жайлы қаланың көрінісі",
    ),
    "books": text(
        en="A stack of books, papers and a pencil on a table by the window",
        ru="Стопка книг, бумаги и карандаш на столе у окна",
        kk="Терезе жанындағы үстелде жиналған кітаптар, қағаздар мен қарындаш",
    ),
    "award": text(
        en="Framed certificates and plaques on a table before the ceremony",
        ru="Дипломы в рамках и памятные доски на столе перед награждением",
        kk="Марапаттау алдында үстелге қойылған жақтаулы дипломдар мен естелік тақталар",
    ),
    "corridor": text(
        en="A light school corridor with pictures on the wall and people walking",
        ru="Светлый школьный коридор с картинами на стене, по нему идут люди",
        kk="Қабырғасында суреттер ілінген жарық мектеп дәлізі, өтіп бара жатқан адамдар",
    ),
    "courtyard": text(
        en="A school courtyard with flags, trees and a few people",
        ru="Школьный двор с флагами, деревьями и несколькими прохожими",
        kk="Жалаулар ілінген, ағаш өскен мектеп ауласы және бірнеше адам",
    ),
}


def drawn(scene: str, palette: int, seed: int) -> Picture:
    """A picture with the text of its scene."""
    return Picture(scene=scene, palette=palette, seed=seed, alt=SCENE_TEXTS[scene])
