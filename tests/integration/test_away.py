"""Visitors who are sent on, set aside, missed, or gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from client import Json
from machine import wait_until
from people import Desk, People

MakePeople = Callable[..., People]


def test_who_is_sent_to_another_agency_keeps_number_and_age(people: People) -> None:
    here, there, kiosk, screen = people.agency(), people.agency(), people.kiosk(), people.screen()
    desk, other = people.open_desk(here.counter()), people.open_desk(there.counter())
    sent = kiosk.take(here.service)
    later = kiosk.take(there.service)
    desk.move(desk.calls(), "start").done()
    head = screen.head()
    moved = desk.move(sent, "transfer", service=there.service, note="perlu legalisasi").done()
    assert (moved["state"], moved["number"]) == ("waiting", sent["number"])
    assert (moved["agency"]["code"], moved["service"]["code"]) == (there.code, there.service)
    assert (moved["counter"], moved["called_at"], moved["ahead"]) == (None, None, 0)
    assert screen.moves(head)[0]["data"]["from"] == "serving"
    assert desk.state()["ticket"] is None

    assert other.waiting()["waiting"][0]["note"] == "perlu legalisasi"
    called = other.calls()
    assert called["id"] == sent["id"], "came before who waits there"
    assert other.state()["note"] == "perlu legalisasi"
    other.lets_go()
    assert other.calls()["id"] == later["id"]


def test_the_board_counts_who_is_sent_on_where_they_wait_now(people: People) -> None:
    here, there, kiosk, screen = people.agency(), people.agency(), people.kiosk(), people.screen()
    desk = people.open_desk(here.counter())
    ticket = kiosk.take(here.service)
    head = screen.head()
    desk.move(ticket, "transfer", service=there.service).done()
    board = screen.board()
    assert (board["waiting"][here.code], board["waiting"][there.code]) == (0, 1)
    assert screen.moves(head)[0]["data"]["from_agency"] == here.code


def test_who_is_sent_to_one_counter_is_called_by_it_alone(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    first, second = people.open_desk(agency.counter(1)), people.open_desk(agency.counter(2))
    sent, next_one = kiosk.take(agency.service), kiosk.take(agency.service)
    first.calls()
    first.move(sent, "transfer", counter=second.code).done()
    assert first.calls()["id"] == next_one["id"]
    first.lets_go()
    assert first.call_next().done()["ticket"] is None
    assert second.calls()["id"] == sent["id"]


def test_who_is_sent_to_a_counter_of_another_agency_is_called_there(people: People) -> None:
    here, there, kiosk = people.agency(), people.agency(), people.kiosk()
    desk, other = people.open_desk(here.counter()), people.open_desk(there.counter())
    ticket = kiosk.take(here.service)
    desk.move(ticket, "transfer", counter=other.code).done()
    assert desk.call_next().done()["ticket"] is None
    assert other.state()["waiting"] == 1
    assert other.calls()["id"] == ticket["id"]
    other.lets_go()


def test_nobody_waits_for_a_counter_that_is_closed(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    first, second = people.open_desk(agency.counter(1)), people.open_desk(agency.counter(2))
    to_closed = kiosk.take(agency.service)
    first.move(to_closed, "transfer", counter=agency.counter(3)).done()
    assert first.calls()["id"] == to_closed["id"], "the third counter is closed: it is everybody's"
    first.lets_go()
    closing = kiosk.take(agency.service)
    first.move(closing, "transfer", counter=second.code).done()
    assert first.call_next().done()["ticket"] is None
    second.shut().done()
    assert first.calls()["id"] == closing["id"], "the second has closed meanwhile"


@pytest.mark.parametrize(
    ("body", "slug", "status"),
    [
        ({}, "validation", 422),
        ({"service": "C02", "counter": "C1"}, "validation", 422),
        ({"service": "C99"}, "unknown-service", 422),
        ({"counter": "C99"}, "unknown-counter", 422),
        ({"service": "C02", "note": "x" * 201}, "validation", 422),
        ({"service": "C02", "note": "a\u0000b"}, "validation", 422),
    ],
)
def test_nobody_is_sent_nowhere(people: People, body: Json, slug: str, status: int) -> None:
    agency = people.agency()
    ticket = people.kiosk().take(agency.service)
    desk = people.open_desk(agency.counter())
    desk.post(f"/api/v1/counter/tickets/{ticket['id']}/transfer", body).refused(slug, status)
    assert people.phone_of(ticket)["service"]["code"] == agency.service


def test_who_was_missed_comes_back_once_some_places_behind(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk = people.open_desk(agency.counter())
    came = [kiosk.take(agency.service) for _ in range(6)]
    missed = desk.calls()
    desk.move(missed, "no-show").done()
    back = desk.move(missed, "return").done()
    assert (back["state"], back["number"], back["returned"], back["ahead"]) == (
        "waiting",
        came[0]["number"],
        True,
        3,
    )
    order = [called_and_missed(desk)["id"] for _ in range(6)]
    assert order == [came[place]["id"] for place in (1, 2, 3, 0, 4, 5)]
    desk.move(missed, "return").refused("illegal-move")
    desk.move(came[1], "return").done()


def test_who_comes_back_to_a_short_queue_is_last(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk = people.open_desk(agency.counter())
    came = [kiosk.take(agency.service) for _ in range(3)]
    missed = called_and_missed(desk)
    assert desk.move(missed, "return").done()["ahead"] == 2
    later = kiosk.take(agency.service)
    order = [called_and_missed(desk)["id"] for _ in range(4)]
    assert order == [came[1]["id"], came[2]["id"], came[0]["id"], later["id"]]


def test_who_fetches_a_document_waits_again_at_the_old_place(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk, neighbour = people.open_desk(agency.counter(1)), people.open_desk(agency.counter(2))
    parked = kiosk.take(agency.service)
    others = [kiosk.take(agency.service) for _ in range(2)]
    desk.move(desk.calls(), "start").done()
    assert desk.move(parked, "park", reason="fotokopi KK").done()["state"] == "parked"
    assert desk.state()["ticket"] is None
    assert [each["id"] for each in desk.waiting()["parked"]] == [parked["id"]]
    assert called_and_missed(desk)["id"] == others[0]["id"]
    neighbour.move(parked, "resume").refused("not-yours")
    assert desk.move(parked, "resume").done()["ahead"] == 0
    assert desk.calls()["id"] == parked["id"]


def test_who_is_back_early_is_called_without_resuming(people: People) -> None:
    agency = people.agency()
    desk = people.open_desk(agency.counter())
    ticket = people.kiosk().take(agency.service)
    desk.calls()
    desk.move(ticket, "park").done()
    assert desk.move(ticket, "call", reason="sudah kembali").done()["state"] == "called"


def test_who_said_when_they_are_back_waits_again_by_then(make_people: MakePeople) -> None:
    people = make_people(speed=60)
    desk, screen = people.open_desk("C1"), people.screen()
    ticket = people.kiosk().take("C02")
    desk.calls()
    head = screen.head()
    back_at = datetime.fromisoformat(desk.state()["now"]) + timedelta(minutes=2)
    desk.move(ticket, "park", reason="salat", back_at=back_at.isoformat()).done()
    assert people.phone_of(ticket)["state"] == "parked"
    wait_until(lambda: people.phone_of(ticket)["state"] == "waiting", "the ticket waits again", 20)
    event = screen.moves(head)[-1]
    assert (event["type"], event["actor"]) == ("ticket.resumed", "system")
    assert datetime.fromisoformat(event["at"]) >= back_at
    assert desk.calls()["id"] == ticket["id"]


@pytest.mark.parametrize(
    "back_at",
    [
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00",
        "2026-11-23T10:00:00",
        "besok",
        "",
        5,
        True,
        [],
        {},
    ],
)
def test_nobody_is_back_at_a_moment_that_is_none(people: People, back_at: object) -> None:
    agency = people.agency()
    desk = people.open_desk(agency.counter())
    ticket = people.kiosk().take(agency.service)
    desk.calls()
    desk.move(ticket, "park", back_at=back_at).refused("validation", 422)
    desk.pause(back_at=back_at).refused("validation", 422)
    assert (people.phone_of(ticket)["state"], desk.state()["state"]) == ("called", "open")
    desk.waiting()


def called_and_missed(desk: Desk) -> Json:
    ticket = desk.calls()
    return desk.move(ticket, "no-show").done()
