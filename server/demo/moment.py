"""The demo's view of the hall's clock: when the day begins, how far it has got, and its moments."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta

from server.domain.opening import Calendar, next_opening

WITHOUT_HOURS = time(8)


def next_morning(calendar: Calendar, now: datetime) -> datetime:
    """When the doors open on the next day with opening hours; tomorrow at eight where none is known.

    Never today, not even early: at any hour the whole day is played, and a hall's clock never goes back.
    """
    opening = next_opening(calendar, now)
    day = opening.date() if opening else now.date() + timedelta(days=1)
    hours = calendar.hours_on(day)
    return datetime.combine(day, hours.opens if hours else WITHOUT_HOURS, now.tzinfo)


class HallTime:
    """Seconds of the hall's clock since the doors opened, which run ``speed`` times as fast as ours."""

    def __init__(self, now: datetime, speed: float) -> None:
        """The doors open at ``now`` of the hall."""
        self.speed = speed
        self._opened = now
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()

    def passed_s(self) -> float:
        """Seconds since the doors opened."""
        return (self._loop.time() - self._began) * self.speed

    def agree(self, now: datetime) -> None:
        """Follow the server, whose clock stands still while it is restarted."""
        behind_s = self.passed_s() - (now - self._opened).total_seconds()
        self._began += behind_s / self.speed

    def after(self, seconds: float) -> datetime:
        """The hall's time of day in so many seconds."""
        return self._opened + timedelta(seconds=self.passed_s() + seconds)

    async def wait(self, seconds: float) -> None:
        """Let so many seconds of the hall pass."""
        await asyncio.sleep(max(seconds, 0) / self.speed)

    async def until(self, at_s: float) -> None:
        """Wait for a moment of the day; go on at once when it is past."""
        await self.wait(at_s - self.passed_s())
