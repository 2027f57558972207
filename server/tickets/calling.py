"""Calling a visitor: the next one by the policy, a chosen one with a reason, and calling again."""

from __future__ import annotations

import math
from typing import Any

from sqlalchemy import func, insert, select, update

from server.catalogue_view import CounterView
from server.clock import MICRO
from server.db import Tx
from server.domain import assignment
from server.domain.assignment import Candidate, Choice, QueueMemory
from server.domain.ticket import HELD_STATES, Move, State, after
from server.problems import Problem
from server.tables import calls, counters, queues, tickets
from server.tickets import candidates, rows
from server.tickets.announcement import board_row
from server.tickets.rows import TicketRow

NOBODY = {"code": "nobody-waiting"}


def call_next(tx: Tx, counter: CounterView, actor: str, least_between_s: float = 0) -> dict[str, Any]:
    """Call the next waiting ticket that the counter's profile covers.

    Returns ``{"ticket", "why"}``; the ticket is None when nobody waits. Never finishes a ticket
    by itself: raises ``counter-busy`` while the counter holds one, ``counter-not-open`` otherwise,
    ``not-yet`` within ``least_between_s`` seconds of its last call (a double press).
    """
    require_ready(tx, counter)
    if least_between_s:
        _not_before(
            tx, _last_call(tx, counter) + round(least_between_s * MICRO), "the last call was just now"
        )
    waiting = list(candidates.heads(tx.conn, tx.catalogue, counter))
    queues_seen = {
        agency: rows.queue_memory(tx.conn, tx.catalogue, agency, tx.today)
        for agency in {candidate.agency for candidate in waiting}
    }
    choice = assignment.choose_next(waiting, queues_seen, tx.at)
    if choice is None:
        return {"ticket": None, "why": NOBODY}
    chosen, memory = choice.ticket, queues_seen[choice.ticket.agency]
    passed = [(row, _rule(counter, chosen, row)) for row in candidates.older(tx.conn, counter, chosen)]
    why = {
        "policy": memory.policy.name,
        "version": memory.policy.version,
        "parameters": memory.policy.parameters,
        "candidates": candidates.count(tx.conn, counter),
        "passed_over": [{"number": row.number, "rule": rule} for row, rule in passed],
    }
    overtaken = [row.id for row, rule in passed if rule == assignment.OVERTAKES]
    _remember(tx, chosen.agency, memory, choice, overtaken)
    ticket = rows.load(tx, str(chosen.id))
    undoing = {"queue": [chosen.agency, memory.owed], "overtaken": overtaken}
    called = call(tx, ticket, counter, actor, why, undoing)
    return {"ticket": rows.as_json(tx.catalogue, called), "why": why}


def call_chosen(tx: Tx, ticket_id: str, counter: CounterView, actor: str, reason: str) -> dict[str, Any]:
    """Call this ticket out of turn; the reason stays on record. Its service must be the counter's."""
    ticket = rows.load(tx, ticket_id)
    if after(State(ticket.state), Move.CALL) is None:
        if ticket.state in HELD_STATES and ticket.counter_id != counter.id:
            raise rows.not_yours(tx, ticket)
        raise rows.illegal(tx, ticket, Move.CALL)
    if not (counter.covers(ticket.service_id) or counter.id in (ticket.for_counter_id, ticket.counter_id)):
        raise rows.not_yours(tx, ticket)
    require_ready(tx, counter)
    rows.require_visitor_free(tx, ticket)
    return rows.as_json(tx.catalogue, call_out_of_turn(tx, ticket, counter, actor, reason))


def call_out_of_turn(tx: Tx, ticket: TicketRow, counter: CounterView, actor: str, reason: str) -> TicketRow:
    """Call ``ticket`` because somebody decided so; everybody passed over is named, the reason kept."""
    why = {
        "policy": "chosen",
        "version": 1,
        "candidates": candidates.count(tx.conn, counter),
        "passed_over": [
            {"number": row.number, "rule": assignment.CHOSEN}
            for row in candidates.older(tx.conn, counter, rows.as_candidate(ticket))
        ],
        "reason": reason,
    }
    return call(tx, ticket, counter, actor, why, {"why_chosen": reason})


