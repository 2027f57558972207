"""Taking back the last move: within seconds, by the same counter, if nobody has acted since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, bindparam, case, select, update

from server.catalogue_view import CounterView
from server.clock import MICRO
from server.db import Tx
from server.domain.assignment import PastCall, owed_after
from server.domain.ticket import EVENT_OF, HELD_STATES, UNDOABLE, Move
from server.problems import Problem
from server.tables import calls, counters, events, queues, tickets
from server.tickets import rows
from server.tickets.announcement import current_call
from server.tickets.rows import TicketRow

_AT_ONCE = 50
_CALLS_BEFORE = (
    select(events.c.seq, events.c.day, events.c.data, events.c.before)
    .where(
        events.c.branch_id == bindparam("branch"),
        events.c.seq < bindparam("seq"),
        events.c.type == EVENT_OF[Move.CALL],
    )
    .order_by(events.c.seq.desc())
    .limit(_AT_ONCE)
)
_EVENT = select(events).where(events.c.branch_id == bindparam("branch"), events.c.seq == bindparam("seq"))


def undo(tx: Tx, ticket_id: str, counter: CounterView, actor: str, within_s: int) -> dict[str, Any]:
    """Put the ticket back to what it was before its last move.

    Raises ``illegal-move`` when there is nothing to undo any more, ``not-yours`` when another
    counter made the move, ``counter-busy`` when the counter has taken another ticket meanwhile,
    ``visitor-busy`` when another counter has the visitor by now, with another ticket.
    """
    ticket = rows.load(tx, ticket_id)
    event = tx.conn.execute(_EVENT, {"branch": tx.branch_id, "seq": ticket.last_seq}).one()
    if event.type not in UNDOABLE or event.before is None or not rows.is_of_open_day(tx, ticket):
        raise rows.illegal(tx, ticket, "undo")
    if event.counter_id != counter.id:
        raise rows.not_yours(tx, ticket)
    if tx.at - event.at > within_s * MICRO:
        raise rows.illegal(tx, ticket, f"undo after {within_s} s")
    was = event.before["ticket"]
    if was["state"] in HELD_STATES:
        _require_free_hand(tx, ticket, counter)
        rows.require_visitor_free(tx, ticket)
    if ticket.state in HELD_STATES and was["state"] not in HELD_STATES:
        rows.hands_free(tx, counter.id)
    _restore(tx, ticket, event, was)
    undone = rows.load(tx, ticket_id)
    tx.emit(
        "ticket.undone",
        actor,
        rows.event_data(tx.catalogue, undone, ticket, counter, _told(tx, undone, event)),
        ticket_id=ticket.id,
        counter_id=counter.id,
    )
    return rows.with_wait(tx.conn, tx.catalogue, undone, at=tx.at)


def offered(event: Row[Any] | None, counter_id: int, at: int, within_s: int) -> bool:
    """Whether an undo of this event would be accepted from the counter at ``at``."""
    return (
        event is not None
        and event.type in UNDOABLE
        and event.before is not None
        and event.counter_id == counter_id
        and at - event.at <= within_s * MICRO
    )


def _told(tx: Tx, undone: TicketRow, event: Row[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"undone": event.type}
    if "call" in event.before:
        told["call_undone"] = event.before["call"]
    if undone.state in HELD_STATES:
        told["call"] = current_call(tx.conn, tx.catalogue, undone)
    return told


def _require_free_hand(tx: Tx, ticket: TicketRow, counter: CounterView) -> None:
    state = tx.conn.execute(select(counters.c.state).where(counters.c.id == counter.id)).scalar_one()
    if state == "closed":
        raise Problem("counter-not-open", f"counter {counter.code} is closed; open it first")
    holding = rows.held_by(tx.conn, counter.id)
    if holding is not None and holding.id != ticket.id:
        raise Problem(
            "counter-busy",
            f"counter {counter.code} has ticket {holding.number} in hand now",
            ticket=rows.as_json(tx.catalogue, holding),
        )


def _restore(tx: Tx, ticket: TicketRow, event: Row[Any], was: dict[str, Any]) -> None:
    restored = update(tickets).where(
        tickets.c.id == ticket.id, tickets.c.state == ticket.state, tickets.c.last_seq == ticket.last_seq
    )
    if tx.conn.execute(restored.values({**was, "last_seq": tx.seq + 1})).rowcount != 1:
        raise rows.illegal(tx, ticket, "undo")
    if "call" in event.before:
        tx.conn.execute(update(calls).where(calls.c.id == event.before["call"]).values(undone=True))
    if "queue" in event.before:
        agency_id, _owed = event.before["queue"]
        tx.conn.execute(
            update(queues)
            .where(queues.c.agency_id == agency_id, queues.c.day == ticket.day)
            .values(owed=owed_after(_standing_calls(tx, agency_id)))
        )
    if event.before.get("overtaken"):
        tx.conn.execute(
            update(tickets)
            .where(tickets.c.id.in_(event.before["overtaken"]), tickets.c.overtaken > 0)
            .values(overtaken=tickets.c.overtaken - 1)
        )
    if "recall" in event.before:
        call_id, last_called_at = event.before["recall"]
        tx.conn.execute(
            update(calls)
            .where(calls.c.id == call_id)
            .values(
                recalls=was["recalls"],
                last_called_at=last_called_at,
                # A recall that was taken back was never said or shown: the next one is news again.
                voiced=case((calls.c.voiced > was["recalls"], was["recalls"]), else_=calls.c.voiced),
                shown=case((calls.c.shown > was["recalls"], was["recalls"]), else_=calls.c.shown),
            )
        )


def _standing_calls(tx: Tx, agency_id: int) -> Iterator[PastCall]:
    """The calls of today by the queue's policy that nobody has taken back, the newest first.

    What an officer chose is none of them; a call whose ticket was sent on meanwhile still is.
    """
    seq = tx.seq + 1
    while rows_ := tx.conn.execute(_CALLS_BEFORE, {"branch": tx.branch_id, "seq": seq}).all():
        seq = rows_[-1].seq
        of_today = [row for row in rows_ if row.day == tx.today]
        found = [row for row in of_today if (row.before.get("queue") or [None])[0] == agency_id]
        taken_back = set(
            tx.conn.execute(
                select(calls.c.id).where(
                    calls.c.id.in_([row.before["call"] for row in found]), calls.c.undone
                )
            ).scalars()
        )
        for row in found:
            if row.before["call"] not in taken_back:
                overtook = row.before["overtaken"]
                m = row.data["why"]["parameters"]["m"] if overtook else None
                yield PastCall(row.data["ticket"]["priority"], m)
        if len(of_today) < _AT_ONCE:
            return
