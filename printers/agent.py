"""Prints slips for the server: a JSON object a line on standard input, an answer a line on standard output.

Its own process, because drawing a slip costs milliseconds that the hall needs, and because a printer may
block. Slips of one printer come out in order, different printers work at the same time. It ends when its
standard input is closed.

    {"job": "12", "printer": {...}, "slip": {...}, "out": "folder", "expires_s": 60}
    {"job": "12", "state": "done|failed|unknown", "error": {...} or null, "bytes": n, "png": "12.png" or null,
     "mm": paper used, "warning": "paper-low" or null, "confirmed": "process-id|status" or null}

    {"check": {...printer...}, "out": "folder"}
    {"check": "kiosk-1", "state": "ok|unknown|trouble", "error": {...} or null}

``done``: the printer has said so. ``failed``: nothing came out. ``unknown``: something may have, only a
person can tell; with the error ``unconfirmed`` nothing speaks against it but that the
printer is mute. A slip that
has waited for ``expires_s`` behind others is not printed any more. ``out`` is where virtual printers keep
their slips.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Annotated, Any, BinaryIO

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from printers import drivers, virtual
from printers.drivers import Receipt
from printers.escpos_bytes import Made, make
from printers.model import Printer, SelfTest, Slip, VirtualPrinter, printer_config
from printers.problems import PrinterError
from printers.status import Status
from printers.words import say

# Seconds in which printers may finish what they have been given after the server has gone.
_FAREWELL_S = 5.0

Answer = dict[str, Any]


class _Request(BaseModel):
    """One line of standard input: ``job`` or ``check``."""

    model_config = ConfigDict(extra="forbid", strict=True)

    job: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")] | None = None
    printer: dict[str, Any] = {}
    slip: dict[str, Any] = {}
    check: dict[str, Any] | None = None
    out: str = ""
    expires_s: Annotated[float, Field(gt=0)] = 60


Task = Callable[[], Answer]


class Agent:
    """Hands each request to the thread of its printer, and each answer to ``tell``."""

    def __init__(self, tell: Callable[[Answer], None]) -> None:
        """``tell`` is called from many threads."""
        self._tell = tell
        self._tasks: dict[str, SimpleQueue[Task | None]] = {}
        self._threads: list[Thread] = []

    def take(self, line: bytes) -> None:
        """Read one request; whatever is wrong with it is told, never raised."""
        job = None
        try:
            content = json.loads(line)
            job = content.get("job") if isinstance(content, dict) else None
            printer, task = _understand(_Request.model_validate(content))
        except ValidationError as error:
            self._tell(_refused(job, PrinterError("bad-request", detail=_first(error), permanent=True)))
        except ValueError as error:
            self._tell(_refused(job, PrinterError("bad-request", detail=str(error), permanent=True)))
        except PrinterError as error:
            self._tell(_refused(job, error))
        else:
            self._queue(printer).put(task)

    def finish(self) -> None:
        """Let the printers end what they have been given, if they are quick about it."""
        for tasks in self._tasks.values():
            tasks.put(None)
        deadline = time.monotonic() + _FAREWELL_S
        for thread in self._threads:
            thread.join(max(0, deadline - time.monotonic()))

    def _queue(self, printer: str) -> SimpleQueue[Task | None]:
        if printer not in self._tasks:
            tasks = self._tasks[printer] = SimpleQueue()
            self._threads.append(Thread(target=self._work, args=[tasks], name=printer, daemon=True))
            self._threads[-1].start()
        return self._tasks[printer]

    def _work(self, tasks: SimpleQueue[Task | None]) -> None:
        while task := tasks.get():
            self._tell(task())


def _understand(request: _Request) -> tuple[str, Task]:
    """Which printer a request is for, and what to do in that printer's thread."""
    printer = _printer(request.printer if request.check is None else request.check)
    if isinstance(printer, VirtualPrinter) and not request.out:
        raise PrinterError("bad-request", detail="a virtual printer needs out", permanent=True)
    out = Path(request.out)
    if request.check is not None:
        return printer.name, partial(_check, printer, out)
    if request.job is None:
        raise PrinterError("bad-request", detail="neither job nor check", permanent=True)
    deadline = time.monotonic() + request.expires_s
    return printer.name, partial(_print, request.job, printer, _slip(request.slip), out, deadline)


