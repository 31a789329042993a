"""The house: `make lint` checks which part may import which (import-linter); here is what it can't see."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("wagtail_plone", "cms", "home", "programs", "news")


def modules(app: str) -> list[Path]:
    """The app's modules without migrations."""
    return [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def test_no_module_has_grown_past_one_concept():
    long = {
        str(path.relative_to(ROOT)): count
        for app in APPS
        for path in modules(app)
        if (count := len(path.read_text().splitlines())) > 330
    }
    assert long == {}


def test_every_room_says_what_it_is_for():
    rooms = {path.parent for app in APPS for path in modules(app) if path.name != "__init__.py"}
    silent = [
        str(room.relative_to(ROOT))
        for room in sorted(rooms)
        if not {"formats", "commands"} & set(room.parts)
        and not (room / "__init__.py").read_text().startswith('"""')
    ]
    assert silent == []
