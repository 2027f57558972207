"""The visitor's phone: the own ticket, asked for again and again, and nobody else's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest

from client import Json
from machine import NO_CERTIFICATES, wait_until
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
    assert shown["push_back"] == 0, "nobody is behind yet"
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
    people.visitor.post(f"{target}/push-back").refused("not-found", 404)


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


def test_who_is_not_ready_lets_three_go_before_twice_and_keeps_the_number(people: People) -> None:
    agency, kiosk, phone = people.agency(), people.kiosk(), people.visitor
    mine, *others = [kiosk.take(agency.service) for _ in range(6)]
    assert people.phone_of(mine)["push_back"] == 3
    once = phone.post(f"{way(mine)}/push-back", key="belum siap").done()
    assert (once["number"], once["state"], once["ahead"]) == (mine["number"], "waiting", 3)
    assert people.phone_of(mine)["push_back"] == 2, "no more than are behind"
    again = phone.post(f"{way(mine)}/push-back", key="belum siap")
    assert (again.done()["ahead"], again.replayed) == (3, True), "a double tap counts once"
    assert phone.post(f"{way(mine)}/push-back").done()["ahead"] == 5, "only two are behind"
    assert people.phone_of(mine)["push_back"] == 0
    phone.post(f"{way(mine)}/push-back").refused("push-back-over")
    desk = people.open_desk(agency.counter())
    order = []
    for _ in range(6):
        ticket = desk.calls()
        order.append(ticket["number"])
        if ticket["id"] == mine["id"]:
            phone.post(f"{way(mine)}/push-back").refused("illegal-move")
        desk.lets_go()
    assert order == [*(each["number"] for each in others), mine["number"]]
    events = [each for each in people.screen().events(0) if each["type"] == "ticket.pushed_back"]
    told = [each["data"] for each in events if each["data"]["ticket"]["id"] == mine["id"]]
    assert [(each["places"], each["times"]) for each in told] == [(3, 1), (2, 2)]


def test_the_last_in_the_queue_has_nobody_to_let_go_before(people: People) -> None:
    alone = people.kiosk().take(people.agency().service)
    people.visitor.post(f"{way(alone)}/push-back").refused("nobody-behind")
    assert people.phone_of(alone)["ahead"] == 0


def test_a_double_tap_on_a_phone_without_scripts_lets_others_go_before_once(people: People) -> None:
    """Both taps leave in one moment, with the page that the visitor saw."""
    kiosk, url = people.kiosk(), people.hall.urls
    for _ in range(5):
        agency = people.agency()
        mine, *_others = [kiosk.take(agency.service) for _ in range(8)]
        together = Barrier(2)

        def tap(place: int, token: str = token_of(mine), together: Barrier = together) -> int:
            together.wait(10)
            form = {"seen": "0", "lang": "id"}
            page = f"{url[place % len(url)]}/t/{token}/push-back"
            return httpx.post(
                page, data=form, timeout=20, trust_env=False, verify=NO_CERTIFICATES
            ).status_code

        with ThreadPoolExecutor(2) as hands:
            assert list(hands.map(tap, range(2))) == [303, 303]
        shown = people.phone_of(mine)
        assert (shown["pushed_back"], shown["ahead"]) == (1, 3)
