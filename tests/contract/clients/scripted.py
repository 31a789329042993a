"""A site that says what a test wrote for it, compressed as a real one does."""

import gzip
import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class Scripted(ThreadingHTTPServer):
    """A site at `address` with one answer for all questions: `status`, and `answer` as JSON in gzip.

    `asked` has what was asked for: pairs of a path and its parameters. While `is_silent` it accepts
    connections and never answers.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Saying)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.status, self.is_silent = 200, False
        self.answer: Any = {}
        self.asked: list[tuple[str, dict[str, list[str]]]] = []
        self.ended = Event()

    def publish(self, *items: dict[str, Any]) -> None:
        """Answer `@changes` with these items, filled up to what every item has."""
        updated = [
            {"item": _whole(item, number), "parent": None, "position": number}
            for number, item in enumerate(items)
        ]
        self.answer = {"updated": updated, "removed": [], "token": "0123456789ab-1-1", "has_more": False}


def _whole(item: dict[str, Any], number: int) -> dict[str, Any]:
    language = item.get("language", "en")
    return {
        "@id": f"https://www.example.org/{language}/item-{number}",
        "@type": "Forum",
        "UID": f"{number:032x}",
        "title": f"Item {number}",
        **item,
        "language": {"token": language, "title": language},
    }


class Saying(BaseHTTPRequestHandler):
    """One request and its answer."""

    server: Scripted

    def do_GET(self) -> None:
        """Say what the site says."""
        parts = urlsplit(self.path)
        self.server.asked.append((unquote(parts.path), parse_qs(parts.query, keep_blank_values=True)))
        if self.server.is_silent:
            self.server.ended.wait()
            return
        body = json.dumps(self.server.answer).encode()
        self.send_response(self.server.status)
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def scripted():
    """A site that says what it is told to, while it is needed."""
    site = Scripted()
    Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        site.ended.set()
        site.shutdown()
        site.server_close()
