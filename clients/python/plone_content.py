"""A client of a site's content API, and a copy of its content that works offline. Python 3.11, nothing else.

client = Client("https://www.example.org")
for event in client.search("/en/branches/taraz", portal_type=["Forum", "Contest"], sort_on="start"):
    print(event["start"], event["title"], picture(event, "preview"))
copy = Copy(client, "content.sqlite3", language="en", omit=["blocks"], scales=["preview", "large"])
copy.sync()            # whenever there is a connection
copy.find(portal_type=["Forum"], ends_after=datetime.now(UTC))
copy.search("leading schools")
"""

import gzip
import json
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from itertools import chain
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

Item = dict[str, Any]
# Answers to be asked for again after the seconds they name, and how often.
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
TRIES, BATCH = 3, 200
TABLES = """
CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1),
    question TEXT, token TEXT, round INTEGER, is_whole INTEGER);
CREATE TABLE IF NOT EXISTS item (uid TEXT PRIMARY KEY, path TEXT, portal_type TEXT, language TEXT,
    parent TEXT, position INTEGER, branch TEXT, starts TEXT, ends TEXT, body TEXT, round INTEGER);
CREATE INDEX IF NOT EXISTS item_path ON item (path);
CREATE INDEX IF NOT EXISTS item_parent ON item (parent, position);
CREATE VIRTUAL TABLE IF NOT EXISTS full_text USING fts5 (uid UNINDEXED, title, words);
"""
# The scales of pictures, and their widths in pixels.
WIDTHS = {"huge": 1600, "great": 1200, "larger": 1000, "large": 800, "teaser": 600, "preview": 400}
WIDTHS |= {"mini": 200, "thumb": 128, "tile": 64, "icon": 32, "listing": 16}
# Strings that are no words for readers.
TAG = re.compile(r"<[^>]*>")
SILENT = frozenset({"id", "type", "layout", "download", "filename", "scales", "language", "translation_key"})


class ApiError(Exception):
    """An answer that is an error: its HTTP status, and the API's message."""

    def __init__(self, status: int, message: str):
        super().__init__(f"{status}: {message}")
        self.status, self.message = status, message


@dataclass(frozen=True)
class Client:
    """Reading a site's content: `root` is its address, `token` that of somebody who logged in.

    Raises `ApiError` for errors the API names, and `OSError` or `HTTPException` where the connection is lost.
    """

    root: str
    timeout: float = 60.0
    token: str = ""

    def content(self, path: str, **parameters: Any) -> Item:
        """Content at a path (`/en/news/story`) or an `@id`; `fields`, `omit`, `scales`, `expand`."""
        return self.get(_path(path), **parameters)

    def search(self, path: str = "", **indexes: Any) -> Iterator[Item]:
        """What fits the indexes below a path or an `@id`; a batch is asked for when it is come to.

        A list stands for alternatives, and `end_range` for the parameter `end.range`.
        """
        asked = {name.replace("_range", ".range"): value for name, value in indexes.items()}
        start = 0
        while True:
            answer = self.get(f"{_path(path).rstrip('/')}/@search", **{**asked, "b_start": start})
            yield from answer["items"]
            start += len(answer["items"])
            if not answer["items"] or start >= answer["items_total"]:
                return

    def get(self, path: str, **parameters: Any) -> Item:
        """The JSON of any address below the API's root; `True` and `False` are sent as 1 and 0."""
        given = {name: _listed(value) for name, value in parameters.items() if value not in (None, "")}
        pairs = ((name, value) for name, values in given.items() for value in values)
        query = urlencode([(name, int(value) if isinstance(value, bool) else value) for name, value in pairs])
        address = f"{self.root}/++api++{quote(path)}{f'?{query}' if query else ''}"
        headers = {"Accept": "application/json", "Accept-Encoding": "gzip"}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        for tries_left in reversed(range(TRIES)):
            try:
                with urlopen(Request(address, headers=headers), timeout=self.timeout) as response:  # noqa: S310  the root is the app's own
                    return _json(response)
            except HTTPError as error:
                if error.code not in BUSY or not tries_left:
                    raise ApiError(error.code, _message(error)) from None
                time.sleep(min(60, int(error.headers.get("Retry-After", 1))))
        raise AssertionError("unreachable")


