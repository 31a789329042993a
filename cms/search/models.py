"""The search index: one row for each published document, and the words that typing errors are compared with.

The rows of `SearchEntry` are looked up by their terms: on SQLite in a full-text table that follows them by
triggers, on PostgreSQL by the column itself (`cms.search.databases`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_plone.models import PublishedDocument


class TermsField(models.TextField):
    """Terms of a document as its database looks them up: a `tsvector` on PostgreSQL, elsewhere a text.

    What is written is what `cms.search.databases` makes of the terms.
    """

    def db_type(self, connection) -> str | None:
        """The column's type."""
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_placeholder(self, value, compiler, connection) -> str:
        """The value as PostgreSQL reads it."""
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class SearchEntry(models.Model):
    """A published document as it is found. Written with the document and gone with it.

    `position` is where it stands among others that fit as well, the largest first: see
    `cms.search.positions`. `passages` is what the page says: [text, label, anchor, is it a head] each.
    """

    document = models.OneToOneField(
        PublishedDocument, primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    position = models.BigIntegerField(unique=True)
    language = models.CharField(max_length=16)
    kind = models.CharField(max_length=80)
    # The branch it belongs to (`translation_key`), and the year it is listed under.
    branch = models.UUIDField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    passages = models.JSONField()
    terms = TermsField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.document_id} ({self.language})"


class Spelling(models.Model):
    """A word of a title or a name, by one of the ways to misspell it (`cms.search.spelling`)."""

    piece = models.CharField(max_length=40)
    word = models.CharField(max_length=40)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        constraints = [models.UniqueConstraint(fields=["piece", "word"], name="one_spelling_per_piece")]

    def __str__(self) -> str:
        return f"{self.piece}: {self.word}"


class IndexVersion(models.Model):
    """By which version of the word analysis and of the terms the index was made: one row."""

    version = models.CharField(max_length=40)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version of the search index")
        verbose_name_plural = _("versions of the search index")

    def __str__(self) -> str:
        return self.version
