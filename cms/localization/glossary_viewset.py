"""The glossary in the admin: a table of concepts with a column for each language."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.coreutils import get_content_languages
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from cms.languages.word_forms import folded
from cms.localization.models import GlossaryEntry, GlossaryTerm


class GlossaryIndexView(IndexView):
    """The list: every language's term beside the others, found by any of them and by its other forms."""

    @cached_property
    def columns(self):
        """Wagtail's columns, with the languages' in place of the title made of all of them."""
        select, _title, *others = super().columns
        (code, name), *rest = get_content_languages().items()
        first = self._get_title_column_class(TitleColumn)(
            term_name(code),
            label=name,
            sort_key=term_name(code),
            # An entry may have no term in the first language; it must be reached all the same.
            accessor=lambda entry: getattr(entry, term_name(code)) or str(entry),
            get_url=self.get_edit_url,
            get_title_id=lambda entry: f"snippet_{entry.pk}_title",
        )
        languages = [
            Column(term_name(code), label=name, sort_key=term_name(code), width="22%") for code, name in rest
        ]
        return [select, first, *languages, *others]

    def search_queryset(self, queryset: QuerySet[GlossaryEntry]) -> QuerySet[GlossaryEntry]:
        """Entries with all words of the query in one term or its other forms, whatever the case.

        Compared here: SQLite folds no Cyrillic letters, and a glossary has hundreds of terms, not millions.
        """
        if not self.is_searching:
            return queryset
        words = folded(self.search_query).split()
        rows = GlossaryTerm.objects.values_list("entry_id", "term", "variants", "entry__note")
        matching_ids = {
            entry_id
            for entry_id, *texts in rows
            if all(any(word in folded(text) for text in texts) for word in words)
        }
        return queryset.filter(pk__in=matching_ids)


class GlossaryEntryViewSet(SnippetViewSet):
    """Glossary entries as snippets."""

    model = GlossaryEntry
    icon = "openquote"
    index_view_class = GlossaryIndexView
    list_display = ["__str__", "note"]
    list_per_page = 100

    def get_queryset(self, request) -> QuerySet[GlossaryEntry]:
        """Every entry with its terms as `term_kk` and so on, by the first language's."""
        terms = GlossaryTerm.objects.filter(entry=OuterRef("pk"))
        columns = {
            term_name(code): Subquery(terms.filter(locale__language_code=code).values("term")[:1])
            for code in get_content_languages()
        }
        # Databases differ in where they put what is missing; here it is last.
        order = [F(column).asc(nulls_last=True) for column in columns]
        return GlossaryEntry.objects.annotate(**columns).prefetch_related("terms").order_by(*order, "pk")


def term_name(code: str) -> str:
    """The name under which the list has a language's term."""
    return f"term_{code.replace('-', '_')}"
