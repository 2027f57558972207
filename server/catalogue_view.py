"""The catalogue as the running server uses it: read once per version, then plain objects by id and code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from server.catalogue_model import Holiday, Hours, calendar
from server.domain.assignment import Policy
from server.domain.opening import Calendar
from server.domain.ticket import OPEN_STATES
from server.tables import (
    agencies,
    branches,
    counter_services,
    counters,
    day_hours,
    hall_hours,
    holidays,
    services,
    situations,
    tickets,
    zones,
)


@dataclass(frozen=True, slots=True)
class BranchView:
    """The hall."""

    id: int
    code: str
    name: str
    short_name: str
    address: str
    timezone: str
    complaints: str | None

    @property
    def zone(self) -> ZoneInfo:
        """The hall's time zone (zoneinfo keeps one object of each)."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class ZoneView:
    """A part of the hall."""

    id: int
    code: str
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a visitor comes for."""

    id: int
    code: str
    name: str
    agency_id: int
    docs: tuple[str, ...]
    fee_idr: int | None
    sla: str | None
    procedure: tuple[str, ...]
    product: str | None
    complaints: str | None
    minutes: int
    daily_quota: int | None
    outcomes: tuple[str, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class AgencyView:
    """A tenant of the hall, with its services in order."""

    id: int
    code: str
    slug: str
    name: str
    short: str
    spoken: str
    zone: ZoneView
    daily_quota: int | None
    policy: Policy
    complaints: str | None
    closed_because: str | None
    services: tuple[ServiceView, ...]
    active: bool

    @property
    def mean_minutes(self) -> float:
        """Mean service time at the counter over the agency's services, in minutes."""
        return sum(service.minutes for service in self.services) / max(len(self.services), 1)


@dataclass(frozen=True, slots=True)
class CounterView:
    """A place where visitors are served, with its work profile."""

    id: int
    code: str
    name: str
    agency_id: int
    zone: ZoneView
    ranks: dict[int, int]  # service id -> rank (1 is first)
    active: bool

    def covers(self, service_id: int) -> bool:
        """Whether the work profile holds the service."""
        return service_id in self.ranks


@dataclass(frozen=True, slots=True)
class Situation:
    """A visitor's own words for a need, and the services that help."""

    code: str
    words: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """One version of the whole catalogue.

    The lists and the lookups by code hold what is offered today; the lookups by id also know what
    was taken out, because yesterday's tickets still name it.
    """

    version: int
    branch: BranchView
    zones: tuple[ZoneView, ...]
    agencies: tuple[AgencyView, ...]
    counters: tuple[CounterView, ...]
    situations: tuple[Situation, ...]
    hours: Hours
    holidays: tuple[Holiday, ...]
    calendar: Calendar
    agency_by_id: dict[int, AgencyView] = field(repr=False)
    agency_by_code: dict[str, AgencyView] = field(repr=False)
    service_by_id: dict[int, ServiceView] = field(repr=False)
    service_by_code: dict[str, ServiceView] = field(repr=False)
    counter_by_id: dict[int, CounterView] = field(repr=False)
    counter_by_code: dict[str, CounterView] = field(repr=False)
    zone_by_code: dict[str, ZoneView] = field(repr=False)
    zone_names: dict[str, str] = field(repr=False)

    def agency_of(self, service: ServiceView) -> AgencyView:
        """The agency that offers ``service``."""
        return self.agency_by_id[service.agency_id]

    def complaints_about(self, service: ServiceView) -> str | None:
        """Where to complain about ``service``: its own channel, else its agency's, else the hall's."""
        return service.complaints or self.agency_of(service).complaints or self.branch.complaints


