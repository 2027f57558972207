"""One row of the lobby's board: which number is called to which counter, and the sentence that is spoken."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from server import clock
from server.catalogue_view import CatalogueView, CounterView
from server.domain import speech
from server.tables import calls, tickets
from server.tickets.rows import TicketRow


def board_row(
    view: CatalogueView,
    counter: CounterView,
    *,
    ticket_id: int,
    number: str,
    agency_id: int,
    language: str,
    state: str,
    call_id: int,
    called_at: int,
    last_called_at: int,
    recalls: int,
) -> dict[str, Any]:
    """A call as the board and the ``ticket.called`` and ``ticket.recalled`` events show it."""
    zone = view.branch.zone
    agency = view.agency_by_id[agency_id]
    return {
        "call": call_id,
        "ticket": str(ticket_id),
        "number": number,
        "agency": {"code": agency.code, "name": agency.name, "short": agency.short},
        "counter": {"code": counter.code, "name": counter.name},
        "zone": counter.zone.code,
        "state": state,
        "language": language,
        "called_at": clock.rfc3339(called_at, zone),
        "last_called_at": clock.rfc3339(last_called_at, zone),
        "recalls": recalls,
        "sentence": speech.sentences(number, counter.name),
    }


CALLS = select(calls, tickets.c.number, tickets.c.agency_id, tickets.c.language, tickets.c.state).join(
    tickets, tickets.c.id == calls.c.ticket_id
)
"""Calls with what the board tells of their tickets, for :func:`row_of`."""


def current_call(conn: Connection, view: CatalogueView, ticket: TicketRow) -> dict[str, Any]:
    """The board's row of a called or serving ticket."""
    return row_of(view, conn.execute(CALLS.where(calls.c.id == ticket.call_id)).one())


def row_of(view: CatalogueView, call: Row[Any]) -> dict[str, Any]:
    """The board's row of one of :data:`CALLS`."""
    return board_row(
        view,
        view.counter_by_id[call.counter_id],
        ticket_id=call.ticket_id,
        number=call.number,
        agency_id=call.agency_id,
        language=call.language,
        state=call.state,
        call_id=call.id,
        called_at=call.called_at,
        last_called_at=call.last_called_at,
        recalls=call.recalls,
    )
