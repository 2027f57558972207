"""What a visitor is promised about the wait: a range, and one that holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.domain.estimate import LEAST_WIDTH_MIN, Estimate, wait

aheads = st.integers(0, 500)
minutes = st.floats(0.5, 120)
counters = st.integers(0, 60)


def test_who_is_next_waits_up_to_five_minutes() -> None:
    assert wait(0, 12.0, 3) == Estimate(0, 5)


def test_six_people_at_ten_minutes_and_two_counters() -> None:
    assert wait(6, 10.0, 2) == Estimate(19, 41)


def test_before_a_counter_opens_it_reckons_with_one() -> None:
    assert wait(4, 8.0, 0) == wait(4, 8.0, 1)


@given(aheads, minutes, counters)
def test_the_range_holds_the_expected_wait(ahead: int, mean: float, opened: int) -> None:
    expected = ahead * mean / max(opened, 1)
    promised = wait(ahead, mean, opened)
    assert 0 <= promised.low_min <= expected <= promised.high_min
    assert promised.high_min - promised.low_min >= LEAST_WIDTH_MIN


@given(aheads, minutes, counters)
def test_more_people_never_mean_a_shorter_promise(ahead: int, mean: float, opened: int) -> None:
    now, later = wait(ahead, mean, opened), wait(ahead + 1, mean, opened)
    assert (now.low_min, now.high_min) <= (later.low_min, later.high_min)
    assert now.high_min <= later.high_min


@given(aheads, minutes, st.integers(1, 60))
def test_one_more_counter_never_means_a_longer_promise(ahead: int, mean: float, opened: int) -> None:
    assert wait(ahead, mean, opened + 1).high_min <= wait(ahead, mean, opened).high_min
