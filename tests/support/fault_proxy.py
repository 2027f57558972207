"""A cable between a kiosk and its server that can be cut, pulled out, slow, or lose what it carries."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import Literal, Self

from machine import free_port

Fault = Literal["none", "cut", "refuse", "swallow", "hold"]
"""``cut``: nothing arrives any more, neither way, and nobody is told. ``refuse``: nobody is there.
``swallow``: the server gets everything, its answers are lost. ``hold``: what is sent waits in the cable.
"""


class FaultProxy:
    """Listens on a port of its own and passes everything on to ``target`` on this machine."""

    def __init__(self, target: int) -> None:
        self.delay_s = 0.0
        self._target = target
        self._fault: Fault = "none"
        self._closed = False
        self._lock = threading.Lock()
        self._links: list[_Link] = []
        self.port = free_port()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._listen()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def fault(self) -> Fault:
        return self._fault

    def fail(self, fault: Fault) -> None:
        """What is under way goes through the same fault; connections that it has broken stay broken."""
        with self._lock:
            was, self._fault = self._fault, fault
            if fault in ("cut", "refuse") or was != "none":
                self._break_all()
        if fault == "refuse":
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
        elif was == "refuse":
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self._listen()

    def mend(self) -> None:
        self.fail("none")

    def held(self) -> list[bytes]:
        """What waits in the cable."""
        with self._lock:
            return [link.held for link in self._links if link.held]

    def close(self) -> None:
        with self._lock:
            self._fault, self._closed = "cut", True
            self._break_all()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _listen(self) -> None:
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _address = listener.accept()
            except OSError:
                return
            with self._lock:
                if self._closed:
                    near.close()  # whoever called just as the cable was taken away
                    return
                link = _Link(self, near, self._target)
                self._links = [each for each in self._links if not each.broken] + [link]
            link.start()

    def _break_all(self) -> None:
        for link in self._links:
            link.close()
        self._links = []


class _Link:
    """One connection through the cable."""

    def __init__(self, proxy: FaultProxy, near: socket.socket, target: int) -> None:
        self.broken = False
        self.held = b""
        self._proxy, self._near, self._target = proxy, near, target
        self._far: socket.socket | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def close(self) -> None:
        with self._lock:
            self.broken = True
            for end in (self._near, self._far):
                if end is not None:
                    with suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)
                    end.close()

    def _run(self) -> None:
        if self._proxy.fault == "cut":
            return  # accepted by the cable's near end, and that is all
        if self._proxy.fault != "hold":
            try:
                far = socket.create_connection(("127.0.0.1", self._target), timeout=2)
            except OSError:
                self.close()
                return
            far.settimeout(None)
            with self._lock:
                if self.broken:
                    far.close()  # while it was being called
                    return
                self._far = far
            threading.Thread(target=self._pump, args=[far, self._near, False], daemon=True).start()
        self._pump(self._near, self._far, True)

    def _pump(self, source: socket.socket, sink: socket.socket | None, up: bool) -> None:
        with suppress(OSError):
            while content := source.recv(65536):
                if self._proxy.delay_s:
                    time.sleep(self._proxy.delay_s)
                fault = self._proxy.fault
                if fault == "hold" and up:
                    self.held += content
                elif (
                    sink is not None and not self.broken and (fault == "none" or (fault == "swallow" and up))
                ):
                    sink.sendall(content)
        if self._proxy.fault != "hold":
            self.close()
