"""Shapes of plone.restapi's recorded answers (keys and types, no values), and how an answer differs from one.

`plone_shapes.json` holds those of the examples that read content. It is made anew, from a checkout of
https://github.com/plone/plone.restapi, by `python -m tests.api.plone_shapes CHECKOUT`.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

SHAPES = Path(__file__).with_name("plone_shapes.json")
RECORDED = "src/plone/restapi/tests/http-examples"
# Examples of what administrators of a Plone site do, and of what nothing here is asked for.
LEFT_OUT = re.compile(
    "addons|controlpanels|external_auth|groups|jwt|linkintegrity|principals|registry|roles|rules|sharing"
    "|transactions|upgrade|users_filtered|users_searched|users_update|^users$|userschema|querysources|sources"
    "|translated_messages_addons"
)
# Objects whose keys are data: ids of blocks, names of fields, of indexes, of relations.
MAPPINGS = frozenset(
    {
        "blocks",
        "indexes",
        "sortable_indexes",
        "operators",
        "values",
        "properties",
        "relations",
        "scales",
        "root",
        "stats",
    }
)


def shape_of(value: Any, name: str = "") -> Any:
    """A value without its data: the names of types, objects by key, a list as what all its items have.

    Where items differ, their types stand side by side: "null|string"; a key some lack ends in "?".
    """
    if isinstance(value, dict):
        if name in MAPPINGS:
            inner = [shape_of(item) for item in value.values()]
            return {"*": merged(inner)} if inner else {}
        return {key: shape_of(item, key) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return [merged([shape_of(item, name) for item in value])] if value else []
    return {str: "string", bool: "boolean", int: "number", float: "number", type(None): "null"}[type(value)]


def merged(shapes: list[Any]) -> Any:
    """One shape for several."""
    if all(isinstance(shape, dict) for shape in shapes):
        keys = sorted({key.rstrip("?") for shape in shapes for key in shape})
        return {
            key if all(key in shape for shape in shapes) else f"{key}?": merged(
                [shape[name] for shape in shapes for name in (key, f"{key}?") if name in shape]
            )
            for key in keys
        }
    if all(isinstance(shape, list) for shape in shapes):
        items = [shape[0] for shape in shapes if shape]
        return [merged(items)] if items else []
    words = {shape if isinstance(shape, str) else kind(shape) for shape in shapes}
    return "|".join(sorted({word for joined in words for word in joined.split("|")}))


def kind(shape: Any) -> str:
    """The type of a shape in a word."""
    return "object" if isinstance(shape, dict) else "array" if isinstance(shape, list) else shape


def differences(recorded: Any, ours: Any, at: str = "") -> list[str]:
    """Where our shape lacks a key that was recorded, or has another type: "items.language: string, object".

    Keys of ours that were not recorded are no difference; null stands for any type.
    """
    if isinstance(recorded, dict) and isinstance(ours, dict):
        if "*" in recorded and "*" in ours:
            return differences(recorded["*"], ours["*"], f"{at}.*")
        if "*" in recorded or "*" in ours:
            # One of them is empty.
            return []
        lines = []
        for key, inner in recorded.items():
            name = key.removesuffix("?")
            where = f"{at}.{name}".lstrip(".")
            there = ours.get(name, ours.get(f"{name}?"))
            if there is None:
                lines += [] if key.endswith("?") else [f"{where}: missing"]
            else:
                lines += differences(inner, there, where)
        return lines
    if isinstance(recorded, list) and isinstance(ours, list):
        return differences(recorded[0], ours[0], f"{at}[]") if recorded and ours else []
    if recorded is None or ours is None:
        return []
    theirs, here = set(kind(recorded).split("|")), set(kind(ours).split("|"))
    if theirs & here or "null" in theirs | here:
        return []
    return [f"{at}: {kind(ours)}, not {kind(recorded)}"]


def recorded_shapes(checkout: Path) -> dict[str, dict[str, Any]]:
    """Requests and shapes of the recorded answers that read content, by the name of the example."""
    shapes = {}
    for file in sorted((checkout / RECORDED).glob("*.resp")):
        asked = file.with_suffix(".req")
        request = asked.read_text().splitlines()[0] if asked.exists() else ""
        head, _blank, body = file.read_text().partition("\n\n")
        is_reading = request.startswith("GET ") or "@querystring-search" in request
        if not is_reading or " 200 " not in head.splitlines()[0] or "json" not in head:
            continue
        if not LEFT_OUT.search(file.stem):
            shapes[file.stem] = {"request": request.rsplit(" ", 1)[0], "answer": shape_of(json.loads(body))}
    return shapes


if __name__ == "__main__":
    lines = (f'"{name}": {json.dumps(shape)}' for name, shape in recorded_shapes(Path(sys.argv[1])).items())
    SHAPES.write_text("{\n" + ",\n".join(lines) + "\n}\n")
