"""Opening hours: when numbers are given out, and when they will be again."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.opening import WEEKDAYS, Calendar, DayHours, Opening, issuing

HERE = ZoneInfo("Asia/Jakarta")
USUAL = DayHours(time(8), time(15), (time(12), time(13)))
WORKDAYS = {**dict.fromkeys(WEEKDAYS[:5], USUAL), "sat": None, "sun": None}
SHORT = dict.fromkeys(WEEKDAYS[:5], DayHours(time(8), time(14)))


def hall(**changes: Any) -> Calendar:
    return Calendar(**{"enforce": True, "regular": WORKDAYS, "ramadan": SHORT, **changes})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


MONDAY = "2026-11-23"


@pytest.mark.parametrize(
    ("moment", "why", "opens_at"),
    [
        (f"{MONDAY} 07:44", "before-opening", f"{MONDAY} 07:45"),
        (f"{MONDAY} 07:45", None, None),
        (f"{MONDAY} 12:30", None, None),
        (f"{MONDAY} 14:29", None, None),
        (f"{MONDAY} 14:30", "after-last-ticket", "2026-11-24 07:45"),
        (f"{MONDAY} 23:59", "after-last-ticket", "2026-11-24 07:45"),
        ("2026-11-27 16:00", "after-last-ticket", "2026-11-30 07:45"),
        ("2026-11-28 10:00", "closed-day", "2026-11-30 07:45"),
    ],
)
def test_a_week_in_the_hall(moment: str, why: str | None, opens_at: str | None) -> None:
    expected = Opening(why is None, why, at(opens_at) if opens_at else None)
    assert issuing(hall(), at(moment)) == expected


def test_a_training_hall_is_always_open() -> None:
    shut = hall(enforce=False, regular={}, closed_dates={date(2026, 11, 23): "libur"})
    assert issuing(shut, at(f"{MONDAY} 03:00")) == Opening(True)


def test_on_a_holiday_one_is_told_of_the_next_working_day() -> None:
    long_weekend = {date(2026, 11, 23): "libur", date(2026, 11, 24): "cuti bersama"}
    opening = issuing(hall(closed_dates=long_weekend), at(f"{MONDAY} 09:00"))
    assert opening == Opening(False, "holiday", at("2026-11-25 07:45"))


def test_in_ramadan_the_short_hours_hold_to_the_last_day() -> None:
    fasting = hall(ramadan_periods=((date(2026, 11, 23), date(2026, 11, 24)),))
    assert issuing(fasting, at("2026-11-24 13:29")).open
    assert not issuing(fasting, at("2026-11-24 13:30")).open
    assert issuing(fasting, at("2026-11-25 13:30")).open


def test_kiosks_open_with_the_hall_when_it_opens_earlier() -> None:
    early = hall(regular=dict.fromkeys(WEEKDAYS, DayHours(time(7), time(12))))
    assert issuing(early, at(f"{MONDAY} 07:00")).open


def test_a_hall_that_never_opens_promises_nothing() -> None:
    assert issuing(hall(regular={}), at(f"{MONDAY} 09:00")) == Opening(False, "closed-day", None)


def test_a_hall_shut_for_a_month_promises_nothing() -> None:
    month = {date(2026, 11, 23) + timedelta(days=ahead): "renovasi" for ahead in range(40)}
    assert issuing(hall(closed_dates=month), at(f"{MONDAY} 09:00")).opens_at is None


hours = (
    st.tuples(st.times(), st.times()).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: DayHours(*pair))
)
weeks = st.dictionaries(st.sampled_from(WEEKDAYS), st.none() | hours)
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda later: at("2026-01-01") + timedelta(minutes=later))
cut_offs = st.integers(0, 480).map(lambda value: timedelta(minutes=value))


@given(weeks, moments, st.times(), cut_offs)
def test_whatever_the_hours_the_answer_makes_sense(
    week: dict[str, DayHours | None], now: datetime, kiosk_opens: time, cut_off: timedelta
) -> None:
    calendar = hall(regular=week, kiosk_opens=kiosk_opens, last_ticket_before_close=cut_off)
    opening = issuing(calendar, now)
    today = calendar.hours_on(now.date())
    if opening.open:
        assert opening == Opening(True)
        assert today is not None
        assert now.time() < today.closes
    else:
        assert opening.why in ("closed-day", "before-opening", "after-last-ticket")
        assert (opening.why == "closed-day") == (today is None)
    if opening.opens_at is not None:
        assert opening.opens_at > now
        assert calendar.hours_on(opening.opens_at.date()) is not None


@given(weeks, moments, st.times())
def test_at_the_promised_moment_it_is_open(
    week: dict[str, DayHours | None], now: datetime, kiosk_opens: time
) -> None:
    """Unless the last number of that day would be given out before the first."""
    calendar = hall(regular=week, kiosk_opens=kiosk_opens, last_ticket_before_close=timedelta())
    promised = issuing(calendar, now).opens_at
    assert promised is None or issuing(calendar, promised).open
