"""Who waits in one agency's queue, in the order of the calls to come."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from server.board import branch_row
from server.db import Database
from server.domain import assignment
from server.problems import Problem
from server.tickets import candidates, rows


def numbers(conn: Connection, db: Database, agency_code: str, most: int) -> dict[str, Any]:
    """The waiting numbers of an agency in the order in which they would be called, ``most`` of them."""
    view = db.catalogue(conn)
    agency = view.agency_by_code.get(agency_code)
    if agency is None:
        raise Problem("not-found", f"no agency has the code {agency_code!r}")
    branch = branch_row(conn, view)
    waiting = candidates.queue_of(conn, agency.id)
    memory = rows.queue_memory(conn, view, agency.id, branch.day)
    shown = [each.number for each in assignment.in_order(waiting, memory, most)]
    return {"seq": branch.seq, "agency": agency.code, "waiting": len(waiting), "numbers": shown}
