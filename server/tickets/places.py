"""Places in a queue: the age that puts a ticket between two others who wait."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from server.db import Tx
from server.prepared import Prepared
from server.tables import IS_WAITING, tickets
from server.tickets.rows import TicketRow

A_STEP = 1_000
"""In microseconds, before the front: so that there is room between any two of them."""
_ROOM = 2
"""In microseconds: the next age is the neighbour's, the one before it is free."""
_OTHERS = and_(IS_WAITING, tickets.c.agency_id == bindparam("agency"), tickets.c.id != bindparam("ticket"))
_LINE = (
    select(tickets.c.id, tickets.c.age)
    .where(_OTHERS)
    .order_by(tickets.c.age, tickets.c.id)
    .limit(bindparam("number"))
)
_BEHIND = or_(
    tickets.c.age > bindparam("from_age"),
    and_(tickets.c.age == bindparam("from_age"), tickets.c.id >= bindparam("from_id")),
)
_FIRST = Prepared(_LINE)
_FOLLOWING = Prepared(_LINE.where(_BEHIND))
_MAKE_ROOM = Prepared(update(tickets).where(_OTHERS, _BEHIND).values(age=tickets.c.age + bindparam("room")))


def first(conn: Connection, ticket: TicketRow, number: int, agency_id: int | None = None) -> list[Any]:
    """``id`` and ``age`` of the first so many who wait in the ticket's queue (or that of the agency to which
    it goes), without itself.
    """
    return _FIRST.all(conn, {**_of(ticket, agency_id), "number": number})


def following(conn: Connection, ticket: TicketRow, number: int) -> list[Any]:
    """``id`` and ``age`` of the next so many who wait behind the ticket."""
    return _FOLLOWING.all(
        conn, {**_of(ticket), "from_age": ticket.age, "from_id": ticket.id, "number": number}
    )


def age_at(tx: Tx, ticket: TicketRow, place: int) -> int:
    """The age that puts the ticket at ``place`` (1 is the front) of its queue, or behind everybody."""
    others = first(tx.conn, ticket, place)
    if not others:
        return int(ticket.age)
    if place == 1:
        return int(others[0].age) - A_STEP
    return age_behind(tx, ticket, others, place - 1)


def age_behind(tx: Tx, ticket: TicketRow, line: list[Any], nth: int, agency_id: int | None = None) -> int:
    """The age that puts the ticket just behind the ``nth`` (from 1) of ``line``, or behind them all.

    ``line`` must hold whoever comes after the ``nth``, as far as somebody does.
    """
    if len(line) <= nth:
        return int(line[-1].age) + 1
    before, after = line[nth - 1], line[nth]
    if after.age - before.age < _ROOM:
        # Ages are whole microseconds: those behind make room, their order stays.
        behind = {"from_age": after.age, "from_id": after.id, "room": _ROOM}
        _MAKE_ROOM.all(tx.conn, {**_of(ticket, agency_id), **behind})
        return int(before.age) + 1
    return int(before.age + after.age) // 2


def _of(ticket: TicketRow, agency_id: int | None = None) -> dict[str, int]:
    return {"agency": agency_id or ticket.agency_id, "ticket": ticket.id}
