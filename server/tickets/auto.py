"""Auto mode: a counter that is open with free hands gets the next visitor by itself.

Runs inside the transaction that made a visitor or a counter available, so no open counter in auto mode is
idle while somebody it could serve waits; once its last visitor has left, after a walking time.
"""

from __future__ import annotations

from sqlalchemy import bindparam, or_, select

from server.clock import MICRO
from server.db import Tx
from server.prepared import Prepared
from server.tables import IS_HELD, counters, tickets
from server.tickets.calling import call_next

ACTOR = "auto"
MAKES_AVAILABLE = frozenset({
    "ticket.issued", "ticket.resumed", "ticket.transferred", "ticket.returned", "ticket.undone",
    "ticket.reordered", "ticket.finished", "ticket.no_show", "ticket.parked", "ticket.cancelled",
    "counter.opened", "counter.mode_set", "catalogue.changed",
})  # fmt: skip
"""Events after which a counter may have somebody to call."""

_held = select(tickets.c.id).where(tickets.c.counter_id == counters.c.id, IS_HELD).exists()
DUE = Prepared(
    select(counters.c.id)
    .where(counters.c.branch_id == bindparam("branch"), counters.c.mode == "auto", counters.c.state == "open")
    .where(
        counters.c.active, or_(counters.c.free_at.is_(None), counters.c.free_at <= bindparam("free_since"))
    )
    .where(~_held)
    .order_by(counters.c.free_at, counters.c.id)
)
"""Ready counters whose walking time is over: run with :func:`due_at`."""


def due_at(branch_id: int, at: int, grace_s: int) -> dict[str, int]:
    """What :data:`DUE` has to know."""
    return {"branch": branch_id, "free_since": at - grace_s * MICRO}


def settle(tx: Tx, grace_s: int) -> None:
    """Let every ready counter in auto mode call; the one that has been free longest first."""
    if not any(row["type"] in MAKES_AVAILABLE for row in tx.rows):
        return
    call_where_due(tx, grace_s)


def call_where_due(tx: Tx, grace_s: int) -> None:
    """The same without looking at what has happened: for when only time has passed."""
    for row in DUE.all(tx.conn, due_at(tx.branch_id, tx.at, grace_s)):
        call_next(tx, tx.catalogue.counter_by_id[row.id], ACTOR)
