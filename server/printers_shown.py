"""The printers on the manager's pages: state in their own words, paper left, what did not come out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from printers.model import Printer
from server import clock, printer_states
from server.catalogue_view import CatalogueView
from server.db import Database
from server.metrics import PAPER_METRES, PAPER_SLIPS, PRINTER_TROUBLE
from server.print_jobs import UNCONFIRMED
from server.printer_states import PAPER_LOW, TROUBLE
from server.settings import Settings
from server.tables import is_unprinted, print_jobs, tickets
from server.translate import messages

MOST_NUMBERS = 8
"""So many numbers without paper are named in one alarm."""
_STILL_TO_COME = ("waiting", "called", "parked")


def list_printers(conn: Connection, db: Database, settings: Settings) -> list[dict[str, Any]]:
    """Every printer of the settings."""
    queued: dict[str, int] = dict(
        conn.execute(
            select(print_jobs.c.printer, func.count())
            .where(is_unprinted(print_jobs), print_jobs.c.branch_id == db.branch_id)
            .group_by(print_jobs.c.printer)
        ).all()
    )
    states = printer_states.read(conn, db.branch_id)
    return [_shown(db, each, states.get(each.name), queued.get(each.name, 0)) for each in settings.printers]


def _shown(db: Database, printer: Printer, row: Any, queued: int) -> dict[str, Any]:
    left = printer_states.paper_left(printer, row)
    trouble = row is not None and row.state == TROUBLE
    return {
        "name": printer.name,
        "driver": printer.driver,
        "zone": printer.zone or None,
        "width_mm": printer.width_mm,
        "state": row.state if row else printer_states.UNKNOWN,
        "queued": queued,
        "last_error": row.code if trouble else None,
        "warning": row.code if row and not trouble else None,
        "message": row.message if row else None,
        "last_ok_at": clock.rfc3339_or_none(row.ok_at if row else None, db.zone),
        "paper": {
            "metres": left.metres,
            "slips": left.slips,
            "printed": row.slips if row else 0,
            "of_metres": printer.roll_mm / 1000,
            "low": left.slips < printer.warn_slips or bool(row and row.code == PAPER_LOW),
            "since": clock.rfc3339_or_none(row.roll_at if row else None, db.zone),
        },
    }


def alarms(
    conn: Connection, view: CatalogueView, day: str | None, printers: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What somebody has to see to: printers in trouble, rolls near their end, visitors without a slip."""
    found = [
        {"code": "printer", "text": printer["message"]}
        for printer in printers
        if printer["state"] == TROUBLE and printer["message"]
    ]
    for printer in printers:
        if printer["state"] != TROUBLE and printer["paper"]["low"]:
            values = {"printer": printer["name"], "slips": printer["paper"]["slips"]}
            found.append({"code": "paper-low", "text": messages("alarm-paper-low", values)})
    numbers = without_paper(conn, view, day)
    if numbers:
        more = len(numbers) - MOST_NUMBERS
        named = ", ".join(numbers[:MOST_NUMBERS]) + (f" +{more}" if more > 0 else "")
        found.append({"code": "unprinted", "text": messages("alarm-unprinted", {"numbers": named})})
    return found


def without_paper(conn: Connection, view: CatalogueView, day: str | None) -> list[str]:
    """The numbers of those who have yet to come and hold no slip."""
    lost = tickets.c.paper.in_(("failed", "expired")) | (
        (tickets.c.paper == "unknown") & (func.coalesce(tickets.c.paper_why, "") != UNCONFIRMED)
    )
    found = conn.execute(
        select(tickets.c.number)
        .where(tickets.c.branch_id == view.branch.id, tickets.c.day == day)
        .where(tickets.c.state.in_(_STILL_TO_COME), lost)
        .order_by(tickets.c.id)
    )
    return list(found.scalars())


def measure(conn: Connection, db: Database, settings: Settings) -> None:
    """For /metrics: what every process knows alike, because it stands in the database."""
    for printer in list_printers(conn, db, settings):
        PAPER_METRES.labels(printer["name"]).set(printer["paper"]["metres"])
        PAPER_SLIPS.labels(printer["name"]).set(printer["paper"]["slips"])
        PRINTER_TROUBLE.labels(printer["name"]).set(printer["state"] == TROUBLE)
