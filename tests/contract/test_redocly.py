"""Redocly's linter reads the description a live server sends, with the rules it recommends itself."""

import json
import os
import subprocess
import urllib.request
from pathlib import Path

LINTER = Path(__file__).parent / "node_modules" / ".bin" / "redocly"


def test_redocly_finds_nothing(server, tmp_path):
    with urllib.request.urlopen(f"{server}/api/openapi.json", timeout=60) as response:
        (tmp_path / "openapi.json").write_bytes(response.read())
    done = subprocess.run(
        [LINTER, "lint", "openapi.json", "--format=json"],
        cwd=tmp_path,
        env={**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = json.loads(done.stdout)
    assert [f"{problem['ruleId']}: {problem['message']}" for problem in told["problems"]] == []
    assert told["totals"] == {"errors": 0, "warnings": 0, "ignored": 0}
