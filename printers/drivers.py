"""Send a slip to a printer, and ask one how it is, without ever waiting long."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass
from typing import Literal

from printers.line import Line
from printers.lines import RealPrinter, open_line
from printers.model import Printer
from printers.problems import PrinterError
from printers.status import (
    ANSWERS,
    ID_LENGTH,
    QUESTIONS,
    SILENT,
    Status,
    question_in_turn,
    understand,
    understand_in_turn,
)

# A printer that answers at all does so within some 50 ms.
_ANSWER_S = 0.3
_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a printer has said about a slip that it took. ``confirmed`` None: nothing, the slip is *unknown*.

    ``warning`` is about the next slip: the paper is low, or was used up by this one.
    """

    confirmed: Literal["process-id", "status"] | None
    warning: str | None = None


def send(printer: RealPrinter, slip: bytes) -> Receipt:
    """Print ``slip``; returns when the printer has it, and what it has said about it."""
    return hand_to(open_to(printer), printer, slip)


def hand_to(line: Line, printer: Printer, slip: bytes) -> Receipt:
    """Print ``slip`` through an open ``line``, and hang up."""
    process_id = "".join(secrets.choice(_LETTERS) for _ in range(ID_LENGTH)).encode()
    try:
        before = _ready(line, printer)
        _hand_over(line, printer, slip)
        receipt = _confirm(line, printer, process_id) if before.answered else _settled(line, printer)
    except BaseException:
        line.close(drop=True)
        raise
    line.close(drop=False)
    return receipt


def check(printer: RealPrinter) -> Status:
    """Ask ``printer`` for its status without printing anything."""
    return check_through(open_to(printer), printer)


def check_through(line: Line, printer: Printer) -> Status:
    """Ask for the status through an open ``line``, and hang up."""
    try:
        return SILENT if printer.confirms == "none" else _status(line)
    except OSError as error:
        raise PrinterError("offline", printer=printer.name) from error
    finally:
        line.close(drop=True)


def open_to(printer: RealPrinter) -> Line:
    """The line to ``printer``; raises what a person has to see to."""
    try:
        return open_line(printer)
    except PermissionError as error:
        raise PrinterError("no-access", printer=printer.name, detail=str(error), permanent=True) from error
    except (ImportError, NotImplementedError) as error:  # pyusb raises the second where USB is not possible
        raise PrinterError("missing", printer=printer.name, detail=str(error), permanent=True) from error
    except (OSError, LookupError) as error:
        raise PrinterError("offline", printer=printer.name) from error


def _status(line: Line) -> Status:
    return understand(line.ask(QUESTIONS, lambda reply: len(reply) >= ANSWERS, _ANSWER_S))


def _ready(line: Line, printer: Printer) -> Status:
    """How the printer is; one that cannot print, or that is silent against its habit, gets nothing."""
    if printer.confirms == "none":
        return SILENT
    try:
        status = _status(line)
    except OSError as error:
        raise PrinterError("offline", printer=printer.name) from error
    if status.trouble:
        raise PrinterError(status.trouble, printer=printer.name)
    if not status.answered and printer.confirms != "auto":
        raise PrinterError("silent", printer=printer.name)
    return status


def _hand_over(line: Line, printer: Printer, slip: bytes) -> None:
    sent = 0
    while sent < len(slip):
        try:
            sent += line.write(slip[sent:])
        except OSError as error:
            if sent or not line.exact:
                raise PrinterError("stuck", printer=printer.name, sent=True) from error
            raise PrinterError("offline", printer=printer.name) from error


def _settled(line: Line, printer: Printer) -> Receipt:
    """Of a mute printer nobody knows more than that the bytes have left."""
    try:
        line.settle()
    except OSError as error:
        raise PrinterError("stuck", printer=printer.name, sent=True) from error
    return Receipt(None)


def _confirm(line: Line, printer: Printer, process_id: bytes) -> Receipt:
    """What a printer that answers says behind the slip; it counts only when it is said of this slip."""
    asked = None if printer.confirms == "status" else process_id
    try:
        line.settle()
        reply = line.ask(
            question_in_turn(asked),
            lambda so_far: understand_in_turn(so_far).is_whole(process_id),
            printer.timeout_s,
        )
        status = _status(line)
    except OSError as error:
        raise PrinterError("stuck", printer=printer.name, sent=True) from error
    said = understand_in_turn(reply)
    if said.proves(process_id):
        return Receipt("process-id", status.trouble or status.warning)
    trouble = status.trouble or ("paper-out" if said.paper is False else None)
    if trouble or not status.answered:
        raise PrinterError(trouble or "stuck", printer=printer.name, sent=True)
    if said.ids or printer.confirms == "process-id":
        raise PrinterError("wrong-answer", printer=printer.name, sent=True)
    if said.paper:
        return Receipt("status", status.warning)
    # It answers out of turn only: the slip may lie in its memory yet, or never come out.
    if printer.confirms == "status":
        raise PrinterError("stuck", printer=printer.name, sent=True)
    return Receipt(None, status.warning)