def _print(job: str, printer: Printer, slip: Slip | SelfTest, out: Path, deadline: float) -> Answer:
    """Print one slip, and tell how it went."""
    made, picture = Made(b"", 0), None
    try:
        if time.monotonic() > deadline:
            raise PrinterError("expired", printer=printer.name)
        if isinstance(slip, SelfTest):
            slip = slip.model_copy(update={"status": _in_words(slip.language, _look(printer, out))})
        made = make(slip, printer)
        if isinstance(printer, VirtualPrinter):
            picture, receipt = virtual.print_slip(printer, made.data, job, out)
        else:
            receipt = drivers.send(printer, made.data)
    except PrinterError as error:
        return _answer(job, "unknown" if error.sent else "failed", error, made)
    except Exception as error:
        # A printer's thread must outlive every surprise; whether bytes went out is not known then.
        surprise = PrinterError("internal", detail=repr(error), permanent=True)
        return _answer(job, "unknown" if made.data else "failed", surprise, made)
    if receipt.confirmed:
        return _answer(job, "done", None, made, picture, receipt)
    return _answer(job, "unknown", PrinterError("unconfirmed", printer=printer.name), made, picture, receipt)


def _look(printer: Printer, out: Path) -> Status:
    """How the printer is; raises what keeps it from answering."""
    return virtual.check(printer, out) if isinstance(printer, VirtualPrinter) else drivers.check(printer)


def _in_words(language: str, status: Status) -> str:
    code = status.trouble or status.warning
    if code:
        return say(language, f"error-{code}", printer="").replace("  ", " ")
    return say(language, "selftest-ready" if status.answered else "selftest-silent")


def _check(printer: Printer, out: Path) -> Answer:
    """Ask a printer how it is; silence is *unknown*, a warning comes with *ok*."""
    error: PrinterError | None = None
    try:
        status = _look(printer, out)
        state = "trouble" if status.trouble else "ok" if status.answered else "unknown"
        code = status.trouble or status.warning
        error = PrinterError(code, printer=printer.name) if code else None
    except PrinterError as trouble:
        state, error = "trouble", trouble
    except Exception as surprise:
        state, error = "unknown", PrinterError("internal", detail=repr(surprise), permanent=True)
    return {"check": printer.name, "state": state, "error": error.as_json() if error else None}


def _answer(
    job: Any,
    state: str,
    error: PrinterError | None,
    made: Made,
    picture: str | None = None,
    receipt: Receipt | None = None,
) -> Answer:
    used = Made(b"", 0) if state == "failed" else made
    return {
        "job": job,
        "state": state,
        "error": error.as_json() if error else None,
        "bytes": len(used.data),
        "png": picture,
        "mm": used.mm,
        "warning": receipt.warning if receipt else None,
        "confirmed": receipt.confirmed if receipt else None,
    }


def _refused(job: Any, error: PrinterError) -> Answer:
    return _answer(job, "failed", error, Made(b"", 0))


def _printer(content: dict[str, Any]) -> Printer:
    try:
        return printer_config.validate_python(content)
    except ValidationError as error:
        raise PrinterError("bad-printer", detail=_first(error), permanent=True) from None


def _slip(content: dict[str, Any]) -> Slip | SelfTest:
    kind = SelfTest if content.get("kind") == "self-test" else Slip
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        raise PrinterError("bad-slip", detail=_first(error), permanent=True) from None


def _first(error: ValidationError) -> str:
    """The first fault, with the name of its field."""
    fault = error.errors(include_url=False, include_context=False)[0]
    return ": ".join([*map(str, fault["loc"][-1:]), fault["msg"]])


def _teller(output: BinaryIO) -> Callable[[Answer], None]:
    lock = Lock()

    def tell(answer: Answer) -> None:
        line = json.dumps(answer, ensure_ascii=False).encode() + b"\n"
        with lock:
            output.write(line)
            output.flush()

    return tell


def main() -> None:
    """Serve until standard input is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is the server's to handle.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Libraries that print must not write into the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    agent = Agent(_teller(answers))
    for line in sys.stdin.buffer:
        if line.strip():
            agent.take(line)
    agent.finish()


if __name__ == "__main__":
    main()
