"""The one clock of the server. Nothing else may ask the machine for the time.

Time is counted from the moment the process started, along the monotonic clock, so that stepping
the machine's clock during a day neither opens a new business day nor turns waits negative. A step
is noticed (:meth:`Clock.step_s`) and shown as an alarm; a small drift is followed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MICRO = 1_000_000
FOLLOWED_DRIFT_S = 2.0
"""A difference to the machine's clock up to this is drift and followed; more is a step and an alarm."""


def _boot_s() -> float:
    # CLOCK_BOOTTIME goes on while a PC sleeps, CLOCK_MONOTONIC does not; not every system has it.
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


class Clock:
    """Tells the time in microseconds since 1970 (UTC); ``speed`` runs it faster for trials and tests."""

    def __init__(self, speed: float = 1.0, not_before: int = 0, *, follows: bool = True) -> None:
        """Start at the machine's time, but never before ``not_before`` (the last moment on record).

        One that ``follows`` the machine's clock minds when they differ.
        """
        if speed <= 0:
            raise ValueError(f"the clock's speed must be above 0, not {speed}")
        self.speed = speed
        self._follows = follows and speed == 1.0
        self._began_s = _boot_s()
        self._start = max(time.time_ns() // 1000, not_before)

    def now(self) -> int:
        """Microseconds since 1970, UTC; never goes back."""
        return self._start + round((_boot_s() - self._began_s) * self.speed * MICRO)

    def step_s(self) -> float:
        """Seconds by which the machine's clock has been stepped since the start; 0.0 when it agrees.

        Follows a drift of up to :data:`FOLLOWED_DRIFT_S` seconds forward (NTP slewing) by the way.
        """
        if not self._follows:
            return 0.0
        difference_s = (time.time_ns() // 1000 - self.now()) / MICRO
        if 0.0 < difference_s <= FOLLOWED_DRIFT_S:
            self._start += round(difference_s * MICRO)
        return difference_s if abs(difference_s) > FOLLOWED_DRIFT_S else 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How the clock of a trial differs from the machine's: it may begin later, and run faster.

    One that was told when to begin (microseconds) does not mind that the machine's says otherwise.
    """

    speed: float = 1.0
    begins: int = 0

    def clock(self, last_at: int = 0) -> Clock:
        """A clock that begins now, but not before ``last_at``, the last moment on record."""
        return Clock(self.speed, max(self.begins, last_at), follows=not self.begins)


AS_THE_MACHINE = Pace()


def as_datetime(at: int, zone: ZoneInfo) -> datetime:
    """The moment ``at`` (microseconds) as an aware time in ``zone``."""
    return datetime.fromtimestamp(at / MICRO, zone)


def day_before(day: str | None, days: int) -> str:
    """The date so many days before a business day, as it is stored; empty before the first."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat() if day else ""


def rfc3339(at: int, zone: ZoneInfo) -> str:
    """The moment ``at`` as RFC 3339 with offset, to the millisecond."""
    return as_datetime(at, zone).isoformat(timespec="milliseconds")


def rfc3339_or_none(at: int | None, zone: ZoneInfo) -> str | None:
    """Like :func:`rfc3339`; None stays None."""
    return None if at is None else rfc3339(at, zone)


def from_datetime(moment: datetime) -> int:
    """Microseconds since 1970 of an aware datetime."""
    return round(moment.timestamp() * MICRO)
