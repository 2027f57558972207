"""When the demo's day begins."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from server.clock import MICRO, Clock, Pace, from_datetime
from server.demo.moment import next_morning
from server.domain.opening import WEEKDAYS, Calendar, DayHours

HERE = ZoneInfo("Asia/Jakarta")
WEEK = {**dict.fromkeys(WEEKDAYS[:5], DayHours(time(8), time(15))), "sat": None, "sun": None}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-25 10:00", "2026-11-26 08:00"),  # a Wednesday
        ("2026-11-25 23:59", "2026-11-26 08:00"),
        ("2026-11-26 00:00", "2026-11-30 08:00"),  # the Friday behind it is a holiday
        ("2026-11-28 12:00", "2026-11-30 08:00"),
    ],
)
@pytest.mark.parametrize("enforce", [True, False])
def test_the_day_begins_when_the_hall_opens_next_whatever_the_hour_of_whoever_looks(
    now: str, morning: str, enforce: bool
) -> None:
    calendar = Calendar(enforce, WEEK, WEEK, closed_dates={date(2026, 11, 27): "Cuti"})
    assert next_morning(calendar, at(now)) == at(morning)


def test_a_hall_without_hours_is_played_from_eight_on() -> None:
    assert next_morning(Calendar(False, {}, {}), at("2026-11-25 10:00")) == at("2026-11-26 08:00")


def test_a_day_that_is_played_is_no_clock_that_went_wrong() -> None:
    tomorrow = Clock().now() + 86_400 * MICRO
    played, stepped = Pace(begins=tomorrow).clock(), Pace().clock(last_at=tomorrow)
    assert played.now() >= tomorrow
    assert played.step_s() == 0
    assert stepped.now() >= tomorrow
    assert stepped.step_s() < -80_000, "a machine that has forgotten its time is shown"


def test_a_played_day_goes_on_where_a_server_that_died_has_left_it() -> None:
    morning, last_at = from_datetime(at("2099-11-30 08:00")), from_datetime(at("2099-11-30 10:30"))
    assert Pace(60, morning).clock(last_at).now() >= last_at
