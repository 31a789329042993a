"""The site's catalogs hold exactly what its sources say, and every translation of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LANGUAGES = ("kk", "ru")
# The site's own, and the plugin's, which goes with it into other sites.
FOLDERS = ("locale", "wagtail_plone/locale")
# What `makemessages` reads and writes, and what stands beside it in a checkout.
READ = {".py", ".html", ".txt", ".po"}
BESIDE = {"tests", "var", "venv", "node_modules", "static", "__pycache__"}
COMMAND = [
    "makemessages",
    *(argument for language in LANGUAGES for argument in ("--locale", language)),
    *("--no-obsolete", "--add-location", "file", "--verbosity", "0"),
]


def catalog(root: Path, folder: str, language: str) -> polib.POFile:
    """A catalog of a language."""
    return polib.pofile(str(root / folder / language / "LC_MESSAGES" / "django.po"))


def messages(entries: polib.POFile) -> set[tuple[str, str, str]]:
    """Messages to translate (context, text and plural), whatever their order and places."""
    return {(entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in entries if not entry.obsolete}


def _left_out(folder: str, names: list[str]) -> list[str]:
    return [
        name
        for name in names
        if name in BESIDE
        or name.startswith(".")
        or ((Path(folder) / name).is_file() and Path(name).suffix not in READ)
    ]


@pytest.fixture(scope="module")
def fresh_catalogs(tmp_path_factory) -> Path:
    """A copy of the project in which `makemessages` ran."""
    if not shutil.which("xgettext"):
        pytest.skip("GNU gettext is not installed")
    copy = tmp_path_factory.mktemp("made") / "project"
    shutil.copytree(ROOT, copy, ignore=_left_out)
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    subprocess.run(
        [sys.executable, "manage.py", *COMMAND],
        cwd=copy,
        env={
            **environment,
            "DJANGO_SETTINGS_MODULE": "cms.settings.development",
            "VAR_DIR": str(copy.parent / "var"),
        },
        check=True,
        timeout=300,
    )
    return copy


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogs_hold_what_the_sources_say(fresh_catalogs, folder, language):
    fresh = messages(catalog(fresh_catalogs, folder, language))
    committed = messages(catalog(ROOT, folder, language))
    assert {"missing": sorted(fresh - committed), "unused": sorted(committed - fresh)} == {
        "missing": [],
        "unused": [],
    }


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(folder, language):
    assert [entry.msgid for entry in catalog(ROOT, folder, language) if not entry.translated()] == []


def test_catalogs_of_other_strings_stay_as_they_are(fresh_catalogs):
    """Catalogs of Wagtail's strings and of months' names hold what no source of the site has."""
    for folder in ("admin", "overrides"):
        for file in (ROOT / "locale" / folder).rglob("*.po"):
            assert (fresh_catalogs / file.relative_to(ROOT)).read_bytes() == file.read_bytes(), file
