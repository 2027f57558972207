"""The hall's day: it ends for everybody, begins anew with number one, and time never runs backwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

import httpx
import pytest
from sqlalchemy import select

from client import Json
from machine import wait_until
from people import Desk, Device, People, token_of
from server.tables import tickets

MakePeople = Callable[..., People]
HALF_A_DAY_A_SECOND = 40_000
HALLS = [pytest.param({}, id="sqlite"), pytest.param({"postgres": True}, id="postgres")]


@pytest.mark.parametrize("hall", HALLS)
def test_closing_the_day_sends_everybody_home(make_people: MakePeople, hall: Json) -> None:
    people = make_people(**hall)
    kiosk, screen, manager = people.kiosk(), people.screen(), people.manager()
    desks = [people.open_desk(f"C{nth}") for nth in (1, 2, 3, 4)]
    ends = ["served", "no_show", "parked", "cancelled", "called", "serving", "waiting"]
    taken = {state: kiosk.take("C02") for state in ends}
    bring(desks[0], taken["served"], "call", "start", "finish")
    bring(desks[0], taken["no_show"], "call", "no-show")
    bring(desks[0], taken["parked"], "call", "park")
    bring(desks[0], taken["cancelled"], "cancel")
    bring(desks[1], taken["called"], "call")
    bring(desks[2], taken["serving"], "call", "start")
    desks[3].pause(reason="salat").done()
    head = screen.head()

    ended = manager.close_day("listrik padam")
    assert (ended["day"], ended["expired"]) == (today(screen), 4)
    assert len(bytes.fromhex(ended["closing_hash"])) == 32
    gone = {"parked", "called", "serving", "waiting"}
    for state, ticket in taken.items():
        assert people.phone_of(ticket)["state"] == ("expired" if state in gone else state)
    told = screen.moves(head)
    expired = [event for event in told if event["type"] == "ticket.expired"]
    assert {event["data"]["from"] for event in expired} == gone
    assert all(event["data"]["ticket"]["state"] == "expired" for event in expired)
    closed = [event["data"]["counter"]["code"] for event in told if event["type"] == "counter.closed"]
    assert sorted(closed) == ["C1", "C2", "C3", "C4"]
    assert (told[-1]["type"], told[-1]["data"]["expired"]) == ("day.closed", 4)
    assert {counter["state"] for counter in screen.board()["counters"]} == {"closed"}
    assert screen.board()["now_serving"] == []
    assert set(screen.board()["waiting"].values()) == {0}

    answer = kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"})
    assert answer.refused("service-closed")["why"] == "day-closed"
    assert kiosk.catalogue()["open"] is False
    manager.post("/api/v1/manage/day/close", {"reason": "lagi"}).refused("illegal-move")
    desks[0].call_next().refused("counter-not-open")


def test_a_day_closed_too_early_goes_on_where_it_was(make_people: MakePeople) -> None:
    people = make_people()
    kiosk, manager = people.kiosk(), people.manager()
    day = today(kiosk)
    gone = kiosk.take("C02")
    missed = kiosk.take("C02")
    bring(people.open_desk("C1"), missed, "call", "no-show")
    manager.post("/api/v1/manage/day/open").refused("illegal-move")
    manager.close_day()
    assert manager.open_day() == {"day": day}
    assert kiosk.take("C02")["number"] == "C-003", "numbers go on: nobody shares one"
    assert people.phone_of(gone)["state"] == "expired", "who was sent home stays there"
    assert people.desk("C1").state()["state"] == "closed"
    assert people.desk("C1").move(missed, "return").done()["state"] == "waiting"
    assert manager.close_day()["expired"] == 2


def test_a_night_passes(make_people: MakePeople) -> None:
    """The server is started with a fast clock in the evening, and with the right one the next morning."""
    people = make_people()
    kiosk, screen = people.kiosk(), people.screen()
    desk = people.open_desk("C1")
    yesterday = today(screen)
    kept = kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}, key="pagi").done()
    missed, waiting = kiosk.take("C02"), kiosk.take("C02")
    bring(desk, missed, "call", "no-show")
    bring(desk, kept, "call")
    head = screen.head()

    restart(people, speed=HALF_A_DAY_A_SECOND)
    wait_until(lambda: today(screen) > yesterday, "a night has passed", 30)
    restart(people, speed=1)

    told = screen.moves(head)
    ended = [each["type"] for each in told[: [each["type"] for each in told].index("day.opened") + 1]]
    assert ended == ["ticket.expired", "ticket.expired", "counter.closed", "day.closed", "day.opened"]
    days = [each["data"]["day"] for each in told if each["type"] == "day.opened"]
    assert days[-1] == today(screen) > yesterday
    assert days == sorted(set(days)), "each day is opened once"
    assert {each["actor"] for each in told} == {"system"}
    assert states(people, kept, missed, waiting) == ["expired", "no_show", "expired"]
    for old in (kept, missed, waiting):
        opens_nothing(people, old, yesterday)
    assert screen.board()["recent_calls"] == []

    again = kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}, key="pagi")
    assert not again.replayed, "a key lasts for the business day"
    assert again.done()["number"] == "C-001"
    assert kiosk.take("C02")["number"] == "C-002"
    desk = people.open_desk("C1")
    for move in ("return", "undo", "resume", "recall", "start"):
        desk.move(missed, move).refused("illegal-move")
    assert desk.calls()["id"] == again.json["id"]

    assert_time_goes_on(people)


def test_a_machine_whose_clock_went_back_does_not_turn_time_back(make_people: MakePeople) -> None:
    """A fast clock has run ahead; the machine's own is days behind, and is heard of as an alarm."""
    people = make_people(speed=HALF_A_DAY_A_SECOND)
    kiosk, manager = people.kiosk(), people.manager()
    kiosk.take("C02")
    day = today(kiosk)
    wait_until(lambda: today(kiosk) > day, "a night has passed", 30)
    before = kiosk.take("C02")["issued_at"]
    restart(people, speed=1)
    first, second = kiosk.take("C02"), kiosk.take("C02")
    assert before <= first["issued_at"] < second["issued_at"], "time goes on, it does not stand"
    assert seconds(before, second["issued_at"]) < 3 * 86_400, "and no faster than a clock"
    assert "clock-step" in [alarm["code"] for alarm in manager.overview()["alarms"]]
    assert_time_goes_on(people)


