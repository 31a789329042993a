"""The root of a site above its languages, which is no page: as content, and as the parent of home pages."""

from typing import Any

from django.conf import settings
from django.utils.translation import override
from wagtail.coreutils import get_supported_content_language_variant

from wagtail_plone.identity import address
from wagtail_plone.serialize.page import SITE_ROOT, language_field


def site_root(path: str) -> dict[str, Any]:
    """The root of the site whose paths begin with `path` ("" for the default one), in the site's language."""
    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    with override(language):
        words = language_field(language)
    return {
        **site_root_summary(path),
        "id": "Plone",
        "UID": "",
        "is_folderish": True,
        "review_state": None,
        "language": words,
        "layout": "document_view",
        "effective": None,
        "expires": None,
        "subjects": [],
        "creators": [],
        "contributors": [],
        "rights": "",
        "exclude_from_nav": False,
        "allow_discussion": False,
        "relatedItems": [],
        "text": None,
        "table_of_contents": None,
        "working_copy": None,
        "working_copy_of": None,
        "blocks": {},
        "blocks_layout": {"items": []},
    }


def site_root_summary(path: str) -> dict[str, str]:
    """What the home page of a language is told of its parent."""
    return {
        "@id": address(path),
        "@type": SITE_ROOT,
        "type_title": SITE_ROOT,
        "title": getattr(settings, "WAGTAIL_SITE_NAME", ""),
        "description": "",
    }
