"""What is known of the printers: their state as they say it themselves, and the paper that is left.

Changed only where something is learned of a printer: with each slip, by asking it while it is idle, by
staff who put a new roll in. A change that staff should see is an event.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from printers.model import Printer
from printers.problems import PrinterError
from server.db import Tx
from server.domain import paper
from server.prepared import Prepared
from server.tables import printer_states as table

OK, UNKNOWN, TROUBLE = "ok", "unknown", "trouble"
PAPER_OUT, PAPER_LOW, UNCONFIRMED = "paper-out", "paper-low", "unconfirmed"
REACHED_AGAIN = frozenset({"offline", "missing", "no-access", "silent"})
"""Troubles that are over when a printer can be reached, even when it says nothing."""
NOT_THE_PRINTERS = frozenset({"bad-slip", "bad-request", "expired"})
"""What went wrong with a slip and says nothing of the printer."""

_ONE = select(table).where(table.c.branch_id == bindparam("branch"), table.c.printer == bindparam("on"))
_ALL = select(table).where(table.c.branch_id == bindparam("branch"))
_CHANGE = update(table).where(table.c.branch_id == bindparam("branch"), table.c.printer == bindparam("on"))
_NEW = insert(table)
# With every slip, so the shorter way.
_LOOK, _LEARN = Prepared(_ONE), Prepared(_CHANGE)


def read(conn: Connection, branch_id: int) -> dict[str, Row[Any]]:
    """Every printer of which anything is known, by name."""
    return {row.printer: row for row in conn.execute(_ALL, {"branch": branch_id})}


def paper_left(printer: Printer, row: Row[Any] | None) -> paper.Left:
    """What is left on the roll that is in ``printer``; the printer itself knows best when it has none."""
    if row is not None and row.code == PAPER_OUT:
        return paper.Left(0, 0)
    return paper.left(printer.roll_mm, row.used_mm if row else 0, row.slips if row else 0)


def after_slip(tx: Tx, printer: Printer, answer: dict[str, Any]) -> None:
    """Learn from what the print program has answered about a slip."""
    error = answer.get("error") or {}
    code, message = error.get("code"), error.get("message")
    if answer["state"] == "done":
        state, code, message = OK, None, None
    elif code in NOT_THE_PRINTERS:
        return
    else:
        state = UNKNOWN if code == UNCONFIRMED else TROUBLE
        # The print program itself fell silent, and has no words of its own.
        message = message or PrinterError("stuck", printer=printer.name).message
    warning = answer.get("warning")
    if warning == PAPER_OUT:  # this slip was the roll's last
        state = TROUBLE
    if warning:
        code, message = warning, PrinterError(warning, printer=printer.name).message
    _learn(tx, printer, state, code, message, answer.get("mm") or 0)


def after_check(tx: Tx, printer: Printer, answer: dict[str, Any]) -> None:
    """Learn from what the printer has said while it was idle."""
    error = answer.get("error") or {}
    row = _row(tx, printer.name)
    if answer["state"] == UNKNOWN and not _was_reached_again(printer, row):
        return
    _learn(tx, printer, answer["state"], error.get("code"), error.get("message"), 0)


def teaches(printer: Printer, row: Row[Any] | None, answer: dict[str, Any]) -> bool:
    """Whether what a printer has said while it was idle is news."""
    if answer["state"] == UNKNOWN:
        return _was_reached_again(printer, row)
    code = (answer.get("error") or {}).get("code")
    if row is None:
        return bool(code)
    return bool(row.state != answer["state"] or row.code != _code(printer, row, answer["state"], code))


def new_roll(tx: Tx, printer: Printer, actor: str) -> None:
    """A full roll has been put in."""
    _row_or_new(tx, printer.name)
    _start_roll(tx, printer, actor)
    row = _row(tx, printer.name)
    if row is not None and row.code in (PAPER_OUT, PAPER_LOW):
        _set(tx, printer.name, state=UNKNOWN, code=None, message=None)
        _tell(tx, printer, UNKNOWN, None)


def _was_reached_again(printer: Printer, row: Row[Any] | None) -> bool:
    return row is not None and row.code in REACHED_AGAIN and printer.driver != "cups"


def _learn(
    tx: Tx, printer: Printer, state: str, code: str | None, message: dict[str, str] | None, mm: int
) -> None:
    row = _row_or_new(tx, printer.name)
    used, slips = row.used_mm + mm, row.slips + (mm > 0)
    if row.code == PAPER_OUT and state != TROUBLE:
        _start_roll(tx, printer, "system")
        used, slips = mm, int(mm > 0)
    left = paper.left(printer.roll_mm, used, slips)
    if state != TROUBLE and code in (None, UNCONFIRMED) and left.slips < printer.warn_slips:
        known = row.message if row.code == PAPER_LOW else None
        code, message = PAPER_LOW, known or PrinterError(PAPER_LOW, printer=printer.name).message
    shown = code if code != UNCONFIRMED else None
    now: dict[str, Any] = {"state": state, "code": shown, "message": message if shown else None}
    now |= {"used_mm": used, "slips": slips, "ok_at": tx.at if state == OK else row.ok_at}
    _LEARN.all(tx.conn, {"branch": tx.branch_id, "on": printer.name, **now})
    if (row.code, row.state == TROUBLE) != (shown, state == TROUBLE):
        _tell(tx, printer, state, shown)


def _code(printer: Printer, row: Row[Any], state: str, code: str | None) -> str | None:
    """What would stand in the row: a roll that is known to be short is a warning of its own."""
    if state == OK and code is None and paper_left(printer, row).slips < printer.warn_slips:
        return PAPER_LOW
    return code


def _start_roll(tx: Tx, printer: Printer, actor: str) -> None:
    _set(tx, printer.name, roll_at=tx.at, used_mm=0, slips=0)
    tx.emit("printer.roll_changed", actor, {"printer": printer.name, "metres": printer.roll_mm / 1000})


def _tell(tx: Tx, printer: Printer, state: str, code: str | None) -> None:
    tx.emit("printer.changed", "system", {"printer": printer.name, "state": state, "code": code})


def _row(tx: Tx, printer: str) -> Any:
    return _LOOK.first(tx.conn, {"branch": tx.branch_id, "on": printer})


def _row_or_new(tx: Tx, printer: str) -> Any:
    row = _row(tx, printer)
    if row is None:
        tx.conn.execute(_NEW, {"branch_id": tx.branch_id, "printer": printer, "roll_at": tx.at})
        row = _row(tx, printer)
    return row


def _set(tx: Tx, printer: str, **values: Any) -> None:
    tx.conn.execute(_CHANGE, {"branch": tx.branch_id, "on": printer, **values})
