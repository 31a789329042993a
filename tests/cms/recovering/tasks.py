"""A task that takes as long as it is told."""

import os
import time
from pathlib import Path

from django_tasks import task


@task(backend="background")
def work(diary: str, until: str) -> str:
    """Write down who works on it, and go on until a file is there."""
    with Path(diary).open("a") as file:
        file.write(f"{os.getpid()}\n")
    while not Path(until).exists():
        time.sleep(0.02)
    return "done"
