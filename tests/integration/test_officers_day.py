"""Between Next and Finish: outcomes, further errands, walk-ins, hand-overs, auto mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

import variants
from client import Json
from hall import Hall
from machine import wait_until
from people import Browser, Desk, People, token_of
from variants import Config

MakePeople = Callable[..., People]
PAPERS_MISSING = "papers-missing"


def with_outcomes(config: Config) -> None:
    """One service asks how it ended."""
    service = config["catalogue"]["agencies"][2]["services"][0]
    service["outcomes"] = ["diterima", "ditolak"]


def serving(people: People, desk: Desk, service: str) -> Json:
    ticket = people.kiosk().take(service)
    desk.move(ticket, "call", reason="uji").done()
    return desk.move(ticket, "start").done()


@pytest.fixture(scope="module")
def office(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """A hall with the trial's log-ins; each test has agencies of its own."""
    edits = (variants.with_trial_accounts, variants.with_time_to_undo, with_outcomes)
    people = People(make_hall(config=variants.write(tmp_path_factory.mktemp("config"), *edits)))
    yield people
    people.close()
    people.hall.kill()


# --- how it ended


def test_papers_that_were_missing_are_learned_by_the_manager(office: People) -> None:
    desk, screen = office.open_desk("M1"), office.screen()
    docs, head = office.kiosk().service("M02")["docs"], screen.head()
    for _ in range(2):
        ticket = serving(office, desk, "M02")
        desk.move(ticket, "finish", outcome=PAPERS_MISSING, missing=[docs[0]]).done()
    ticket = serving(office, desk, "M02")
    desk.move(ticket, "finish").done()
    (service,) = office.manager().get("/api/v1/manage/missing-papers").done()["services"]
    assert (service["code"], service["served"]) == ("M02", 3)
    assert service["missing"] == [{"doc": docs[0], "times": 2}]
    told = [event for event in screen.events(head) if event["type"] == "ticket.finished"]
    assert told[0]["data"]["missing"] == [docs[0]]


def test_an_outcome_must_be_one_that_the_service_knows(office: People) -> None:
    people = office
    code = next(
        service["code"]
        for agency in people.kiosk().catalogue()["agencies"][2:3]
        for service in agency["services"][:1]
    )
    desk = people.open_desk(f"{code[0]}1")
    ticket = serving(people, desk, code)
    assert desk.state()["outcomes"] == ["diterima", "ditolak"]
    for wrong in (
        {"outcome": "entah"},
        {"outcome": PAPERS_MISSING},
        {"outcome": "diterima", "missing": ["KTP"]},
        {"missing": ["KTP"]},
        {"outcome": PAPERS_MISSING, "missing": []},
    ):
        desk.post(f"/api/v1/counter/tickets/{ticket['id']}/finish", wrong).refused("validation", 422)
    assert desk.move(ticket, "finish", outcome="ditolak").done()["state"] == "served"
    desk.move(ticket, "undo").done()
    assert desk.move(ticket, "finish", outcome="diterima").done()["state"] == "served"


# --- one visitor, several errands


def test_a_visitor_with_two_errands_is_never_called_twice_at_once(people: People) -> None:
    first, second = people.agency(), people.agency()
    desk, other = people.open_desk(first.counter()), people.open_desk(second.counter())
    ticket = serving(people, desk, first.service)
    added = desk.post(f"/api/v1/counter/tickets/{ticket['id']}/add", {"service": second.service})
    assert added.status == 201
    assert (added.json["state"], added.json["agency"]["code"]) == ("waiting", second.code)
    later = people.kiosk().take(second.service)
    assert [each["number"] for each in people.phone_of(later)["also"]] == []

    answer = other.call_next().done()
    assert answer["ticket"]["id"] == later["id"], "the visitor is still at the first counter"
    rules = {each["number"]: each["rule"] for each in answer["why"]["passed_over"]}
    assert rules == {added.json["number"]: "visitor-at-another-counter"}
    other.lets_go()
    other.post(f"/api/v1/counter/tickets/{added.json['id']}/call", {"reason": "uji"}).refused("visitor-busy")
    assert desk.state()["also"][0]["number"] == added.json["number"]
    desk.move(ticket, "finish").done()
    assert other.calls()["id"] == added.json["id"]
    assert other.state()["also"] == [], "the first errand is over"
    other.lets_go()


