"""What a phone loads of a page before anybody scrolls, in each language, in Chromium over a slow line.

`python -m tests.bench.light ADDRESS` measures a server that is running. In `make bench` a server of its own
serves the demo as in production: hashed names, compressed files. Kilobytes are 1,000 bytes as they come over
the line, headers and all; what paints largest (LCP) and what jumps (CLS) are told by the browser itself.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LANGUAGES = ("kk", "ru", "en")
PAGES = {"home": "/", "list": "/events/", "forum": "/branches/taraz/forum-2019/"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
# Lighthouse's slow 4G: bytes a second, milliseconds there and back; a processor a quarter as fast.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 96_000}
SLOWER = 4
KILOBYTES_MOST, REQUESTS_MOST = {"forum": 180}, {"forum": 12}
# Milliseconds until the largest paint, which are "good" by Google's Core Web Vitals.
LARGEST_MOST = 2500
# A print or PDF of the forum, in bytes.
PRINT_MOST = 1_000_000
PORT = 8793
ROUNDS = 2
SWITCHES = ["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP testserver 127.0.0.1:{PORT}"]
OBSERVED = """
window.told = { largest: 0, what: "", shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    told.largest = entry.startTime;
    told.what = entry.element?.localName ?? "";
  }
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) told.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Load:
    """A page as a phone loaded it: `kinds` are bytes by kind of file, `largest` milliseconds until LCP."""

    requests: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    largest: float = 0.0
    what: str = ""
    shift: float = 0.0

    @property
    def kilobytes(self) -> float:
        """All that came over the line."""
        return sum(self.kinds.values()) / 1000


def loaded(browser, address: str) -> Load:
    """Open a page with nothing kept from before, and wait until it asks for nothing more."""
    context = browser.new_context(**PHONE)
    page, load, kinds = context.new_page(), Load(), {}
    devtools = context.new_cdp_session(page)

    def asked(event) -> None:
        if event["request"]["url"].startswith("http"):
            kinds[event["requestId"]] = event["type"]
            load.requests += 1

    def came(event) -> None:
        kind = kinds.get(event["requestId"], "Other")
        load.kinds[kind] = load.kinds.get(kind, 0) + event["encodedDataLength"]

    devtools.on("Network.requestWillBeSent", asked)
    devtools.on("Network.loadingFinished", came)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(OBSERVED)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    told = page.evaluate("told")
    load.largest, load.what, load.shift = told["largest"], told["what"], told["shift"]
    context.close()
    return load


def _best(loads: Iterable[Load]) -> Load:
    """The load that was painted first: the machine may be busy with something else. Bytes are the most."""
    loads = list(loads)
    best = min(loads, key=lambda load: load.largest or float("inf"))
    heaviest = max(loads, key=lambda load: load.kilobytes)
    best.kinds, best.requests = heaviest.kinds, heaviest.requests
    best.shift = max(load.shift for load in loads)
    return best


def print_size(browser, address: str) -> int:
    """Bytes of the page's PDF."""
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}})
    page.goto(address, wait_until="networkidle")
    size = len(page.pdf(format="A4"))
    page.close()
    return size


def table(browser, root: str) -> list[str]:
    """Print a row for each page and language; the aims that were missed."""
    heads = f"{'kB':>7} {'html':>6} {'css':>6} {'js':>6} {'fonts':>6} {'images':>7}"
    print(f"{'a phone, before scrolling':<26}{heads} {'requests':>9} {'LCP ms':>7} {'CLS':>6}")
    missed = []
    for name, path in PAGES.items():
        for language in LANGUAGES:
            load = _best(loaded(browser, f"{root}/{language}{path}") for _ in range(ROUNDS))
            kinds = [
                load.kinds.get(k, 0) / 1000 for k in ("Document", "Stylesheet", "Script", "Font", "Image")
            ]
            row = " ".join(f"{size:>{width}.1f}" for size, width in zip(kinds, (6, 6, 6, 6, 7), strict=True))
            print(
                f"{f'{name}, {language}':<26}{load.kilobytes:>7.1f} {row} {load.requests:>9}"
                f" {load.largest:>7.0f} {load.shift:>6.3f} {load.what}"
            )
            if load.kilobytes > KILOBYTES_MOST.get(name, load.kilobytes):
                missed.append(f"{name}, {language}: at most {KILOBYTES_MOST[name]} kB before scrolling")
            if load.requests > REQUESTS_MOST.get(name, load.requests):
                missed.append(f"{name}, {language}: at most {REQUESTS_MOST[name]} requests before scrolling")
            if load.largest > LARGEST_MOST:
                missed.append(f"{name}, {language}: LCP within {LARGEST_MOST} ms")
            if round(load.shift, 3) > 0:
                missed.append(f"{name}, {language}: nothing jumps")
    for language in LANGUAGES:
        size = print_size(browser, f"{root}/{language}{PAGES['forum']}")
        print(f"{f'PDF of the forum, {language}':<26}{size / 1000:>7.1f}")
        if size > PRINT_MOST:
            missed.append(f"PDF of the forum, {language}: at most {PRINT_MOST:,} bytes")
    print()
    return missed


def measure() -> list[str]:
    """Serve the demo that the database holds, as in production, and measure it; the aims that were missed."""
    if not Path(CHROMIUM).exists():
        print(f"No Chromium at {CHROMIUM} (CHROMIUM=…): what a phone loads was not measured.\n")
        return []
    with _server() as root:
        return measure_at(root)


def measure_at(root: str) -> list[str]:
    """Measure a running server in a Chromium of its own; the aims that were missed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        try:
            # Sizes of pictures are there already when a reader comes.
            for path in PAGES.values():
                loaded(browser, f"{root}/{LANGUAGES[0]}{path}")
            return table(browser, root)
        finally:
            browser.close()


@contextmanager
def _server() -> Iterator[str]:
    """A process of gunicorn on this database, with collected static files; its address."""
    environment = {
        **os.environ,
        "BENCH_SERVES": str(connection.settings_dict["NAME"]),
        "BENCH_HASHED": "yes",
    }
    manage = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(manage, env=environment, check=True)
    gunicorn = Path(sys.executable).with_name("gunicorn")
    process = subprocess.Popen(
        [gunicorn, "cms.wsgi", "--threads=4", f"--bind=127.0.0.1:{PORT}", "--log-level=error"],
        env=environment,
    )
    try:
        _wait_until_it_answers()
        yield f"http://testserver:{PORT}"
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_answers() -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{PORT}/kk/", headers={"Host": "testserver"})
    for _ in range(120):
        try:
            urllib.request.urlopen(request).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("The server did not answer")


def main() -> int:
    """Measure the server at the address given; 1 where an aim is missed."""
    missed = measure_at(sys.argv[1].rstrip("/"))
    print("\n".join(f"Missed: {miss}" for miss in missed) or "All aims reached.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
