"""How fast one kiosk gives out numbers: not faster than people can take them.

Counted in the tickets themselves, inside the issuing transaction: it holds over any number of server
processes, survives a restart, and needs no other store that could be away. What was refused, and a repeat
with the same key, leaves no ticket and does not count.
"""

from __future__ import annotations

import math

from sqlalchemy import bindparam, func, select

from server.clock import MICRO
from server.db import Tx
from server.problems import Problem
from server.tables import tickets

NEWEST = 1_000
"""All kiosks of a hall together give out fewer in a minute. So far back the primary key leads, and the
limit needs no index that every other move of a ticket would have to pay for."""

_NEWEST = select(func.max(tickets.c.id) - NEWEST).scalar_subquery()
_LATELY = (
    select(tickets.c.issued_at)
    .where(tickets.c.id > _NEWEST, tickets.c.branch_id == bindparam("branch"))
    .where(tickets.c.device_id == bindparam("device"), tickets.c.issued_at > bindparam("since"))
    .order_by(tickets.c.id.desc())
    .limit(bindparam("most"))
)


def require_pace(tx: Tx, device_id: int, per_minute: int) -> None:
    """Raise ``too-fast`` while the kiosk has given out ``per_minute`` numbers in the last minute."""
    minute = 60 * MICRO
    asked = {"branch": tx.branch_id, "device": device_id, "since": tx.at - minute, "most": per_minute}
    lately = tx.conn.execute(_LATELY, asked).scalars().all()
    if len(lately) >= per_minute:
        wait_s = math.ceil((min(lately) + minute - tx.at) / MICRO)
        raise Problem("too-fast", f"{per_minute} numbers in a minute is the limit", retry_after_s=wait_s)