def bring(desk: Desk, ticket: Json, *moves: str) -> None:
    for move in moves:
        body = {"reason": "uji"} if move == "call" else {}
        desk.move(ticket, move, **body).done()


def states(people: People, *taken: Json) -> list[str]:
    """How these tickets ended, from the database: their tokens open nothing any more."""
    found = people.rows(select(tickets.c.id, tickets.c.state))
    by_id = {str(row.id): row.state for row in found}
    return [by_id[each["id"]] for each in taken]


def opens_nothing(people: People, old: Json, valid_on: str) -> None:
    """Whoever finds yesterday's slip is told that its day is over, and nothing of whose it was."""
    token, visitor = token_of(old), people.visitor
    way = f"/api/v1/public/tickets/{token}"
    answers = [visitor.get(way), visitor.post(f"{way}/cancel"), visitor.post(f"{way}/push-back")]
    answers += [
        people.kiosk().post(f"/api/v1/kiosk/{wish}", {"token": token}) for wish in ("return", "cancel")
    ]
    for answer in answers:
        refused = answer.refused("not-found", 404)
        assert (refused["why"], refused["valid_on"]) == ("day-over", valid_on)
        assert "hari lain" in refused["message"]["id"]
        assert not {"ticket", "number"} & refused.keys()
    page = httpx.get(f"{people.hall.url}/t/{token}", trust_env=False)
    assert page.status_code == 404
    assert page.text.count('<section class="card"') == 3, "in three languages"
    assert valid_on[:4] in page.text
    assert old["number"] not in page.text
    assert old["service"]["name"] not in page.text
    assert httpx.get(f"{people.hall.url}/t/{token}/qr.svg", trust_env=False).status_code == 404
    form = {"seen": "0", "sure": "on", "lang": "id"}
    for wish in ("cancel", "push-back"):
        sent = httpx.post(
            f"{people.hall.url}/t/{token}/{wish}", data=form, trust_env=False, follow_redirects=True
        )
        assert sent.status_code == 404


def today(device: Device) -> str:
    return str(device.catalogue()["day"])


def restart(people: People, speed: float) -> None:
    people.hall.kill()
    people.hall.speed = speed
    people.hall.start()


def seconds(earlier: str, later: str) -> float:
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def assert_time_goes_on(people: People) -> None:
    events = people.screen().events(0)
    assert all(seconds(earlier["at"], later["at"]) >= 0 for earlier, later in pairwise(events))
