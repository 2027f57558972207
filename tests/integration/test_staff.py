"""Officers log in, sit down at a counter, and nobody else acts in their name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import variants
from client import Client
from hall import Hall
from machine import wait_until
from people import Browser, People

MakePeople = Callable[..., People]
OFFICER_PIN, MANAGER_PIN = "2580", "1470"


@pytest.fixture(scope="module")
def office(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """A hall with the trial's log-ins: petugas-c for agency C and so on."""
    config = variants.write(tmp_path_factory.mktemp("config"), variants.with_trial_accounts)
    people = People(make_hall(config=config))
    yield people
    people.close()
    people.hall.kill()


def officer(people: People, name: str, counter: str | None = None) -> Browser:
    browser = people.browser()
    browser.log_in(name, OFFICER_PIN).done()
    if counter is not None:
        browser.sit_down(counter, take_over=True).done()
    return browser


def test_an_officer_works_through_a_visit_with_a_browser(office: People) -> None:
    browser = office.browser()
    answer = browser.log_in("petugas-c", OFFICER_PIN)
    shown = answer.done()
    assert shown["officer"] == {"name": "petugas-c", "role": "officer", "agency": "C"}
    assert shown["counter"] is None
    assert {counter["code"] for counter in shown["counters"]} == {"C1", "C2", "C3", "C4"}
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    browser.post("/api/v1/counter/open").refused("forbidden", 403)
    assert browser.sit_down("C1").done()["counter"]["code"] == "C1"
    assert browser.get("/api/v1/staff/me").done()["counter"]["code"] == "C1"

    ticket = office.kiosk().take("C02")
    head = office.kiosk().head()
    assert browser.post("/api/v1/counter/open").done()["state"] == "open"
    assert browser.post("/api/v1/counter/call-next").done()["ticket"]["id"] == ticket["id"]
    browser.post(f"/api/v1/counter/tickets/{ticket['id']}/start").done()
    browser.post(f"/api/v1/counter/tickets/{ticket['id']}/finish").done()
    actors = {event["actor"] for event in office.kiosk().moves(head)}
    assert len(actors) == 1
    assert "petugas" not in actors.pop(), "events name nobody"
    assert browser.get("/api/v1/counter/waiting").done()["today"]["served"] >= 1

    assert browser.post("/api/v1/staff/logout").done()["officer"] is None
    browser.get("/api/v1/staff/me").refused("unauthorized", 401)
    browser.post("/api/v1/counter/open").refused("unauthorized", 401)


def test_a_wrong_pin_and_an_unknown_name_sound_the_same(office: People) -> None:
    browser = office.browser()
    wrong = browser.log_in("petugas-m", "0000").refused("wrong-pin", 401)
    unknown = browser.log_in("siapa-ini", "0000").refused("wrong-pin", 401)
    assert wrong == unknown
    assert browser.cookies == {}


def test_whoever_guesses_pins_has_to_wait(office: People) -> None:
    browser = office.browser()
    for _ in range(5):
        browser.log_in("petugas-b", "0000").refused("wrong-pin", 401)
    answer = browser.log_in("petugas-b", OFFICER_PIN)
    problem = answer.refused("too-many-requests", 429)
    assert 0 < problem["retry_after_s"] <= 60
    assert answer.headers["retry-after"] == str(problem["retry_after_s"])
    browser.log_in("petugas-k", OFFICER_PIN).done()


def test_nothing_happens_without_the_csrf_token(office: People) -> None:
    browser = officer(office, "petugas-s", "S1")
    head = office.kiosk().head()
    right = browser.csrf
    for csrf in (None, "", "x", f"{right}x", "ü"):
        browser.csrf = csrf
        browser.post("/api/v1/counter/open").refused("forbidden", 403)
    assert office.kiosk().moves(head) == []
    browser.get("/api/v1/counter/state").done()
    browser.csrf = right
    assert browser.post("/api/v1/counter/open").done()["state"] == "open"


def test_an_officer_sits_at_counters_of_the_own_agency_only(office: People) -> None:
    browser = officer(office, "petugas-t")
    browser.sit_down("C1").refused("forbidden", 403)
    browser.sit_down("C99").refused("unknown-counter", 422)
    assert browser.get("/api/v1/staff/me").done()["counter"] is None
    manager = office.browser()
    manager.log_in("pengelola", MANAGER_PIN).done()
    assert manager.sit_down("T2").done()["counter"]["code"] == "T2"


def test_a_counter_is_taken_over_knowingly_only(office: People) -> None:
    first = officer(office, "petugas-w", "W1")
    first.post("/api/v1/counter/open").done()
    boss = office.browser()
    boss.log_in("pengelola", MANAGER_PIN).done()
    assert boss.sit_down("W1").refused("counter-taken")["officer"] == "petugas-w"
    assert first.get("/api/v1/counter/state").done()["counter"]["code"] == "W1"
    assert boss.sit_down("W1", take_over=True).done()["counter"]["code"] == "W1"
    for answer in (first.post("/api/v1/counter/call-next"), first.get("/api/v1/counter/state")):
        assert answer.refused("counter-taken")["officer"] == "pengelola"
    assert boss.get("/api/v1/counter/state").done()["state"] == "open", "the counter stays as it was"


