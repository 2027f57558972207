"""From the touch to the paper: drawing a slip, and when its first byte is at the printer."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path
from typing import Any, NamedTuple

import loads
from fake_printers import FINE, Manners, NetworkPrinter
from halls import BenchHall
from latency import onlookers
from machine import wait_until
from printers.escpos_bytes import make
from printers.model import Slip, printer_config
from slips import BIRTH
from wire import Wire

SLIPS, TICKETS = 60, 120
TICKETS_PER_S = 4.0
"""More than a hall with 1,700 visitors a day takes in its fullest minute."""
RESET = b"\x1b@"


class Touches(NamedTuple):
    """Milliseconds until the printer has the slip's first byte, and until the number is shown."""

    paper_ms: list[float]
    answer_ms: list[float]


class Printer(Manners):
    """A network printer that remembers when each slip began to arrive."""

    def __init__(self) -> None:
        super().__init__(FINE, names_slip=True, says_done=True)
        self.began: list[float] = []

    def hear(self, data: bytes) -> bytes:
        if data.startswith(RESET):
            self.began.append(time.monotonic())
        self.received = b""  # a day of slips is not kept
        return super().hear(data)


def drawing() -> list[float]:
    """Milliseconds for a slip's bytes, each with another number and wait, on the usual printer."""
    printer = printer_config.validate_python({"name": "bench", "driver": "virtual"})
    ms = []
    for turn in range(SLIPS):
        url = f"{BIRTH['url'][:-4]}{turn:04d}"
        slip = Slip.model_validate({**BIRTH, "number": f"C-{turn:03d}", "ahead": turn, "url": url})
        began = time.perf_counter()
        make(slip, printer)
        ms.append((time.perf_counter() - began) * 1000)
    return ms


def touching(folder: Path, screens: int) -> Touches:
    """Visitors take numbers one after the other while ``screens`` screens look on."""
    manners = Printer()
    printer = NetworkPrinter(manners)
    hall = BenchHall(folder, _config(printer.port))
    tokens = hall.enrol()
    hall.start()
    try:
        asyncio.run(_take(hall, tokens.kiosks[0], 3))
        wait_until(lambda: len(manners.began) == 3, "the printer has printed before", 20)
        with onlookers(hall, tokens, screens, []) as enough:
            touched, answered = asyncio.run(_take(hall, tokens.kiosks[0], TICKETS))
            wait_until(lambda: len(manners.began) == TICKETS + 3, "all slips have come out", 60)
            enough()
    finally:
        hall.stop()
        printer.close()
    paper = [(at - began) * 1000 for began, at in zip(touched, manners.began[3:], strict=True)]
    return Touches(paper, answered)


async def _take(hall: BenchHall, token: str, tickets: int) -> tuple[list[float], list[float]]:
    pace = random.Random(1)
    services = hall.services()
    wire = await Wire.to(hall.port)
    touched, answered = [], []
    for turn in range(tickets):
        at = time.monotonic()
        request = loads.issue_request(token, services[turn % len(services)], f"touch-{at}")
        loads.expect(201, [await wire.ask(request)])
        touched.append(at)
        answered.append((time.monotonic() - at) * 1000)
        await asyncio.sleep(pace.expovariate(TICKETS_PER_S))
    wire.close()
    return touched, answered


def _config(port: int) -> dict[str, Any]:
    """A picture of each slip, as shipped, over the network."""
    return {"name": "network", "driver": "network", "host": "127.0.0.1", "port": port}
