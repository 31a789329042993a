"""The code in the documentation for app developers runs against a live site as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "api" / "65-walk-through-an-app.md"
CLIENTS = ROOT / "clients"
TOOLS = Path(__file__).parent / "generators" / "node_modules" / ".bin"
COMPILER, GENERATOR = TOOLS / "tsc", TOOLS / "openapi-typescript"
DAY = "2026-11-24T00:00:00+00:00"


def code(language: str, server: str) -> str:
    """All code of the page in a language, with the live site in place of the example's.

    The day is one before the demo's next forum, whenever this runs.
    """
    blocks = re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 4
    text = "\n".join(blocks).replace("https://www.example.org", server)
    assert ("datetime.now(UTC)" in text) or ("new Date()" in text)
    return text.replace("datetime.now(UTC)", f'datetime.fromisoformat("{DAY}")').replace(
        "new Date()", f'new Date("{DAY}")'
    )


def check_told(lines: list[str]) -> None:
    """Check what the page's code printed: the same cards online and offline, a programme, words found."""
    (synced,) = (number for number, line in enumerate(lines) if line.endswith("came, 0 went"))
    online = [line for line in lines[:synced] if " | " in line]
    assert online == [line for line in lines[synced:] if " | " in line]
    assert any("Forum" in line and ".jpeg" in line for line in online)
    assert any("2019-11-14" in line for line in lines[:synced])
    assert any("Leading School" in line for line in lines[synced:])


def printed(command: list, folder: Path, **environment: str) -> list[str]:
    """The lines a command printed that must have succeeded."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout.splitlines()


def test_the_python_of_the_page_runs(server, tmp_path):
    (tmp_path / "app.py").write_text(code("python", server))
    lines = printed([sys.executable, "app.py"], tmp_path, PYTHONPATH=str(CLIENTS / "python"))
    check_told(lines)


def test_the_typescript_of_the_page_compiles_strictly_and_runs(server, tmp_path):
    client = CLIENTS / "typescript" / "src" / "plone-content.ts"
    (tmp_path / "plone-content.ts").write_text(client.read_text())
    printed([GENERATOR, f"{server}/api/openapi.json", "--output", "api.ts"], tmp_path)
    (tmp_path / "app.ts").write_text(code("ts", server))
    (tmp_path / "package.json").write_text('{"type": "module"}')
    settings = (CLIENTS / "typescript" / "tsconfig.json").read_text().replace('"src"', '"*.ts"')
    (tmp_path / "tsconfig.json").write_text(settings)
    printed([COMPILER, "--project", "."], tmp_path)
    lines = printed(["node", "dist/app.js"], tmp_path)
    check_told(lines)
