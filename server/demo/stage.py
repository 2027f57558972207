"""What everybody in the demo shares: the clock, the calls, who is in the hall, and who has been heard of."""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

import click

from server.demo.api import Api, CallRefusedError
from server.demo.enrol import Cast
from server.demo.moment import HallTime
from server.demo.plan import Visitor

BACK_IN_THE_QUEUE = frozenset(
    {"ticket.issued", "ticket.resumed", "ticket.returned", "ticket.transferred", "ticket.undone"}
)


@dataclass(slots=True)
class Stay:
    """A visitor who has a ticket."""

    visitor: Visitor
    times_served: int = 0
    missed: bool = False
    called: bool = False


class Bell:
    """Rings when somebody begins to wait for an agency; wakes one idle officer at a time."""

    def __init__(self) -> None:
        """Silent so far."""
        self.rung = 0
        self._idle: deque[asyncio.Future[None]] = deque()

    def ring(self) -> None:
        """Somebody waits."""
        self.rung += 1
        while self._idle:
            idle = self._idle.popleft()
            if not idle.done():
                idle.set_result(None)
                return

    async def after(self, rung: int, within_s: float) -> None:
        """Come back when it has rung more than ``rung`` times, or after ``within_s`` of our seconds."""
        if self.rung > rung:
            return
        idle = asyncio.get_running_loop().create_future()
        self._idle.append(idle)
        await asyncio.wait([idle], timeout=within_s)
        idle.cancel()


class Stage:
    """The hall as its players see it."""

    def __init__(self, cast: Cast, api: Api, time: HallTime) -> None:
        """Nobody is there yet."""
        self.cast, self.api, self.time = cast, api, time
        self.bells = {agency.code: Bell() for agency in cast.agencies}
        self.stays: dict[str, Stay] = {}
        self.people_at: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def heard(self, event: dict[str, Any]) -> None:
        """An event of the hall: whoever waits now is somebody's to call."""
        if event["type"] in BACK_IN_THE_QUEUE and event["data"]["ticket"]["state"] == "waiting":
            bell = self.bells.get(event["data"]["ticket"]["agency"]["code"])
            if bell is not None:
                bell.ring()

    def spawn(self, player: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Let somebody play; one who is refused a call leaves, the others play on."""
        task = asyncio.create_task(_play(player))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def clear(self) -> None:
        """Send everybody home."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _play(player: Coroutine[Any, Any, None]) -> None:
    try:
        await player
    except CallRefusedError as error:
        click.echo(f"simulasi: {error}", file=sys.stderr)
