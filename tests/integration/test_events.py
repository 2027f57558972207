"""Every change leaves one event; whoever follows the events knows what whoever asks is told."""

from __future__ import annotations

import random
from itertools import pairwise

from client import Json
from follower import Follower
from people import Agency, Desk, People

MOVES = ["start", "finish", "no-show", "park", "resume", "return", "cancel", "recall", "undo", "transfer"]
BODIES: dict[str, Json] = {"park": {"reason": "mengambil dokumen"}, "cancel": {}}


def test_events_come_in_pages_without_a_gap(people: People) -> None:
    kiosk, screen, agency = people.kiosk(), people.screen(), people.agency()
    before = screen.head()
    for _ in range(25):
        kiosk.take(agency.service)
    whole = screen.events(before)
    pages, after = [], before
    while True:
        page = screen.get("/api/v1/events", after=after, limit=7).done()
        assert page["head"] >= page["last"] >= after
        if not page["events"]:
            break
        assert page["last"] == page["events"][-1]["seq"]
        assert len(page["events"]) <= 7
        pages += page["events"]
        after = page["last"]
    assert pages[: len(whole)] == whole
    assert [event["seq"] for event in pages] == list(range(before + 1, after + 1))
    first = screen.get("/api/v1/events", after=0).done()
    assert len(first["events"]) == min(first["head"], 100)


def test_whoever_asks_for_the_future_gets_nothing(people: People) -> None:
    screen = people.screen()
    far = screen.get("/api/v1/events", after=10**12).done()
    assert (far["events"], far["last"]) == ([], far["head"])


def test_time_stands_or_goes_on_but_never_back(people: People) -> None:
    moments = [event["at"] for event in people.screen().events(0)]
    assert all(earlier <= later for earlier, later in pairwise(moments))


def test_events_carry_no_secret_and_nothing_personal(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    screen = people.screen()
    before = screen.head()
    ticket = kiosk.take(agency.service)
    desk = people.open_desk(agency.counter())
    desk.calls()
    secret = ticket["url"].rsplit("/", 1)[1]
    assert len(secret) >= 22, "128 random bits"
    told = str(screen.events(before)) + str(screen.board()) + str(desk.state()) + str(desk.waiting())
    assert secret not in told
    assert "url" not in told
    desk.lets_go()


def test_the_board_that_follows_from_the_events_is_the_board(people: People) -> None:
    """A random morning with every kind of move, in two zones; nobody asks for a board meanwhile."""
    here, there = people.agency(), Agency("R")
    desks = [people.open_desk(agency.counter(nth)) for agency in (here, there) for nth in (1, 2)]
    kiosk, screen = people.kiosk(), people.screen()
    followers = {zone: Follower(screen.board(zone)) for zone in (None, "A", "B")}
    tickets: list[Json] = []
    for step in range(90):
        if random.random() < 0.3:
            service = random.choice([here.service, here.other_service, there.service])
            tickets.append(kiosk.take(service, priority=random.random() < 0.3))
        else:
            something(random.choice(desks), tickets, [here.other_service, there.service])
        if step % 30 == 29:
            for zone, follower in followers.items():
                board = screen.board(zone)
                told = screen.events(follower.seq)
                follower.hear(event for event in told if event["seq"] <= board["seq"])
                mine, theirs = follower.sees(board)
                assert mine == theirs, zone
    for desk in desks:
        desk.lets_go()


def something(desk: Desk, tickets: list[Json], services: list[str]) -> None:
    """What an officer might try next; refusals are fine."""
    dice = random.random()
    if dice < 0.35:
        answer = desk.call_next()
    elif dice < 0.45:
        answer = desk.post("/api/v1/counter/open") if dice < 0.4 else desk.pause(reason="salat")
    else:
        held = desk.state()["ticket"]
        known = [*tickets, *([held] * 20 if held else [])]
        move = random.choice(MOVES)
        body = {"service": random.choice(services)} if move == "transfer" else BODIES.get(move, {})
        answer = desk.move(random.choice(known), move, **body) if known else desk.call_next()
    assert answer.status in (200, 409), answer
