"""Kiosks, cables and a server that die at random under load, and what must be true afterwards."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import combinations, cycle
from pathlib import Path
from typing import get_args

import httpx
from sqlalchemy import func, select

import fairness
from client import Json
from fault_proxy import Fault, FaultProxy
from kiosk_machine import KioskMachine
from machine import wait_until
from people import Desk, Enrolment, People
from server.tables import is_unprinted, print_jobs, tickets

FAULTS = [fault for fault in get_args(Fault) if fault != "none"]
QUIET, BUSY = "R02", "C02"
"""Nobody calls in the first service's queue while it storms: its order must be that of the visitors."""
GONE = (HTTPException, OSError, httpx.HTTPError)
NUMBER = re.compile(rb"\x00([A-Z]{1,2}-\d{3,4})\n")
TOLERANCE_S = 0.4
"""Two visitors who came within so many seconds may stand either way: a line takes its time."""


@dataclass(frozen=True)
class Visitor:
    """Who got a number, between which moments, where, and whether the kiosk gave it alone."""

    ticket: Json
    began: float
    ended: float

    @property
    def number(self) -> str:
        return str(self.ticket["number"])

    @property
    def alone(self) -> bool:
        return str(self.ticket["id"]).startswith("own-")


@dataclass
class Storm:
    """Lets everything die for a while; ``haste`` makes every wait so many times shorter."""

    people: People
    folder: Path
    haste: float
    kiosks: int = 4
    seed: int = 1
    visitors: list[Visitor] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._over = threading.Event()
        self._lock = threading.Lock()
        self.cables = [FaultProxy(self.people.hall.ports[0]) for _ in range(self.kiosks)]
        names = [f"Kiosk {nth + 1}" for nth in range(self.kiosks)]
        tokens = self.people.tokens([Enrolment("kiosk", name) for name in names])
        self.machines = [
            KioskMachine(
                cable.url,
                self.folder / f"kiosk-{nth}",
                token,
                haste=self.haste,
                printer=f"file:{self.folder / f'paper-{nth}'}",
            )
            for nth, (cable, token) in enumerate(zip(self.cables, tokens, strict=True))
        ]

    def rage(self, seconds: float) -> None:
        """For so long; then everything is mended, and everybody has told what they know."""
        for nth, machine in enumerate(self.machines):
            (self.folder / f"paper-{nth}").touch()
            machine.start(wait=False)
        for machine in self.machines:
            machine.is_connected()
        threads = [threading.Thread(target=self._visit, args=[nth]) for nth in range(self.kiosks)]
        threads += [threading.Thread(target=self._serve), threading.Thread(target=self._tear_at_cables)]
        for thread in threads:
            thread.start()
        try:
            self._fail(time.monotonic() + seconds)
        finally:
            self._over.set()
            for thread in threads:
                thread.join()
        self._calm()

    def close(self) -> None:
        for machine in self.machines:
            machine.close()
        for cable in self.cables:
            cable.close()

    # What people do.

    def _visit(self, nth: int) -> None:
        dice = random.Random(self.seed * 100 + nth)
        while not self._over.is_set():
            self._over.wait(dice.uniform(0.2, 2.0) * 6 / self.haste)
            service = dice.choice([QUIET, BUSY])
            began = time.monotonic()
            key = f"{nth} {began}"
            while not self._over.is_set():
                # The kiosk has died under the visitor's finger: pressed again, with the same key.
                with suppress(*GONE):
                    answer = self.machines[nth].ask(service, key, priority=dice.random() < 0.1)
                    if answer.status_code == 201:
                        with self._lock:
                            self.visitors.append(Visitor(answer.json(), began, time.monotonic()))
                        break
                    if answer.status_code < 500:
                        self.happened[f"refused {answer.json().get('why', answer.status_code)}"] += 1
                        break
                time.sleep(0.05)

    def _serve(self) -> None:
        """Two officers call, whenever the server is there."""
        desks = [self.people.desk("C1"), self.people.desk("C2")]
        while not self._over.is_set():
            for desk in desks:
                with suppress(*GONE, AssertionError):
                    desk.post("/api/v1/counter/open")
                    ticket = desk.call_next().done()["ticket"]
                    if ticket is not None:
                        desk.move(ticket, "start").done()
                        desk.move(ticket, "finish").done()
                        self.happened["called in the storm"] += 1
            self._over.wait(3 / self.haste)

    # What fails.

    def _fail(self, until: float) -> None:
        """Whole programs, and clocks: by turns, so that also a short storm has seen each."""
        for what in cycle(self._dice.sample(["server", "kiosk", "clock"], 3)):
            time.sleep(self._dice.uniform(10, 60) / self.haste)
            if time.monotonic() > until:
                return
            getattr(self, f"_fail_{what}")()
            self.happened[f"{what} failed"] += 1

    def _tear_at_cables(self) -> None:
        dice = random.Random(self.seed + 1)
        while not self._over.wait(dice.uniform(1, 12) / self.haste):
            cable = dice.choice(self.cables)
            if cable.fault != "none":
                cable.mend()
            else:
                fault = dice.choice(FAULTS)
                self.happened[f"cable: {fault}"] += 1
                cable.fail(fault)

    def _fail_server(self) -> None:
        self.people.hall.kill()
        time.sleep(self._dice.uniform(1, 60) / self.haste)
        self.people.hall.start()

    def _fail_kiosk(self) -> None:
        machine = self._dice.choice(self.machines)
        machine.kill()
        time.sleep(self._dice.uniform(0, 20) / self.haste)
        machine.start(wait=False)

    def _fail_clock(self) -> None:
        self._dice.choice(self.machines).step_clock(self._dice.uniform(-90_000, 90_000))

    def _calm(self) -> None:
        for cable in self.cables:
            cable.mend()
        for machine in self.machines:
            machine.step_clock(0)
            machine.is_connected()
        manager = self.people.manager()
        # The answer to a kiosk that asked for a slip may just have been lost: it waits, and asks once more.
        open_slips = select(func.count()).where(is_unprinted(print_jobs))

        def nothing_is_pending() -> bool:
            machines = [
                device["machine"]
                for device in manager.get("/api/v1/manage/devices").done()["devices"]
                if device["machine"] is not None
            ]
            return (
                all(each["pending"] == 0 for each in machines)
                and all(each.settled() for each in self.machines)
                and self.people.rows(open_slips)[0][0] == 0
            )

        wait_until(
            nothing_is_pending, "every kiosk has handed in what it gave out, and told of every slip", 60
        )

    def slips(self) -> list[str]:
        """Every number that is on paper."""
        papers = [self.folder / f"paper-{nth}" for nth in range(self.kiosks)]
        return [found.decode() for paper in papers for found in NUMBER.findall(paper.read_bytes())]

    def unprinted(self) -> Counter[str]:
        """How the slips went of visitors whose number is not on paper, and why, as the hall tells it."""
        holders = {visitor.number for visitor in self.visitors} - set(self.slips())
        found = self.people.rows(select(tickets.c.number, tickets.c.paper, tickets.c.paper_why))
        return Counter(f"{row.paper} ({row.paper_why})" for row in found if row.number in holders)


