"""The play itself: visitors, officers and screens at once, until the day is over or somebody ends it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import quote

import click

from server.demo import feed, plan, rota, story
from server.demo.api import Api
from server.demo.child import Child
from server.demo.enrol import Cast
from server.demo.moment import HallTime
from server.demo.plan import HOUR
from server.demo.stage import Stage
from server.demo.visiting import come
from server.demo.working import Officer

LOOK_EVERY_S = 2.0
LOOKS_IN_A_LINE = 5
"""Every so many looks a line is printed: about every 10 s."""
MANAGE = "/api/v1/manage"


async def play(cast: Cast, child: Child, speed: float, hours: float, seed: int) -> None:
    """Play the day on the running hall of ``child``."""
    api = Api(child.base)
    try:
        begun = await _overview(api, cast.manager)
        await _put_rolls_in(api, cast.manager)
        stage = Stage(cast, api, HallTime(_now(begun), speed))
        watching = asyncio.create_task(child.keep_running())
        with _ended_by_person() as stopped:
            await _until_over(stage, hours, seed, stopped)
            over = not stopped.is_set()
        watching.cancel()
        await stage.clear()
        if child.running:
            click.echo(story.summary(await _overview(api, cast.manager)))
            if over:
                await api.post(f"{MANAGE}/day/close", cast.manager, {"reason": "Simulasi selesai"})
    finally:
        await api.close()


async def _until_over(stage: Stage, hours: float, seed: int, stopped: asyncio.Event) -> None:
    cast = stage.cast
    for token in cast.displays[1:]:
        stage.spawn(feed.follow(stage.api.base, token, _ignore))
    stage.spawn(feed.follow(stage.api.base, cast.displays[0], stage.heard))
    stage.spawn(_report(stage))
    stage.spawn(come(stage, plan.visitors(cast.agencies, hours, seed)))
    staffed = rota.duties(cast.agencies, cast.counters_of, hours, seed)
    officers = [stage.spawn(Officer(stage, duty, hours * HOUR, seed).work()) for duty in staffed]
    day = asyncio.create_task(_all_done(officers))
    person = asyncio.create_task(_is_set(stopped))
    await asyncio.wait([day, person], return_when=asyncio.FIRST_COMPLETED)
    for one in (day, person):
        one.cancel()


async def _put_rolls_in(api: Api, manager: str) -> None:
    """Full rolls in the morning, however much an earlier demo has printed."""
    for printer in (await api.get(f"{MANAGE}/printers", manager)).body["printers"]:
        await api.post(f"{MANAGE}/printers/{quote(printer['name'])}/roll", manager)


async def _report(stage: Stage) -> None:
    """Keep the clock right and know at which counters real people work; tell how things are now and then."""
    for look in count(1):
        await asyncio.sleep(LOOK_EVERY_S)
        overview = await _overview(stage.api, stage.cast.manager)
        stage.time.agree(_now(overview))
        stage.people_at = {
            counter["code"] for counter in overview["counters"] if counter["officer"] is not None
        }
        if look % LOOKS_IN_A_LINE == 0:
            click.echo(story.line(overview))


async def _overview(api: Api, manager: str) -> dict[str, Any]:
    return (await api.get(f"{MANAGE}/overview", manager)).body


async def _all_done(tasks: list[asyncio.Task[None]]) -> None:
    await asyncio.wait(tasks)


async def _is_set(event: asyncio.Event) -> None:
    await event.wait()


@contextmanager
def _ended_by_person() -> Iterator[asyncio.Event]:
    """An event for Ctrl-C or a polite kill; a second one ends the program at once."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    ends = (signal.SIGINT, signal.SIGTERM)
    for end in ends:
        loop.add_signal_handler(end, stopped.set)
    yield stopped
    for end in ends:
        loop.remove_signal_handler(end)


def _now(overview: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(overview["now"])


def _ignore(_event: dict[str, Any]) -> None:
    """A screen nobody looks at."""
