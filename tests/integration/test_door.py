"""A number by phone, taken at the door: for those who have come, a few for each, and without an app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import variants
from door_phones import DoorPhone, code_at, token_in
from people import People
from server import door, settings, store
from server.tables import tickets

MakePhone = Callable[..., DoorPhone]


@pytest.fixture
def phone() -> Iterator[MakePhone]:
    """Another phone: phone(people), or phone(people, 1) at the second server."""
    made: list[DoorPhone] = []

    def make(people: People, server: int = 0, **options: Any) -> DoorPhone:
        made.append(DoorPhone(people, server, **options))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_who_scans_the_door_takes_a_number_and_is_called_like_everybody(
    people: People, phone: MakePhone
) -> None:
    agency, before = people.agency(), people.screen().head()
    mine = phone(people, 1)
    home = mine.scans(code_at(people))
    assert home.status_code == 200
    assert "Hari ini mau mengurus apa?" in home.text
    token = token_in(mine.takes(agency.service))
    ticket = people.visitor.get(f"/api/v1/public/tickets/{token}").done()
    assert (ticket["state"], ticket["paper"], ticket["agency"]["code"]) == ("waiting", "none", agency.code)
    issued = [event for event in people.screen().events(before) if event["type"] == "ticket.issued"]
    assert ("phone", ticket["number"]) in [
        (each["actor"], each["data"]["ticket"]["number"]) for each in issued
    ]
    assert people.open_desk(agency.counter()).calls()["number"] == ticket["number"]
    assert ticket["number"] in mine.sees("/door/").text, "and finds the number again on the same phone"


def test_a_button_pressed_twice_gives_one_number(people: People, phone: MakePhone) -> None:
    agency, mine = people.agency(), phone(people)
    mine.scans(code_at(people))
    with ThreadPoolExecutor(4) as hands:
        answers = list(hands.map(lambda nth: mine.sends(agency.service, "the-same-page", nth), range(4)))
    assert len({token_in(answer) for answer in answers}) == 1


def test_one_phone_takes_two_numbers_a_day_however_it_hurries(people: People, phone: MakePhone) -> None:
    agency, mine = people.agency(), phone(people)
    mine.scans(code_at(people))
    with ThreadPoolExecutor(6) as hands:
        answers = list(hands.map(lambda nth: mine.sends(agency.service, f"the-page-{nth}", nth), range(6)))
    assert sorted(answer.status_code for answer in answers) == [303] * 2 + [409] * 4
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert "Ponsel ini sudah mengambil nomor sebanyak yang boleh hari ini" in refused.text
    mine.scans(code_at(people))
    assert mine.takes(agency.service).status_code == 409, "scanning again makes no other phone of it"
    assert phone(people).sees("/door/").status_code == 403, "somebody else has to come to the door"


def test_a_number_that_was_given_back_may_be_taken_anew_but_not_for_ever(
    people: People, phone: MakePhone
) -> None:
    agency, mine = people.agency(), phone(people)
    mine.scans(code_at(people))
    for _ in range(4):
        token = token_in(mine.takes(agency.service))
        people.visitor.post(f"/api/v1/public/tickets/{token}/cancel").done()
    assert mine.takes(agency.service).status_code == 409


def test_a_picture_of_the_code_that_is_passed_on_is_soon_worth_nothing(
    make_people: Callable[..., People], phone: MakePhone
) -> None:
    def with_a_narrow_door(config: variants.Config) -> None:
        config["phone"] = {"door_tickets": 2, "door_tickets_per_code": 3}

    people = make_people(with_a_narrow_door)
    code = code_at(people)
    answers = []
    for _ in range(5):
        buyer = phone(people)
        buyer.scans(code)
        answers.append(buyer.takes("C04"))
    assert [answer.status_code for answer in answers] == [303, 303, 303, 409, 409]
    assert "Pindai lagi kode di layar pintu" in answers[-1].text


@pytest.mark.parametrize("code", ["", "1", "29930834.forged", "x" * 300, "%00", "ü.ü", "-1.x"])
def test_nobody_makes_a_code_at_home(people: People, phone: MakePhone, code: str) -> None:
    stranger = phone(people)
    assert stranger.scans(f"/d/{code}").status_code in (403, 404)
    assert stranger.takes("C04").status_code == 403
    assert "Pindai kode di layar pintu" in stranger.sees("/door/").text


def test_a_phone_that_keeps_no_cookie_is_told_so_and_not_sent_round_in_circles(
    people: People, phone: MakePhone
) -> None:
    page = phone(people, cookies=False).scans(code_at(people))
    assert "Ponsel ini tidak menyimpan tanda" in page.text


def test_a_changed_code_is_no_code(people: People, phone: MakePhone) -> None:
    period, _, sign = code_at(people).removeprefix("/d/").partition(".")
    assert phone(people).scans(f"/d/{int(period) + 1}.{sign}").status_code == 403


def test_codes_and_passes_end_and_a_phone_is_another_one_tomorrow(tmp_path: Path) -> None:
    db = store.open_hall(settings.load(variants.write(tmp_path), {}), tmp_path / "data")
    minute_us, morning = 60_000_000, db.clock.now()

    class Moved:
        speed = 1.0
        minutes = 0.0

        def now(self) -> int:
            return morning + round(self.minutes * minute_us)

    db.clock = moved = Moved()  # type: ignore[assignment]
    with db.reading() as conn:
        code = door.code(db, conn)
        assert 0 < code.changes_in_s <= 60
        inside = door.admit(db, conn, code.text, None)
        assert inside is not None
        assert door.open_pass(db, conn, door.seal(db, conn, inside)) == inside
        moved.minutes = 2
        assert door.admit(db, conn, code.text, inside) == inside
        moved.minutes = 3.1
        assert door.admit(db, conn, code.text, inside) is None, "another one hangs there now"
        moved.minutes = 10
        assert door.is_inside(db, inside)
        assert not door.is_inside(db, replace(inside, day="2026-11-22")), "midnight has passed"
        moved.minutes = 14
        assert not door.is_inside(db, inside)
        moved.minutes = 24 * 60
        tomorrow = door.admit(db, conn, door.code(db, conn).text, inside)
        assert tomorrow is not None
        assert tomorrow.phone != inside.phone
        assert door.own_numbers(db, conn, inside) == []
    db.close()


def test_two_halls_do_not_take_each_others_codes(tmp_path: Path) -> None:
    halls = [store.open_hall(settings.load(variants.write(tmp_path), {}), tmp_path / name) for name in "ab"]
    with halls[0].reading() as here, halls[1].reading() as there:
        assert door.admit(halls[1], there, door.code(halls[0], here).text, None) is None
    for hall in halls:
        hall.close()


def test_a_closed_service_says_why_and_gives_no_number(
    make_people: Callable[..., People], phone: MakePhone
) -> None:
    people = make_people()
    mine = phone(people, language="en")
    mine.scans(code_at(people))
    assert "Take a number" in mine.sees("/door/service/C04").text
    assert "The kiosk inside" in mine.sees("/door/").text
    people.manager().close_day("Listrik padam")
    late = mine.takes("C04")
    assert (late.status_code, "The queue is closed for today" in late.text) == (409, True)
    home = mine.sees("/door/").text
    assert "The queue is closed for today" in home
    assert "The kiosk inside" not in home, "nobody is sent to a kiosk that gives none either"
    assert people.rows(select(tickets.c.id)) == []


def test_where_the_hall_wants_no_numbers_by_phone_the_kiosk_is_named(
    make_people: Callable[..., People], phone: MakePhone
) -> None:
    def without_a_door(config: variants.Config) -> None:
        config["phone"] = {"door_tickets": 0}

    people = make_people(without_a_door)
    assert people.screen().get("/api/v1/door").done()["url"] is None
    assert "Di sini nomor diambil di kiosk" in phone(people).sees("/door/").text


def test_who_throws_cookies_away_is_held_by_the_address(
    make_people: Callable[..., People], phone: MakePhone
) -> None:
    def with_few_from_one_address(config: variants.Config) -> None:
        config["phone"] = {"door_tickets_per_address": 3}

    people = make_people(with_few_from_one_address)
    answers = []
    for _ in range(4):
        stranger = phone(people)
        stranger.scans(code_at(people))
        answers.append(stranger.takes("C04").status_code)
    assert answers == [303, 303, 303, 409]


@pytest.mark.parametrize(
    ("proxies", "ways", "answers"),
    [
        (1, ["10.0.0.1", "10.0.0.2", "10.0.0.1"], [303, 303, 409]),
        (1, ["1.1.1.1, 10.0.0.1", "2.2.2.2, 10.0.0.1"], [303, 409]),
        (0, ["10.0.0.1", "10.0.0.2"], [303, 409]),
    ],
    ids=["each phone is one", "only the own proxy is believed", "none is believed"],
)
def test_phones_behind_the_halls_own_proxy_are_told_apart(
    make_people: Callable[..., People], phone: MakePhone, proxies: int, ways: list[str], answers: list[int]
) -> None:
    def with_one_from_one_address(config: variants.Config) -> None:
        config["phone"] = {"door_tickets_per_address": 1}
        config["server"]["proxies"] = proxies

    people = make_people(with_one_from_one_address)
    taken = []
    for way in ways:
        stranger = phone(people, behind=way)
        stranger.scans(code_at(people))
        taken.append(stranger.takes("C04").status_code)
    assert taken == answers


def test_pressing_again_is_no_further_number_of_the_address(
    make_people: Callable[..., People], phone: MakePhone
) -> None:
    def with_one_from_one_address(config: variants.Config) -> None:
        config["phone"] = {"door_tickets_per_address": 1}

    people = make_people(with_one_from_one_address)
    mine = phone(people)
    mine.scans(code_at(people))
    tokens = {token_in(mine.sends("C04", "the-same-page")) for _ in range(3)}
    assert len(tokens) == 1
    assert mine.sends("C04", "another-page").status_code == 409


@pytest.mark.parametrize("key", ["a\0b", "k" * 60, "", "dua kata"])
def test_whatever_stands_in_the_form_it_is_one_number_or_a_refusal(
    people: People, phone: MakePhone, key: str
) -> None:
    mine = phone(people)
    mine.scans(code_at(people))
    assert mine.sends(people.agency().service, key).status_code == 303
    assert mine.sends("C\0", key).status_code == 303, "an unknown service leads back to the choice"
