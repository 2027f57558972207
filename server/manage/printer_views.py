"""What a supervisor may do about printers: look at them, a new roll, a test slip, a slip once more."""

from __future__ import annotations

from flask import Blueprint

from printers.model import Printer
from server import auth, clock, print_jobs, printer_states, printers_shown, reprints
from server.printer_schemas import ReprintedTicket
from server.problems import Problem
from server.web import Answer, Call, Empty, Look, command, query

api = Blueprint("manage_printers", __name__, url_prefix="/api/v1/manage")

SUPERVISORS = (auth.MANAGER, auth.SUPERVISOR)


@api.get("/printers")
@query(*SUPERVISORS)
def list_printers(look: Look) -> Answer:
    """Every printer: its state in its own words, and the paper that is left."""
    return {"printers": printers_shown.list_printers(look.conn, look.hall.db, look.hall.settings)}


@api.post("/printers/<printer>/roll")
@command(*SUPERVISORS)
def new_roll(call: Call, _body: Empty, printer: str) -> Answer:
    """A full roll has been put in: counting begins anew."""
    found = _printer(call, printer)
    printer_states.new_roll(call.tx, found, call.actor)
    return {"printer": found.name, "metres": found.roll_mm / 1000}


@api.post("/printers/<printer>/test")
@command(*SUPERVISORS, status=201)
def test(call: Call, _body: Empty, printer: str) -> Answer:
    """Print a slip that shows letters, width, cutter and state of the printer."""
    found, settings = _printer(call, printer), call.hall.settings
    slip = {
        "kind": "self-test",
        "branch": call.tx.catalogue.branch.short_name,
        "at": clock.rfc3339(call.tx.at, call.tx.zone),
        "language": settings.languages.default,
    }
    expires_s = round(settings.paper.expires_s * call.hall.db.clock.speed)
    job = print_jobs.queue(call.tx, None, slip, found.name, expires_s)
    call.tx.emit("printer.tested", call.actor, {"printer": found.name, "job": str(job)})
    return {"printer": found.name, "job": str(job)}


@api.post("/tickets/<ticket>/reprint")
@command(*SUPERVISORS, body=reprints.ReprintBody, answer=ReprintedTicket, status=201)
def reprint(call: Call, body: reprints.ReprintBody, ticket: str) -> Answer:
    """Print a copy of a slip that was lost or did not come out."""
    return reprints.by_staff(call, body, ticket)


def _printer(call: Call, name: str) -> Printer:
    for printer in call.hall.settings.printers:
        if printer.name == name:
            return printer
    raise Problem("not-found", f"no printer has the name {name!r}")
