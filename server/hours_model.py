"""Opening hours and days off as they stand in ``config.yaml``: checked plain data."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from server.domain.opening import Calendar, DayHours

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _minute_text(value: Any) -> Any:
    # Unquoted 08:00 is the number 480 in YAML 1.1; say so instead of guessing.
    if isinstance(value, int | float):
        raise ValueError('write times in quotes, for example "08:00"')
    return value


Minute = Annotated[
    str, BeforeValidator(_minute_text), StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")
]


def _no_number(value: Any) -> Any:
    # Pydantic would take 0 for 1970-01-01.
    if isinstance(value, int | float):
        raise ValueError("write dates as YYYY-MM-DD")
    return value


Day = Annotated[date, BeforeValidator(_no_number)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class OpenHours(_Strict):
    """One weekday: opening, closing, and the common break."""

    open: Minute
    close: Minute
    rest: Annotated[tuple[Minute, Minute] | None, Field(alias="break")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.open >= self.close:
            raise ValueError(f"opens at {self.open} but closes at {self.close}; write an earlier opening")
        if self.rest and not self.open <= self.rest[0] < self.rest[1] <= self.close:
            raise ValueError("the break must lie within the opening hours, its start before its end")
        return self

    def as_rule(self) -> DayHours:
        """The same for the opening rules."""
        rest = (time.fromisoformat(self.rest[0]), time.fromisoformat(self.rest[1])) if self.rest else None
        return DayHours(time.fromisoformat(self.open), time.fromisoformat(self.close), rest)


class Period(_Strict):
    """From the first to the last day, both included."""

    first: Annotated[Day, Field(alias="from")]
    last: Annotated[Day, Field(alias="to")]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first > self.last:
            raise ValueError("ends before it begins; swap the two dates")
        return self


Week = dict[Weekday, OpenHours | None]


class Hours(_Strict):
    """Opening hours. With ``enforce: false`` (training hall) they, holidays and quotas are ignored."""

    enforce: bool = False
    kiosk_opens: Minute = "07:45"
    last_ticket_minutes_before_close: Annotated[int, Field(ge=0, le=480)] = 30
    regular: Week
    ramadan: Week = {}
    ramadan_periods: list[Period] = []


class Holiday(_Strict):
    """A date on which the hall is shut, or (``closed: false``) a joint leave day on which it works."""

    date: Day
    name: Text
    kind: Literal["libur_nasional", "cuti_bersama", "lokal"] = "lokal"
    closed: bool = True


def calendar(hours: Hours, holidays: list[Holiday]) -> Calendar:
    """The opening rules' view of hours and holidays."""
    return Calendar(
        enforce=hours.enforce,
        regular={day: day_hours.as_rule() if day_hours else None for day, day_hours in hours.regular.items()},
        ramadan={day: day_hours.as_rule() if day_hours else None for day, day_hours in hours.ramadan.items()},
        ramadan_periods=tuple((period.first, period.last) for period in hours.ramadan_periods),
        closed_dates={holiday.date: holiday.name for holiday in holidays if holiday.closed},
        kiosk_opens=time.fromisoformat(hours.kiosk_opens),
        last_ticket_before_close=timedelta(minutes=hours.last_ticket_minutes_before_close),
    )
