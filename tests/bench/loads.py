"""What clients do to the server; each function runs in a process of its own and tells how busy it was."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Coroutine, Iterable
from typing import Any, NamedTuple
from uuid import uuid4

from wire import Answer, Wire, post

ISSUE = "/api/v1/kiosk/tickets"


class Load(NamedTuple):
    """What came of it; ``busy`` is the share of one core that the clients themselves took."""

    per_s: float
    ms: list[float]
    busy: float
    urls: list[str]


def issue(port: int, tokens: list[str], services: list[str], each: int) -> Load:
    """One client for each token, each issuing ``each`` tickets one by one; every POST carries a key."""
    return asyncio.run(_issue(port, tokens, services, each))


async def _issue(port: int, tokens: list[str], services: list[str], each: int) -> Load:
    wires = [await Wire.to(port) for _ in tokens]
    run = uuid4().hex
    wanted = itertools.cycle(services)
    work = [
        [issue_request(token, next(wanted), f"{run}-{client}-{turn}") for turn in range(each)]
        for client, token in enumerate(tokens)
    ]
    load, answers = await _timed(
        [_one_by_one(wire, requests) for wire, requests in zip(wires, work, strict=True)]
    )
    for wire in wires:
        wire.close()
    return load._replace(urls=[answer.json()["url"] for answer in expect(201, answers)])


def call(port: int, tokens: list[str], rounds: int) -> Load:
    """One counter for each token: all call the next visitor at once, ``rounds`` times."""
    return asyncio.run(_call(port, tokens, rounds))


async def _call(port: int, tokens: list[str], rounds: int) -> Load:
    wires = [await Wire.to(port) for _ in tokens]
    loads = []
    for turn in range(rounds):
        asked = [_one_by_one(wire, [call_request(token)]) for wire, token in zip(wires, tokens, strict=True)]
        load, answers = await _timed(asked)
        loads.append(load)
        held = [answer.json()["ticket"] for answer in expect(200, answers)]
        if None in held:
            raise RuntimeError(f"nobody was left to call in round {turn}: issue more tickets first")
        freed = [
            wire.ask(move_request(token, ticket["id"], "no-show"))
            for wire, token, ticket in zip(wires, tokens, held, strict=True)
        ]
        expect(200, await asyncio.gather(*freed))
    for wire in wires:
        wire.close()
    calls = len(tokens) * rounds
    return Load(
        calls / sum(len(tokens) / load.per_s for load in loads),
        [ms for load in loads for ms in load.ms],
        sum(load.busy for load in loads) / rounds,
        [],
    )


def call_request(token: str) -> bytes:
    return post("/api/v1/counter/call-next", token, key=uuid4().hex)


def move_request(token: str, ticket: str, move: str) -> bytes:
    return post(f"/api/v1/counter/tickets/{ticket}/{move}", token)


def expect(status: int, answers: Iterable[Answer]) -> list[Answer]:
    """The answers, all of which must have this status."""
    found = list(answers)
    for answer in found:
        if answer.status != status:
            raise RuntimeError(f"{answer.status} instead of {status}: {answer.body[:300]!r}")
    return found


def issue_request(token: str, service: str, key: str) -> bytes:
    """A visitor takes a number."""
    body = json.dumps({"service": service, "priority": False, "language": "id"}).encode()
    return post(ISSUE, token, body, key)


async def _one_by_one(wire: Wire, requests: list[bytes]) -> list[tuple[float, Answer]]:
    done = []
    for request in requests:
        began = time.perf_counter()
        answer = await wire.ask(request)
        done.append(((time.perf_counter() - began) * 1000, answer))
    return done


async def _timed(clients: list[Coroutine[Any, Any, list[tuple[float, Answer]]]]) -> tuple[Load, list[Answer]]:
    began, cpu = time.perf_counter(), time.process_time()
    done = [one for client in await asyncio.gather(*clients) for one in client]
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    return Load(len(done) / took, [ms for ms, _ in done], cpu / took, []), [answer for _, answer in done]
