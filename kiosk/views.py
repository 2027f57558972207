"""What a kiosk may call: the catalogue, issuing a ticket, and what a scanned slip can do."""

from __future__ import annotations

from typing import Annotated

from flask import Blueprint
from pydantic import StringConstraints

from server import auth, board, phone, print_jobs, reprints, tickets
from server.printer_schemas import PrintersAnswer, ReprintedTicket
from server.problems import Problem
from server.schemas import CatalogueAnswer, IssuedTicket, TicketAnswer
from server.web import Answer, Body, Call, Look, command, query

api = Blueprint("kiosk", __name__, url_prefix="/api/v1/kiosk")


class IssueBody(Body):
    """What the visitor has chosen. ``priority`` is one honest flag; no reason is asked or stored."""

    service: Annotated[str, StringConstraints(min_length=1, max_length=12)]
    priority: bool = False
    language: Annotated[str, StringConstraints(min_length=1, max_length=20)] | None = None


class SlipBody(Body):
    """What the slip's QR holds at its end."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=64)]


@api.get("/catalogue")
@query(*auth.ANY_ROLE, answer=CatalogueAnswer)
def catalogue(look: Look) -> Answer:
    """Zones, agencies with their services, counters; what is open and how long one would wait."""
    return board.catalogue(look.conn, look.hall.db, look.hall.settings)


@api.post("/tickets")
@command(auth.KIOSK, body=IssueBody, answer=IssuedTicket, status=201)
def issue(call: Call, body: IssueBody) -> Answer:
    """Issue the next number of the service's agency; the answer alone carries the ticket's URL."""
    settings = call.hall.settings
    language = settings.languages.checked(body.language)
    device = call.caller.device
    if device is None:
        raise Problem("forbidden", "only an enrolled kiosk issues tickets")
    if settings.kiosks.tickets_per_minute and not settings.trial:
        tickets.require_pace(call.tx, device.id, settings.kiosks.tickets_per_minute)
    paper = print_jobs.Order(
        printer=device.printer or settings.default_printer,
        kiosk=device.name,
        base_url=phone.base_url(),
        wifi=settings.server.wifi,
        # Paper takes real time, however fast a trial's clock runs.
        expires_s=round(settings.paper.expires_s * call.hall.db.clock.speed),
        trial=settings.trial,
    )
    issued = tickets.issue(
        call.tx,
        service_code=body.service,
        priority=body.priority,
        language=language,
        actor=call.actor,
        device_id=device.id,
        paper=paper,
    )
    token = issued.pop("token")
    return {**issued, "url": paper.url(token)}


@api.post("/return")
@command(auth.KIOSK, body=SlipBody, answer=TicketAnswer)
def come_back(call: Call, body: SlipBody) -> Answer:
    """A visitor who missed the call scans the slip: once, the ticket waits again, some places behind."""
    if not phone.is_token(body.token):
        raise Problem("not-found", "no ticket has this token")
    return tickets.return_by_slip(call.tx, body.token, call.actor, call.hall.settings.calls.return_places)


@api.post("/cancel")
@command(auth.KIOSK, body=SlipBody, answer=TicketAnswer)
def give_back(call: Call, body: SlipBody) -> Answer:
    """A visitor who cannot stay scans the slip and gives the number back: nobody is called in vain."""
    if not phone.is_token(body.token):
        raise Problem("not-found", "no ticket has this token")
    return tickets.cancel_by_visitor(call.tx, body.token, call.actor)


@api.get("/printers")
@query(*auth.ANY_ROLE, answer=PrintersAnswer)
def printers(look: Look) -> Answer:
    """The printers; ``offered``: a kiosk may offer it now, when its own fails."""
    device = look.caller.device if auth.KIOSK in look.caller.roles else None
    return {"printers": reprints.shown(look.conn, look.hall.db, look.hall.settings, device)}


@api.post("/tickets/<ticket>/print")
@command(auth.KIOSK, body=reprints.PrintBody, answer=ReprintedTicket, status=201)
def print_again(call: Call, body: reprints.PrintBody, ticket: str) -> Answer:
    """Print a slip again that did not come out: only by the kiosk that issued it, within some minutes.

    It says "salinan" unless it is certain that nothing of it is on paper yet.
    """
    return reprints.at_kiosk(call, body, ticket)
