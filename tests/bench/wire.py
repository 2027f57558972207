"""HTTP as cheaply as Python can: one connection kept alive, requests as bytes, answers by their length."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NamedTuple, Self


class Answer(NamedTuple):
    status: int
    head: bytes
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    def header(self, name: bytes) -> bytes:
        """One header's value; empty when it is not there. ``name`` in lower case."""
        start = self.head.lower().find(b"\r\n" + name + b": ")
        if start < 0:
            return b""
        return self.head[start + len(name) + 4 :].split(b"\r\n", 1)[0]


class Wire(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._got = b""

    @classmethod
    async def to(cls, port: int) -> Self:
        _transport, wire = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return wire

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error or ConnectionResetError("the server hung up"))

    def data_received(self, data: bytes) -> None:
        self._got += data
        answer = parse(self._got)
        if answer is not None and self._waiting is not None:
            self._got = b""
            self._waiting.set_result(answer)

    async def ask(self, request: bytes) -> Answer:
        assert self._transport is not None
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


def parse(got: bytes) -> Answer | None:
    """The answer in ``got``, or None while it is not whole."""
    end = got.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = got[:end]
    status = int(head[9:12])
    if status in (204, 304):
        return Answer(status, head, b"")
    start = head.find(b"Content-Length: ")
    if start < 0:
        raise ValueError(f"an answer without Content-Length: {head!r}")
    length = int(head[start + 16 :].split(b"\r\n", 1)[0])
    body = got[end + 4 :]
    return Answer(status, head, body) if len(body) >= length else None


def post(path: str, token: str, body: bytes = b"", key: str | None = None) -> bytes:
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Authorization: Bearer {token}",
        f"Content-Length: {len(body)}",
    ]
    if body:
        lines.append("Content-Type: application/json")
    if key is not None:
        lines.append(f"Idempotency-Key: {key}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def get(path: str, token: str | None = None, etag: bytes = b"") -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if etag:
        lines.append(f"If-None-Match: {etag.decode()}")
    return "\r\n".join([*lines, "", ""]).encode()
