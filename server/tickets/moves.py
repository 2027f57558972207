"""What an officer does with the ticket in hand, and what ends or delays a visit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from server.catalogue_view import CounterView, ServiceView
from server.db import Tx
from server.domain.ticket import HELD_STATES, Move, State, after
from server.problems import Problem
from server.tables import tickets
from server.tickets import places, rows
from server.tickets.destination import Destination
from server.tickets.rows import TicketRow
from server.voice import proof

_BY_TOKEN = select(tickets).where(
    tickets.c.token == bindparam("token"), tickets.c.branch_id == bindparam("branch")
)


def start(tx: Tx, ticket_id: str, counter: CounterView, actor: str) -> dict[str, Any]:
    """The visitor has come: service begins."""
    ticket = rows.load_mine(tx, ticket_id, counter, Move.START)
    return _done(tx, rows.claim(tx, ticket, Move.START, actor, counter, {"started_at": tx.at}))


PAPERS_MISSING = "papers-missing"
"""How any service may end: the visitor has to come again with the documents that were missing."""


def finish(
    tx: Tx,
    ticket_id: str,
    counter: CounterView,
    actor: str,
    *,
    outcome: str | None = None,
    missing: list[str] | None = None,
) -> dict[str, Any]:
    """The visitor has been served. ``outcome`` is one of the service's, or ``papers-missing`` with which."""
    ticket = rows.load_mine(tx, ticket_id, counter, Move.FINISH)
    _check_outcome(tx, ticket, outcome, missing)
    changes = {"ended_at": tx.at, "outcome": outcome, "missing": missing}
    told = {"outcome": outcome, "missing": missing} if outcome else None
    return _done(tx, rows.claim(tx, ticket, Move.FINISH, actor, counter, changes, told=told))


NO_RULE = proof.Rule()
"""Nothing is asked about announcements."""


def no_show(
    tx: Tx, ticket_id: str, counter: CounterView, actor: str, rule: proof.Rule = NO_RULE
) -> dict[str, Any]:
    """The visitor did not come, though announced as ``rule`` wants; ``not-yet`` before.

    The event says whether the call was truly announced: where no screen reports, nobody can know.
    """
    ticket = rows.load_mine(tx, ticket_id, counter, Move.NO_SHOW)
    told = {"announced": proof.require_announced(tx, ticket, rule)}
    return _done(tx, rows.claim(tx, ticket, Move.NO_SHOW, actor, counter, {"ended_at": tx.at}, told=told))


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
    counter: CounterView | None,
    actor: str,
    *,
    to: Destination,
    note: str | None,
) -> dict[str, Any]:
    """To another service, agency, counter or officer: same number, same visit, same age.

    By a counter that the ticket concerns, or (``counter`` None) a supervisor.
    """
    ticket = rows.load(tx, ticket_id)
    if after(State(ticket.state), Move.TRANSFER) is None:
        raise rows.illegal(tx, ticket, Move.TRANSFER)
    if counter is not None:
        _require_concerned(tx, ticket, counter)
    target = to.counter_in(tx)
    changes = {
        **({"for_counter_id": target.id} if target else _to_service(ticket, to.service_in(tx))),
        "counter_id": None,
        "called_at": None,
        "started_at": None,
        "recalls": 0,
        "note": note,
    }
    # Free words may name a person: officers read them in the list, events never carry them.
    told = {"noted": note is not None, "to_counter": target.code if target else None}
    return _done(tx, rows.claim(tx, ticket, Move.TRANSFER, actor, counter, changes, told=told))


