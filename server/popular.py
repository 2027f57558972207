"""What people have come for in the last weeks, the most wanted first.

Asked once a business day and remembered: it tells of the days before today only, so that no tile moves
while somebody reaches for it, and a kiosk's refresh costs nothing however long the history is.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sqlalchemy import Connection, bindparam, func, select

from server import clock
from server.db import Database
from server.tables import tickets

DAYS = 28
_TAKEN = (
    select(tickets.c.service_id)
    .where(tickets.c.branch_id == bindparam("branch"))
    .where(tickets.c.day >= bindparam("since"), tickets.c.day < bindparam("today"))
    .group_by(tickets.c.service_id)
    .order_by(func.count().desc(), tickets.c.service_id)
)
_known: WeakKeyDictionary[Database, tuple[str, list[int]]] = WeakKeyDictionary()


def services(conn: Connection, db: Database, day: str | None) -> list[int]:
    """The ids of the services taken in the weeks before ``day``, most wanted first."""
    if day is None:
        return []
    known = _known.get(db)
    if known is None or known[0] != day:
        when = {"branch": db.branch_id, "since": clock.day_before(day, DAYS), "today": day}
        known = _known[db] = (day, list(conn.execute(_TAKEN, when).scalars()))
    return known[1]
