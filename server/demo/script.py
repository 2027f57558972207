"""What happens at a counter after a call, step by step. Pure: the player waits and sends, this decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from server.demo.plan import Visitor

BEFORE_RECALL_S = 45.0
BEFORE_NO_SHOW_S = 40.0
SECOND_VISIT = 0.4
"""Somebody back with the missing paper needs only this share of the time."""
LEAST_SERVICE_S = 30.0


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds of the hall's clock."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Do:
    """A move of the ticket in hand; ``back_in_s`` becomes the return time of its body."""

    move: str
    body: dict[str, Any] = field(default_factory=dict)
    back_in_s: float | None = None


Step = Wait | Do


def at_counter(visitor: Visitor, times_served: int, missed: bool) -> Iterator[Step]:
    """From the call until the officer's hand is free again.

    ``times_served`` counts how often the visitor has sat at a counter before (set aside, sent on);
    ``missed`` tells that the visitor has missed a call already and has come back since.
    """
    if not visitor.comes and not missed:
        yield Wait(BEFORE_RECALL_S)
        yield Do("recall")
        yield Wait(BEFORE_NO_SHOW_S)
        yield Do("no-show")
        return
    if visitor.hears_late and times_served == 0:
        yield Wait(BEFORE_RECALL_S)
        yield Do("recall")
    yield Wait(visitor.walks_s)
    yield Do("start")
    yield from _served(visitor, times_served)


def _served(visitor: Visitor, times_served: int) -> Iterator[Step]:
    first = times_served == 0
    if first and visitor.set_aside is not None:
        yield Wait(_at_least(visitor.serves_s * SECOND_VISIT))
        yield Do("park", {"reason": visitor.set_aside.reason}, visitor.set_aside.seconds)
    elif first and visitor.sent_on is not None:
        yield Wait(_at_least(visitor.serves_s * SECOND_VISIT))
        yield Do("transfer", {"service": visitor.sent_on.service.code, "note": visitor.sent_on.note})
    else:
        yield Wait(_at_least(_whole_time(visitor, first)))
        yield Do("finish")


def _whole_time(visitor: Visitor, first: bool) -> float:
    if first:
        return visitor.serves_s
    return visitor.sent_on.serves_s if visitor.sent_on else visitor.serves_s * SECOND_VISIT


def _at_least(seconds: float) -> float:
    return max(seconds, LEAST_SERVICE_S)


def left_over(state: str) -> Iterator[Step]:
    """What to do with a ticket that is found in hand: left by whoever worked here before."""
    if state == "called":
        yield Do("start")
    yield Wait(LEAST_SERVICE_S)
    yield Do("finish")
