"""Printer truth: every fault, what the visitor keeps, what staff are told; no slip lost, none doubled."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

import variants
from client import Json
from hall import Hall
from machine import wait_until
from people import People
from slip_tray import MAIN, OTHER, Tray, says_copy, with_two_printers

SERVICE = "C01"
OWN_SERVICE, OWN_COUNTER = "U01", "U1"
"""Of an agency where no other test of this file takes a number."""


def with_short_rolls(config: variants.Config) -> None:
    """Paper for a dozen slips, so that its end comes in a test."""
    for printer in config["printers"]:
        printer.update(roll_m=1.2, warn_slips=10)


@pytest.fixture(scope="module")
def people(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    config = variants.write(
        tmp_path_factory.mktemp("config"), with_two_printers, with_short_rolls, variants.with_trial_accounts
    )
    people = People(make_hall(config=config))
    yield people
    people.close()
    people.hall.kill()


@pytest.fixture
def tray(people: People) -> Iterator[Tray]:
    tray = Tray(people)
    tray.mend()
    yield tray
    tray.mend()
    for printer in (MAIN, OTHER):
        people.manager().post(f"/api/v1/manage/printers/{printer}/roll").done()


def print_again(people: People, ticket: Json, printer: str | None = None, key: str | None = None) -> Json:
    body = {"printer": printer} if printer else None
    return people.kiosk().post(f"/api/v1/kiosk/tickets/{ticket['id']}/print", body, key=key).done()


def told_of(people: People, ticket: Json) -> list[Json]:
    """The ticket's paper in the log."""
    events = people.manager().events(0)
    about = [event for event in events if event["data"].get("ticket", {}).get("id") == ticket["id"]]
    return [event for event in about if "print" in event["type"]]


def printer_of(people: People, name: str) -> Json:
    found: Json = next(
        each
        for each in people.manager().get("/api/v1/manage/printers").done()["printers"]
        if each["name"] == name
    )
    return found


def alarms(people: People) -> dict[str, str]:
    return {alarm["code"]: alarm["text"]["id"] for alarm in people.manager().overview()["alarms"]}


FAULTS = [
    ("paper_out", "failed", "paper-out", False),
    ("cover_open", "failed", "cover-open", False),
    ("offline", "failed", "offline", False),
    ("paper_out_mid_slip", "unknown", "paper-out", True),
    ("half_write", "unknown", "stuck", True),
    ("wrong_id", "unknown", "wrong-answer", True),
]


