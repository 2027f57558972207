"""Opening hours: whether the hall issues tickets at a moment, and when it will again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD_DAYS = 30


@dataclass(frozen=True, slots=True)
class DayHours:
    """Opening hours of one weekday; ``rest`` is the common break, if any."""

    opens: time
    closes: time
    rest: tuple[time, time] | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything that decides whether the hall is open. ``regular`` and ``ramadan`` are keyed by weekday."""

    enforce: bool
    regular: Mapping[str, DayHours | None]
    ramadan: Mapping[str, DayHours | None]
    ramadan_periods: tuple[tuple[date, date], ...] = ()
    closed_dates: Mapping[date, str] = field(default_factory=dict)
    kiosk_opens: time = time(7, 45)
    last_ticket_before_close: timedelta = timedelta(minutes=30)

    def hours_on(self, day: date) -> DayHours | None:
        """The hours of ``day``, or None when the hall stays shut."""
        if day in self.closed_dates:
            return None
        in_ramadan = any(first <= day <= last for first, last in self.ramadan_periods)
        schedule = self.ramadan if in_ramadan else self.regular
        return schedule.get(WEEKDAYS[day.weekday()])


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether tickets are issued now; if not, why, and from when again."""

    open: bool
    why: str | None = None
    opens_at: datetime | None = None


def issuing(calendar: Calendar, now: datetime) -> Opening:
    """Whether kiosks may issue tickets at ``now`` (aware, in the hall's own zone).

    ``why`` is ``holiday``, ``closed-day``, ``before-opening`` or ``after-last-ticket``. With
    ``enforce`` off (a training hall) it is always open.
    """
    if not calendar.enforce:
        return Opening(True)
    today = now.date()
    hours = calendar.hours_on(today)
    if hours is None:
        why = "holiday" if today in calendar.closed_dates else "closed-day"
        return Opening(False, why, next_opening(calendar, now))
    first, last = _issuing_window(calendar, hours, now)
    if now < first:
        return Opening(False, "before-opening", first)
    if now >= last:
        return Opening(False, "after-last-ticket", next_opening(calendar, now))
    return Opening(True)


def _issuing_window(calendar: Calendar, hours: DayHours, at: datetime) -> tuple[datetime, datetime]:
    first = datetime.combine(at.date(), min(calendar.kiosk_opens, hours.opens), at.tzinfo)
    close = datetime.combine(at.date(), hours.closes, at.tzinfo)
    return first, close - calendar.last_ticket_before_close


def next_opening(calendar: Calendar, now: datetime) -> datetime | None:
    """When kiosks issue again on a later day; None when no opening is known within a month."""
    for ahead in range(1, LOOK_AHEAD_DAYS + 1):
        day = datetime.combine(now.date() + timedelta(days=ahead), time(0), now.tzinfo)
        hours = calendar.hours_on(day.date())
        if hours is not None:
            return _issuing_window(calendar, hours, day)[0]
    return None
