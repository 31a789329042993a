"""`manage.py analyse_words`: the stems of words, for people who wonder why something is (not) found."""

import sys

from django.core.management.base import BaseCommand, CommandError

from cms.search.analysis.kazakh.stemmer import analysed
from cms.search.analysis.terms import STEMMERS
from cms.search.analysis.words import normalised


class Command(BaseCommand):
    """Writes a line for each word: the word, a tab, its stem."""

    help = (
        "Print the stem of each word, a line each: word, tab, stem. Words with one stem find each other. "
        "Reads lines of words where none is given."
    )
    # Stems need no database and no checks of the site.
    requires_system_checks: list = []

    def create_parser(self, *args, **kwargs):
        """A parser that finds words on both sides of an option: `kk --verbose мектеп`."""
        parser = super().create_parser(*args, **kwargs)
        parser.parse_args = parser.parse_intermixed_args
        return parser

    def add_arguments(self, parser):
        """The language of the words, then the words."""
        parser.add_argument("language", help=f"one of {', '.join(STEMMERS)}")
        parser.add_argument("words", nargs="*", help="words; from standard input, one a line, where left out")
        parser.add_argument(
            "--verbose",
            action="store_true",
            help="of Kazakh words, a third column: the suffixes in their order",
        )

    def handle(self, *args, language: str, words: list[str], verbose: bool, **options):
        """Stem words as they come, so that long lists can be piped."""
        if language not in STEMMERS:
            raise CommandError(f"No stems for the language {language!r}: choose {', '.join(STEMMERS)}.")
        stem = STEMMERS[language]
        for word in words or filter(None, map(str.strip, sys.stdin)):
            line = f"{word}\t{stem(normalised(word))}"
            if verbose and language == "kk":
                line += f"\t{' '.join(analysed(normalised(word)).suffixes)}"
            self.stdout.write(line)
