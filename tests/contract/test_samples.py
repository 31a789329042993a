"""What the documentation shows is so: every recorded answer is what a live site sends, every sample runs.

Kotlin is read by its grammar alone: nothing here compiles it.
"""

import json
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
import requests
from django.core.management import call_command

from tests.contract.test_documentation import COMPILER, ROOT, printed
from wagtail_plone.conf import root_url
from wagtail_plone.docs.asking import Asking, samples
from wagtail_plone.docs.guides import example_values, guides
from wagtail_plone.docs.pages import all_pages
from wagtail_plone.docs.recordings import Recording, differences, recorded
from wagtail_plone.openapi.document import document_text

KOTLIN = Path(__file__).parent / "generators" / ".venv" / "bin" / "python"
OFFLINE = "an-app-that-works-offline"


@pytest.fixture(scope="module")
def asked() -> list[tuple[Asking, Recording]]:
    """Every request of the documentation with its recorded answer."""
    pages = all_pages(root_url(), "/api/docs/").values()
    every = [(asking, recorded(asking)) for page in pages for asking in page.requests]
    kept = [(asking, recording) for asking, recording in every if recording]
    assert len(kept) > 35
    return kept


def in_language(asked, language: str, server: str) -> list[tuple[str, int]]:
    """The code of every request in a language, with the status its answer has."""
    return [(dict(samples(asking, server))[language], recording.status) for asking, recording in asked]


def written(language: str, server: str, slug: str | None = None) -> list[str]:
    """The code that stands in the guides themselves, in a language, with the live site's root."""
    texts = guides(example_values(json.loads(document_text())))
    return [
        block.replace(root_url(), server).replace("https://www.example.org", server)
        for guide in texts
        if slug in (None, guide.slug)
        for block in re.findall(rf"^```{language}\n(.*?)^```", guide.text, re.DOTALL | re.MULTILINE)
    ]


