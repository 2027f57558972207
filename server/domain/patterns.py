"""What a manager should look at in a day's numbers: plain facts in, findings out. Never an accusation.

Touts ("calo") collect numbers and sell them. What that leaves behind can have an innocent reason too (a
greeter who helps at the kiosk, a school class, a mute printer), so a finding only says what was seen. A
false alarm costs trust: 430 visitors a day are normal, a family takes three numbers, half the numbers of
a bad day are not used. The thresholds below stand well above that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Protocol, TypeVar

SECOND = 1_000_000
"""Times here are whole microseconds, as everywhere."""
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND

KIOSK, STAFF = "kiosk", "staff"
"""Kinds of :class:`Who` that rules speak of. Others (``visitor``, ``phone``) may come at any time."""


class Kind(StrEnum):
    """What was seen."""

    BURST = "burst"
    UNUSED = "unused"
    REPRINTS = "reprints"
    CANCELS = "cancels"
    EARLY = "early"
    TOGETHER = "together"


class Deed(StrEnum):
    """What somebody did with a number: only what these rules look at."""

    REPRINT = "reprint"
    CANCEL = "cancel"
    EARLY = "early"
    PARK = "park"
    RETURN = "return"
    PUSH_BACK = "push_back"


@dataclass(frozen=True, slots=True, order=True)
class Who:
    """A kiosk, somebody of the staff, or another way to take numbers, by the name that people know."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that was given out. ``used``: its holder came (True), did not (False), or it is open (None).

    ``exact`` is False where ``at`` was reckoned afterwards: a kiosk that was cut off has handed it in.
    """

    number: str
    agency: str
    source: Who
    at: int
    used: bool | None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """What ``who`` did with a number."""

    deed: Deed
    number: str
    who: Who
    at: int


@dataclass(frozen=True, slots=True)
class Finding:
    """So many things of one kind, from first to last. ``of``: among so many; ``deed``: done together."""

    kind: Kind
    who: Who
    agency: str | None
    count: int
    first: int
    last: int
    numbers: tuple[str, ...]
    of: int | None = None
    deed: Deed | None = None


@dataclass(frozen=True, slots=True)
class Often:
    """``count`` of something ``within`` a time."""

    count: int
    within: int


BURSTS = {KIOSK: Often(6, MINUTE)}
"""Numbers of one agency that come out faster than people can take turns: two strangers change places in ten
seconds at best, and then read. Six are two families at once. Only where one person stands at a time: phones
take numbers side by side. A further kind of source gets a line of its own here, or is left out."""

STRETCH = Often(10, 30 * MINUTE)
UNUSED_OF_STRETCH = 8
"""Ten numbers of one agency, one after the other, of which eight stay unused. Where one in five is, as usual,
that happens by chance once in some 13,000 stretches ..."""
UNUSED_TIMES_USUAL = 2
"""... and on a bad day nothing is unusual that is not twice as frequent as elsewhere in the hall."""

OFTEN = {
    # Lost slips are rare, and the kiosk's own "print again" is for a printer in trouble: not five an hour.
    (Deed.REPRINT, KIOSK): Often(5, HOUR),
    # One in a hundred slips is lost; staff print four a day for the whole hall.
    (Deed.REPRINT, STAFF): Often(6, DAY),
    # A counter serves 12 to 25 a day: eight numbers voided by one person is every third visitor.
    (Deed.CANCEL, STAFF): Often(8, DAY),
    # Whoever has a right to go first has a priority number; choosing somebody by hand is for emergencies.
    (Deed.EARLY, STAFF): Often(6, DAY),
}
KIND_OF = {Deed.REPRINT: Kind.REPRINTS, Deed.CANCEL: Kind.CANCELS, Deed.EARLY: Kind.EARLY}

AT_ONCE = Often(5, 3 * MINUTE)
"""One hand with five slips shows, returns, puts back or cancels them in one go ..."""
TAKEN_AT_ONCE = 10 * MINUTE
"""... and has taken them in one go. A family of three or four stays below."""
BY_HAND = (Deed.PARK, Deed.RETURN, Deed.PUSH_BACK, Deed.CANCEL)


def find(taken: Iterable[Taken], acts: Iterable[Act]) -> list[Finding]:
    """Everything worth a look in one day, in the order in which it began."""
    numbers = sorted(taken, key=_at)
    deeds = sorted(acts, key=_at)
    found = [*_bursts(numbers), *_unused(numbers), *_often(deeds), *_together(numbers, deeds)]
    return sorted(found, key=lambda finding: (finding.first, finding.kind, finding.who))


def _bursts(taken: Sequence[Taken]) -> Iterator[Finding]:
    """Numbers of one agency that left one place faster than people can take turns."""
    exact = (each for each in taken if each.exact and each.source.kind in BURSTS)
    for (source, agency), own in _grouped(exact, lambda each: (each.source, each.agency)):
        for run in _dense(own, BURSTS[source.kind]):
            yield _finding(Kind.BURST, source, agency, run, [each.number for each in run])


def _unused(taken: Sequence[Taken]) -> Iterator[Finding]:
    """Stretches of one place's numbers for one agency that hardly anybody came with."""
    known = [each for each in taken if each.used is not None]
    lost = _lost(known)
    for (source, agency), own in _grouped(known, lambda each: (each.source, each.agency)):
        usual = (lost - _lost(own)) / max(len(known) - len(own), 1)
        least = max(UNUSED_OF_STRETCH, UNUSED_TIMES_USUAL * usual * STRETCH.count)
        stretches = ((at, at + STRETCH.count) for at, ten in _within(own, STRETCH) if _lost(ten) >= least)
        for start, end in _joined(stretches):
            gone = [each for each in own[start:end] if not each.used]
            yield _finding(Kind.UNUSED, source, agency, gone, [each.number for each in gone], of=end - start)


