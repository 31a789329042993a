"""Turns at decoding photographs: few at a time on one machine, however many processes and threads it has.

A photograph of 24 megapixels is 96 MB once it is unpacked, and keeps a processor busy: twelve threads that
unpack one each need a gigabyte, and nobody else is served meanwhile. So whoever unpacks a large picture
takes a turn first, and waits for it.

A turn is a lock on a file in `IMAGE_LOCKS_DIR`; the system releases it when a process ends, however it ends.
"""

import ctypes
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from wagtail.images.models import SourceImageIOError

# Pictures of up to so many pixels (8 MB unpacked) are nothing to wait for.
SMALL = 2_000_000
# Seconds between two looks whether a turn is free, and the most that anybody waits.
LOOK_AGAIN, LONGEST_WAIT = 0.05, 60.0
# How many threads of one process make single renditions, and how long another one waits to be among them.
SEATS, SEAT_WAIT = threading.BoundedSemaphore(2), 2.0
# From glibc's malloc.h.
M_MMAP_THRESHOLD = -3


class PicturesBusy(SourceImageIOError):
    """The error where no turn came free in time; `retry_after` says in how many seconds to ask again.

    One of Wagtail's own errors, so that its templates leave the picture out instead of failing.
    """

    retry_after = 10


@contextmanager
def turn(pixels: int) -> Iterator[None]:
    """Hold one of the machine's turns (`IMAGE_TURNS`) while a picture of `pixels` is unpacked.

    Small pictures need none. A turn is no transaction and is not to be taken twice by one thread. What was
    unpacked is given back to the system at its end. Raises `PicturesBusy` after `LONGEST_WAIT` seconds.
    """
    if pixels <= SMALL:
        yield
        return
    folder = Path(settings.IMAGE_LOCKS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    held = _first_free(folder) or _waited_for(folder)
    try:
        yield
    finally:
        give_memory_back()
        os.close(held)
        if _others_wait(folder):
            # Somebody who makes thirty renditions in a row would be back before the others look again.
            time.sleep(2 * LOOK_AGAIN)


@contextmanager
def seat(pixels: int) -> Iterator[None]:
    """Be one of the few threads of this process that make a rendition somebody asked for.

    A page of thirty photographs nobody has seen yet would have every thread wait for a turn, and nobody else
    be served. Raises `PicturesBusy` after `SEAT_WAIT` seconds.
    """
    if pixels <= SMALL:
        yield
        return
    if not SEATS.acquire(timeout=SEAT_WAIT):
        raise PicturesBusy("Other pictures are being made.")
    try:
        yield
    finally:
        SEATS.release()


def map_large_memory() -> None:
    """Have the C library take pieces of a megabyte and more from the system each by itself, and return each.

    glibc raises that bound by itself, up to 32 MB, once such a piece is freed: pictures then come from the
    heaps it keeps for every thread, and what lies between two of them is never returned. No other C library
    does so, or has this call.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(M_MMAP_THRESHOLD, 1024 * 1024)


def give_memory_back() -> None:
    """Return what is free in the heaps to the system; glibc would keep it for the next picture."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _first_free(folder: Path) -> int | None:
    """A lock on the first free turn as an open file, or None."""
    for number in range(settings.IMAGE_TURNS):
        held = _locked(folder / f"picture-{number}.lock", fcntl.LOCK_EX)
        if held is not None:
            return held
    return None


def _waited_for(folder: Path) -> int:
    """The turn that comes free first; those with a turn can see meanwhile that somebody waits."""
    until = time.monotonic() + LONGEST_WAIT
    waiting = _locked(folder / "waiting.lock", fcntl.LOCK_SH)
    try:
        while time.monotonic() < until:
            time.sleep(LOOK_AGAIN)
            held = _first_free(folder)
            if held is not None:
                return held
    finally:
        if waiting is not None:
            os.close(waiting)
    raise PicturesBusy("Other pictures are being unpacked.")


def _others_wait(folder: Path) -> bool:
    alone = _locked(folder / "waiting.lock", fcntl.LOCK_EX)
    if alone is None:
        return True
    os.close(alone)
    return False


def _locked(path: Path, kind: int) -> int | None:
    """An open file that holds the lock, or None where another has it. Closing it gives the lock back."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    return file
