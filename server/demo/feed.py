"""A screen's Socket.IO connection, spoken by hand over a web socket: connect, watch, listen, for ever."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from simple_websocket import AioClient, ConnectionClosed  # type: ignore[import-untyped]
from simple_websocket.errors import SimpleWebsocketError  # type: ignore[import-untyped]
from wsproto.utilities import ProtocolError

PATH = "/socket.io/?EIO=4&transport=websocket"
OPEN, PING, PONG, CONNECT, EVENT = "0", "2", "3", "40", "42"
SILENT_S = 15.0
"""The server pings every 5 s; a line that is silent for so long is dead."""
AGAIN_S = 2.0


async def follow(base: str, token: str, heard: Callable[[dict[str, Any]], None]) -> None:
    """Tell ``heard`` every event of the hall; whenever the line is lost, come back."""
    url = "ws" + base.removeprefix("http") + PATH
    while True:
        socket = await _dial(url)
        if socket is not None:
            try:
                await _watch(socket, token, heard)
            except (ConnectionClosed, OSError, TimeoutError):
                pass
            finally:
                await _hang_up(socket)
        await asyncio.sleep(AGAIN_S)


async def _dial(url: str) -> Any | None:
    try:
        return await AioClient.connect(url)
    except (SimpleWebsocketError, ProtocolError, OSError):
        # The server is away, or dies in the middle of its greeting.
        return None


async def _watch(socket: Any, token: str, heard: Callable[[dict[str, Any]], None]) -> None:
    while True:
        # Not wait_for: before Python 3.12 it forgets a cancellation that comes together with a packet.
        async with asyncio.timeout(SILENT_S):
            packet = await socket.receive()
        if packet.startswith(OPEN):
            await socket.send(CONNECT + json.dumps({"token": token}))
        elif packet.startswith(PING):
            await socket.send(PONG)
        elif packet.startswith(CONNECT):
            await socket.send(f"{EVENT}0" + json.dumps(["watch"]))
        elif packet.startswith(EVENT):
            name, *content = json.loads(packet.removeprefix(EVENT))
            if name == "events":
                for event in content[0]["events"]:
                    heard(event)


async def _hang_up(socket: Any) -> None:
    try:
        await socket.close()
    except (ConnectionClosed, OSError):
        return
