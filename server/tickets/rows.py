"""Loading a ticket, claiming a move on it, and the ticket as the contract shows it."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select, update

from server import clock
from server.catalogue_view import CatalogueView, CounterView
from server.db import Tx
from server.domain import assignment, capacity, estimate
from server.domain.assignment import Candidate, QueueMemory
from server.domain.ticket import EVENT_OF, HELD_STATES, OPEN_STATES, Move, State, after
from server.prepared import Prepared
from server.problems import Problem
from server.tables import IS_HELD, IS_WAITING, counters, queues, tickets
from server.tickets import candidates

TicketRow = Row[Any]
ID = re.compile(r"[1-9][0-9]{0,16}")
"""One way to write each."""

_BY_ID = select(tickets).where(tickets.c.id == bindparam("id"), tickets.c.branch_id == bindparam("branch"))
_HELD = select(tickets).where(tickets.c.counter_id == bindparam("counter"), IS_HELD)
_OTHERS = Prepared(
    select(tickets)
    .where(tickets.c.visit_id == bindparam("visit"), tickets.c.id != bindparam("id"))
    .where(or_(*(tickets.c.state == state for state in sorted(OPEN_STATES))))
    .order_by(tickets.c.id)
)
_FREE = update(counters).where(counters.c.id == bindparam("counter")).values(free_at=bindparam("at"))
_AT_A_COUNTER = select(tickets).where(
    tickets.c.visit_id == bindparam("visit"), tickets.c.id != bindparam("id"), IS_HELD
)
_CLAIM = update(tickets).where(tickets.c.id == bindparam("claimed"), tickets.c.state == bindparam("seen"))
_OPEN_COUNTERS = Prepared(
    select(func.count().label("number")).where(
        counters.c.agency_id == bindparam("agency"), counters.c.state == "open", counters.c.active
    )
)
_OLDER = Prepared(
    select(func.count().label("ahead"))
    .where(IS_WAITING, tickets.c.agency_id == bindparam("agency"))
    .where(
        (tickets.c.age < bindparam("age"))
        | ((tickets.c.age == bindparam("age")) & (tickets.c.id < bindparam("id")))
    )
)
_OWED = select(queues.c.owed).where(
    queues.c.agency_id == bindparam("agency"), queues.c.day == bindparam("day")
)


def load(tx: Tx, ticket_id: str) -> TicketRow:
    """The ticket of this opaque id in the branch; 404 when there is none."""
    row = None
    if ID.fullmatch(ticket_id):
        row = tx.conn.execute(_BY_ID, {"id": int(ticket_id), "branch": tx.branch_id}).one_or_none()
    if row is None:
        raise Problem("not-found", "no ticket has this id")
    return row


def load_mine(tx: Tx, ticket_id: str, counter: CounterView, move: Move) -> TicketRow:
    """Load a ticket that must be with ``counter`` and in a state that allows ``move``."""
    ticket = load(tx, ticket_id)
    require_mine(tx, ticket, counter, move)
    return ticket


def require_mine(tx: Tx, ticket: TicketRow, counter: CounterView, move: Move) -> None:
    """Refuse with ``illegal-move`` or ``not-yours``, in this order."""
    if after(State(ticket.state), move) is None:
        raise illegal(tx, ticket, move)
    if ticket.counter_id != counter.id:
        raise not_yours(tx, ticket)


def require_visitor_free(tx: Tx, ticket: TicketRow) -> None:
    """Refuse with ``visitor-busy`` while another counter has this visitor, by another ticket of the visit."""
    elsewhere = tx.conn.execute(_AT_A_COUNTER, {"visit": ticket.visit_id, "id": ticket.id}).one_or_none()
    if elsewhere is not None:
        raise Problem(
            "visitor-busy",
            f"the visitor of {ticket.number} is at a counter with {elsewhere.number}",
            ticket=as_json(tx.catalogue, elsewhere),
        )


def others_of_visit(conn: Connection, view: CatalogueView, ticket: TicketRow) -> list[dict[str, Any]]:
    """The visitor's other open tickets: number, state, service and counter, oldest first."""
    found = _OTHERS.all(conn, {"visit": ticket.visit_id, "id": ticket.id})
    shown = (as_json(view, row) for row in found)
    return [{key: each[key] for key in ("number", "state", "agency", "service", "counter")} for each in shown]


