"""The service worker, which keeps the pages a reader read last, and the page it shows in place of others."""

import json
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext, override
from django.views.decorators.cache import cache_control

from cms.delivery.code import code_fingerprint
from cms.delivery.style_sheet import JOINED

SCRIPT = Path(__file__).resolve().parent.parent / "static" / "cms" / "js" / "worker.js"
PAGE_FILES = (JOINED, "cms/js/site.js", "cms/js/offline.js")


@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The worker's script, with what it has to know of this site above it.

    It stands at the root because that is how far it reaches; with other code it is another one, which
    browsers notice by themselves.
    """
    languages = [code for code, _name in settings.LANGUAGES]
    known = {
        "version": code_fingerprint(),
        "languages": languages,
        "shell": [*(f"/{code}/offline/" for code in languages), *map(static, PAGE_FILES)],
        "static": settings.STATIC_URL,
        "pictures": [settings.MEDIA_URL, "/pictures/"],
        "note": {code: _note(code) for code in languages},
    }
    script = f"const SETTINGS = {json.dumps(known, ensure_ascii=False)};\n{SCRIPT.read_text()}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def _note(language: str) -> str:
    with override(language):
        return gettext("You are offline. This page is as it was on {date}.")


@cache_control(no_cache=True)
def offline(request: HttpRequest) -> HttpResponse:
    """What a reader without a line sees in place of a page that is not kept: which ones are."""
    return render(request, "offline.html")
