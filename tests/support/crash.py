"""A power cut in the middle of the morning, and what must be true afterwards."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from contextlib import closing
from http.client import HTTPException
from itertools import pairwise
from typing import NamedTuple

import psutil

from client import Json
from machine import Process, wait_until
from people import Kiosk, People

KIOSKS = 4
SERVICES = ("C02", "R02", "Z01")
GONE = (HTTPException, OSError)


class Morning:
    """Kiosks that issue without pause; each repeats a request that was not answered, with the same key."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.acknowledged: dict[str, Json] = {}
        self.refused: list[str] = []
        self.cuts: list[Cut] = []
        self._power = threading.Event()
        self._over = threading.Event()
        self._first = threading.Event()
        self._threads = [
            threading.Thread(target=self._issue, args=(kiosk,)) for kiosk in people.kiosks(KIOSKS)
        ]

    def live_through(self, power_cuts: int) -> None:
        """Start, lose power so many times, and end."""
        self._power.set()
        for thread in self._threads:
            thread.start()
        try:
            for _ in range(power_cuts):
                self._cut()
        finally:
            self._over.set()
            self._power.set()
            for thread in self._threads:
                thread.join()

    def _cut(self) -> None:
        """Kill everything at a random moment, start again, and measure until a visitor has a number."""
        enough = len(self.acknowledged) + random.randint(5, 60)
        wait_until(lambda: len(self.acknowledged) >= enough, "some have numbers", 60)
        self._power.clear()
        self.people.hall.kill()
        before = len(self.acknowledged)
        sending = jobs_in(self.people, "sending")
        self._first.clear()
        began = time.monotonic()
        self._power.set()
        self.people.hall.start()
        assert self._first.wait(60), "nobody gets a number after the restart"
        took = time.monotonic() - began
        self.cuts.append(Cut(before, took, sum(map(cpu_s, self.people.hall.processes)), sending))

    def _issue(self, kiosk: Kiosk) -> None:
        nth = 0
        while not self._over.is_set():
            nth += 1
            key = f"{kiosk.token[:8]} {nth}"
            body = {"service": random.choice(SERVICES)}
            while (answer := self._ask(kiosk, body, key)) is None:
                if self._over.is_set():
                    return
            if answer["number"] in self.acknowledged:
                self.refused.append(answer["number"])
            self.acknowledged[answer["number"]] = answer
            self._first.set()

    def _ask(self, kiosk: Kiosk, body: Json, key: str) -> Json | None:
        self._power.wait()
        try:
            return kiosk.post("/api/v1/kiosk/tickets", body, key=key).done()
        except GONE:
            time.sleep(0.01)
            return None


class Cut(NamedTuple):
    """One power cut: who had numbers before; seconds and work until the next one; slips in flight."""

    before: int
    recovered_s: float
    cpu_s: float
    sending: set[int]


def hold(morning: Morning) -> None:
    """Fail unless everybody with a number is known, nobody shares one, and the record has no hole."""
    people = morning.people
    events = people.screen().events(0)
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert all(earlier["at"] <= later["at"] for earlier, later in pairwise(events))
    issued = [event["data"]["ticket"] for event in events if event["type"] == "ticket.issued"]
    numbers = [ticket["number"] for ticket in issued]
    assert len(numbers) == len(set(numbers)), "a number was given out twice"
    assert not morning.refused, f"two visitors have {morning.refused}"
    kept = {ticket["number"]: ticket["id"] for ticket in issued}
    lost = {number for number, ticket in morning.acknowledged.items() if kept.get(number) != ticket["id"]}
    assert not lost, f"acknowledged and lost: {sorted(lost)}"
    for prefix in {service[0] for service in SERVICES}:
        counted = sorted(sequence(number) for number in numbers if number[0] == prefix)
        assert counted == list(range(1, len(counted) + 1)), f"a hole in the numbers of {prefix}"
    in_flight = set().union(*(cut.sending for cut in morning.cuts))
    assert in_flight <= jobs_in(people, "unknown"), "a slip that was being printed is not unknown"


def sequence(number: str) -> int:
    """The place of a number in its agency's day: 899, then 1000."""
    value = int(number.split("-")[1])
    assert not 900 <= value <= 999, f"{number} belongs to kiosks that are cut off"
    return value if value < 900 else value - 100


def cpu_s(process: Process) -> float:
    """Processor seconds of a server and what it has started: much the same however busy the machine is."""
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    return sum(sum(each.cpu_times()[:2]) for each in family)


def jobs_in(people: People, state: str) -> set[int]:
    """Ids of the print jobs of this state, as they stand on disk; empty for other databases than SQLite."""
    file = people.hall.data / "antrean.db"
    if not file.exists():
        return set()
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT id FROM print_jobs WHERE state = ?", (state,))
        return {job for (job,) in found}
