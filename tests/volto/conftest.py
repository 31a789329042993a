"""An unmodified Volto (`examples/volto/build.sh`) in front of the demo site, and a real Chromium."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import DESK, ROOT, browser, server, wait_for

__all__ = ["browser", "server"]
# Where `make volto` builds it, and where the pictures of its pages go.
BUILT = Path(os.environ.get("VOLTO", ROOT / "var" / "volto")) / "packages" / "volto"
SCREENSHOTS = Path(os.environ.get("VAR_DIR", ROOT / "var")) / "volto-screenshots"
NODE = os.environ.get("NODE", "node")


@pytest.fixture(scope="session", autouse=True)
def address() -> str:
    """The address of Volto, whose pages the site lets ask it (CORS)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ["CORS_ALLOWED_ORIGINS"] = f"http://127.0.0.1:{port}"
    return f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def volto(address, server) -> str:
    """The address of a running Volto that reads the demo site."""
    environment = {
        **os.environ,
        "NODE_ENV": "production",
        "HOST": "127.0.0.1",
        "PORT": address.rpartition(":")[2],
        "RAZZLE_API_PATH": server,
        "RAZZLE_INTERNAL_API_PATH": server,
    }
    running = subprocess.Popen([NODE, "build/server.js"], env=environment, cwd=BUILT)
    try:
        wait_for(f"{address}/ok")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=60)


@pytest.fixture
def open_page(browser, volto):
    """Open a path of Volto's in a fresh profile; a script error on a page opened this way fails the test."""
    contexts, errors = [], []

    def opened(path: str, **options):
        context = browser.new_context(base_url=volto, **{"viewport": DESK, **options})
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.goto(path, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
