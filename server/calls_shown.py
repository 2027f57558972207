"""The calls that lobby screens show: who is at the counters now, and who was called last."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select

from server.catalogue_view import AgencyView, CatalogueView
from server.clock import MICRO
from server.tables import IS_HELD, calls, tickets
from server.tickets.announcement import CALLS, row_of

LEAST_RECENT = 20
"""So many last calls are always shown ..."""
RECENT_S = 300
"""... and every call of the last five minutes, but at most:"""
MOST_RECENT = 60

_STANDING = CALLS.where(calls.c.undone.is_(False))


def now_serving(
    conn: Connection, view: CatalogueView, counter_ids: list[int], agency: AgencyView | None
) -> list[dict[str, Any]]:
    """Who is called or served at these counters right now, the newest call first."""
    # From the few tickets in hand: by the branch, every call that was ever made would be read.
    held = _of(agency).where(IS_HELD, tickets.c.call_id == calls.c.id, tickets.c.counter_id.in_(counter_ids))
    return [row_of(view, row) for row in conn.execute(held.order_by(calls.c.id.desc()))]


def recent(
    conn: Connection,
    view: CatalogueView,
    day: str | None,
    counter_ids: list[int],
    agency: AgencyView | None,
    now: int,
) -> list[dict[str, Any]]:
    """The last calls to these counters, newest first; of one agency when it is given."""
    of_today = _of(agency).where(
        calls.c.branch_id == view.branch.id, calls.c.day == day, calls.c.counter_id.in_(counter_ids)
    )
    latest = of_today.order_by(calls.c.id.desc()).limit(MOST_RECENT)
    found = conn.execute(latest).all()
    fresh = now - RECENT_S * MICRO
    return [
        row_of(view, row)
        for place, row in enumerate(found)
        if place < LEAST_RECENT or row.last_called_at >= fresh
    ]


def _of(agency: AgencyView | None) -> Select[Any]:
    return _STANDING if agency is None else _STANDING.where(tickets.c.agency_id == agency.id)
