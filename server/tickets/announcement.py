"""One row of the lobby's board: which number is called to which counter, and the sentence that is spoken."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from server import clock
from server.catalogue_view import CatalogueView, CounterView
from server.domain import speech
from server.tables import calls
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


def current_call(conn: Connection, view: CatalogueView, ticket: TicketRow) -> dict[str, Any]:
    """The board's row of a called or serving ticket."""
    call = conn.execute(select(calls).where(calls.c.id == ticket.call_id)).one()
    return board_row(
        view,
        view.counter_by_id[call.counter_id],
        ticket_id=ticket.id,
        number=ticket.number,
        agency_id=ticket.agency_id,
        language=ticket.language,
        state=ticket.state,
        call_id=call.id,
        called_at=call.called_at,
        last_called_at=call.last_called_at,
        recalls=call.recalls,
    )
