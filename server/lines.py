"""The lines to the screens: Socket.IO's rooms and Engine.IO's WebSockets, to tell a whole hall at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engineio.async_drivers.gevent import WebSocketWSGI
from engineio.packet import MESSAGE, Packet
from socketio import Manager
from socketio.packet import EVENT
from wsproto.frame_protocol import FrameProtocol


class Line(WebSocketWSGI):  # type: ignore[misc]  # Engine.IO has no types
    """A WebSocket that sends everything whole; its library sends what just fits, and cuts it short."""

    def __init__(self, handler: Callable[[Any], Any], server: Any) -> None:
        """``handler`` is a method of Engine.IO's socket, to which this is the line."""
        super().__init__(handler, server)
        self._socket: Any = handler.__self__  # type: ignore[attr-defined]
        self._socket.line = self
        self._in_writing = False

    def send(self, message: str | bytes) -> None:
        """What comes from the queue; waits while the line is full. OSError when the other side has gone."""
        if not self.ws.connected:
            raise OSError("the socket is closed")
        self._in_writing = True
        try:
            self.ws.sock.sendall(message if isinstance(message, _Rest) else frame_of(message))
        finally:
            self._in_writing = False

    def tell(self, packet: Packet, frame: bytes) -> None:
        """At once where nothing waits before it and the line takes it, else by the queue. Never waits."""
        socket = self._socket
        if socket.closed:
            return
        if self._in_writing or not socket.upgraded or not socket.queue.empty() or not self.ws.connected:
            socket.send(packet)
            return
        try:
            sent = self.ws.sock.send(frame, timeout=0.0)
        except OSError:  # full, or broken: the queue's writer waits, or ends the connection
            socket.send(packet)
        else:
            if sent < len(frame):
                socket.send(_Rest(frame[sent:]))


class Rooms(Manager):  # type: ignore[misc]  # Socket.IO has no types
    """Tells a room in a frame that is made once for all who are in it.

    What its libraries do instead, for each watcher anew: queue the message, wake a greenlet, build the frame,
    and compress it where a browser offers that. With 500 screens the last was told after 36 ms.
    """

    def emit(
        self, event: str, data: Any, namespace: str, room: Any = None, skip_sid: Any = None, **options: Any
    ) -> None:
        """Tell everybody in ``room``; ``data`` is a dict of JSON, or else Socket.IO does it its own way."""
        if skip_sid or options.get("callback") or not isinstance(data, dict) or namespace not in self.rooms:
            super().emit(event, data, namespace, room=room, skip_sid=skip_sid, **options)
            return
        packet = Packet(MESSAGE, self.server.packet_class(EVENT, [event, data], namespace).encode())
        frame = frame_of(packet.encode())
        for _sid, engine_sid in self.get_participants(namespace, room):
            line = getattr(self.server.eio.sockets.get(engine_sid), "line", None)
            if line is None:
                self.server.eio.send_packet(engine_sid, packet)
            else:
                line.tell(packet, frame)


class _Rest(bytes):
    """What the line did not take of a frame; a packet to Engine.IO."""

    packet_type, data = MESSAGE, b""

    def encode(self) -> _Rest:
        return self


def frame_of(message: str | bytes) -> bytes:
    """Neither compressed, which is always allowed (RFC 7692, 6), nor masked (RFC 6455, 5.1)."""
    return bytes(FrameProtocol(client=False, extensions=[]).send_data(message, fin=True))
