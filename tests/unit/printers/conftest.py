"""What the tests of paper share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from fake_printers import CablePrinter, NetworkPrinter
from printer_ways import Start
from printers.fonts import Face, width_of
from printers.sheet import Sheet
from slips import Written


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """Watch what is written on paper from now on."""
    seen, write = Written(), Sheet.write

    def watch(self: Sheet, text: str, font: Face, x: float, y: float, *, white: bool = False) -> None:
        seen.words.append(text)
        if x < self.margin or x + width_of(text.rstrip(), font) > self.margin + self.width:
            seen.over_the_edge.append(text)
        write(self, text, font, x, y, white=white)

    monkeypatch.setattr(Sheet, "write", watch)
    return seen


@pytest.fixture(scope="session")
def services() -> list[dict[str, Any]]:
    """Every service of the shipped hall, in the words of a slip."""
    config = yaml.safe_load((Path(__file__).parents[3] / "config.yaml").read_text(encoding="utf-8"))
    return [
        {"agency": agency["short"], "service": service["name"], "docs": service.get("docs", [])}
        for agency in config["catalogue"]["agencies"]
        for service in agency["services"]
    ]


@pytest.fixture
def start() -> Iterator[Start]:
    """Switch printers on, and off again after the test."""
    running: list[NetworkPrinter | CablePrinter] = []

    def switch_on(kind: type[NetworkPrinter | CablePrinter], *args: Any, **options: Any) -> Any:
        running.append(kind(*args, **options))
        return running[-1]

    yield switch_on
    for printer in running:
        printer.close()
