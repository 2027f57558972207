"""Any morning that people can think of, on the running use cases: the promises hold after every step."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

import fairness
import variants
from server import board, days, desk, store, tickets
from server import settings as hall_settings
from server.catalogue_view import CounterView
from server.clock import MICRO, Clock
from server.db import Database
from server.problems import Problem
from server.tables import IS_HELD, counters
from server.tables import tickets as tickets_table
from server.tickets import auto, candidates
from server.tickets.destination import Destination

AGENCIES = ("C", "R")
GRACE_S = 8


class Hand(Clock):
    """A clock that goes on only when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.moment = super().now()

    def now(self) -> int:
        return self.moment


class Morning(RuleBasedStateMachine):
    """Two agencies, seven counters, and whatever comes to their officers' minds."""

    db: ClassVar[Database]

    @initialize()
    def new_day(self) -> None:
        with self.db.transaction() as tx:
            if not tx.day_closed:
                days.close(tx, "system", "uji")
            days.reopen(tx, "system")
            for counter in self.counters():
                desk.set_mode(tx, counter, "uji", "pull")
                desk.open_(tx, counter, "uji")
            self.begin = tx.seq
        self.known: list[str] = []

    def counters(self) -> list[CounterView]:
        with self.db.reading() as conn:
            view = self.db.catalogue(conn)
        return [counter for counter in view.counters if view.agency_by_id[counter.agency_id].code in AGENCIES]

    def does(self, use_case: Any, *arguments: Any, **named: Any) -> Any:
        """One use case in its transaction; what is refused changes nothing."""
        with contextlib.suppress(Problem), self.db.transaction() as tx:
            return use_case(tx, *arguments, **named)
        return None

    def ticket(self, nth: int) -> str:
        return self.known[nth % len(self.known)] if self.known else "0"

    def counter(self, nth: int) -> CounterView:
        counters = self.counters()
        return counters[nth % len(counters)]

    @rule(agency=st.sampled_from(AGENCIES), service=st.integers(1, 3), priority=st.booleans())
    def somebody_comes(self, agency: str, service: int, priority: bool) -> None:
        issued = self.does(
            tickets.issue,
            service_code=f"{agency}{service:02d}",
            priority=priority,
            language="id",
            actor="kiosk",
            device_id=None,
            paper=None,
        )
        self.known.append(issued["id"])

    @rule(nth=st.integers(0, 20))
    def next_please(self, nth: int) -> None:
        self.does(tickets.call_next, self.counter(nth), "uji")

    @rule(
        nth=st.integers(0, 20),
        at=st.integers(0, 20),
        move=st.sampled_from(
            ["start", "finish", "no_show", "recall", "park", "resume", "cancel", "return", "undo"]
        ),
    )
    def a_move(self, nth: int, at: int, move: str) -> None:
        ticket, counter = self.ticket(nth), self.counter(at)
        more: dict[str, tuple[Any, ...]] = {
            "recall": (0,), "park": (None, None), "cancel": (None,), "return": (3,), "undo": (10,),
        }  # fmt: skip
        use_case = {"return": tickets.give_second_chance}.get(move) or getattr(tickets, move)
        self.does(use_case, ticket, counter, "uji", *more.get(move, ()))

    @rule(nth=st.integers(0, 20), at=st.integers(0, 20))
    def out_of_turn(self, nth: int, at: int) -> None:
        self.does(tickets.call_chosen, self.ticket(nth), self.counter(at), "uji", "uji")

    @rule(nth=st.integers(0, 20), at=st.integers(0, 20), to=st.integers(0, 20))
    def sent_on(self, nth: int, at: int, to: int) -> None:
        place = (
            Destination(counter=self.counter(to).code)
            if to % 2
            else Destination(agency=AGENCIES[to % 4 // 2])
        )
        self.does(tickets.transfer, self.ticket(nth), self.counter(at), "uji", to=place, note=None)

    @rule(nth=st.integers(0, 20), at=st.integers(0, 20), agency=st.sampled_from(AGENCIES))
    def one_more_errand(self, nth: int, at: int, agency: str) -> None:
        added = self.does(tickets.add_service, self.ticket(nth), self.counter(at), "uji", f"{agency}01")
        if added:
            self.known.append(added["id"])

    @rule(at=st.integers(0, 20))
    def without_a_number(self, at: int) -> None:
        served = self.does(tickets.serve_direct, self.counter(at), "uji", None, priority=False, language="id")
        if served:
            self.known.append(served["id"])

    @rule(nth=st.integers(0, 20), place=st.integers(1, 5))
    def a_supervisor_decides(self, nth: int, place: int) -> None:
        self.does(tickets.reorder, self.ticket(nth), "uji", place, "uji")

    @rule(at=st.integers(0, 20), mode=st.sampled_from(["auto", "auto", "pull"]))
    def works_by(self, at: int, mode: str) -> None:
        self.does(desk.set_mode, self.counter(at), "uji", mode)

    @rule(at=st.integers(0, 20), state=st.sampled_from(["open", "pause", "close"]))
    def comes_and_goes(self, at: int, state: str) -> None:
        counter = self.counter(at)
        if state == "pause":
            self.does(desk.pause, counter, "uji", "salat", None)
        else:
            self.does({"open": desk.open_, "close": desk.close}[state], counter, "uji")

    @rule(seconds=st.integers(1, 20))
    def time_passes(self, seconds: int) -> None:
        assert isinstance(self.db.clock, Hand)
        self.db.clock.moment += seconds * MICRO
        self.does(auto.call_where_due, GRACE_S)

    @invariant()
    def the_record_keeps_every_promise(self) -> None:
        with self.db.reading() as conn:
            told = board.read_events(conn, self.db.catalogue(conn), getattr(self, "begin", 0), 10_000)
        if told:
            fairness.hold(told)

    @invariant()
    def no_counter_in_auto_mode_is_idle_while_somebody_waits_for_it(self) -> None:
        with self.db.reading() as conn:
            held = set(conn.execute(select(tickets_table.c.counter_id).where(IS_HELD)).scalars())
            now = self.db.clock.now()
            for row in conn.execute(
                select(counters).where(counters.c.mode == "auto", counters.c.state == "open")
            ):
                resting = row.free_at is not None and row.free_at > now - GRACE_S * MICRO
                if row.id not in held and not resting:
                    view = self.db.catalogue(conn).counter_by_id[row.id]
                    assert candidates.count(conn, view) == 0, f"{view.code} is idle while somebody waits"


@pytest.fixture
def hall(tmp_path: Path) -> Any:
    db = store.open_hall(hall_settings.load(variants.write(tmp_path), {}), tmp_path)
    db.clock = Hand()
    yield db
    db.close()


def test_any_morning_keeps_its_promises(hall: Database) -> None:
    Morning.db = hall
    run_state_machine_as_test(
        Morning,
        settings=settings(
            max_examples=15, stateful_step_count=35, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
