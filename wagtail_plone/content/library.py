"""Images and files of the library as content: `@type` `Image` and `File` (plone.restapi's shapes).

Each has an address of its own, `/images/7` or `/files/7`, and one below every page that shows it,
`/en/news/story/images/7`. What no page shows to readers has none, nor has what is kept in a private
collection: the library also holds what was uploaded for drafts.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import override
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument, document_served
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from wagtail_plone.conf import PREFIX, root_url
from wagtail_plone.content.pictures import FOR_NOW, picture_of
from wagtail_plone.documents.files import public_file
from wagtail_plone.documents.places import Place, readable_documents
from wagtail_plone.http.errors import NotFound
from wagtail_plone.http.request import ApiRequest
from wagtail_plone.identity import NAMESPACE, address
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import language_field
from wagtail_plone.serialize.prefetched import alternative_text, document_address
from wagtail_plone.serialize.scales import ScaledImage
from wagtail_plone.service import component_links, service_of

ADDRESS = re.compile(r"(?P<page>(?:/[^/]+)*)/(?P<kind>images|files)/(?P<pk>[1-9][0-9]{0,17})")


@dataclass(frozen=True)
class LibraryItem:
    """An image or a document at one of its addresses: its own, or below a page that shows it."""

    path: str
    instance: AbstractImage | AbstractDocument
    page: PublishedDocument | None = None

    @property
    def content_id(self) -> str:
        """The `@id`."""
        return address(self.path)

    @property
    def is_image(self) -> bool:
        """True for an `Image`, false for a `File`."""
        return isinstance(self.instance, AbstractImage)

    @property
    def language(self) -> str:
        """The language its words are in: the page's, else the site's."""
        return self.page.language if self.page else settings.LANGUAGE_CODE

    def content(self) -> dict[str, Any]:
        """The content (see plone.restapi's `Image` and `File`) without `@components`. One query, for tags.

        The `UID` is the same at every address. Times are when the file came in; of changes nothing is kept.
        """
        kind = "Image" if self.is_image else "File"
        with override(self.language):
            type_title = str(self.instance._meta.verbose_name)
            language = language_field(self.language)
        created = self.instance.created_at.astimezone(timezone.get_default_timezone()).isoformat()
        return {
            "@id": self.content_id,
            "@type": kind,
            "id": str(self.instance.pk),
            "UID": uuid5(NAMESPACE, f"{kind}:{self.instance.pk}").hex,
            "title": self.instance.title,
            "description": alternative_text(self.instance, self.language) if self.is_image else "",
            "type_title": type_title,
            "created": created,
            "modified": created,
            "effective": None,
            "expires": None,
            "review_state": None,
            "language": language if self.page else "",
            "layout": f"{kind.lower()}_view",
            "is_folderish": False,
            "parent": self.page.summary if self.page else {},
            "previous_item": {},
            "next_item": {},
            "subjects": sorted(tag.name for tag in self.instance.tags.all()),
            "creators": [],
            "contributors": [],
            "rights": "",
            "exclude_from_nav": True,
            "allow_discussion": False,
            "relatedItems": [],
            "version": "current",
            "versioning_enabled": False,
            "working_copy": None,
            "working_copy_of": None,
            "changeNote": "",
            "nav_title": "",
            # Volto looks for a schema where these two are missing, even empty ones.
            "blocks": {},
            "blocks_layout": {"items": []},
            **({"image": self._image()} if self.is_image else {"file": self._file()}),
        }

    def _image(self) -> dict[str, Any]:
        scaled = ScaledImage(self.instance, alternative_text(self.instance, self.language))
        return {**scaled.content_image(self.content_id), "@id": self.content_id}

    def _file(self) -> dict[str, Any]:
        return {
            "content-type": self.instance.content_type,
            "download": f"{self.content_id}/@@download/file",
            "filename": self.instance.filename,
            "size": self._file_size(),
        }

    def _file_size(self) -> int:
        """In bytes, 0 for a lost file. Only Wagtail's forms note it; where none did, the storage is asked."""
        if self.instance.file_size is not None:
            return self.instance.file_size
        try:
            return self.instance.file.size
        except OSError:
            return 0

    def service(self, name: str, request: ApiRequest) -> Any:
        """A service's answer: that of the page above, the item itself being the last crumb.

        Raises `NotFound` for services about pages alone.
        """
        kind = service_of(name)
        if kind is None or not kind.expandable or request.rest:
            raise NotFound.at(f"{self.content_id}/@{name}")
        # It has no translations and no state of its own.
        page = None if name in ("translations", "workflow") else self.page
        body = kind(Place(self.path, page), request).body()
        if name == "breadcrumbs":
            body["items"].append({"@id": self.content_id, "title": self.instance.title})
        return body

    def components(self, request: ApiRequest) -> dict[str, Any]:
        """The `@components`, those expanded that the request names."""
        expanded = request.params.expand
        return {
            name: self.service(name, request) if name in expanded else link
            for name, link in component_links(self.content_id).items()
        }

    def picture(self, names: list[str], accept: str, known: str = "") -> HttpResponseBase:
        """The picture at `@@images/<names>` below an image; see `pictures.picture_of`."""
        body = json.dumps(self.content(), ensure_ascii=False)
        return picture_of(self.content_id, body, names, accept, known)

    def download(self, service: list[str], request) -> HttpResponseBase:
        """The bytes of a file: `@@download/file`, `@@download/file/<filename>`, `@@display-file/file`.

        Sent as an attachment, and by `@@display-file` inline where Wagtail shows such files inline
        (`WAGTAILDOCS_INLINE_CONTENT_TYPES`). A site's `before_serve_document` hooks are asked first, as
        before Wagtail's own view. Raises `NotFound` for any other address and where the file is lost.
        """
        document = self.instance
        doors = (["@@download", "file"], ["@@display-file", "file"])
        # A name of the client's choosing would be the name under which the file is saved.
        if self.is_image or service not in (*doors, *([*door, document.filename] for door in doors)):
            raise NotFound.at(f"{self.content_id}/{'/'.join(service)}")
        for hook in hooks.get_hooks("before_serve_document"):
            answer = hook(document, request)
            if isinstance(answer, HttpResponse):
                return answer
        headers = {"Cache-Control": FOR_NOW}
        if document.file_hash:
            headers["ETag"] = f'"{document.file_hash}"'
            if headers["ETag"] in request.headers.get("If-None-Match", ""):
                return HttpResponse(status=304, headers=headers)
        try:
            file = document.file.storage.open(document.file.name, "rb")
        except OSError as error:
            raise NotFound("The file is missing.") from error
        document_served.send(sender=type(document), instance=document, request=request)
        return FileResponse(
            file,
            as_attachment=service[0] == "@@download" or document.content_disposition != "inline",
            filename=document.filename,
            content_type=document.content_type,
            headers={
                **headers,
                "X-Content-Type-Options": "nosniff",
                # A file shown by itself is a document of this site and may hold scripts.
                "Content-Security-Policy": "default-src 'none'; sandbox",
            },
        )


def library_picture(image: AbstractImage) -> str:
    """The address of an image's picture at full width, below its own address in the library."""
    return f"{root_url()}/{PREFIX}/images/{image.pk}/@@images/{ScaledImage(image).name(image.width)}"


def library_item(path: str) -> LibraryItem | None:
    """The image or file at a path below the root, as `/images/7` or `/en/news/story/files/7`.

    None where there is none readers may see. A page at the same path comes first: ask for pages before.
    At most four queries.
    """
    match = ADDRESS.fullmatch(path)
    if match is None:
        return None
    page = None
    if match["page"]:
        page = readable_documents().filter(path=match["page"]).first()
        if page is None:
            return None
    model = get_image_model() if match["kind"] == "images" else get_document_model()
    instance = public_file(model, int(match["pk"]))
    if instance is None:
        return None
    item = LibraryItem(path, instance, page)
    return item if page is None or _is_on(item, page) else None


def _is_on(item: LibraryItem, page: PublishedDocument) -> bool:
    """Tell whether a page's document shows this image, or links this file.

    Asked of the text; quotation marks that editors typed are escaped there.
    """
    if item.is_image:
        shown = rf'"download": ?"[^"\\]*@@images/image-[0-9]+-{item.instance.pk}-'
        return re.search(shown, page.body) is not None
    linked = (document_address(item.instance), item.content_id)
    return any(f'"{url}{end}' in page.body for url in linked for end in '"/')
