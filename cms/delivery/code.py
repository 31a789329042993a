"""The code that makes pages, in a word: with another template or translation a page says something else."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import babel
import django
import wagtail
from django.conf import settings
from django.utils.autoreload import file_changed
from django.utils.crypto import salted_hmac

FOLDERS = ("templates", "cms", "home", "news", "programs", "wagtail_plone", "locale")
KINDS = frozenset({".html", ".py", ".mo"})
# Pages carry addresses that these settings are part of.
SETTINGS = ("LANGUAGES", "MEDIA_URL", "STATIC_URL", "TIME_ZONE")


@cache
def code_fingerprint() -> str:
    """A fingerprint of templates, code, translations, versions and settings, the same on all machines.

    Reads some hundred files, once in a process.
    """
    fingerprint = sha256(f"{django.__version__} {wagtail.__version__} {babel.__version__}".encode())
    files = [
        file
        for folder in FOLDERS
        for file in (Path(settings.BASE_DIR) / folder).rglob("*")
        if file.suffix in KINDS
    ]
    # The names that static files have now.
    files.append(Path(settings.STATIC_ROOT) / "staticfiles.json")
    for file in sorted(files):
        fingerprint.update(str(file.name).encode())
        if file.is_file():
            fingerprint.update(file.read_bytes())
    fingerprint.update(repr([getattr(settings, name) for name in SETTINGS]).encode())
    # Addresses of pictures that are not made yet are signed with it.
    fingerprint.update(salted_hmac("cms.delivery.code", "", algorithm="sha256").digest())
    return fingerprint.hexdigest()[:16]


def forget_code(**_signal) -> None:
    """Look at the code again: `runserver` takes up a changed template without starting anew."""
    code_fingerprint.cache_clear()


file_changed.connect(forget_code)
