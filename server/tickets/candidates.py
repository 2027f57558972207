"""Which waiting tickets a counter may call, in SQL.

The partial index on waiting tickets (agency, priority, age) makes the head of a queue one lookup,
however long the queue or the day's history is. The statements are made once: making them anew for each
call would cost more than running them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, or_, select

from server.catalogue_view import CatalogueView, CounterView
from server.domain.assignment import Candidate
from server.tables import IS_WAITING, counters, is_held, tickets

_other = tickets.alias("other")
VISITOR_BUSY = select(_other.c.id).where(_other.c.visit_id == tickets.c.visit_id, is_held(_other)).exists()
"""The ticket's visitor is at a counter right now with another ticket: nobody calls them twice at once."""

_CLOSED = select(counters.c.id).where(counters.c.state == "closed")
# A ticket sent to one counter belongs to it, but not beyond the counter's closing.
_IN_THE_POOL = or_(tickets.c.for_counter_id.is_(None), tickets.c.for_counter_id.in_(_CLOSED))
_SENT_HERE = tickets.c.for_counter_id == bindparam("counter")
_OF_PROFILE = and_(tickets.c.service_id.in_(bindparam("services", expanding=True)), _IN_THE_POOL)
COVERED = and_(IS_WAITING, or_(_OF_PROFILE, _SENT_HERE), ~VISITOR_BUSY)
"""A waiting ticket that a counter may call: run with :func:`profile_of`."""

_SEEN = select(tickets.c.id, tickets.c.number, tickets.c.priority, tickets.c.age, tickets.c.overtaken)
_IN_ORDER = (tickets.c.age, tickets.c.id)
_OF_AGENCY = tickets.c.agency_id == bindparam("agency")
_BEFORE = or_(
    tickets.c.age < bindparam("age"), and_(tickets.c.age == bindparam("age"), tickets.c.id < bindparam("id"))
)

# At the first rank a counter also looks at what was sent to it, in other queues than its own as well.
_POOLS = {False: _OF_PROFILE, True: or_(_OF_PROFILE, _SENT_HERE)}
_QUEUE = {here: _SEEN.where(IS_WAITING, _OF_AGENCY, pool, ~VISITOR_BUSY) for here, pool in _POOLS.items()}
_HEADS = {
    (here, priority): queue.where(tickets.c.priority.is_(priority)).order_by(*_IN_ORDER).limit(1)
    for here, queue in _QUEUE.items()
    for priority in (False, True)
}
_MOST_OVERTAKEN = {
    here: queue.where(tickets.c.priority.is_(False), _BEFORE)
    .order_by(tickets.c.overtaken.desc(), *_IN_ORDER)
    .limit(1)
    for here, queue in _QUEUE.items()
}
_SENT_TO = select(tickets.c.agency_id).where(IS_WAITING, _SENT_HERE).distinct()
_COUNT = select(func.count()).select_from(tickets).where(COVERED)
_OLDER = (
    select(
        tickets.c.id,
        tickets.c.number,
        tickets.c.agency_id,
        tickets.c.service_id,
        tickets.c.priority,
        tickets.c.for_counter_id,
        COVERED.label("covered"),
        VISITOR_BUSY.label("busy"),
    )
    .where(IS_WAITING, or_(COVERED, _OF_AGENCY), _BEFORE)
    .order_by(*_IN_ORDER)
)
_WHOLE_QUEUE = _SEEN.where(IS_WAITING, _OF_AGENCY)
_QUEUE_BEFORE = _SEEN.where(IS_WAITING, _OF_AGENCY, _BEFORE)


def profile_of(counter: CounterView) -> dict[str, Any]:
    """What :data:`COVERED` has to know of a counter."""
    return {"counter": counter.id, "services": sorted(counter.ranks)}


def heads(conn: Connection, view: CatalogueView, counter: CounterView) -> Iterator[Candidate]:
    """Of every queue that the counter looks at, the tickets that can decide.

    Stops at the first rank that has somebody: the lower ranks cannot be chosen then.
    """
    ranks = sorted(set(counter.ranks.values()) or {1})
    for rank in ranks:
        # What was sent to this very counter counts among its first-ranked services, by its own age.
        sent_to = (
            set(conn.execute(_SENT_TO, {"counter": counter.id}).scalars()) if rank == ranks[0] else set()
        )
        by_agency = _services_at(view, counter, rank)
        found = [
            Candidate(row.id, row.number, agency_id, row.priority, row.age, rank, row.overtaken)
            for agency_id in sorted(by_agency.keys() | sent_to)
            for row in _deciding(
                conn,
                {"counter": counter.id, "agency": agency_id, "services": by_agency.get(agency_id, [])},
                here=agency_id in sent_to,
            )
        ]
        if found:
            yield from found
            return


def count(conn: Connection, counter: CounterView) -> int:
    """How many waiting tickets the counter may call."""
    return conn.execute(_COUNT, profile_of(counter)).scalar_one()


def older(conn: Connection, counter: CounterView, chosen: Candidate) -> list[Row[Any]]:
    """Who came before ``chosen`` and still waits, in its queue or for the counter; oldest first.

    ``covered`` says whether the counter may call it at all, ``busy`` whether the visitor is elsewhere.
    """
    return list(conn.execute(_OLDER, {**profile_of(counter), **_place(chosen)}))


def queue_before(conn: Connection, ticket: Candidate) -> list[Candidate]:
    """Everybody who waits in the ticket's queue and came before it, as the policy sees them."""
    return [
        Candidate(row.id, row.number, ticket.agency, row.priority, row.age, ticket.rank, row.overtaken)
        for row in conn.execute(_QUEUE_BEFORE, _place(ticket))
    ]


def queue_of(conn: Connection, agency_id: int) -> list[Candidate]:
    """Everybody who waits in an agency's queue, as the policy sees them."""
    return [
        Candidate(row.id, row.number, agency_id, row.priority, row.age, 1, row.overtaken)
        for row in conn.execute(_WHOLE_QUEUE, {"agency": agency_id})
    ]


def _place(ticket: Candidate) -> dict[str, int]:
    return {"agency": ticket.agency, "age": ticket.age, "id": ticket.id}


def _deciding(conn: Connection, queue: dict[str, Any], *, here: bool) -> Iterator[Any]:
    """The oldest regular and the oldest priority ticket, and who between them was overtaken most."""
    regular = conn.execute(_HEADS[here, False], queue).one_or_none()
    priority = conn.execute(_HEADS[here, True], queue).one_or_none()
    yield from (head for head in (regular, priority) if head is not None)
    if regular is None or priority is None or (priority.age, priority.id) < (regular.age, regular.id):
        return
    between = {**queue, "age": priority.age, "id": priority.id}
    tired = conn.execute(_MOST_OVERTAKEN[here], between).one_or_none()
    if tired is not None and tired.id != regular.id:
        yield tired


def _services_at(view: CatalogueView, counter: CounterView, rank: int) -> dict[int, list[int]]:
    """The services of this rank, by their agency."""
    by_agency: dict[int, list[int]] = {}
    for service_id, service_rank in counter.ranks.items():
        if service_rank == rank:
            by_agency.setdefault(view.service_by_id[service_id].agency_id, []).append(service_id)
    return by_agency
