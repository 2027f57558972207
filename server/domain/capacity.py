"""Whether somebody who takes a number now will still be served today, and around which hour.

The day's remaining service time stands as spans between which nobody serves (breaks, Friday prayer).
What waits is laid onto them; how unsure that is comes from the same spread as the promised wait, so
that the page never tells two stories.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from server.domain import estimate
from server.domain.estimate import Estimate
from server.domain.opening import Calendar

Span = tuple[datetime, datetime]
ROUND_TO = timedelta(minutes=5)
"""Hours are told in steps of five minutes: more would be a false exactness."""


class Chance(StrEnum):
    """Will the visitor be served today?"""

    WILL = "will"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Line:
    """An agency's queue at one moment. ``counters`` serve it; ``sure``: they do so now, not by plan."""

    waiting: int
    mean_min: float
    counters: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be said before the number. ``chance`` is None where no hours hold (a training hall).

    ``begins`` is the range of the hour of the call, None while nobody knows who will serve. ``left`` is
    how many more visitors the day can take.
    """

    chance: Chance | None
    begins: tuple[datetime, datetime] | None
    left: int | None


def service_time(calendar: Calendar, now: datetime) -> list[Span]:
    """What is left of today's service time, without its break; empty when the hall stays shut."""
    hours = calendar.hours_on(now.date())
    if hours is None:
        return []
    edges = [hours.opens, *(hours.rest or ()), hours.closes]
    moments = [datetime.combine(now.date(), edge, now.tzinfo) for edge in edges]
    spans = zip(moments[::2], moments[1::2], strict=True)
    return [(max(start, now), end) for start, end in spans if end > now]


def outlook(line: Line, own_min: float, spans: Sequence[Span], now: datetime) -> Outlook:
    """The outlook of a newcomer behind everybody who waits, whose own service takes ``own_min``.

    Somebody whose service fits before closing even if all before are slow *will* be served; if they
    take as long as usual, *likely*; only if they are quick, *unlikely*; not even then, *no*. Where
    nobody serves although it is service time, nothing better than *likely* is promised, and no hour;
    before opening and in the break the planned counters are reckoned with.
    """
    room = minutes_in(spans) - own_min
    left = places_left(line, room)
    if not spans or not left:
        return Outlook(Chance.NO, None, 0)
    usual = line.waiting * line.mean_min / max(line.counters, 1)
    chance = Chance.UNLIKELY
    if usual <= room:
        chance = Chance.WILL if line.sure and usual * (1 + estimate.SPREAD) <= room else Chance.LIKELY
    expected = _hours(line, spans) if line.sure or spans[0][0] > now else None
    return Outlook(chance, expected, left)


def _hours(line: Line, spans: Sequence[Span]) -> tuple[datetime, datetime]:
    wait = estimate.wait(line.waiting, line.mean_min, line.counters)
    first = rounded(moment_after(spans, wait.low_min))
    return first, max(rounded(moment_after(spans, wait.high_min), up=True), first + ROUND_TO)


def places_left(line: Line, room: float) -> int:
    """How many more numbers may be given out so that the last one is called within ``room`` minutes of
    service time if things go quickly.
    """
    if room < 0:
        return 0
    each = line.mean_min * (1 - estimate.SPREAD) / max(line.counters, 1)
    return max(0, math.floor(room / each) + 1 - line.waiting)


def minutes_in(spans: Sequence[Span]) -> float:
    """How much service time is left."""
    return sum((end - start).total_seconds() for start, end in spans) / 60


def through_breaks(wait: Estimate, calendar: Calendar, now: datetime) -> Estimate:
    """The same wait by the clock on the wall: whoever waits across a break waits that much longer.

    Where no hours hold, and after closing, nobody knows of a break.
    """
    spans = service_time(calendar, now) if calendar.enforce else []
    if not spans:
        return wait
    whole = timedelta(minutes=minutes_in(spans))

    def by_the_clock(minutes: int) -> int:
        beyond = max(timedelta(minutes=minutes) - whole, timedelta())
        return round((moment_after(spans, minutes) + beyond - now).total_seconds() / 60)

    low, high = by_the_clock(wait.low_min), by_the_clock(wait.high_min)
    # Whose range begins before the break and ends behind it may be called at either side.
    return Estimate(low, max(high, low + estimate.LEAST_WIDTH_MIN))


def moment_after(spans: Sequence[Span], minutes: float) -> datetime:
    """The moment at which so much service time has passed; beyond the day's end, its end."""
    left = timedelta(minutes=minutes)
    for start, end in spans:
        # Strictly before the end: who would be called with the break's first second comes after it.
        if start + left < end:
            return start + left
        left -= end - start
    return spans[-1][1]


def rounded(moment: datetime, *, up: bool = False) -> datetime:
    """The moment in whole steps of five minutes."""
    over = timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)
    return moment - over + (ROUND_TO if up and over else timedelta())


def without_hours(line: Line, now: datetime) -> Outlook:
    """The outlook where no hours hold: only when, by the people who wait and the counters that serve."""
    if not (line.sure and line.counters):
        return Outlook(None, None, None)
    wait = estimate.wait(line.waiting, line.mean_min, line.counters)
    first = rounded(now + timedelta(minutes=wait.low_min))
    return Outlook(None, (first, rounded(now + timedelta(minutes=wait.high_min), up=True)), None)
