"""The facts of a slip in words: where to wait, how many are ahead, how long, what makes it special."""

from __future__ import annotations

from typing import NamedTuple

from printers.model import Slip
from printers.words import say, time_of_day


class Fact(NamedTuple):
    """Something to know while waiting."""

    label: str
    value: str


def facts(slip: Slip) -> list[Fact]:
    """Where, how many, how long, as far as it is known."""
    words = slip.language
    known = [Fact(say(words, "zone-label"), say(words, "zone", zone=slip.zone))]
    if slip.ahead is not None:
        value = say(words, "ahead-value", count=slip.ahead) if slip.ahead else say(words, "ahead-nobody")
        known.append(Fact(say(words, "ahead-label"), value))
    if slip.low_min is not None and slip.high_min is not None:
        key = "wait-single" if slip.low_min == slip.high_min else "wait-range"
        value = say(words, key, low=slip.low_min, high=slip.high_min)
        known.append(Fact(say(words, "wait-label", time=time_of_day(words, slip.issued_at)), value))
    elif slip.ahead is not None:
        # The server sends no range while no counter is open: nobody could keep that promise.
        made = time_of_day(words, slip.issued_at)
        known.append(Fact(say(words, "counters-label", time=made), say(words, "counters-closed")))
    elif slip.kind == "ticket":
        # A kiosk that is cut off from the server knows neither.
        known.append(Fact(say(words, "wait-unknown-label"), say(words, "wait-unknown")))
    return known


def missed(slip: Slip, *, brief: bool = False) -> str:
    """How to come back after a missed call: at a counter or, where there is a code to scan, at a kiosk."""
    key = "missed-brief" if brief else "missed-scan" if slip.url else "missed-go"
    return say(slip.language, key, agency=slip.agency)


def marks(slip: Slip) -> list[tuple[str, bool]]:
    """The words that make a slip a special one, and whether each is white on black."""
    held = {
        "priority": slip.priority,
        "copy": slip.is_copy,
        "test": slip.kind == "test",
        "trial": slip.trial,
    }
    return [(say(slip.language, f"mark-{mark}"), mark != "trial") for mark, on in held.items() if on]
