"""Slips of a real hall for the tests of paper, and a watch on everything that gets written on one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from printers.lines import RealPrinter
from printers.model import Printer, Slip, VirtualPrinter, printer_config

BIRTH: dict[str, Any] = {
    "branch": "MPP Banyumas",
    "agency": "Dindukcapil",
    "service": "Akta kelahiran",
    "zone": "B",
    "number": "C-017",
    "ahead": 4,
    "low_min": 10,
    "high_min": 18,
    "issued_at": "2026-11-23T09:14:05+07:00",
    "kiosk": "Kiosk 1",
    "docs": [
        "surat keterangan kelahiran",
        "KTP-el orang tua",
        "KK",
        "FC akta nikah atau perkawinan orang tua",
    ],
    "url": "http://192.168.1.10:8000/t/Xq3Jr0d2Qm5bZ8nVwLk1Ag",
    "wifi": "MPP",
    "language": "id",
}
"""A visitor who comes for a birth certificate, as the server tells it."""


def make_slip(**different: Any) -> Slip:
    """A slip for a birth certificate, with whatever is different about it."""
    return Slip.model_validate({**BIRTH, **different})


def make_printer(**options: Any) -> Printer:
    """A printer, virtual unless it is something else."""
    return printer_config.validate_python({"name": "kiosk-1", "driver": "virtual", **options})


def real_printer(**options: Any) -> RealPrinter:
    """A printer with a cable or an address, for which nobody waits long."""
    printer = make_printer(timeout_s=0.3, **options)
    assert not isinstance(printer, VirtualPrinter)
    return printer


@dataclass
class Written:
    """The words on a slip, and those that stand over the edge of the paper."""

    words: list[str] = field(default_factory=list)
    over_the_edge: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything that can be read, as one text."""
        return " ".join(" ".join(self.words).replace("\N{NO-BREAK SPACE}", " ").split())
