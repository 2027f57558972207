"""Traces that touts leave: what the manager is shown of a day, and who it is said of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from client import Json
from people import People, token_of

PATTERNS = "/api/v1/manage/patterns"


def seen(people: People, name: str) -> list[Json]:
    """What the manager is shown about one kiosk or one person."""
    findings: list[Json] = people.manager().get(PATTERNS).done()["findings"]
    return [each for each in findings if each["who"]["name"] == name]


def test_a_kiosk_whose_numbers_come_out_too_fast_is_named_with_them(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk("Kios timur")
    taken = [kiosk.take(agency.service) for _ in range(7)]
    (burst,) = seen(people, "Kios timur")
    assert (burst["kind"], burst["who"]["kind"], burst["count"]) == ("burst", "kiosk", 7)
    assert burst["agency"]["code"] == agency.code
    assert burst["numbers"] == [each["number"] for each in taken]
    assert (burst["first_at"], burst["last_at"]) == (taken[0]["issued_at"], taken[-1]["issued_at"])
    assert burst["text"].keys() == {"id", "en", "jv"}
    assert "Kios timur mengeluarkan 7 nomor" in burst["text"]["id"]


def test_slips_of_one_hand_are_seen_when_they_are_put_back_together(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk("Kios barat")
    taken = [kiosk.take(agency.service) for _ in range(6)]
    for ticket in taken[:5]:
        people.visitor.post(f"/api/v1/public/tickets/{token_of(ticket)}/push-back").done()
    (together,) = [each for each in seen(people, "Kios barat") if each["kind"] == "together"]
    assert (together["deed"], together["count"]) == ("push_back", 5)
    assert "put back together" in together["text"]["en"]


def test_voids_and_choices_are_counted_for_who_made_them_but_not_what_was_undone(people: People) -> None:
    agency, kiosk = people.agency(), people.kiosk("Kios selatan")
    desk, name = people.open_desk(agency.counter()), f"desk-{agency.counter()}"
    first, *taken = [kiosk.take(agency.service) for _ in range(16)]
    for ticket in taken[:8]:
        desk.move(ticket, "cancel", reason="pengunjung pulang").done()
    desk.move(taken[7], "undo").done()
    for ticket in taken[9:15]:
        desk.move(ticket, "call", reason="sakit").done()
        desk.lets_go()
    (early,) = seen(people, name)
    assert (early["kind"], early["who"]["kind"], early["count"]) == ("early", "staff", 6)
    desk.move(taken[7], "cancel").done()
    cancels, early = seen(people, name)
    assert (cancels["kind"], cancels["count"]) == ("cancels", 8)
    assert first["number"] not in cancels["numbers"] + early["numbers"]


def test_numbers_that_nobody_came_with_are_told_apart_from_a_queue_that_waits(
    make_people: Callable[..., People],
) -> None:
    """In a hall of its own: what is unusual depends on everybody else's day."""
    people = make_people()
    kiosk, desk = people.kiosk("Kios utara"), people.open_desk("C1")
    for _ in range(12):
        kiosk.take("C02")
    for nth in range(10):
        ticket = desk.calls()
        if nth in (3, 6):
            desk.move(ticket, "start").done()
        desk.lets_go()
    found = {each["kind"]: each for each in seen(people, "Kios utara")}
    assert (found["unused"]["count"], found["unused"]["of"]) == (8, 10)


def test_voids_and_choices_and_who_was_brought_back_stand_on_record_with_their_reasons(
    people: People,
) -> None:
    agency, kiosk, manager = people.agency(), people.kiosk("Kios tengah"), people.manager()
    desk, name = people.open_desk(agency.counter()), f"desk-{agency.counter()}"
    head = manager.head()
    _first, chosen, void, told, own = [kiosk.take(agency.service) for _ in range(5)]
    desk.move(chosen, "call", reason="ambulans").done()
    desk.move(chosen, "no-show").done()
    manager.post(f"/api/v1/manage/tickets/{chosen['id']}/call-back", {"reason": "tidak terdengar"}).done()
    desk.move(void, "cancel", reason="salah ambil").done()
    desk.move(void, "undo").done()
    desk.move(void, "cancel").done()
    manager.post(f"/api/v1/manage/tickets/{told['id']}/cancel", {"reason": "pulang"}).done()
    people.visitor.post(f"/api/v1/public/tickets/{token_of(own)}/cancel").done()
    desk.post("/api/v1/counter/serve-direct").done()

    record = [
        each for each in manager.get(PATTERNS).done()["record"] if each["agency"]["code"] == agency.code
    ]
    shown = [(each["deed"], each["who"]["name"], each["reason"], each["undone"]) for each in record]
    assert shown == [
        ("early", name, "ambulans", False),
        ("return", "manager", "tidak terdengar", False),
        ("cancel", name, "salah ambil", True),
        ("cancel", name, None, False),
        ("cancel", "manager", "pulang", False),
        ("early", name, "walk-direct", False),
    ]
    events = [each for each in manager.events(head) if "salah ambil" in str(each) or "pulang" in str(each)]
    assert events == [], "a reason may be about a person: screens are not told"


def test_another_day_is_looked_at_by_its_date(people: People) -> None:
    manager = people.manager()
    today = manager.get(PATTERNS).done()
    assert manager.get(PATTERNS, day=today["day"]).done()["checked"]["numbers"] >= today["checked"]["numbers"]
    for day in ("2020-01-01", "2099-12-31"):
        other = manager.get(PATTERNS, day=day).done()
        assert other == {"day": day, "checked": {"numbers": 0, "acts": 0}, "findings": [], "record": []}


@pytest.mark.parametrize("day", ["kemarin", "", "2026-13-01", "20261123", "2026-11-23~"])
def test_what_is_no_date_is_refused(people: People, day: str) -> None:
    people.manager().get(PATTERNS, day=day).refused("validation", 422)
