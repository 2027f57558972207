"""The lines to the screens: Engine.IO's WebSockets, made to tell a whole hall at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from engineio.async_drivers.gevent import WebSocketWSGI
from engineio.packet import MESSAGE
from wsproto.frame_protocol import FrameProtocol


class SharedFrames(WebSocketWSGI):  # type: ignore[misc]  # Engine.IO has no types
    """A WebSocket to which a message goes at once, in a frame that was made once for all who get it.

    What its libraries do instead, for each watcher anew: build the frame, compress it where a browser offers
    that, wake a greenlet to send it, and then send as much as just fits, which cuts it short for a watcher on
    a slow line. With 500 screens the last was told after 36 ms, and so after 15.
    """

    def __init__(self, handler: Callable[[Any], Any], server: Any) -> None:
        """``handler`` is a method of Engine.IO's socket, to which this is the line."""
        super().__init__(handler, server)
        self._socket: Any = handler.__self__  # type: ignore[attr-defined]
        self._put_in_queue = self._socket.send
        self._socket.send = self._send_at_once
        self._in_writing = False

    def send(self, message: str | bytes) -> None:
        """Whole, from the queue; waits while the line is full. OSError when the other side has gone."""
        if not self.ws.connected:
            raise OSError("the socket is closed")
        self._in_writing = True
        try:
            self.ws.sock.sendall(message if isinstance(message, _Rest) else _frame(message))
        finally:
            self._in_writing = False

    def _send_at_once(self, packet: Any) -> None:
        """A message before which nothing waits, where the line takes it; all else by the queue. Never waits.

        Engine.IO's own packets go by the queue: its writer gives a line up where nothing comes for too long.
        """
        socket = self._socket
        in_turn = socket.upgraded and not self._in_writing and socket.queue.empty()
        if packet.packet_type != MESSAGE or not in_turn or not self.ws.connected:
            self._put_in_queue(packet)
        elif socket.check_ping_timeout():
            frame = _frame(packet.encode())
            try:
                sent = self.ws.sock.send(frame, timeout=0.0)
            except OSError:  # full, or broken: the queue's writer waits, or ends the connection
                self._put_in_queue(packet)
            else:
                if sent < len(frame):
                    self._put_in_queue(_Rest(frame[sent:]))


class _Rest(bytes):
    """What the line did not take of a frame; a packet to Engine.IO."""

    packet_type, data = MESSAGE, b""

    def encode(self) -> _Rest:
        return self


@lru_cache(maxsize=8)
def _frame(message: str | bytes) -> bytes:
    """Neither compressed, which is always allowed (RFC 7692, 6), nor masked (RFC 6455, 5.1)."""
    return bytes(FrameProtocol(client=False, extensions=[]).send_data(message, fin=True))
