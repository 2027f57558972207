"""The code at the door: fresh for a slow hand, worthless for somebody who was sent a picture of it."""

from __future__ import annotations

from server.domain import door

MINUTE_US = 60_000_000


def test_a_code_lives_a_minute_and_two_more_for_slow_hands() -> None:
    shown = door.period(100 * MINUTE_US, MINUTE_US)
    assert door.period(101 * MINUTE_US - 1, MINUTE_US) == shown
    assert door.changes_in_us(101 * MINUTE_US - 1, MINUTE_US) == 1
    fresh = [minutes for minutes in range(10) if door.is_fresh(shown, shown + minutes)]
    assert fresh == [0, 1, 2]


def test_a_server_whose_clock_is_a_little_behind_takes_the_code_of_the_other_one() -> None:
    assert door.is_fresh(100, 99)
    assert not door.is_fresh(100, 98)


def test_who_came_in_has_time_to_read_what_to_bring() -> None:
    assert door.is_inside(100, 110)
    assert not door.is_inside(100, 100 + door.PASS_PERIODS + 1)
