"""The hall at a glance: queues, counters, devices, printers and what needs attention."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from printers.problems import PrinterError
from server import board, clock, desk, notices, pairing, presence
from server.catalogue_view import CatalogueView
from server.db import Database
from server.desk import MINUTE
from server.print_agent import PrintAgent
from server.settings import Settings
from server.tables import (
    IS_HELD,
    IS_WAITING,
    counters,
    devices,
    events,
    is_unprinted,
    officers,
    print_jobs,
    sessions,
    tickets,
)
from server.tickets import rows
from server.translate import LANGUAGES, messages, text

TRIAL_FORGOTTEN_S = 3600
"""A trial screen that has been away for so long was a closed browser tab."""
STATES = ("waiting", "called", "serving", "parked", "served", "no_show", "cancelled", "expired")


def overview(
    conn: Connection, db: Database, settings: Settings, printer_agent: PrintAgent | None
) -> dict[str, Any]:
    """Everything on the manager's first page, of one snapshot."""
    view = db.catalogue(conn)
    branch = board.branch_row(conn, view)
    now = board.now_of(db, branch)
    today = (tickets.c.branch_id == view.branch.id) & (tickets.c.day == branch.day)
    totals: dict[str, int] = dict(
        conn.execute(select(tickets.c.state, func.count()).where(today).group_by(tickets.c.state))
        .tuples()
        .all()
    )
    states = {
        row.id: row for row in conn.execute(select(counters).where(counters.c.branch_id == view.branch.id))
    }
    devices_shown = _worth_showing(list_devices(conn, view), settings, clock.as_datetime(now, db.zone))
    printers = _printers(conn, db, settings, printer_agent)
    return {
        "seq": branch.seq,
        "now": clock.rfc3339(now, db.zone),
        "day": branch.day,
        "day_closed": branch.day_closed,
        "trial": settings.trial,
        "day_closing": branch.day_closing,
        "closing": _closing(conn, view) if branch.day_closed else None,
        "notices": notices.shown(conn, view, now),
        "open": board.is_open(view, branch, now, db).open,
        "totals": {"issued": sum(totals.values()), **{state: totals.get(state, 0) for state in STATES}},
        "agencies": _agencies(conn, view, today, states, now),
        "counters": _counters(conn, view, states),
        "devices": devices_shown,
        "printers": printers,
        "alarms": _alarms(db, settings, view, devices_shown, printers),
        "target_wait_min": settings.calls.target_wait_min,
    }


def list_devices(conn: Connection, view: CatalogueView) -> list[dict[str, Any]]:
    """Every enrolled device and token, the revoked ones last."""
    zone = view.branch.zone
    zone_codes = {each.id: each.code for each in view.zones}
    found = conn.execute(
        select(devices)
        .where(devices.c.branch_id == view.branch.id)
        .order_by(devices.c.revoked_at.is_not(None), devices.c.role, devices.c.name, devices.c.id)
    )
    return [
        {
            "id": str(row.id),
            "role": row.role,
            "name": row.name,
            "zone": zone_codes.get(row.zone_id),
            "counter": view.counter_by_id[row.counter_id].code if row.counter_id else None,
            "printer": row.printer,
            "trial": pairing.is_trial(row.name),
            "online": presence.online(row.id),
            "last_seen_at": clock.rfc3339_or_none(row.last_seen_at, zone),
            "created_at": clock.rfc3339(row.created_at, zone),
            "revoked_at": clock.rfc3339_or_none(row.revoked_at, zone),
        }
        for row in found
    ]


def _worth_showing(listed: list[dict[str, Any]], settings: Settings, now: datetime) -> list[dict[str, Any]]:
    """Real devices first; a training hall's own screens only while they are, or were just, there."""

    def is_forgotten(device: dict[str, Any]) -> bool:
        seen = datetime.fromisoformat(device["last_seen_at"] or device["created_at"])
        return device["trial"] and not device["online"] and (now - seen).total_seconds() >= TRIAL_FORGOTTEN_S

    kept = [device for device in listed if not (settings.trial and is_forgotten(device))]
    return sorted(kept, key=lambda device: (device["revoked_at"] is not None, device["trial"]))


