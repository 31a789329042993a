"""The house: imports run one way (cms base ← home ← programs ← news); the plugin stands alone."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("wagtail_plone", "cms", "home", "programs", "news")
# Who may import whom. The demo loads content of every type, the settings name every app, and the URL
# configuration is where the site is put together.
ALLOWED = {
    "wagtail_plone": {"wagtail_plone"},
    "cms": {"wagtail_plone", "cms"},
    "home": {"wagtail_plone", "cms", "home"},
    "programs": {"wagtail_plone", "cms", "home", "programs"},
    "news": {"wagtail_plone", "cms", "home", "programs", "news"},
}
PUT_TOGETHER = ("cms/demo/", "cms/settings/", "cms/management/commands/load_demo.py")


def imported(path: Path) -> set[str]:
    """The dotted names a module imports, absolute ones only."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module)
    return names


def modules(app: str) -> list[Path]:
    """The app's modules without migrations and those that put the site together."""
    return [
        path
        for path in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in path.parts and not str(path.relative_to(ROOT)).startswith(PUT_TOGETHER)
    ]


@pytest.mark.parametrize("app", APPS)
def test_imports_between_apps_run_one_way(app):
    against = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(app)
        for name in imported(path)
        if name.split(".")[0] in APPS and name.split(".")[0] not in ALLOWED[app]
    ]
    assert against == []


def test_the_check_sees_an_arrow_that_runs_backwards(tmp_path):
    module = tmp_path / "wrong.py"
    module.write_text("from news.models import NewsPage\nimport programs.blocks\n")
    assert imported(module) == {"news.models", "programs.blocks"}


def test_no_module_has_grown_past_one_concept():
    long = {
        str(path.relative_to(ROOT)): count
        for app in APPS
        for path in modules(app)
        if (count := len(path.read_text().splitlines())) > 330
    }
    assert long == {}
