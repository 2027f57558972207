"""Who is called next: the oldest, with priority that overtakes but never twice in a row; by work profile."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import insert, update

import variants
from client import Json
from fairness import hold
from people import Desk, People
from server import settings, store
from server.tables import counter_services


def test_first_come_first_served(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    came = [kiosk.take(wish)["id"] for wish in [agency.service, agency.other_service] * 3]
    assert calls(people.open_desk(agency.counter()), 6) == came


def test_priority_overtakes_but_never_twice_in_a_row(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    regular = [kiosk.take(agency.service)["id"] for _ in range(4)]
    hurried = [kiosk.take(agency.service, priority=True)["id"] for _ in range(3)]
    expected = [hurried[0], regular[0], hurried[1], regular[1], hurried[2], regular[2], regular[3]]
    assert calls(people.open_desk(agency.counter()), 7) == expected


def test_the_rule_holds_over_all_counters_of_the_queue(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desks = [people.open_desk(agency.counter(nth)) for nth in (1, 2, 3)]
    regular = [kiosk.take(agency.service)["id"] for _ in range(3)]
    hurried = [kiosk.take(agency.service, priority=True)["id"] for _ in range(3)]
    called = [calls(desk, 1)[0] for desk in desks + desks]
    assert called == [hurried[0], regular[0], hurried[1], regular[1], hurried[2], regular[2]]


def test_whoever_is_passed_over_can_see_why(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk = people.open_desk(agency.counter())
    regular = [kiosk.take(agency.service)["number"] for _ in range(2)]
    hurried = kiosk.take(agency.service, priority=True)
    answer = desk.call_next().done()
    assert answer["ticket"]["id"] == hurried["id"]
    why = answer["why"]
    assert why["candidates"] == 3
    assert why["passed_over"] == [{"number": number, "rule": "priority-overtakes"} for number in regular]


def test_an_officer_chooses_a_ticket_and_says_why(people: People) -> None:
    agency, kiosk, screen = people.agency(), people.kiosk(), people.screen()
    desk = people.open_desk(agency.counter())
    first, second = kiosk.take(agency.service), kiosk.take(agency.service)
    for reason in ({}, {"reason": ""}, {"reason": "   "}, {"reason": None}, {"reason": "x" * 201}):
        desk.post(f"/api/v1/counter/tickets/{second['id']}/call", reason).refused("validation", 422)
    head = screen.head()
    assert desk.move(second, "call", reason="lansia yang sakit").done()["state"] == "called"
    (event,) = screen.moves(head)
    assert "lansia" not in str(event)  # free words may be about a person: events carry none
    assert event["data"]["why"]["passed_over"] == [{"number": first["number"], "rule": "chosen-by-officer"}]


def test_people_ahead_are_those_who_will_be_called_before(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    desk = people.open_desk(agency.counter())
    regular = [kiosk.take(agency.service) for _ in range(3)]
    assert [ticket["ahead"] for ticket in regular] == [0, 1, 2]
    hurried = kiosk.take(agency.service, priority=True)
    assert hurried["ahead"] == 0
    assert hurried["estimate"]["low_min"] <= hurried["estimate"]["high_min"]
    desk.calls()
    assert people.phone_of(hurried)["ahead"] is None
    assert [people.phone_of(ticket)["ahead"] for ticket in regular] == [0, 1, 2]
    assert people.phone_of(regular[0])["estimate"]["low_min"] == 0


def test_a_counter_helps_another_agency_only_when_its_own_has_nobody(people_on_sqlite: People) -> None:
    people = people_on_sqlite
    home, helped, peer = people.agency(), people.agency(), people.agency()
    helps(people, home.counter(), {helped.service: 2, peer.service: 1})
    kiosk, desk = people.kiosk(), people.open_desk(home.counter())
    foreign = kiosk.take(helped.service)["id"]
    equal = kiosk.take(peer.service)["id"]
    own = [kiosk.take(home.service)["id"] for _ in range(2)]
    assert desk.state()["waiting"] == 4
    answer = desk.call_next().done()
    assert answer["ticket"]["id"] == equal, "equal ranks are one pool by age"
    assert [each["rule"] for each in answer["why"]["passed_over"]] == ["lower-rank"]
    desk.lets_go()
    assert calls(desk, 3) == [*own, foreign]
    people.kiosk().take(helped.other_service)
    assert desk.call_next().done()["ticket"] is None, "not every service of the agency that is helped"


def calls(desk: Desk, count: int) -> list[Json]:
    """Ids of the next so many, each missed."""
    ids = []
    for _ in range(count):
        ticket = desk.calls()
        ids.append(ticket["id"])
        desk.move(ticket, "no-show").done()
    return ids


def helps(people: People, counter: str, ranks: dict[str, int]) -> None:
    """Put services of others into a counter's profile, as a manager's page will."""
    from server.tables import branches

    loaded = settings.load(people.hall.config, people.hall.environment)
    db = store.open_hall(loaded, people.hall.data)
    with db.raw_transaction() as conn:
        view = db.catalogue(conn)
        for code, rank in ranks.items():
            values = {
                "counter_id": view.counter_by_code[counter].id,
                "service_id": view.service_by_code[code].id,
                "rank": rank,
            }
            conn.execute(insert(counter_services).values(values))
        conn.execute(update(branches).values(catalogue_version=branches.c.catalogue_version + 1))
    db.close()


def test_who_was_at_another_counter_is_not_owed_the_calls_that_went_on_meanwhile(
    make_people: Callable[..., People],
) -> None:
    """A visitor with two errands is let past twice: the regular call between was nobody's to wait for."""
    people = make_people(variants.with_scripted_officers)
    kiosk, elsewhere, desk = people.kiosk(), people.open_desk("R1"), people.open_desk("C1")
    kiosk.take("R01")
    errand = elsewhere.calls()
    elsewhere.move(errand, "start").done()
    second = elsewhere.post(f"/api/v1/counter/tickets/{errand['id']}/add", {"service": "C02"}).done()
    elsewhere.move(errand, "park").done()
    first_in_need, younger = kiosk.take("C02", priority=True), kiosk.take("C02")
    order = [called_and_gone(desk)]
    elsewhere.move(errand, "call", reason="berkas sudah ada").done()
    order.append(called_and_gone(desk))
    elsewhere.move(errand, "start").done()
    elsewhere.move(errand, "finish").done()
    second_in_need = kiosk.take("C02", priority=True)
    order += [called_and_gone(desk), called_and_gone(desk)]
    assert order == [each["number"] for each in (first_in_need, younger, second_in_need, second)]
    hold(people.screen().events(0))


def called_and_gone(desk: Desk) -> str:
    number: str = desk.calls()["number"]
    desk.lets_go()
    return number
