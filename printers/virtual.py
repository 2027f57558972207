"""A printer for a laptop: keeps the bytes and a picture of every slip, and plays faults on request.

``echo paper_out > <folder>/<printer>.fault`` takes its paper away; removing the file puts a new roll in.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import get_args

from printers.model import Fault, VirtualPrinter
from printers.problems import PrinterError
from printers.render import as_paper, render

KEPT = 200
_SLOW_S = 5.0
_AT_ONCE: dict[Fault, str] = {"paper_out": "paper-out", "cover_open": "cover-open", "offline": "offline"}


def print_slip(printer: VirtualPrinter, slip: bytes, job: str, folder: Path) -> str:
    """Keep ``slip`` and its picture; answers the picture's file name."""
    folder.mkdir(parents=True, exist_ok=True)
    fault = check(printer, folder)
    if fault == "slow":
        time.sleep(_SLOW_S)
    received = slip[: len(slip) // 2] if fault == "half_write" else slip
    (folder / f"{job}.bin").write_bytes(received)
    picture = f"{job}.png"
    as_paper(render(received, printer.dots).image).save(folder / picture, compress_level=1)
    _throw_old_away(folder)
    if fault == "half_write":
        raise PrinterError("stuck", printer=printer.name, sent=True)
    return picture


def check(printer: VirtualPrinter, folder: Path) -> Fault | None:
    """The fault that is played now; one that keeps a slip from starting is raised."""
    fault = printer.fault or _played(folder / f"{printer.name}.fault")
    if fault in _AT_ONCE:
        raise PrinterError(_AT_ONCE[fault], printer=printer.name)
    return fault


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
