"""`@translations` and `@translation-locator`: the same content in other languages, and where it would go."""

from wagtail_plone.conf import content_languages
from wagtail_plone.documents.conditions import STEP
from wagtail_plone.documents.places import language_homes, readable_documents, summaries
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.identity import address
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import LANGUAGE_ROOT
from wagtail_plone.service import Service
from wagtail_plone.watching import Watched, watch


class Translations(Service):
    """The same content in the other languages, and every language's home page."""

    name = "translations"
    watches = True
    expandable = True

    def body(self) -> dict:
        """Items leave the current language out, and languages that show another one's text. One query."""
        document = self.place.document
        if document is None:
            return {"@id": self.service_id}
        watch(Watched(translation_key=document.translation_key))
        watch(Watched(portal_types=frozenset([LANGUAGE_ROOT])))
        family = PublishedDocument.objects.filter(translation_key=document.translation_key).values("pk")
        homes = PublishedDocument.objects.filter(language_homes(self.place.site)).values("pk")
        # Of either set by its own index: for a condition with "or" a database may read all rows.
        documents = list(summaries(readable_documents()).filter(pk__in=family.union(homes)))
        return {
            "@id": self.service_id,
            "items": [
                {"@id": address(other.path), "language": other.language}
                for other in documents
                if other.translation_key == document.translation_key
                and other.pk != document.pk
                and other.summary["translated"]
            ],
            "root": {
                other.language: address(other.path)
                for other in documents
                if other.portal_type == LANGUAGE_ROOT
            },
        }


class TranslationLocator(Service):
    """The address under which the translation of a page into `target_language` would stand."""

    name = "translation-locator"

    def body(self) -> dict:
        """The nearest page above that has a translation, in that language. Two queries."""
        languages = content_languages()
        target = self.params.first("target_language")
        if target not in languages:
            raise BadRequest(f"target_language must be one of {', '.join(languages)}")
        document = self.place.document
        if document is None:
            return {"@id": self.place.content_id}
        above = [document.tree_path[:end] for end in range(STEP, len(document.tree_path), STEP)]
        keys = {
            parent.translation_key: len(parent.tree_path)
            for parent in summaries(readable_documents().filter(tree_path__in=above))
        }
        translated = summaries(readable_documents().filter(language=target, translation_key__in=keys))
        nearest = max(translated, key=lambda parent: keys[parent.translation_key], default=None)
        return {"@id": address(nearest.path if nearest else self.place.site)}
