"""Reading the catalogue in force from the database, once per version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from server.catalogue_view import (
    AgencyView,
    BranchView,
    CatalogueView,
    CounterView,
    ServiceView,
    Situation,
    ZoneView,
)
from server.domain.assignment import Policy
from server.domain.ticket import OVER_STATES
from server.hours_model import Holiday, Hours, calendar
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


def read_view(conn: Connection, branch_id: int, *, enforce: bool) -> CatalogueView:
    """Read the whole active catalogue of a branch; ``enforce`` tells whether opening hours hold."""
    branch = conn.execute(select(branches).where(branches.c.id == branch_id)).one()
    zone_by_id = {
        row.id: ZoneView(row.id, row.code, row.name, row.active) for row in _rows(conn, zones, branch_id)
    }
    every_service = _services(conn, branch_id)
    every_agency = _agencies(conn, branch_id, zone_by_id, every_service)
    offered = {service.id for agency in every_agency if agency.active for service in agency.services}
    # A service taken out stays callable for who has a number: nobody is forgotten.
    callable_now = offered | _awaited(conn, branch)
    every_counter = _counters(conn, branch_id, zone_by_id, callable_now)
    hours, days_off = _hours(conn, branch_id, enforce), _holidays(conn, branch_id)
    return CatalogueView(
        version=branch.catalogue_version,
        branch=_branch(branch),
        zones=tuple(zone for zone in zone_by_id.values() if zone.active),
        agencies=tuple(agency for agency in every_agency if agency.active),
        counters=tuple(counter for counter in every_counter if counter.active),
        situations=_situations(conn, branch_id),
        hours=hours,
        holidays=days_off,
        calendar=calendar(hours, list(days_off)),
        agency_by_id={agency.id: agency for agency in every_agency},
        agency_by_code={agency.code: agency for agency in every_agency if agency.active},
        service_by_id={service.id: service for service in every_service},
        service_by_code={service.code: service for service in every_service if service.id in offered},
        counter_by_id={counter.id: counter for counter in every_counter},
        counter_by_code={counter.code: counter for counter in every_counter if counter.active},
        zone_by_code={zone.code: zone for zone in zone_by_id.values() if zone.active},
        zone_names={zone.code: zone.name for zone in zone_by_id.values()},
    )


def _branch(row: Any) -> BranchView:
    return BranchView(
        row.id, row.code, row.name, row.short_name, row.address, row.timezone, row.complaints
    )  # fmt: skip


def _services(conn: Connection, branch_id: int) -> list[ServiceView]:
    return [
        ServiceView(
            row.id, row.code, row.name, row.agency_id, tuple(row.docs),
            row.fee_idr, row.sla, tuple(row.procedure), row.product, row.complaints,
            row.minutes, row.daily_quota, tuple(row.outcomes), row.active,
        )
        for row in _rows(conn, services, branch_id)
    ]  # fmt: skip


def _agencies(
    conn: Connection, branch_id: int, zone_by_id: dict[int, ZoneView], every_service: list[ServiceView]
) -> list[AgencyView]:
    offers: dict[int, list[ServiceView]] = {}
    for service in every_service:
        if service.active:
            offers.setdefault(service.agency_id, []).append(service)
    return [
        AgencyView(
            row.id, row.code, row.slug, row.name, row.short, row.spoken, zone_by_id[row.zone_id],
            row.daily_quota, Policy(row.policy, row.policy_m, row.policy_k), row.complaints,
            row.closed_because, tuple(offers.get(row.id, ())), row.active,
        )
        for row in _rows(conn, agencies, branch_id)
    ]  # fmt: skip


def _awaited(conn: Connection, branch: Any) -> set[int]:
    """Services for which somebody is still in the hall today, or may come back: a missed call is forgiven."""
    today = (
        select(tickets.c.service_id)
        .where(tickets.c.branch_id == branch.id, tickets.c.day == branch.day)
        .where(tickets.c.state.not_in(sorted(OVER_STATES)))
        .distinct()
    )
    return set(conn.execute(today).scalars())


def _counters(
    conn: Connection, branch_id: int, zone_by_id: dict[int, ZoneView], callable_now: set[int]
) -> list[CounterView]:
    ranks: dict[int, dict[int, int]] = {}
    for row in conn.execute(select(counter_services)):
        if row.service_id in callable_now:
            ranks.setdefault(row.counter_id, {})[row.service_id] = row.rank
    return [
        CounterView(
            row.id, row.code, row.name, row.agency_id, zone_by_id[row.zone_id],
            ranks.get(row.id, {}), row.active,
        )
        for row in _rows(conn, counters, branch_id)
    ]  # fmt: skip


def _holidays(conn: Connection, branch_id: int) -> tuple[Holiday, ...]:
    of_branch = select(holidays).where(holidays.c.branch_id == branch_id).order_by(holidays.c.date)
    return tuple(
        Holiday(date=row.date, name=row.name, kind=row.kind, closed=row.closed)
        for row in conn.execute(of_branch)
    )


def _situations(conn: Connection, branch_id: int) -> tuple[Situation, ...]:
    of_branch = select(situations).where(situations.c.branch_id == branch_id).order_by(situations.c.position)
    return tuple(
        Situation(row.code, tuple(row.words), tuple(row.services)) for row in conn.execute(of_branch)
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
