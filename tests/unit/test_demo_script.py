"""What the demo's officers do with a ticket, and what the demo tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.demo import plan, script, story
from server.demo.plan import Pause, SentOn, Service, Visitor
from server.demo.script import Do, Step, Wait
from server.domain.ticket import HELD_STATES, Move, State, after

SERVICE = Service("C02", "C", 6)
SECONDS = st.floats(1, 3600)
VISITORS = st.builds(
    Visitor,
    arrives_s=SECONDS,
    service=st.just(SERVICE),
    priority=st.booleans(),
    language=st.just("id"),
    kiosk_s=SECONDS,
    walks_s=SECONDS,
    serves_s=SECONDS,
    patience_s=SECONDS,
    comes=st.booleans(),
    hears_late=st.booleans(),
    set_aside=st.none() | st.builds(Pause, SECONDS, st.just("Fotokopi berkas")),
    sent_on=st.none()
    | st.builds(SentOn, st.just(Service("W01", "W", 8)), SECONDS, st.just("Mohon dilanjutkan")),
)


def outcome(steps: Iterable[Step], state: State = State.CALLED) -> State:
    """Walk the steps through the table of moves; fails at an illegal one."""
    for step in steps:
        if isinstance(step, Do):
            moved = after(state, Move(step.move.replace("-", "_")))
            assert moved is not None, f"{step.move} in {state}"
            state = moved
    return state


@given(visitor=VISITORS, times_served=st.integers(0, 2), missed=st.booleans())
def test_every_script_is_legal_and_frees_the_officers_hand(
    visitor: Visitor, times_served: int, missed: bool
) -> None:
    assert outcome(script.at_counter(visitor, times_served, missed)) not in HELD_STATES


@given(visitor=VISITORS)
def test_whoever_does_not_come_is_called_twice_before_being_given_up(visitor: Visitor) -> None:
    moves = [step.move for step in script.at_counter(visitor, 0, missed=False) if isinstance(step, Do)]
    assert (moves == ["recall", "no-show"]) == (not visitor.comes)


@given(visitor=VISITORS)
def test_the_second_time_a_visitor_is_always_done(visitor: Visitor) -> None:
    assert outcome(script.at_counter(visitor, 1, missed=True)) == State.SERVED


@given(visitor=VISITORS, times_served=st.integers(0, 2), missed=st.booleans())
def test_nobody_is_served_in_no_time(visitor: Visitor, times_served: int, missed: bool) -> None:
    waits = [
        step.seconds for step in script.at_counter(visitor, times_served, missed) if isinstance(step, Wait)
    ]
    assert waits
    assert waits[-1] >= script.LEAST_SERVICE_S


@pytest.mark.parametrize("state", sorted(HELD_STATES))
def test_a_ticket_found_in_hand_is_brought_to_an_end(state: State) -> None:
    assert outcome(script.left_over(state), state) == State.SERVED


def test_a_stranger_is_served() -> None:
    assert outcome(script.at_counter(plan.stranger(Random(1), "C02", "C"), 0, missed=False)) == State.SERVED


def overview(**agency: Any) -> dict[str, Any]:
    totals = dict.fromkeys(
        ("waiting", "called", "serving", "parked", "served", "no_show", "cancelled", "expired"), 0
    )
    quiet = {"short": "Samsat", "open_counters": 1, "longest_min": None, "served": 0, "mean_wait_min": None}
    busy = {"short": "Dindukcapil", "open_counters": 3, "longest_min": 18, "served": 4, "mean_wait_min": 12.4}
    return {
        "now": "2026-11-24T09:14:03.000+07:00",
        "totals": {**totals, "issued": 9, "waiting": 3, "called": 1, "serving": 1, "served": 4},
        "agencies": [quiet, {**busy, **agency}],
    }


def test_the_line_tells_who_waits_who_is_served_and_the_longest_wait() -> None:
    told = story.line(overview())
    for part in (
        "09.14",
        "menunggu   3",
        "di loket  2",
        "selesai   4",
        "loket buka  4",
        "terlama 18 menit (Dindukcapil)",
    ):
        assert part in told


def test_the_line_of_an_empty_hall_names_no_longest_wait() -> None:
    assert "terlama" not in story.line(overview(longest_min=None))


def test_the_summary_tells_how_the_day_went() -> None:
    told = story.summary(overview())
    assert "Nomor diambil 9, selesai 4" in told
    assert "belum selesai 5" in told
    assert "Rata-rata menunggu 12 menit; paling lama di Dindukcapil: 12 menit." in told


def test_the_summary_of_a_day_on_which_nobody_was_served_is_short() -> None:
    assert "Rata-rata" not in story.summary(overview(served=0))


def test_the_welcome_names_every_screen() -> None:
    morning = datetime(2026, 11, 30, 8, tzinfo=UTC)
    told = story.welcome("http://127.0.0.1:8000", ["A", "B"], morning, hours=8, speed=60)
    assert "30-11-2026 mulai pukul 08.00" in told
    assert "8 jam" in told
    assert "8 menit" in told
    assert "http://127.0.0.1:8000/display/?zone=B" in told
