"""The whole document, put together from what is registered and from the site's models."""

import json
import re
from functools import cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.translation import override

from wagtail_plone.conf import preview_url, root_url
from wagtail_plone.http.preview_tokens import LENGTH_MOST, PARAMETER
from wagtail_plone.identity import ROOT, address
from wagtail_plone.json_text import dump
from wagtail_plone.openapi import about, accounts, finding, orientation, querystring, responses, syncing  # noqa: F401  they describe
from wagtail_plone.openapi.described import described
from wagtail_plone.openapi.paths import paths
from wagtail_plone.schemas.attributes import ModelComponents
from wagtail_plone.schemas.components import PREFIX
from wagtail_plone.schemas.content import describe_content, expanded_components
from wagtail_plone.service import answering
from wagtail_plone.version import VERSION

TAGS = {
    "Content": "Pages and what they hold.",
    "Finding": "Search, lists, choices.",
    "Keeping a copy": "What changed since an app last asked.",
    "Orientation": "Where a page is and what is around it.",
    "About": "The site, its types, the state of a page.",
    "Accounts": "Logging in, for those who see more than every reader.",
    "Files": "Pictures and files.",
    "Other": "Services nothing has been written about.",
}
# A scheme and no parameter of each operation: it is sent with every request, or with none.
PREVIEW = {
    "type": "apiKey",
    "in": "query",
    "name": PARAMETER,
    "description": "The token of a preview, which an editor's browser brings to a front end: whoever has it "
    "gets one draft in its place, in lists and searches too. It is as good in the header, as "
    f"`Authorization: Bearer`. At most {LENGTH_MOST} characters; one that does not hold is a 401. "
    "Nothing of the answer is to be kept.",
}
NAMED = re.compile(rf'"{PREFIX}(\w+)"')
DESCRIPTION = """Every published page of the site as JSON, in the protocol of Plone's REST API, for mobile
apps and Plone clients. Anybody may read what readers of the site see; a token shows its holder what the
site's admin would show them. Nothing is changed through this API.

Addresses: `++api++` stands right after the root, then comes the path of a page, then the name of a service
(`/++api++/en/news/@breadcrumbs`). A page's own address answers the same to `Accept: application/json`.
`@id`s never contain `++api++`; put it in to follow one, or send the header.

Parameters are read as Zope writes them: `expand:list=a&expand:list=b`, `expand=a,b` and
`expand=a&expand=b` mean the same. Unknown parameters are ignored, but by `@search`: a misspelt condition
would find everything.

Whole content is large: a forum with thirty photographs is 160 kB. `fields`, `omit=blocks` and
`scales=preview,large` choose what comes, of content, of whole objects in lists and of `@changes`. So that
the schemas hold for every choice, only what always comes is `required` in them; `x-whole` names what is
there where nothing was chosen. Where an object has both `@id` and `id`, which are one name to many
languages, `id` stands in `x-members` instead of `properties`.

Dates that are not set: content has null. Summaries have what Plone's catalog has, which its clients
compare with: `effective` is 1969-12-31, `expires` 2499-12-31, and with `metadata_fields` their twins
`EffectiveDate` and `ExpirationDate` are the word None.

Clients of the Wagtail ecosystem find the same fields in Wagtail's own API v2 (`/api/v2/`), and in v3
with its own document (`/api/v3/openapi.json`), where the site has them mounted."""


def document_text() -> str:
    """The document as JSON text, with the root address that is configured now."""
    return _sent(root_url())[0]


def document_tag() -> str:
    """The entity tag of the document."""
    return _sent(root_url())[1]


@cache
def _sent(root: str) -> tuple[str, str]:
    """The document with a root address in it, and its entity tag."""
    text = _stored().replace(ROOT, root)
    return text, f'"{sha256(text.encode()).hexdigest()[:24]}"'


@cache
def _stored() -> str:
    """The document with a placeholder for the root address in it; made once per process."""
    return dump(document())


def document() -> dict[str, Any]:
    """The document, with a placeholder for the root address in it. No query."""
    with override("en"):
        components = ModelComponents()
        describe_content(components)
        for part in (responses, orientation, finding, querystring, syncing, about):
            components.schemas |= part.shapes()
        components.schemas["ExpandedComponents"] = expanded_components(
            {
                name: (described(name).answers or ({},))[0]
                for name, kind in answering().items()
                if kind.expandable
            }
        )
        return _without_unused(
            {
                "openapi": "3.1.1",
                "info": {
                    "license": {"name": "BSD 3-Clause", "identifier": "BSD-3-Clause"},
                    "title": f"{getattr(settings, 'WAGTAIL_SITE_NAME', '') or 'This site'}: content API",
                    "version": VERSION,
                    "description": DESCRIPTION,
                },
                "servers": [{"url": address(""), "description": "This site."}],
                "tags": [{"name": name, "description": words} for name, words in TAGS.items()],
                # Reading is for everybody; a token shows more. Where every operation says so, a generator
                # takes the token for required.
                "security": [{}, {"bearer": []}, *([{"preview": []}] if preview_url() else [])],
                "paths": paths(),
                "components": {
                    "schemas": components.schemas,
                    "responses": responses.shared(),
                    "headers": responses.HEADERS,
                    "securitySchemes": {
                        "bearer": {
                            "type": "http",
                            "scheme": "bearer",
                            "bearerFormat": "JWT",
                            "description": "The token of `@login`, or one of Wagtail's API tokens.",
                        },
                        **({"preview": PREVIEW} if preview_url() else {}),
                    },
                },
            }
        )


def _without_unused(document: dict[str, Any]) -> dict[str, Any]:
    """The document without the schemas that no address of this site leads to."""
    schemas = document["components"]["schemas"]
    while unused := set(schemas) - set(NAMED.findall(json.dumps(document))):
        for name in unused:
            del schemas[name]
    return document