def test_an_errand_that_is_set_aside_is_told_at_the_next_counter(people: People) -> None:
    first, second = people.agency(), people.agency()
    desk, other = people.open_desk(first.counter()), people.open_desk(second.counter())
    ticket = serving(people, desk, first.service)
    added = desk.post(f"/api/v1/counter/tickets/{ticket['id']}/add", {"service": second.service}).json
    desk.move(ticket, "park", reason="fotokopi").done()
    assert other.calls()["id"] == added["id"]
    also = [(each["number"], each["state"]) for each in other.state()["also"]]
    assert also == [(ticket["number"], "parked")]
    other.lets_go()


def test_only_who_has_the_visitor_adds_an_errand(people: People) -> None:
    agency = people.agency()
    desk, neighbour = people.open_desk(agency.counter(1)), people.open_desk(agency.counter(2))
    ticket = people.kiosk().take(agency.service)
    way = f"/api/v1/counter/tickets/{ticket['id']}/add"
    desk.post(way, {"service": agency.service}).refused("illegal-move")
    desk.calls()
    neighbour.post(way, {"service": agency.service}).refused("not-yours")
    desk.post(way, {"service": "ZZ99"}).refused("unknown-service", 422)
    desk.lets_go()


def test_somebody_without_a_number_is_served_in_one_step(people: People) -> None:
    agency, screen = people.agency(), people.screen()
    desk = people.open_desk(agency.counter())
    waiting = people.kiosk().take(agency.service)
    head = screen.head()
    answer = desk.post("/api/v1/counter/serve-direct")
    assert (answer.status, answer.json["state"], answer.json["paper"]) == (201, "serving", "none")
    told = screen.moves(head)
    assert [event["type"] for event in told] == ["ticket.issued", "ticket.called", "ticket.started"]
    passed = told[1]["data"]["why"]["passed_over"]
    assert passed == [{"number": waiting["number"], "rule": "chosen-by-officer"}]
    desk.post("/api/v1/counter/serve-direct").refused("counter-busy")
    desk.lets_go()
    desk.post("/api/v1/counter/serve-direct", {"service": "C02"}).refused("unknown-service", 422)


# --- where a ticket may go


def test_a_ticket_goes_to_an_agency_or_to_an_officer(office: People) -> None:
    people = office
    desk, other = people.open_desk("Z1"), people.open_desk("R2")
    ticket = serving(people, desk, "Z02")
    desk.move(ticket, "transfer", officer="petugas-r").refused("officer-away")
    desk.move(ticket, "transfer", officer="siapa").refused("officer-away")
    officer = logged_in(people, "petugas-r", "R3")
    officer.post("/api/v1/counter/open").done()
    moved = desk.move(ticket, "transfer", officer="petugas-r", note="minta legalisir").done()
    assert (moved["number"], moved["state"]) == (ticket["number"], "waiting")
    assert other.call_next().done()["ticket"] is None, "it waits for that officer alone"
    assert officer.post("/api/v1/counter/call-next").done()["ticket"]["id"] == ticket["id"]
    assert officer.get("/api/v1/counter/state").done()["note"] == "minta legalisir"
    sent_on = officer.post(f"/api/v1/counter/tickets/{ticket['id']}/transfer", {"agency": "S"}).done()
    assert (sent_on["agency"]["code"], sent_on["number"]) == ("S", ticket["number"])


# --- the same counter, another officer


def logged_in(people: People, name: str, counter: str | None = None) -> Browser:
    browser = people.browser()
    browser.log_in(name, {"pengelola": "1470"}.get(name, "2580")).done()
    if counter:
        browser.sit_down(counter).done()
    return browser


