"""A visitor takes a number by phone, having scanned the code at the door: a few for each phone and code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import bindparam, case, func, insert, select

from server.db import Tx
from server.door import Pass
from server.problems import Problem
from server.tables import door_tickets, tickets
from server.tickets.issue import issue

ACTOR = "phone"
"""How events name somebody who took the number by phone."""

_TODAY = (door_tickets.c.branch_id == bindparam("branch"), door_tickets.c.day == bindparam("today"))
_OF_PHONE = door_tickets.c.phone == bindparam("phone")
_FIRST = (
    select(tickets.c.token)
    .join(door_tickets, door_tickets.c.ticket_id == tickets.c.id)
    .where(*_TODAY, _OF_PHONE, door_tickets.c.key == bindparam("key"))
)
_TAKEN = (
    select(func.count(), func.coalesce(func.sum(case((tickets.c.state == "cancelled", 0), else_=1)), 0))
    .join(door_tickets, door_tickets.c.ticket_id == tickets.c.id)
    .where(*_TODAY, _OF_PHONE)
)
_WITH_CODE = select(func.count()).where(*_TODAY, door_tickets.c.period == bindparam("period"))


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many numbers one phone may take in a day, and how many may be taken with one code.

    ``also`` is asked before each further number, and raises when it is one too many.
    """

    phone: int
    code: int
    also: Callable[[], None] = lambda: None


def take_at_door(
    tx: Tx, pass_: Pass, key: str, bounds: Bounds, *, service_code: str, priority: bool, language: str
) -> str:
    """Give the phone a number and return the ticket's token; the same ``key`` again gives the same one.

    A number that was given back may be taken anew, but not again and again. Raises ``door-limit`` and
    ``door-busy`` beyond the bounds, and what :func:`server.tickets.issue` raises.
    """
    phone = {"branch": tx.branch_id, "today": tx.today, "phone": pass_.phone_hash}
    first: str | None = tx.conn.execute(_FIRST, {**phone, "key": key}).scalar_one_or_none()
    if first is not None:
        return first
    taken, kept = tx.conn.execute(_TAKEN, phone).one()
    if kept >= bounds.phone or taken >= 2 * bounds.phone:
        raise Problem("door-limit", f"this phone has taken {taken} numbers today", most=bounds.phone)
    code = {"branch": tx.branch_id, "today": tx.today, "period": pass_.period}
    if tx.conn.execute(_WITH_CODE, code).scalar_one() >= bounds.code:
        raise Problem("door-busy", f"{bounds.code} numbers were taken with this code")
    bounds.also()
    ticket = issue(
        tx,
        service_code=service_code,
        priority=priority,
        language=language,
        actor=ACTOR,
        device_id=None,
        paper=None,
    )
    row = {"branch_id": tx.branch_id, "day": tx.today, "phone": pass_.phone_hash, "period": pass_.period}
    tx.conn.execute(insert(door_tickets), {**row, "ticket_id": int(ticket["id"]), "key": key})
    token: str = ticket["token"]
    return token
