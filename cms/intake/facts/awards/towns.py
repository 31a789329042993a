"""Towns of Kazakhstan as Russian names them: «г. Риддера» is of Риддер, «г. Алга» is Алга."""

from functools import cache

from cms.intake.facts.nominative import nominative

_TOWNS = (
    "Абай Акколь Аксай Аксу Актау Актобе Алга Алматы Алтай Аральск Аркалык Арысь Астана Атбасар Атырау Аягоз Байконур "
    "Балхаш Булаево Державинск Ерейментау Есик Есиль Жанаозен Жанатас Жаркент Жезказган Жем Жетысай Житикара Зайсан "
    "Зыряновск Казалинск Кандыагаш Караганда Каражал Каратау Каркаралинск Каскелен Кентау Кокшетау Конаев Костанай "
    "Косшы Кульсары Курчатов Кызылорда Ленгер Лисаковск Макинск Мамлютка Павлодар Петропавловск Приозерск Риддер "
    "Рудный Сарань Сарканд Сарыагаш Сатпаев Семей Сергеевка Серебрянск Степногорск Степняк Тайынша Талгар Талдыкорган "
    "Тараз Текели Темир Темиртау Тобыл Туркестан Уральск Усть-Каменогорск Ушарал Уштобе Форт-Шевченко Хромтау Шалкар "
    "Шар Шардара Шахтинск Шемонаиха Шу Шымкент Щучинск Экибастуз Эмба"
)


@cache
def _known() -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for town in _TOWNS.split():
        known.setdefault(town[:3].casefold(), []).append(town)
    return known


def town_named(name: str) -> str:
    """A town's name in the nominative; one that is not known is left to the grammar."""
    lowered = name.casefold()
    for town in _known().get(lowered[:3], ()):
        whole = town.casefold()
        if lowered == whole:
            return name
    for town in _known().get(lowered[:3], ()):
        root = town.casefold().rstrip("аыейья")
        if len(root) > 2 and lowered.startswith(root) and len(lowered) - len(root) <= 3:
            return town
    return nominative(name, "ru")