def test_a_counter_is_handed_over_with_the_ticket_in_its_hand(office: People) -> None:
    people = office
    people.manager().post(
        "/api/v1/manage/officers", {"name": "sari", "role": "officer", "agency": "C", "pin": "2580"}
    )
    first, second = logged_in(people, "petugas-c", "C1"), logged_in(people, "sari")
    first.post("/api/v1/counter/open").done()
    people.kiosk().take("C02")
    ticket = first.post("/api/v1/counter/call-next").done()["ticket"]
    assert second.sit_down("C1").refused("counter-taken")["officer"] == "petugas-c"
    asked = second.sit_down("C1", take_over=True)
    assert asked.done()["asked"] is True
    assert first.get("/api/v1/counter/state").done()["asked_for"] == {"officer": "sari"}
    assert first.get("/api/v1/counter/state").done()["ticket"]["id"] == ticket["id"], (
        "asking takes nothing away"
    )
    first.post("/api/v1/counter/hand-over", {"agree": True}).refused("not-found", 404)
    first.post("/api/v1/staff/counter/hand-over", {"agree": True}).done()
    assert second.get("/api/v1/counter/state").done()["ticket"]["id"] == ticket["id"]
    assert first.get("/api/v1/counter/state").refused("counter-taken")["officer"] == "sari"
    told = str(people.screen().events(0))
    assert "sari" not in told, "events carry no names of people"


def test_whoever_declines_keeps_the_counter(office: People) -> None:
    people = office
    people.manager().post(
        "/api/v1/manage/officers", {"name": "wati", "role": "officer", "agency": "S", "pin": "2580"}
    )
    first, second = logged_in(people, "petugas-s", "S1"), logged_in(people, "wati")
    first.post("/api/v1/staff/counter/hand-over", {"agree": True}).refused("not-found", 404)
    second.sit_down("S1", take_over=True)
    first.post("/api/v1/staff/counter/hand-over", {"agree": False}).done()
    assert first.get("/api/v1/counter/state").done()["asked_for"] is None
    assert second.get("/api/v1/staff/me").done()["counter"] is None
    assert logged_in(people, "pengelola").sit_down("S1", take_over=True).done()["counter"]["code"] == "S1"


def test_a_question_for_a_counter_does_not_follow_its_holder_to_another_one(office: People) -> None:
    people = office
    people.manager().post(
        "/api/v1/manage/officers", {"name": "tari", "role": "officer", "agency": "Z", "pin": "2580"}
    )
    first, second = logged_in(people, "petugas-z", "Z1"), logged_in(people, "tari")
    assert second.sit_down("Z1", take_over=True).done()["asked"] is True
    first.sit_down("Z2").done()
    assert first.get("/api/v1/counter/state").done()["asked_for"] is None
    first.post("/api/v1/staff/counter/hand-over", {"agree": True}).refused("not-found", 404)
    assert first.get("/api/v1/staff/me").done()["counter"]["code"] == "Z2"


# --- too quick


def test_recalls_keep_their_distance_and_then_no_show_is_offered(make_people: MakePeople) -> None:
    def slow(config: Config) -> None:
        config["calls"]["recall_gap_s"] = 30

    people = make_people(slow, speed=60)
    desk = people.open_desk("C1")
    people.kiosk().take("C02")
    ticket = desk.calls()
    assert desk.move(ticket, "recall").done()["recalls"] == 1
    refused = desk.move(ticket, "recall").refused("not-yet")
    assert 0 < refused["retry_after_s"] <= 30
    assert desk.state()["ticket"]["recalls"] == 1
    assert not desk.state()["no_show_offered"]
    wait_until(lambda: desk.move(ticket, "recall").status == 200, "the time between recalls has gone by")
    assert desk.state()["no_show_offered"]


