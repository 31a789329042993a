"""The database tests start from: migrated once for each set of migrations, then copied for every run.

Migrating takes longer than most test files, and each process of a parallel run would do it anew.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def use_prepared(folder: Path, own: Path) -> None:
    """Let the test database be a copy of the prepared one, which is made where there is none.

    `folder` keeps the prepared one, for processes and runs; `own` is this run's, for its copy. To be called
    before Django makes the test database; sets what Django's `TEST` settings offer for that.
    """
    prepared = _on_sqlite if connection.vendor == "sqlite" else _on_postgres
    with _alone(folder):
        prepared(fingerprint(), folder, own)


def copy_of_prepared(folder: Path, own: Path, migrate: Callable[[Path], None], *more: Path) -> Path:
    """A copy, below `own`, of a database in a file that `migrate` makes where there is none.

    For a project of its own that has apps of ours; `more` are folders it depends on besides.
    """
    with _alone(folder):
        return _copy(fingerprint(*more), folder, own, migrate)


def fingerprint(*more: Path) -> str:
    """A hash of what a prepared database depends on: migrations of all apps, settings, and more folders."""
    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    content = hashlib.sha256(django.__version__.encode())
    for folder in [*folders, ROOT / "cms" / "settings", *more]:
        for file in sorted(folder.glob("*.py")):
            content.update(file.read_bytes())
    return content.hexdigest()[:16]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock: other processes of a parallel run wait, and find the database made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE, "DATABASE_URL": url}
    command = [sys.executable, str(ROOT / "manage.py"), "migrate", "--run-syncdb", "--verbosity", "0"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)


def _on_sqlite(name: str, folder: Path, own: Path) -> None:
    copy = _copy(name, folder, own, lambda file: _migrate(f"sqlite:///{file}"))
    connection.settings_dict["TEST"]["NAME"] = str(copy)


def _copy(name: str, folder: Path, own: Path, migrate: Callable[[Path], None]) -> Path:
    prepared = folder / f"{name}.sqlite3"
    if not prepared.exists():
        for outdated in folder.glob("*.sqlite3*"):
            outdated.unlink()
        unfinished = folder / f"unfinished-{os.getpid()}.sqlite3"
        migrate(unfinished)
        unfinished.rename(prepared)
    return Path(shutil.copy(prepared, own / "test.sqlite3"))


def _on_postgres(name: str, folder: Path, own: Path) -> None:
    prepared, unfinished = f"prepared_{name}", f"unfinished_{name}"
    server = {**connection.get_connection_params(), "dbname": "postgres"}
    with connection.Database.connect(**server, autocommit=True) as session:
        existing = session.execute("SELECT 1 FROM pg_database WHERE datname = %s", [prepared])
        if existing.fetchone() is None:
            session.execute(f'DROP DATABASE IF EXISTS "{unfinished}"')
            session.execute(f'CREATE DATABASE "{unfinished}"')
            _migrate(f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{unfinished}")
            session.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{prepared}"')
    connection.settings_dict["TEST"]["TEMPLATE"] = prepared
