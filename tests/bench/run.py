"""`make bench`: what the hall carries on this machine, beside what its disk and SQLite alone would carry.

One run, a few minutes, everything on the loopback. Prints a table and writes bench-result.json.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "support"))

import busy_lobby
import halls
import history
import latency
import loads
import paper
import plain
from figures import Figures, quantile, spread
from halls import BenchHall, Tokens
from wire import Wire, post

ROUNDS = 5
PLAIN_TICKETS, ONE_CLIENT_TICKETS, EACH_OF_MANY_TICKETS = 300, 80, 20
WAITING_EACH = 40  # for each kiosk, before visitors are called: about 40 in every queue
CALL_ROUNDS = 2
HISTORY = 200_000
LATENCY_CALLS = 100
SCREENS = (100, 500)
STARTS = 3
LOBBY_MINUTES = 2
RESULT = Path("bench-result.json")


class Issued(NamedTuple):
    """What came of issuing, and tickets a second counted until the last of their slips was printed."""

    load: loads.Load
    printed_per_s: float


class Bench:
    """The halls that are measured, and where the figures go."""

    def __init__(self, folder: Path, pool: ProcessPoolExecutor) -> None:
        self.figures = Figures()
        self._folder, self._pool = folder, pool

    def run(self) -> None:
        """Everything, one after the other."""
        hall, old = BenchHall(self._folder / "new"), BenchHall(self._folder / "old")
        tokens, old_tokens = hall.enrol(), old.enrol()
        say("making 200,000 tickets of history")
        self._age(old, old_tokens)
        say("starting")
        self._starts(hall, tokens, "start to the first ticket")
        self._starts(old, old_tokens, f"the same with {HISTORY:,} tickets of history")
        try:
            say("calling")
            self._calling(hall.start(), tokens, old.start(), old_tokens)
            old.stop()
            say("issuing, with plain sqlite3 by turns")
            self._issuing(hall, tokens)
            self._new_day(hall, tokens)
            self._showing(hall, tokens)
            self._lobby(hall, tokens)
            hall.stop()
            self._paper()
        finally:
            hall.stop()
            old.stop()

    def _starts(self, hall: BenchHall, tokens: Tokens, name: str) -> None:
        """From starting the program to holding the first ticket, on a folder that has been used before."""
        seconds = []
        for _ in range(STARTS):
            began = time.perf_counter()
            hall.start()
            self._pool.submit(loads.issue, hall.port, tokens.kiosks[:1], hall.services()[:1], 1).result()
            seconds.append(time.perf_counter() - began)
            hall.stop()
        self.figures.add(name, statistics.median(seconds), "s")

    def _issuing(self, hall: BenchHall, tokens: Tokens) -> None:
        """Plain, one client, plain, sixteen clients; again and again, because the machine has moods."""
        services = hall.services()
        self._pool.submit(loads.issue, hall.port, tokens.kiosks, services, 5).result()
        # The first slips of a printer write down how it is, too.
        hall.wait_for_paper()
        grown = _grown(
            hall, lambda: self._pool.submit(loads.issue, hall.port, tokens.kiosks[:1], services, 1).result()
        )
        if grown != set(plain.GROWS):
            raise RuntimeError(f"issuing now writes to {sorted(grown)}: let plain.py write the same")
        hall.wait_for_paper()
        plain.copy(hall.database, self._folder / "plain.db")
        alone = plain.PlainIssue(self._folder / "plain.db")
        by_plain: list[float] = []
        by_one: list[Issued] = []
        by_many: list[Issued] = []
        for _ in range(ROUNDS):
            by_plain.append(alone.run(PLAIN_TICKETS))
            by_one.append(self._issued(hall, tokens.kiosks[:1], ONE_CLIENT_TICKETS))
            by_plain.append(alone.run(PLAIN_TICKETS))
            by_many.append(self._issued(hall, tokens.kiosks, EACH_OF_MANY_TICKETS))
        alone.close()
        base = statistics.median(by_plain)
        self.figures.add("tickets by plain sqlite3, one transaction each", base, "/s")
        for name, found in (("1 client", by_one), (f"{halls.KIOSKS} clients", by_many)):
            rate = statistics.median(issued.load.per_s for issued in found)
            printed = statistics.median(issued.printed_per_s for issued in found)
            ms = [one for issued in found for one in issued.load.ms]
            busy = _busy([issued.load for issued in found])
            note = f"{spread(ms)}; {printed:,.0f}/s until the last slip; clients took {busy} of a core"
            self.figures.add(
                f"tickets through HTTP, {name}", rate, "/s", ratio=rate / base, of="plain", note=note
            )

    def _issued(self, hall: BenchHall, kiosks: list[str], each: int) -> Issued:
        """Issue, then wait for the paper: it must slow down neither plain sqlite3 nor the next clients."""
        began = time.perf_counter()
        load = self._pool.submit(loads.issue, hall.port, kiosks, hall.services(), each).result()
        hall.wait_for_paper()
        return Issued(load, len(load.ms) / (time.perf_counter() - began))

    def _calling(self, new: BenchHall, new_tokens: Tokens, old: BenchHall, old_tokens: Tokens) -> None:
        """All counters call at once, in a hall without history and in one with a long one, by turns."""
        found: dict[str, list[loads.Load]] = {"new": [], "old": []}
        for hall, tokens in ((new, new_tokens), (old, old_tokens)):
            asyncio.run(latency.prepare(hall.port, list(tokens.counters.values())))
            self._pool.submit(loads.issue, hall.port, tokens.kiosks, hall.services(), WAITING_EACH).result()
        for _ in range(ROUNDS - 1):
            for name, hall, tokens in (("new", new, new_tokens), ("old", old, old_tokens)):
                counters = list(tokens.counters.values())
                found[name].append(self._pool.submit(loads.call, hall.port, counters, CALL_ROUNDS).result())
        rates = {name: statistics.median(load.per_s for load in each) for name, each in found.items()}
        at_once = len(new_tokens.counters)
        note = f"clients took {_busy(found['new'])} of a core"
        self.figures.add(f"call-next, {at_once} counters at once", rates["new"], "/s", note=note)
        ratio = rates["old"] / rates["new"]
        self.figures.add(
            f"the same with {HISTORY:,} tickets of history", rates["old"], "/s", ratio=ratio, of="without"
        )

    def _new_day(self, hall: BenchHall, tokens: Tokens) -> None:
        """Everybody goes home, the counters open again."""
        seconds, gone = asyncio.run(_close_and_open(hall.port, tokens.manager))
        self.figures.add("closing the day", seconds * 1000, "ms", note=f"{gone:,} tickets expire")
        asyncio.run(latency.prepare(hall.port, list(tokens.counters.values())))

    def _showing(self, hall: BenchHall, tokens: Tokens) -> None:
        """From the click on "next" to every screen, with phones that poll at their own pace."""
        each = halls.PHONES // len(tokens.kiosks) + 1
        urls = self._pool.submit(loads.issue, hall.port, tokens.kiosks, hall.services(), each).result().urls
        urls = urls[: halls.PHONES]
        self.figures.add("memory before any screen is there", hall.memory_mb(), "MB")
        for number in SCREENS:
            say(f"showing, {number} screens")
            found = latency.measure(hall, tokens, number, urls, LATENCY_CALLS)
            if number == max(SCREENS):
                self.figures.add(f"memory with {number} screens", found.server_mb, "MB")
            name = f"call to screen, {number} screens, {len(urls):,} phones"
            notes = [
                f"last screen {spread(found.last_ms)}",
                f"{found.polls_per_s:.0f} polls/s answered in {spread(found.poll_ms)}",
                f"screens and phones took {found.busy:.0%} of a core",
            ]
            self.figures.add(f"{name}, p50", quantile(found.ms, 0.5), "ms")
            self.figures.add(f"{name}, p99", quantile(found.ms, 0.99), "ms", note="; ".join(notes))
        self.figures.add("memory at the end", hall.memory_mb(), "MB")

    def _lobby(self, hall: BenchHall, tokens: Tokens) -> None:
        """What the screens themselves report while the voices speak."""
        say("calling in the lobby")
        each = LOBBY_MINUTES * busy_lobby.CALLS_A_MINUTE // len(tokens.counters) + 1
        self._pool.submit(loads.issue, hall.port, tokens.kiosks, hall.services(), each).result()
        asyncio.run(latency.prepare(hall.port, list(tokens.counters.values())))
        found = busy_lobby.measure(hall, tokens, LOBBY_MINUTES)
        if not found.in_order or len(found.shown_ms) < found.calls:
            raise RuntimeError(
                f"{len(found.shown_ms)} of {found.calls} calls were shown, in order: {found.in_order}"
            )
        name = f"call to painted, 4 screens, {busy_lobby.CALLS_A_MINUTE} calls/min"
        self.figures.add(f"{name}, p50", quantile(found.shown_ms, 0.5), "ms")
        note = f"all {found.calls} calls were shown"
        self.figures.add(f"{name}, p99", quantile(found.shown_ms, 0.99), "ms", note=note)
        together = f"{len(found.voice_s)} calls in {found.announcements} announcements"
        note = f"p99 {quantile(found.voice_s, 0.99):.1f} s; {together}"
        slow = quantile(found.frames_a_second, 0.01)
        self.figures.add("frames a second of 4 screens, slowest of 100 seconds", slow, "/s")
        self.figures.add("call to voice, p50", quantile(found.voice_s, 0.5), "s", note=note)

    def _paper(self) -> None:
        """A slip's way to the printer, while the hall is full of screens."""
        say("printing")
        ms = paper.drawing()
        self.figures.add("drawing a slip", statistics.median(ms), "ms", note=spread(ms))
        found = paper.touching(self._folder / "paper", max(SCREENS))
        name = f"touch to the slip's first byte at the printer, {max(SCREENS)} screens, p95"
        note = f"{spread(found.paper_ms)}; number shown: {spread(found.answer_ms)}"
        self.figures.add(name, quantile(found.paper_ms, 0.95), "ms", note=note)

    def _age(self, hall: BenchHall, tokens: Tokens) -> None:
        """One visit from issue to finish, then 200,000 copies of it."""
        hall.start()
        self._pool.submit(loads.issue, hall.port, tokens.kiosks[:1], [_service_of(hall, "C1")], 1).result()
        asyncio.run(_serve(hall.port, tokens.counters["C1"]))
        hall.stop()
        history.fill(hall.database, HISTORY)