def hold(storm: Storm) -> None:
    """0 duplicates, 0 lost, every slip callable exactly once, in the order in which people came."""
    people = storm.people
    numbers = Counter(visitor.number for visitor in storm.visitors)
    assert not [number for number, times in numbers.items() if times > 1], "two visitors have one number"
    printed = Counter(storm.slips())
    assert not [number for number, times in printed.items() if times > 1], "a slip was printed twice"
    before = people.screen().events(0)
    _hold_order(storm, before)
    _call_everybody(people)
    events = people.screen().events(0)
    ended = fairness.hold(events)
    done = people.hall.command("audit")
    assert done.returncode == 0, done.stdout
    called = Counter(
        event["data"]["ticket"]["number"] for event in events if event["type"] == "ticket.called"
    )
    for number in numbers:
        assert called[number] == 1, f"{number}, which a visitor holds, was called {called[number]} times"
    void = {visitor.number for visitor in ended.values() if visitor.state == "cancelled"}
    lost = [number for number in printed if called[number] != 1]
    assert not lost, f"on paper, but not called once: {lost}; taken back: {sorted(void)}"
    assert not void & set(numbers), "a number that a visitor holds was taken back"
    assert people.manager().overview()["refused_slips"] == []
    untrue = [told for told in storm.unprinted() if told.startswith(("done", "none", "queued", "sending"))]
    assert not untrue, f"not on paper, and nobody was told: {untrue}"


def _hold_order(storm: Storm, events: list[Json]) -> None:
    ages = {
        event["data"]["ticket"]["number"]: (event["data"]["ticket"]["issued_at"], event["seq"])
        for event in events
        if event["type"] == "ticket.issued"
    }
    missing = [visitor.number for visitor in storm.visitors if visitor.number not in ages]
    assert not missing, f"lost: {missing}"
    quiet = [visitor for visitor in storm.visitors if visitor.number[0] == QUIET[0]]
    for one, other in combinations(quiet, 2):
        first, second = (one, other) if one.ended < other.began else (other, one)
        if first.ended + TOLERANCE_S < second.began:
            assert ages[first.number] < ages[second.number], f"{second.number} stands before {first.number}"


def _call_everybody(people: People) -> None:
    for desk in _open_desks(people):
        while (ticket := desk.call_next().done()["ticket"]) is not None:
            desk.move(ticket, "start").done()
            desk.move(ticket, "finish").done()


def _open_desks(people: People) -> Iterator[Desk]:
    for code in ("R1", "C1", "C2"):
        desk = people.open_desk(code)
        desk.lets_go()
        yield desk


@contextmanager
def storm_in(people: People, folder: Path, haste: float, seed: int, kiosks: int = 4) -> Iterator[Storm]:
    storm = Storm(people, folder, haste, kiosks, seed)
    try:
        yield storm
    finally:
        storm.close()
