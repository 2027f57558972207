"""Who is called next: a pure function of plain data, so that a dispute becomes a one-line test.

A counter's work profile gives each of its services a rank; the best rank that has somebody is
served. Within an agency's queue the agency's own policy decides:

``oq`` (overtaking queue, version 1), the default with m = 1 and K = 8: first in, first out within a
class. A priority ticket may overtake older regular ones, but at least *m* regular calls lie between
two overtaking calls, and no regular ticket is overtaken more than *K* times. Hence a regular ticket with
*r* regular ones before it is overtaken at most ``min(K, 1 + floor(r / m))`` times. From our own
simulation of 340 agency-days; one priority call after every n regular ones was worse than FIFO for
priority visitors as soon as many of them came.

``fifo`` (version 1): first in, first out, whatever the class.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

PolicyName = Literal["oq", "fifo"]
VERSIONS: dict[PolicyName, int] = {"oq": 1, "fifo": 1}

MOST_OWED = 20
"""The largest ``m`` of a policy."""
OVERTAKES = "priority-overtakes"
LOWER_RANK = "lower-rank"
OTHER_QUEUE = "other-queue"
NOT_IN_PROFILE = "not-in-profile"
RESERVED = "reserved-for-counter"
VISIT_BUSY = "visitor-at-another-counter"
CHOSEN = "chosen-by-officer"
EXPLAINED = frozenset({OVERTAKES, LOWER_RANK, OTHER_QUEUE, NOT_IN_PROFILE, RESERVED, VISIT_BUSY, CHOSEN})
"""Why an older ticket was passed over; these words stand in events and in the audit."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How one agency's queue is ordered. ``m`` and ``k`` are of ``oq`` only."""

    name: PolicyName = "oq"
    m: int = 1
    k: int = 8

    @property
    def version(self) -> int:
        """Raised whenever the same queue would be called in another order."""
        return VERSIONS[self.name]

    @property
    def parameters(self) -> dict[str, int]:
        """What the version does not say, for the record of a call."""
        return {"m": self.m, "k": self.k} if self.name == "oq" else {}


@dataclass(frozen=True, slots=True)
class QueueMemory:
    """What an agency's queue remembers: the regular calls ``owed`` before the next overtaking one."""

    policy: Policy = Policy()
    owed: int = 0

    def after(self, choice: Choice) -> QueueMemory:
        """The memory once ``choice`` has been called."""
        if choice.overtakes:
            return QueueMemory(self.policy, self.policy.m)
        if choice.ticket.priority:
            return self
        return QueueMemory(self.policy, max(self.owed - 1, 0))


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call by its queue's policy that nobody has taken back; ``m``: the policy's, where it overtook."""

    priority: bool
    m: int | None = None


def owed_after(newest_first: Iterable[PastCall]) -> int:
    """What a queue is owed after these calls; reads no more of them than it must."""
    regular = 0
    for call in newest_first:
        if call.m is not None:
            return max(call.m - regular, 0)
        if not call.priority:
            regular += 1
        if regular >= MOST_OWED:
            break
    return 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A waiting ticket that the counter may call.

    ``age`` orders tickets (lower is older; microseconds of the moment it began to wait),
    ``rank`` is the place of its service in the counter's work profile (1 is first),
    ``overtaken`` says how often a priority ticket has been let past it.
    """

    id: int
    number: str
    agency: int
    priority: bool
    age: int
    rank: int
    overtaken: int = 0

    @property
    def order(self) -> tuple[int, int]:
        """Oldest first; two of the same moment by their id."""
        return (self.age, self.id)


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket to call, and whether it overtakes regular ones that came before it."""

    ticket: Candidate
    overtakes: bool


Ordering = Callable[[Sequence[Candidate], QueueMemory, int], Choice]
"""Chooses from one agency's waiting tickets (never empty), its memory, and the present moment."""


def choose_next(
    waiting: Iterable[Candidate], queues: Mapping[int, QueueMemory], now: int = 0
) -> Choice | None:
    """Choose the ticket to call next, or None when nobody waits.

    ``waiting`` needs only the oldest regular and the oldest priority ticket of every queue, and the most
    overtaken regular one that is older than the latter: no ordering here looks at others.
    ``queues`` holds each agency's memory (a missing one is a fresh queue with the default policy); ``now``
    is in microseconds.

    A lower rank is looked at only when the higher has nobody. Within a rank, agencies form one
    pool by the age of their longest waiting ticket.
    """
    pool = list(waiting)
    if not pool:
        return None
    best_rank = min(ticket.rank for ticket in pool)
    by_agency: dict[int, list[Candidate]] = {}
    for ticket in pool:
        if ticket.rank == best_rank:
            by_agency.setdefault(ticket.agency, []).append(ticket)
    longest_waiting = min(by_agency.values(), key=lambda queue: min(t.order for t in queue))
    memory = queues.get(longest_waiting[0].agency, QueueMemory())
    return ORDERINGS[memory.policy.name](longest_waiting, memory, now)


