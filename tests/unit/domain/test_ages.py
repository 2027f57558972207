"""How old a ticket is whose kiosk was cut off, and where it stands: a stepped clock changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.domain.ages import Moment, Place, age_s, is_known

DAY = 86_400


def test_a_stepped_wall_clock_changes_no_age() -> None:
    issued = Moment("a", 1000.0, 5_000.0)
    for wall in (5_060.0, 0.0, 9e9, -5.0):
        assert age_s(issued, Moment("a", 1060.0, wall)) == 60.0


def test_after_a_power_cut_the_wall_clock_counts_but_never_less_than_the_machine_has_run() -> None:
    issued = Moment("a", 1000.0, 5_000.0)
    assert age_s(issued, Moment("b", 40.0, 5_300.0)) == 300.0
    assert age_s(issued, Moment("b", 40.0, 4_000.0)) == 40.0, "the battery of its clock is empty"


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(-1e9, 1e9), st.booleans())
def test_no_age_is_negative(then: float, now: float, wall: float, same: bool) -> None:
    assert age_s(Moment("a", then, 0.0), Moment("a" if same else "b", now, wall)) >= 0


def test_a_ticket_stands_where_its_age_belongs() -> None:
    assert Place(opened=100).of(500, now=900) == 500


def test_nobody_stands_before_the_opening_nor_in_the_future() -> None:
    assert Place(opened=100).of(20, now=900) == 100
    assert Place(opened=100).of(2_000, now=900) == 900


def test_nobody_stands_before_somebody_who_was_called_in_turn() -> None:
    assert Place(opened=100, line=600).of(500, now=900) == 601
    assert Place(opened=100, line=600).of(700, now=900) == 700


def test_one_kiosks_tickets_keep_their_order() -> None:
    assert Place(opened=100, before=650).of(640, now=900) == 650


@given(
    st.integers(0, 1000),
    st.integers(0, 1000),
    st.none() | st.integers(0, 1000),
    st.none() | st.integers(0, 1000),
)
def test_the_bounds_hold_whatever_comes(opened: int, came: int, line: int | None, before: int | None) -> None:
    age = Place(opened, line, before).of(came, now=2000)
    assert opened <= age <= 2000
    assert line is None or age > line
    assert before is None or age >= before


def test_after_a_power_cut_with_a_clock_that_stood_still_nobody_knows_how_long_it_was() -> None:
    before = Moment("monday", ticks=5_000.0, wall=1_000_000.0)
    assert is_known(before, Moment("monday", ticks=9_000.0, wall=5.0)), "the same run counts by itself"
    assert is_known(before, Moment("tuesday", ticks=60.0, wall=1_061_200.0))
    assert not is_known(before, Moment("tuesday", ticks=90.0, wall=1_000_030.0))
