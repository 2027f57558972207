"""How old a ticket is that a kiosk has issued while it was cut off, and where it belongs in its queue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as one machine knows it: ``ticks`` are seconds since its start, of the run called ``boot``."""

    boot: str
    ticks: float
    wall: float


def age_s(then: Moment, now: Moment) -> float:
    """Seconds between two moments of one machine.

    Within one run of the machine the wall clock does not count: it may have been stepped. After a power cut
    nothing else is left; but the machine has run for ``now.ticks`` since, so it cannot be less.
    """
    if then.boot == now.boot:
        return max(now.ticks - then.ticks, 0.0)
    return max(now.wall - then.wall, now.ticks, 0.0)


def is_known(then: Moment, now: Moment) -> bool:
    """Whether anybody can tell how long ago ``then`` was.

    A machine whose clock stood still while it had no power has run for longer than that clock says.
    """
    return then.boot == now.boot or now.wall - then.wall >= now.ticks


@dataclass(frozen=True, slots=True)
class Place:
    """Where a handed-in ticket may stand, in microseconds since 1970.

    ``opened``: when the day began. ``line``: the age of the youngest ticket of the queue that was called in
    its turn; whoever comes in now stands behind it, so that no call looks as if it had passed somebody over.
    ``before``: the age of the ticket that the same kiosk issued before.
    """

    opened: int
    line: int | None = None
    before: int | None = None

    def of(self, came: int, now: int) -> int:
        """The age of a ticket whose visitor ``came`` then: never in the future, nor before these bounds."""
        least = max(self.opened, self.before or 0, self.line + 1 if self.line is not None else 0)
        return min(max(came, least), now)
