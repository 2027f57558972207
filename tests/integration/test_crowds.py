"""Many at once: nobody gets another's number, nobody is called twice, nobody's ticket is taken away."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TypeVar

import pytest

import variants
from client import Json
from people import Desk, Kiosk, People
from server.domain.numbering import label

KIOSKS, COUNTERS, POOL = 16, 35, 500
TICKETS = {"C": 1100, "R": 500, "Z": 400}
REACHED_FOR = ["start", "finish", "no-show", "recall", "park", "undo"]
MakePeople = Callable[..., People]
Who = TypeVar("Who")
What = TypeVar("What")
Done = TypeVar("Done")
HALLS = [pytest.param({}, id="sqlite"), pytest.param({"servers": 2}, id="two-servers")]


@pytest.mark.parametrize("hall", HALLS)
def test_sixteen_kiosks_give_two_thousand_visitors_two_thousand_numbers(
    make_people: MakePeople, hall: Json, full_size: bool
) -> None:
    people = make_people(**hall)
    a_third = bool(hall) and not full_size
    tickets_of = {prefix: count // 3 if a_third else count for prefix, count in TICKETS.items()}
    wishes = [f"{prefix}02" for prefix, count in tickets_of.items() for _ in range(count)]
    random.shuffle(wishes)
    kiosks = people.kiosks(KIOSKS)
    tickets = [ticket for taken in at_once(kiosks, take_all, deal(wishes, KIOSKS)) for ticket in taken]

    numbers = {ticket["number"] for ticket in tickets}
    assert len(tickets) == len(numbers) == len({ticket["id"] for ticket in tickets}) == len(wishes)
    expected = {label(prefix, nth) for prefix, count in tickets_of.items() for nth in range(1, count + 1)}
    assert numbers == expected
    assert a_third or {"C-899", "C-1000"} <= numbers
    assert not {"C-900", "C-999"} & numbers

    issued = [each for each in people.screen().events(0) if each["type"] == "ticket.issued"]
    for prefix in "CRZ":
        in_order = [each["data"]["ticket"]["number"] for each in issued
                    if each["data"]["ticket"]["agency"]["code"] == prefix]  # fmt: skip
        assert in_order == [label(prefix, nth) for nth in range(1, len(in_order) + 1)]
    assert_no_gap(people)
    for kiosk in kiosks:
        kiosk.hold_all()


@pytest.mark.parametrize("hall", HALLS)
def test_thirty_five_counters_call_each_of_five_hundred_once(
    make_people: MakePeople, hall: Json, full_size: bool
) -> None:
    people = make_people(variants.with_one_big_agency(COUNTERS), **hall)
    pool = POOL // 3 if hall and not full_size else POOL
    services = [f"Q{index:02d}" for index in range(1, 6)]
    kiosks = people.kiosks(KIOSKS)
    wishes = deal([random.choice(services) for _ in range(pool)], KIOSKS)
    waiting = [ticket for taken in at_once(kiosks, take_all, wishes) for ticket in taken]
    desks = people.desks([f"Q{index}" for index in range(1, COUNTERS + 1)])
    seen: list[tuple[str, Json]] = []

    def work(desk: Desk, _nothing: None) -> list[str]:
        return serve_all(desk, seen)

    called = [number for numbers in at_once(desks, work, [None] * COUNTERS) for number in numbers]

    assert Counter(called) == Counter(ticket["number"] for ticket in waiting)
    assert len(called) == pool
    events = people.screen().events(0)
    told = Counter(each["data"]["ticket"]["id"] for each in events if each["type"] == "ticket.called")
    assert told == Counter(ticket["id"] for ticket in waiting)
    for each in events:
        if each["type"] in ("ticket.started", "ticket.finished", "ticket.no_show"):
            assert each["data"]["counter"] == each["data"]["ticket"]["counter"], "moved by another counter"
    ends = Counter(people.phone_of(ticket)["state"] for ticket in waiting)
    assert set(ends) <= {"served", "no_show"}
    assert sum(ends.values()) == pool
    assert_no_gap(people)
    for desk in desks:
        desk.hold_all()


def serve_all(desk: Desk, seen: list[tuple[str, Json]]) -> list[str]:
    """Call, and serve or miss, until nobody waits; now and then reach for a neighbour's ticket."""
    mine = []
    desk.open()
    while (ticket := desk.call_next().done()["ticket"]) is not None:
        mine.append(ticket["number"])
        seen.append((desk.code, ticket))
        owner, foreign = random.choice(seen)
        if owner != desk.code:
            answer = desk.move(
                foreign, random.choice(["start", "finish", "no-show", "recall", "park", "undo"])
            )
            assert answer.status == 409, f"{desk.code} moved a ticket of {owner}: {answer}"
        if random.random() < 0.2:
            desk.move(ticket, "no-show").done()
        else:
            desk.move(ticket, "start").done()
            desk.move(ticket, "finish").done()
    return mine


def take_all(kiosk: Kiosk, wishes: Iterable[str]) -> list[Json]:
    return [kiosk.take(wish, priority=random.random() < 0.1) for wish in wishes]


def deal(cards: list[str], hands: int) -> list[list[str]]:
    return [cards[first::hands] for first in range(hands)]


def at_once(people: Sequence[Who], work: Callable[[Who, What], Done], orders: Sequence[What]) -> list[Done]:
    """Everybody works at the same time."""
    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(work, people, orders))


def assert_no_gap(people: People) -> None:
    """The branch's events are numbered from 1 without a gap, and time never runs backwards."""
    events = people.screen().events(0)
    assert [each["seq"] for each in events] == list(range(1, len(events) + 1))
    assert all(before["at"] <= then["at"] for before, then in pairwise(events))
