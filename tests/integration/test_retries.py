"""The network hiccups and the caller asks again with the same key: one effect, one answer, crash or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

import variants
from client import Answer, Client, Json
from people import Manager, People, token_of
from server.tables import answers

MakePeople = Callable[..., People]
HALLS = [pytest.param({}, id="sqlite"), pytest.param({"servers": 2}, id="two-servers")]
AT_ONCE = 20


@dataclass
class Wish:
    """One POST that is sent sixty times with one key, and how often it can be seen to have happened."""

    who: Client
    path: str
    body: Json | None
    seen: Callable[[list[Json]], int]
    answers: list[Answer] = field(default_factory=list)

    def ask(self) -> Answer:
        return self.who.post(self.path, self.body, key="satu kunci")

    def ask_at_once(self, people: People, times: int) -> None:
        """From so many connections, at all processes, in the same moment."""
        urls = people.hall.urls
        lines = [Client(urls[place % len(urls)], getattr(self.who, "token", None)) for place in range(times)]
        with ThreadPoolExecutor(times) as pool:
            self.answers += pool.map(lambda line: line.post(self.path, self.body, key="satu kunci"), lines)
        for line in lines:
            line.close()


@pytest.mark.parametrize("hall", HALLS)
def test_sixty_retries_have_one_effect_and_one_answer(
    make_people: MakePeople, hall: Json, full_size: bool
) -> None:
    one_by_one, after_crash = (20, 20) if full_size or not hall else (3, 7)
    people = make_people(variants.with_time_to_undo, **hall)
    wishes = {**of_the_kiosk(people), **of_the_counters(people), **of_the_manager(people)}
    for wish in wishes.values():
        wish.ask_at_once(people, AT_ONCE)
        wish.answers += [wish.ask() for _ in range(one_by_one)]
    people.hall.kill()
    people.hall.start()
    for wish in wishes.values():
        wish.answers += [wish.ask() for _ in range(after_crash - 5)]
        wish.ask_at_once(people, 5)
    events = people.screen().events(0)
    for name, wish in wishes.items():
        assert len(wish.answers) == AT_ONCE + one_by_one + after_crash
        assert {answer.status for answer in wish.answers} <= {200, 201}, f"{name}: {wish.answers[0]}"
        assert len({answer.raw for answer in wish.answers}) == 1, f"{name} was answered differently"
        assert sum(not answer.replayed for answer in wish.answers) == 1, f"{name}: one first answer"
        assert wish.seen(events) == 1, f"{name} happened {wish.seen(events)} times"


def of_the_kiosk(people: People) -> dict[str, Wish]:
    kiosk = people.kiosk()
    given_back = kiosk.take("F01")
    way = f"/api/v1/public/tickets/{token_of(given_back)}/cancel"
    return {
        "issue": Wish(kiosk, "/api/v1/kiosk/tickets", {"service": "U01"}, tickets_told("issued", agency="U")),
        "cancel by phone": Wish(people.visitor, way, None, tickets_told("cancelled", agency="F")),
        "pair": Wish(people.visitor, "/api/v1/devices/pairings", {"role": "kiosk"}, paired_kiosks(people)),
    }


def of_the_counters(people: People) -> dict[str, Wish]:
    kiosk = people.kiosk()

    def wish(code: str, path: str, body: Json | None, event: str) -> Wish:
        return Wish(people.desk(code), f"/api/v1/counter/{path}", body, told(event, code))

    def move(code: str, before: Iterable[str], move: str, body: Json | None, event: str) -> Wish:
        desk = people.open_desk(code)
        ticket = kiosk.take(f"{code[0]}01")
        for step in before:
            desk.move(ticket, step, **({"reason": "uji"} if step == "call" else {})).done()
        return Wish(desk, f"/api/v1/counter/tickets/{ticket['id']}/{move}", body, told(event, code))

    people.open_desk("Z2")
    people.open_desk("Z3")
    people.open_desk("W1")
    kiosk.take("W01")
    return {
        "open": wish("Z1", "open", None, "counter.opened"),
        "pause": wish("Z2", "pause", {"reason": "salat"}, "counter.paused"),
        "close": wish("Z3", "close", None, "counter.closed"),
        "call-next": wish("W1", "call-next", None, "ticket.called"),
        "call": move("C1", [], "call", {"reason": "lansia"}, "ticket.called"),
        "recall": move("C2", ["call"], "recall", None, "ticket.recalled"),
        "start": move("C3", ["call"], "start", None, "ticket.started"),
        "finish": move("C4", ["call", "start"], "finish", None, "ticket.finished"),
        "no-show": move("R1", ["call"], "no-show", None, "ticket.no_show"),
        "park": move("R2", ["call"], "park", {"reason": "KK"}, "ticket.parked"),
        "resume": move("R3", ["call", "park"], "resume", None, "ticket.resumed"),
        "return": move("S1", ["call", "no-show"], "return", None, "ticket.returned"),
        "transfer": move("S2", ["call"], "transfer", {"service": "T01"}, "ticket.transferred"),
        "cancel": move("S3", ["call"], "cancel", {"reason": "pulang"}, "ticket.cancelled"),
        "undo": move("M1", ["call"], "undo", None, "ticket.undone"),
    }


def of_the_manager(people: People) -> dict[str, Wish]:
    manager = people.manager()
    holiday = {"date": "2031-08-17", "name": "Kemerdekaan", "kind": "libur_nasional"}
    officer = {"name": "Wening", "role": "officer", "agency": "C"}

    def wish(path: str, body: Json | None, seen: Callable[[list[Json]], int]) -> Wish:
        return Wish(manager, f"/api/v1/manage/{path}", body, seen)

    return {
        "test call": wish("test-call", {"zone": "B"}, told("call.tested")),
        "holiday": wish("holidays", holiday, lambda _events: catalogue_changes(manager, "2031-08-17")),
        "officer": wish("officers", officer, lambda _events: officers_named(manager, "Wening")),
    }


def test_the_day_is_closed_and_opened_once(make_people: MakePeople) -> None:
    people = make_people()
    manager, ticket = people.manager(), people.kiosk().take("C02")
    closing = [manager.post("/api/v1/manage/day/close", {"reason": "uji"}, key="tutup") for _ in range(5)]
    opening = [manager.post("/api/v1/manage/day/open", key="buka") for _ in range(5)]
    closing += [manager.post("/api/v1/manage/day/close", {"reason": "uji"}, key="tutup") for _ in range(5)]
    assert len({answer.raw for answer in closing}) == len({answer.raw for answer in opening}) == 1
    told = [event["type"] for event in people.screen().events(0)]
    assert (told.count("day.closed"), told.count("day.opened")) == (1, 2), (
        "the first opening was the morning's"
    )
    assert people.phone_of(ticket)["state"] == "expired"


def test_a_kept_answer_never_shows_a_secret_to_who_reads_the_database(people: People) -> None:
    body = {"name": "Wulan", "role": "officer", "agency": "C"}
    made = people.manager().post("/api/v1/manage/officers", body, key="baru").done()
    again = people.manager().post("/api/v1/manage/officers", body, key="baru")
    assert (again.done()["pin"], again.replayed) == (made["pin"], True)
    kept = people.rows(select(answers.c.body))
    assert kept, "the answer was kept"
    assert not any(b"Wulan" in bytes(row.body) for row in kept)


def test_another_body_with_the_same_key_is_refused(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    first = kiosk.post("/api/v1/kiosk/tickets", {"service": agency.service}, key="k1").done()
    head = kiosk.head()
    others: list[Any] = [
        {"service": agency.other_service},
        {"service": agency.service, "priority": True},
        {},
        [],
    ]
    for body in others:
        kiosk.post("/api/v1/kiosk/tickets", body, key="k1").refused("idempotency-mismatch", 422)
    kiosk.post("/api/v1/kiosk/tickets", raw=b"{broken", key="k1").refused("idempotency-mismatch", 422)
    assert kiosk.moves(head) == []
    again = kiosk.post(
        "/api/v1/kiosk/tickets", raw=b' {  "service" : "%s" } ' % agency.service.encode(), key="k1"
    )
    assert (again.done(), again.replayed) == (first, True), "the same JSON with other white space is the same"


def test_refusals_are_answered_again_even_when_they_would_not_be_refused_now(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk, neighbour = people.open_desk(agency.counter(1)), people.open_desk(agency.counter(2))
    ticket = kiosk.take(agency.service)
    way = f"/api/v1/counter/tickets/{ticket['id']}/start"
    refused = desk.post(way, key="terlalu dini")
    refused.refused("illegal-move")
    desk.calls()
    again = desk.post(way, key="terlalu dini")
    assert (again.raw, again.replayed, again.status) == (refused.raw, True, 409)
    assert desk.state()["ticket"]["state"] == "called"
    assert desk.post(way, key="kunci lain").done()["state"] == "serving"

    wrong = kiosk.post("/api/v1/kiosk/tickets", {"service": "C99"}, key="salah")
    wrong.refused("unknown-service", 422)
    assert kiosk.post("/api/v1/kiosk/tickets", {"service": "C99"}, key="salah").replayed
    missing = desk.post("/api/v1/counter/tickets/999999999/start", key="tak ada")
    missing.refused("not-found", 404)
    assert desk.post("/api/v1/counter/tickets/999999999/start", key="tak ada").replayed
    busy = neighbour.post("/api/v1/counter/close", key="tutup").done()
    assert busy["state"] == "closed"


def test_a_wrong_role_is_not_remembered(people: People) -> None:
    desk = people.desk(people.agency().counter())
    for _ in range(2):
        answer = desk.post("/api/v1/kiosk/tickets", {"service": "C02"}, key="k1")
        answer.refused("forbidden", 403)
        assert not answer.replayed


def test_a_key_belongs_to_its_caller_and_its_call(people: People) -> None:
    agency = people.agency()
    one, other = people.kiosk("kiosk one"), people.kiosk("kiosk other")
    first = one.post("/api/v1/kiosk/tickets", {"service": agency.service}, key="sama").done()
    second = other.post("/api/v1/kiosk/tickets", {"service": agency.service}, key="sama").done()
    assert first["number"] != second["number"]
    desk = people.open_desk(agency.counter())
    called = desk.post("/api/v1/counter/call-next", key="sama").done()["ticket"]
    started = desk.post(f"/api/v1/counter/tickets/{called['id']}/start", key="sama")
    assert (started.status, started.replayed) == (200, False)


@pytest.mark.parametrize("key", ["", "x" * 129, "ku\xf1ci", "\x80"])
def test_an_unusable_key_is_refused(people: People, key: str) -> None:
    kiosk = people.kiosk()
    head = kiosk.head()
    kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}, key=key).refused("idempotency-key", 422)
    assert kiosk.moves(head) == []


@pytest.mark.parametrize("key", ["!", "~" * 128, "a b", '"quoted"', "0"])
def test_any_printable_ascii_is_a_key(people: People, key: str) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    body = {"service": agency.service}
    first = kiosk.post("/api/v1/kiosk/tickets", body, key=key)
    assert first.done()["number"] == f"{agency.code}-001"
    assert kiosk.post("/api/v1/kiosk/tickets", body, key=key).raw == first.raw


def test_without_a_key_every_request_counts(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    assert [kiosk.take(agency.service)["number"][-3:] for _ in range(3)] == ["001", "002", "003"]


def told(type_: str, counter: str | None = None) -> Callable[[list[Json]], int]:
    """How often an event of this type was told of a counter."""

    def count(events: list[Json]) -> int:
        found = [event["data"].get("counter") or {} for event in events if event["type"] == type_]
        return len([about for about in found if counter in (None, about.get("code"))])

    return count


def tickets_told(what: str, agency: str) -> Callable[[list[Json]], int]:
    def count(events: list[Json]) -> int:
        found = [event["data"]["ticket"] for event in events if event["type"] == f"ticket.{what}"]
        return len([ticket for ticket in found if ticket["agency"]["code"] == agency])

    return count


def paired_kiosks(people: People) -> Callable[[list[Json]], int]:
    def count(_events: list[Json]) -> int:
        listed = people.manager().get("/api/v1/manage/devices").done()["devices"]
        return len([device for device in listed if device["name"].startswith("kiosk-latihan")])

    return count


def officers_named(manager: Manager, name: str) -> int:
    listed = manager.get("/api/v1/manage/officers").done()["officers"]
    return len([officer for officer in listed if officer["name"] == name])


def catalogue_changes(manager: Manager, date: str) -> int:
    listed = manager.get("/api/v1/manage/holidays").done()["holidays"]
    changes = [event for event in manager.events(0) if event["type"] == "catalogue.changed"]
    return len(changes) if [day for day in listed if day["date"] == date] else 0


def test_strangers_who_make_mistakes_with_ever_new_keys_are_told_to_wait(make_people: MakePeople) -> None:
    stranger = make_people().visitor
    way = "/api/v1/public/tickets/abc/cancel"
    for nth in range(60):
        stranger.post(way, {"x": 1}, key=f"new {nth}").refused("validation", 422)
    stranger.post(way, {"x": 1}, key="one more").refused("too-many-requests", 429)
    again = stranger.post(way, {"x": 1}, key="new 0")
    assert (again.status, again.headers["idempotency-replayed"]) == (422, "true"), "what was kept is kept"