def remaining(waiting: Iterable[Candidate], choice: Choice) -> list[Candidate]:
    """Who still waits after ``choice``; who was overtaken by it remembers that."""
    chosen = choice.ticket
    return [
        replace(ticket, overtaken=ticket.overtaken + 1)
        if choice.overtakes and not ticket.priority and ticket.order < chosen.order
        else ticket
        for ticket in waiting
        if ticket.id != chosen.id
    ]


def in_order(waiting: Iterable[Candidate], memory: QueueMemory, most: int) -> Iterator[Candidate]:
    """One queue's next ``most`` tickets as they would be called if nobody else came: the policy played on."""
    left = list(waiting)
    for _ in range(most):
        choice = choose_next(left, {ticket.agency: memory for ticket in left[:1]})
        if choice is None:
            return
        yield choice.ticket
        left, memory = remaining(left, choice), memory.after(choice)


def calls_before(ticket: Candidate, older: Iterable[Candidate], memory: QueueMemory) -> int:
    """How many of ``older`` are called before ``ticket`` if nobody else comes: the policy played on.

    One walk through the queue, however long it is: phones ask this all the time.
    """
    if memory.policy.name == "fifo" or not ticket.priority:
        return sum(1 for _ in older)
    in_order = sorted(older, key=lambda each: each.order)
    regulars = [each for each in in_order if not each.priority]
    urgent = [each for each in in_order if each.priority]
    patience = _Patience(regulars)
    head = calls = 0
    owed = memory.owed
    for priority in (*urgent, ticket):
        patience.now_before(priority)
        while head < len(regulars) and regulars[head].order < priority.order:
            if owed == 0 and patience.most_overtaken(head) < memory.policy.k:
                patience.overtakings += 1
                owed = memory.policy.m
                break
            head, calls, owed = head + 1, calls + 1, max(owed - 1, 0)
        calls += 1
    return calls - 1


class _Patience:
    """Who of the regular tickets before a priority one has been overtaken most, while both kinds are called.

    Whoever stands before one priority ticket stands before all later ones: what is kept of each is how often
    it had been overtaken beyond the overtakings counted so far, the greatest first (a sliding maximum).
    """

    def __init__(self, regulars: Sequence[Candidate]) -> None:
        self.overtakings = 0
        self._regulars, self._seen = regulars, 0
        self._greatest: deque[tuple[int, int]] = deque()

    def now_before(self, priority: Candidate) -> None:
        while self._seen < len(self._regulars) and self._regulars[self._seen].order < priority.order:
            beyond = self._regulars[self._seen].overtaken - self.overtakings
            while self._greatest and self._greatest[-1][1] <= beyond:
                self._greatest.pop()
            self._greatest.append((self._seen, beyond))
            self._seen += 1

    def most_overtaken(self, head: int) -> int:
        """How often the most overtaken one has been, of those from ``head`` on."""
        while self._greatest[0][0] < head:
            self._greatest.popleft()
        return self._greatest[0][1] + self.overtakings


def _first_in_first_out(queue: Sequence[Candidate], _memory: QueueMemory, _now: int) -> Choice:
    return Choice(min(queue, key=lambda ticket: ticket.order), overtakes=False)


def _overtaking_queue(queue: Sequence[Candidate], memory: QueueMemory, _now: int) -> Choice:
    oldest = min(queue, key=lambda ticket: ticket.order)
    priority = min((t for t in queue if t.priority), key=lambda ticket: ticket.order, default=None)
    if priority is None or priority is oldest or memory.owed > 0:
        return Choice(oldest, overtakes=False)
    older = (ticket for ticket in queue if ticket.order < priority.order)
    if any(ticket.overtaken >= memory.policy.k for ticket in older):
        return Choice(oldest, overtakes=False)
    return Choice(priority, overtakes=True)


ORDERINGS: dict[PolicyName, Ordering] = {"oq": _overtaking_queue, "fifo": _first_in_first_out}
