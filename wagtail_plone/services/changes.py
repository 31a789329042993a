"""`@changes`: what was published, updated or removed since a client last asked.

For apps that keep a copy of the content. A client that begins without a token, follows `token` while there is
`has_more`, and applies what it is told, has exactly the published content; later it asks with the last token.
Of this API's own; plone.restapi has nothing like it.
"""

from collections.abc import Sequence

from django.db.models import Q

from wagtail_plone.conf import content_languages
from wagtail_plone.content.chosen import CHOOSING, Chosen
from wagtail_plone.content.listing import whole_texts
from wagtail_plone.documents.catalog import VALUES_MOST
from wagtail_plone.documents.changes import Token, changed_since
from wagtail_plone.documents.conditions import STEP, all_of
from wagtail_plone.documents.places import readable_documents, summaries
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.identity import address
from wagtail_plone.json_text import Text, dump, with_commas
from wagtail_plone.models import PublishedDocument, RemovedDocument
from wagtail_plone.service import Service

SIZE_DEFAULT, SIZE_MOST = 100, 500
KNOWN = frozenset({"since", "language", "portal_type", "fullobjects", "b_size", *CHOOSING})
TOLERATED = frozenset({"expand", "expand.", "version", "include_items"})
DIGITS = 36


class Changes(Service):
    """`updated` documents and `removed` ones, `token` for the next question, and whether it `has_more`."""

    name = "changes"
    only_at_root = True
    # A copy of the content holds what is published.
    shows_previews = False

    def body(self) -> Text:
        """At most seven queries. `BadRequest` names a bad parameter; `Gone` (410) is for a token too old.

        `language` and `portal_type` keep to some of the content, and belong to a client's token: it asks with
        the same ones every time, and chooses the same (`Chosen`).
        """
        self.params.check_names(KNOWN, TOLERATED)
        Chosen(self.params).check_of_list()
        size = self.params.number("b_size", SIZE_DEFAULT, least=1, most=SIZE_MOST)
        changes = changed_since(Token.read(self.params.first("since")), size, self._conditions())
        items = self._items([document.pk for document in changes.updated])
        removed = dump([_removal(document) for document in changes.removed])
        end = dump({"token": str(changes.token), "has_more": changes.has_more})
        begin, end = f'{{"@id":{dump(self.service_id)},"updated":[', f'],"removed":{removed},{end[1:]}'
        return Text([begin, *items, end])

    def _conditions(self) -> Q:
        language, kinds = self.params.first("language"), self.params.many("portal_type")
        if language and language not in content_languages():
            raise BadRequest(
                f"language must be one of {', '.join(content_languages())}, not {language[:40]!r}"
            )
        if len(kinds) > VALUES_MOST:
            raise BadRequest(f"portal_type must not have more than {VALUES_MOST} values")
        site = self.place.site
        on_site = Q(path__startswith=f"{site}/") | Q(path=site) if site else ~Q(path__startswith="http")
        return all_of(
            [
                on_site,
                *([Q(language=language)] if language else ()),
                *([Q(portal_type__in=kinds)] if kinds else ()),
            ]
        )

    def _items(self, keys: Sequence[int]) -> Text:
        """Summaries, or whole objects, each with where it stands. Four queries at most."""
        chosen = Chosen(self.params)
        documents = {
            document.pk: document for document in summaries(readable_documents().filter(pk__in=keys))
        }
        shown = [documents[key] for key in keys if key in documents]
        if self.params.full_objects:
            texts = whole_texts([document.pk for document in shown], chosen)
        else:
            texts = {document.pk: Text([dump(chosen.with_scales(document.summary))]) for document in shown}
        above = {document.tree_path[:-STEP] for document in shown if document.path != document.home_path}
        parents = readable_documents().filter(tree_path__in=above).only("tree_path", "uid", "path")
        ids = {parent.tree_path: {"@id": address(parent.path), "UID": parent.uid} for parent in parents}
        return with_commas(
            [
                Text(['{"item":', *texts[document.pk], f",{_place(document, ids)[1:]}"])
                for document in shown
                if document.pk in texts
            ]
        )


def _place(document: PublishedDocument, ids: dict[str, dict]) -> str:
    """Where a document stands: below which one, and at which position there."""
    above, here = document.tree_path[:-STEP], document.tree_path[-STEP:]
    return dump({"parent": ids.get(above), "position": int(here, DIGITS)})


def _removal(document: RemovedDocument) -> dict[str, str]:
    """What a client needs to know to remove its copy."""
    return {
        "@id": address(document.path),
        "UID": document.uid,
        "@type": document.portal_type,
        "language": document.language,
    }
