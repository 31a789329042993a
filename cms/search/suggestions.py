"""Suggestions while somebody types: titles and people whose words go on as theirs do."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.pages.registry import listed_kinds
from cms.search import databases
from cms.search.positions import key_of
from cms.search.query import Query, among
from cms.search.terms import KIND, LANGUAGE, filter_term
from wagtail_plone.documents.places import readable_documents
from wagtail_plone.models import PublishedDocument

PAGES_MOST, PEOPLE_MOST = 6, 4
# A single letter begins too much.
LETTERS_LEAST = 2


def suggested(text: str, locale: Locale) -> list[dict]:
    """Groups of suggestions: `{"name", "items": [{"title", "url", "kind"}]}`; those without items left out.

    Three queries, none for less than two letters.
    """
    query = Query.of(text, may_go_on=True)
    if not query or len(text) < LETTERS_LEAST:
        return []
    people = [filter_term(KIND, kind) for kind in listed_kinds("trainers")]
    language = [filter_term(LANGUAGE, locale.language_code)]
    heads = query.heads()
    of_people = databases.best(among(heads, language, people), PEOPLE_MOST)
    of_all = databases.best(among(heads, language), PAGES_MOST + PEOPLE_MOST)
    pages = [place for place in of_all if place not in of_people][:PAGES_MOST]
    keys = [key_of(place) for place in (*pages, *of_people)]
    documents = readable_documents(PublishedDocument.objects.filter(pk__in=keys)).defer("body", "text")
    found = {document.pk: document for document in documents}
    groups = [(_("Pages"), pages), (_("People"), of_people)]
    return [
        {"name": name, "items": items}
        for name, places in groups
        if (items := [_item(found[key]) for place in places if (key := key_of(place)) in found])
    ]


def _item(document: PublishedDocument) -> dict[str, str]:
    return {
        "title": document.title,
        "url": f"{document.path}/",
        "kind": capfirst(document.summary["type_title"]),
    }
