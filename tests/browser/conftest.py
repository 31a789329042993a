"""A real server with the demo content, and a real Chromium in front of it."""

import itertools
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Chromium asks nothing of the outside world, and runs as root where the tests do.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# How long to wait for what must come is no statement about speed: the machine may be busy.
PATIENCE_MILLISECONDS = 60_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    """Mark the tests of this folder as driving a browser."""
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> str:
    """The site with its demo content and its background work, in a folder of its own; its address.

    TEST_SERVER names a server that is running already, for those who write these tests; TEST_DEMO the
    VAR_DIR of an installation that loaded the demo and is not running: it is copied, nothing loaded anew.
    Each process of a parallel run has a server of its own; with TEST_SERVER, run one (`-n 0`).
    """
    if running_already := os.environ.get("TEST_SERVER"):
        yield running_already
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "SITE_ROOT_URL": address,
        # The documentation shows how a preview is refused; nothing answers there.
        "PREVIEW_URL": "https://app.example.org{path}?preview={token}",
        # A whole suite asks from one address.
        "API_RATE_LIMIT": "",
        # Readers never see Django's own error pages.
        "DEBUG": "false",
    }
    environment.pop("DATABASE_URL", None)

    def manage(*arguments: str) -> list[str]:
        return [sys.executable, str(ROOT / "manage.py"), *arguments]

    load = ["load_demo", "--password", "demo"]
    if loaded := os.environ.get("TEST_DEMO"):
        shutil.copytree(loaded, environment["VAR_DIR"], dirs_exist_ok=True)
        load.append("--show-logins")
    for arguments in (["migrate", "--verbosity", "0"], load):
        subprocess.run(manage(*arguments), env=environment, check=True, cwd=ROOT)
    _forget_queue(Path(environment["VAR_DIR"]))
    server = manage("runserver", f"127.0.0.1:{port}", "--noreload")
    # What tests have it do is done when nobody else needs the machine.
    background = ["nice", "-n", "10", *manage("background", "--interval", "2")]
    running = [subprocess.Popen(command, env=environment, cwd=ROOT) for command in (server, background)]
    try:
        wait_for(f"{address}/en/")
        yield address
    finally:
        for process in running:
            process.terminate()
        for process in running:
            _end(process)


def _forget_queue(folder: Path) -> None:
    """Drop the pictures that loading the demo queued: browsers ask for those they show, as for any other."""
    with closing(sqlite3.connect(folder / "site.sqlite3")) as database, database:
        database.execute("DELETE FROM django_tasks_database_dbtaskresult")


def _end(process: subprocess.Popen) -> None:
    """Wait for a process that was told to end; one in the middle of a picture may take long."""
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def eventually(page: Page, holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds that no single element tells: scripts and answers take their time."""
    until = time.monotonic() + PATIENCE_MILLISECONDS / 1000
    while not holds():
        assert time.monotonic() < until, what
        page.wait_for_timeout(100)


def wait_for(address: str, seconds: int = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(f"{address} did not answer within {seconds} seconds")


@pytest.fixture(scope="session")
def browser() -> Browser:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, server):
    """Open a path in a fresh profile: `open_page("/en/", viewport=PHONE, color_scheme="dark")`.

    A script error on any page opened this way fails the test.
    """
    contexts, errors = [], []

    def note(page: Page, error) -> None:
        # Chromium reports a page transition it drops (the next page has none) as if a script had failed,
        # and Wagtail's content checks report a second run they were asked for during the first.
        if not any(harmless in str(error) for harmless in ("ViewTransition", "Axe is already running")):
            errors.append(f"{page.url}: {error}")

    def opened(path: str = "/", **options) -> Page:
        context = browser.new_context(base_url=server, **{"viewport": DESK, **options})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: note(page, error))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def violations():
    """
    Faults that axe finds on a page, or on a part of it, as readable lines; [] is what is wanted.

    A target that lies half below a bar which stays in place, where the page happens to stand, is too small
    only if it still is when it has been brought to the middle of the window.
    """

    def faults(page: Page, within: str = "html") -> list[str]:
        page.add_script_tag(path=str(AXE))
        found = page.evaluate(
            """async (within) => {
                const {violations} = await axe.run(within, {
                    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                });
                const stillSmall = async (node) => {
                    const element = document.querySelector(node.target[0]);
                    element.scrollIntoView({block: "center", behavior: "instant"});
                    const again = await axe.run(element, {runOnly: {type: "rule", values: ["target-size"]}});
                    return again.violations.length > 0;
                };
                const found = [];
                for (const {id, nodes} of violations) {
                    for (const node of nodes) {
                        if (id !== "target-size" || await stillSmall(node)) found.push([id, node.html]);
                    }
                }
                return found;
            }""",
            within,
        )
        return [f"{rule}: {html[:160]}" for rule, html in found]

    return faults


@pytest.fixture
def picture(tmp_path):
    """Keep pictures of a page, numbered, beside what the test leaves: `picture(page, "desk")`."""
    number = itertools.count()

    def taken(page: Page, name: str) -> None:
        page.wait_for_timeout(400)
        page.screenshot(path=tmp_path / f"{next(number):02}-{name}.png")

    return taken
