"""The ways to a fake printer, for tests that hold on each of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from fake_printers import CablePrinter, NetworkPrinter
from printers.lines import RealPrinter
from slips import real_printer as real

SLIP = b"\x1b@" + b"Nomor C-017\n" * 40

Start = Callable[..., Any]
"""Switches a printer on."""


def to_network(printer: NetworkPrinter, **options: Any) -> RealPrinter:
    return real(driver="network", host="127.0.0.1", port=printer.port, **options)


def to_serial(printer: CablePrinter) -> RealPrinter:
    return real(driver="serial", device=printer.path)


def to_file(printer: CablePrinter) -> RealPrinter:
    return real(driver="file", path=printer.path)


WAYS = [(NetworkPrinter, to_network), (CablePrinter, to_serial), (CablePrinter, to_file)]
every_way = pytest.mark.parametrize(("kind", "reach"), WAYS, ids=["network", "serial", "file"])


def eventually(true: Callable[[], bool]) -> bool:
    """Whether ``true`` comes true within two seconds."""
    end = time.monotonic() + 2
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()
