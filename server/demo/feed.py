"""A screen's Socket.IO connection, spoken by hand over a web socket: connect, watch, listen, for ever."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from simple_websocket import AioClient, ConnectionClosed, ConnectionError  # type: ignore[import-untyped]

PATH = "/socket.io/?EIO=4&transport=websocket"
OPEN, PING, PONG, CONNECT, EVENT = "0", "2", "3", "40", "42"
SILENT_S = 15.0
"""The server pings every 5 s; a line that is silent for so long is dead."""
AGAIN_S = 2.0


async def follow(base: str, token: str, heard: Callable[[dict[str, Any]], None]) -> None:
    """Tell ``heard`` every event of the hall; whenever the line is lost, come back."""
    url = "ws" + base.removeprefix("http") + PATH
    while True:
        try:
            socket = await AioClient.connect(url)
            try:
                await _watch(socket, token, heard)
            finally:
                await _hang_up(socket)
        except (ConnectionError, ConnectionClosed, OSError, TimeoutError):
            await asyncio.sleep(AGAIN_S)


async def _watch(socket: Any, token: str, heard: Callable[[dict[str, Any]], None]) -> None:
    while True:
        packet = await asyncio.wait_for(socket.receive(), SILENT_S)
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
