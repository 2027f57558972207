"""The demo's screens: they listen for ever, and go home at once when the demo ends."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

import pytest
from wsproto.utilities import RemoteProtocolError

from server.demo import feed

CONNECT = "server.demo.feed.AioClient.connect"


def play(story: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: the browser tests of the same worker keep a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, story).result()


class Line:
    """A web socket on which one packet comes when the test says so, and never another."""

    def __init__(self) -> None:
        self.packet: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.read = 0

    async def receive(self) -> str:
        self.read += 1
        return await (self.packet if self.read == 1 else asyncio.get_running_loop().create_future())

    async def send(self, _packet: str) -> None:
        pass

    async def close(self) -> None:
        pass


@pytest.mark.parametrize("steps", range(6))
def test_a_screen_goes_home_even_when_a_packet_comes_in_the_same_moment(
    steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def evening() -> None:
        line = Line()

        async def connect(_url: str) -> Any:
            return line

        monkeypatch.setattr(CONNECT, connect)
        screen = asyncio.create_task(feed.follow("http://hall", "token", lambda _event: None))
        while not line.read:
            await asyncio.sleep(0)
        line.packet.set_result(feed.PING)
        for _ in range(steps):
            await asyncio.sleep(0)
        screen.cancel()
        _gone, listening = await asyncio.wait([screen], timeout=10)
        for one in listening:
            one.cancel()
        assert not listening, "the demo would wait for it for ever"

    play(evening())


def test_a_screen_comes_back_after_a_server_that_hung_up_in_its_greeting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def morning() -> None:
        line, tries = Line(), count(1)

        async def connect(_url: str) -> Any:
            if next(tries) < 3:
                raise RemoteProtocolError("Bad HTTP message")
            return line

        monkeypatch.setattr(CONNECT, connect)
        screen = asyncio.create_task(feed.follow("http://hall", "token", lambda _event: None))
        async with asyncio.timeout(10):
            while not line.read:
                await asyncio.sleep(0.01)
        screen.cancel()
        await asyncio.wait([screen])

    monkeypatch.setattr(feed, "AGAIN_S", 0.01)
    play(morning())
