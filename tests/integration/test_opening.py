"""A hall that keeps its hours: when numbers are given out, when not, and what the visitor is told then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

import variants
from client import Json
from hall import Hall
from people import People

MakePeople = Callable[..., People]
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = {"open": "08:00", "close": "17:00", "break": ["12:00", "13:00"]}
"""The hall's clock shows about noon (variants.around_noon)."""


def with_quotas(config: variants.Config) -> None:
    # The day on which this runs, and those after it, are like any other.
    holidays = config["catalogue"]["holidays"]
    config["catalogue"]["holidays"] = [each for each in holidays if each["date"] == "2026-08-17"]
    for agency in config["catalogue"]["agencies"]:
        if agency["prefix"] == "C":
            agency["services"][0]["daily_quota"] = 2
        if agency["prefix"] == "H":
            agency["daily_quota"] = 3


@pytest.fixture(scope="module")
def office(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    config = variants.write(tmp_path_factory.mktemp("config"), variants.with_hours, with_quotas)
    people = People(make_hall(config=config))
    yield people
    people.close()
    people.hall.kill()


def keep_hours(people: People, today: Json | None, **changes: Any) -> Json:
    """These hours on every day of the week."""
    body = {
        "kiosk_opens": "07:45",
        "last_ticket_minutes_before_close": 30,
        "regular": dict.fromkeys(WEEK, today),
        "ramadan": {},
        "ramadan_periods": [],
        **changes,
    }
    return people.manager().post("/api/v1/manage/hours", body).done()


def wish(people: People) -> Json:
    """What a visitor hears who wants a number now, if it is not a number."""
    answer = people.kiosk().post("/api/v1/kiosk/tickets", {"service": "R02"})
    catalogue = people.kiosk().catalogue()
    services = [service for agency in catalogue["agencies"] for service in agency["services"]]
    said = next(service for service in services if service["code"] == "R02")
    assert said["open"] == (answer.status == 201)
    assert catalogue["open"] == said["open"], "the kiosk says the same beforehand"
    if answer.status == 201:
        return {}
    refused = answer.refused("service-closed")
    assert (said["why"], said["opens_at"]) == (refused["why"], refused["opens_at"])
    return refused


def now_of(people: People) -> datetime:
    return datetime.fromisoformat(people.kiosk().catalogue()["now"])


def test_within_hours_everybody_gets_a_number(office: People) -> None:
    keep_hours(office, USUAL)
    assert wish(office) == {}
    assert office.kiosk().catalogue()["trial"] is False
    assert office.kiosk().catalogue()["hours_today"] == USUAL


def test_before_opening_one_is_told_when_it_opens(office: People) -> None:
    keep_hours(office, {"open": "18:00", "close": "20:00"}, kiosk_opens="17:45")
    refused = wish(office)
    assert refused["why"] == "before-opening"
    opens_at = datetime.fromisoformat(refused["opens_at"])
    assert (opens_at.date(), f"{opens_at:%H:%M}") == (now_of(office).date(), "17:45")


def test_after_closing_one_is_told_of_tomorrow(office: People) -> None:
    keep_hours(office, {"open": "08:00", "close": "11:00"})
    refused = wish(office)
    assert refused["why"] == "after-last-ticket"
    opens_at = datetime.fromisoformat(refused["opens_at"])
    assert (opens_at.date(), f"{opens_at:%H:%M}") == (now_of(office).date() + timedelta(days=1), "07:45")


def test_the_last_number_is_given_out_before_the_hall_closes(office: People) -> None:
    keep_hours(office, USUAL, last_ticket_minutes_before_close=6 * 60)
    assert wish(office)["why"] == "after-last-ticket"
    keep_hours(office, USUAL, last_ticket_minutes_before_close=0)
    assert wish(office) == {}


def test_on_a_closed_weekday_one_is_told_of_the_next_open_day(office: People) -> None:
    in_three_days = now_of(office).date() + timedelta(days=3)
    week: Json = {**dict.fromkeys(WEEK), WEEK[in_three_days.weekday()]: USUAL}
    keep_hours(office, None, regular=week)
    refused = wish(office)
    assert refused["why"] == "closed-day"
    assert datetime.fromisoformat(refused["opens_at"]).date() == in_three_days
    keep_hours(office, None)
    assert (wish(office)["why"], wish(office)["opens_at"]) == ("closed-day", None)


def test_a_holiday_is_kept_and_a_joint_leave_day_is_worked(office: People) -> None:
    keep_hours(office, USUAL)
    today = now_of(office).date().isoformat()
    manager = office.manager()
    holiday = {"date": today, "name": "Hari Jadi Banyumas", "kind": "lokal"}
    manager.post("/api/v1/manage/holidays", holiday).done()
    assert wish(office)["why"] == "holiday"
    manager.post("/api/v1/manage/holidays", {**holiday, "closed": False}).done()
    assert wish(office) == {}
    manager.post("/api/v1/manage/holidays", holiday).done()
    assert manager.post(f"/api/v1/manage/holidays/{today}/delete").done()["deleted"] is True
    assert wish(office) == {}
    manager.post(f"/api/v1/manage/holidays/{today}/delete").refused("not-found", 404)


def test_in_ramadan_other_hours_hold(office: People) -> None:
    today = now_of(office).date()
    fasting = {"from": str(today - timedelta(days=3)), "to": str(today + timedelta(days=3))}
    short = {day: {"open": "08:00", "close": "10:00"} for day in WEEK}
    keep_hours(office, USUAL, ramadan=short, ramadan_periods=[fasting])
    assert wish(office)["why"] == "after-last-ticket"
    over = {"from": "2020-01-01", "to": "2020-01-30"}
    keep_hours(office, USUAL, ramadan=short, ramadan_periods=[over])
    assert wish(office) == {}


def test_who_is_inside_is_served_after_closing(office: People) -> None:
    keep_hours(office, USUAL)
    ticket = office.kiosk().take("W01")
    keep_hours(office, {"open": "08:00", "close": "11:00"})
    desk = office.open_desk("W1")
    assert desk.calls()["id"] == ticket["id"]
    desk.move(ticket, "start").done()
    desk.move(ticket, "finish").done()
    for path in ("/healthz", "/readyz"):
        office.visitor.get(path).done()


def test_a_full_service_gives_out_no_more_numbers(office: People) -> None:
    keep_hours(office, USUAL)
    kiosk = office.kiosk()
    first, _second = kiosk.take("C01"), kiosk.take("C01")
    kiosk.post("/api/v1/kiosk/tickets", {"service": "C01"}).refused("service-full")
    assert service(office, "C01") == (False, "full")
    assert service(office, "C02") == (True, None)
    office.open_desk("C1").move(first, "cancel").done()
    assert service(office, "C01") == (True, None)
    assert kiosk.service("C01")["left"] == 1
    kiosk.take("C01")
    refused = kiosk.post("/api/v1/kiosk/tickets", {"service": "C01"}).refused("service-full")
    assert datetime.fromisoformat(refused["opens_at"]) > now_of(office)


def test_a_full_agency_gives_out_no_more_numbers(office: People) -> None:
    keep_hours(office, USUAL)
    kiosk = office.kiosk()
    for code in ("H01", "H02", "H01"):
        kiosk.take(code)
    for code in ("H01", "H02"):
        kiosk.post("/api/v1/kiosk/tickets", {"service": code}).refused("service-full")
        assert service(office, code) == (False, "full")


def test_no_number_is_given_out_that_would_not_be_called(office: People) -> None:
    """One counter is open, the hall closes soon: some are still served, the next is told when to come."""
    closes = now_of(office) + timedelta(minutes=45)
    keep_hours(office, {"open": "08:00", "close": f"{closes:%H:%M}"}, last_ticket_minutes_before_close=0)
    kiosk, desk = office.kiosk(), office.open_desk("T1")
    before = kiosk.service("T02")
    assert before["outlook"]["chance"] == "will"
    assert datetime.fromisoformat(before["outlook"]["to"]) > now_of(office)
    taken = 0
    while kiosk.post("/api/v1/kiosk/tickets", {"service": "T02"}).status == 201:
        taken += 1
    assert 2 <= taken <= before["left"] < 10
    refused = kiosk.post("/api/v1/kiosk/tickets", {"service": "T02"}).refused("service-full")
    said = kiosk.service("T02")
    assert (said["open"], said["left"], said["outlook"]["chance"]) == (False, 0, "no")
    assert (said["why"], said["opens_at"]) == (refused["why"], refused["opens_at"])
    assert refused["why"] == "no-time"
    tomorrow = now_of(office).date() + timedelta(days=1)
    assert datetime.fromisoformat(refused["opens_at"]).date() == tomorrow
    helper = office.open_desk("T2")
    kiosk.take("T02")
    for each in (desk, helper):
        each.shut()


def test_a_training_hall_knows_no_hours(people: People) -> None:
    keep_hours(people, None)
    agency = people.agency()
    assert people.kiosk().take(agency.service)["number"].endswith("-001")
    assert people.kiosk().catalogue()["trial"] is True
    service = people.kiosk().service(agency.service)
    assert (service["outlook"], service["left"]) == ({"chance": None, "from": None, "to": None}, None)


@pytest.mark.parametrize(
    "change",
    [
        {"regular": {"mon": {"open": "15:00", "close": "08:00"}}},
        {"regular": {"mon": {"open": "08:00", "close": "08:00"}}},
        {"regular": {"mon": {"open": "8:00", "close": "15:00"}}},
        {"regular": {"mon": {"open": "24:00", "close": "25:00"}}},
        {"regular": {"mon": {"open": "0\u0668:00", "close": "15:00"}}},
        {"regular": {"mon": {"open": 480, "close": 900}}},
        {"regular": {"mon": {"open": "08:00", "close": "15:00", "break": ["14:00", "13:00"]}}},
        {"regular": {"mon": {"open": "08:00", "close": "15:00", "break": ["16:00", "17:00"]}}},
        {"regular": {"mon": {"open": "08:00", "close": "15:00", "break": ["12:00"]}}},
        {"regular": {"mon": {"open": "08:00"}}},
        {"regular": {"senin": USUAL}},
        {"regular": None},
        {"regular": []},
        {"kiosk_opens": "7.45"},
        {"last_ticket_minutes_before_close": -1},
        {"last_ticket_minutes_before_close": "30"},
        {"last_ticket_minutes_before_close": True},
        {"ramadan_periods": [{"from": "2026-03-20", "to": "2026-02-19"}]},
        {"ramadan_periods": [{"from": 0, "to": 5}]},
        {"ramadan_periods": [{"from": "2026-02-30", "to": "2026-03-20"}]},
        {"unknown": 1},
    ],
)
def test_hours_that_cannot_be_are_refused(office: People, change: Json) -> None:
    before = office.manager().get("/api/v1/manage/hours").done()
    body = {"regular": {"mon": USUAL}, **change}
    office.manager().post("/api/v1/manage/hours", body).refused("validation", 422)
    assert office.manager().get("/api/v1/manage/hours").done() == before


def test_hours_are_shown_as_they_were_given(office: People) -> None:
    given = keep_hours(office, USUAL, ramadan={"mon": {"open": "08:00", "close": "14:00"}})
    shown = office.manager().get("/api/v1/manage/hours").done()
    assert shown["regular"] == dict.fromkeys(WEEK, USUAL)
    assert {day: hours for day, hours in shown["ramadan"].items() if hours} == {
        "mon": {"open": "08:00", "close": "14:00", "break": None}
    }
    assert given["enforce"] is shown["enforce"] is True


@pytest.mark.parametrize("day", ["2026-02-30", "besok", "20260817x", "", 5, None, ["2026-08-17"]])
def test_a_holiday_needs_a_date(office: People, day: object) -> None:
    body = {"date": day, "name": "Kemerdekaan"}
    office.manager().post("/api/v1/manage/holidays", body).refused("validation", 422)


def test_the_seeded_holidays_are_there(office: People) -> None:
    days = {each["date"]: each for each in office.manager().get("/api/v1/manage/holidays").done()["holidays"]}
    assert days["2026-08-17"]["closed"] is True
    assert all(date.fromisoformat(day) for day in days)


def service(people: People, code: str) -> tuple[bool, str | None]:
    """Whether the kiosk offers the service, and if not, why."""
    catalogue = people.kiosk().catalogue()
    found = [each for agency in catalogue["agencies"] for each in agency["services"] if each["code"] == code]
    return found[0]["open"], found[0]["why"]
