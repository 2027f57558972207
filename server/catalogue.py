"""Writing the catalogue: on the first start, by import, by the manager's page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from server import catalogue_files, desk
from server.catalogue_model import Agency, Branch, Catalogue, Service, Situation
from server.catalogue_view import AgencyView
from server.db import Tx
from server.domain.ticket import Move
from server.hours_model import Holiday, Hours
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
    zones,
)
from server.tickets import rows


def find_branch(conn: Connection, code: str) -> Row[Any] | None:
    """The branch of this code, if it has been created."""
    return conn.execute(select(branches).where(branches.c.code == code)).one_or_none()


def seed(conn: Connection, branch: Branch, hours: Hours, catalogue: Catalogue) -> Row[Any]:
    """Create the branch with its hours and catalogue; only ever done on the first start."""
    values = {key: getattr(branch, key) for key in ("code", "name", "short_name", "address", "timezone")}
    row = conn.execute(insert(branches).values(values).returning(branches)).one()
    write_hours(conn, row.id, hours)
    write_holidays(conn, row.id, catalogue.holidays)
    _write(conn, row.id, catalogue)
    return row


def write_hours(conn: Connection, branch_id: int, hours: Hours) -> None:
    """Replace the opening hours of a branch."""
    conn.execute(delete(day_hours).where(day_hours.c.branch_id == branch_id))
    conn.execute(delete(hall_hours).where(hall_hours.c.branch_id == branch_id))
    conn.execute(
        insert(hall_hours).values(
            branch_id=branch_id,
            kiosk_opens=hours.kiosk_opens,
            last_ticket_minutes_before_close=hours.last_ticket_minutes_before_close,
            ramadan_periods=[
                period.model_dump(mode="json", by_alias=True) for period in hours.ramadan_periods
            ],
        )
    )
    for schedule, week in (("regular", hours.regular), ("ramadan", hours.ramadan)):
        for weekday, day in week.items():
            if day is not None:
                rest = day.rest or (None, None)
                conn.execute(
                    insert(day_hours).values(
                        branch_id=branch_id,
                        schedule=schedule,
                        weekday=weekday,
                        opens=day.open,
                        closes=day.close,
                        break_from=rest[0],
                        break_to=rest[1],
                    )
                )


def write_holidays(conn: Connection, branch_id: int, days: Iterable[Holiday]) -> None:
    """Replace the holidays of a branch."""
    conn.execute(delete(holidays).where(holidays.c.branch_id == branch_id))
    rows = [{"branch_id": branch_id, **day.model_dump(), "date": day.date.isoformat()} for day in days]
    if rows:
        conn.execute(insert(holidays), rows)


def apply(tx: Tx, catalogue: Catalogue, actor: str) -> list[str]:
    """Make ``catalogue`` the one in force. What it no longer names is put out of use, never deleted:
    old tickets still point at it. Returns the differences.
    """
    changes = catalogue_files.differences(catalogue_files.exported(tx.catalogue), catalogue)
    if changes:
        _release_counters(tx, catalogue, actor)
        _write(tx.conn, tx.branch_id, catalogue)
        write_holidays(tx.conn, tx.branch_id, catalogue.holidays)
        changed(tx, actor, ["catalogue"])
    return changes


def _release_counters(tx: Tx, wanted: Catalogue, actor: str) -> None:
    """Who is at a counter that goes out of use waits again at their old age; nobody is forgotten."""
    kept = {f"{agency.prefix}{n}" for agency in wanted.agencies for n in range(1, agency.counters + 1)}
    for counter in tx.catalogue.counters:
        if counter.code in kept:
            continue
        holding = rows.held_by(tx.conn, counter.id)
        if holding is not None:
            cleared = {"counter_id": None, "called_at": None, "started_at": None, "recalls": 0}
            rows.claim(tx, holding, Move.TRANSFER, actor, counter, cleared)
        desk.close(tx, counter, actor)


def changed(tx: Tx, actor: str, what: list[str]) -> None:
    """Say that the catalogue has a new version; every process reads it again."""
    tx.conn.execute(
        update(branches)
        .where(branches.c.id == tx.branch_id)
        .values(catalogue_version=branches.c.catalogue_version + 1)
    )
    tx.emit("catalogue.changed", actor, {"what": what})


def close_queue(tx: Tx, agency: AgencyView, because: str | None, actor: str) -> None:
    """Let nobody new into the agency's queue, with words for the public; None opens it again."""
    tx.conn.execute(update(agencies).where(agencies.c.id == agency.id).values(closed_because=because))
    told = {"agency": {"code": agency.code, "name": agency.name}, "because": because}
    tx.emit("queue.closed" if because else "queue.opened", actor, told)
    changed(tx, actor, ["queue"])


