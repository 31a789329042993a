"""A connection that may be lost: a proxy before a server, which counts what goes through."""

import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Unsteady(ThreadingHTTPServer):
    """A proxy at `address`. `bytes` counts bodies as they are on the wire, `asked` has what was asked for.

    `breaks_at` is the number of the request, from 1, whose answer breaks off in its middle; `busy_at` has
    the numbers of those that a busy site refuses.
    """

    daemon_threads = True

    def __init__(self, server: str):
        super().__init__(("127.0.0.1", 0), Passing)
        self.server = server
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.bytes = 0
        self.asked: list[str] = []
        self.breaks_at = 0
        self.busy_at: set[int] = set()


class Passing(BaseHTTPRequestHandler):
    """One request, passed on with its headers."""

    server: Unsteady

    def do_GET(self):
        """Pass a request on, and the answer back."""
        self.server.asked.append(self.path)
        if len(self.server.asked) in self.server.busy_at:
            self.send_response(503)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        kept = ("accept", "accept-encoding", "authorization")
        headers = {name: value for name, value in self.headers.items() if name.lower() in kept}
        try:
            answer = urllib.request.urlopen(
                urllib.request.Request(f"{self.server.server}{self.path}", headers=headers), timeout=60
            )
        except urllib.error.HTTPError as error:
            answer = error
        body = answer.read()
        self.server.bytes += len(body)
        self.send_response(answer.status)
        for name in ("Content-Type", "Content-Encoding"):
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        is_cut = len(self.server.asked) == self.server.breaks_at
        self.wfile.write(body[: len(body) // 2] if is_cut else body)
        self.close_connection = True

    def log_message(self, *arguments):
        """Say nothing."""


@contextmanager
def unsteady(server: str):
    """A proxy before a server, while it is needed."""
    proxy = Unsteady(server)
    Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        proxy.server_close()