def run_strictly(name: str, folder: Path) -> list[str]:
    """The lines that TypeScript prints which must compile in the strict mode."""
    options = {"strict": True, "target": "es2022", "module": "es2022", "lib": ["es2022", "dom"], "types": []}
    settings = {"compilerOptions": options, "files": [f"{name}.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings))
    (folder / "package.json").write_text('{"type": "module"}')
    printed([COMPILER, "--project", "."], folder)
    return printed(["node", f"{name}.js"], folder)


def test_every_recorded_answer_is_still_what_is_sent(server, asked):
    told = {}
    for asking, recording in asked:
        headers = {"Accept": "application/json", **dict(asking.headers)}
        sent = requests.request(
            asking.method, f"{server}{asking.address}", json=asking.body, headers=headers, timeout=60
        )
        faults = differences(recording.body, sent.json())
        if sent.status_code != recording.status:
            faults.append(f"{recording.status} is shown, {sent.status_code} is sent")
        if faults:
            told[asking.name] = faults
    assert told == {}, "manage.py record_answers records them anew"


def test_recording_anew_writes_what_is_there_already(server, asked, tmp_path, settings):
    folder = tmp_path / "guides"
    shutil.copytree(ROOT / "docs" / "api", folder, ignore=shutil.ignore_patterns("*.json"))
    settings.WAGTAIL_PLONE_GUIDES, settings.WAGTAIL_PLONE_ROOT_URL = [folder], server
    call_command("record_answers", stdout=StringIO())
    names = {path.name for path in (folder / "recordings").iterdir()}
    assert names == {path.name for path in (ROOT / "docs" / "api" / "recordings").iterdir()}
    told = (folder / "recordings" / "errors-not-found.json").read_text()
    assert "{{root}}" in told and server not in told


def test_the_curl_of_every_request_runs(server, asked):
    for code, status in in_language(asked, "curl", server):
        command = code.replace("curl ", "curl --silent --output /dev/null --write-out '%{http_code}' ", 1)
        done = subprocess.run(
            ["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.stdout == str(status), code


def test_the_python_of_every_request_runs(server, asked):
    for code, status in in_language(asked, "python", server):
        names: dict = {}
        if status < 400:
            exec(code, names)
            assert names["answer"]
        else:
            with pytest.raises(requests.HTTPError, match=str(status)):
                exec(code, names)


def test_the_typescript_of_every_request_compiles_strictly_and_runs(server, asked, tmp_path):
    functions = [
        f"async () => {{\n{code}\nreturn answer;\n}}"
        for code, _status in in_language(asked, "typescript", server)
    ]
    listed = ",\n".join(functions)
    (tmp_path / "samples.ts").write_text(
        f"const samples: (() => Promise<unknown>)[] = [{listed}];\n"
        "for (const sample of samples) {\n"
        "  console.log(await sample().then(() => 200, (error: Error) => error.message.slice(0, 3)));\n"
        "}\nexport {};\n"
    )
    lines = run_strictly("samples", tmp_path)
    assert lines == [str(recording.status) for _asking, recording in asked]


# The store that the guide leaves to the app, as small as one can be.
PYTHON_STORE = """
import json, requests

class Store:
    def __init__(self):
        self.items, self.kept = {}, ""

    def token(self):
        return self.kept

    def begin_anew(self):
        self.kept = ""

    def apply(self, updated, removed, token):
        self.items |= {change["item"]["UID"]: change["item"] for change in updated}
        for removal in removed:
            self.items.pop(removal["UID"], None)
        self.kept = token

store = Store()
"""
TYPESCRIPT_STORE = """
interface Change { item: { UID: string } }
const items = new Map<string, unknown>();
const store = {
  async token() { return ""; },
  async beginAnew() {},
  async apply(updated: Change[], removed: { UID: string }[], token: string) {
    for (const { item } of updated) items.set(item.UID, item);
    for (const { UID } of removed) items.delete(UID);
  },
};
"""


def published(server: str) -> set[str]:
    """The `UID`s of all that is published in English, by a search."""
    answer = requests.get(f"{server}/++api++/@search?Language=en&b_size=5000", timeout=60).json()
    return {item["UID"] for item in answer["items"]} - {""}


def test_the_round_of_the_guide_keeps_exactly_what_is_published_in_python(server, tmp_path):
    first = written("python", server, OFFLINE)[0]
    (tmp_path / "app.py").write_text(f"{PYTHON_STORE}{first}\nprint(json.dumps(sorted(store.items)))\n")
    (line,) = printed([sys.executable, "app.py"], tmp_path)
    assert set(json.loads(line)) == published(server)


def test_the_round_of_the_guide_keeps_exactly_what_is_published_in_typescript(server, tmp_path):
    first = written("ts", server, OFFLINE)[0]
    (tmp_path / "app.ts").write_text(
        f"{TYPESCRIPT_STORE}{first}\nconsole.log(JSON.stringify([...items.keys()]));\nexport {{}};\n"
    )
    (line,) = run_strictly("app", tmp_path)
    assert set(json.loads(line)) == published(server)


# Says of each text of a list whether Kotlin's grammar reads it without a fault.
GRAMMAR = """
import json, sys
import tree_sitter, tree_sitter_kotlin

parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_kotlin.language()))
print(json.dumps([not parser.parse(code.encode()).root_node.has_error for code in json.load(sys.stdin)]))
"""


def test_all_kotlin_is_kotlin(server, asked):
    code = [text for text, _status in in_language(asked, "kotlin", server)] + written("kotlin", server)
    broken = 'val answer = client.newCall(request).execute().use { response -> "${response.code" '
    done = subprocess.run(
        [KOTLIN, "-c", GRAMMAR],
        input=json.dumps([*code, broken]),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    *reads, reads_broken = json.loads(done.stdout)
    assert [text for text, is_read in zip(code, reads, strict=True) if not is_read] == []
    assert not reads_broken
