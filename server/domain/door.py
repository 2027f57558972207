"""The code at the door: who shows a fresh one has been there. Periods are numbered from 1970."""

from __future__ import annotations

PERIOD_S = 60
"""The code changes so often: long enough to be scanned twice, too short to be passed on."""
GRACE_PERIODS = 2
"""A code counts for so many periods more: a slow phone, a slow hand, a screen that was behind."""
PASS_PERIODS = 12
"""Who came in with a code has so many periods from its own on to choose a service and read what to bring."""


def period(at_us: int, length_us: int) -> int:
    """The number of the period that the moment lies in."""
    return at_us // length_us


def changes_in_us(at_us: int, length_us: int) -> int:
    """How long the present code is still the newest one: more than 0, at most ``length_us``."""
    return length_us - at_us % length_us


def is_fresh(code_period: int, now_period: int) -> bool:
    """Whether somebody who shows this code can have read it at the door just now.

    Another server of the hall, whose clock is a little ahead, may have shown it a moment too early.
    """
    return -1 <= now_period - code_period <= GRACE_PERIODS


def is_inside(code_period: int, now_period: int) -> bool:
    """Whether who came in with this code may still take a number."""
    return -1 <= now_period - code_period <= PASS_PERIODS
