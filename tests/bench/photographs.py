"""Memory that thirty photographs at once need: `python -m tests.bench.photographs`, on Linux.

Starts gunicorn as the README does (three processes of four threads), and uploads photographs of 12 and 24
megapixels, a third of them lying on their side, four at a time as the admin does. Prints the memory of all
processes of the server together before, at the most and afterwards, and how long a reader waited meanwhile.
"""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import requests
from PIL import Image

PHOTOGRAPHS, AT_ONCE = 30, 4
SIZES = ((4000, 3000), (6000, 4000))
ORIENTATION, ON_ITS_SIDE = 0x0112, 6
PASSWORD = "only for this run"
MEGABYTE = 1024


def photographs() -> list[bytes]:
    """Six different photographs, a third of them on their side; about as large as a phone's."""
    pictures = []
    for number in range(6):
        size = SIZES[number % 2]
        noise = Image.effect_noise((size[0] // 8, size[1] // 8), 60 + number).resize(size)
        exif = Image.Exif()
        exif[ORIENTATION] = ON_ITS_SIDE if number % 3 == 0 else 1
        output = BytesIO()
        planes = (noise, noise.transpose(Image.Transpose.ROTATE_180), noise)
        Image.merge("RGB", planes).save(output, "JPEG", quality=90, exif=exif.tobytes())
        pictures.append(output.getvalue())
    return pictures


def smallest() -> bytes:
    """The smallest JPEG, whose intake needs next to nothing."""
    output = BytesIO()
    Image.new("RGB", (100, 100)).save(output, "JPEG")
    return output.getvalue()


def memory(process: int) -> tuple[int, int]:
    """Resident and proportional memory of a process and its children, in kilobytes."""
    resident = proportional = 0
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    for pid in (process, *map(int, children)):
        try:
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                resident += int(line.split()[1]) if line.startswith("Rss:") else 0
                proportional += int(line.split()[1]) if line.startswith("Pss:") else 0
        except (FileNotFoundError, ProcessLookupError):
            continue
    return resident, proportional


def signed_in(address: str) -> requests.Session:
    """A session in the admin."""
    session = requests.Session()
    session.get(f"{address}/admin/login/")
    session.headers["X-CSRFToken"] = session.cookies["csrftoken"]
    form = {"username": "bench", "password": PASSWORD, "csrfmiddlewaretoken": session.cookies["csrftoken"]}
    session.post(f"{address}/admin/login/", form)
    session.headers["X-CSRFToken"] = session.cookies["csrftoken"]
    session.headers["X-Requested-With"] = "XMLHttpRequest"
    return session


def measure(address: str, server: int) -> None:
    """Upload, watch, print."""
    files = photographs()
    session = signed_in(address)
    waits, seen, done = [], [], threading.Event()

    def read():
        while not done.is_set():
            started = time.monotonic()
            requests.get(f"{address}/en/nothing/", timeout=120)
            waits.append(time.monotonic() - started)
            time.sleep(0.1)

    def watch():
        while not done.is_set():
            seen.append(memory(server))
            time.sleep(0.05)

    def upload(number: int) -> str:
        answer = session.post(
            f"{address}/admin/images/multiple/add/",
            {"title": f"Photograph {number}", "collection": "1"},
            files={"files[]": (f"photograph-{number}.jpg", files[number % len(files)], "image/jpeg")},
            timeout=600,
        )
        return "stored" if answer.json().get("success") else answer.text[:200]

    # Once through everything, small, so that what any use of the admin keeps is there before.
    files, large = [smallest()], files
    for number in range(4 * AT_ONCE):
        upload(number)
        requests.get(f"{address}/en/nothing/", timeout=60)
    files = large
    before = memory(server)
    watchers = [threading.Thread(target=read), threading.Thread(target=watch)]
    for watcher in watchers:
        watcher.start()
    started = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(upload, range(PHOTOGRAPHS)))
    took = time.monotonic() - started
    done.set()
    for watcher in watchers:
        watcher.join()
    time.sleep(1)
    after = memory(server)
    most = [max(column) for column in zip(*seen, strict=True)]
    print({answer: answers.count(answer) for answer in answers}, f"in {took:.0f} s")
    for name, (resident, proportional) in (("before", before), ("most", most), ("after", after)):
        print(f"{name:7} {resident // MEGABYTE:5} MB resident, {proportional // MEGABYTE:5} MB proportional")
    waits.sort()
    print(f"reader  {waits[len(waits) // 2]:.2f} s median, {waits[-1]:.2f} s at most, {len(waits)} pages")


def main() -> None:
    """A server of its own in a temporary folder, ended afterwards."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.development",
            "DEBUG": "false",
            "VAR_DIR": folder,
            "SITE_ROOT_URL": f"http://{address}",
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }
        environment.pop("DATABASE_URL", None)
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
        create = ["createsuperuser", "--noinput", "--username", "bench", "--email", "bench@example.org"]
        subprocess.run([*manage, *create], env=environment, check=True, stdout=subprocess.DEVNULL)
        gunicorn = [sys.executable, "-m", "gunicorn", "cms.wsgi", "--bind", address]
        server = subprocess.Popen(
            [*gunicorn, "--workers", "3", "--threads", "4", "--log-level", "error"], env=environment
        )
        try:
            for _attempt in range(100):
                try:
                    requests.get(f"http://{address}/admin/login/", timeout=120)
                    break
                except requests.ConnectionError:
                    time.sleep(0.3)
            measure(f"http://{address}", server.pid)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