def is_of_open_day(tx: Tx, ticket: TicketRow) -> bool:
    """Whether the ticket belongs to today and the day is not closed: else nothing brings it back."""
    return bool(ticket.day == tx.day) and not tx.day_closed


def of_another_day(day: str) -> Problem:
    """The refusal of a token whose day is over: it opens nothing any more, and its holder is told why."""
    return Problem("not-found", f"the token was valid on {day}", why="day-over", valid_on=day)


def held_by(conn: Connection, counter_id: int) -> TicketRow | None:
    """The called or serving ticket that the counter has in hand."""
    return conn.execute(_HELD, {"counter": counter_id}).one_or_none()


def claim(
    tx: Tx,
    ticket: TicketRow,
    move: Move,
    actor: str,
    counter: CounterView | None,
    changes: dict[str, Any],
    *,
    told: dict[str, Any] | None = None,
    before: dict[str, Any] | None = None,
) -> TicketRow:
    """Move ``ticket`` by a claim (``UPDATE ... WHERE state = what we saw``) and write its event.

    ``changes`` are the columns the move sets; what they were is kept for an undo, beside
    ``before`` (rows of other tables). ``told`` joins the event's data. Raises ``illegal-move``.
    """
    state = after(State(ticket.state), move)
    if state is None:
        raise illegal(tx, ticket, move)
    values = {**changes, "state": state, "last_seq": tx.seq + 1}
    changed = tx.conn.execute(_CLAIM, {"claimed": ticket.id, "seen": ticket.state, **values})
    if changed.rowcount != 1:
        raise illegal(tx, ticket, move)
    moved = tx.conn.execute(_BY_ID, {"id": ticket.id, "branch": tx.branch_id}).one()
    if ticket.state in HELD_STATES and state not in HELD_STATES:
        hands_free(tx, ticket.counter_id)
    counter_id = counter.id if counter else None
    was = {column: getattr(ticket, column) for column in values if column != "last_seq"}
    tx.emit(
        EVENT_OF[move],
        actor,
        event_data(tx.catalogue, moved, ticket, counter, told),
        ticket_id=ticket.id,
        counter_id=counter_id,
        before={"ticket": was, **(before or {})},
    )
    return moved


def hands_free(tx: Tx, counter_id: int) -> None:
    """Remember since when the counter holds nobody: in auto mode the next visitor comes a walk later."""
    tx.conn.execute(_FREE, {"counter": counter_id, "at": tx.at})


def illegal(tx: Tx, ticket: TicketRow, move: Move | str) -> Problem:
    """The refusal of a move that the ticket's state does not allow; carries the ticket as it stands."""
    return Problem(
        "illegal-move",
        f"ticket {ticket.number} is {ticket.state}; {move} is not possible",
        ticket=with_wait(tx.conn, tx.catalogue, ticket, at=tx.at),
    )


def not_yours(tx: Tx, ticket: TicketRow) -> Problem:
    """The refusal of a move by a counter that does not have the ticket."""
    return Problem(
        "not-yours", f"ticket {ticket.number} is with another counter", ticket=as_json(tx.catalogue, ticket)
    )