def _write(conn: Connection, branch_id: int, catalogue: Catalogue) -> None:
    zone_ids = {
        zone.code: _upsert(
            conn, zones, branch_id, zone.code, {"name": zone.name, "position": place, "active": True}
        )
        for place, zone in enumerate(catalogue.zones)
    }
    kept: dict[Any, list[int]] = {zones: list(zone_ids.values()), agencies: [], services: [], counters: []}
    names = _CounterNames(conn, branch_id)
    for place, agency in enumerate(catalogue.agencies):
        agency_id = _upsert(
            conn,
            agencies,
            branch_id,
            agency.prefix,
            {
                "slug": agency.code,
                "name": agency.name,
                "short": agency.short,
                "spoken": agency.spoken,
                "zone_id": zone_ids[agency.zone],
                "daily_quota": agency.daily_quota,
                "policy": agency.policy.name,
                "policy_m": agency.policy.m,
                "policy_k": agency.policy.k,
                "complaints": agency.complaints,
                "position": place,
                "active": True,
            },
        )
        kept[agencies].append(agency_id)
        service_ids = _write_services(conn, branch_id, agency_id, agency.services)
        counter_ids = _write_counters(conn, branch_id, agency_id, zone_ids[agency.zone], agency, names)
        kept[services] += service_ids
        kept[counters] += counter_ids
        _write_profiles(conn, counter_ids, service_ids)
    for table, ids in kept.items():
        gone = update(table).where(table.c.branch_id == branch_id, table.c.id.not_in(ids))
        conn.execute(gone.values(active=False))
    _write_situations(conn, branch_id, catalogue.situations)
    conn.execute(update(branches).where(branches.c.id == branch_id).values(complaints=catalogue.complaints))


def _write_services(
    conn: Connection, branch_id: int, agency_id: int, offered: Sequence[Service]
) -> list[int]:
    return [
        _upsert(
            conn,
            services,
            branch_id,
            service.code,
            {
                **service.model_dump(exclude={"code"}),
                "agency_id": agency_id,
                "position": place,
                "active": True,
            },
        )
        for place, service in enumerate(offered)
    ]


def _write_counters(
    conn: Connection, branch_id: int, agency_id: int, zone_id: int, agency: Agency, names: _CounterNames
) -> list[int]:
    ids = []
    for index in range(1, agency.counters + 1):
        code = f"{agency.prefix}{index}"
        values = {"agency_id": agency_id, "zone_id": zone_id, "active": True, **names.of(code)}
        ids.append(_upsert(conn, counters, branch_id, code, values))
    return ids


def _write_profiles(conn: Connection, counter_ids: Sequence[int], service_ids: Sequence[int]) -> None:
    """Every counter covers its own agency's services at rank 1; what it helps out with stays."""
    for counter_id in counter_ids:
        covered = set(
            conn.execute(
                select(counter_services.c.service_id).where(counter_services.c.counter_id == counter_id)
            ).scalars()
        )
        missing = [
            {"counter_id": counter_id, "service_id": service_id, "rank": 1}
            for service_id in service_ids
            if service_id not in covered
        ]
        if missing:
            conn.execute(insert(counter_services), missing)


def _write_situations(conn: Connection, branch_id: int, known: Sequence[Situation]) -> None:
    conn.execute(delete(situations).where(situations.c.branch_id == branch_id))
    rows = [
        {"branch_id": branch_id, "position": place, **situation.model_dump()}
        for place, situation in enumerate(known)
    ]
    if rows:
        conn.execute(insert(situations), rows)


class _CounterNames:
    """Names run through the whole hall in the order of the file: Loket 1, Loket 2 ... A name never moves."""

    def __init__(self, conn: Connection, branch_id: int) -> None:
        found = conn.execute(
            select(counters.c.code, counters.c.name, counters.c.position).where(
                counters.c.branch_id == branch_id
            )
        )
        self._known = {row.code: {"name": row.name, "position": row.position} for row in found}

    def of(self, code: str) -> dict[str, Any]:
        """Name and position of the counter with this code."""
        if code not in self._known:
            place = len(self._known) + 1
            self._known[code] = {"name": f"Loket {place}", "position": place}
        return self._known[code]


def _upsert(conn: Connection, table: Any, branch_id: int, code: str, values: dict[str, Any]) -> int:
    found: int | None = conn.execute(
        update(table)
        .where(table.c.branch_id == branch_id, table.c.code == code)
        .values(values)
        .returning(table.c.id)
    ).scalar_one_or_none()
    if found is None:
        found = conn.execute(
            insert(table).values(branch_id=branch_id, code=code, **values).returning(table.c.id)
        ).scalar_one()
    return found
