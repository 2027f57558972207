"""Who is called next: disputes settled as one-line tests, and rules that hold for every queue."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from server.domain.assignment import (
    Candidate,
    Choice,
    PastCall,
    Policy,
    QueueMemory,
    calls_before,
    choose_next,
    in_order,
    owed_after,
    remaining,
)

AGENCY = 1
FRESH = QueueMemory()
OWING = {AGENCY: QueueMemory(owed=1)}


def regular(age: int, *, agency: int = AGENCY, rank: int = 1, overtaken: int = 0) -> Candidate:
    return Candidate(age, f"C-{age:03d}", agency, False, age, rank, overtaken)


def hurried(age: int, *, agency: int = AGENCY, rank: int = 1) -> Candidate:
    return Candidate(age, f"C-{age:03d}", agency, True, age, rank)


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


def test_priority_does_not_overtake_while_a_regular_call_is_owed() -> None:
    assert choose_next([regular(1), hurried(9)], OWING) == Choice(regular(1), overtakes=False)


def test_priority_that_came_first_overtakes_nobody() -> None:
    assert choose_next([hurried(1), regular(2)], OWING) == Choice(hurried(1), overtakes=False)


def test_who_was_overtaken_eight_times_is_not_overtaken_again() -> None:
    patient = [regular(1), regular(2, overtaken=8), hurried(9)]
    assert choose_next(patient, {}) == Choice(regular(1), overtakes=False)
    assert choose_next([regular(1), hurried(2), regular(3, overtaken=8)], {}) == Choice(
        hurried(2), overtakes=True
    ), "who came later than the priority visitor is not overtaken"


def test_an_agency_may_ask_for_more_regular_calls_between() -> None:
    memory = QueueMemory(Policy(m=3))
    calls = [
        choice.ticket.id for choice in call_all([*map(regular, range(1, 6)), hurried(8), hurried(9)], memory)
    ]
    assert calls == [8, 1, 2, 3, 9, 4, 5]


def test_an_agency_may_know_no_priority() -> None:
    memory = {AGENCY: QueueMemory(Policy("fifo"))}
    assert choose_next([regular(1), hurried(9)], memory) == Choice(regular(1), overtakes=False)


def test_a_priority_ticket_in_its_turn_pays_nothing_back() -> None:
    owing = QueueMemory(owed=1)
    assert owing.after(Choice(hurried(1), overtakes=False)).owed == 1
    assert owing.after(Choice(regular(1), overtakes=False)).owed == 0


def test_one_agencys_overtaking_does_not_count_for_another() -> None:
    waiting = [regular(1, agency=2), hurried(9, agency=2)]
    assert choose_next(waiting, OWING) == Choice(hurried(9, agency=2), overtakes=True)


def test_agencies_of_one_rank_are_a_pool_by_the_longest_wait() -> None:
    waiting = [regular(2), hurried(3), regular(1, agency=2)]
    assert choose_next(waiting, {}) == Choice(regular(1, agency=2), overtakes=False)


def test_a_lower_rank_is_called_only_when_the_higher_has_nobody() -> None:
    helped = regular(1, agency=2, rank=2)
    assert choose_next([helped, regular(9)], {}) == Choice(regular(9), overtakes=False)
    assert choose_next([helped], {}) == Choice(helped, overtakes=False)


policies = st.builds(Policy, st.sampled_from(["oq", "fifo"]), st.integers(1, 3), st.integers(0, 4))
memories = st.builds(QueueMemory, policies, st.integers(0, 3))
crowds = st.lists(
    st.tuples(st.booleans(), st.integers(1, 3), st.integers(1, 2), st.integers(0, 5)), max_size=14
).map(
    lambda kinds: [
        Candidate(age, f"C-{age:03d}", agency, priority, age, rank, 0 if priority else overtaken)
        for age, (priority, agency, rank, overtaken) in enumerate(kinds, 1)
    ]
)
one_queue = st.lists(st.booleans(), max_size=20).map(
    lambda kinds: [hurried(age) if priority else regular(age) for age, priority in enumerate(kinds, 1)]
)


def call_all(queue: list[Candidate], memory: QueueMemory = FRESH) -> list[Choice]:
    """Everybody, in the order in which they are called."""
    waiting, called = list(queue), []
    while (choice := choose_next(waiting, {AGENCY: memory})) is not None:
        waiting = remaining(waiting, choice)
        memory = memory.after(choice)
        called.append(choice)
    return called


@given(one_queue, memories)
def test_the_same_queue_is_always_called_in_the_same_order(
    queue: list[Candidate], memory: QueueMemory
) -> None:
    assert call_all(queue, memory) == call_all(list(reversed(queue)), memory)


tried_queue = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=24).map(
    lambda kinds: [
        hurried(age) if priority else regular(age, overtaken=overtaken)
        for age, (priority, overtaken) in enumerate(kinds, 1)
    ]
)


@given(tried_queue, memories)
def test_what_a_visitor_is_told_about_people_ahead_comes_true(
    queue: list[Candidate], memory: QueueMemory
) -> None:
    order = [choice.ticket.id for choice in call_all(queue, memory)]
    for ticket in queue:
        older = [each for each in queue if each.order < ticket.order]
        if ticket.priority:
            assert calls_before(ticket, older, memory) == order.index(ticket.id)
        else:
            assert calls_before(ticket, older, memory) == len(older)


@given(tried_queue, memories, st.integers(0, 30))
def test_the_waiting_numbers_on_a_screen_stand_in_the_order_of_the_calls(
    queue: list[Candidate], memory: QueueMemory, most: int
) -> None:
    order = [choice.ticket.id for choice in call_all(queue, memory)]
    assert [ticket.id for ticket in in_order(queue, memory, most)] == order[:most]


@given(crowds, st.dictionaries(st.integers(1, 3), memories))
def test_the_tickets_that_can_decide_are_enough(
    waiting: list[Candidate], queues: dict[int, QueueMemory]
) -> None:
    assert choose_next(deciding(waiting), queues) == choose_next(waiting, queues)


def deciding(waiting: list[Candidate]) -> list[Candidate]:
    """What the server reads of each queue: its heads, and the most overtaken before the priority one."""
    found: list[Candidate] = []
    for key in {(each.agency, each.rank) for each in waiting}:
        queue = sorted((each for each in waiting if (each.agency, each.rank) == key), key=lambda t: t.order)
        regulars, urgent = [t for t in queue if not t.priority], [t for t in queue if t.priority]
        found += regulars[:1] + urgent[:1]
        between = [t for t in regulars[1:] if urgent and t.order < urgent[0].order]
        if regulars and urgent and regulars[0].order < urgent[0].order and between:
            found.append(max(between, key=lambda t: t.overtaken))
    return found


@given(crowds, st.randoms(use_true_random=False))
def test_how_the_tickets_are_listed_does_not_matter(waiting: list[Candidate], dice: random.Random) -> None:
    shuffled = list(waiting)
    dice.shuffle(shuffled)
    assert choose_next(shuffled, {}) == choose_next(waiting, {})


@given(crowds)
def test_the_best_rank_is_served_first(waiting: list[Candidate]) -> None:
    choice = choose_next(waiting, {})
    assert choice is None or choice.ticket.rank == min(ticket.rank for ticket in waiting)


class Morning(RuleBasedStateMachine):
    """A queue with people coming all the time; what its visitors were promised holds after every call."""

    @initialize(m=st.integers(1, 3), k=st.integers(0, 8))
    def opens(self, m: int, k: int) -> None:
        self.policy = Policy(m=m, k=k)
        self.memory = QueueMemory(self.policy)
        self.waiting: list[Candidate] = []
        self.regulars_ahead: dict[int, int] = {}
        self.overtaken: dict[int, int] = {}
        self.called: list[Choice] = []
        self.came = 0

    @rule(priority=st.booleans())
    def somebody_comes(self, priority: bool) -> None:
        self.came += 1
        ticket = hurried(self.came) if priority else regular(self.came)
        if not priority:
            self.regulars_ahead[ticket.id] = sum(not each.priority for each in self.waiting)
            self.overtaken[ticket.id] = 0
        self.waiting.append(ticket)

    @precondition(lambda self: self.waiting)
    @rule()
    def next_please(self) -> None:
        choice = choose_next(self.waiting, {AGENCY: self.memory})
        assert choice is not None
        chosen = choice.ticket
        older = [each for each in self.waiting if each.order < chosen.order]
        assert choice.overtakes == any(not each.priority for each in older)
        assert not any(each.priority for each in older) or not chosen.priority, (
            "no priority is overtaken by a later"
        )
        if not chosen.priority:
            assert not older, "a regular visitor overtakes nobody"
        for each in older:
            self.overtaken[each.id] += 1
        self.waiting = remaining(self.waiting, choice)
        self.memory = self.memory.after(choice)
        self.called.append(choice)

    @invariant()
    def nobody_is_overtaken_beyond_the_promise(self) -> None:
        for ticket, times in getattr(self, "overtaken", {}).items():
            assert times <= min(self.policy.k, 1 + self.regulars_ahead[ticket] // self.policy.m)

    @invariant()
    def who_waits_remembers_how_often(self) -> None:
        for ticket in getattr(self, "waiting", []):
            assert ticket.overtaken == self.overtaken.get(ticket.id, 0)

    @invariant()
    def regular_calls_lie_between_overtaking_ones(self) -> None:
        since = None
        for choice in getattr(self, "called", []):
            if choice.overtakes:
                assert since is None or since >= self.policy.m
                since = 0
            elif not choice.ticket.priority and since is not None:
                since += 1

    @invariant()
    def everybody_is_called_once(self) -> None:
        gone = [choice.ticket.id for choice in getattr(self, "called", [])]
        assert len(gone) == len(set(gone))
        assert not set(gone) & {ticket.id for ticket in getattr(self, "waiting", [])}


TestMorning = Morning.TestCase


def test_a_call_forgets_nothing_else() -> None:
    waiting = [regular(1), hurried(2), regular(3)]
    choice = Choice(hurried(2), overtakes=True)
    assert remaining(waiting, choice) == [replace(regular(1), overtaken=1), regular(3)]


@pytest.mark.parametrize(
    ("newest_first", "owed"),
    [
        ([], 0),
        ([PastCall(priority=True, m=2)], 2),
        ([PastCall(priority=False), PastCall(priority=True, m=2)], 1),
        ([PastCall(priority=True), PastCall(priority=True, m=2)], 2),
        ([PastCall(priority=False), PastCall(priority=False), PastCall(priority=True, m=1)], 0),
        ([PastCall(priority=True, m=3), PastCall(priority=False), PastCall(priority=True, m=1)], 3),
    ],
)
def test_a_queue_owes_what_the_calls_since_its_last_overtaking_have_left(
    newest_first: list[PastCall], owed: int
) -> None:
    assert owed_after(newest_first) == owed
