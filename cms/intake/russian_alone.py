"""Words that are Russian and nothing else: of a sentence with a Kazakh name they tell the language."""

from cms.search.analysis.kazakh.stemmer import analysed
from cms.search.analysis.russian.stemmer import dictionary
from cms.search.analysis.words import normalised

_LEAST = 4


def is_russian_alone(word: str) -> bool:
    """Whether the Russian dictionary alone has a word: «школы», «средняя»."""
    surface = normalised(word)
    return len(surface) >= _LEAST and dictionary().word_is_known(surface) and not analysed(surface).is_known
