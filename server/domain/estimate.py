"""How long a visitor will wait: a range, never a false exact minute."""

from __future__ import annotations

import math
from dataclasses import dataclass

SPREAD = 0.35
"""Half width of the range as a share of the expected wait. Service times in such halls vary with
a coefficient of variation of about 0.6 (domain notes, section 3.2); the sum over several people
varies less."""

LEAST_WIDTH_MIN = 5
"""A range narrower than this promises more than anybody can know."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Expected wait in whole minutes, from ``low_min`` to ``high_min``."""

    low_min: int
    high_min: int


def wait(ahead: int, mean_service_min: float, open_counters: int) -> Estimate:
    """Range for a visitor with ``ahead`` people before them.

    People ahead x mean service time / open counters. While no counter is open yet it reckons
    with one: the cautious promise.
    """
    expected = ahead * mean_service_min / max(open_counters, 1)
    low = math.floor(expected * (1 - SPREAD))
    high = max(math.ceil(expected * (1 + SPREAD)), low + LEAST_WIDTH_MIN)
    return Estimate(low, high)
