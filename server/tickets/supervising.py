"""What a supervisor does with the order of a queue: always with a reason, always on record."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from server.db import Tx
from server.domain.ticket import State
from server.tables import tickets
from server.tickets import places, rows
from server.tickets.moves import give_second_chance


def reorder(tx: Tx, ticket_id: str, actor: str, place: int, reason: str) -> dict[str, Any]:
    """Put a waiting ticket at ``place`` (1 is the front) of its queue.

    The reason is kept for the audit and told to nobody: it may be about a person.
    """
    ticket = rows.load(tx, ticket_id)
    if ticket.state != State.WAITING:
        raise rows.illegal(tx, ticket, "reorder")
    was = rows.people_ahead(tx.conn, tx.catalogue, ticket)
    age = places.age_at(tx, ticket, place)
    changed = tx.conn.execute(
        update(tickets)
        .where(tickets.c.id == ticket.id, tickets.c.state == State.WAITING)
        .values(age=age, last_seq=tx.seq + 1)
    )
    if changed.rowcount != 1:
        raise rows.illegal(tx, ticket, "reorder")
    moved = rows.load(tx, ticket_id)
    told = {"place": place, "was_ahead": was}
    tx.emit(
        "ticket.reordered",
        actor,
        rows.event_data(tx.catalogue, moved, ticket, None, told),
        ticket_id=ticket.id,
        before={"ticket": {"age": ticket.age}, "why_chosen": reason},
    )
    return rows.with_wait(tx.conn, tx.catalogue, moved, at=tx.at)


def call_back(tx: Tx, ticket_id: str, actor: str, reason: str) -> dict[str, Any]:
    """Bring a no-show back to its old place, because it was a mistake; even a second time."""
    return give_second_chance(tx, ticket_id, None, actor, places=0, because=reason)
