"""What an officer does with the ticket in hand, and what ends or delays a visit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from server.catalogue_view import CounterView
from server.db import Tx
from server.domain.ticket import HELD_STATES, Move, State, after
from server.problems import Problem
from server.tables import IS_WAITING, tickets
from server.tickets import rows
from server.tickets.rows import TicketRow

_BY_TOKEN = select(tickets).where(
    tickets.c.token == bindparam("token"), tickets.c.branch_id == bindparam("branch")
)


def start(tx: Tx, ticket_id: str, counter: CounterView, actor: str) -> dict[str, Any]:
    """The visitor has come: service begins."""
    ticket = rows.load_mine(tx, ticket_id, counter, Move.START)
    return _done(tx, rows.claim(tx, ticket, Move.START, actor, counter, {"started_at": tx.at}))


def finish(tx: Tx, ticket_id: str, counter: CounterView, actor: str) -> dict[str, Any]:
    """The visitor has been served."""
    ticket = rows.load_mine(tx, ticket_id, counter, Move.FINISH)
    return _done(tx, rows.claim(tx, ticket, Move.FINISH, actor, counter, {"ended_at": tx.at}))


def no_show(tx: Tx, ticket_id: str, counter: CounterView, actor: str) -> dict[str, Any]:
    """The visitor did not come to the counter."""
    ticket = rows.load_mine(tx, ticket_id, counter, Move.NO_SHOW)
    return _done(tx, rows.claim(tx, ticket, Move.NO_SHOW, actor, counter, {"ended_at": tx.at}))


def park(
    tx: Tx, ticket_id: str, counter: CounterView, actor: str, reason: str | None, back_at: int | None
) -> dict[str, Any]:
    """Set the ticket aside (a document is being fetched); it resumes by hand or at ``back_at``."""
    ticket = rows.load_mine(tx, ticket_id, counter, Move.PARK)
    changes = {"back_at": back_at, "reason": reason}
    return _done(tx, rows.claim(tx, ticket, Move.PARK, actor, counter, changes))


def resume(tx: Tx, ticket_id: str, counter: CounterView | None, actor: str) -> dict[str, Any]:
    """Back to waiting at the old age: nobody starts over. ``counter`` None: the return time has come."""
    ticket = rows.load(tx, ticket_id)
    if counter is not None:
        rows.require_mine(tx, ticket, counter, Move.RESUME)
    changes = {
        "counter_id": None,
        "called_at": None,
        "started_at": None,
        "recalls": 0,
        "back_at": None,
        "reason": None,
    }
    return _done(tx, rows.claim(tx, ticket, Move.RESUME, actor, counter, changes))


def transfer(
    tx: Tx,
    ticket_id: str,
    counter: CounterView,
    actor: str,
    *,
    service: str | None,
    to_counter: str | None,
    note: str | None,
) -> dict[str, Any]:
    """To another service or to one counter: same number, same visit, same age."""
    ticket = rows.load(tx, ticket_id)
    if after(State(ticket.state), Move.TRANSFER) is None:
        raise rows.illegal(tx, ticket, Move.TRANSFER)
    _require_concerned(tx, ticket, counter)
    changes = {
        **_destination(tx, ticket, service, to_counter),
        "counter_id": None,
        "called_at": None,
        "started_at": None,
        "recalls": 0,
        "note": note,
    }
    # Free words may name a person: officers read them in the list, events never carry them.
    told = {"noted": note is not None, "to_counter": to_counter}
    return _done(tx, rows.claim(tx, ticket, Move.TRANSFER, actor, counter, changes, told=told))


def give_second_chance(
    tx: Tx, ticket_id: str, counter: CounterView | None, actor: str, places: int
) -> dict[str, Any]:
    """A no-show has come after all: once, the ticket waits again, ``places`` places behind."""
    ticket = rows.load(tx, ticket_id)
    possible = after(State(ticket.state), Move.RETURN) is not None and not ticket.returned
    if not possible or not rows.is_of_open_day(tx, ticket):
        raise rows.illegal(tx, ticket, Move.RETURN)
    changes = {
        "counter_id": None,
        "called_at": None,
        "started_at": None,
        "ended_at": None,
        "recalls": 0,
        "returned": True,
        "age": _age_behind(tx, ticket, places),
    }
    return _done(tx, rows.claim(tx, ticket, Move.RETURN, actor, counter, changes))


def cancel(
    tx: Tx, ticket_id: str, counter: CounterView | None, actor: str, reason: str | None
) -> dict[str, Any]:
    """The visit ends before service. By a counter of the agency, or (``counter`` None) the visitor."""
    ticket = rows.load(tx, ticket_id)
    if after(State(ticket.state), Move.CANCEL) is None:
        raise rows.illegal(tx, ticket, Move.CANCEL)
    if counter is not None:
        _require_concerned(tx, ticket, counter)
    changes = {"ended_at": tx.at, "reason": reason}
    return _done(tx, rows.claim(tx, ticket, Move.CANCEL, actor, counter, changes))


def cancel_by_visitor(tx: Tx, token: str) -> dict[str, Any]:
    """The visitor gives the number back on the phone; 404 for an unknown token."""
    ticket = tx.conn.execute(_BY_TOKEN, {"token": token, "branch": tx.branch_id}).one_or_none()
    if ticket is None:
        raise Problem("not-found", "no ticket has this token")
    return cancel(tx, str(ticket.id), None, "visitor", None)


def _done(tx: Tx, ticket: TicketRow) -> dict[str, Any]:
    return rows.with_wait(tx.conn, tx.catalogue, ticket)


def _require_concerned(tx: Tx, ticket: TicketRow, counter: CounterView) -> None:
    """A held ticket is its counter's; another one is any counter's that serves the agency or the service."""
    if ticket.state in HELD_STATES:
        concerned = ticket.counter_id == counter.id
    else:
        concerned = (
            ticket.agency_id == counter.agency_id
            or counter.covers(ticket.service_id)
            or counter.id in (ticket.for_counter_id, ticket.counter_id)
        )
    if not concerned:
        raise rows.not_yours(tx, ticket)


def _destination(tx: Tx, ticket: TicketRow, service: str | None, to_counter: str | None) -> dict[str, Any]:
    if service is not None:
        to_service = tx.catalogue.service_by_code.get(service)
        if to_service is None:
            raise Problem("unknown-service", f"no service has the code {service!r}")
        moved = {"service_id": to_service.id, "agency_id": to_service.agency_id, "for_counter_id": None}
        # What others were let past belongs to the queue that is left.
        return moved if to_service.agency_id == ticket.agency_id else {**moved, "overtaken": 0}
    target = tx.catalogue.counter_by_code.get(to_counter or "")
    if target is None:
        raise Problem("unknown-counter", f"no counter has the code {to_counter!r}")
    return {"for_counter_id": target.id}


def _age_behind(tx: Tx, ticket: TicketRow, places: int) -> int:
    """An age just behind the ``places``-th waiting ticket of the queue, or behind everybody."""
    ages = list(
        tx.conn.execute(
            select(tickets.c.age)
            .where(IS_WAITING, tickets.c.agency_id == ticket.agency_id)
            .order_by(tickets.c.age, tickets.c.id)
            .limit(places)
        ).scalars()
    )
    if places == 0:
        return int(ticket.age)
    behind = int(ages[-1]) + 1 if len(ages) == places else tx.at
    # Missing a call is no way to the front: never before one's own old place.
    return max(int(ticket.age), behind)