def read_view(conn: Connection, branch_id: int, *, enforce: bool) -> CatalogueView:
    """Read the whole active catalogue of a branch; ``enforce`` tells whether opening hours hold."""
    branch = conn.execute(select(branches).where(branches.c.id == branch_id)).one()
    zone_views = {
        row.id: ZoneView(row.id, row.code, row.name, row.active) for row in _rows(conn, zones, branch_id)
    }
    service_views = [
        ServiceView(
            row.id, row.code, row.name, row.agency_id, tuple(row.docs),
            row.fee_idr, row.sla, tuple(row.procedure), row.product, row.complaints, row.minutes, row.daily_quota, tuple(row.outcomes), row.active,
        )
        for row in _rows(conn, services, branch_id)
    ]  # fmt: skip
    agency_views = [
        AgencyView(
            row.id, row.code, row.slug, row.name, row.short, row.spoken, zone_views[row.zone_id],
            row.daily_quota, Policy(row.policy, row.policy_m, row.policy_k), row.complaints, row.closed_because,
            tuple(service for service in service_views if service.agency_id == row.id and service.active),
            row.active,
        )
        for row in _rows(conn, agencies, branch_id)
    ]  # fmt: skip
    offered = {service.id for agency in agency_views if agency.active for service in agency.services}
    # A service taken out stays callable while somebody waits for it: nobody is forgotten.
    awaited = set(
        conn.execute(
            select(tickets.c.service_id)
            .where(tickets.c.branch_id == branch_id, tickets.c.day == branch.day)
            .where(tickets.c.state.in_(sorted(OPEN_STATES)))
            .distinct()
        ).scalars()
    )
    ranks: dict[int, dict[int, int]] = {}
    for row in conn.execute(select(counter_services)):
        if row.service_id in offered | awaited:
            ranks.setdefault(row.counter_id, {})[row.service_id] = row.rank
    counter_views = [
        CounterView(
            row.id,
            row.code,
            row.name,
            row.agency_id,
            zone_views[row.zone_id],
            ranks.get(row.id, {}),
            row.active,
        )
        for row in _rows(conn, counters, branch_id)
    ]
    hours = _hours(conn, branch_id, enforce)
    days_off = tuple(
        Holiday(date=row.date, name=row.name, kind=row.kind, closed=row.closed)
        for row in conn.execute(
            select(holidays).where(holidays.c.branch_id == branch_id).order_by(holidays.c.date)
        )
    )
    return CatalogueView(
        version=branch.catalogue_version,
        branch=BranchView(
            branch.id, branch.code, branch.name, branch.short_name, branch.address, branch.timezone,
            branch.complaints,
        ),  # fmt: skip
        zones=tuple(zone for zone in zone_views.values() if zone.active),
        agencies=tuple(agency for agency in agency_views if agency.active),
        counters=tuple(counter for counter in counter_views if counter.active),
        situations=tuple(
            Situation(row.code, tuple(row.words), tuple(row.services))
            for row in conn.execute(
                select(situations).where(situations.c.branch_id == branch_id).order_by(situations.c.position)
            )
        ),
        hours=hours,
        holidays=days_off,
        calendar=calendar(hours, list(days_off)),
        agency_by_id={agency.id: agency for agency in agency_views},
        agency_by_code={agency.code: agency for agency in agency_views if agency.active},
        service_by_id={service.id: service for service in service_views},
        service_by_code={service.code: service for service in service_views if service.id in offered},
        counter_by_id={counter.id: counter for counter in counter_views},
        counter_by_code={counter.code: counter for counter in counter_views if counter.active},
        zone_by_code={zone.code: zone for zone in zone_views.values() if zone.active},
        zone_names={zone.code: zone.name for zone in zone_views.values()},
    )


def _rows(conn: Connection, table: Any, branch_id: int) -> Iterable[Any]:
    return conn.execute(
        select(table).where(table.c.branch_id == branch_id).order_by(table.c.position, table.c.id)
    )


def _hours(conn: Connection, branch_id: int, enforce: bool) -> Hours:
    hall = conn.execute(select(hall_hours).where(hall_hours.c.branch_id == branch_id)).one()
    weeks: dict[str, dict[str, Any]] = {"regular": {}, "ramadan": {}}
    for row in conn.execute(select(day_hours).where(day_hours.c.branch_id == branch_id)):
        rest = (row.break_from, row.break_to) if row.break_from else None
        weeks[row.schedule][row.weekday] = {"open": row.opens, "close": row.closes, "break": rest}
    return Hours.model_validate({
        "enforce": enforce,
        "kiosk_opens": hall.kiosk_opens,
        "last_ticket_minutes_before_close": hall.last_ticket_minutes_before_close,
        "ramadan_periods": hall.ramadan_periods,
        **weeks,
    })  # fmt: skip
