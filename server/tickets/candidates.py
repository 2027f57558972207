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
from server.tables import IS_WAITING, counters, tickets

_CLOSED = select(counters.c.id).where(counters.c.state == "closed")


def covered_by(counter: CounterView) -> ColumnElement[bool]:
    """SQL condition: a waiting ticket that this counter may call."""
    own = and_(tickets.c.service_id.in_(sorted(counter.ranks)), _in_the_pool())
    return and_(IS_WAITING, or_(own, tickets.c.for_counter_id == counter.id))


def heads(conn: Connection, view: CatalogueView, counter: CounterView) -> Iterator[Candidate]:
    """The oldest regular and the oldest priority ticket of every queue that the counter looks at.

    Stops at the first rank that has somebody: the lower ranks cannot be chosen then.
    """
    for rank in sorted(set(counter.ranks.values()) or {1}):
        found = [
            Candidate(head.id, head.number, agency_id, priority, head.age, rank)
            for agency_id, mine in _queues_at(conn, view, counter, rank)
            for priority in (False, True)
            if (head := _head(conn, agency_id, priority, mine)) is not None
        ]
        if found:
            yield from found
            return


def count(conn: Connection, counter: CounterView) -> int:
    """How many waiting tickets the counter may call."""
    return conn.execute(select(func.count()).select_from(tickets).where(covered_by(counter))).scalar_one()


def older(conn: Connection, counter: CounterView, age: int, ticket_id: int) -> list[Row[Any]]:
    """Number and service of the counter's candidates that came before this one, oldest first."""
    before = or_(tickets.c.age < age, and_(tickets.c.age == age, tickets.c.id < ticket_id))
    return list(
        conn.execute(
            select(tickets.c.number, tickets.c.service_id)
            .where(covered_by(counter), before)
            .order_by(tickets.c.age, tickets.c.id)
        )
    )


def _head(
    conn: Connection, agency_id: int, priority: bool, mine: ColumnElement[bool]
) -> Row[int, str, int] | None:
    return conn.execute(
        select(tickets.c.id, tickets.c.number, tickets.c.age)
        .where(IS_WAITING, tickets.c.agency_id == agency_id)
        .where(tickets.c.priority == priority, mine)
        .order_by(tickets.c.age, tickets.c.id)
        .limit(1)
    ).one_or_none()


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
