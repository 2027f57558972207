"""Who is called next: one pure function of plain data, so that a dispute becomes a one-line test.

Policy ``alternate`` (version 1): first in, first out within an agency's queue; a priority
ticket may overtake older regular ones, but never two overtaking calls in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

POLICY = "alternate"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A waiting ticket that the counter may call.

    ``age`` orders tickets (lower is older; microseconds of the moment it began to wait),
    ``rank`` is the place of its service in the counter's work profile (1 is first).
    """

    id: int
    number: str
    agency: int
    priority: bool
    age: int
    rank: int

    @property
    def order(self) -> tuple[int, int]:
        """Oldest first; two of the same moment by their id."""
        return (self.age, self.id)


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket to call, and why it may overtake those who came before it."""

    ticket: Candidate
    overtakes: bool


def choose_next(waiting: Iterable[Candidate], may_overtake: Mapping[int, bool]) -> Choice | None:
    """Choose the ticket to call next, or None when nobody waits.

    ``waiting`` needs only the oldest regular and the oldest priority ticket of every service:
    no policy of this family ever looks behind those. ``may_overtake`` tells for each agency
    whether its last call was not an overtaking one (a missing agency may).

    A lower rank is looked at only when the higher has nobody. Within a rank, agencies form one
    pool by the age of their longest waiting ticket.
    """
    pool = list(waiting)
    if not pool:
        return None
    best_rank = min(ticket.rank for ticket in pool)
    queues: dict[int, list[Candidate]] = {}
    for ticket in pool:
        if ticket.rank == best_rank:
            queues.setdefault(ticket.agency, []).append(ticket)
    longest_waiting = min(queues.values(), key=lambda queue: min(t.order for t in queue))
    agency = longest_waiting[0].agency
    return _next_in_queue(longest_waiting, may_overtake.get(agency, True))


def _next_in_queue(queue: Sequence[Candidate], may_overtake: bool) -> Choice:
    oldest = min(queue, key=lambda ticket: ticket.order)
    priority = min((t for t in queue if t.priority), key=lambda ticket: ticket.order, default=None)
    if priority is None or priority is oldest or not may_overtake:
        return Choice(oldest, overtakes=False)
    return Choice(priority, overtakes=True)
