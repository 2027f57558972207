"""What a supervisor does on the floor, and what visitors see of it."""

from __future__ import annotations

from collections.abc import Callable

from client import Json
from machine import wait_until
from people import People

MakePeople = Callable[..., People]


def waiting_of(people: People, agency: str) -> list[str]:
    shown = people.manager().get("/api/v1/manage/queue", agency=agency).done()
    return [row["number"] for row in shown["waiting"]]


def test_a_supervisor_moves_a_ticket_and_the_audit_says_why(make_people: MakePeople) -> None:
    people = make_people()
    kiosk, manager = people.kiosk(), people.manager()
    queue = [kiosk.take("C02") for _ in range(4)]
    numbers = [ticket["number"] for ticket in queue]
    way = f"/api/v1/manage/tickets/{queue[3]['id']}/reorder"
    manager.post(way, {"place": 1}).refused("validation", 422)
    manager.post(way, {"place": 2, "reason": "salah layanan di kiosk"}).done()
    assert waiting_of(people, "C") == [numbers[0], numbers[3], numbers[1], numbers[2]]
    manager.post(way, {"place": 1, "reason": "sakit"}).done()
    assert waiting_of(people, "C") == [numbers[3], *numbers[:3]]
    manager.post(way, {"place": 99, "reason": "pulang dulu"}).done()
    assert waiting_of(people, "C") == numbers
    desk = people.open_desk("C1")
    desk.calls()
    manager.post(f"/api/v1/manage/tickets/{queue[0]['id']}/reorder", {"place": 1, "reason": "x"}).refused(
        "illegal-move"
    )
    report = people.hall.antrean("audit")
    assert f"{numbers[3]} put at place 1 by token:manager, reason: sakit" in report
    assert "sakit" not in str(people.screen().events(0)), "free words may be about a person"


def test_a_place_that_was_given_away_is_given_again_to_who_comes_after(people: People) -> None:
    agency, kiosk, manager = people.agency(), people.kiosk(), people.manager()
    queue = [kiosk.take(agency.service) for _ in range(6)]
    first, second, *_others, fifth, sixth = [ticket["number"] for ticket in queue]
    for _again in range(15):
        for ticket in queue[4:]:
            way = f"/api/v1/manage/tickets/{ticket['id']}/reorder"
            assert manager.post(way, {"place": 2, "reason": "sakit"}).done()["ahead"] == 1
            assert waiting_of(people, agency.code)[:2] == [first, ticket["number"]]
    assert waiting_of(people, agency.code)[:4] == [first, sixth, fifth, second]


def test_a_no_show_by_mistake_is_called_back_to_the_old_place(people: People) -> None:
    agency, kiosk, manager = people.agency(), people.kiosk(), people.manager()
    desk = people.open_desk(agency.counter())
    first, second = kiosk.take(agency.service), kiosk.take(agency.service)
    for _ in range(2):
        ticket = desk.calls()
        assert ticket["id"] == first["id"]
        desk.move(ticket, "no-show").done()
        way = f"/api/v1/manage/tickets/{first['id']}/call-back"
        assert manager.post(way, {"reason": "pengeras suara mati"}).done()["ahead"] == 0
    assert waiting_of(people, agency.code) == [first["number"], second["number"]]


def test_a_supervisor_sends_a_visitor_elsewhere_or_home(people: People) -> None:
    here, there, kiosk, manager = people.agency(), people.agency(), people.kiosk(), people.manager()
    desk = people.open_desk(here.counter())
    lost, wrong = kiosk.take(here.service), kiosk.take(here.service)
    moved = manager.post(f"/api/v1/manage/tickets/{wrong['id']}/transfer", {"agency": there.code}).done()
    assert (moved["number"], moved["agency"]["code"]) == (wrong["number"], there.code)
    assert desk.calls()["id"] == lost["id"]
    manager.post(f"/api/v1/manage/tickets/{lost['id']}/transfer", {"service": there.service}).done()
    assert desk.state()["ticket"] is None, "also out of a counter's hand"
    for ticket in (lost, wrong):
        way = f"/api/v1/manage/tickets/{ticket['id']}/cancel"
        assert manager.post(way, {"reason": "pulang"}).done()["state"] == "cancelled"
        manager.post(way).refused("illegal-move")


