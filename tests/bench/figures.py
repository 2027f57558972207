"""The figures of a run: a table to read, JSON to compare."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Sequence
from typing import Any, NamedTuple


class Figure(NamedTuple):
    name: str
    value: float
    unit: str
    ratio: float | None
    of: str
    note: str


class Figures:
    """Collects figures in the order in which they were measured."""

    def __init__(self) -> None:
        self._all: list[Figure] = []

    def add(
        self, name: str, value: float, unit: str, *, ratio: float | None = None, of: str = "", note: str = ""
    ) -> None:
        self._all.append(Figure(name, value, unit, ratio, of, note))

    def table(self) -> str:
        """Markdown."""
        rows = [("measured", "median", "ratio", "besides"), ("---", "---:", "---:", "---")]
        for each in self._all:
            ratio = "" if each.ratio is None else f"{each.ratio:.2f} of {each.of}"
            rows.append((each.name, f"{_short(each.value)} {each.unit}", ratio, each.note))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def as_json(self, took_s: float, load_before: float) -> dict[str, Any]:
        """Everything, with the machine it was measured on."""
        return {
            "machine": {
                "cores": os.cpu_count(),
                "load_before": load_before,
                "python": platform.python_version(),
            },
            "took_s": round(took_s),
            "figures": [each._asdict() for each in self._all],
        }


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the others lie."""
    ordered = sorted(values)
    return ordered[min(math.ceil(len(ordered) * share), len(ordered)) - 1]


def spread(ms: Sequence[float]) -> str:
    """Median and 99th percentile in words."""
    return f"p50 {quantile(ms, 0.5):.1f} ms, p99 {quantile(ms, 0.99):.1f} ms"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