def event_data(
    view: CatalogueView,
    ticket: TicketRow,
    was: TicketRow | None,
    counter: CounterView | None,
    told: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """What a ``ticket.*`` event tells: the ticket after the move, its state before, the acting counter.

    ``from_agency`` is there when the ticket has changed queues: screens keep their counts by it.
    """
    data = {
        "ticket": as_json(view, ticket),
        "from": was.state if was else None,
        "counter": {"code": counter.code, "name": counter.name} if counter else None,
        **(told or {}),
    }
    if was is not None and was.agency_id != ticket.agency_id:
        data["from_agency"] = view.agency_by_id[was.agency_id].code
    return data


def as_json(view: CatalogueView, ticket: TicketRow, waiting: dict[str, Any] | None = None) -> dict[str, Any]:
    """The ticket of the contract. ``waiting`` holds ``ahead`` and ``estimate`` where they were asked for."""
    zone = view.branch.zone
    agency = view.agency_by_id[ticket.agency_id]
    service = view.service_by_id[ticket.service_id]
    at_counter = ticket.state in HELD_STATES or ticket.state in (State.SERVED, State.NO_SHOW, State.PARKED)
    counter = view.counter_by_id.get(ticket.counter_id) if at_counter and ticket.counter_id else None
    return {
        "id": str(ticket.id),
        "number": ticket.number,
        # The visitor's other tickets have the same.
        "visit": str(ticket.visit_id),
        "state": ticket.state,
        "agency": {"code": agency.code, "name": agency.name, "short": agency.short},
        "service": {"code": service.code, "name": service.name},
        "priority": ticket.priority,
        "language": ticket.language,
        "zone": counter.zone.code if counter else agency.zone.code,
        "issued_at": clock.rfc3339(ticket.issued_at, zone),
        "called_at": clock.rfc3339_or_none(ticket.called_at, zone),
        "counter": {"code": counter.code, "name": counter.name} if counter else None,
        "recalls": ticket.recalls,
        "returned": ticket.returned,
        "paper": ticket.paper,
        "paper_why": ticket.paper_why,
        "ahead": None,
        "estimate": None,
        "open_counters": None,
        **(waiting or {}),
    }


def with_wait(
    conn: Connection,
    view: CatalogueView,
    ticket: TicketRow,
    *,
    at: int | None = None,
    just_issued: bool = False,
) -> dict[str, Any]:
    """Like :func:`as_json`, with people ahead and range filled in while the ticket waits.

    With the present moment ``at`` the range knows of the breaks to come.
    """
    if ticket.state != State.WAITING:
        return as_json(view, ticket)
    # A regular newcomer has everybody who waits before them: that has just been counted.
    counted = just_issued and not ticket.priority
    ahead = ticket.ahead_at_issue if counted else people_ahead(conn, view, ticket)
    return as_json(view, ticket, _expected_wait(conn, view, ticket, ahead, at))


def people_ahead(conn: Connection, view: CatalogueView, ticket: TicketRow) -> int:
    """How many are called before this waiting ticket, as far as the queue can know today.

    A regular visitor counts everybody older; for a priority one the agency's policy is played on.
    """
    if not ticket.priority:
        older = {"agency": ticket.agency_id, "age": ticket.age, "id": ticket.id}
        ahead: int = _OLDER.one(conn, older).ahead
        return ahead
    mine = as_candidate(ticket)
    memory = queue_memory(conn, view, ticket.agency_id, ticket.day)
    return assignment.calls_before(mine, candidates.queue_before(conn, mine), memory)


def as_candidate(ticket: TicketRow, rank: int = 1) -> Candidate:
    """The ticket as the assignment sees it."""
    return Candidate(
        ticket.id, ticket.number, ticket.agency_id, ticket.priority, ticket.age, rank, ticket.overtaken
    )


def queue_memory(conn: Connection, view: CatalogueView, agency_id: int, day: str | None) -> QueueMemory:
    """What the agency's queue remembers of the day's calls."""
    owed = conn.execute(_OWED, {"agency": agency_id, "day": day}).scalar_one_or_none()
    return QueueMemory(view.agency_by_id[agency_id].policy, owed or 0)


def _expected_wait(
    conn: Connection, view: CatalogueView, ticket: TicketRow, ahead: int, at: int | None
) -> dict[str, Any]:
    """The range for somebody with ``ahead`` people before them, and how many counters it reckons with.

    ``open_counters`` 0 tells screens and paper not to promise the range: it reckons with one counter.
    """
    opened = _OPEN_COUNTERS.one(conn, {"agency": ticket.agency_id}).number
    expected = estimate.wait(ahead, view.agency_by_id[ticket.agency_id].mean_minutes, opened)
    if at is not None:
        now = clock.as_datetime(at, view.branch.zone)
        expected = capacity.through_breaks(expected, view.calendar, now)
    return {
        "ahead": ahead,
        "estimate": {"low_min": expected.low_min, "high_min": expected.high_min},
        "open_counters": opened,
    }