def _closing(conn: Connection, view: CatalogueView) -> dict[str, Any] | None:
    """How the closed day ended, with the hash that vouches for all that was written until then."""
    row = conn.execute(
        select(events)
        .where(events.c.branch_id == view.branch.id, events.c.type == "day.closed")
        .order_by(events.c.seq.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    at = clock.rfc3339(row.at, view.branch.zone)
    return {
        "hash": row.hash.hex(),
        "expired": row.data["expired"],
        "reason": row.data["reason"],
        "at": at,
    }


def _agencies(
    conn: Connection, view: CatalogueView, today: Any, states: dict[int, Row[Any]], now: int
) -> list[dict[str, Any]]:
    figures = {
        row.agency_id: row
        for row in conn.execute(
            select(
                tickets.c.agency_id,
                func.count().filter(IS_WAITING).label("waiting"),
                func.min(tickets.c.issued_at).filter(IS_WAITING).label("oldest"),
                func.count().filter(IS_HELD).label("serving"),
                func.count().filter(tickets.c.state == "served").label("served"),
                func.avg(tickets.c.called_at - tickets.c.issued_at).label("mean_wait"),
                func.avg(tickets.c.ended_at - tickets.c.started_at)
                .filter(tickets.c.state == "served")
                .label("mean_service"),
            )
            .where(today)
            .group_by(tickets.c.agency_id)
        )
    }
    shown = []
    for agency in view.agencies:
        row = figures.get(agency.id)
        own = [counter for counter in view.counters if counter.agency_id == agency.id]
        shown.append({
            "code": agency.code,
            "short": agency.short,
            "zone": agency.zone.code,
            "closed_because": agency.closed_because,
            "waiting": row.waiting if row else 0,
            "longest_min": (now - row.oldest) // MINUTE if row and row.oldest is not None else None,
            "open_counters": sum(1 for counter in own if states[counter.id].state == "open"),
            "counters": len(own),
            "serving": row.serving if row else 0,
            "served": row.served if row else 0,
            "mean_wait_min": _minutes(row.mean_wait) if row else None,
            "mean_service_min": _minutes(row.mean_service) if row else None,
        })  # fmt: skip
    return shown


def _counters(conn: Connection, view: CatalogueView, states: dict[int, Row[Any]]) -> list[dict[str, Any]]:
    zone = view.branch.zone
    holders = dict(
        conn.execute(
            select(sessions.c.counter_id, officers.c.name)
            .join(officers, officers.c.id == sessions.c.officer_id)
            .where(sessions.c.counter_id.is_not(None))
        )
        .tuples()
        .all()
    )
    held = {
        row.counter_id: row
        for row in conn.execute(select(tickets).where(tickets.c.branch_id == view.branch.id, IS_HELD))
    }
    return [
        {
            **desk.as_json(view, counter, states[counter.id]),
            "officer": holders.get(counter.id),
            "mode": states[counter.id].mode,
            "ticket": rows.as_json(view, held[counter.id]) if counter.id in held else None,
            "since": clock.rfc3339_or_none(states[counter.id].since_at, zone),
        }
        for counter in view.counters
    ]


def _printers(
    conn: Connection, db: Database, settings: Settings, agent: PrintAgent | None
) -> list[dict[str, Any]]:
    queued: dict[str, int] = dict(
        conn.execute(
            select(print_jobs.c.printer, func.count())
            .where(is_unprinted(print_jobs), print_jobs.c.branch_id == db.branch_id)
            .group_by(print_jobs.c.printer)
        )
        .tuples()
        .all()
    )
    shown = []
    for printer in settings.printers:
        error = agent.last_error.get(printer.name) if agent else None
        ok_at = agent.last_ok_at.get(printer.name) if agent else None
        state = "trouble" if error else "ok" if ok_at is not None else "unknown"
        shown.append({
            "name": printer.name,
            "driver": printer.driver,
            "state": state,
            "queued": queued.get(printer.name, 0),
            "last_error": error,
            "message": _complaint(conn, db, printer.name, error) if error else None,
            "last_ok_at": clock.rfc3339_or_none(ok_at, db.zone),
        })  # fmt: skip
    return shown


def _alarms(
    db: Database,
    settings: Settings,
    view: CatalogueView,
    devices_shown: list[dict[str, Any]],
    printers: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    alarms = []
    step_s = db.clock.step_s()
    if step_s:
        alarms.append(
            {"code": "clock-step", "text": messages("alarm-clock-step", {"seconds": round(step_s)})}
        )
    for printer in printers:
        if printer["state"] == "trouble":
            alarms.append({"code": "printer", "text": printer["message"]})
    screens = [device for device in devices_shown if device["role"] == "display" and device["online"]]
    dark = [
        zone.code for zone in view.zones if not any(device["zone"] in (None, zone.code) for device in screens)
    ]
    if dark:
        alarms.append({"code": "no-display", "text": _no_display(", ".join(dark))})
    if settings.trial:
        alarms.append({"code": "trial", "text": messages("alarm-trial")})
    return alarms


def _complaint(conn: Connection, db: Database, printer: str, code: str) -> dict[str, str]:
    """The printer's own sentence: what is wrong, and what to do about it."""
    error = conn.execute(
        select(print_jobs.c.error)
        .where(print_jobs.c.branch_id == db.branch_id, print_jobs.c.printer == printer)
        .where(print_jobs.c.state.in_(("failed", "unknown", "expired")))
        .order_by(print_jobs.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    if error and error.get("code") == code and "message" in error:
        said: dict[str, str] = error["message"]
        return said
    # The print program itself fell silent, or the slip waited too long.
    return PrinterError("expired" if code == "expired" else "stuck", printer=printer).message


def _no_display(zones: str) -> dict[str, str]:
    """One alarm for all zones without a screen: "Zona A, B"."""
    word = {"en": "zone"}
    return {
        language: text("alarm-no-display", language, {"zone": f"{word.get(language, 'Zona')} {zones}"})
        for language in LANGUAGES
    }


def _minutes(microseconds: Any) -> float | None:
    return None if microseconds is None else round(float(microseconds) / MINUTE, 1)