def test_an_officers_double_press_calls_one_visitor(make_people: MakePeople) -> None:
    def nervous(config: Config) -> None:
        config["calls"]["least_between_calls_s"] = 60

    people = make_people(variants.with_trial_accounts, nervous)
    officer, kiosk = logged_in(people, "petugas-c", "C1"), people.kiosk()
    officer.post("/api/v1/counter/open").done()
    kiosk.take("C02")
    kiosk.take("C02")
    ticket = officer.post("/api/v1/counter/call-next").done()["ticket"]
    officer.post(f"/api/v1/counter/tickets/{ticket['id']}/no-show").done()
    assert officer.post("/api/v1/counter/call-next").refused("not-yet")["retry_after_s"] > 0
    assert people.open_desk("C2").calls()["state"] == "called", "a program means what it sends"


# --- auto mode


@pytest.fixture
def auto_desk(people: People) -> Desk:
    desk = people.open_desk(people.agency().counter())
    assert desk.post("/api/v1/counter/mode", {"mode": "auto"}).done()["mode"] == "auto"
    return desk


def test_an_idle_counter_in_auto_mode_gets_the_ticket_the_moment_it_is_issued(
    people: People, auto_desk: Desk
) -> None:
    ticket = people.kiosk().take(f"{auto_desk.code[:-1]}01")
    held = auto_desk.state()["ticket"]
    assert (held["id"], held["state"]) == (ticket["id"], "called")
    auto_desk.lets_go()


def test_the_next_visitor_comes_by_itself_after_a_walking_time(make_people: MakePeople) -> None:
    people = make_people(speed=10)
    kiosk, desk = people.kiosk(), people.open_desk("C1")
    first, second = kiosk.take("C02"), kiosk.take("C02")
    desk.post("/api/v1/counter/mode", {"mode": "auto"}).done()
    assert desk.state()["ticket"]["id"] == first["id"], "who waits already is called when auto begins"
    desk.move(first, "start").done()
    desk.move(first, "finish").done()
    assert desk.state()["ticket"] is None, "the last visitor is still leaving"
    wait_until(lambda: (desk.state()["ticket"] or {}).get("id") == second["id"], "the next one is called")
    events = people.screen().events(0)
    finished = next(event for event in events if event["type"] == "ticket.finished")
    called = [event for event in events if event["type"] == "ticket.called"][-1]
    assert called["actor"] == "auto"
    grace = datetime.fromisoformat(called["at"]) - datetime.fromisoformat(finished["at"])
    assert grace.total_seconds() >= 8


def test_a_paused_or_pulling_counter_gets_nobody_by_itself(people: People, auto_desk: Desk) -> None:
    neighbour = people.open_desk(f"{auto_desk.code[:-1]}2")
    auto_desk.pause(reason="istirahat").done()
    people.kiosk().take(f"{auto_desk.code[:-1]}01")
    assert (auto_desk.state()["ticket"], neighbour.state()["ticket"]) == (None, None)
    auto_desk.open()
    assert auto_desk.state()["ticket"] is not None, "back from the pause, the waiting visitor is called"
    auto_desk.lets_go()


# --- the slip at the kiosk


def test_who_missed_the_call_scans_the_slip_and_waits_again_once(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk = people.open_desk(agency.counter())
    ticket = kiosk.take(agency.service)
    behind = [kiosk.take(agency.service) for _ in range(5)]
    desk.move(desk.calls(), "no-show").done()
    slip = {"token": token_of(ticket)}
    back = kiosk.post("/api/v1/kiosk/return", slip).done()
    assert (back["state"], back["ahead"]) == ("waiting", 3)
    kiosk.post("/api/v1/kiosk/return", slip).refused("illegal-move")
    kiosk.post("/api/v1/kiosk/return", {"token": "x"}).refused("not-found", 404)
    order = []
    for _ in range(4):
        order.append(desk.calls()["id"])
        desk.lets_go()
    assert order == [*(each["id"] for each in behind[:3]), ticket["id"]]
    kiosk.post("/api/v1/kiosk/return", slip).refused("illegal-move")
