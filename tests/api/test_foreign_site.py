"""The plugin, installed as another site would, works in that site (`tests/foreign`) without any of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.database import copy_of_prepared

ROOT = Path(__file__).resolve().parent.parent.parent
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "media", ".pytest_cache", ".ruff_cache", "*.mo")


def run(
    *command: str, cwd: Path, paths: tuple[Path, ...] = (), **variables: str
) -> subprocess.CompletedProcess:
    """Run a module of this interpreter, where nothing of the test run around it is left."""
    ours = ("PYTEST", "PYTHONPATH", "DJANGO_", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {"PYTHONPATH": os.pathsep.join(map(str, paths)), **variables}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A folder into which pip has put the package, from a copy of the repository and without a network."""
    copy, target = tmp_path_factory.mktemp("repository"), tmp_path_factory.mktemp("installed")
    for name in ("pyproject.toml", "setup.py", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    for name in ("wagtail_plone", "cms", "home", "programs", "news"):
        shutil.copytree(ROOT / name, copy / name, ignore=LEFT_BEHIND)
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--no-compile")
    done = run("pip", "install", "--quiet", *offline, "--target", str(target), str(copy), cwd=copy)
    assert done.returncode == 0, done.stderr
    return target


def test_the_package_is_the_plugin_and_nothing_else(installed):
    packages = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert packages == {"wagtail_plone"}
    kinds = ("*.py", "*.html", "*.css", "*.po", "*.mo", "*.md")
    sources = [path for kind in kinds for path in (ROOT / "wagtail_plone").rglob(kind)]
    missing = [path for path in sources if not (installed / path.relative_to(ROOT)).exists()]
    assert missing == []
    (information,) = installed.glob("wagtail_plone-*.dist-info")
    assert (information / "licenses" / "LICENSE").exists()


# The other site keeps its data in SQLite, whatever ours does.
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite")
def test_another_site_s_tests_pass_with_the_package_alone(installed, tmp_path):
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "foreign", project, ignore=LEFT_BEHIND)

    def migrate(database: Path) -> None:
        done = run(
            *("django", "migrate", "--verbosity", "0"),
            cwd=project,
            paths=(installed, project),
            DJANGO_SETTINGS_MODULE="shopsite.settings",
            SHOP_DATABASE=str(database),
        )
        assert done.returncode == 0, done.stderr

    migrations = (project / "shop" / "migrations", project / "pictures" / "migrations", project / "shopsite")
    database = copy_of_prepared(
        settings.VAR_DIR / "test-databases" / "foreign", tmp_path, migrate, *migrations
    )
    done = run(
        *("pytest", "-q", "-p", "no:cacheprovider", "--reuse-db"),
        cwd=project,
        paths=(installed,),
        SHOP_DATABASE=str(database),
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
