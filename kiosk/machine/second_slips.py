"""Second slips of tickets that the machine gave out alone, while the server does not know of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.machine.store import Store
from kiosk.machine.tables import copies, tickets
from server.domain.ages import Moment

MISUNDERSTOOD = "misunderstood"
"""Told, but not in the server's language: still to be handed in."""
PENDING = tickets.c.handed.is_(None) | (tickets.c.handed == MISUNDERSTOOD)
RECENT = 50


class SecondSlips(Store):
    """The part of the disk that knows which slips were printed again, and when."""

    def print_again(self, own: str, at: Moment, most: int) -> Row[Any] | None:
        """Queue the slip of the ticket ``own`` (on the page) once more; None: not here, or not any more.

        It says that it is a copy, unless nothing of the slip before can be on paper.
        """
        with self.write() as conn:
            row = recent(conn, own)
            if row is None or row.handed not in (None, MISUNDERSTOOD) or row.paper in ("queued", "sending"):
                return None
            if _count(conn, row.id) >= most:
                return None
            new = {"ticket_id": row.id, "boot": at.boot, "ticks": at.ticks, "wall": at.wall}
            conn.execute(insert(copies).values(**new, before=row.paper))
            slip = {**row.slip, "copy": row.slip["copy"] or row.paper != "failed"}
            mine = update(tickets).where(tickets.c.id == row.id)
            return conn.execute(mine.values(paper="queued", slip=slip).returning(tickets)).one()

    def second_slips(self, ticket_id: int) -> int:
        """How many were asked for."""
        with self.write() as conn:
            return _count(conn, ticket_id)

    def asked_for(self, row: Row[Any]) -> tuple[Moment, bool]:
        """When the ticket's newest slip was asked for, and whether one before it is certainly on paper."""
        with self.write() as conn:
            found = conn.execute(
                select(copies).where(copies.c.ticket_id == row.id).order_by(copies.c.id.desc())
            ).all()
        newest = found[0] if found else row
        return Moment(newest.boot, newest.ticks, newest.wall), any(each.before == "done" for each in found)


def recent(conn: Connection, own: str) -> Row[Any] | None:
    """One of the last tickets by its id on the page."""
    found = conn.execute(select(tickets).order_by(tickets.c.id.desc()).limit(RECENT))
    return next((row for row in found if row.shown["id"] == own), None)


def _count(conn: Connection, ticket_id: int) -> int:
    mine = select(func.count()).select_from(copies).where(copies.c.ticket_id == ticket_id)
    return conn.execute(mine).scalar_one()
