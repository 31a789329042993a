"""Organisations: where their names begin and end, and what they are in the nominative."""

import pytest

from cms.intake.facts.organisations import find_organisations
from cms.intake.known import Known, Thing
from cms.intake.reading import Reading
from cms.intake.sources.plain import read_plain


def names(text, known=None):
    found = find_organisations(Reading(read_plain(text)), known or Known())
    return [one.name for one in found if not one.is_bare]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "It was held with the Education Department of the Zhambyl Region.",
            ["Education Department of the Zhambyl Region"],
        ),
        (
            "Teachers of Kostanay School No. 23 and of NIS Aktobe came.",
            ["Kostanay School No. 23", "NIS Aktobe"],
        ),
        (
            "The Taraz branch of the Center of Pedagogical Excellence thanks you.",
            ["Taraz branch of the Center of Pedagogical Excellence"],
        ),
        ("School leaders made school plans in winter school.", []),
        ("He studied at the University of Oslo.", ["University of Oslo"]),
        (
            "Вместе с управлением образования Алматинской области работали все.",
            ["управление образования Алматинской области"],
        ),
        ("Из школы-лицея № 20 и гимназии «Дарын» пришли двое.", ["школа-лицей № 20", "гимназия «Дарын»"]),
        (
            "Профессор Карагандинского университета имени Е. А. Букетова.",
            ["Карагандинский университет имени Е. А. Букетова"],
        ),
        ("Приехали учителя сельских школ и библиотек.", []),
        (
            "Директор СШ № 5 г. Риддера и методист Учебно-методического центра.",
            ["СШ № 5 г. Риддера", "Учебно-методический центр"],
        ),
        (
            "Жамбыл облысы әкімдігінің білім басқармасымен бірлесті.",
            ["Жамбыл облысы әкімдігінің білім басқармасы"],
        ),
        ("Қ. А. Ясауи атындағы университеттің профессоры келді.", ["Қ. А. Ясауи атындағы университет"]),
        ("Талғар қаласындағы № 1 мектептің мұғалімі сөйледі.", ["Талғар қаласындағы № 1 мектеп"]),
        ("«Зерде» мектебінде және № 7 мектеп-гимназияда өтті.", ["«Зерде» мектебі", "№ 7 мектеп-гимназия"]),
        (
            "Педагогикалық шеберлік орталығының Тараз қаласындағы филиалы шақырды.",
            ["Педагогикалық шеберлік орталығының Тараз қаласындағы филиалы"],
        ),
        ("Ауыл мектептерінің мұғалімдері жиналды.", []),
    ],
)
def test_organisations_are_named_whole_and_in_the_nominative(text, wanted):
    assert names(text) == wanted


def test_an_organisation_the_site_knows_is_found_in_any_form():
    known = Known(
        organisations=(Thing("fund", ("Кітап әлемі",)), Thing("utemuratov", ("Фонд Булата Утемуратова",)))
    )
    (found,) = find_organisations(Reading(read_plain("Форум «Кітап әлемімен» бірге өтті.")), known)
    assert found.known == "fund"
    (found,) = find_organisations(Reading(read_plain("Спасибо Фонду Булата Утемуратова за книги.")), known)
    assert found.known == "utemuratov" and found.name == "Фонд Булата Утемуратова"
