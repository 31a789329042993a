"""app.py ROOT FOLDER WHAT [ARGUMENT ...]: one run of an app, its copy kept in the folder."""

import json
import os
import sys
from datetime import datetime
from http.client import HTTPException
from pathlib import Path

from plone_content import ApiError, Client, Copy, picture

root, folder, what, *words = sys.argv[1:]
client = Client(root, timeout=float(os.environ.get("TIMEOUT", "60")))
copy = Copy(client, str(Path(folder) / "content.sqlite3"), **json.loads(os.environ["CHOICE"]))


def card(item):
    """The title of an item, and its thumbnail."""
    return [item["title"], picture(item, "preview")]


def upcoming(branch, since):
    """Cards of a branch's events that are not over, asked of the site."""
    indexes = {"portal_type": ["Forum", "Contest"], "end": since, "end_range": "min", "sort_on": "start"}
    return [card(summary) for summary in client.search(branch, **indexes, b_size=1)]


def events(branch, since):
    """The same from the copy."""
    kinds = ["Forum", "Contest"]
    moment = datetime.fromisoformat(since).astimezone()
    return [
        card(item) for item in copy.find(portal_type=kinds, branch=copy.at(branch)["UID"], ends_after=moment)
    ]


def find(conditions):
    """Titles of the items in the copy that fit the conditions, as JSON."""
    given = json.loads(conditions)
    if "ends_after" in given:
        given["ends_after"] = datetime.fromisoformat(given["ends_after"])
    return [item["title"] for item in copy.find(**given)]


runs = {
    "upcoming": upcoming,
    "open": lambda path: client.content(path, fields=["title", "programme"]),
    "get": lambda path, parameters="{}": client.get(path, **json.loads(parameters)),
    "sync": lambda: copy.sync()._asdict(),
    "uids": lambda: [item["UID"] for item in copy.find()],
    "events": events,
    "find": find,
    "searched": lambda address: [item["title"] for item in client.search(address)],
    "words": lambda text, language="": [item["title"] for item in copy.search(text, language)],
    "picture": lambda item, scale: picture(json.loads(item), scale),
    "below": lambda path: [item["title"] for item in copy.below(copy.at(path)["UID"])],
    "search": lambda *text: [item["title"] for item in copy.search(" ".join(text))],
}
try:
    print(json.dumps(runs[what](*words)))
except ApiError as error:
    print(f"{error.status}: {error.message}", file=sys.stderr)
    raise SystemExit(4) from None
except ValueError as error:
    print(error, file=sys.stderr)
    raise SystemExit(4) from None
except (OSError, HTTPException) as error:
    print(error, file=sys.stderr)
    raise SystemExit(3) from None
