"""Screens and phones by the hundred in one process: every `events` batch is timed at every screen's socket.

One epoll loop: whatever has arrived when it looks is timed at once and read afterwards, so that no screen is
charged for the reading of the others'.
"""

from __future__ import annotations

import base64
import heapq
import json
import os
import resource
import select
import socket
import struct
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

import wire

UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    "Connection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
)
BATCH = b'42["events",{"first":'
CONNECTING_AT_ONCE = 50


class Seen(NamedTuple):
    """What the screens and phones have seen."""

    batches: list[
        tuple[int, int, float]
    ]  # first and last seq, moment of arrival; one for each screen and batch
    calls: dict[str, int]  # ticket -> seq of its call
    polls: int
    poll_ms: list[float]
    busy: float  # share of one core


class Screen:
    """One enrolled display's socket."""

    def __init__(self, port: int, token: str, listener: Room) -> None:
        self._room, self._token = listener, token
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.watching = False
        self._got = b""
        self._upgraded = False
        self.socket.sendall(UPGRADE.format(key=base64.b64encode(os.urandom(16)).decode()).encode())
        self.socket.setblocking(False)

    def read(self, at: float) -> None:
        self._got += self.socket.recv(262_144)
        if not self._upgraded:
            head, found, rest = self._got.partition(b"\r\n\r\n")
            if not found:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                raise RuntimeError(f"no web socket: {head[:200]!r}")
            self._upgraded, self._got = True, rest
        while (frame := _frame(self._got)) is not None:
            message, self._got = frame
            self._heard(message, at)

    def _heard(self, message: bytes, at: float) -> None:
        if message.startswith(BATCH):
            self._room.batch(message, at)
        elif message == b"2":
            self._say(b"3")
        elif message.startswith(b"0"):
            self._say(b"40" + json.dumps({"token": self._token}).encode())
        elif message.startswith(b"40"):
            self._say(b'420["watch"]')
        elif message.startswith(b"430"):
            self.watching = True
        elif message.startswith((b"41", b"44")):
            raise RuntimeError(f"a screen was turned away: {message[:200]!r}")

    def _say(self, message: bytes) -> None:
        self.socket.sendall(
            bytes([0x81, 0x80 | len(message), 0, 0, 0, 0]) + message
        )  # a mask of zeros is a mask


class Phone:
    """One visitor's page: asks for its ticket when it was told to."""

    def __init__(self, port: int, url: str, room: Room) -> None:
        self._room = room
        self._path = f"/api/v1/public/tickets/{url.rpartition('/')[2]}"
        self._etag = b""
        self._got = b""
        self._asked = 0.0
        self._pace = 10.0
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setblocking(False)

    def ask(self) -> None:
        self._asked = time.monotonic()
        self.socket.sendall(wire.get(self._path, etag=self._etag))

    def read(self, at: float) -> None:
        self._got += self.socket.recv(65_536)
        answer = wire.parse(self._got)
        if answer is None:
            return
        self._got = b""
        if answer.status not in (200, 304):
            raise RuntimeError(f"a phone got {answer.status}: {answer.body[:200]!r}")
        if answer.status == 200:
            self._etag = answer.header(b"etag")
            self._pace = float(answer.json()["next_poll_s"])
        self._room.polled((at - self._asked) * 1000, self, at + self._pace)


class Room:
    """The loop that keeps them all."""

    def __init__(self) -> None:
        self.seen = Seen([], {}, 0, [], 0.0)
        self._epoll = select.epoll()
        self._readers: dict[int, Callable[[float], None]] = {}
        self._due: list[tuple[float, int, Phone]] = []

    def add(self, person: Screen | Phone) -> None:
        self._readers[person.socket.fileno()] = person.read
        self._epoll.register(person.socket.fileno(), select.EPOLLIN)

    def batch(self, message: bytes, at: float) -> None:
        first = int(message[len(BATCH) : message.index(b",", len(BATCH))])
        place = message.index(b'"last":') + 7
        last = int(message[place : message.index(b",", place)])
        known = bool(self.seen.batches) and self.seen.batches[-1][1] >= last
        self.seen.batches.append((first, last, at))
        if not known:
            for event in json.loads(message[2:])[1]["events"]:
                if event["type"] == "ticket.called":
                    self.seen.calls[event["data"]["ticket"]["id"]] = event["seq"]

    def polled(self, ms: float, phone: Phone, again_at: float) -> None:
        self.seen.poll_ms.append(ms)
        heapq.heappush(self._due, (again_at, id(phone), phone))

    def start_phones(self, phones: list[Phone], within_s: float) -> None:
        began = time.monotonic()
        self._due = [
            (began + within_s * place / len(phones), place, phone) for place, phone in enumerate(phones)
        ]
        heapq.heapify(self._due)

    def turn(self, most_s: float = 0.2) -> None:
        now = time.monotonic()
        wait_s = min(max(self._due[0][0] - now, 0.0), most_s) if self._due else most_s
        ready = self._epoll.poll(wait_s)
        at = time.monotonic()
        for number, _event in ready:
            self._readers[number](at)
        while self._due and self._due[0][0] <= at:
            heapq.heappop(self._due)[2].ask()


def watch(port: int, tokens: list[str], screens: int, urls: list[str], line: Connection) -> None:
    """Open the sockets and a phone for each of ``urls``; say "ready"; at any word back tell what they saw."""
    _allow_files(screens + len(urls) + 100)
    room = Room()
    watching: list[Screen] = []
    for start in range(0, screens, CONNECTING_AT_ONCE):
        some = [
            Screen(port, tokens[n % len(tokens)], room)
            for n in range(start, min(start + CONNECTING_AT_ONCE, screens))
        ]
        for screen in some:
            room.add(screen)
        watching += some
        while not all(screen.watching for screen in some):
            room.turn()
    phones = [Phone(port, url, room) for url in urls]
    for phone in phones:
        room.add(phone)
    if phones:
        room.start_phones(phones, within_s=8.0)
    line.send("ready")
    began, cpu = time.monotonic(), time.process_time()
    while not line.poll():
        room.turn()
    took = time.monotonic() - began
    seen = room.seen._replace(polls=len(room.seen.poll_ms), busy=(time.process_time() - cpu) / took)
    line.send(seen)


def _frame(got: bytes) -> tuple[bytes, bytes] | None:
    """The first whole web socket frame and what follows it."""
    if len(got) < 2:
        return None
    length, start = got[1] & 0x7F, 2
    if length == 126:
        if len(got) < 4:
            return None
        length, start = struct.unpack(">H", got[2:4])[0], 4
    elif length == 127:
        if len(got) < 10:
            return None
        length, start = struct.unpack(">Q", got[2:10])[0], 10
    if len(got) < start + length:
        return None
    if got[0] & 0x0F == 8:
        raise RuntimeError(f"the server closed a screen's socket: {got[start : start + length]!r}")
    return got[start : start + length], got[start + length :]


def _allow_files(wanted: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
