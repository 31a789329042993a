"""Five generators of clients, with their default options, from the description a live server sends.

What they make must compile in the strictest mode, tell content apart by `@type`, and read the demo's
programme, awards and gallery (`generators/`: the samples, and what is installed for them).
"""

import json
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "generators"
NODE = HERE / "node_modules" / ".bin"
PYTHON = HERE / ".venv" / "bin"
CLIENT = HERE.parent.parent.parent / "clients" / "typescript" / "src" / "plone-content.ts"
FORUM = "en/branches/taraz/forum-2019"
CONTEST = f"{FORUM}/best-leading-school"
# Each generator of TypeScript: how it is called, and where its `Content` is.
TYPESCRIPT = {
    "openapi-typescript": (
        ["openapi-typescript", "openapi.json", "-o", "generated.ts"],
        'import type { components } from "./generated.js";\n'
        'export type Content = components["schemas"]["Content"];\n',
    ),
    "orval": (
        ["orval", "--input", "openapi.json", "--output", "generated.ts"],
        'export type { Content } from "./generated.js";\n',
    ),
    "hey-api": (
        ["openapi-ts", "-i", "openapi.json", "-o", "generated"],
        'export type { Content } from "./generated/types.gen.js";\n',
    ),
}
STRICTLY = {
    "strict": True,
    "noUncheckedIndexedAccess": True,
    "noImplicitOverride": True,
    "skipLibCheck": True,
    "target": "es2022",
    "module": "es2022",
    "moduleResolution": "bundler",
    "lib": ["es2022", "dom", "dom.iterable"],
    "types": [],
    "outDir": "compiled",
}


@pytest.fixture(scope="module")
def description(server) -> str:
    """The description of a live server."""
    with urllib.request.urlopen(f"{server}/api/openapi.json", timeout=60) as response:
        return response.read().decode()


@pytest.fixture
def workshop(description, tmp_path) -> Path:
    """A folder with the description and what the generators of TypeScript need."""
    (tmp_path / "openapi.json").write_text(description)
    (tmp_path / "node_modules").symlink_to(HERE / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    return tmp_path


@pytest.fixture(scope="module")
def expected(server) -> list[dict[str, list[str]]]:
    """What the samples must have read, taken from the answers without any generated code."""
    forum, contest = (_content(server, path) for path in (FORUM, CONTEST))
    programme = []
    for day in forum["programme"]:
        for session in day["value"]["sessions"]:
            programme.append(f"{day['value']['date']} {session['starts'] or ''} {session['title']}")
            programme += [
                speaker["value"]["name" if speaker["type"] == "guest" else "title"]
                for speaker in session["speakers"]
            ]
    gallery = [
        f"{row['caption']}: {row['image']['scales']['preview']['download']}"
        for row in forum["gallery_images"]
    ]
    awards = [
        f"{award['place'] or award['nomination']}: {award['school'] or award['person']}"
        for award in contest["awards"]
    ]
    assert min(map(len, (programme, gallery, awards))) > 5
    return [
        {"programme": programme, "awards": [], "gallery": gallery},
        {"programme": [], "awards": awards, "gallery": []},
    ]


def _content(server: str, path: str) -> dict:
    with urllib.request.urlopen(f"{server}/++api++/{path}", timeout=60) as response:
        return json.load(response)


def _done(command: list[str | Path], folder: Path) -> str:
    """The output of a command that must have succeeded."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout[-5000:]}\n{done.stderr[-5000:]}"
    return done.stdout


@pytest.mark.parametrize("generator", TYPESCRIPT)
def test_typescript_of_each_generator_compiles_strictly_and_reads_by_type(
    server, workshop, expected, generator
):
    (name, *arguments), content = TYPESCRIPT[generator]
    _done([NODE / name, *arguments], workshop)
    (workshop / "api.ts").write_text(content)
    for sample in (HERE / "reading.ts", HERE / "read.ts", HERE / "offline.ts", CLIENT):
        shutil.copy(sample, workshop)
    # All that was generated, whether the sample needs it or not.
    (workshop / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": STRICTLY, "include": ["*.ts", "generated"]})
    )
    _done([NODE / "tsc", "--project", "."], workshop)
    addresses = [f"{server}/{path}" for path in (FORUM, CONTEST)]
    assert json.loads(_done(["node", "compiled/read.js", *addresses], workshop)) == expected


def test_models_of_datamodel_code_generator_are_strictly_typed_and_read_by_type(server, workshop, expected):
    _done(
        [PYTHON / "datamodel-codegen", "--input", "openapi.json", "--output", "models.py"],
        workshop,
    )
    shutil.copy(HERE / "read_models.py", workshop)
    _done([PYTHON / "mypy", "--strict", "models.py", "read_models.py"], workshop)
    addresses = [f"{server}/++api++/{path}" for path in (FORUM, CONTEST)]
    assert json.loads(_done([PYTHON / "python", "read_models.py", *addresses], workshop)) == expected


def test_a_client_of_openapi_python_client_is_strictly_typed_and_reads_by_type(server, workshop, expected):
    generate = ["generate", "--path", "openapi.json", "--meta", "none", "--output-path", "plone_client"]
    told = _done([PYTHON / "openapi-python-client", *generate], workshop)
    assert "removal" not in told, "a schema was dropped"
    shutil.copy(HERE / "read_client.py", workshop)
    _done([PYTHON / "mypy", "--strict", "read_client.py", "plone_client"], workshop)
    assert (
        json.loads(_done([PYTHON / "python", "read_client.py", server, FORUM, CONTEST], workshop)) == expected
    )
