"""A kiosk serves on when its server, its cable, or itself dies: a number for each visitor, called once."""

from __future__ import annotations

import socket
import stat
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import fairness
import variants
from client import Json
from fault_proxy import FaultProxy
from hall import Hall
from kiosk_machine import KioskMachine
from machine import wait_until
from people import Agency, Enrolment, People

SPEED = 20
"""Ten seconds of the hall pass in half a real one."""


def with_many_bands(config: variants.Config) -> None:
    config["kiosks"]["bands"] = 20


@pytest.fixture(scope="module")
def people(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    edits = (variants.with_quiet_agencies, with_many_bands)
    people = People(make_hall(config=variants.write(tmp_path_factory.mktemp("config"), *edits), speed=SPEED))
    yield people
    people.close()
    people.hall.kill()


@pytest.fixture
def agency(people: People) -> Agency:
    return people.agency()


@pytest.fixture(scope="module")
def cable(people: People) -> Iterator[FaultProxy]:
    with FaultProxy(people.hall.ports[0]) as cable:
        yield cable


@pytest.fixture(scope="module")
def the_kiosk(
    people: People, cable: FaultProxy, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KioskMachine]:
    token = people.token(Enrolment("kiosk", "Kiosk pintu"))
    kiosk = KioskMachine(cable.url, tmp_path_factory.mktemp("kiosk"), token, speed=SPEED)
    kiosk.start()
    yield kiosk
    kiosk.close()


@pytest.fixture
def kiosk(the_kiosk: KioskMachine, cable: FaultProxy) -> Iterator[KioskMachine]:
    """The kiosk at the door, connected; whatever a test does to its cable is mended afterwards."""
    cable.mend()
    yield the_kiosk.is_connected()
    cable.mend()


def waiting(people: People, agency: Agency) -> list[Json]:
    found: list[Json] = people.desk(agency.counter()).waiting()["waiting"]
    return found


def numbers(people: People, agency: Agency, count: int) -> list[str]:
    """Waits until so many wait in the agency's queue; their numbers in order."""
    wait_until(lambda: len(waiting(people, agency)) == count, f"{count} wait", 20)
    return [ticket["number"] for ticket in waiting(people, agency)]


def some_seconds_pass(kiosk: KioskMachine) -> None:
    """In the hall's time: more than a line takes that is so many times too slow for it."""
    until = datetime.fromisoformat(kiosk.catalogue()["now"]) + timedelta(seconds=8)
    wait_until(lambda: datetime.fromisoformat(kiosk.catalogue()["now"]) >= until, "some seconds have passed")


def all_is_explained(people: People) -> None:
    done = people.hall.command("audit")
    assert done.returncode == 0, done.stdout


def test_while_all_is_well_the_server_gives_the_number_and_the_kiosk_prints_it(
    people: People, kiosk: KioskMachine, agency: Agency
) -> None:
    printed = kiosk.printed()
    ticket = kiosk.take(agency.service)
    assert (ticket["number"], ticket["ahead"]) == (f"{agency.code}-001", 0)
    assert kiosk.prints(ticket) == "done"
    assert kiosk.printed() == printed + 1
    wait_until(lambda: waiting(people, agency)[0]["paper"] == "done", "the server knows of the paper")


def test_a_visitor_gets_a_number_ten_seconds_after_the_server_died(
    people: People, kiosk: KioskMachine, cable: FaultProxy, agency: Agency
) -> None:
    cable.fail("refuse")
    printed = kiosk.printed()
    ticket = kiosk.take(agency.service, language="jv")
    band = int(ticket["number"].split("-")[1])
    assert ticket["number"].startswith(f"{agency.code}-")
    assert 900 <= band <= 999
    assert (ticket["ahead"], ticket["estimate"]) == (None, None)
    assert kiosk.prints(ticket) == "done"
    assert kiosk.printed() == printed + 1
    second = kiosk.take(agency.service, "tekan")
    assert kiosk.take(agency.service, "tekan")["number"] == second["number"], "pressing again takes no second"
    assert int(second["number"].split("-")[1]) == band + 1
    copy = kiosk.prints_again(ticket)
    assert (copy["copy"], copy["number"]) == (True, ticket["number"]), "a slip that was lost at once"
    wait_until(lambda: kiosk.printed() == printed + 3, "the copy is printed")
    heard = kiosk.says("id:Nomor Anda C-901", "en:Take your ticket")
    assert (heard.status_code, heard.headers["content-type"]) == (200, "audio/mpeg"), "nor is the guide mute"
    assert len(heard.content) > 5_000
    assert kiosk.says("xx:halo").status_code == 422
    cable.mend()
    assert numbers(people, agency, 2) == [ticket["number"], second["number"]]
    assert people.phone_of(ticket)["number"] == ticket["number"], "the QR on the slip opens the ticket"
    copied = [event for event in people.screen().events(0) if event["type"] == "ticket.reprinted"]
    assert [each["data"]["ticket"]["number"] for each in copied] == [ticket["number"]], "it is on record"
    desk = people.open_desk(agency.counter())
    assert [desk.calls()["number"], desk.state()["ticket"]["paper"]] == [ticket["number"], "done"]
    desk.lets_go()
    assert desk.calls()["number"] == second["number"]
    desk.lets_go()
    all_is_explained(people)


def test_the_answer_was_lost_but_the_ticket_counts_once(
    people: People, kiosk: KioskMachine, cable: FaultProxy, agency: Agency
) -> None:
    printed = kiosk.printed()
    cable.fail("swallow")
    ticket = kiosk.take(agency.service)
    assert int(ticket["number"].split("-")[1]) >= 900
    assert kiosk.prints(ticket) == "done"
    assert waiting(people, agency)[0]["number"] == f"{agency.code}-001", "the server has issued it too"
    before = people.screen().head()
    cable.mend()
    wait_until(lambda: [t["number"] for t in waiting(people, agency)] == [ticket["number"]], "one counts", 20)
    told = {event["type"]: event["data"] for event in people.screen().events(before)}
    assert told["ticket.cancelled"]["instead"] == ticket["number"]
    assert told["ticket.issued"]["replaces"] == f"{agency.code}-001"
    again = kiosk.take(agency.service)
    assert again["number"] == f"{agency.code}-002"
    assert kiosk.prints(again) == "done"
    assert kiosk.printed() == printed + 2, "the slip of the lost answer is never printed"
    all_is_explained(people)


def test_a_try_that_reaches_the_server_after_the_slip_was_handed_in_does_nothing(
    people: People, kiosk: KioskMachine, cable: FaultProxy, agency: Agency
) -> None:
    cable.fail("hold")
    ticket = kiosk.take(agency.service)
    held = [sent for sent in cable.held() if b"/kiosk/tickets" in sent]
    assert held, "the first try waits in the cable"
    cable.mend()
    assert numbers(people, agency, 1) == [ticket["number"]]
    for sent in held:
        with socket.create_connection(("127.0.0.1", people.hall.ports[0]), timeout=5) as line:
            line.sendall(sent)
            assert b" 409 " in line.recv(65536).split(b"\r\n")[0]
    assert numbers(people, agency, 1) == [ticket["number"]]


def test_who_came_first_is_called_first_wherever_the_number_is_from(
    people: People, kiosk: KioskMachine, cable: FaultProxy, agency: Agency
) -> None:
    other = people.kiosk("Kiosk lain")
    desk = people.open_desk(agency.counter())
    other.take(agency.service)
    called = desk.calls()
    first = other.take(agency.service)
    cable.fail("refuse")
    kiosk.knows_it_is_gone()
    second = kiosk.take(agency.service)
    some_seconds_pass(kiosk)
    third = other.take(agency.service)
    kiosk.step_clock(-86_400)
    some_seconds_pass(kiosk)
    fourth = kiosk.take(agency.service)
    kiosk.step_clock(7_200)
    some_seconds_pass(kiosk)
    fifth = other.take(agency.service)
    cable.mend()
    in_order = [each["number"] for each in (first, second, third, fourth, fifth)]
    assert numbers(people, agency, 5) == in_order, "a stepped clock changes nothing"
    desk.lets_go()
    assert called["number"] not in in_order
    for number in in_order:
        assert desk.calls()["number"] == number
        desk.lets_go()
    kiosk.step_clock(0)
    all_is_explained(people)


def test_a_refusal_of_the_server_is_passed_on(people: People, kiosk: KioskMachine, agency: Agency) -> None:
    manager = people.manager()
    manager.post(f"/api/v1/manage/queues/{agency.code}/close", {"because": "listrik padam"}).done()

    def refused(service: str, status: int) -> Json | None:
        # Here a server that takes a second counts as gone: then the kiosk gives a number of its own.
        answer = kiosk.ask(service)
        return answer.json() if answer.status_code == status else None

    told = wait_until(lambda: refused(agency.service, 409), "the refusal is passed on") or {}
    assert (told["type"], told["because"]) == ("/problems/service-closed", "listrik padam")
    assert wait_until(lambda: refused("X99", 422), "whatever it is")


def test_a_band_ends_and_the_kiosk_says_so(
    people: People, kiosk: KioskMachine, cable: FaultProxy, agency: Agency
) -> None:
    cable.fail("refuse")
    kiosk.knows_it_is_gone()
    taken = [kiosk.take(agency.service)["number"] for _ in range(5)]
    answer = kiosk.ask(agency.service)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/service-full")
    assert "meja informasi" in answer.json()["message"]["id"]
    service = next(
        each
        for offered in kiosk.catalogue()["agencies"]
        for each in offered["services"]
        if each["code"] == agency.service
    )
    assert (service["open"], service["why"]) == (False, "cut-off-empty")
    cable.mend()
    assert numbers(people, agency, 5) == taken


@pytest.fixture
def frail(people: People, cable: FaultProxy, tmp_path: Path) -> Iterator[KioskMachine]:
    """A kiosk that loses power."""
    token = people.token(Enrolment("kiosk", "Kiosk rapuh"))
    kiosk = KioskMachine(cable.url, tmp_path / "kiosk", token, speed=SPEED)
    cable.mend()
    yield kiosk.start().is_connected()
    kiosk.close()


def test_a_kiosk_that_dies_between_storing_and_printing_forgets_no_number_and_prints_none_twice(
    people: People, frail: KioskMachine, cable: FaultProxy, agency: Agency
) -> None:
    cable.fail("refuse")
    frail.knows_it_is_gone()
    frail.slips.mkdir(exist_ok=True)
    (frail.slips / "kiosk.fault").write_text("slow", encoding="ascii")
    first, second = frail.take(agency.service), frail.take(agency.service)
    frail.kill()
    (frail.slips / "kiosk.fault").unlink()
    frail.start()
    assert frail.prints(second) == "done", "the second slip had not been sent yet"
    assert frail.printed() == 1
    third = frail.take(agency.service)
    assert len({each["number"] for each in (first, second, third)}) == 3
    cable.mend()
    taken = [each["number"] for each in (first, second, third)]
    assert numbers(people, agency, 3) == taken
    assert [each["paper"] for each in waiting(people, agency)] == ["unknown", "done", "done"]


def test_a_power_cut_of_the_whole_machine_leaves_the_order_as_it_was(
    people: People, frail: KioskMachine, cable: FaultProxy, agency: Agency
) -> None:
    other = people.kiosk("Kiosk lain")
    first = other.take(agency.service)
    cable.fail("refuse")
    frail.knows_it_is_gone()
    some_seconds_pass(frail)
    second = frail.take(agency.service)
    assert frail.prints(second) == "done"
    frail.reboot()
    third = other.take(agency.service)
    fourth = frail.ask(agency.service)
    assert fourth.status_code == 201, "also a kiosk that starts while the server is gone gives numbers"
    cable.mend()
    taken = [each["number"] for each in (first, second, third, fourth.json())]
    assert sorted(numbers(people, agency, 4)) == sorted(taken)
    placed = numbers(people, agency, 4)
    assert placed.index(second["number"]) < placed.index(fourth.json()["number"])


def test_the_queue_was_fair_all_along(people: People) -> None:
    """Whatever the tests before have done in this hall."""
    fairness.hold(people.screen().events(0))


def test_a_kiosk_is_paired_by_its_code_restarted_by_a_manager_and_shut_out(
    make_people: Callable[..., People], tmp_path: Path
) -> None:
    def with_codes(config: variants.Config) -> None:
        config["devices"]["trial_pairing"] = False

    people = make_people(with_codes)
    kiosk = KioskMachine(people.hall.url, tmp_path / "kiosk", None, haste=SPEED, supervised=False).start()
    log = tmp_path / "kiosk" / "kiosk.log"
    try:
        code = wait_until(lambda: (kiosk.state() or {}).get("code"), "it shows a code")
        manager = people.manager()
        manager.post("/api/v1/manage/devices/pair", {"code": code, "name": "Kiosk lobi"}).done()
        kiosk.is_connected()
        key = tmp_path / "kiosk" / "key"
        assert stat.S_IMODE(key.stat().st_mode) == 0o600

        def device() -> Json:
            devices = manager.get("/api/v1/manage/devices").done()["devices"]
            return next(each for each in devices if each["name"] == "Kiosk lobi")

        wait_until(lambda: device()["online"], "the manager sees it")
        assert device()["machine"]["numbers"] == "900\N{EN DASH}924"
        manager.post(f"/api/v1/manage/kiosks/{device()['id']}/order", {"order": "restart"}).done()
        wait_until(lambda: log.read_text().count("kiosk: http") == 2, "it starts itself again", 20)
        kiosk.is_connected()
        assert device()["machine"]["wish"] is None
        manager.post(f"/api/v1/manage/devices/{device()['id']}/revoke").done()
        wait_until(lambda: (kiosk.state() or {}).get("code"), "it asks to be paired anew", 20)
        assert not key.exists()
        assert kiosk.ask("C02").status_code != 201, "who was shut out gives no numbers"
    finally:
        kiosk.close()
