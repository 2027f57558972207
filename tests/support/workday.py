"""A working day as scripts live it: visitors come, officers press keys twice, undo, take over, hand on."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field
from uuid import uuid4

from client import Answer, Client, Json
from fairness import ENDED, Visitor, hold
from people import People

PRIORITY_SHARE = 0.12
BOSS_PIN, OFFICER_PIN = "1470", "2580"


@dataclass
class Workday:
    """So many visitors and officers; :meth:`live` goes on until everybody has left."""

    people: People
    visitors: int
    counters: list[str]
    seed: int = 1
    arriving_s: float = 0.0
    refusals: dict[str, int] = field(default_factory=dict)
    faults: list[Answer] = field(default_factory=list)

    def live(self) -> None:
        """Open every counter, let the visitors come, serve them, close."""
        services = self._services()
        self._left = threading.Semaphore(0)
        self._all_came = threading.Event()
        kiosk = threading.Thread(target=self._arrive, args=(services,))
        officers = [
            Officer(self, code, random.Random(f"{self.seed} {code}"), services) for code in self.counters
        ]
        threads = [threading.Thread(target=officer.work) for officer in officers]
        for thread in (kiosk, *threads):
            thread.start()
        for thread in (kiosk, *threads):
            thread.join()

    @property
    def everybody_came(self) -> bool:
        return self._all_came.is_set()

    def note(self, answer: Answer) -> None:
        """Remember refusals by their kind; anything that nobody should ever see is a fault."""
        if answer.status >= 500 or answer.status in (400, 401, 403, 404, 422):
            self.faults.append(answer)
        elif answer.slug is not None:
            self.refusals[answer.slug] = self.refusals.get(answer.slug, 0) + 1

    def _services(self) -> list[str]:
        staffed = {code.rstrip("0123456789") for code in self.counters}
        shown = self.people.screen().catalogue()["agencies"]
        return [
            service["code"]
            for agency in shown
            if agency["code"] in staffed
            for service in agency["services"][:4]
        ]

    def _arrive(self, services: list[str]) -> None:
        dice, kiosk = random.Random(self.seed), self.people.kiosks(1)[0]
        for _ in range(self.visitors):
            body = {"service": dice.choice(services), "priority": dice.random() < PRIORITY_SHARE}
            key = uuid4().hex
            first = kiosk.post("/api/v1/kiosk/tickets", body, key=key)
            self.note(first)
            if dice.random() < 0.1:
                again = kiosk.post("/api/v1/kiosk/tickets", body, key=key)
                if again.raw != first.raw or not again.replayed:
                    self.faults.append(again)
            time.sleep(dice.expovariate(1) * self.arriving_s / self.visitors)
        self._all_came.set()


def closes_well(day: Workday) -> dict[str, Visitor]:
    """Fail unless the day on record keeps every promise; ends it, and returns its visitors."""
    people = day.people
    assert not day.faults, day.faults[:3]
    visitors = hold(people.screen().events(0))
    assert len(visitors) >= day.visitors
    left = [visitor for visitor in visitors.values() if visitor.state not in ENDED]
    closed = people.manager().close_day("selesai")
    assert closed["expired"] == len(left), "who was still there is ended by a move"
    visitors = hold(people.screen().events(0))
    assert {visitor.state for visitor in visitors.values()} <= ENDED
    report = people.hall.antrean("audit")
    assert "0 unexplained; 0 impossible moves" in report
    assert "chain: holds" in report
    return visitors


class Officer:
    """A script with a counter of its own and all the bad habits of a long day."""

    HABITS = (
        ("serve", 62), ("no-show", 10), ("park", 6), ("transfer", 6), ("hand-on", 4),
        ("add", 4), ("papers", 5), ("cancel", 3),
    )  # fmt: skip

    def __init__(self, day: Workday, code: str, dice: random.Random, services: list[str]) -> None:
        self.day, self.code, self.dice, self.services = day, code, dice, services
        self.agency = code.rstrip("0123456789")
        self.by_session = dice.random() < 0.4
        self.client = self._sits_down(f"petugas-{self.agency.lower()}", OFFICER_PIN)

    def _sits_down(self, name: str, pin: str) -> Client:
        if not self.by_session:
            return self.day.people.desks([self.code])[0]
        browser = self.day.people.browser(held=False)
        while browser.log_in(name, pin).status == 429:
            time.sleep(0.2)
        browser.sit_down(self.code, take_over=True)
        return browser

    def work(self) -> None:
        self.does("open")
        idle = 0
        while not (self.day.everybody_came and idle > 3):
            ticket = self.calls()
            if ticket is None:
                idle += 1
                self._second_chances()
                self._parked_back()
                time.sleep(0.1)
                continue
            idle = 0
            self._live_with(ticket)
            if self.dice.random() < 0.03:
                self._pause()
            if self.by_session and self.dice.random() < 0.02:
                # The manager sits down in the officer's place and goes on; the officer comes back.
                self.client = self._sits_down("pengelola", BOSS_PIN)
        self.does("close")

    def calls(self) -> Json | None:
        if self.dice.random() < 0.04:
            return self._calls_somebody()
        answer = self.does("call-next")
        if answer.slug == "counter-busy":
            busy: Json = answer.json["ticket"]
            return busy
        ticket: Json | None = answer.json["ticket"] if answer.status == 200 else None
        return ticket

    def _calls_somebody(self) -> Json | None:
        waiting = self.client.get("/api/v1/counter/waiting").json.get("waiting") or []
        if not waiting:
            return None
        chosen = self.dice.choice(waiting)
        answer = self.move(chosen, "call", reason="uji")
        ticket: Json | None = answer.json if answer.status == 200 else None
        return ticket

    def _live_with(self, ticket: Json) -> None:
        if self.dice.random() < 0.06:
            self.move(ticket, "undo")
            return
        for _ in range(self.dice.choice((0, 0, 0, 1, 2))):
            self.move(ticket, "recall")
        habit = self.dice.choices(*zip(*self.HABITS, strict=True))[0]
        if habit in ("no-show", "cancel"):
            self.move(ticket, habit)
        elif habit == "park":
            self.move(ticket, "park", reason="KK tertinggal")
        elif habit == "transfer":
            self.move(ticket, "transfer", service=self.dice.choice(self.services))
        elif habit == "hand-on":
            self.move(ticket, "transfer", counter=self.dice.choice(self.day.counters))
        else:
            self.move(ticket, "start")
            if habit == "add":
                self.move(ticket, "add", service=self.dice.choice(self.services))
            if habit == "papers":
                self.move(ticket, "finish", outcome="papers-missing", missing=["KTP"])
            self.move(ticket, "finish")
        if self.dice.random() < 0.05:
            self.move(ticket, "undo")
        held = self.client.get("/api/v1/counter/state").json.get("ticket")
        if held is not None:
            # Undone: the visitor is still here.
            self.move(held, "start")
            self.move(held, "finish")

    def _second_chances(self) -> None:
        if self.dice.random() < 0.3:
            lists = self.client.get("/api/v1/counter/waiting").json
            for ticket in (lists.get("no_shows") or [])[:1]:
                self.move(ticket, "return")

    def _parked_back(self) -> None:
        lists = self.client.get("/api/v1/counter/waiting").json
        for ticket in lists.get("parked") or []:
            self.move(ticket, "resume")

    def _pause(self) -> None:
        self.does("pause", reason="salat")
        self.does("open")

    def move(self, ticket: Json, move: str, **body: object) -> Answer:
        return self.does(f"tickets/{ticket['id']}/{move}", **body)

    def does(self, path: str, **body: object) -> Answer:
        """One press of a key: now and then repeated because an answer was lost, or pressed twice."""
        way, key = f"/api/v1/counter/{path}", uuid4().hex
        answer = self.client.post(way, body or None, key=key)
        if self.dice.random() < 0.08:
            again = self.client.post(way, body or None, key=key)
            if answer.status < 500 and (again.raw != answer.raw or not again.replayed):
                self.day.faults.append(again)
        if self.dice.random() < 0.04:
            self.day.note(self.client.post(way, body or None))
        self.day.note(answer)
        return answer
