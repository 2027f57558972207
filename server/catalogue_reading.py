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
from server.domain.ticket import OPEN_STATES
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
    zone_views = {
        row.id: ZoneView(row.id, row.code, row.name, row.active) for row in _rows(conn, zones, branch_id)
    }
    service_views = [
        ServiceView(
            row.id, row.code, row.name, row.agency_id, tuple(row.docs),
            row.fee_idr, row.sla, tuple(row.procedure), row.product, row.complaints,
            row.minutes, row.daily_quota, tuple(row.outcomes), row.active,
        )
        for row in _rows(conn, services, branch_id)
    ]  # fmt: skip
    agency_views = [
        AgencyView(
            row.id, row.code, row.slug, row.name, row.short, row.spoken, zone_views[row.zone_id],
            row.daily_quota, Policy(row.policy, row.policy_m, row.policy_k), row.complaints,
            row.closed_because,
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
            branch.id,
            branch.code,
            branch.name,
            branch.short_name,
            branch.address,
            branch.timezone,
            branch.complaints,
        ),
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
