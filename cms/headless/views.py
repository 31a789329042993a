"""The doors of the API: `/++api++/<path>`, and a page's own address for whoever accepts JSON."""

import json
import logging
import re
from hashlib import sha256

from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from wagtail.images import get_image_model

from cms.headless.components import COMPONENTS
from cms.headless.conf import root_url
from cms.headless.content import content
from cms.headless.errors import ApiError, BadRequest, MethodNotAllowed, NotFound
from cms.headless.identity import address, with_root
from cms.headless.images import SCALES, ScaledImage
from cms.headless.params import Params
from cms.headless.place import Place, find, moved_to
from cms.headless.site_info import site_info

logger = logging.getLogger(__name__)
PREFIX = "++api++"
SCALE_NAME = re.compile(r"image-(?P<width>\d{1,5})-(?P<pk>\d{1,12})-[0-9a-f]+\.jpeg")
PATH_LENGTH = 1000
PUBLIC = "public, max-age=60, stale-while-revalidate=600"


@csrf_exempt
def api(request, path: str = "") -> HttpResponseBase:
    """Answer a path below the root: content, a service, or a picture. Never HTML, whatever goes wrong."""
    try:
        response = _answer(request, path)
    except ApiError as error:
        response = error.response()
    except Exception:
        logger.exception("The API failed on %s", path)
        response = ApiError("The server failed; the failure was recorded.").response()
    patch_vary_headers(response, ["Accept"])
    response.headers.setdefault("Cache-Control", "no-store" if response.status_code >= 400 else PUBLIC)
    return response


def _answer(request, path: str) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        raise MethodNotAllowed(f"{request.method} is not supported here; this address is only read")
    if len(path) > PATH_LENGTH or "\0" in path:
        raise BadRequest(f"path must be at most {PATH_LENGTH} characters, without NUL")
    segments = [segment for segment in path.split("/") if segment]
    if segments[:1] == [PREFIX]:
        return HttpResponseRedirect(f"{root_url()}/{PREFIX}/{'/'.join(segments[1:])}")
    at = next((i for i, segment in enumerate(segments) if segment.startswith("@")), len(segments))
    content_path = "".join(f"/{segment}" for segment in segments[:at])
    service = segments[at:]
    params = Params(request.GET)
    try:
        place = find(content_path)
    except NotFound:
        target = moved_to(content_path)
        if target is None:
            raise
        return HttpResponseRedirect(_moved(target, service, request.GET))
    if service[:1] == ["@@images"]:
        return _picture(place, service[1:])
    return _json(request, _text(place, service, params))


def _text(place: Place, service: list[str], params: Params) -> str:
    """The answer as JSON text."""
    if not service:
        return content(place, params)
    name = service[0][1:]
    if len(service) == 1 and name == "site":
        return json.dumps(site_info(), ensure_ascii=False)
    if len(service) == 1 and name in COMPONENTS:
        return json.dumps(COMPONENTS[name](place, params).body(), ensure_ascii=False)
    raise NotFound(with_root(f"Resource not found: {address(place.path)}/{'/'.join(service)}"))


def _json(request, text: str) -> HttpResponse:
    """JSON with an entity tag; an empty 304 for whoever has it already."""
    body = with_root(text).encode()
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, content_type="application/json")
    response.headers["ETag"] = tag
    return response


def _moved(target: str, service: list[str], query: QueryDict) -> str:
    """A moved page's new address, still below the API's prefix."""
    path = target.removeprefix(root_url()).strip("/")
    tail = "".join(f"/{segment}" for segment in service)
    return f"{root_url()}/{PREFIX}/{path}{tail}{f'?{query.urlencode()}' if query else ''}"


def _picture(place: Place, names: list[str]) -> HttpResponseBase:
    """A scale of a picture the content shows; made now where nobody asked for it before.

    `image-800-7-<digest>.jpeg` for good, `image/preview` and `image` for the picture that stands for it.
    """
    if place.document is None:
        raise NotFound("The site root has no pictures.")
    body = json.loads(place.document.body)
    if len(names) == 2 and names[0] == "image" and names[1] in SCALES and "image" in body:
        found = SCALE_NAME.fullmatch(body["image"]["scales"][names[1]]["download"].rsplit("/", 1)[-1])
    elif names == ["image"] and "image" in body:
        found = SCALE_NAME.fullmatch(body["image"]["download"].rsplit("/", 1)[-1])
    else:
        found = SCALE_NAME.fullmatch(names[0]) if len(names) == 1 else None
    # Only pictures this very content shows: an id is anybody's to guess.
    if found is None or f"@@images/{found[0]}" not in place.document.body:
        raise NotFound(with_root(f"Resource not found: {address(place.path)}/@@images/{'/'.join(names)}"))
    image = get_image_model().objects.filter(pk=int(found["pk"])).first()
    if image is None or ScaledImage(image).name(int(found["width"])) != found[0]:
        raise NotFound("The picture has been replaced; ask its content again.")
    width = min(int(found["width"]), image.width)
    rendition = image.get_rendition(f"width-{width}|format-jpeg")
    response = FileResponse(rendition.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
