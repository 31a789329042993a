"""Doors measured one after another, round by round, so that what slows the machine slows all of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS, WARM_UP = 25, 2
client = Client(raise_request_exception=False, headers={"accept": "application/json"})


@dataclass
class Door:
    """A way to the same content: the addresses a client must ask for it, after what is to happen `before`."""

    name: str
    addresses: list[str]
    before: Callable[[], None] | None = None
    times: list[float] = field(default_factory=list)
    queries: int = 0
    body: bytes = b""
    # What it answered instead of 200; such a door is not measured.
    refusal: int | None = None

    def ask(self) -> list:
        """All answers."""
        return [client.get(address) for address in self.addresses]

    def prepare(self) -> None:
        """Ask until nothing is asked for the first time, then count the queries and keep the answer."""
        for _ in range(WARM_UP):
            self.ask()
        if self.before:
            self.before()
        with CaptureQueriesContext(connection) as captured:
            answers = self.ask()
        self.queries = len(captured)
        self.body = b"".join(answer.content for answer in answers)
        self.refusal = next((answer.status_code for answer in answers if answer.status_code != 200), None)

    @property
    def milliseconds(self) -> float:
        """The median of all rounds."""
        return median(self.times) * 1000


def measure(doors: list[Door]) -> None:
    """Ask all doors in turn, each round beginning with another one."""
    usable = [door for door in doors if door.refusal is None]
    for number in range(ROUNDS):
        first = number % len(usable) if usable else 0
        for door in usable[first:] + usable[:first]:
            if door.before:
                door.before()
            start = perf_counter()
            door.ask()
            door.times.append(perf_counter() - start)
