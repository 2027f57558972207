"""When the counters are staffed: who opens late, who is away when, what officers need in between. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from server.demo import demand
from server.demo.plan import HOUR, MINUTE, Agency, Pause, load

NOON_S = (12 - demand.OPENS_HOUR) * HOUR
BREAK_S = 30 * MINUTE


@dataclass(frozen=True, slots=True)
class Duty:
    """One counter's day: from when to when it is staffed, and its pauses as (moment, pause)."""

    counter: str
    agency: str
    opens_s: float
    closes_s: float
    pauses: tuple[tuple[float, Pause], ...]


def duties(
    agencies: Sequence[Agency], counters: Mapping[str, Sequence[str]], hours: float, seed: int
) -> list[Duty]:
    """The day of every counter that is staffed; ``counters`` are the codes of each agency's."""
    return [
        _duty(code, agency.code, place, shift, hours * HOUR, seed)
        for agency in agencies
        for place, code in enumerate(counters[agency.code])
        if (shift := _shift(agency, place, hours)) is not None
    ]


def between_visitors_s(rng: Random) -> float:
    """What an officer needs between two visitors: papers, a word with a colleague."""
    return rng.uniform(15, 75)


def reacts_s(rng: Random) -> float:
    """An idle officer has seen that somebody waits after this long."""
    return rng.uniform(3, 12)


def _shift(agency: Agency, place: int, hours: float) -> tuple[float, float] | None:
    """From the first to the last hour in which so many counters are needed; the first one stays all day."""
    if place == 0:
        return 0.0, hours * HOUR
    played = range(math.ceil(hours))
    busy = [hour for hour in played if math.ceil(load(agency, hour) / demand.STAFFED_TO) > place]
    return (busy[0] * HOUR, min(busy[-1] + 1, hours) * HOUR) if busy else None


def _duty(
    counter: str, agency: str, place: int, shift: tuple[float, float], ends_s: float, seed: int
) -> Duty:
    rng = Random(f"{seed}:{counter}")  # noqa: S311 - dice, not secrets
    late_s = rng.uniform(0, 2) * MINUTE + place * rng.uniform(0, 5) * MINUTE
    opens_s, closes_s = shift[0] + late_s, shift[1]
    # They take turns at noon: an agency with two counters is never wholly away.
    pauses = [(NOON_S + place % 2 * BREAK_S, Pause(BREAK_S, demand.BREAK_REASON))]
    if rng.random() < 0.6:
        away = Pause(rng.uniform(4, 12) * MINUTE, rng.choice(demand.PAUSE_REASONS))
        pauses.append((rng.uniform(0.4, 6.5) * HOUR, away))
    fitting = [
        (at, pause) for at, pause in sorted(pauses, key=_moment) if opens_s < at < closes_s - pause.seconds
    ]
    return Duty(counter, agency, opens_s, closes_s, tuple(fitting))


def _moment(pause: tuple[float, Pause]) -> float:
    return pause[0]
