"""What a Kazakh office is of: a subject («өзбек тілі мұғалімі»), a class, a project, a part of a house."""

import re

from cms.intake.facts.names.lexicon import genders_of
from cms.intake.facts.people.line import Line
from cms.intake.facts.people.offices import KAZAKH_MODIFIERS, kazakh_office
from cms.intake.facts.word_lists import word_list
from cms.search.analysis.kazakh.stemmer import analysed

# What somebody teaches or leads and is no place of work.
_MATTERS = (
    *("пән", "тіл", "тарих", "сынып", "сыныб", "жоба", "бағдарлама", "үйірме", "топ", "тоб", "кабинет"),
    *("зертхана", "қызмет", "кафедра", "бөлім", "студия", "ансамбл", "шеберхана", "әдебиет", "негіздер"),
    *(
        "технология",
        "бірлесті",
        "мәдениет",
        "география",
        "білім",
        "шығармашылы",
        "өнер",
        "іс",
        "жұмыс",
        "тәрбие",
    ),
)
_OWNED = frozenset(("сы", "сі", "ы", "і"))
_PLURALS = frozenset(("лар", "лер", "дар", "дер", "тар", "тер"))
_ADJECTIVE = re.compile(r".{2,}(?:лық|лік|дық|дік|тық|тік)$")
# Words before a subject that are none of its name.
_NONE = word_list(__file__, "kazakh no matters")
_DEPARTMENTS = ("департаментінің", "басқармасының", "қызметінің", "зертханасының")


def of_a_matter(line: Line, place: int, begin: int) -> bool:
    """Whether a word tells which subject, class or project it is: «өзбек» before «тілі»."""
    token = line.tokens[place]
    word, following = token.folded, line.folded(begin)
    if word in _NONE or kazakh_office(following):
        return is_matter(word) and word not in _NONE
    if token.is_capital and place and word != "қазақстан":
        return False
    if word == "өзін-өзі" or (is_matter(word) and is_matter(following)):
        return True
    analysis = analysed(word)
    if genders_of(token.written) or (not analysis.is_known and analysis.suffixes):
        return False
    if _ADJECTIVE.match(word):
        # «Ақпараттық технологиялар пәнінің».
        return following.startswith(_MATTERS)
    return set(analysis.suffixes) <= _PLURALS | {"у"} and is_matter(following)


def is_matter(word: str) -> bool:
    """Whether a word is a subject, class or project that belongs to something: «тілі», «жобасының»."""
    if not word.startswith(_MATTERS):
        return False
    suffixes = tuple(one for one in analysed(word).suffixes if one not in _PLURALS)
    return bool(_OWNED & set(suffixes[:1])) and (len(suffixes) == 1 or suffixes[1:] in {("нің",), ("ның",)})


def quoted_start(line: Line, begin: int, start: int) -> int:
    """Where the name of a project or the number of a class begins: «Болашақ» жобасының, 9 «А» сыныбының."""
    place = begin
    if not is_matter(line.folded(begin)):
        return begin
    if place > start and line.tokens[place - 1].written in "»”":
        span = next((one for one in line.quoted if one.end == line.tokens[place - 1].end), None)
        while span and place > start and line.tokens[place - 1].start >= span.start:
            place -= 1
    is_class = line.folded(begin).startswith(("сынып", "сыныб"))
    if is_class and place > start and line.tokens[place - 1].is_number:
        place -= 1
    return place


def is_part(line: Line, place: int) -> bool:
    """Whether a department named by its kind is a part of its house: «оқу бағдарламалары департаментінің»."""
    word = line.folded(place)
    if word.startswith("бөлім"):
        return True
    before = line.tokens[place - 1] if place else None
    return (
        word in _DEPARTMENTS
        and before is not None
        and before.is_word
        and not before.is_capital
        and before.folded not in KAZAKH_MODIFIERS
    )
