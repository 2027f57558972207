"""Which waiting tickets a counter may call, in SQL.

The partial index on waiting tickets (agency, priority, age) makes the head of a queue one lookup,
however long the queue or the day's history is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from server.catalogue_view import CatalogueView, CounterView
from server.domain.assignment import Candidate
from server.tables import IS_WAITING, counters, is_held, tickets

_CLOSED = select(counters.c.id).where(counters.c.state == "closed")
_SEEN = select(tickets.c.id, tickets.c.number, tickets.c.priority, tickets.c.age, tickets.c.overtaken)
_IN_ORDER = (tickets.c.age, tickets.c.id)
_other = tickets.alias("other")
VISITOR_BUSY = select(_other.c.id).where(_other.c.visit_id == tickets.c.visit_id, is_held(_other)).exists()
"""The ticket's visitor is at a counter right now with another ticket: nobody calls them twice at once."""


def covered_by(counter: CounterView) -> ColumnElement[bool]:
    """SQL condition: a waiting ticket that this counter may call."""
    own = and_(tickets.c.service_id.in_(sorted(counter.ranks)), _in_the_pool())
    return and_(IS_WAITING, or_(own, tickets.c.for_counter_id == counter.id), ~VISITOR_BUSY)


def heads(conn: Connection, view: CatalogueView, counter: CounterView) -> Iterator[Candidate]:
    """Of every queue that the counter looks at, the tickets that can decide.

    Stops at the first rank that has somebody: the lower ranks cannot be chosen then.
    """
    for rank in sorted(set(counter.ranks.values()) or {1}):
        found = [
            Candidate(row.id, row.number, agency_id, row.priority, row.age, rank, row.overtaken)
            for agency_id, mine in _queues_at(conn, view, counter, rank)
            for row in _deciding(conn, agency_id, mine)
        ]
        if found:
            yield from found
            return


def count(conn: Connection, counter: CounterView) -> int:
    """How many waiting tickets the counter may call."""
    return conn.execute(select(func.count()).select_from(tickets).where(covered_by(counter))).scalar_one()


def older(conn: Connection, counter: CounterView, chosen: Candidate) -> list[Row[Any]]:
    """Who came before ``chosen`` and still waits, in its queue or for the counter; oldest first.

    ``covered`` says whether the counter may call the ticket at all.
    """
    covered = covered_by(counter)
    return list(
        conn.execute(
            select(
                tickets.c.id,
                tickets.c.number,
                tickets.c.agency_id,
                tickets.c.service_id,
                tickets.c.priority,
                tickets.c.for_counter_id,
                covered.label("covered"),
                VISITOR_BUSY.label("busy"),
            )
            .where(IS_WAITING, or_(covered, tickets.c.agency_id == chosen.agency), _before(chosen))
            .order_by(*_IN_ORDER)
        )
    )


def queue_before(conn: Connection, ticket: Candidate) -> list[Candidate]:
    """Everybody who waits in the ticket's queue and came before it, as the policy sees them."""
    found = conn.execute(_SEEN.where(IS_WAITING, tickets.c.agency_id == ticket.agency, _before(ticket)))
    return [
        Candidate(row.id, row.number, ticket.agency, row.priority, row.age, ticket.rank, row.overtaken)
        for row in found
    ]


def _before(ticket: Candidate) -> ColumnElement[bool]:
    same_moment = and_(tickets.c.age == ticket.age, tickets.c.id < ticket.id)
    return or_(tickets.c.age < ticket.age, same_moment)


def _deciding(conn: Connection, agency_id: int, mine: ColumnElement[bool]) -> Iterator[Any]:
    """The oldest regular and the oldest priority ticket, and who between them was overtaken most."""
    queue = _SEEN.where(IS_WAITING, tickets.c.agency_id == agency_id, mine, ~VISITOR_BUSY)
    regulars = queue.where(tickets.c.priority.is_(False))
    regular = conn.execute(regulars.order_by(*_IN_ORDER).limit(1)).one_or_none()
    if regular is not None:
        yield regular
    urgent = queue.where(tickets.c.priority.is_(True))
    priority = conn.execute(urgent.order_by(*_IN_ORDER).limit(1)).one_or_none()
    if priority is None:
        return
    yield priority
    if regular is None or (priority.age, priority.id) < (regular.age, regular.id):
        return
    same_moment = and_(tickets.c.age == priority.age, tickets.c.id < priority.id)
    passed = regulars.where(or_(tickets.c.age < priority.age, same_moment), tickets.c.id != regular.id)
    tired = conn.execute(passed.order_by(tickets.c.overtaken.desc(), *_IN_ORDER).limit(1)).one_or_none()
    if tired is not None:
        yield tired


def _queues_at(
    conn: Connection, view: CatalogueView, counter: CounterView, rank: int
) -> Iterator[tuple[int, ColumnElement[bool]]]:
    by_agency: dict[int, list[int]] = {}
    for service_id, service_rank in counter.ranks.items():
        if service_rank == rank:
            by_agency.setdefault(view.service_by_id[service_id].agency_id, []).append(service_id)
    sent_here = and_(IS_WAITING, tickets.c.for_counter_id == counter.id)
    # What was sent to this very counter counts among its first-ranked services, by its own age.
    first = rank == min(counter.ranks.values(), default=1)
    sent_to = (
        set(conn.execute(select(tickets.c.agency_id).where(sent_here).distinct()).scalars())
        if first
        else set()
    )
    for agency_id in sorted(by_agency.keys() | sent_to):
        own = and_(tickets.c.service_id.in_(by_agency.get(agency_id, [])), _in_the_pool())
        yield agency_id, or_(own, sent_here) if agency_id in sent_to else own


def _in_the_pool() -> ColumnElement[bool]:
    # A ticket sent to one counter belongs to it, but not beyond the counter's closing.
    return or_(tickets.c.for_counter_id.is_(None), tickets.c.for_counter_id.in_(_CLOSED))
