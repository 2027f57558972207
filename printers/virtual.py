"""A printer for a laptop: keeps the bytes and a picture of every slip, and plays faults on request.

``echo paper_out > <folder>/<printer>.fault`` takes its paper away; removing the file puts a new roll in.
It speaks as a real printer does, byte for byte, so that a played fault goes the same way as a real one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from printers import drivers
from printers.drivers import Receipt
from printers.model import Fault, VirtualPrinter
from printers.problems import PrinterError
from printers.render import as_paper, render
from printers.status import ID_LENGTH, PROCESS_ID, QUESTIONS, Status

KEPT = 200
_SLOW_S = 5.0
_FINE, _NO_PAPER, _GARBAGE = b"\x12\x12\x12", b"\x1a\x32\x7e", b"\x00\xffU"
_SAYS: dict[Fault | None, bytes] = {
    "garbage": _GARBAGE,
    "cover_open": b"\x1a\x16\x12",
    "paper_out": _NO_PAPER,
    "paper_low": b"\x12\x12\x1e",
}
_ENDS_WITHIN: frozenset[Fault | None] = frozenset({"half_write", "paper_out_mid_slip"})


class VirtualLine:
    """The line to a printer that is not there."""

    exact = True

    def __init__(self, fault: Fault | None, bytes_until_it_ends: int) -> None:
        """``fault`` is played; some of them when so many bytes have come."""
        if fault == "offline":
            raise ConnectionError("unplugged on request")
        self.received = b""
        self._fault = fault
        self._ends_at = bytes_until_it_ends

    def write(self, data: bytes) -> int:
        if self._fault == "slow" and not self.received:
            time.sleep(_SLOW_S)
        room = self._ends_at - len(self.received)
        if self._fault == "half_write" and room <= 0:
            raise TimeoutError("stuck on request")
        piece = data[:room] if self._fault in _ENDS_WITHIN else data
        self.received += piece
        return len(piece) if self._fault == "half_write" else len(data)

    def ask(self, question: bytes, whole: Callable[[bytes], bool], wait: float) -> bytes:
        if self._fault == "silent":
            return b""
        if question == QUESTIONS:
            return self._status()
        if self._fault in ("paper_out_mid_slip", "garbage"):
            return b""
        at = question.index(PROCESS_ID) + len(PROCESS_ID) if PROCESS_ID in question else None
        process_id = question[at : at + ID_LENGTH] if at is not None else b""
        if self._fault == "wrong_id":
            process_id = b"????"
        return (b"\x37\x22" + process_id + b"\0" if process_id else b"") + b"\0"

    def settle(self) -> None:
        """What was written has been printed."""

    def close(self, *, drop: bool) -> None:
        """Nothing to close."""

    def _status(self) -> bytes:
        if self._fault == "paper_out_mid_slip" and self.received:
            return _NO_PAPER
        return _SAYS.get(self._fault, _FINE)


def print_slip(printer: VirtualPrinter, slip: bytes, job: str, folder: Path) -> tuple[str | None, Receipt]:
    """Print ``slip``; answers the picture's file name if it is kept, and what the printer has said."""
    folder.mkdir(parents=True, exist_ok=True)
    line = _line(printer, folder, len(slip) // 2)
    picture = f"{job}.png"
    try:
        receipt = drivers.hand_to(line, printer, slip)
    finally:
        if line.received and printer.pictures:
            (folder / f"{job}.bin").write_bytes(line.received)
            as_paper(render(line.received, printer.dots).image).save(folder / picture, compress_level=1)
            _throw_old_away(folder)
    return picture if printer.pictures else None, receipt


def check(printer: VirtualPrinter, folder: Path) -> Status:
    """How the printer is."""
    return drivers.check_through(_line(printer, folder, 0), printer)


def _line(printer: VirtualPrinter, folder: Path, bytes_until_it_ends: int) -> VirtualLine:
    try:
        return VirtualLine(printer.fault or _played(folder / f"{printer.name}.fault"), bytes_until_it_ends)
    except OSError as error:
        raise PrinterError("offline", printer=printer.name) from error


def _played(file: Path) -> Fault | None:
    try:
        word = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return next((fault for fault in get_args(Fault) if fault == word), None)


def _throw_old_away(folder: Path) -> None:
    """Keep the last slips only."""
    pictures = sorted(folder.glob("*.png"), key=lambda file: file.stat().st_mtime_ns)
    for picture in pictures[:-KEPT]:
        picture.unlink(missing_ok=True)
        picture.with_suffix(".bin").unlink(missing_ok=True)
