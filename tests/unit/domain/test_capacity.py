"""Will I be served today? What the kiosk may promise before it gives out a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from server.domain import capacity
from server.domain.capacity import Chance, Line, outlook, service_time
from server.domain.estimate import Estimate
from server.domain.opening import WEEKDAYS, Calendar, DayHours

HERE = ZoneInfo("Asia/Jakarta")
USUAL = DayHours(time(8), time(15), (time(12), time(13)))
FRIDAY = DayHours(time(8), time(14, 30), (time(11, 30), time(13)))
WEEK = {**dict.fromkeys(WEEKDAYS[:4], USUAL), "fri": FRIDAY, "sat": None, "sun": None}
SHORT = dict.fromkeys(WEEKDAYS[:5], DayHours(time(8), time(14), (time(12), time(12, 30))))


def hall(**changes: Any) -> Calendar:
    return Calendar(**{"enforce": True, "regular": WEEK, "ramadan": SHORT, **changes})


def at(text: str, day: str = "2026-11-23") -> datetime:
    return datetime.fromisoformat(f"{day} {text}").replace(tzinfo=HERE)


def queue(waiting: int, *, mean: float = 10, counters: int = 1, sure: bool = True) -> Line:
    return Line(waiting, mean, counters, sure)


def hours(line: Line, now: datetime, own: float = 10) -> tuple[str, str] | None:
    begins = outlook(line, own, service_time(hall(), now), now).begins
    return (f"{begins[0]:%H.%M}", f"{begins[1]:%H.%M}") if begins else None


def chance(line: Line, now: datetime, own: float = 10) -> Chance | None:
    return outlook(line, own, service_time(hall(), now), now).chance


@pytest.mark.parametrize(
    ("now", "day", "minutes"),
    [
        (at("07:45"), "an ordinary day", 360),
        (at("09:00"), "an hour later", 300),
        (at("12:30"), "in the break", 120),
        (at("14:59"), "nearly over", 1),
        (at("15:00"), "over", 0),
        (at("11:00", "2026-11-27"), "before the Friday prayer", 30 + 90),
        (at("12:00", "2026-11-27"), "during it", 90),
        (at("10:00", "2026-11-28"), "on a Saturday", 0),
    ],
)
def test_service_time_is_what_is_left_without_the_breaks(now: datetime, day: str, minutes: float) -> None:
    assert capacity.minutes_in(service_time(hall(), now)) == minutes, day


def test_ramadan_and_holidays_have_the_time_of_their_own() -> None:
    morning = at("08:00")
    fasting = hall(ramadan_periods=((morning.date(), morning.date()),))
    assert capacity.minutes_in(service_time(fasting, morning)) == 330
    assert service_time(hall(closed_dates={morning.date(): "libur"}), morning) == []


def test_the_hour_is_told_in_steps_of_five_minutes() -> None:
    assert hours(queue(3), at("10:02")) == ("10.20", "10.45")
    assert hours(queue(0), at("10:02")) == ("10.00", "10.10")


def test_nobody_is_told_an_hour_in_the_break() -> None:
    assert hours(queue(6, mean=10), at("11:30")) == ("13.05", "13.55")
    assert hours(queue(1), at("12:10")) == ("13.05", "13.15")
    before_prayer = at("11:20", "2026-11-27")
    assert hours(queue(3), before_prayer) == ("13.05", "13.35")


def test_before_opening_the_planned_counters_are_reckoned_with() -> None:
    early = queue(4, counters=2, sure=False)
    assert hours(early, at("07:45")) == ("08.10", "08.30")
    assert chance(early, at("07:45")) is Chance.LIKELY


def test_while_nobody_serves_no_hour_is_told_and_nothing_is_certain() -> None:
    assert hours(queue(1, sure=False), at("10:00")) is None
    assert chance(queue(1, sure=False), at("10:00")) is Chance.LIKELY


def test_the_chance_falls_as_the_day_ends() -> None:
    ten_before = queue(6)
    told = [chance(ten_before, at(now)) for now in ("13:00", "13:45", "14:00", "14:20", "14:55")]
    assert told == [Chance.WILL, Chance.LIKELY, Chance.UNLIKELY, Chance.NO, Chance.NO]


def test_a_long_service_is_closed_earlier_than_a_short_one() -> None:
    nobody = queue(0)
    assert chance(nobody, at("14:45"), own=10) is Chance.WILL
    assert chance(nobody, at("14:45"), own=20) is Chance.NO


def test_after_closing_and_on_closed_days_there_is_no_chance() -> None:
    for now in (at("15:00"), at("10:00", "2026-11-28")):
        assert outlook(queue(0), 1, service_time(hall(), now), now) == capacity.Outlook(Chance.NO, None, 0)


def test_a_training_hall_tells_the_hour_and_no_chance() -> None:
    said = capacity.without_hours(queue(3), at("23:02"))
    assert said.chance is None
    assert said.left is None
    assert said.begins == (at("23:20"), at("23:45"))
    assert capacity.without_hours(queue(3, sure=False), at("10:00")).begins is None


@pytest.mark.parametrize(
    ("now", "minutes", "by_the_clock"),
    [
        (at("10:00"), (20, 30), (20, 30)),
        (at("11:45"), (10, 14), (10, 15)),
        (at("11:45"), (10, 20), (10, 80)),
        (at("11:45"), (20, 30), (80, 90)),
        (at("12:30"), (0, 5), (30, 35)),
        (at("07:45"), (0, 5), (15, 20)),
        (at("14:50"), (20, 40), (20, 40)),
        (at("11:20", "2026-11-27"), (20, 40), (110, 130)),
    ],
)
def test_who_waits_across_a_break_waits_so_much_longer(
    now: datetime, minutes: tuple[int, int], by_the_clock: tuple[int, int]
) -> None:
    assert capacity.through_breaks(Estimate(*minutes), hall(), now) == Estimate(*by_the_clock)
    training = hall(enforce=False)
    assert capacity.through_breaks(Estimate(*minutes), training, now) == Estimate(*minutes)


lines = st.builds(Line, st.integers(0, 300), st.integers(1, 60).map(float), st.integers(1, 20), st.booleans())
moments = st.integers(0, 24 * 60 - 1).map(lambda minute: at("00:00") + timedelta(minutes=minute))


@given(lines, st.integers(1, 120), moments)
def test_the_last_number_is_the_last_that_can_be_called(line: Line, own: int, now: datetime) -> None:
    spans = service_time(hall(), now)
    said = outlook(line, own, spans, now)
    assert said.left is not None
    assert (said.chance is Chance.NO) == (said.left == 0)
    if said.left:
        last = replace(line, waiting=line.waiting + said.left - 1)
        assert outlook(last, own, spans, now).chance is not Chance.NO
    one_more = replace(line, waiting=line.waiting + said.left)
    assert outlook(one_more, own, spans, now).chance is Chance.NO


@given(lines, st.integers(1, 120), moments)
def test_the_told_hour_lies_in_service_time_and_grows_with_the_queue(
    line: Line, own: int, now: datetime
) -> None:
    spans = service_time(hall(), now)
    begins = outlook(line, own, spans, now).begins
    assume(begins is not None)
    assert begins is not None
    first, last = begins
    assert spans[0][0] - capacity.ROUND_TO < first < last <= spans[-1][1] + capacity.ROUND_TO
    longer = outlook(replace(line, waiting=line.waiting + 1), own, spans, now).begins
    assert longer is None or (longer[0] >= first and longer[1] >= last)


@given(lines, st.integers(1, 120), moments)
def test_the_chance_never_grows_while_one_hesitates(line: Line, own: int, now: datetime) -> None:
    order = [Chance.NO, Chance.UNLIKELY, Chance.LIKELY, Chance.WILL]
    later = now + timedelta(minutes=7)
    assume(later.date() == now.date())
    soon, late = (outlook(line, own, service_time(hall(), when), when).chance for when in (now, later))
    assert soon is not None
    assert late is not None
    assert order.index(late) <= order.index(soon)