def _lost(taken: Sequence[Taken]) -> int:
    return sum(not each.used for each in taken)


def _often(acts: Sequence[Act]) -> Iterator[Finding]:
    """What one kiosk or one person has done unusually often."""
    for (deed, who), own in _grouped(acts, lambda act: (act.deed, act.who)):
        rule = OFTEN.get((deed, who.kind))
        for run in _dense(own, rule) if rule else ():
            yield _finding(KIND_OF[deed], who, None, run, list(dict.fromkeys(act.number for act in run)))


def _together(taken: Sequence[Taken], acts: Sequence[Act]) -> Iterator[Finding]:
    """Numbers that were taken in one go and later moved in one go, as if one hand held the slips."""
    origin = {each.number: each for each in taken}
    by_hand = (act for act in acts if act.deed in BY_HAND and act.number in origin)
    for (deed, source, agency), own in _grouped(
        by_hand, lambda act: (act.deed, origin[act.number].source, origin[act.number].agency)
    ):
        for run in _dense(own, AT_ONCE):
            moved = {act.number: act for act in run}
            slips = sorted((origin[number] for number in moved), key=_at)
            for held in _dense(slips, Often(AT_ONCE.count, TAKEN_AT_ONCE)):
                numbers = [each.number for each in held]
                done = sorted((moved[number] for number in numbers), key=_at)
                yield _finding(Kind.TOGETHER, source, agency, done, numbers, deed=deed)


class _Timed(Protocol):
    @property
    def at(self) -> int: ...


_at = attrgetter("at")
Thing = TypeVar("Thing", bound=_Timed)
Key = TypeVar("Key")


def _finding(
    kind: Kind,
    who: Who,
    agency: str | None,
    things: Sequence[_Timed],
    numbers: Sequence[str],
    *,
    of: int | None = None,
    deed: Deed | None = None,
) -> Finding:
    first, last = things[0].at, things[-1].at
    return Finding(kind, who, agency, len(things), first, last, tuple(numbers), of, deed)


def _grouped(things: Iterable[Thing], key: Callable[[Thing], Key]) -> Iterator[tuple[Key, list[Thing]]]:
    groups: defaultdict[Key, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    yield from groups.items()


def _within(things: Sequence[Thing], rule: Often) -> Iterator[tuple[int, Sequence[Thing]]]:
    """Every ``count`` in a row that lie ``within`` the time, and where they begin; sorted by time."""
    for start in range(len(things) - rule.count + 1):
        window = things[start : start + rule.count]
        if window[-1].at - window[0].at <= rule.within:
            yield start, window


def _dense(things: Sequence[Thing], rule: Often) -> Iterator[Sequence[Thing]]:
    """The longest stretches in which the rule holds throughout."""
    windows = ((start, start + rule.count) for start, _window in _within(things, rule))
    return (things[start:end] for start, end in _joined(windows))


def _joined(windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Windows that overlap, as one."""
    begun: tuple[int, int] | None = None
    for start, end in windows:
        if begun is None or start >= begun[1]:
            if begun is not None:
                yield begun
            begun = (start, end)
        else:
            begun = (begun[0], end)
    if begun is not None:
        yield begun
