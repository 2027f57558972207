"""Screens on the live feed: every event once and in order, and the truth again after any interruption."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

import pytest
from socketio.exceptions import ConnectionError as Refused
from websocket import WebSocketException, create_connection

from client import Json
from databases import Redis
from follower import Follower
from machine import wait_until
from people import Desk, Enrolment, Kiosk, People
from server.db import SQLITE_FILE
from watcher import Watcher

MakePeople = Callable[..., People]


def test_a_screen_is_told_every_event_once_and_in_order(people: People) -> None:
    agency, kiosk, screen = people.agency(), people.kiosk(), people.screen()
    desk = people.open_desk(agency.counter())
    watchers = [Watcher(url, screen.token).connect() for url in people.hall.urls]
    began = [watcher.watch() for watcher in watchers]
    for _ in range(30):
        kiosk.take(agency.service)
    for _ in range(10):
        ticket = desk.calls()
        desk.move(ticket, "recall").done()
        desk.move(ticket, "no-show").done()
    head = screen.head()
    for watcher, first in zip(watchers, began, strict=True):
        watcher.waits_for(head)
        after = first
        for batch in list(watcher.batches):
            assert batch["first"] == after + 1, "each batch begins where the one before it ended"
            assert [event["seq"] for event in batch["events"]] == list(
                range(batch["first"], batch["last"] + 1)
            )
            after = batch["last"]
        truth = screen.events(first)
        assert watcher.events[: len(truth)] == truth[: len(watcher.events)]
        watcher.close()


def test_a_call_is_told_at_once(people: People) -> None:
    """Also to the screens of the other process; a call never waits for a batch."""
    agency, kiosk, screen = people.agency(), people.kiosk(), people.screen()
    desk = people.open_desk(agency.counter())
    with Watcher(people.hall.urls[-1], screen.token) as watcher:
        watcher.connect().watch()
        for _ in range(3):
            ticket = kiosk.take(agency.service)
            desk.calls()
            heard = watcher.hears(called(ticket), "the call has been heard", timeout=5)
            assert heard["data"]["call"]["counter"]["code"] == desk.code
            desk.lets_go()


def test_the_first_call_after_a_start_is_told(make_people: MakePeople) -> None:
    """Every screen comes back in the first second after a restart; what happens then counts as well."""
    people = make_people()
    kiosk, desk, screen = people.kiosk(), people.open_desk("C1"), people.screen()
    people.hall.kill()
    people.hall.start()
    with Watcher(people.hall.url, screen.token) as watcher:
        watcher.connect().watch()
        board = screen.board()
        kiosk.take("C02")
        ticket = desk.calls()
        told = watcher.hears(
            lambda event: event["type"] == "ticket.called", "the call has been heard", timeout=5
        )
        assert told["data"]["ticket"]["id"] == ticket["id"]
        assert watcher.batches[0]["first"] <= board["seq"] + 1, "nothing is lost between board and feed"


def test_a_screen_cut_off_for_twenty_calls_knows_the_true_board_from_the_events(people: People) -> None:
    agency, kiosk, screen = people.agency(), people.kiosk(), people.screen()
    desk = people.open_desk(agency.counter())
    with Watcher(people.hall.url, screen.token) as watcher:
        watcher.connect().watch()
        follower = Follower(screen.board("A"))
    call_some(kiosk, desk, agency.service, 20)
    with Watcher(people.hall.url, screen.token) as watcher:
        began = time.monotonic()
        watcher.connect().watch()
        follower.hear(screen.events(follower.seq))
        took = time.monotonic() - began
        call_some(kiosk, desk, agency.service, 2)
        watcher.waits_for(screen.head())
        follower.hear(watcher.events)
    board = screen.board("A")
    # A screen that has just gone offline may have added an event since.
    follower.hear([event for event in screen.events(follower.seq) if event["seq"] <= board["seq"]])
    mine, theirs = follower.sees(board)
    assert mine == theirs
    assert took < 5, f"{took:.2f} s until the board was true again"


def test_strangers_hear_nothing(people: People) -> None:
    revoked = people.token(Enrolment("display", "revoked"))
    device = next(
        each
        for each in people.manager().get("/api/v1/manage/devices").done()["devices"]
        if each["name"] == "revoked"
    )
    people.manager().post(f"/api/v1/manage/devices/{device['id']}/revoke").done()
    for token in (None, "", "nonsense", revoked, "\x00", "ü" * 200):
        with pytest.raises(Refused):
            Watcher(people.hall.url, token).connect()
    auths: list[Any] = [[], "text", 5, {"token": 5}, {"token": None}, {"token": ["x"]}, {"other": 1}]
    for auth in auths:
        with pytest.raises(Refused):
            Watcher(people.hall.url, None).connect(auth=auth)


def test_a_stolen_screen_is_cut_off_when_it_is_revoked(people: People) -> None:
    name = "stolen"
    token = people.token(Enrolment("display", name))
    watchers = [Watcher(url, token).connect() for url in people.hall.urls]
    for watcher in watchers:
        watcher.watch()
    manager = people.manager()
    listed = manager.get("/api/v1/manage/devices").done()["devices"]
    device = next(each for each in listed if each["name"] == name)
    manager.post(f"/api/v1/manage/devices/{device['id']}/revoke").done()
    for watcher in watchers:
        assert watcher.gone.wait(10), "still on the feed"


def test_a_stolen_screen_cannot_hide_from_being_shut_out(people: People) -> None:
    """It says "disconnect" as if it were an event of its own, and stays."""
    name = f"sly-{time.monotonic_ns()}"
    watcher = Watcher(people.hall.url, people.token(Enrolment("display", name))).connect()
    watcher.watch()
    for event in ("disconnect", "connect"):
        watcher.says(event)
    manager = people.manager()

    def device() -> Json:
        listed = manager.get("/api/v1/manage/devices").done()["devices"]
        return next(each for each in listed if each["name"] == name)

    wait_until(lambda: device()["online"], "the manager sees it, at whichever server")
    manager.post(f"/api/v1/manage/devices/{device()['id']}/revoke").done()
    assert watcher.gone.wait(10), "still on the feed"


@pytest.mark.parametrize("said", ["", "xxxx", "4", '42["watch"', "451-[{}]", "40{bad", "9", "\u0000"])
def test_a_socket_that_talks_nonsense_harms_nobody(people: People, said: str) -> None:
    url = people.hall.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    line = create_connection(url, timeout=20)
    try:
        assert str(line.recv()).startswith("0"), "the server greets"
        line.send(said)
        line.send("40" + json.dumps({"token": people.screen().token}))
        heard = [""]
        with suppress(WebSocketException, OSError):
            # Until it is let in all the same, is refused, or the line is cut.
            while not heard[-1].startswith(("40", "44", "2")):
                heard.append(str(line.recv()))
    finally:
        line.close()
    assert not any("HTTP/1.1" in frame for frame in heard)
    with Watcher(people.hall.url, people.screen().token) as watcher:
        watcher.connect().watch()


@pytest.mark.parametrize(
    "ways", [["polling"], ["polling", "websocket"]], ids=["polls", "polls, then changes over"]
)
def test_a_screen_whose_network_lets_no_websocket_through_at_first_hears_all_the_same(
    people: People, ways: list[str]
) -> None:
    agency, kiosk, screen = people.agency(), people.kiosk(), people.screen()
    with Watcher(people.hall.url, screen.token) as watcher:
        watcher.connect(transports=ways).watch()
        for _ in range(3):
            kiosk.take(agency.service)
        watcher.waits_for(screen.head())
        assert watcher.way() == ways[-1]


def test_a_browser_that_offers_to_unpack_is_told_plainly_like_all_others(people: People) -> None:
    """One frame for all: packing it anew for each screen would cost more than sending it."""
    url = people.hall.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    line = create_connection(url, timeout=20, header=["Sec-WebSocket-Extensions: permessage-deflate"])
    try:
        greeting = line.recv_frame()  # type: ignore[no-untyped-call]
        assert (greeting.rsv1, greeting.data[:1]) == (0, b"0")
    finally:
        line.close()


def test_many_small_events_travel_together(people: People) -> None:
    """About twenty batches a second at most, however fast tickets are issued; calls do not wait for them."""
    agency, kiosk, screen = people.agency(), people.kiosk(), people.screen()
    with Watcher(people.hall.url, screen.token) as watcher:
        watcher.connect().watch()
        began = time.monotonic()
        for _ in range(60):
            kiosk.take(agency.service)
        watcher.waits_for(screen.head())
        took = time.monotonic() - began
        calm = [
            batch
            for batch in watcher.batches
            if not any("call" in event["data"] for event in batch["events"])
        ]
    assert len(calm) <= took * 20 + 2, f"{len(calm)} batches in {took:.2f} s"


def test_the_manager_sees_which_screens_are_there(people: People) -> None:
    name = f"lobby-{time.monotonic_ns()}"
    token, manager = people.token(Enrolment("display", name)), people.manager()
    head = manager.head()
    with Watcher(people.hall.url, token) as watcher:
        watcher.connect().watch()
        wait_until(lambda: told(people, head, name) == ["device.online"], "it is told that the screen came")
    wait_until(
        lambda: told(people, head, name) == ["device.online", "device.offline"], "it is told that it went"
    )


def test_a_screen_that_changes_to_another_server_has_not_left(people_at_two_servers: People) -> None:
    people = people_at_two_servers
    name = f"lobby-{time.monotonic_ns()}"
    token, manager = people.token(Enrolment("display", name)), people.manager()
    here, there = people.hall.urls

    def is_online() -> bool:
        listed = manager.get("/api/v1/manage/devices").done()["devices"]
        return bool(next(each for each in listed if each["name"] == name)["online"])

    head = manager.head()
    with Watcher(here, token) as after_all:
        with Watcher(there, token) as at_first:
            at_first.connect().watch()
            wait_until(lambda: told(people, head, name) == ["device.online"], "it is told that it came")
            after_all.connect().watch()
        assert at_first.gone.wait(10)
        assert is_online()
    wait_until(lambda: not is_online(), "it has left both")
    wait_until(lambda: told(people, head, name)[-1:] == ["device.offline"], "it is told that it went")
    assert told(people, head, name) == ["device.online", "device.offline"]


def test_who_was_there_before_a_power_cut_and_is_not_after_it_has_left(make_people: MakePeople) -> None:
    people = make_people()
    name = "lobby"
    watcher = Watcher(people.hall.url, people.token(Enrolment("display", name))).connect()
    wait_until(lambda: told(people, 0, name) == ["device.online"], "it is told that the screen came")
    people.hall.kill()
    assert watcher.gone.wait(10)
    with closing(sqlite3.connect(people.hall.data / SQLITE_FILE)) as file, file:
        # Nobody wants to wait until the word of the dead server has run out.
        file.execute("UPDATE presences SET until_at = 1")
    people.hall.start()
    wait_until(
        lambda: told(people, 0, name) == ["device.online", "device.offline"],
        "it is told that it went",
        30,
    )


def test_screens_of_both_processes_go_on_when_redis_dies(make_people: MakePeople) -> None:
    redis = Redis()
    people = make_people(servers=2, redis_url=redis.url)
    kiosk, screen = people.kiosk(), people.screen()
    desk = people.open_desk("C1")
    other = people.hall.urls[1] if desk.url == people.hall.urls[0] else people.hall.urls[0]
    with Watcher(other, screen.token) as watcher:
        watcher.connect().watch()
        call_some(kiosk, desk, "C02", 3)
        watcher.waits_for(screen.head())
        redis.stop()
        delays = []
        for _ in range(3):
            call_some(kiosk, desk, "C02", 1)
            head, began = screen.head(), time.monotonic()
            watcher.waits_for(head)
            delays.append(time.monotonic() - began)
        assert [event["seq"] for event in watcher.events] == list(
            range(watcher.batches[0]["first"], watcher.last + 1)
        )
        assert min(delays) < 5, f"caught up after {delays}"
    browser = people.browser()
    browser.log_in("nobody", "0000").refused("wrong-pin", 401)


def call_some(kiosk: Kiosk, desk: Desk, service: str, count: int) -> None:
    for _ in range(count):
        kiosk.take(service)
        desk.move(desk.calls(), "no-show").done()


def called(ticket: Json) -> Callable[[Json], bool]:
    return lambda event: event["type"] == "ticket.called" and event["data"]["ticket"]["id"] == ticket["id"]


def told(people: People, after: int, name: str) -> list[str]:
    events = people.manager().events(after)
    return [each["type"] for each in events if each["data"].get("device", {}).get("name") == name]
