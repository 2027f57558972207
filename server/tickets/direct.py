"""Tickets that are born at a counter: somebody served without a number, a second errand of one visitor."""

from __future__ import annotations

from typing import Any

from server.catalogue_view import CounterView, ServiceView
from server.db import Tx
from server.domain.ticket import HELD_STATES, Move
from server.problems import Problem
from server.tickets import calling, rows
from server.tickets.issue import create
from server.tickets.moves import start

WALK_DIRECT = "walk-direct"


def serve_direct(
    tx: Tx, counter: CounterView, actor: str, service_code: str | None, *, priority: bool, language: str
) -> dict[str, Any]:
    """Serve somebody who has taken no number: issued, called and started in one step, without paper.

    ``service_code`` None: the first service of the counter's profile. Whoever waits is named as passed
    over, with ``walk-direct`` as the reason.
    """
    calling.require_ready(tx, counter)
    service = _service(tx, service_code) if service_code else _first_service(tx, counter)
    if not counter.covers(service.id):
        raise Problem("unknown-service", f"counter {counter.code} does not serve {service.code}")
    ticket = create(
        tx, service, priority=priority, language=language, actor=actor, device_id=None, paper="none"
    )
    calling.call_out_of_turn(tx, ticket, counter, actor, WALK_DIRECT)
    return start(tx, str(ticket.id), counter, actor)


def add_service(
    tx: Tx, ticket_id: str, counter: CounterView, actor: str, service_code: str
) -> dict[str, Any]:
    """A further errand of the visitor at this counter: a ticket of its own in the same visit.

    It waits in its agency's queue from now on, and is not called while the visitor is at a counter.
    """
    ticket = rows.load(tx, ticket_id)
    if ticket.state not in HELD_STATES:
        raise rows.illegal(tx, ticket, "add")
    rows.require_mine(tx, ticket, counter, Move.PARK)
    service = _service(tx, service_code)
    added = create(
        tx,
        service,
        priority=ticket.priority,
        language=ticket.language,
        actor=actor,
        device_id=ticket.device_id,
        paper="none",
        visit_id=ticket.visit_id,
    )
    return rows.with_wait(tx.conn, tx.catalogue, added, at=tx.at, just_issued=True)


def _service(tx: Tx, code: str) -> ServiceView:
    service = tx.catalogue.service_by_code.get(code)
    if service is None:
        raise Problem("unknown-service", f"no service has the code {code!r}")
    return service


def _first_service(tx: Tx, counter: CounterView) -> ServiceView:
    offered = [
        service
        for agency in tx.catalogue.agencies
        for service in agency.services
        if counter.covers(service.id)
    ]
    if not offered:
        raise Problem("unknown-service", f"counter {counter.code} serves nothing")
    return min(offered, key=lambda service: counter.ranks[service.id])
