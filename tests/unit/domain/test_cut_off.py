"""How long a kiosk that is cut off goes on: by the hours it last heard of, and not into another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from server.domain.cut_off import Heard, refusal

WIB = timezone(timedelta(hours=7))
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=WIB)
OPEN = Heard(NINE, "2026-11-23", open=True, last_ticket=NINE.replace(hour=14, minute=30))
MINUTE, HOUR = 60, 3600


def test_it_goes_on_while_the_hall_is_open_and_no_longer_than_it_may() -> None:
    assert refusal(OPEN, 0, 120) is None
    assert refusal(OPEN, 119 * MINUTE, 120) is None
    assert refusal(OPEN, 121 * MINUTE, 120) == "cut-off-long"


def test_the_last_ticket_holds_by_the_hours_that_went_by() -> None:
    assert refusal(OPEN, 5.4 * HOUR, 720) is None
    assert refusal(OPEN, 5.5 * HOUR, 720) == "after-last-ticket"


def test_it_never_goes_on_into_another_day() -> None:
    late = replace(OPEN, at=NINE.replace(hour=23), last_ticket=None)
    assert refusal(late, 59 * MINUTE, 720) is None
    assert refusal(late, 61 * MINUTE, 720) == "cut-off-day"
    assert refusal(replace(OPEN, day="2026-11-22"), 0, 120) == "cut-off-day"


def test_a_hall_that_was_closed_stays_closed() -> None:
    assert refusal(replace(OPEN, open=False, why="day-closed"), 0, 120) == "day-closed"
    assert refusal(replace(OPEN, open=False, why="full"), 0, 120) == "full"
    assert refusal(replace(OPEN, open=False), 0, 120) == "closed-day"


def test_a_hall_that_was_to_open_this_morning_opens() -> None:
    early = replace(OPEN, open=False, why="before-opening", opens_at=NINE + timedelta(minutes=10))
    assert refusal(early, 9 * MINUTE, 120) == "before-opening"
    assert refusal(early, 10 * MINUTE, 120) is None
