"""A lobby screen left alone for days while visitors are called: does it need more than on the first day?"""

from __future__ import annotations

import itertools
import random
import time
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Page

from people import Desk, People

WARM_CALLS = 60
"""So many calls fill every list that a screen keeps."""
LOOK_EVERY_S = 20.0


@dataclass(frozen=True, slots=True)
class Look:
    """What the page needs at one moment, after its garbage was collected."""

    at_s: float
    heap_mb: float
    nodes: int
    listeners: int


@dataclass
class Soak:
    """Visitors of one zone are called, now and then twice, and served; the page is measured meanwhile."""

    people: People
    page: Page
    service: str
    counters: list[str]
    seed: int = 1
    calls: int = 0
    looks: list[Look] = field(default_factory=list)

    def warm_up(self) -> None:
        """Fill the lists of the screen before the first look."""
        self._rounds(until=None, calls=WARM_CALLS, pause_s=0.0)

    def live(self, seconds: float, calls_a_second: float) -> None:
        """Call, and look at the page from time to time; once at the beginning and once at the end."""
        probe = self.page.context.new_cdp_session(self.page)
        began = time.monotonic()
        self._look(probe, began)
        while (left := began + seconds - time.monotonic()) > 0:
            until = time.monotonic() + min(LOOK_EVERY_S, left)
            self._rounds(until=until, calls=None, pause_s=1 / calls_a_second)
            self._look(probe, began)

    @property
    def growth(self) -> float:
        """The heap at the end against the beginning (medians of the first and last third), 0.05 is 5 %."""
        heaps = [look.heap_mb for look in self.looks]
        third = max(1, len(heaps) // 3)
        first, last = sorted(heaps[:third]), sorted(heaps[-third:])
        return last[len(last) // 2] / first[len(first) // 2] - 1

    def _rounds(self, until: float | None, calls: int | None, pause_s: float) -> None:
        kiosk, dice = self.people.kiosk(), random.Random(f"{self.seed} {self.calls}")
        desks = itertools.cycle([self.people.open_desk(code) for code in self.counters])
        done = 0
        while (calls is None or done < calls) and (until is None or time.monotonic() < until):
            begun = time.monotonic()
            kiosk.take(self.service)
            if _serves(next(desks), recalls=dice.random() < 0.15):
                done += 1
                self.calls += 1
            # The page's own timers run on real time: give them their share, and keep the pace.
            self.page.wait_for_timeout(max(0.0, (begun + pause_s - time.monotonic()) * 1000))

    def _look(self, probe: CDPSession, began: float) -> None:
        probe.send("HeapProfiler.enable")
        probe.send("HeapProfiler.collectGarbage")
        heap = probe.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        counters = probe.send("Memory.getDOMCounters")
        self.looks.append(
            Look(time.monotonic() - began, heap, counters["nodes"], counters["jsEventListeners"])
        )


def _serves(desk: Desk, *, recalls: bool) -> bool:
    """Call, and serve whoever comes; at midnight of the hall's clock the counter is opened anew."""
    answer = desk.call_next()
    if answer.slug == "counter-not-open":
        desk.open()
        return False
    ticket = answer.done()["ticket"]
    if ticket is None:
        return False  # the day has changed between number and call
    moves = [desk.move(ticket, move) for move in (["recall"] if recalls else []) + ["start", "finish"]]
    return moves[-1].status == 200
