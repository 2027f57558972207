"""A visitor who is not ready yet lets others go before: some places, a few times, and keeps the number."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, literal_column, update

from server.db import Tx
from server.domain.ticket import State
from server.problems import Problem
from server.tables import IS_WAITING, tickets
from server.tickets import places as queue
from server.tickets import rows

_CLAIM = (
    update(tickets)
    .where(tickets.c.id == bindparam("ticket"), IS_WAITING, tickets.c.age == bindparam("seen"))
    .values(
        age=bindparam("new_age"),
        pushed_back=tickets.c.pushed_back + literal_column("1"),
        last_seq=bindparam("seq"),
    )
)


def push_back(tx: Tx, ticket_id: str, *, places: int, times: int, seen: int | None = None) -> dict[str, Any]:
    """Put the ticket behind the ``places`` who come after it (fewer, if fewer are there), at most ``times``.

    ``seen`` is how often it had been done when the visitor was asked: a double tap counts once.
    Raises ``illegal-move`` for a ticket that does not wait, ``push-back-over`` when it was done often
    enough, ``nobody-behind`` when there is nobody to let go before.
    """
    ticket = rows.load(tx, ticket_id)
    stale = seen is not None and seen != ticket.pushed_back
    if stale or ticket.state != State.WAITING or not rows.is_of_open_day(tx, ticket):
        raise rows.illegal(tx, ticket, "push_back")
    if ticket.pushed_back >= times:
        raise Problem("push-back-over", f"{ticket.number} was put back {ticket.pushed_back} times")
    # One more: whoever stays behind the ticket.
    line = queue.following(tx.conn, ticket, places + 1)
    if not line:
        raise Problem("nobody-behind", f"nobody waits behind {ticket.number}")
    claim = {
        "ticket": ticket.id,
        "seen": ticket.age,
        "new_age": queue.age_behind(tx, ticket, line, places),
        "seq": tx.seq + 1,
    }
    if tx.conn.execute(_CLAIM, claim).rowcount != 1:
        raise rows.illegal(tx, ticket, "push_back")
    moved = rows.load(tx, ticket_id)
    told = {"places": min(len(line), places), "times": moved.pushed_back}
    tx.emit(
        "ticket.pushed_back",
        "visitor",
        rows.event_data(tx.catalogue, moved, ticket, None, told),
        ticket_id=ticket.id,
        before={"ticket": {"age": ticket.age, "pushed_back": ticket.pushed_back}},
    )
    return rows.with_wait(tx.conn, tx.catalogue, moved, at=tx.at)


def possible(conn: Connection, ticket: rows.TicketRow, *, places: int, times: int) -> int:
    """How many the visitor may let go before now."""
    waits = ticket.state == State.WAITING and ticket.pushed_back < times
    return len(queue.following(conn, ticket, places)) if waits else 0
