"""An app with each client of `clients/`, as a fixture: each call is a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CLIENTS = HERE.parent.parent.parent / "clients"
COMPILER = HERE.parent / "generators" / "node_modules" / ".bin" / "tsc"
# What an app shows, and no more: `docs/api/57-what-choosing-saves.md` explains the choice.
FIELDS = [
    *(
        "description",
        "start",
        "end",
        "whole_day",
        "open_end",
        "time_zone",
        "location",
        "branch",
        "subjects",
        "image",
    ),
    *("programme", "rounds", "awards", "jury", "gallery_images", "body", "translated", "source_language"),
]
CHOICE = {"fields": FIELDS, "scales": ["preview", "large"]}


class App:
    """An app with a client of ours: each call is a run of it."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str]):
        self.command, self.folder, self.environment = command, folder, environment
        self.choice = CHOICE

    def run(self, root: str, what: str, *words: str):
        """What a run printed; `ConnectionError` without a connection, `ValueError` where it was refused."""
        environment = {**os.environ, **self.environment, "CHOICE": json.dumps(self.choice)}
        done = subprocess.run(
            [*self.command, root, str(self.folder), what, *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode == 3:
            raise ConnectionError(done.stderr)
        if done.returncode == 4:
            raise ValueError(done.stderr)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory) -> Path:
    """The TypeScript client as JavaScript."""
    folder = tmp_path_factory.mktemp("typescript")
    command = [COMPILER, "--project", CLIENTS / "typescript", "--outDir", folder]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    (folder / "package.json").write_text('{"type": "module"}')
    return folder / "plone-content.js"


@pytest.fixture(params=["python", "typescript"])
def app(request, compiled, tmp_path) -> App:
    """An app in each language."""
    folder = tmp_path / "kept"
    folder.mkdir()
    if request.param == "python":
        command = [sys.executable, str(HERE / "app.py")]
        return App(command, folder, {"PYTHONPATH": str(CLIENTS / "python")})
    return App(["node", str(HERE / "app.mjs"), str(compiled)], folder, {})
