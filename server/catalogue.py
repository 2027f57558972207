"""Writing the catalogue: on the first start, by import, by the manager's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, insert, select, update

from server import catalogue_files, desk
from server.catalogue_model import Agency, Branch, Catalogue, Situation
from server.catalogue_view import AgencyView
from server.db import Tx
from server.domain.ticket import OVER_STATES, Move
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
    tickets,
    zones,
)
from server.tickets import rows

Values = Mapping[str, Any]
Ids = dict[str, int]
"""Of what has a code."""


class InUseError(Exception):
    """Visitors of today depend on what would change; the text says until when."""


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
    old tickets still point at it. Returns the differences; raises :exc:`InUseError`.
    """
    changes = catalogue_files.differences(catalogue_files.exported(tx.catalogue), catalogue)
    if changes:
        _refuse_to_strand_visitors(tx, catalogue)
        _release_counters(tx, catalogue, actor)
        _write(tx.conn, tx.branch_id, catalogue)
        write_holidays(tx.conn, tx.branch_id, catalogue.holidays)
        changed(tx, actor, ["catalogue"])
    return changes


def _refuse_to_strand_visitors(tx: Tx, wanted: Catalogue) -> None:
    """Who has a number stands in the old agency's queue: nobody would look there for a service that has
    moved, and nobody sits there when the agency is gone.
    """
    if tx.day_closed:
        return
    kept = {agency.prefix for agency in wanted.agencies}
    for agency in tx.catalogue.agency_by_id.values():
        numbers = [] if agency.code in kept else _numbers_of(tx, tickets.c.agency_id == agency.id)
        if numbers:
            raise InUseError(f"agency {agency.code} cannot go today: {_so_many(numbers)}")
    agency_of = {service.code: agency.prefix for agency in wanted.agencies for service in agency.services}
    for service in tx.catalogue.service_by_id.values():
        old = tx.catalogue.agency_by_id[service.agency_id].code
        new = agency_of.get(service.code, old)
        numbers = _numbers_of(tx, tickets.c.service_id == service.id) if new != old else []
        if numbers:
            raise InUseError(
                f"service {service.code} cannot go from agency {old} to {new} today: {_so_many(numbers)}"
            )


def _so_many(numbers: list[str]) -> str:
    return (
        f"{len(numbers)} visitors have numbers for it ({', '.join(numbers[:5])}); import it after closing"
        " the day, or before the first number"
    )


def _numbers_of(tx: Tx, theirs: ColumnElement[bool]) -> list[str]:
    held = select(tickets.c.number).where(
        tickets.c.branch_id == tx.branch_id,
        tickets.c.day == tx.today,
        theirs,
        tickets.c.state.not_in(sorted(OVER_STATES)),
    )
    return list(tx.conn.execute(held.order_by(tickets.c.id)).scalars())


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
    """Table by table, each in a few statements: a hall has 400 rows, and its first start waits for them."""
    zone_ids = _upsert(
        conn,
        zones,
        branch_id,
        {
            zone.code: {"name": zone.name, "position": place, "active": True}
            for place, zone in enumerate(catalogue.zones)
        },
    )
    agency_ids = _write_agencies(conn, branch_id, catalogue.agencies, zone_ids)
    service_ids = _write_services(conn, branch_id, catalogue.agencies, agency_ids)
    counter_ids = _write_counters(conn, branch_id, catalogue.agencies, agency_ids, zone_ids)
    _write_profiles(
        conn,
        {
            counter_ids[code]: [service_ids[service.code] for service in agency.services]
            for agency in catalogue.agencies
            for code in _counter_codes(agency)
        },
    )
    for table, kept in (
        (zones, zone_ids),
        (agencies, agency_ids),
        (services, service_ids),
        (counters, counter_ids),
    ):
        gone = update(table).where(table.c.branch_id == branch_id, table.c.id.not_in(kept.values()))
        conn.execute(gone.values(active=False))
    _write_situations(conn, branch_id, catalogue.situations)
    conn.execute(update(branches).where(branches.c.id == branch_id).values(complaints=catalogue.complaints))


def _write_agencies(conn: Connection, branch_id: int, known: Sequence[Agency], zone_ids: Ids) -> Ids:
    return _upsert(
        conn,
        agencies,
        branch_id,
        {
            agency.prefix: {
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
            }
            for place, agency in enumerate(known)
        },
    )


def _write_services(conn: Connection, branch_id: int, known: Sequence[Agency], agency_ids: Ids) -> Ids:
    return _upsert(
        conn,
        services,
        branch_id,
        {
            service.code: {
                **service.model_dump(exclude={"code"}),
                "agency_id": agency_ids[agency.prefix],
                "position": place,
                "active": True,
            }
            for agency in known
            for place, service in enumerate(agency.services)
        },
    )


def _write_counters(
    conn: Connection, branch_id: int, known: Sequence[Agency], agency_ids: Ids, zone_ids: Ids
) -> Ids:
    names = _CounterNames(conn, branch_id)
    return _upsert(
        conn,
        counters,
        branch_id,
        {
            code: {
                "agency_id": agency_ids[agency.prefix],
                "zone_id": zone_ids[agency.zone],
                "active": True,
                **names.of(code),
            }
            for agency in known
            for code in _counter_codes(agency)
        },
    )


def _counter_codes(agency: Agency) -> list[str]:
    return [f"{agency.prefix}{index}" for index in range(1, agency.counters + 1)]


def _write_profiles(conn: Connection, offered: Mapping[int, Sequence[int]]) -> None:
    """Every counter covers its own agency's services at rank 1; what it helps out with stays."""
    at, of = counter_services.c.counter_id, counter_services.c.service_id
    covered = {tuple(row) for row in conn.execute(select(at, of).where(at.in_(offered)))}
    missing = [
        {"counter_id": counter_id, "service_id": service_id, "rank": 1}
        for counter_id, service_ids in offered.items()
        for service_id in service_ids
        if (counter_id, service_id) not in covered
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


def _upsert(conn: Connection, table: Any, branch_id: int, wanted: Mapping[str, Values]) -> Ids:
    """Change what is known by its code, add what is not; answers the id of each code."""
    known = _ids(conn, table, branch_id)
    old = [{"known_id": known[code], **values} for code, values in wanted.items() if code in known]
    new = [
        {"branch_id": branch_id, "code": code, **values}
        for code, values in wanted.items()
        if code not in known
    ]
    if old:
        conn.execute(update(table).where(table.c.id == bindparam("known_id")), old)
    if new:
        conn.execute(insert(table), new)
        known = _ids(conn, table, branch_id)
    return {code: known[code] for code in wanted}


def _ids(conn: Connection, table: Any, branch_id: int) -> Ids:
    found = conn.execute(select(table.c.code, table.c.id).where(table.c.branch_id == branch_id))
    return {row.code: row.id for row in found}
