"""Devices are enrolled once, do their own job only, and are shut out with one click."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import variants
from client import Client, Json
from hall import Hall
from machine import wait_until
from people import Enrolment, People

MakePeople = Callable[..., People]


def with_codes(config: variants.Config) -> None:
    """Also screens on the server itself show a code."""
    config["devices"]["trial_pairing"] = False


@pytest.fixture(scope="module")
def strict(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    config = variants.write(tmp_path_factory.mktemp("config"), with_codes)
    people = People(make_hall(config=config))
    yield people
    people.close()
    people.hall.kill()


def ask(people: People, role: str) -> Json:
    return people.visitor.post("/api/v1/devices/pairings", {"role": role}).done()


def test_a_screen_is_paired_by_the_code_it_shows(strict: People) -> None:
    shown = ask(strict, "display")
    assert (shown["state"], len(shown["code"]), shown["code"].isdigit()) == ("waiting", 6, True)
    secret = {"secret": shown["secret"]}
    claim = "/api/v1/devices/pairings/claim"
    assert strict.visitor.post(claim, secret).done()["state"] == "waiting"

    body = {"code": shown["code"], "name": "Layar zona B", "zone": "B"}
    made = strict.manager().post("/api/v1/manage/devices/pair", body).done()
    assert (made["role"], made["name"]) == ("display", "Layar zona B")
    strict.manager().post("/api/v1/manage/devices/pair", body).refused("unknown-code", 422)

    paired = strict.visitor.post(claim, secret).done()
    assert (paired["state"], paired["name"], paired["zone"]) == ("paired", "Layar zona B", "B")
    with Client(strict.hall.url, paired["token"]) as screen:
        screen.get("/api/v1/display/board").done()
        screen.post("/api/v1/kiosk/tickets", {"service": "C02"}).refused("forbidden", 403)
    told = [event["data"] for event in strict.screen().events(0) if event["type"] == "device.paired"]
    assert told[-1]["device"]["name"] == "Layar zona B"


def test_a_lost_answer_does_not_lock_a_device_out(strict: People) -> None:
    shown = ask(strict, "kiosk")
    body = {"code": shown["code"], "name": "Kiosk 7"}
    strict.manager().post("/api/v1/manage/devices/pair", body).done()
    claim = {"secret": shown["secret"]}
    strict.visitor.post("/api/v1/devices/pairings/claim", claim).done()
    again = strict.visitor.post("/api/v1/devices/pairings/claim", claim).done()
    with Client(strict.hall.url, again["token"]) as kiosk:
        kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}).done()


def test_nobody_pairs_with_a_guess(strict: People) -> None:
    for secret in ("", "x", "x" * 1000, "\u0000"):
        answer = strict.visitor.post("/api/v1/devices/pairings/claim", {"secret": secret})
        answer.refused("not-found", 404)
    for body in ({"code": "000000", "name": "X"}, {"code": "999999", "name": "X"}):
        answer = strict.manager().post("/api/v1/manage/devices/pair", body)
        assert answer.status == 422
    shown = ask(strict, "kiosk")
    for fault in ({"zone": "Q"}, {"printer": "tak-ada"}, {"name": ""}):
        body = {"code": shown["code"], "name": "Kiosk", **fault}
        strict.manager().post("/api/v1/manage/devices/pair", body).refused("validation", 422)


@pytest.mark.parametrize("role", ["manager", "counter", "", "KIOSK", None, 5])
def test_only_kiosks_and_displays_enrol_themselves(strict: People, role: object) -> None:
    strict.visitor.post("/api/v1/devices/pairings", {"role": role}).refused("validation", 422)


def test_in_a_training_hall_a_screen_on_the_server_needs_no_code(people: People) -> None:
    shown = ask(people, "kiosk")
    assert shown["state"] == "paired"
    with Client(people.hall.url, shown["token"]) as kiosk:
        assert kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}).done()["state"] == "waiting"
    names = {shown["name"], ask(people, "kiosk")["name"], ask(people, "kiosk")["name"]}
    assert len(names) == 3, "staff tell them apart by their names"


def test_but_not_in_a_hall_that_keeps_hours(make_people: MakePeople) -> None:
    people = make_people(variants.with_hours)
    assert ask(people, "display")["state"] == "waiting"


def test_a_revoked_device_is_out_at_once(people: People) -> None:
    token = people.token(Enrolment("kiosk", "hilang"))
    with Client(people.hall.urls[0], token) as kiosk:
        kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}, key="k").done()
        manager = people.manager()
        listed = manager.get("/api/v1/manage/devices").done()["devices"]
        device = next(each for each in listed if each["name"] == "hilang")
        manager.post(f"/api/v1/manage/devices/{device['id']}/revoke").done()
        manager.post(f"/api/v1/manage/devices/{device['id']}/revoke").done()
        for url in people.hall.urls:
            with Client(url, token) as late:
                late.get("/api/v1/kiosk/catalogue").refused("unauthorized", 401)
        body = {"service": "C02"}
        kiosk.post("/api/v1/kiosk/tickets", body).refused("unauthorized", 401)
        kiosk.post("/api/v1/kiosk/tickets", body, key="k").refused("unauthorized", 401)


def test_a_code_runs_out(make_people: MakePeople) -> None:
    people = make_people(with_codes, speed=600)
    shown = ask(people, "kiosk")
    claim = {"secret": shown["secret"]}

    def over() -> bool:
        return people.visitor.post("/api/v1/devices/pairings/claim", claim).status == 404

    wait_until(over, "ten minutes have passed", 30)
    body = {"code": shown["code"], "name": "Kiosk"}
    people.manager().post("/api/v1/manage/devices/pair", body).refused("unknown-code", 422)


def test_nobody_fills_the_hall_with_codes(make_people: MakePeople) -> None:
    people = make_people(with_codes)
    answers = [people.visitor.post("/api/v1/devices/pairings", {"role": "kiosk"}) for _ in range(60)]
    assert answers[0].status == 201
    assert answers[-1].refused("too-many-requests", 429)["retry_after_s"] > 0


def test_no_key_lies_about_on_the_disk(make_people: MakePeople) -> None:
    """A thief of the data folder can call nothing: keys, sessions and PINs are kept as hashes only."""
    people = make_people(variants.with_trial_accounts, with_codes)
    browser = people.browser()
    browser.log_in("petugas-c", "2580").done()
    shown = ask(people, "kiosk")
    body = {"code": shown["code"], "name": "Kiosk"}
    people.manager().post("/api/v1/manage/devices/pair", body, key="pasang").done()
    claim = {"secret": shown["secret"]}
    key = people.visitor.post("/api/v1/devices/pairings/claim", claim).done()["token"]
    officer = {"name": "Wening", "role": "officer", "agency": "C"}
    pin = people.manager().post("/api/v1/manage/officers", officer, key="petugas").done()["pin"]
    secrets = [key, shown["secret"], *browser.cookies.values(), people.screen().token, people.manager().token]
    people.hall.kill()
    written = b"".join(file.read_bytes() for file in data_files(people.hall.data))
    for secret in secrets:
        assert secret.encode() not in written
    assert f'"pin":"{pin}"'.encode() not in written
    assert b"2580" not in (people.hall.data / "server.log").read_bytes()


def data_files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
