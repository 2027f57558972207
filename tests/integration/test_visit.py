"""One visit from the kiosk to the end, as everybody in the hall sees it."""

from __future__ import annotations

from people import Device, People


def test_a_visitor_takes_a_number_is_called_served_and_goes_home(people: People) -> None:
    agency = people.agency()
    kiosk, desk, screen = people.kiosk(), people.open_desk(agency.counter()), people.screen()
    before = screen.head()
    ticket = kiosk.take(agency.service)
    assert (ticket["number"], ticket["state"], ticket["ahead"]) == (f"{agency.code}-001", "waiting", 0)
    assert screen.board("A")["waiting"][agency.code] == 1

    called = desk.call_next().done()
    assert called["ticket"]["id"] == ticket["id"]
    assert (called["why"]["candidates"], called["why"]["passed_over"]) == (1, [])
    shown = next(row for row in screen.board()["now_serving"] if row["ticket"] == ticket["id"])
    assert (shown["number"], shown["counter"]["code"], shown["state"]) == (
        ticket["number"],
        desk.code,
        "called",
    )
    assert people.phone_of(ticket)["counter"]["code"] == desk.code

    assert desk.move(ticket, "start").done()["state"] == "serving"
    assert desk.move(ticket, "finish").done()["state"] == "served"
    assert desk.state()["ticket"] is None
    assert people.phone_of(ticket)["state"] == "served"
    told = [
        event["type"]
        for event in screen.moves(before)
        if event["data"].get("ticket", {}).get("id") == ticket["id"]
    ]
    assert told == ["ticket.issued", "ticket.called", "ticket.started", "ticket.finished"]


def test_nobody_waits(people: People) -> None:
    desk = people.open_desk(people.agency().counter())
    assert desk.call_next().done() == {"ticket": None, "why": {"code": "nobody-waiting"}}


def test_an_officer_with_a_ticket_in_hand_cannot_call_another(people: People) -> None:
    agency = people.agency()
    kiosk, desk = people.kiosk(), people.open_desk(agency.counter())
    first, second = kiosk.take(agency.service), kiosk.take(agency.service)
    desk.calls()
    assert desk.call_next().refused("counter-busy")["ticket"]["id"] == first["id"]
    desk.move(first, "start").done()
    assert desk.call_next().refused("counter-busy")["ticket"]["id"] == first["id"]
    assert desk.move(second, "call", reason="uji").refused("counter-busy")["ticket"]["id"] == first["id"]
    assert desk.shut().refused("counter-busy")["ticket"]["id"] == first["id"]
    assert desk.state()["ticket"]["state"] == "serving"
    assert people.phone_of(second)["state"] == "waiting"


def test_a_closed_or_pausing_counter_calls_nobody(people: People) -> None:
    agency = people.agency()
    ticket = people.kiosk().take(agency.service)
    desk = people.desk(agency.counter())
    desk.call_next().refused("counter-not-open")
    desk.move(ticket, "call", reason="uji").refused("counter-not-open")
    desk.pause(reason="istirahat").refused("counter-not-open")
    desk.open()
    assert desk.pause(reason="istirahat").done()["state"] == "paused"
    desk.call_next().refused("counter-not-open")
    assert desk.open()["state"] == "open"
    assert desk.calls()["id"] == ticket["id"]


def test_opening_twice_tells_it_once(people: People) -> None:
    desk, screen = people.desk(people.agency().counter()), people.screen()
    before = screen.head()
    assert [desk.open()["state"] for _ in range(3)] == ["open"] * 3
    told = [
        event["type"]
        for event in screen.moves(before)
        if event["data"].get("counter", {}).get("code") == desk.code
    ]
    assert told == ["counter.opened"]


def told_of(screen: Device, after: int, what: str, key: str, value: str) -> list[str]:
    """Types of the events about one ticket or counter."""
    about = ((event["type"], event["data"].get(what) or {}) for event in screen.moves(after))
    return [type_ for type_, content in about if content.get(key) == value]
