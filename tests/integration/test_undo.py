"""A slip of the finger is taken back: within ten seconds, by the same counter, if nobody has acted since."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import variants
from client import Json
from people import Desk, Device, People, token_of

BY_ITSELF = ("now", "next_poll_s", "paper")
MakePeople = Callable[..., People]

MISTAKES: dict[str, tuple[list[str], str, Json]] = {
    "call-next": ([], "call-next", {}),
    "call": ([], "call", {"reason": "uji"}),
    "recall": (["call"], "recall", {}),
    "start": (["call"], "start", {}),
    "finish": (["call", "start"], "finish", {}),
    "no-show": (["call"], "no-show", {}),
    "park": (["call", "start"], "park", {"reason": "KK tertinggal"}),
    "resume": (["call", "park"], "resume", {}),
    "return": (["call", "no-show"], "return", {}),
    "transfer-called": (["call"], "transfer", {"service": "R02", "note": "salah loket"}),
    "transfer-waiting": ([], "transfer", {"service": "R02"}),
    "transfer-counter": (["call", "start"], "transfer", {"counter": "R1"}),
    "cancel": (["call"], "cancel", {}),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_officer_takes_the_last_move_back(people: People, mistake: str) -> None:
    before, move, body = MISTAKES[mistake]
    agency = people.agency()
    kiosk, screen, desk = people.kiosk(), people.screen(), people.open_desk(agency.counter())
    ticket = kiosk.take(agency.service)
    for step in before:
        desk.move(ticket, step, **({"reason": "uji"} if step == "call" else {})).done()
    was = known(people, ticket), shown(screen), in_hand(desk)
    if move == "call-next":
        assert desk.calls()["id"] == ticket["id"]
    else:
        desk.move(ticket, move, **body).done()
    offer = desk.state()["undo"]
    assert (offer["ticket"], offer["number"]) == (ticket["id"], ticket["number"])
    head = screen.head()

    desk.move(ticket, "undo").done()
    assert (known(people, ticket), shown(screen), in_hand(desk)) == was
    (event,) = screen.moves(head)
    assert (event["type"], event["data"]["counter"]["code"]) == ("ticket.undone", desk.code)
    assert desk.state()["undo"] is None
    desk.move(ticket, "undo").refused("illegal-move")
    desk.lets_go()


def test_a_neighbour_cannot_take_it_back(people: People) -> None:
    agency = people.agency()
    ticket = people.kiosk().take(agency.service)
    desk, neighbour = people.open_desk(agency.counter(1)), people.open_desk(agency.counter(2))
    desk.calls()
    neighbour.move(ticket, "undo").refused("not-yours")
    assert people.phone_of(ticket)["state"] == "called"
    assert neighbour.state()["undo"] is None


def test_nothing_is_taken_back_when_somebody_has_acted_since(people: People) -> None:
    agency = people.agency()
    ticket = people.kiosk().take(agency.service)
    desk, neighbour = people.open_desk(agency.counter(1)), people.open_desk(agency.counter(2))
    desk.move(desk.calls(), "no-show").done()
    neighbour.move(ticket, "return").done()
    desk.move(ticket, "undo").refused("not-yours")
    assert people.phone_of(ticket)["state"] == "waiting"
    people.visitor.post(f"/api/v1/public/tickets/{token_of(ticket)}/cancel").done()
    neighbour.move(ticket, "undo").refused("not-yours")
    assert people.phone_of(ticket)["state"] == "cancelled"


def test_a_ticket_does_not_come_back_into_a_full_hand(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk = people.open_desk(agency.counter())
    first, second = kiosk.take(agency.service), kiosk.take(agency.service)
    desk.move(desk.calls(), "no-show").done()
    assert desk.calls()["id"] == second["id"]
    desk.move(first, "undo").refused("counter-busy")
    assert people.phone_of(first)["state"] == "no_show"
    assert desk.state()["ticket"]["id"] == second["id"]


def test_a_new_ticket_has_nothing_to_take_back(people: People) -> None:
    agency = people.agency()
    ticket = people.kiosk().take(agency.service)
    people.open_desk(agency.counter()).move(ticket, "undo").refused("illegal-move")


def test_after_ten_seconds_it_is_too_late(make_people: MakePeople) -> None:
    people = make_people(speed=60)
    desk = people.open_desk("C1")
    ticket = people.kiosk().take("C02")
    called_at = desk.calls()["called_at"]
    while (now := desk.state())["undo"] is not None:
        assert seconds_between(called_at, now["now"]) <= 11
        time.sleep(0.02)
    assert seconds_between(called_at, now["now"]) > 10
    desk.move(ticket, "undo").refused("illegal-move")
    assert people.phone_of(ticket)["state"] == "called"


def test_a_closed_day_gives_nobody_back(make_people: MakePeople) -> None:
    """Else somebody would sit in an empty hall for ever: no later closing finds them."""
    people = make_people()
    desk, kiosk, manager = people.open_desk("C1"), people.kiosk(), people.manager()
    served, missed = kiosk.take("C02"), kiosk.take("C02")
    desk.move(desk.calls(), "no-show").done()
    desk.move(desk.calls(), "start").done()
    desk.move(missed, "finish").done()
    manager.close_day()
    for ticket in (served, missed):
        desk.move(ticket, "undo").refused("illegal-move")
        desk.move(ticket, "return").refused("illegal-move")
    assert [people.phone_of(each)["state"] for each in (served, missed)] == ["no_show", "served"]


def test_who_overtook_is_remembered_when_an_older_call_is_taken_back(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desks = [people.open_desk(agency.counter(nth)) for nth in (1, 2, 3)]
    regular = [kiosk.take(agency.service)["id"] for _ in range(3)]
    hurried = [kiosk.take(agency.service, priority=True)["id"] for _ in range(4)]
    assert [desk.calls()["id"] for desk in desks] == [hurried[0], regular[0], hurried[1]]
    desks[0].move({"id": hurried[0]}, "undo").done()
    assert desks[0].calls()["id"] == regular[1], "the call before this one has overtaken already"


def test_however_calls_are_taken_back_no_two_in_a_row_overtake(make_people: MakePeople) -> None:
    people = make_people(variants.with_quiet_agencies)
    agency, kiosk = people.agency(), people.kiosk()
    first, second, third = (people.open_desk(agency.counter(nth)) for nth in (1, 2, 3))
    regular = [kiosk.take(agency.service)["id"] for _ in range(3)]
    hurried = [kiosk.take(agency.service, priority=True)["id"] for _ in range(3)]
    assert [desk.calls()["id"] for desk in (first, second, third)] == [hurried[0], regular[0], hurried[1]]
    second.move({"id": regular[0]}, "undo").done()
    third.move({"id": hurried[1]}, "undo").done()
    assert second.calls()["id"] == regular[0], "the first call has overtaken, and nobody regular since"
    assert people.hall.command("audit").returncode == 0


def test_a_call_that_an_officer_chose_does_not_count_when_an_older_one_is_taken_back(
    make_people: MakePeople,
) -> None:
    people = make_people(variants.with_quiet_agencies)
    agency, kiosk = people.agency(), people.kiosk()
    mine, neighbour = (people.open_desk(agency.counter(nth)) for nth in (1, 2))
    regular = [kiosk.take(agency.service)["id"] for _ in range(3)]
    hurried = [kiosk.take(agency.service, priority=True)["id"]]
    overtaking = mine.calls()
    assert overtaking["id"] == hurried[0]
    mine.move(overtaking, "start").done()
    mine.move(overtaking, "finish").done()
    assert mine.calls()["id"] == regular[0]
    neighbour.move({"id": regular[1]}, "call", reason="sakit").done()
    mine.move({"id": regular[0]}, "undo").done()
    kiosk.take(agency.service, priority=True)
    assert mine.calls()["id"] == regular[0], "a regular visitor is still owed the next call"
    assert people.hall.command("audit").returncode == 0


def test_a_visitor_whom_another_counter_has_by_now_is_not_taken_back(
    people: People,
) -> None:
    agency, other = people.agency(), people.agency()
    mine, neighbour = people.open_desk(agency.counter()), people.open_desk(other.counter())
    people.kiosk().take(agency.service)
    ticket = mine.calls()
    mine.move(ticket, "add", service=other.service).done()
    mine.move(ticket, "transfer", service=agency.other_service).done()
    added = neighbour.calls()
    told = mine.move(ticket, "undo").refused("visitor-busy")
    assert told["ticket"]["number"] == added["number"]


def known(people: People, ticket: Json) -> Json:
    """The ticket as the visitor's phone shows it."""
    return {key: value for key, value in people.phone_of(ticket).items() if key not in BY_ITSELF}


def shown(screen: Device) -> Json:
    """The lobby's board."""
    return {key: value for key, value in screen.board().items() if key not in ("now", "seq")}


def in_hand(desk: Desk) -> object:
    ticket = desk.state()["ticket"]
    return ticket and {key: value for key, value in ticket.items() if key not in ("paper", "waited_min")}


def seconds_between(earlier: str, later: str) -> float:
    from datetime import datetime

    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