def _json(response: HTTPResponse | HTTPError) -> Item:
    """The JSON of an answer or of an error, unzipped where it came zipped."""
    body = response.read()
    is_zipped = response.headers.get("Content-Encoding") == "gzip"
    return dict(json.loads(gzip.decompress(body) if is_zipped else body))


def _message(error: HTTPError) -> str:
    """The API's words in either of its two shapes of errors; the status' own where it has none."""
    try:
        told = _json(error)
        return str(told.get("message") or told["error"]["message"])
    except (OSError, EOFError, HTTPException, ValueError, KeyError, TypeError):
        return str(error.reason)


def picture(item: Item, scale: str) -> dict[str, Any] | None:
    """The picture of content or of a summary: {"download", "width", "height", "alt"}; None without one.

    Where the scale is not there it is the size, or the original, whose width is nearest to it. Raises
    `ValueError` for a name that is no scale.
    """
    if scale not in WIDTHS:
        raise ValueError(f"There is no scale '{scale}', there are {', '.join(WIDTHS)}.")
    scales = item.get("image_scales")
    image = scales["image"][0] if scales else item.get("image")
    if not image:
        return None
    nearest = min([image, *image["scales"].values()], key=lambda size: abs(size["width"] - WIDTHS[scale]))
    sent = image["scales"].get(scale, nearest)
    address = sent["download"] if "://" in sent["download"] else f"{item['@id']}/{sent['download']}"
    return {"download": address, "width": sent["width"], "height": sent["height"], "alt": image["alt"]}


class Synced(NamedTuple):
    """The `UID`s of what a synchronisation brought and took away."""

    updated: list[str]
    removed: list[str]


