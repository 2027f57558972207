"""Which services give out numbers now: opening hours, the closed day, quotas, what the day can still take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, bindparam, func, select

from server.catalogue_view import AgencyView, CatalogueView, ServiceView
from server.domain import capacity
from server.domain.capacity import Chance, Line, Outlook, Span
from server.domain.opening import Opening, issuing, next_opening
from server.tables import IS_WAITING, counters, tickets

FULL, NO_TIME, QUEUE_CLOSED, LAST_CALL = "full", "no-time", "queue-closed", "day-closing"

_TAKEN = (
    select(tickets.c.service_id, tickets.c.agency_id, func.count())
    .where(tickets.c.branch_id == bindparam("branch"), tickets.c.day == bindparam("today"))
    .where(tickets.c.state != "cancelled")
    .group_by(tickets.c.service_id, tickets.c.agency_id)
)
_WAITING = (
    select(tickets.c.agency_id, func.count())
    .where(IS_WAITING, tickets.c.agency_id.in_(bindparam("agencies", expanding=True)))
    .group_by(tickets.c.agency_id)
)
_STAFF = (
    select(counters.c.agency_id, counters.c.state, func.count())
    .where(counters.c.agency_id.in_(bindparam("agencies", expanding=True)), counters.c.active)
    .group_by(counters.c.agency_id, counters.c.state)
)


class DayState(Protocol):
    """The business day as a branch's row or an open transaction knows it."""

    @property
    def day(self) -> str | None:
        """Its date."""

    @property
    def day_closed(self) -> bool:
        """Whether it is over."""

    @property
    def day_closing(self) -> bool:
        """Whether only those who have a number are still served."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a service gives out no numbers, and from when it will again (RFC 3339), if known."""

    why: str
    opens_at: str | None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Availability:
    """The hall's opening at one moment, and how many places are taken today."""

    opening: Opening
    view: CatalogueView
    now: datetime
    by_service: Mapping[int, int]
    by_agency: Mapping[int, int]
    # Each agency's queue, and what is left of today's service time.
    lines: Mapping[int, Line] = field(default_factory=dict)
    spans: Sequence[Span] = ()
    # Services of an agency that take equally long share their outlook.
    outlooks: dict[tuple[int, int], Outlook] = field(default_factory=dict)

    def of(self, service: ServiceView) -> Refusal | None:
        """Why ``service`` gives out no numbers now; None when it does."""
        if not self.opening.open:
            at = self.opening.opens_at
            return Refusal(self.opening.why or "closed-day", at.isoformat() if at else None)
        agency = self.view.agency_of(service)
        if agency.closed_because:
            return Refusal(QUEUE_CLOSED, None, agency.closed_because)
        if self.quota_left(service) == 0:
            return self._come_back(FULL)
        if self.view.calendar.enforce and self.outlook(service).chance is Chance.NO:
            return self._come_back(NO_TIME)
        return None

    def _come_back(self, why: str) -> Refusal:
        at = next_opening(self.view.calendar, self.now)
        return Refusal(why, at.isoformat() if at else None)

    def outlook(self, service: ServiceView) -> Outlook:
        """Whether somebody who takes a number now is served today, and around when.

        A priority visitor is no exception: whoever is let past others takes their time.
        """
        alike = (service.agency_id, service.minutes)
        if alike not in self.outlooks:
            self.outlooks[alike] = self._outlook(self.lines[service.agency_id], service.minutes)
        return self.outlooks[alike]

    def _outlook(self, line: Line, minutes: int) -> Outlook:
        if not self.view.calendar.enforce:
            return capacity.without_hours(line, self.now)
        return capacity.outlook(line, minutes, self.spans, self.now)

    def quota_left(self, service: ServiceView) -> int | None:
        """How many numbers its own and its agency's quota still have; None where there is none."""
        if not self.view.calendar.enforce:
            return None
        agency = self.view.agency_of(service)
        quotas = (
            (service.daily_quota, self.by_service.get(service.id, 0)),
            (agency.daily_quota, self.by_agency.get(agency.id, 0)),
        )
        return min((max(0, quota - taken) for quota, taken in quotas if quota is not None), default=None)

    def left(self, service: ServiceView) -> int | None:
        """How many more numbers there are today, by quota and by time; None where no hours hold."""
        known = (self.quota_left(service), self.outlook(service).left)
        return min((left for left in known if left is not None), default=None)


def availability(
    conn: Connection,
    view: CatalogueView,
    now: datetime,
    branch: DayState,
    only: AgencyView | None = None,
) -> Availability:
    """Look at the hall, or at one agency only, at ``now`` (in the hall's own zone).

    In a training hall only people close something.
    """
    day, opening = branch.day, hall_opening(view, now, branch)
    if not view.calendar.enforce or day is None:
        # Nothing is refused for want of time: who issues a ticket need not count the queue.
        return Availability(opening, view, now, {}, {}, {} if only else _lines(conn, view.agencies))
    by_service: dict[int, int] = {}
    by_agency: dict[int, int] = {}
    for service_id, agency_id, count in conn.execute(_TAKEN, {"branch": view.branch.id, "today": day}):
        by_service[service_id] = by_service.get(service_id, 0) + count
        by_agency[agency_id] = by_agency.get(agency_id, 0) + count
    spans, lines = capacity.service_time(view.calendar, now), _lines(conn, [only] if only else view.agencies)
    return Availability(opening, view, now, by_service, by_agency, lines, spans)


def _lines(conn: Connection, agencies: Iterable[AgencyView]) -> dict[int, Line]:
    """The agencies' queues. Where no counter is open the paused ones count, else all that are planned."""
    asked = {agency.id: agency for agency in agencies}
    waiting = {id_: count for id_, count in conn.execute(_WAITING, {"agencies": list(asked)})}
    staff: dict[int, dict[str, int]] = {}
    for agency_id, state, count in conn.execute(_STAFF, {"agencies": list(asked)}):
        staff.setdefault(agency_id, {})[state] = count
    lines = {}
    for id_, agency in asked.items():
        there = staff.get(id_, {})
        serving = there.get("open") or there.get("paused")
        lines[id_] = Line(
            waiting=waiting.get(id_, 0),
            mean_min=agency.mean_minutes,
            counters=serving or sum(there.values()),
            sure=bool(serving),
        )
    return lines


def hall_opening(view: CatalogueView, now: datetime, branch: DayState) -> Opening:
    """Whether the hall gives out numbers at all: its day, a supervisor's last call, its hours."""
    if branch.day_closed:
        return Opening(False, "day-closed")
    return Opening(False, LAST_CALL) if branch.day_closing else issuing(view.calendar, now)
