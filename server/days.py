"""The business day: data, stored in the branch's zone, never going back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from server import clock, desk
from server.db import Tx
from server.domain.ticket import OPEN_STATES, Move
from server.problems import Problem
from server.tables import answers, branches, counters, tickets, utterances
from server.tickets import rows


def begin_new(tx: Tx) -> None:
    """Open today's business day; what was left of the day before is expired and closed first."""
    if tx.day is not None and not tx.day_closed:
        close(tx, "system", "day-ended")
    tx.day = clock.as_datetime(tx.at, tx.zone).date().isoformat()
    tx.conn.execute(delete(answers).where(answers.c.branch_id == tx.branch_id, answers.c.day < tx.day))
    tx.conn.execute(
        delete(utterances).where(utterances.c.branch_id == tx.branch_id, utterances.c.day < tx.day)
    )
    _set_open(tx, "system")


def close(tx: Tx, actor: str, reason: str) -> dict[str, object]:
    """End the day: every open ticket expires with ``reason``, every counter closes, no more tickets.

    ``closing_hash`` in the answer vouches for all that was written until then: print it, post it.
    """
    if tx.day_closed:
        raise Problem("illegal-move", f"day {tx.day} is closed already")
    left = _open_tickets(tx)
    for ticket in left:
        rows.claim(tx, ticket, Move.EXPIRE, actor, None, {"ended_at": tx.at}, told={"reason": reason})
    staffed = select(counters.c.id).where(counters.c.branch_id == tx.branch_id, counters.c.state != "closed")
    for counter_id in tx.conn.execute(staffed).scalars().all():
        desk.close(tx, tx.catalogue.counter_by_id[counter_id], actor)
    tx.emit("day.closed", actor, {"day": tx.day, "reason": reason, "expired": len(left)})
    closing_hash = tx.last_hash.hex()
    tx.day_closed, tx.day_closing = True, False
    _write(tx, None if actor == "system" else reason)
    return {"day": tx.day, "expired": len(left), "closing_hash": closing_hash}


def last_call(tx: Tx, actor: str) -> dict[str, object]:
    """Let nobody new in; who has a number is served on, and the day closes by itself after the last."""
    if tx.day_closed or tx.day_closing:
        raise Problem("illegal-move", f"day {tx.day} takes nobody new already")
    tx.day_closing = True
    _write(tx)
    waiting = len(_open_tickets(tx))
    tx.emit("day.closing", actor, {"day": tx.day, "open": waiting})
    return {"day": tx.day, "open": waiting}


def close_when_empty(tx: Tx) -> None:
    """After the last call: the day ends when the last visitor has been served."""
    if tx.day_closing and not _open_tickets(tx):
        close(tx, "system", "all-served")


def reopen(tx: Tx, actor: str) -> dict[str, object]:
    """Open today's day again after it was closed too early."""
    if not (tx.day_closed or tx.day_closing):
        raise Problem("illegal-move", f"day {tx.day} is open already")
    _set_open(tx, actor)
    return {"day": tx.day}


def _set_open(tx: Tx, actor: str) -> None:
    tx.day_closed = tx.day_closing = False
    _write(tx)
    # What the day follows: old days may be dropped, and this one can still be checked from its start.
    tx.emit("day.opened", actor, {"day": tx.day, "follows": tx.last_hash.hex()})


def _write(tx: Tx, because: str | None = None) -> None:
    state = {
        "day": tx.day,
        "day_closed": tx.day_closed,
        "day_closing": tx.day_closing,
        "closed_because": because,
    }
    tx.conn.execute(update(branches).where(branches.c.id == tx.branch_id).values(state))


def _open_tickets(tx: Tx) -> Sequence[rows.TicketRow]:
    return tx.conn.execute(
        select(tickets)
        .where(tickets.c.branch_id == tx.branch_id, tickets.c.day == tx.day)
        .where(tickets.c.state.in_(sorted(OPEN_STATES)))
        .order_by(tickets.c.id)
    ).all()
