"""The visitor's phone: the own ticket, asked for again and again, and nobody else's."""

from __future__ import annotations

import pytest

from client import Json
from machine import wait_until
from people import People, token_of


def way(ticket: Json) -> str:
    return f"/api/v1/public/tickets/{token_of(ticket)}"


def test_a_phone_is_told_only_what_is_new(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    first, mine = kiosk.take(agency.service), kiosk.take(agency.service)
    phone = people.visitor
    wait_until(lambda: people.phone_of(mine)["paper"] == "done", "the slip is printed", 60)
    answer = phone.get(way(mine))
    shown = answer.done()
    assert (shown["number"], shown["state"], shown["ahead"]) == (mine["number"], "waiting", 1)
    assert shown["total_ahead_at_issue"] == 1
    assert shown["moves"] == {"cancel": True}
    tag = answer.headers["etag"]
    unchanged = phone.request("GET", way(mine), headers={"If-None-Match": tag})
    assert (unchanged.status, unchanged.raw, unchanged.headers["etag"]) == (304, b"", tag)
    weakened = phone.request("GET", way(mine), headers={"If-None-Match": f"W/{tag}"})
    assert weakened.status == 304, "a proxy on the way may have weakened the tag"

    desk = people.open_desk(agency.counter())
    assert desk.calls()["id"] == first["id"]
    changed = phone.request("GET", way(mine), headers={"If-None-Match": tag})
    assert (changed.status, changed.json["ahead"]) == (200, 0)
    assert changed.headers["etag"] != tag
    desk.lets_go()
    desk.calls()
    called = phone.get(way(mine)).done()
    assert (called["state"], called["counter"]["code"]) == ("called", desk.code)
    assert (called["ahead"], called["estimate"]) == (None, None)
    desk.lets_go()


def test_phones_near_the_front_ask_more_often_and_never_all_at_once(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    queue = [kiosk.take(agency.service) for _ in range(8)]
    near = {people.phone_of(queue[0])["next_poll_s"] for _ in range(12)}
    far = {people.phone_of(queue[-1])["next_poll_s"] for _ in range(12)}
    assert 0 < max(near) < min(far) <= 12
    assert len(far) > 3, "each waits a little differently"


@pytest.mark.parametrize("token", ["x", "x" * 22, "x" * 65, "../../healthz", "%00", "ü"])
def test_nobody_finds_a_ticket_by_guessing(people: People, token: str) -> None:
    from urllib.parse import quote

    target = f"/api/v1/public/tickets/{quote(token, safe='%')}"
    people.visitor.get(target).refused("not-found", 404)
    people.visitor.post(f"{target}/cancel").refused("not-found", 404)


def test_secrets_of_tickets_are_long_and_never_the_same(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    secrets = {token_of(kiosk.take(agency.service)) for _ in range(20)}
    assert len(secrets) == 20
    assert min(map(len, secrets)) >= 22


def test_who_holds_a_ticket_cannot_do_an_officers_moves(people: People) -> None:
    ticket = people.kiosk().take(people.agency().service)
    for move in ("start", "finish", "call", "transfer", "return"):
        people.visitor.post(f"{way(ticket)}/{move}").refused("not-found", 404)
        answer = people.visitor.post(f"/api/v1/counter/tickets/{ticket['id']}/{move}")
        answer.refused("unauthorized", 401)
    assert people.phone_of(ticket)["state"] == "waiting"
