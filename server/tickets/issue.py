"""Issuing a ticket: number, visit, ticket, event and print job in one durable transaction."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from server import clock, print_jobs, quota
from server.catalogue_view import ServiceView
from server.db import Tx
from server.domain import numbering
from server.domain.ticket import State
from server.prepared import Prepared
from server.problems import Problem
from server.tables import IS_WAITING, queues, tickets, visits
from server.tickets import rows

TOKEN_BYTES = 16
"""128 random bits: nobody guesses another visitor's ticket."""

_WAITING = select(func.count()).where(IS_WAITING, tickets.c.agency_id == bindparam("agency"))
_NEXT_PLACE = Prepared(
    update(queues)
    .where(queues.c.agency_id == bindparam("agency"), queues.c.day == bindparam("today"))
    .values(issued=queues.c.issued + 1)
    .returning(queues.c.issued, _WAITING.scalar_subquery().label("waiting"))
)
_NEW_VISIT = Prepared(insert(visits).returning(visits.c.id))
_NEW_TICKET = Prepared(insert(tickets).returning(tickets))


def issue(
    tx: Tx,
    *,
    service_code: str,
    priority: bool,
    language: str,
    actor: str,
    device_id: int | None,
    paper: print_jobs.Order | None,
) -> dict[str, Any]:
    """Give out the next number of the service's agency; the ticket waits from now on.

    Returns the ticket with its secret ``token`` (the kiosk alone may see it, as part of the URL).
    Raises ``unknown-service``, ``service-closed``, ``service-full``.
    """
    service = tx.catalogue.service_by_code.get(service_code)
    if service is None:
        raise Problem("unknown-service", f"no service has the code {service_code!r}")
    _require_open(tx, service)
    ticket = create(
        tx,
        service,
        priority=priority,
        language=language,
        actor=actor,
        device_id=device_id,
        paper="queued" if paper else "none",
    )
    answer = rows.with_wait(tx.conn, tx.catalogue, ticket, at=tx.at, just_issued=True)
    if paper:
        print_jobs.queue_ticket(tx, ticket, answer, ticket.token, paper)
    return {**answer, "token": ticket.token}


def create(
    tx: Tx,
    service: ServiceView,
    *,
    priority: bool,
    language: str,
    actor: str,
    device_id: int | None,
    paper: str,
    visit_id: int | None = None,
) -> rows.TicketRow:
    """Write down a new waiting ticket, in a visit of its own or in ``visit_id``. Not beyond the day's end."""
    if tx.day_closed:
        raise Problem("service-closed", f"{service.code}: the day is closed", why="day-closed", opens_at=None)
    agency = tx.catalogue.agency_of(service)
    count, waiting = _next_place(tx, agency.id)
    visit = {"branch_id": tx.branch_id, "day": tx.today, "started_at": tx.at}
    new = {
        "branch_id": tx.branch_id,
        "day": tx.today,
        "number": numbering.label(agency.code, count),
        "visit_id": visit_id or _NEW_VISIT.one(tx.conn, visit).id,
        "agency_id": agency.id,
        "service_id": service.id,
        "state": State.WAITING,
        "priority": priority,
        "language": language,
        "token": secrets.token_urlsafe(TOKEN_BYTES),
        "device_id": device_id,
        "age": tx.at,
        "issued_at": tx.at,
        # Everybody who waits in the agency's queue is older than the newcomer.
        "ahead_at_issue": waiting,
        "paper": paper,
        "last_seq": tx.seq + 1,
    }
    ticket: rows.TicketRow = _NEW_TICKET.one(tx.conn, new)
    tx.emit("ticket.issued", actor, rows.event_data(tx.catalogue, ticket, None, None), ticket_id=ticket.id)
    return ticket


def _require_open(tx: Tx, service: ServiceView) -> None:
    agency = tx.catalogue.agency_of(service)
    opening = quota.availability(tx.conn, tx.catalogue, clock.as_datetime(tx.at, tx.zone), tx, agency)
    refusal = opening.of(service)
    if refusal is None:
        return
    slug = "service-full" if refusal.why in (quota.FULL, quota.NO_TIME) else "service-closed"
    because = {"because": refusal.because} if refusal.because else {}
    raise Problem(
        slug, f"{service.code}: {refusal.why}", why=refusal.why, opens_at=refusal.opens_at, **because
    )


def _next_place(tx: Tx, agency_id: int) -> tuple[int, int]:
    """Raise the queue's count: the newcomer's, and how many wait before them."""
    queue = {"agency": agency_id, "today": tx.today}
    place = _NEXT_PLACE.first(tx.conn, queue)
    if place is None:
        tx.conn.execute(insert(queues).values(agency_id=agency_id, day=tx.today))
        place = _NEXT_PLACE.one(tx.conn, queue)
    return place.issued, place.waiting
