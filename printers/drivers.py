"""Send a slip to a real printer, and ask one how it is, without ever waiting long."""

from __future__ import annotations

from printers.lines import Line, RealPrinter, open_line
from printers.problems import PrinterError
from printers.status import AFTER_SLIP, ANSWERS, QUESTIONS, Status, understand

# A printer that answers at all does so within some 50 ms.
_ANSWER_S = 0.3


def send(printer: RealPrinter, slip: bytes) -> None:
    """Print ``slip``; returns when the printer has it, and has said so if it says anything at all."""
    line = _open(printer)
    try:
        answers = _ready(line, printer)
        _hand_over(line, printer, slip)
        _confirm(line, printer, answers=answers)
    except BaseException:
        line.close(drop=True)
        raise
    line.close(drop=False)


def check(printer: RealPrinter) -> Status:
    """Ask ``printer`` for its status without printing anything."""
    line = _open(printer)
    try:
        return understand(line.ask(QUESTIONS, ANSWERS, _ANSWER_S))
    except OSError as error:
        raise PrinterError("offline", printer=printer.name) from error
    finally:
        line.close(drop=True)


def _open(printer: RealPrinter) -> Line:
    try:
        return open_line(printer)
    except PermissionError as error:
        raise PrinterError("no-access", printer=printer.name, detail=str(error), permanent=True) from error
    except (ImportError, NotImplementedError) as error:
        raise PrinterError("missing", printer=printer.name, detail=str(error), permanent=True) from error
    except (OSError, LookupError) as error:
        raise PrinterError("offline", printer=printer.name) from error


def _ready(line: Line, printer: RealPrinter) -> bool:
    """Whether the printer answers; one that answers that it cannot print gets nothing."""
    try:
        status = understand(line.ask(QUESTIONS, ANSWERS, _ANSWER_S))
    except OSError as error:
        raise PrinterError("offline", printer=printer.name) from error
    if status.trouble:
        raise PrinterError(status.trouble, printer=printer.name)
    return status.answered


def _hand_over(line: Line, printer: RealPrinter, slip: bytes) -> None:
    sent = 0
    while sent < len(slip):
        try:
            sent += line.write(slip[sent:])
        except OSError as error:
            if sent or not line.exact:
                raise PrinterError("stuck", printer=printer.name, sent=True) from error
            raise PrinterError("offline", printer=printer.name) from error


def _confirm(line: Line, printer: RealPrinter, *, answers: bool) -> None:
    """Wait until the bytes have left; a printer that answered before must still do so behind the slip."""
    try:
        line.settle()
        if not answers or line.ask(AFTER_SLIP, 1, printer.timeout_s):
            return
        status = understand(line.ask(QUESTIONS, ANSWERS, _ANSWER_S))
    except OSError as error:
        raise PrinterError("stuck", printer=printer.name, sent=True) from error
    if status.trouble or not status.answered:
        raise PrinterError(status.trouble or "stuck", printer=printer.name, sent=True)
