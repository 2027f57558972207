"""The hall at a glance: queues, counters and how the day stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, select

from server import board, clock, desk, notices, printers_shown, room
from server.catalogue_view import CatalogueView
from server.db import Database
from server.desk import MINUTE
from server.manage import kiosks, machines, voices
from server.media import Media
from server.settings import Settings
from server.tables import (
    IS_HELD,
    IS_WAITING,
    counters,
    events,
    officers,
    sessions,
    tickets,
)
from server.tickets import rows

STATES = ("waiting", "called", "serving", "parked", "served", "no_show", "cancelled", "expired")


def overview(
    conn: Connection,
    db: Database,
    settings: Settings,
    data: Path,
    media: Media,
    voice_fault: str | None,
) -> dict[str, Any]:
    """Everything on the manager's first page, of one snapshot."""
    view = db.catalogue(conn)
    branch = board.branch_row(conn, view)
    now = board.now_of(db, branch)
    today = (tickets.c.branch_id == view.branch.id) & (tickets.c.day == branch.day)
    totals: dict[str, int] = dict(
        conn.execute(select(tickets.c.state, func.count()).where(today).group_by(tickets.c.state)).all()
    )
    states = {
        row.id: row for row in conn.execute(select(counters).where(counters.c.branch_id == view.branch.id))
    }
    devices_shown = machines.worth_showing(
        machines.list_devices(conn, view, settings, db.clock), settings, clock.as_datetime(now, db.zone)
    )
    printers = printers_shown.list_printers(conn, db, settings)
    refused = kiosks.refused_slips(conn, view, branch.day)
    spoken = voices.voices(conn, view, now, db.clock.speed)
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
        "refused_slips": refused,
        "voices": spoken,
        "screens": [screen.model_dump() for screen in settings.displays.screens],
        "alarms": [
            *room.alarms(data),
            *printers_shown.alarms(conn, view, branch.day, printers),
            *machines.alarms(db, settings, view, devices_shown),
            *kiosks.slip_alarms(refused),
            *machines.media_alarms(settings, media),
            *voices.alarms(conn, view, now, spoken, voice_fault),
        ],
        "target_wait_min": settings.calls.target_wait_min,
    }


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
        ).all()
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


def _minutes(microseconds: Any) -> float | None:
    return None if microseconds is None else round(float(microseconds) / MINUTE, 1)
