"""From "next" to every screen: from sending the POST to the arrival of its event at each socket."""

from __future__ import annotations

import asyncio
import bisect
import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import crowd
from halls import BenchHall, Tokens
from loads import call_request, expect, move_request
from wire import Wire, post

CALLS_PER_S = 4.0
"""Faster than 35 counters ever call; with the other moves it makes about 16 events a second."""


class Latency(NamedTuple):
    """Milliseconds: every call at every screen, and for each call the last screen."""

    screens: int
    ms: list[float]
    last_ms: list[float]
    poll_ms: list[float]
    polls_per_s: float
    busy: float
    server_mb: float


def measure(hall: BenchHall, tokens: Tokens, number: int, urls: list[str], calls: int) -> Latency:
    """``number`` screens and a phone for each of ``urls`` look on while ``calls`` visitors are called."""
    with onlookers(hall, tokens, number, urls) as enough:
        server_mb = hall.memory_mb()
        began = time.monotonic()
        sent = asyncio.run(_call(hall.port, list(tokens.counters.values()), calls))
        took = time.monotonic() - began
        seen = enough()
    ms, last_ms = _times(sent, seen, number)
    return Latency(number, ms, last_ms, seen.poll_ms, seen.polls / took, seen.busy, server_mb)


@contextmanager
def onlookers(
    hall: BenchHall, tokens: Tokens, number: int, urls: list[str]
) -> Iterator[Callable[[], crowd.Seen]]:
    """``number`` screens and a phone for each of ``urls``; what is given tells what they have seen."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    looking = context.Process(
        target=crowd.watch, args=(hall.port, tokens.displays, number, urls, theirs), daemon=True
    )
    looking.start()

    def enough() -> crowd.Seen:
        ours.send("enough")
        seen: crowd.Seen = _receive(ours, looking)
        return seen

    try:
        _receive(ours, looking)
        yield enough
    finally:
        looking.join(5)
        looking.kill()


async def _call(port: int, tokens: list[str], calls: int) -> dict[str, float]:
    """Ticket -> the moment at which its call was sent. What is called is also started and finished."""
    pace = random.Random(1)
    wires = [await Wire.to(port) for _ in tokens]
    sent: dict[str, float] = {}
    busy: dict[int, asyncio.Task[None]] = {}
    for turn in range(calls):
        place = turn % len(tokens)
        if place in busy:
            await busy[place]
        at = time.monotonic()
        answer = expect(200, [await wires[place].ask(call_request(tokens[place]))])[0]
        ticket = answer.json()["ticket"]["id"]
        sent[ticket] = at
        busy[place] = asyncio.create_task(_serve(wires[place], tokens[place], ticket))
        await asyncio.sleep(pace.expovariate(CALLS_PER_S))
    await asyncio.gather(*busy.values())
    await asyncio.sleep(0.5)
    for wire in wires:
        wire.close()
    return sent


async def _serve(wire: Wire, token: str, ticket: str) -> None:
    for move in ("start", "finish"):
        await asyncio.sleep(0.4)
        expect(200, [await wire.ask(move_request(token, ticket, move))])


async def prepare(port: int, tokens: list[str]) -> None:
    """Open every counter."""
    for token in tokens:
        wire = await Wire.to(port)
        expect(200, [await wire.ask(post("/api/v1/counter/open", token))])
        wire.close()


def _times(sent: dict[str, float], seen: crowd.Seen, number: int) -> tuple[list[float], list[float]]:
    arrivals: dict[tuple[int, int], list[float]] = {}
    for first, last, at in seen.batches:
        arrivals.setdefault((first, last), []).append(at)
    spans = sorted(arrivals)
    ms, last_ms = [], []
    for ticket, began in sent.items():
        seq = seen.calls[ticket]
        span = spans[bisect.bisect_right(spans, (seq, 2**62)) - 1]
        if len(arrivals[span]) != number:
            raise RuntimeError(f"{len(arrivals[span])} of {number} screens were told of {ticket}")
        times = [(at - began) * 1000 for at in arrivals[span]]
        ms += times
        last_ms.append(max(times))
    return ms, last_ms


def _receive(line: Any, process: Any) -> Any:
    while not line.poll(0.5):
        if not process.is_alive():
            raise RuntimeError("the crowd of screens has died")
    return line.recv()
