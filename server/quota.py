"""Which services give out numbers now: opening hours, the closed day, quotas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, bindparam, func, select

from server.catalogue_view import CatalogueView, ServiceView
from server.domain.opening import Opening, issuing
from server.tables import tickets

FULL, QUEUE_CLOSED, LAST_CALL = "full", "queue-closed", "day-closing"

_TAKEN = (
    select(tickets.c.service_id, tickets.c.agency_id, func.count())
    .where(tickets.c.branch_id == bindparam("branch"), tickets.c.day == bindparam("today"))
    .where(tickets.c.state != "cancelled")
    .group_by(tickets.c.service_id, tickets.c.agency_id)
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
    by_service: Mapping[int, int]
    by_agency: Mapping[int, int]

    def of(self, service: ServiceView) -> Refusal | None:
        """Why ``service`` gives out no numbers now; None when it does."""
        if not self.opening.open:
            at = self.opening.opens_at
            return Refusal(self.opening.why or "closed-day", at.isoformat() if at else None)
        agency = self.view.agency_of(service)
        if agency.closed_because:
            return Refusal(QUEUE_CLOSED, None, agency.closed_because)
        full = (
            self.by_service.get(service.id, 0) >= _limit(service.daily_quota)
            or self.by_agency.get(agency.id, 0) >= _limit(agency.daily_quota)
        )  # fmt: skip
        return Refusal(FULL, None) if full else None


def availability(conn: Connection, view: CatalogueView, now: datetime, branch: DayState) -> Availability:
    """Look at the hall at ``now`` (in its own zone). In a training hall only people close something."""
    day, opening = branch.day, hall_opening(view, now, branch)
    if not view.calendar.enforce or day is None:
        return Availability(opening, view, {}, {})
    by_service: dict[int, int] = {}
    by_agency: dict[int, int] = {}
    for service_id, agency_id, count in conn.execute(_TAKEN, {"branch": view.branch.id, "today": day}):
        by_service[service_id] = by_service.get(service_id, 0) + count
        by_agency[agency_id] = by_agency.get(agency_id, 0) + count
    return Availability(opening, view, by_service, by_agency)


def hall_opening(view: CatalogueView, now: datetime, branch: DayState) -> Opening:
    """Whether the hall gives out numbers at all: its day, a supervisor's last call, its hours."""
    if branch.day_closed:
        return Opening(False, "day-closed")
    return Opening(False, LAST_CALL) if branch.day_closing else issuing(view.calendar, now)


def _limit(quota: int | None) -> float:
    return float("inf") if quota is None else quota
