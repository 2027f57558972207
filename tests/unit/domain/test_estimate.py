"""What a visitor is promised about the wait: a range, and one that holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.domain.assignment import Candidate, choose_next
from server.domain.estimate import LEAST_WIDTH_MIN, Estimate, people_ahead, wait

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


def test_a_regular_visitor_counts_everybody_before() -> None:
    assert people_ahead(7, 3, priority=False, just_overtook=False) == 7


def test_a_priority_visitor_is_second_at_the_latest() -> None:
    assert people_ahead(7, 0, priority=True, just_overtook=False) == 0
    assert people_ahead(7, 0, priority=True, just_overtook=True) == 1
    assert people_ahead(7, 2, priority=True, just_overtook=False) == 4
    assert people_ahead(1, 1, priority=True, just_overtook=True) == 1, "never more than really wait"


@given(st.lists(st.booleans(), min_size=1, max_size=14), st.booleans())
def test_a_priority_visitor_never_waits_for_more_than_promised(kinds: list[bool], overtook: bool) -> None:
    """Against the real policy, with every queue and every place in it."""
    queue = [Candidate(age, "C-001", 1, priority, age, 1) for age, priority in enumerate(kinds)]
    order, waiting, flag = [], list(queue), overtook
    while (choice := choose_next(waiting, {1: not flag})) is not None:
        waiting.remove(choice.ticket)
        flag = choice.overtakes
        order.append(choice.ticket)
    for ticket in queue:
        older = [each for each in queue if each.age < ticket.age]
        older_priority = len([each for each in older if each.priority])
        promised = people_ahead(len(older), older_priority, priority=ticket.priority, just_overtook=overtook)
        called_before = order.index(ticket)
        if ticket.priority:
            assert called_before <= promised
        else:
            overtaken_by_younger = [each for each in order[:called_before] if each.age > ticket.age]
            assert called_before == promised + len(overtaken_by_younger)
