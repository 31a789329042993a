"""A site grown by thousands of pages that are found by words, as rows alone."""

from random import Random
from types import SimpleNamespace

from cms.search.index import entry_of
from cms.search.models import SearchEntry
from cms.search.spelling import learn
from tests.api.scale import grow
from wagtail_plone.models import PublishedDocument

# In every page, in every other one, in one of five hundred; and what a title has with its letters right.
COMMON, HALF, RARE, TITLE = "school", "village", "meteorite", "Grown"
# Different words of all texts, and words of one.
WORDS, LENGTH = 5_000, 120


def grow_found(story, number: int) -> None:
    """Put so many stories beside one that is published, each with a text of its own that is found."""
    known = set(SearchEntry.objects.values_list("document", flat=True))
    grow(story, number)
    new = PublishedDocument.objects.exclude(pk__in=known).order_by("pk").iterator(1000)
    random = Random(16)
    words = [_word(place) for place in range(WORDS)]
    entries = []
    for place, document in enumerate(new):
        text = " ".join(words[int(random.paretovariate(0.7)) % WORDS] for _ in range(LENGTH))
        document.text = f"{COMMON} {text}{f' {HALF}' if place % 2 else ''}{'' if place % 500 else f' {RARE}'}"
        page = SimpleNamespace(branch=story.branch, listing_date_field=None)
        entries.append(entry_of(document, page, [])[0])
        if len(entries) == 500:
            SearchEntry.objects.bulk_create(entries)
            entries = []
    SearchEntry.objects.bulk_create(entries)
    learn([TITLE.lower()])


def _word(number: int) -> str:
    """A word that is like a word: consonants and vowels in turn."""
    consonants, vowels = "bdfgklmnprstvz", "aeiou"
    letters = ""
    for _step in range(4):
        number, first = divmod(number, len(consonants))
        number, second = divmod(number, len(vowels))
        letters += consonants[first] + vowels[second]
    return letters