def test_a_closed_queue_says_why_and_serves_who_waits(people: People) -> None:
    agency, kiosk, manager = people.agency(), people.kiosk(), people.manager()
    desk = people.open_desk(agency.counter())
    inside = kiosk.take(agency.service)
    because = "Jaringan pusat terputus, coba lagi pukul 13.00"
    manager.post(f"/api/v1/manage/queues/{agency.code}/close", {"because": because}).done()
    refused = kiosk.post("/api/v1/kiosk/tickets", {"service": agency.service}).refused("service-closed")
    assert (refused["why"], refused["because"]) == ("queue-closed", because)
    shown = next(each for each in kiosk.catalogue()["agencies"] if each["code"] == agency.code)
    assert shown["closed_because"] == because
    assert not any(service["open"] for service in shown["services"])
    assert desk.calls()["id"] == inside["id"]
    desk.lets_go()
    manager.post(f"/api/v1/manage/queues/{agency.code}/open").done()
    kiosk.take(agency.service)
    manager.post("/api/v1/manage/queues/ZZ/close", {"because": "x"}).refused("not-found", 404)


def test_after_the_last_call_who_has_a_number_is_served_and_the_day_closes(make_people: MakePeople) -> None:
    people = make_people()
    kiosk, manager, desk = people.kiosk(), people.manager(), people.open_desk("C1")
    kiosk.take("C02")
    assert manager.post("/api/v1/manage/day/last-call").done()["open"] == 1
    refused = kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}).refused("service-closed")
    assert refused["why"] == "day-closing"
    assert not kiosk.catalogue()["open"]
    manager.post("/api/v1/manage/day/last-call").refused("illegal-move")
    ticket = desk.calls()
    desk.move(ticket, "start").done()
    desk.move(ticket, "finish").done()
    wait_until(lambda: manager.overview()["day_closed"], "the day closes behind the last visitor")
    manager.open_day()
    kiosk.take("C02")


def notices_of(shown: Json) -> list[str]:
    return [notice["text"]["id"] for notice in shown["notices"]]


def test_a_notice_reaches_whom_it_concerns(make_people: MakePeople) -> None:
    people = make_people(speed=60)
    manager, screen, kiosk = people.manager(), people.screen(), people.kiosk()
    faulty: list[Json] = [
        {"text": {}},
        {"text": {"xx": "a"}},
        {"text": {"id": "a"}, "zone": "?"},
        {"text": {"id": " "}},
    ]
    for wrong in faulty:
        manager.post("/api/v1/manage/notices", wrong).refused("validation", 422)
    hall = manager.post(
        "/api/v1/manage/notices", {"text": {"id": "Layanan terganggu", "en": "Disturbed"}}
    ).done()
    manager.post("/api/v1/manage/notices", {"text": {"id": "Zona B pindah"}, "zone": "B"}).done()
    manager.post("/api/v1/manage/notices", {"text": {"id": "Sebentar"}, "agency": "C", "minutes": 1}).done()
    assert notices_of(screen.board("A")) == ["Layanan terganggu"]
    assert notices_of(screen.board("B")) == ["Sebentar", "Zona B pindah", "Layanan terganggu"]
    assert len(notices_of(kiosk.catalogue())) == 3
    wait_until(lambda: len(notices_of(screen.board())) == 2, "a notice with a time goes by itself")
    manager.post(f"/api/v1/manage/notices/{hall['id']}/end").done()
    manager.post(f"/api/v1/manage/notices/{hall['id']}/end").refused("not-found", 404)
    assert notices_of(screen.board()) == ["Zona B pindah"]

    def told() -> list[str]:
        return [event["type"] for event in screen.events(0) if event["type"].startswith("notice.")]

    wait_until(lambda: len(told()) == 5, "the end of the short one is told as well")
    assert told() == ["notice.raised"] * 3 + ["notice.ended"] * 2


def test_a_counter_helps_out_when_the_supervisor_says_so(people_on_sqlite: People) -> None:
    people = people_on_sqlite
    home, helped = people.agency(), people.agency()
    manager, kiosk, desk = people.manager(), people.kiosk(), people.open_desk(home.counter())
    way = f"/api/v1/manage/counters/{desk.code}/profile"
    own = manager.get(way).done()["ranks"]
    manager.post(way, {"ranks": {**own, helped.service: 2}}).done()
    manager.post(way, {"ranks": {f"{helped.code}99": 1}}).refused("unknown-service", 422)
    manager.post(way, {"ranks": {}}).refused("validation", 422)
    manager.post("/api/v1/manage/counters/X9/profile", {"ranks": own}).refused("not-found", 404)
    foreign, mine = kiosk.take(helped.service), kiosk.take(home.service)
    assert desk.calls()["id"] == mine["id"], "the own agency comes first"
    desk.lets_go()
    assert desk.calls()["id"] == foreign["id"]