def recall(tx: Tx, ticket_id: str, counter: CounterView, actor: str, gap_s: int) -> dict[str, Any]:
    """Call the ticket in hand once more; counted. ``not-yet`` within ``gap_s`` of the last recall."""
    ticket = rows.load_mine(tx, ticket_id, counter, Move.RECALL)
    again = ticket.recalls + 1
    before = tx.conn.execute(select(calls.c.last_called_at).where(calls.c.id == ticket.call_id)).scalar_one()
    if ticket.recalls:
        _not_before(tx, before + gap_s * MICRO, f"{ticket.number} was recalled a moment ago")
    tx.conn.execute(
        update(calls).where(calls.c.id == ticket.call_id).values(recalls=again, last_called_at=tx.at)
    )
    moved = rows.claim(
        tx,
        ticket,
        Move.RECALL,
        actor,
        counter,
        {"recalls": again},
        told={"call": _told(tx, ticket, counter, ticket.call_id, ticket.called_at, again)},
        before={"recall": [ticket.call_id, before]},
    )
    return rows.as_json(tx.catalogue, moved)


def require_ready(tx: Tx, counter: CounterView) -> None:
    holding = rows.held_by(tx.conn, counter.id)
    if holding is not None:
        raise Problem(
            "counter-busy",
            f"counter {counter.code} still has ticket {holding.number}",
            ticket=rows.as_json(tx.catalogue, holding),
        )
    state = tx.conn.execute(select(counters.c.state).where(counters.c.id == counter.id)).scalar_one()
    if state != "open":
        raise Problem("counter-not-open", f"counter {counter.code} is {state}")


def _last_call(tx: Tx, counter: CounterView) -> int:
    last = select(func.max(calls.c.called_at)).where(
        calls.c.counter_id == counter.id, calls.c.day == tx.today, calls.c.undone.is_(False)
    )
    return tx.conn.execute(last).scalar() or 0


def _not_before(tx: Tx, moment: int, detail: str) -> None:
    if tx.at < moment:
        raise Problem("not-yet", detail, retry_after_s=math.ceil((moment - tx.at) / MICRO))


def _rule(counter: CounterView, chosen: Candidate, passed: Any) -> str:
    """Why a ticket that came before ``chosen`` was not called instead."""
    if passed.busy:
        return assignment.VISIT_BUSY
    if not passed.covered:
        return assignment.RESERVED if passed.for_counter_id is not None else assignment.NOT_IN_PROFILE
    if counter.ranks.get(passed.service_id, 1) > chosen.rank:
        return assignment.LOWER_RANK
    return assignment.OVERTAKES if passed.agency_id == chosen.agency else assignment.OTHER_QUEUE


def _remember(tx: Tx, agency_id: int, memory: QueueMemory, choice: Choice, overtaken: list[int]) -> None:
    """What the queue and those who were overtaken keep of this call."""
    if overtaken:
        tx.conn.execute(
            update(tickets).where(tickets.c.id.in_(overtaken)).values(overtaken=tickets.c.overtaken + 1)
        )
    owed = memory.after(choice).owed
    if owed == memory.owed:
        return
    changed = tx.conn.execute(
        update(queues).where(queues.c.agency_id == agency_id, queues.c.day == tx.today).values(owed=owed)
    )
    if changed.rowcount == 0:
        # A queue that has only got tickets by transfer has given out no number yet.
        row = {"agency_id": agency_id, "day": tx.today, "issued": 0, "owed": owed}
        tx.conn.execute(insert(queues), row)


def call(
    tx: Tx,
    ticket: TicketRow,
    counter: CounterView,
    actor: str,
    why: dict[str, Any],
    before: dict[str, Any],
) -> TicketRow:
    """Call ``ticket`` to ``counter`` and keep ``why``; the caller has decided that it may."""
    row = {
        "branch_id": tx.branch_id,
        "day": tx.today,
        "ticket_id": ticket.id,
        "counter_id": counter.id,
        "called_at": tx.at,
        "last_called_at": tx.at,
        "why": why,
    }
    call_id = tx.conn.execute(insert(calls).values(row).returning(calls.c.id)).scalar_one()
    changes = {
        "counter_id": counter.id,
        "for_counter_id": None,
        "call_id": call_id,
        "called_at": tx.at,
        "recalls": 0,
        "back_at": None,
        "reason": None,
    }
    # An officer's own words stay in the record of the call and with what an undo needs; nobody is told.
    told = {
        "why": {key: value for key, value in why.items() if key != "reason"},
        "call": _told(tx, ticket, counter, call_id, tx.at, 0),
    }
    return rows.claim(
        tx, ticket, Move.CALL, actor, counter, changes, told=told, before={"call": call_id, **before}
    )


def _told(
    tx: Tx, ticket: TicketRow, counter: CounterView, call_id: int, called_at: int, recalls: int
) -> dict[str, Any]:
    return board_row(
        tx.catalogue,
        counter,
        ticket_id=ticket.id,
        number=ticket.number,
        agency_id=ticket.agency_id,
        language=ticket.language,
        state=State.CALLED,
        call_id=call_id,
        called_at=called_at,
        last_called_at=tx.at,
        recalls=recalls,
    )
