"""What is told to many screens at once, over lines that are fast, slow or gone."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import engineio
import gevent.event
import pytest
import socketio
from engineio.packet import MESSAGE, PING, Packet
from engineio.socket import Socket
from gevent import socket as sockets
from wsproto.frame_protocol import FrameProtocol

from server.lines import Line, Rooms, frame_of


class Screen:
    """The far end of a real connection, with Engine.IO's own socket at the near one; no handshake."""

    def __init__(self, near: Any, far: Any, server: Any = None) -> None:
        self.near, self.far = near, far
        self.near.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, 16_384)
        self.hears, self.part = FrameProtocol(client=True, extensions=[]), ""
        self.heard: list[str] = []
        self.engine = Socket(server or engineio.Server(async_mode="gevent"), f"screen {near.fileno()}")
        self.line = line = Line(self.engine._websocket_handler, self.engine.server)
        self.ended = gevent.event.Event()
        ends = {"receive": self.ended.wait, "close": self.near.close}
        line.ws = SimpleNamespace(connected=True, sock=self.near, **ends)
        self.writing = gevent.spawn(self.engine._websocket_handler, line)
        gevent.sleep(0)

    def is_told(self, packet: Packet) -> None:
        self.line.tell(packet, frame_of(packet.encode()))

    def reads(self, count: int) -> list[str]:
        """So many messages, whole, as they come."""
        while len(self.heard) < count:
            self.reads_on()
        heard, self.heard = self.heard[:count], self.heard[count:]
        return heard

    def reads_on(self) -> None:
        """What has come."""
        self.hears.receive_bytes(self.far.recv(1_000_000))
        for frame in self.hears.received_frames():
            self.part += str(frame.payload)
            if frame.message_finished:
                self.heard.append(self.part)
                self.part = ""

    def leaves(self) -> None:
        self.ended.set()
        self.writing.join(timeout=5)
        self.far.close()


def over_tcp() -> tuple[Any, Any]:
    with sockets.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        far = sockets.create_connection(server.getsockname())
        near, _ = server.accept()
    near.setsockopt(sockets.IPPROTO_TCP, sockets.TCP_NODELAY, 1)
    return near, far


@pytest.fixture(params=[over_tcp, sockets.socketpair], ids=["takes a part", "takes all or nothing"])
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    screen = Screen(*request.param())
    yield screen
    screen.leaves()


def told(nth: int, length: int = 0) -> Packet:
    return Packet(MESSAGE, f"2[{nth}]" + "x" * length)


def spoken(packets: list[Any]) -> list[str]:
    return [packet.encode() for packet in packets]


def test_who_has_heard_everything_is_told_at_once_without_waiting_for_a_turn(screen: Screen) -> None:
    screen.is_told(told(1))
    # Nothing else has run since.
    screen.far.settimeout(0.0)
    screen.reads_on()
    assert screen.heard == ["42[1]"]


def test_a_screen_on_a_slow_line_gets_all_whole_and_in_order_and_holds_up_nobody(screen: Screen) -> None:
    packets = [told(nth, length=nth * 9973 % 50_000) for nth in range(100)]
    with gevent.Timeout(5):
        for packet in packets:
            screen.is_told(packet)
            gevent.sleep(0)
    assert screen.engine.queue.qsize() > 10, "the line is full"
    with gevent.Timeout(10):
        assert screen.reads(100) == spoken(packets)
        # When it has caught up, it is told at once again.
        screen.is_told(told(100))
        assert screen.reads(1) == ["42[100]"]


def test_a_message_never_goes_into_the_middle_of_another(screen: Screen) -> None:
    packets = [told(1, length=400_000), told(2)]
    screen.is_told(packets[0])
    gevent.sleep(0)
    # There is room on the line again, but who writes the first message has not noticed yet.
    screen.reads_on()
    screen.is_told(packets[1])
    with gevent.Timeout(10):
        assert screen.reads(2) == spoken(packets)


def test_what_is_told_while_others_wait_in_the_queue_comes_behind_them(screen: Screen) -> None:
    packets = [Packet(PING), told(1), told(2)]
    screen.engine.send(packets[0])
    for packet in packets[1:]:
        screen.is_told(packet)
    with gevent.Timeout(5):
        assert screen.reads(3) == spoken(packets)


def test_a_screen_that_has_gone_harms_nobody_and_its_line_ends(screen: Screen) -> None:
    screen.far.close()
    for nth in range(3):
        screen.is_told(told(nth))
        gevent.sleep(0)
    assert screen.near.fileno() == -1, "closed"


def test_everybody_in_a_room_is_told_and_nobody_else() -> None:
    rooms = Rooms()
    server = socketio.Server(async_mode="gevent", client_manager=rooms)
    here, there = (Screen(*sockets.socketpair(), server.eio) for _ in range(2))
    polling = Socket(server.eio, "polling")
    for engine, room in ((here.engine, "lobby"), (polling, "lobby"), (there.engine, "garden")):
        server.eio.sockets[engine.sid] = engine
        server.enter_room(rooms.connect(engine.sid, "/"), room)
    server.emit("events", {"first": 1}, to="lobby")
    with gevent.Timeout(5):
        assert here.reads(1) == ['42["events",{"first":1}]']
    assert polling.queue.get(block=False).encode() == '42["events",{"first":1}]'
    there.is_told(told(7))
    with gevent.Timeout(5):
        assert there.reads(1) == ["42[7]"]
    for screen in (here, there):
        screen.leaves()


def test_who_has_left_the_hall_is_told_nothing_more(screen: Screen) -> None:
    screen.engine.closed = True
    screen.is_told(told(1))
    assert screen.engine.queue.empty()
    screen.engine.closed = False
    screen.is_told(told(2))
    assert screen.reads(1) == ["42[2]"]
