"""A screen on the live feed: it watches, gets batches, and can be cut off."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

import engineio
import socketio

from client import Json
from machine import wait_until


class _Line(engineio.Client):  # type: ignore[misc]
    """Hands messages on in the order in which they came; the library starts a thread for each of them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._one_by_one = ThreadPoolExecutor(1)

    def start_background_task(self, target: Callable[..., Any], *args: Any, **options: Any) -> Any:
        if target is self.handlers.get("message"):
            return self._one_by_one.submit(target, *args, **options)
        return super().start_background_task(target, *args, **options)


class _Client(socketio.Client):  # type: ignore[misc]
    def _engineio_client_class(self) -> type[engineio.Client]:
        return _Line


class Watcher:
    """A Socket.IO client that keeps every batch as it came."""

    def __init__(self, url: str, token: str | None) -> None:
        self.url, self.token = url, token
        self.batches: list[Json] = []
        self.watched_from: int | None = None
        self.gone = threading.Event()
        self._line = _Client(reconnection=False)
        self._line.on("events", self.batches.append)
        self._line.on("disconnect", lambda *_reason: self.gone.set())

    def connect(self, **options: Any) -> Self:
        """Connect; raises ``socketio.exceptions.ConnectionError`` when refused."""
        auth = {} if self.token is None else {"token": self.token}
        self._line.connect(
            self.url, **{"auth": auth, "transports": ["websocket"], "wait_timeout": 20, **options}
        )
        return self

    def way(self) -> str:
        """How it is connected: ``polling`` or ``websocket``."""
        return str(self._line.transport())

    def watch(self) -> int:
        """Ask for every event from now on; returns the acknowledged ``seq``."""
        acknowledged = self._line.call("watch", timeout=20)
        self.watched_from = int(acknowledged["seq"])
        return self.watched_from

    def says(self, event: str) -> None:
        """Send an event that no screen sends; waits until the server has heard it."""
        self._line.call(event, timeout=20)

    @property
    def events(self) -> list[Json]:
        return [event for batch in list(self.batches) for event in batch["events"]]

    @property
    def last(self) -> int:
        return int(self.batches[-1]["last"]) if self.batches else self.watched_from or 0

    def waits_for(self, seq: int, timeout: float = 20) -> None:
        wait_until(lambda: self.last >= seq, f"event {seq} has been told (last: {self.last})", timeout)

    def hears(self, wanted: Callable[[Json], bool], what: str, timeout: float = 20) -> Json:
        """The first event of this kind."""
        wait_until(lambda: any(map(wanted, self.events)), what, timeout)
        return next(filter(wanted, self.events))

    def close(self) -> None:
        self._line.disconnect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
