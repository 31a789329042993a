"""A worker that is killed in the middle of a task: the next one takes the task up again."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

PATIENCE_SECONDS = 60


class Workers:
    """Processes on a database of their own that holds one task."""

    def __init__(self, folder: Path, database: str):
        self.diary, self.until = folder / "diary", folder / "until"
        self.environment = {**os.environ, "RECOVERING_DATABASE": database}
        self.running = []
        self._asked = self._run("answer", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def _run(self, what: str, **options) -> subprocess.Popen:
        command = [sys.executable, "-m", "tests.cms.recovering", what]
        process = subprocess.Popen(command, env=self.environment, cwd=settings.BASE_DIR, **options)
        self.running.append(process)
        return process

    def ask(self, *command: str) -> str:
        """The answer to a command of another process, which works on no task."""
        self._asked.stdin.write(json.dumps(command) + "\n")
        self._asked.stdin.flush()
        line = self._asked.stdout.readline()
        assert line, "it has ended"
        return line.strip()

    def start(self) -> subprocess.Popen:
        """A worker."""
        return self._run("work")

    def has_begun(self, times: int) -> None:
        """Wait until the task was begun `times` times."""
        self.wait(lambda: self.diary.exists() and len(self.diary.read_text().split()) == times)

    def wait(self, what) -> None:
        """Wait until a condition holds."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not what():
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.05)


@pytest.fixture
def database(tmp_path):
    """The address of a database for nothing but tasks, of the kind the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'tasks.sqlite3'}"
        return
    given, name = connection.settings_dict, f"recovering_{os.getpid()}"
    server = {"host": given["HOST"], "port": given["PORT"] or None, "user": given["USER"] or None}
    with psycopg.connect(
        **server, password=given["PASSWORD"] or None, dbname="postgres", autocommit=True
    ) as at:
        at.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT'] or 5432}/{name}"
        at.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def workers(tmp_path, database):
    """A task in the queue, and nobody who works on it yet."""
    workers = Workers(tmp_path, database)
    workers.ask("migrate")
    workers.ask("queue", str(workers.diary), str(workers.until))
    yield workers
    for process in workers.running:
        with suppress(ProcessLookupError), process:
            process.kill()


def test_a_task_whose_worker_was_killed_is_taken_up_by_the_next_one(workers):
    killed = workers.start()
    workers.has_begun(1)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert workers.ask("state") == "RUNNING:1"
    workers.wait(lambda: workers.ask("again") == "1")
    workers.until.touch()
    workers.start()
    workers.has_begun(2)
    workers.wait(lambda: workers.ask("state") == "SUCCESSFUL:2")


def test_a_task_whose_worker_lives_is_left_to_it_however_long_it_takes(workers):
    workers.start()
    workers.has_begun(1)
    begun = time.monotonic()
    # Longer than a worker may be silent.
    while time.monotonic() < begun + 3:
        assert workers.ask("again") == "0"
        time.sleep(0.05)
    workers.until.touch()
    workers.wait(lambda: workers.ask("state") == "SUCCESSFUL:1")


def test_a_task_whose_worker_was_told_twice_to_stop_is_taken_up_too(workers):
    worker = workers.start()
    workers.has_begun(1)
    os.kill(worker.pid, signal.SIGTERM)
    time.sleep(0.2)
    os.kill(worker.pid, signal.SIGTERM)
    worker.wait()
    assert workers.ask("state") == "FAILED:1"
    assert workers.ask("again") == "1"
    assert workers.ask("state") == "READY:1"


def test_a_task_that_kills_every_worker_is_given_up(workers):
    for number in range(3):
        worker = workers.start()
        workers.has_begun(number + 1)
        worker.kill()
        worker.wait()
        workers.ask("again", "-1")
    assert workers.ask("state") == "FAILED:3"
    assert workers.ask("again", "-1") == "0"