def test_the_same_officer_changes_screens_without_asking(office: People) -> None:
    officer(office, "petugas-j", "J1")
    again = officer(office, "petugas-j")
    assert again.sit_down("J1").done()["counter"]["code"] == "J1"


def test_a_new_officer_gets_a_pin_once(office: People) -> None:
    manager = office.manager()
    body = {"name": "Wening", "role": "officer", "agency": "G"}
    made = manager.post("/api/v1/manage/officers", body).done()
    browser = office.browser()
    assert browser.log_in("Wening", made["pin"]).done()["officer"]["agency"] == "G"
    manager.post("/api/v1/manage/officers", body).refused("already-there")
    for faulty in ({"name": "X", "role": "officer"}, {"name": "X", "role": "officer", "agency": "??"}):
        manager.post("/api/v1/manage/officers", faulty).refused("validation", 422)
    listed = manager.get("/api/v1/manage/officers").done()["officers"]
    assert "pin" not in next(each for each in listed if each["name"] == "Wening")
    assert next(each for each in listed if each["name"] == "Wening")["last_login_at"] is not None


def test_a_new_pin_ends_the_old_session(office: People) -> None:
    browser, manager = officer(office, "petugas-f"), office.manager()
    someone = officer_id(office, "petugas-f")
    pin = manager.post(f"/api/v1/manage/officers/{someone}/pin", {"pin": "987654"}).done()["pin"]
    assert pin == "987654"
    browser.get("/api/v1/staff/me").refused("unauthorized", 401)
    browser.log_in("petugas-f", OFFICER_PIN).refused("wrong-pin", 401)
    browser.log_in("petugas-f", "987654").done()
    made = manager.post(f"/api/v1/manage/officers/{someone}/pin").done()["pin"]
    assert made != "987654"
    browser.log_in("petugas-f", made).done()
    for faulty in ("123", "12a4", "1" * 13, 1234, "\u0661\u0662\u0663\u0664"):
        body = {"pin": faulty}
        manager.post(f"/api/v1/manage/officers/{someone}/pin", body).refused("validation", 422)


def test_who_has_left_cannot_log_in(office: People) -> None:
    browser, manager = officer(office, "petugas-u", "U1"), office.manager()
    someone = officer_id(office, "petugas-u")
    way = f"/api/v1/manage/officers/{someone}/active"
    assert manager.post(way, {"active": False}).done()["active"] is False
    browser.post("/api/v1/counter/open").refused("unauthorized", 401)
    browser.log_in("petugas-u", OFFICER_PIN).refused("wrong-pin", 401)
    assert manager.post(way, {"active": True}).done()["active"] is True
    browser.log_in("petugas-u", OFFICER_PIN).done()


def test_a_session_outlives_a_restart_but_not_the_day(make_people: MakePeople) -> None:
    people = make_people(variants.with_trial_accounts)
    browser = officer(people, "petugas-c", "C1")
    people.hall.kill()
    people.hall.start()
    assert browser.get("/api/v1/staff/me").done()["counter"]["code"] == "C1"
    people.hall.kill()
    people.hall.speed = 20_000
    people.hall.start()
    wait_until(lambda: browser.get("/api/v1/staff/me").status == 401, "twelve hours have passed", 30)


def test_nobody_reads_another_counter_by_its_code(office: People) -> None:
    browser = officer(office, "petugas-y", "Y1")
    assert browser.get("/api/v1/counter/state", counter="C1").done()["counter"]["code"] == "Y1"
    manager = office.manager()
    assert manager.get("/api/v1/counter/state", counter="C1").done()["counter"]["code"] == "C1"


def test_a_token_and_a_cookie_do_not_add_up(office: People) -> None:
    """Whoever sends a token is what the token says, whatever cookie comes along."""
    browser = officer(office, "petugas-r", "R1")
    with Client(office.hall.url, office.screen().token) as both:
        both.cookies = browser.cookies
        both.csrf = browser.csrf
        both.post("/api/v1/counter/open").refused("forbidden", 403)


def officer_id(people: People, name: str) -> str:
    listed = people.manager().get("/api/v1/manage/officers").done()["officers"]
    return str(next(each["id"] for each in listed if each["name"] == name))


def test_the_last_manager_cannot_be_shut_out(office: People) -> None:
    boss = office.browser()
    boss.log_in("pengelola", MANAGER_PIN).done()
    listed = boss.get("/api/v1/manage/officers").done()["officers"]
    own = next(each for each in listed if each["name"] == "pengelola")
    way = f"/api/v1/manage/officers/{own['id']}/active"
    boss.post(way, {"active": False}).refused("last-manager")
    office.manager().post(way, {"active": False}).refused("last-manager")
    body = {"name": "wakil", "role": "manager"}
    deputy = office.manager().post("/api/v1/manage/officers", body).done()
    boss.post(way, {"active": False}).refused("last-manager")
    boss.post(f"/api/v1/manage/officers/{deputy['id']}/active", {"active": False}).done()
