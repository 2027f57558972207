"""On which printer a slip may be printed again, and the orders for it: for kiosk, counter and manager."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import StringConstraints
from sqlalchemy import Connection, Row

from printers.model import Printer
from server import clock, phone, print_jobs, printer_states
from server.db import Database
from server.problems import Problem
from server.settings import Settings
from server.tickets import reprint, rows
from server.web import Body, Call, Words

PrinterName = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class PrintBody(Body):
    """Where the slip shall come out; without ``printer`` on the kiosk's own."""

    printer: PrinterName | None = None


class ReprintBody(Body):
    """Why a copy is needed, and where it shall come out; without ``printer`` where the slip was sent."""

    reason: Words
    printer: PrinterName | None = None


def at_kiosk(call: Call, body: PrintBody, ticket_id: str) -> dict[str, Any]:
    """The kiosk that issued the ticket prints it again, on its own printer or another of its zone."""
    device, settings = call.caller.device, call.hall.settings
    if device is None:
        raise Problem("forbidden", "only an enrolled kiosk prints slips again")
    ticket = rows.load(call.tx, ticket_id)
    if ticket.device_id != device.id:
        raise Problem("forbidden", "only the kiosk that issued the ticket prints it again")
    own = device.printer or settings.default_printer
    allowed = {own, *(printer.name for printer in _near(call.hall.db, call.tx.conn, settings, device))}
    printer = body.printer or own
    if printer not in allowed:
        raise Problem("validation", f"printer must be one of: {', '.join(sorted(allowed))}")
    order = _order(call, printer, device.name)
    minutes = settings.paper.reprint_min * call.hall.db.clock.speed
    within = round(minutes * 60 * clock.MICRO)
    return reprint.by_kiosk(call.tx, ticket, call.actor, order, within=within, most=settings.paper.reprints)


def by_staff(call: Call, body: ReprintBody, ticket_id: str) -> dict[str, Any]:
    """An officer or supervisor prints a copy; logged with the reason."""
    settings = call.hall.settings
    ticket = rows.load(call.tx, ticket_id)
    last = reprint.last_printer(call.tx, ticket)
    printer = body.printer or last or settings.default_printer
    known = {each.name for each in settings.printers}
    if printer not in known | {last}:
        raise Problem("validation", f"printer must be one of: {', '.join(sorted(known))}")
    order = _order(call, printer, printer)
    return reprint.reprint(call.tx, ticket, call.actor, order, reason=body.reason, by_staff=True)


def shown(
    conn: Connection, db: Database, settings: Settings, device: Row[Any] | None
) -> list[dict[str, Any]]:
    """The printers, and which of them may be offered now: to a kiosk those of its zone but its own."""
    states = printer_states.read(conn, db.branch_id)
    own = (device.printer or settings.default_printer) if device is not None else None
    near = _near(db, conn, settings, device)
    return [
        {
            "name": printer.name,
            "zone": printer.zone or None,
            "state": states[printer.name].state if printer.name in states else printer_states.UNKNOWN,
            "own": printer.name == own,
            "offered": printer in near
            and printer.name != own
            and not (printer.name in states and states[printer.name].state == printer_states.TROUBLE),
        }
        for printer in settings.printers
    ]


def _near(db: Database, conn: Connection, settings: Settings, device: Row[Any] | None) -> list[Printer]:
    """The printers that stand in the device's zone, or in no zone; all of them for whoever has none."""
    zones = {zone.id: zone.code for zone in db.catalogue(conn).zones}
    here = zones.get(device.zone_id) if device is not None else None
    return [printer for printer in settings.printers if not here or printer.zone in ("", here)]


def _order(call: Call, printer: str, kiosk: str) -> print_jobs.Order:
    settings = call.hall.settings
    return print_jobs.Order(
        printer=printer,
        kiosk=kiosk,
        base_url=phone.base_url(),
        wifi=settings.server.wifi,
        expires_s=round(settings.paper.expires_s * call.hall.db.clock.speed),
        trial=settings.trial,
    )
