"""Who is called next: disputes settled as one-line tests, and rules that hold for every queue."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from server.domain.assignment import Candidate, Choice, choose_next

AGENCY = 1


def regular(age: int, *, agency: int = AGENCY, rank: int = 1) -> Candidate:
    return Candidate(age, f"C-{age:03d}", agency, priority=False, age=age, rank=rank)


def hurried(age: int, *, agency: int = AGENCY, rank: int = 1) -> Candidate:
    return Candidate(age, f"C-{age:03d}", agency, priority=True, age=age, rank=rank)


def test_nobody_waits() -> None:
    assert choose_next([], {}) is None


def test_who_came_first_is_called_first() -> None:
    assert choose_next([regular(3), regular(1), regular(2)], {}) == Choice(regular(1), overtakes=False)


def test_two_of_the_same_moment_go_by_their_number() -> None:
    first = Candidate(7, "C-007", AGENCY, priority=False, age=5, rank=1)
    second = Candidate(8, "C-008", AGENCY, priority=False, age=5, rank=1)
    assert choose_next([second, first], {}) == Choice(first, overtakes=False)


def test_priority_overtakes() -> None:
    assert choose_next([regular(1), hurried(9)], {}) == Choice(hurried(9), overtakes=True)


def test_priority_does_not_overtake_twice_in_a_row() -> None:
    waiting = [regular(1), hurried(9)]
    assert choose_next(waiting, {AGENCY: False}) == Choice(regular(1), overtakes=False)


def test_priority_that_came_first_overtakes_nobody() -> None:
    assert choose_next([hurried(1), regular(2)], {AGENCY: False}) == Choice(hurried(1), overtakes=False)


def test_one_agencys_overtaking_does_not_count_for_another() -> None:
    waiting = [regular(1, agency=2), hurried(9, agency=2)]
    assert choose_next(waiting, {AGENCY: False}) == Choice(hurried(9, agency=2), overtakes=True)


def test_agencies_of_one_rank_are_a_pool_by_the_longest_wait() -> None:
    waiting = [regular(2), hurried(3), regular(1, agency=2)]
    assert choose_next(waiting, {}) == Choice(regular(1, agency=2), overtakes=False)


def test_a_lower_rank_is_called_only_when_the_higher_has_nobody() -> None:
    helped = regular(1, agency=2, rank=2)
    assert choose_next([helped, regular(9)], {}) == Choice(regular(9), overtakes=False)
    assert choose_next([helped], {}) == Choice(helped, overtakes=False)


crowds = st.lists(st.tuples(st.booleans(), st.integers(1, 3), st.integers(1, 2)), max_size=14).map(
    lambda kinds: [
        Candidate(age, f"C-{age:03d}", agency, priority, age, rank)
        for age, (priority, agency, rank) in enumerate(kinds, 1)
    ]
)
one_queue = st.lists(st.booleans(), max_size=14).map(
    lambda kinds: [hurried(age) if priority else regular(age) for age, priority in enumerate(kinds, 1)]
)


def call_all(queue: list[Candidate], overtook: bool = False) -> list[Choice]:
    """Everybody, in the order in which they are called."""
    waiting, called = list(queue), []
    while (choice := choose_next(waiting, {AGENCY: not overtook})) is not None:
        waiting.remove(choice.ticket)
        overtook = choice.overtakes
        called.append(choice)
    return called


@given(one_queue)
def test_everybody_is_called_once(queue: list[Candidate]) -> None:
    assert sorted(choice.ticket.id for choice in call_all(queue)) == [ticket.id for ticket in queue]


@given(one_queue, st.booleans())
def test_no_two_overtaking_calls_in_a_row(queue: list[Candidate], overtook: bool) -> None:
    calls = [overtook, *(choice.overtakes for choice in call_all(queue, overtook))]
    assert not any(first and second for first, second in pairwise(calls))


@given(one_queue)
def test_a_call_overtakes_exactly_when_somebody_older_still_waits(queue: list[Candidate]) -> None:
    waiting = list(queue)
    for choice in call_all(queue):
        assert choice.overtakes == any(each.age < choice.ticket.age for each in waiting)
        assert not choice.overtakes or choice.ticket.priority
        waiting.remove(choice.ticket)


@given(one_queue)
def test_within_its_kind_nobody_overtakes_anybody(queue: list[Candidate]) -> None:
    for priority in (True, False):
        ages = [choice.ticket.age for choice in call_all(queue) if choice.ticket.priority is priority]
        assert ages == sorted(ages)


@given(crowds, st.dictionaries(st.integers(1, 3), st.booleans()))
def test_the_oldest_of_each_kind_are_enough_to_decide(
    waiting: list[Candidate], may_overtake: dict[int, bool]
) -> None:
    heads = {
        min((each for each in waiting if kind(each) == kind(ticket)), key=lambda each: each.order)
        for ticket in waiting
    }
    assert choose_next(heads, may_overtake) == choose_next(waiting, may_overtake)


@given(crowds, st.randoms(use_true_random=False))
def test_how_the_tickets_are_listed_does_not_matter(waiting: list[Candidate], dice: random.Random) -> None:
    shuffled = list(waiting)
    dice.shuffle(shuffled)
    assert choose_next(shuffled, {}) == choose_next(waiting, {})


@given(crowds)
def test_the_best_rank_is_served_first(waiting: list[Candidate]) -> None:
    choice = choose_next(waiting, {})
    assert choice is None or choice.ticket.rank == min(ticket.rank for ticket in waiting)


def kind(ticket: Candidate) -> tuple[int, bool, int]:
    return (ticket.agency, ticket.priority, ticket.rank)
