"""A kiosk that was cut off hands in its numbers: each is placed once by its age, or staff hear why not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

import variants
from client import Client, Json
from handing import PATH, Handing
from people import Agency, People, token_of

MakePeople = Callable[..., People]
_nth = count(1)


@pytest.fixture
def agency(people: People) -> Agency:
    return people.agency()


@pytest.fixture
def kiosk(people: People) -> Handing:
    """One machine for all tests of a hall; each uses numbers of an agency of its own."""
    made: Handing = people.__dict__.setdefault("machine", Handing(people, "Mesin kiosk"))
    return made


def waiting(people: People, agency: Agency) -> list[str]:
    return [ticket["number"] for ticket in people.desk(agency.counter()).waiting()["waiting"]]


def test_a_ticket_is_placed_by_its_age_and_said_again_it_changes_nothing(
    people: People, kiosk: Handing, agency: Agency
) -> None:
    # The heartbeat opens the day, and nobody stands before its opening.
    number = kiosk.number(agency.code)
    later = people.kiosk().take(agency.service)
    ticket = kiosk.issued(number, agency.service, age_s=600.0, paper="failed")
    placed = kiosk.hands_in(ticket)
    assert (placed["state"], placed["replaced"]) == ("placed", None)
    assert placed["ticket"]["paper"] == "failed"
    screen = people.screen()
    head = screen.head()
    assert kiosk.hands_in(ticket) == placed
    assert kiosk.hands_in({**ticket, "age_s": 1.0}) == placed
    assert screen.moves(head) == []
    assert waiting(people, agency) == [ticket["number"], later["number"]]
    phone = people.visitor.get(f"/api/v1/public/tickets/{ticket['token']}").done()
    assert (phone["state"], phone["ahead"], phone["number"]) == ("waiting", 0, ticket["number"])
    assert people.phone_of(later)["ahead"] == 1


def test_a_mute_printers_slip_alarms_no_officer(people: People, kiosk: Handing, agency: Agency) -> None:
    """Nobody can know of paper from a printer that says nothing; but nothing speaks against it either."""
    mute = kiosk.issued(kiosk.number(agency.code), agency.service, paper="unknown", paper_why="unconfirmed")
    doubted = kiosk.issued(kiosk.number(agency.code, 1), agency.service, paper="unknown")
    for ticket in (mute, doubted):
        assert kiosk.hands_in(ticket)["state"] == "placed"
    seen = {each["number"]: each["paper_why"] for each in people.desk(agency.counter()).waiting()["waiting"]}
    assert seen == {mute["number"]: "unconfirmed", doubted["number"]: None}
    told = [alarm["text"]["id"] for alarm in people.manager().overview()["alarms"]]
    assert not any(mute["number"] in text for text in told)


def test_the_manager_sees_at_once_how_many_are_still_to_be_handed_in(make_people: MakePeople) -> None:
    people = make_people()
    kiosk = Handing(people, "Kiosk pintu")
    first, second = (kiosk.issued(kiosk.number("C", nth), "C02") for nth in range(2))
    kiosk.beats(pending=2)
    left = []
    for ticket in (first, first, second):
        kiosk.hands_in(ticket)
        left.append(kiosk.device()["machine"]["pending"])
    assert left == [1, 1, 0], "a repeat hands in nothing more"


def test_it_never_stands_before_somebody_who_was_called(
    people: People, kiosk: Handing, agency: Agency
) -> None:
    other, desk = people.kiosk(), people.open_desk(agency.counter())
    called = other.take(agency.service)
    assert desk.calls()["number"] == called["number"]
    ticket = kiosk.issued(kiosk.number(agency.code), agency.service, age_s=3_000.0)
    placed = kiosk.hands_in(ticket)["ticket"]
    assert placed["issued_at"] >= called["issued_at"]
    desk.lets_go()
    assert desk.calls()["number"] == ticket["number"]
    desk.lets_go()
    assert people.hall.command("audit").returncode == 0


def test_a_call_that_overtook_by_a_rule_does_not_put_the_ticket_behind(
    people: People, kiosk: Handing, agency: Agency
) -> None:
    other, desk = people.kiosk(), people.open_desk(agency.counter())
    first, second = other.take(agency.service), other.take(agency.service)
    urgent = other.take(agency.service, priority=True)
    assert desk.calls()["number"] == urgent["number"]
    ticket = kiosk.issued(kiosk.number(agency.code), agency.service, age_s=600.0)
    kiosk.hands_in(ticket)
    assert waiting(people, agency) == [ticket["number"], first["number"], second["number"]]
    desk.lets_go()


def test_one_kiosks_tickets_keep_their_order_whatever_ages_they_claim(
    people: People, kiosk: Handing, agency: Agency
) -> None:
    ages = (100.0, 400.0, 50.0)
    tickets = [
        kiosk.issued(kiosk.number(agency.code, nth), agency.service, age_s=age)
        for nth, age in enumerate(ages)
    ]
    results = kiosk.hands(*tickets).done()["results"]
    assert [each["state"] for each in results] == ["placed"] * 3
    assert waiting(people, agency) == [each["number"] for each in tickets]


def test_what_the_server_issued_for_the_same_try_is_taken_back(
    people: People, kiosk: Handing, agency: Agency
) -> None:
    kiosk.beats()
    key = f"percobaan {next(_nth)}"
    body = {"service": agency.service}
    lost = kiosk.kiosk.post("/api/v1/kiosk/tickets", body, key=key).done()
    ticket = kiosk.issued(kiosk.number(agency.code), agency.service, key=key, age_s=0.0)
    placed = kiosk.hands_in(ticket)
    assert placed["replaced"] == lost["number"]
    assert placed["ticket"]["issued_at"] == lost["issued_at"], "the older of the two ages"
    assert people.phone_of(lost)["state"] == "cancelled"
    assert waiting(people, agency) == [ticket["number"]]
    fetched = kiosk.kiosk.post("/api/v1/kiosk/print-jobs/claim", {"install": kiosk.install}).done()
    assert fetched == {"job": None}, "nobody prints the slip of the lost answer"
    again = kiosk.kiosk.post("/api/v1/kiosk/tickets", body, key=key)
    assert again.refused("illegal-move")


def test_a_try_that_nobody_waits_for_is_taken_back(people: People, kiosk: Handing, agency: Agency) -> None:
    kiosk.beats()
    body, key = {"service": agency.service}, f"ditinggal {next(_nth)}"
    lost = kiosk.kiosk.post("/api/v1/kiosk/tickets", body, key=key).done()
    never = f"tak sampai {next(_nth)}"
    for _ in range(2):
        assert kiosk.hands(abandoned=(key, never)).done() == {"results": []}
    assert people.phone_of(lost)["state"] == "cancelled"
    kiosk.kiosk.post("/api/v1/kiosk/tickets", body, key=never).refused("illegal-move")
    assert waiting(people, agency) == []


def test_what_cannot_be_placed_is_listed_for_staff(people: People, kiosk: Handing, agency: Agency) -> None:
    number = kiosk.number(agency.code)
    kiosk.hands_in(kiosk.issued(number, agency.service))
    cases: list[tuple[Json, str]] = [
        (kiosk.issued(number, agency.service), "number-taken"),
        (kiosk.issued(kiosk.number(agency.code, 1), agency.service, day="2026-01-02"), "other-day"),
        (kiosk.issued(f"{agency.code}-017", agency.service), "not-its-band"),
        (kiosk.issued(kiosk.number(agency.code, 2), "C02"), "not-its-band"),
    ]
    for ticket, why in cases:
        result = kiosk.hands_in(ticket)
        assert (result["state"], result["why"], result["ticket"]) == ("refused", why, None)
        assert kiosk.hands_in(ticket) == result
    shown = people.manager().overview()
    listed = [each["why"] for each in shown["refused_slips"] if each["number"].startswith(agency.code)]
    assert listed == [why for _ticket, why in cases]
    assert any(alarm["code"] == "kiosk-slips" and number in alarm["text"]["id"] for alarm in shown["alarms"])


def test_a_service_that_is_gone_meanwhile_loses_nobody(
    people: People, kiosk: Handing, agency: Agency
) -> None:
    result = kiosk.hands_in(kiosk.issued(kiosk.number(agency.code), f"{agency.code}99"))
    assert (result["state"], result["ticket"]["service"]["code"]) == ("placed", agency.service)


@pytest.mark.parametrize("error", [{"code": {"a": 1}}, ["x"], {"nik": "3302"}, {"detail": "x" * 50_000}])
def test_what_a_printer_never_says_is_refused(kiosk: Handing, error: object) -> None:
    body = {"state": "failed", "error": error}
    kiosk.kiosk.post("/api/v1/kiosk/print-jobs/1", body).refused("validation", 422)


@pytest.mark.parametrize("language", ["fr", "<b>", "a\0b"])
def test_a_slip_in_a_language_that_is_no_longer_offered_loses_nobody(
    people: People, kiosk: Handing, agency: Agency, language: str
) -> None:
    issued = kiosk.issued(kiosk.number(agency.code), agency.service, language=language)
    assert kiosk.hands_in(issued)["state"] == "placed"
    assert [ticket["language"] for ticket in people.desk(agency.counter()).waiting()["waiting"]] == ["id"]


def test_the_kiosk_fetches_its_slips_and_says_what_became_of_them(
    people: People, kiosk: Handing, agency: Agency
) -> None:
    kiosk.beats()
    ticket = kiosk.kiosk.take(agency.service)
    claim = {"install": kiosk.install}
    assert kiosk.beats()["queued"] == 1
    job = kiosk.kiosk.post("/api/v1/kiosk/print-jobs/claim", claim, key=f"ambil {next(_nth)}").done()["job"]
    assert (job["ticket"], job["slip"]["number"]) == (ticket["id"], ticket["number"])
    report = f"/api/v1/kiosk/print-jobs/{job['id']}"
    trouble = {"state": "failed", "error": {"code": "paper-out"}}
    for _ in range(2):
        kiosk.kiosk.post(report, trouble).done()
    desk = people.desk(agency.counter())
    assert desk.waiting()["waiting"][0]["paper"] == "failed"
    second = kiosk.kiosk.take(agency.service)
    kiosk.kiosk.post("/api/v1/kiosk/print-jobs/claim", claim).done()
    assert kiosk.kiosk.post("/api/v1/kiosk/print-jobs/claim", claim).done() == {"job": None}
    papers = {each["number"]: each["paper"] for each in desk.waiting()["waiting"]}
    assert papers[second["number"]] == "unknown", "it died while printing, as far as anybody can know"
    people.kiosk().post(report, trouble).refused("not-found", 404)


def test_bands_are_given_once_a_day_and_a_new_disk_gets_a_new_one(make_people: MakePeople) -> None:
    people = make_people()
    first, second, third, fourth, fifth = (Handing(people, f"Kiosk {nth}") for nth in range(1, 6))
    indexes = [each.beats()["band"]["index"] for each in (first, second, third)]
    assert indexes == [0, 1, 2]
    assert first.beats()["band"]["index"] == 0, "it keeps its own"
    renewed = Handing(people, "Kiosk 2")
    assert renewed.beats()["band"]["index"] == 3, "another disk does not know how many were used"
    assert fourth.beats()["band"] is None, "the old disk's band is not given away today"
    third.is_shut_out()
    assert fifth.beats()["band"] is None, "nor that of a kiosk that was shut out today"
    alarms = {alarm["code"]: alarm["text"]["id"] for alarm in people.manager().overview()["alarms"]}
    assert "Kiosk" in alarms["kiosk-no-band"]
    machine = first.device()["machine"]
    assert (machine["numbers"], machine["online"], machine["pending"]) == ("900\N{EN DASH}924", True, 0)
    with Client(people.hall.url, third.kiosk.token) as stolen:
        stolen.post("/api/v1/kiosk/hand-in", {"tickets": [], "abandoned": []}).refused("unauthorized", 401)


def test_a_slip_of_a_closed_day_is_for_staff_to_see_to(make_people: MakePeople) -> None:
    people = make_people()
    kiosk = Handing(people, "Kiosk pintu")
    ticket = kiosk.issued(kiosk.number("C"), "C02")
    people.manager().close_day()
    assert kiosk.hands_in(ticket)["why"] == "day-closed"


def test_letters_give_each_kiosk_numbers_of_its_own(make_people: MakePeople) -> None:
    people = make_people(variants.with_letters_for_kiosks)
    first, second = Handing(people, "Kiosk 1"), Handing(people, "Kiosk 2")
    assert (first.number("C"), second.number("C")) == ("CN-001", "CO-001")
    ticket = second.issued(second.number("C", 6), "C02")
    assert second.hands_in(ticket)["state"] == "placed"
    desk = people.open_desk("C1")
    assert desk.calls()["number"] == "CO-007"


def test_a_manager_tells_a_kiosk_what_to_do(people: People, kiosk: Handing) -> None:
    kiosk.beats(can_update=False)
    path = f"/api/v1/manage/kiosks/{kiosk.device()['id']}/order"
    manager = people.manager()
    manager.post(path, {"order": "update"}).refused("validation", 422)
    manager.post(path, {"order": "restart"}).done()
    assert kiosk.beats()["order"] == "restart"
    assert kiosk.beats(obeyed="restart")["order"] is None
    screen = next(d for d in manager.get("/api/v1/manage/devices").done()["devices"] if d["machine"] is None)
    manager.post(f"/api/v1/manage/kiosks/{screen['id']}/order", {"order": "restart"}).refused(
        "not-found", 404
    )


def test_the_slip_opens_the_same_page_as_any_other(people: People, kiosk: Handing, agency: Agency) -> None:
    ticket = kiosk.issued(kiosk.number(agency.code), agency.service)
    kiosk.hands_in(ticket)
    other = people.kiosk().take(agency.service)
    assert len(ticket["token"]) == len(token_of(other))
    cancel = people.visitor.post(f"/api/v1/public/tickets/{ticket['token']}/cancel").done()
    assert cancel["state"] == "cancelled"


def test_a_kiosk_that_was_shut_out_by_mistake_and_paired_anew_is_not_told_that_its_slips_are_others(
    people: People,
) -> None:
    agency = people.agency()
    before = Handing(people, f"sebelum {agency.code}")
    placed = before.issued(before.number(agency.code), agency.service)
    assert before.hands_in(placed)["state"] == "placed"
    before.kiosk.post("/api/v1/kiosk/tickets", {"service": agency.service}, key=f"lost {agency.code}").done()
    own = before.issued(before.number(agency.code, 1), agency.service, key=f"lost {agency.code}")
    before.is_shut_out()
    now = Handing(people, f"sesudah {agency.code}", install=before.install)
    now.beats()
    assert now.hands_in(placed)["state"] == "placed", "told again, it is the same ticket"
    assert now.hands_in(own)["replaced"] == f"{agency.code}-001"
    waiting = people.desk(agency.counter()).waiting()["waiting"]
    assert [each["number"] for each in waiting] == [placed["number"], own["number"]]


def test_a_kiosk_whose_clock_was_weeks_behind_is_heard_all_the_same(kiosk: Handing, agency: Agency) -> None:
    slip = kiosk.issued(kiosk.number(agency.code), agency.service, age_s=20 * 86_400.0)
    assert kiosk.hands_in(slip)["state"] == "placed"


def test_a_key_holds_for_handing_in_as_for_every_call(kiosk: Handing, agency: Agency) -> None:
    slip = kiosk.issued(kiosk.number(agency.code), agency.service)
    body = {"tickets": [slip], "abandoned": []}
    first = kiosk.kiosk.post(PATH, body, key=f"once {agency.code}")
    again = kiosk.kiosk.post(PATH, body, key=f"once {agency.code}")
    assert (first.done(), again.done(), again.replayed) == (first.done(), first.done(), True)
    kiosk.kiosk.post(PATH, {"tickets": [], "abandoned": []}, key=f"once {agency.code}").refused(
        "idempotency-mismatch", 422
    )