class Copy:
    """A copy of the content in a SQLite file, which holds exactly what was published at the last `sync`.

    `choice` is what `@changes` is asked with: `language`, `portal_type`, `fields`, `omit`, `scales`. With
    another choice the copy is made anew. A `Copy` belongs to the thread that made it; others, and other
    processes, make one of the same file, and can read it while it is brought up to date.
    """

    def __init__(self, client: Client, file: str, **choice: Any):
        self.client = client
        self.choice = {"fullobjects": "1", **choice}
        self.database = sqlite3.connect(file)
        self.database.executescript(TABLES)

    def sync(self) -> Synced:
        """Bring the copy up to date, from where an earlier call lost its connection.

        A token the site no longer knows (410) begins a new round, in which all comes again; what did not come
        is dropped at its end. Until then the old copy can be read.
        """
        synced = Synced([], [])
        # Names in another order are the same choice.
        texts = {name: ",".join(map(str, _listed(value))) for name, value in self.choice.items()}
        question = json.dumps({name: sorted(text.split(",")) for name, text in texts.items()}, sort_keys=True)
        state = self.database.execute("SELECT question, token, round, is_whole FROM state").fetchone()
        asked, token, number, is_whole = state or (question, "", 1, 0)
        if asked != question:
            token, number, is_whole = "", number + 1, 0
        while True:
            try:
                answer = self.client.get("/@changes", b_size=BATCH, since=token, **self.choice)
            except ApiError as error:
                if error.status != HTTPStatus.GONE or not token:
                    raise
                token, number, is_whole = "", number + 1, 0
                continue
            gone = [removal["UID"] for removal in answer["removed"]]
            token, is_last = answer["token"], not answer["has_more"]
            # A batch and the token behind it are written together, so that no kill comes between them.
            with self.database:
                for change in answer["updated"]:
                    self._put(change, number)
                if is_last and not is_whole:
                    rest = self.database.execute("SELECT uid FROM item WHERE round < ?", [number])
                    gone += [uid for (uid,) in rest]
                self._drop(gone)
                is_whole = is_whole or int(is_last)
                state = (question, token, number, is_whole)
                self.database.execute("INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?)", state)
            synced.updated.extend(change["item"]["UID"] for change in answer["updated"])
            synced.removed.extend(gone)
            if is_last:
                return synced

    def get(self, uid: str) -> Item | None:
        """An item by its `UID`."""
        return next(self._items("uid = ?", [uid]), None)

    def at(self, address: str) -> Item | None:
        """An item by its path or its `@id`."""
        return next(self._items("path = ?", [_path(address)]), None)

    def below(self, uid: str) -> list[Item]:
        """What stands right below an item, in the site's order."""
        return list(self._items("parent = ?", [uid], "position"))

    def find(
        self,
        *,
        portal_type: str | Iterable[str] = (),
        language: str = "",
        branch: str = "",
        ends_after: datetime | None = None,
    ) -> list[Item]:
        """Items of types, of a language, of a branch (its `UID`), not over at a moment; by their start.

        The last day of an event counts whole where it has no hours (`whole_day`) or no noted end
        (`open_end`): keep these fields, `end` and `time_zone` in the copy.
        """
        kinds = _listed(portal_type) if portal_type else []
        conditions = {
            f"portal_type IN ({','.join('?' * len(kinds))})": kinds,
            "language = ?": [language] if language else [],
            "branch = ?": [branch] if branch else [],
            "ends >= ?": [ends_after.astimezone(UTC).isoformat()] if ends_after else [],
        }
        asked = {condition: values for condition, values in conditions.items() if values}
        return list(self._items(" AND ".join(asked) or "1", [*chain(*asked.values())], "starts, path"))

    def search(self, words: str, language: str = "") -> list[Item]:
        """Items in which each of the words begins a word; the best first."""
        quoted = " ".join(f'"{word}"*' for word in re.findall(r"[^\W_]+", words))
        if not quoted:
            return []
        # A word of the title counts as nine of the text.
        ranked = "SELECT uid FROM full_text WHERE full_text MATCH ? ORDER BY bm25(full_text, 0, 9, 1)"
        items = (self.get(uid) for (uid,) in self.database.execute(ranked, [quoted]).fetchall())
        return [item for item in items if item and language in ("", item["language"]["token"])]

    def _items(self, condition: str, values: list[Any], order: str = "uid") -> Iterator[Item]:
        rows = self.database.execute(f"SELECT body FROM item WHERE {condition} ORDER BY {order}", values)  # noqa: S608  no input in it
        return (json.loads(body) for (body,) in rows.fetchall())

    def _put(self, change: Item, number: int) -> None:
        item = change["item"]
        self._drop([item["UID"]])
        parent, branch = ((above or {}).get("UID") for above in (change["parent"], item.get("branch")))
        row = [item["UID"], _path(item["@id"]), item["@type"], item["language"]["token"], parent]
        row += [change["position"], branch, _moment(item, "start"), _moment(item, "end")]
        row += [json.dumps(item, ensure_ascii=False), number]
        self.database.execute(f"INSERT INTO item VALUES ({','.join('?' * len(row))})", row)  # noqa: S608  no input in it
        words = " ".join(_words("", item))
        self.database.execute("INSERT INTO full_text VALUES (?, ?, ?)", (item["UID"], item["title"], words))

    def _drop(self, uids: list[str]) -> None:
        for table in ("item", "full_text"):
            self.database.executemany(f"DELETE FROM {table} WHERE uid = ?", [(uid,) for uid in uids])  # noqa: S608  no input in it


def _listed(value: Any) -> list[Any]:
    """A value as a list, or the values of one."""
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]


def _path(address: str) -> str:
    """The path of an address without its host and the slash at its end."""
    path = address.partition("://")[2].partition("/")[2] if "://" in address else address
    return f"/{path.strip('/')}"


def _moment(item: Item, name: str) -> str | None:
    """The `start` of an event, or the last moment of its last day or hour, as text that can be compared."""
    if not item.get(name):
        return None
    moment = datetime.fromisoformat(item[name])
    if name == "end" and (item.get("whole_day") or item.get("open_end")):
        # Without the field, or on a device that has no zones, the offset of `end` stands for the zone.
        with suppress(KeyError, ValueError):
            moment = moment.replace(tzinfo=ZoneInfo(item["time_zone"]))
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999, fold=1)
    return moment.astimezone(UTC).isoformat()


def _words(name: str, value: Any) -> Iterator[str]:
    """The words readers see in an item."""
    if name in SILENT or name.startswith("@"):
        return
    if isinstance(value, str):
        yield TAG.sub(" ", value)
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _words(str(key), inner)
