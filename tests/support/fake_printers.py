"""Printers of cable and socket that misbehave in the ways real ones do."""

from __future__ import annotations

import contextlib
import os
import re
import select
import socket
import termios
import tty
from threading import Event, Thread

FINE = b"\x12\x12\x12"
NO_PAPER = b"\x1a\x32\x7e"
COVER_OPEN = b"\x1a\x16\x12"
LOW_PAPER = b"\x12\x12\x1e"
RUBBISH = b"\x00\xffU"
QUESTIONS = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
AFTER_SLIP = b"\x1dr\x01"
PROCESS_ID = re.compile(rb"\x1d\(H\x06\x0000(.{4})", re.DOTALL)


class Manners:
    """How a printer answers: ``before`` and ``after`` the slip, and whether it says when it is done.

    ``names_slip``: it gives a slip's own id back, as Epson's do; ``as_id``: always this one.
    """

    def __init__(
        self,
        before: bytes = b"",
        after: bytes | None = None,
        *,
        says_done: bool = False,
        names_slip: bool = False,
        as_id: bytes | None = None,
    ) -> None:
        self.received = b""
        self._names_slip = names_slip or as_id is not None
        self._as_id = as_id
        self._before = before
        self._after = before if after is None else after
        self._says_done = says_done

    @property
    def slip(self) -> bytes:
        """What was to be printed."""
        return PROCESS_ID.sub(b"", self.received.replace(QUESTIONS, b"").replace(AFTER_SLIP, b""))

    def hear(self, data: bytes) -> bytes:
        """Take ``data`` and answer the questions in it."""
        self.received += data
        answer = b""
        if self._names_slip and (asked := PROCESS_ID.search(data)):
            answer += b"\x37\x22" + (self._as_id or asked[1]) + b"\0"
        if self._says_done and data.endswith(AFTER_SLIP):
            answer += b"\x00"
        if data.endswith(QUESTIONS):
            answer += self._after if self.slip else self._before
        return answer


class NetworkPrinter:
    """A real socket that listens on a free port."""

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        deaf: bool = False,
        hangs_up_after: int = 10**9,
        trickles: bytes = b"",
    ) -> None:
        """``deaf``: accepts and never reads, as one that hangs; ``trickles``: what it says all the time."""
        self._trickles = trickles
        self.manners = manners or Manners()
        self._hangs_up_after = hangs_up_after
        self._listener = socket.socket()
        if deaf:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(8)
        self.port = self._listener.getsockname()[1]
        self.calls: list[socket.socket] = []
        self.called = Event()
        self._deaf = deaf
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                call, _ = self._listener.accept()
                self.calls.append(call)
                self.called.set()
                if self._trickles:
                    self._trickle(call)
                elif not self._deaf:
                    self._listen(call)

    def _trickle(self, call: socket.socket) -> None:
        while not select.select([call], [], [], 0.02)[0] or call.recv(65536):
            call.sendall(self._trickles)

    def _listen(self, call: socket.socket) -> None:
        while data := call.recv(65536):
            answer = self.manners.hear(data)
            if answer:
                call.sendall(answer)
            if len(self.manners.slip) > self._hangs_up_after:
                break
        call.close()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)
        for call in self.calls:
            call.close()


class CablePrinter:
    """A terminal's other end: what a serial line or a printer's device file looks like from here."""

    def __init__(self, manners: Manners | None = None, *, deaf: bool = False) -> None:
        self.manners = manners or Manners()
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave, termios.TCSANOW)
        self.path = os.ttyname(self._slave)
        self._end, self._wake = os.pipe()
        self._thread: Thread | None = None
        if not deaf:
            self._thread = Thread(target=self._listen, daemon=True)
            self._thread.start()

    def _listen(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._end], [], [])
            if self._end in ready:
                return
            if answer := self.manners.hear(os.read(self._master, 65536)):
                os.write(self._master, answer)

    def close(self) -> None:
        os.close(self._wake)
        if self._thread:
            self._thread.join(5)
        for end in (self._master, self._slave, self._end):
            os.close(end)