def give_second_chance(
    tx: Tx,
    ticket_id: str,
    counter: CounterView | None,
    actor: str,
    places: int,
    *,
    because: str | None = None,
) -> dict[str, Any]:
    """A no-show has come after all: once, the ticket waits again, ``places`` places behind.

    A supervisor's reason (``because``, kept for the audit) makes it possible again.
    """
    ticket = rows.load(tx, ticket_id)
    once = not ticket.returned or because is not None
    possible = after(State(ticket.state), Move.RETURN) is not None and once
    if not possible or not rows.is_of_open_day(tx, ticket):
        raise rows.illegal(tx, ticket, Move.RETURN)
    # Its service may have gone to another agency while nobody waited for it: the places are counted there.
    moved = _to_service(ticket, tx.catalogue.service_by_id[ticket.service_id])
    changes = {
        "counter_id": None,
        "called_at": None,
        "started_at": None,
        "ended_at": None,
        "recalls": 0,
        "returned": True,
        "age": _age_behind(tx, ticket, moved["agency_id"], places),
        **moved,
    }
    before = {"why_chosen": because} if because else None
    return _done(tx, rows.claim(tx, ticket, Move.RETURN, actor, counter, changes, before=before))


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
    # Kept for the audit and told to nobody: it may be about a person.
    before = {"why_chosen": reason} if reason else None
    return _done(tx, rows.claim(tx, ticket, Move.CANCEL, actor, counter, changes, before=before))


def cancel_by_visitor(tx: Tx, token: str, actor: str = "visitor") -> dict[str, Any]:
    """The visitor gives the number back, on the phone or (``actor``) at a kiosk; 404 for an unknown token."""
    return cancel(tx, id_of(tx, token), None, actor, None)


def return_by_slip(tx: Tx, token: str, actor: str, places: int) -> dict[str, Any]:
    """A visitor who missed the call scans the slip at a kiosk; 404 for an unknown token."""
    return give_second_chance(tx, id_of(tx, token), None, actor, places)


def id_of(tx: Tx, token: str) -> str:
    """The ticket of today with this token; raises ``not-found``."""
    ticket = tx.conn.execute(_BY_TOKEN, {"token": token, "branch": tx.branch_id}).one_or_none()
    if ticket is None:
        raise Problem("not-found", "no ticket has this token")
    if ticket.day != tx.today:
        raise rows.of_another_day(ticket.day)
    return str(ticket.id)


def _done(tx: Tx, ticket: TicketRow) -> dict[str, Any]:
    return rows.with_wait(tx.conn, tx.catalogue, ticket, at=tx.at)


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


def _to_service(ticket: TicketRow, service: ServiceView) -> dict[str, Any]:
    moved = {"service_id": service.id, "agency_id": service.agency_id, "for_counter_id": None}
    # How often others were let past belongs to the queue that is left.
    return moved if service.agency_id == ticket.agency_id else {**moved, "overtaken": 0}


def _check_outcome(tx: Tx, ticket: TicketRow, outcome: str | None, missing: list[str] | None) -> None:
    service = tx.catalogue.service_by_id[ticket.service_id]
    if outcome is not None and outcome not in (PAPERS_MISSING, *service.outcomes):
        known = ", ".join((*service.outcomes, PAPERS_MISSING))
        raise Problem("validation", f"outcome must be one of: {known}")
    if bool(missing) != (outcome == PAPERS_MISSING):
        raise Problem(
            "validation", f"name the missing documents with the outcome {PAPERS_MISSING!r}, only then"
        )
    unknown = [doc for doc in missing or () if service.docs and doc not in service.docs]
    if unknown:
        raise Problem("validation", f"missing must be documents of {service.code}, not {unknown[0]!r}")


def _age_behind(tx: Tx, ticket: TicketRow, agency_id: int, behind: int) -> int:
    """An age just behind the ``behind``-th who waits in the agency's queue, or behind everybody."""
    if behind == 0:
        return int(ticket.age)
    line = places.first(tx.conn, ticket, behind + 1, agency_id)
    age = tx.at if len(line) < behind else places.age_behind(tx, ticket, line, behind, agency_id)
    # Missing a call is no way to the front: never before one's own old place.
    return max(int(ticket.age), age)