@pytest.mark.parametrize(("fault", "paper", "code", "copy"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_visitor_whose_slip_did_not_come_out_keeps_the_place_and_gets_one_elsewhere(
    people: People, tray: Tray, fault: str, paper: str, code: str, copy: bool
) -> None:
    tray.break_(fault)
    ticket = people.kiosk().take(SERVICE)
    [job] = tray.settled(ticket)
    assert (job.state, job.error["code"]) == (paper, code)
    shown = people.phone_of(ticket)
    assert (shown["state"], shown["paper"], shown["paper_why"]) == ("waiting", paper, code)
    assert ticket["number"] in alarms(people)["unprinted"]
    assert MAIN in alarms(people)["printer"]

    offered = people.kiosk().get("/api/v1/kiosk/printers").done()["printers"]
    assert [each["name"] for each in offered if each["offered"]] == [OTHER]
    again = print_again(people, ticket, OTHER)
    assert (again["copy"], again["printer"]) == (copy, OTHER)
    jobs = tray.settled(ticket, 2)
    assert [job.state for job in jobs] == [paper, "done"]
    out = tray.paper(jobs[1])
    assert out is not None
    assert says_copy(out) == copy
    assert people.phone_of(ticket)["paper"] == "done"
    assert ticket["number"] not in alarms(people).get("unprinted", "")
    if fault != "wrong_id":  # there the first slip came out, and nobody could know
        assert len(tray.whole(ticket)) == 1
    events = told_of(people, ticket)
    assert [each["type"] for each in events] == [
        "ticket.print_failed",
        "ticket.reprinted",
        "ticket.printed",
    ]
    assert events[0]["data"]["error"]["code"] == code
    reprinted = events[1]["data"]
    assert (events[1]["actor"], reprinted["copy"], reprinted["printer"]) == ("token:kiosk", copy, OTHER)
    assert not any(ticket["url"] in str(event) for event in events)
    record = people.manager().get("/api/v1/manage/patterns").done()["record"]
    (row,) = [each for each in record if each["number"] == ticket["number"]]
    assert (row["deed"], row["who"]["name"], row["paper_why"]) == ("reprint", "kiosk", code)


@pytest.mark.parametrize("fault", ["silent", "garbage"])
def test_a_mute_printers_slip_is_unknown_and_alarms_nobody(people: People, tray: Tray, fault: str) -> None:
    tray.break_(fault)
    ticket = people.kiosk().take(SERVICE)
    [job] = tray.settled(ticket)
    assert (job.state, job.error["code"]) == ("unknown", "unconfirmed")
    shown = people.phone_of(ticket)
    assert (shown["paper"], shown["paper_why"]) == ("unknown", "unconfirmed")
    assert ticket["number"] not in alarms(people).get("unprinted", "")
    assert "printer" not in alarms(people)
    assert [each["type"] for each in told_of(people, ticket)] == ["ticket.print_unconfirmed"]
    assert print_again(people, ticket, OTHER)["copy"] is True
    [_, second] = tray.settled(ticket, 2)
    out = tray.paper(second)
    assert out is not None
    assert says_copy(out)


def test_one_touch_too_many_prints_one_slip(people: People, tray: Tray) -> None:
    tray.break_("paper_out")
    ticket = people.kiosk().take(SERVICE)
    tray.settled(ticket)
    first = print_again(people, ticket, OTHER, key="touch-1")
    assert print_again(people, ticket, OTHER, key="touch-1") == first
    tray.settled(ticket, 2)
    assert len(tray.whole(ticket)) == 1


def test_a_slip_that_still_queues_comes_out_at_the_other_printer_instead(people: People, tray: Tray) -> None:
    tray.break_("slow")
    ahead = people.kiosk().take(SERVICE)
    ticket = people.kiosk().take(SERVICE)
    assert print_again(people, ticket, OTHER)["copy"] is False
    assert [job.state for job in tray.settled(ahead)] == ["done"]
    assert len(tray.whole(ahead)) == 1
    assert [job.state for job in tray.settled(ticket, 2)] == ["expired", "done"]
    [paper] = tray.whole(ticket)
    assert not says_copy(paper)


def test_only_the_kiosk_that_issued_a_ticket_prints_it_again_and_not_for_ever(
    people: People, tray: Tray
) -> None:
    ticket = people.kiosk().take(SERVICE)
    tray.settled(ticket)
    path = f"/api/v1/kiosk/tickets/{ticket['id']}/print"
    people.kiosk("another").post(path).refused("forbidden", 403)
    people.kiosk().post(path, {"printer": "nirgendwo"}).refused("validation", 422)
    for count in (2, 3, 4):
        assert print_again(people, ticket)["copy"] is True
        tray.settled(ticket, count)
    people.kiosk().post(path).refused("reprint-over")
    assert [says_copy(paper) for paper in tray.whole(ticket)] == [False, True, True, True]


def test_staff_print_a_copy_with_a_reason_that_stays_on_record(people: People, tray: Tray) -> None:
    ticket = people.kiosk().take(SERVICE)
    tray.settled(ticket)
    wish = {"reason": "karcis hilang", "printer": OTHER}
    desk = people.open_desk("C1")
    assert desk.move(ticket, "reprint", **wish).done()["copy"] is True
    tray.settled(ticket, 2)
    again = people.manager().post(f"/api/v1/manage/tickets/{ticket['id']}/reprint", {"reason": "basah"})
    assert again.done()["printer"] == OTHER
    tray.settled(ticket, 3)
    assert [says_copy(paper) for paper in tray.whole(ticket)] == [False, True, True]
    reprints = [each for each in told_of(people, ticket) if each["type"] == "ticket.reprinted"]
    assert [each["actor"] for each in reprints] == ["token:desk-C1", "token:manager"]
    assert "basah" not in str(reprints), "a reason may be about a person: screens are not told"
    record = people.manager().get("/api/v1/manage/patterns").done()["record"]
    mine = [each for each in record if each["number"] == ticket["number"]]
    assert [(each["deed"], each["who"]["name"], each["reason"], each["copy"]) for each in mine] == [
        ("reprint", "desk-C1", "karcis hilang", True),
        ("reprint", "manager", "basah", True),
    ]
    desk.move(ticket, "reprint").refused("validation", 422)
    people.manager().post(f"/api/v1/manage/tickets/{ticket['id']}/cancel", {"reason": "uji"}).done()
    desk.move(ticket, "reprint", **wish).refused("illegal-move")
    desk.shut()


def test_the_roll_is_counted_warns_early_and_begins_anew(people: People, tray: Tray) -> None:
    full = printer_of(people, OTHER)["paper"]
    assert (full["metres"], full["of_metres"], full["low"]) == (1.2, 1.2, False)
    ticket = people.kiosk().take(SERVICE)
    tray.settled(ticket)
    before = people.manager().head()
    for count in (2, 3, 4):
        print_again(people, ticket, OTHER)
        tray.settled(ticket, count)
    paper = printer_of(people, OTHER)["paper"]
    used = sum(out.image.height / 8 + 12 for out in tray.whole(ticket)[1:])
    assert paper["metres"] == pytest.approx(1.2 - used / 1000, abs=0.06)
    assert paper["low"]
    assert OTHER in alarms(people)["paper-low"]
    changed = [each["data"] for each in people.manager().events(before) if each["type"] == "printer.changed"]
    assert changed == [{"printer": OTHER, "state": "ok", "code": "paper-low"}]
    measured = people.manager().get("/metrics").raw.decode()
    assert f'antrean_printer_paper_left_metres{{printer="{OTHER}"}} {paper["metres"]}' in measured

    people.manager().post(f"/api/v1/manage/printers/{OTHER}/roll").done()
    assert printer_of(people, OTHER)["paper"]["metres"] == 1.2
    assert "paper-low" not in alarms(people)


def test_a_roll_put_in_after_the_old_one_ended_is_noticed_without_a_visitor(
    people: People, tray: Tray
) -> None:
    ticket = people.kiosk().take(SERVICE)
    tray.settled(ticket)
    tray.break_("paper_out")
    tray.settled(people.kiosk().take(SERVICE))
    assert printer_of(people, MAIN)["last_error"] == "paper-out"
    out = printer_of(people, MAIN)["paper"]
    assert (out["metres"], out["slips"], out["low"]) == (0, 0, True)
    tray.mend()
    wait_until(lambda: printer_of(people, MAIN)["state"] == "ok", "the printer is asked again", 20)
    assert printer_of(people, MAIN)["paper"]["metres"] == 1.2


def test_the_printers_own_sensor_warns_as_well(people: People, tray: Tray) -> None:
    tray.break_("paper_low")
    ticket = people.kiosk().take(SERVICE)
    tray.settled(ticket)
    assert people.phone_of(ticket)["paper"] == "done"
    shown = printer_of(people, MAIN)
    assert (shown["state"], shown["warning"], shown["paper"]["low"]) == ("ok", "paper-low", True)
    assert MAIN in alarms(people)["paper-low"]


def test_a_test_slip_is_printed_for_whoever_asks(people: People, tray: Tray) -> None:
    made = people.manager().post(f"/api/v1/manage/printers/{OTHER}/test").done()
    file = tray.folder / f"{made['job']}.bin"
    wait_until(file.exists, "the test slip is out", 20)
    people.manager().post("/api/v1/manage/printers/nirgendwo/test").refused("not-found", 404)
    people.manager().get("/api/v1/manage/slips").done()


def test_whatever_printers_do_no_slip_is_lost_and_none_is_doubled_without_saying_so(
    people: People, tray: Tray
) -> None:
    faults = ["", *(fault for fault, *_ in FAULTS), "silent", "garbage", "paper_low"]
    taken = []
    for _ in range(15):
        for printer in (MAIN, OTHER):
            tray.break_(random.choice(faults), printer)
        taken.append(ticket := people.kiosk().take(OWN_SERVICE))
        tray.settled(ticket)
        for again in range(random.randrange(3)):
            print_again(people, ticket, random.choice((MAIN, OTHER)))
            tray.settled(ticket, again + 2)
    tray.mend()
    for ticket in taken:
        if people.phone_of(ticket)["paper"] != "done":
            print_again(people, ticket, OTHER)
    desk = people.open_desk(OWN_COUNTER)
    for ticket in taken:
        jobs = tray.settled(ticket, len(tray.jobs(ticket)))
        whole = [job for job in jobs if (paper := tray.paper(job)) and paper.cut]
        unmarked = [paper for paper in tray.whole(ticket) if not says_copy(paper)]
        assert len(whole) >= 1
        assert len(unmarked) <= 1, [(job.state, job.error) for job in jobs]
        assert all(tray.paper(job) is None for job in jobs if job.state in ("failed", "expired"))
        assert all(job in whole for job in jobs if job.state == "done")
        assert desk.calls()["number"] == ticket["number"]
        desk.lets_go()
    assert desk.call_next().done()["ticket"] is None
    desk.shut()


def test_at_two_servers_and_postgresql_it_is_the_same(people_at_two_servers: People) -> None:
    people = people_at_two_servers
    tray = Tray(people)
    service = people.agency().service
    ticket = people.kiosk().take(service)
    assert [job.state for job in tray.settled(ticket)] == ["done"]
    assert print_again(people, ticket)["copy"] is True
    assert [job.state for job in tray.settled(ticket, 2)] == ["done", "done"]
    assert [each["type"] for each in told_of(people, ticket)] == [
        "ticket.printed",
        "ticket.reprinted",
        "ticket.printed",
    ]
    [shown] = people.manager().get("/api/v1/manage/printers").done()["printers"]
    assert (shown["state"], shown["paper"]["printed"] >= 2) == ("ok", True)