async def _serve(port: int, token: str) -> None:
    wire = await Wire.to(port)
    loads.expect(200, [await wire.ask(post("/api/v1/counter/open", token))])
    called = loads.expect(200, [await wire.ask(loads.call_request(token))])[0].json()["ticket"]
    for move in ("start", "finish"):
        loads.expect(200, [await wire.ask(loads.move_request(token, called["id"], move))])
    wire.close()


def _grown(hall: BenchHall, act: Callable[[], object]) -> set[str]:
    """The tables that have more rows after ``act``."""
    before = plain.counts(hall.database)
    act()
    return {table for table, rows in plain.counts(hall.database).items() if rows > before[table]}


def _busy(found: list[loads.Load]) -> str:
    return f"{statistics.median(load.busy for load in found):.0%}"


def _service_of(hall: BenchHall, counter: str) -> str:
    return next(service for service in hall.services() if service.startswith(counter[0]))


def say(line: str) -> None:
    """Progress, for whoever waits."""
    print(f"bench: {line} ...", file=sys.stderr, flush=True)


async def _close_and_open(port: int, token: str) -> tuple[float, int]:
    wire = await Wire.to(port)
    began = time.perf_counter()
    closing = post("/api/v1/manage/day/close", token, json.dumps({"reason": "bench"}).encode())
    closed = loads.expect(200, [await wire.ask(closing)])[0].json()
    took = time.perf_counter() - began
    loads.expect(200, [await wire.ask(post("/api/v1/manage/day/open", token))])
    wire.close()
    return took, closed["expired"]


def main() -> None:
    began = time.perf_counter()
    load_before = os.getloadavg()[0]
    # On the disk of the checkout: a temporary folder may lie in memory, where nothing is durable.
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=Path.cwd()))
    try:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            bench = Bench(folder, pool)
            bench.run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    took = time.perf_counter() - began
    print(bench.figures.table())
    loads_seen = f"load average {load_before:.1f} before and {os.getloadavg()[0]:.1f} after"
    print(f"\n{os.cpu_count()} cores, {loads_seen}; {took:.0f} s.")
    RESULT.write_text(json.dumps(bench.figures.as_json(took, load_before), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
