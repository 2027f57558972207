"""Real time: tells what was committed, decides nothing.

Each process tells its own sockets. It reads the events behind the last one it told from the
database, so order and completeness never depend on who woke it: a commit of this process, Redis
(another process committed), or, when all else is silent, the poll of once a second.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import Any

import structlog
from flask import request
from flask_socketio import ConnectionRefusedError, SocketIO, join_room
from gevent.event import Event

from server import auth, board, presence
from server.db import Database
from server.exchange import problem_body
from server.metrics import EVENTS_TOLD, SOCKETS
from server.problems import Problem

BATCH_GAP_S, GAP_FOR_EACH_WATCHER_S = 0.05, 0.0004
"""Batches without a call go out at most so often (about 20 a second), and less often to a crowd of watchers:
to tell one of them takes 0.03 ms, and the next call must not wait behind news that nobody waits for."""
POLL_S = 1.0
MOST_IN_BATCH = 500
URGENT = frozenset({"ticket.called", "ticket.recalled", "call.tested", "ticket.undone", "voice.started"})
STUCK_PACKETS = 400
"""A client with so many unread packets has stopped reading and is dropped; it will come back and catch up."""

log = structlog.get_logger()


class Teller:
    """Sends every event of the branch, in order, in batches, to the watchers of this process."""

    def __init__(self, socketio: SocketIO, db: Database) -> None:
        """Nothing is told before :meth:`begin`."""
        self._socketio = socketio
        self._db = db
        self._wake, self._hurry = Event(), Event()
        self._last_sent = 0.0
        self._told = 0

    def wake(self, types: Collection[str] = URGENT) -> None:
        """There is something new in the database; who does not know the events' ``types`` expects a call."""
        if not URGENT.isdisjoint(types):
            self._hurry.set()
        self._wake.set()

    def begin(self) -> None:
        """Everything up to now is in the snapshots; tell what follows. Before the first request is served."""
        with self._db.reading() as conn:
            self._told = board.branch_row(conn, self._db.catalogue(conn)).seq

    def step(self) -> None:
        """Wait for something new and tell it."""
        self._wake.wait(timeout=POLL_S)
        self._wake.clear()
        while batch := self._next_batch(self._told):
            self._gather(batch)
            self._send(batch)
            self._last_sent = time.monotonic()

    def _gather(self, batch: list[dict[str, Any]]) -> None:
        """Let small events travel together: add what follows until the gap is over, or there is a call."""
        seen = 0
        watchers = len(self._socketio.server.eio.sockets)
        gap = max(BATCH_GAP_S, GAP_FOR_EACH_WATCHER_S * watchers)
        while (pause := self._last_sent + gap - time.monotonic()) > 0:
            if any(event["type"] in URGENT for event in batch[seen:]):
                return
            seen = len(batch)
            self._hurry.wait(timeout=pause)
            self._hurry.clear()
            batch += self._next_batch(batch[-1]["seq"])

    def seq(self) -> int:
        """The last event that watchers of this process have been told."""
        return self._told

    def _next_batch(self, after: int) -> list[dict[str, Any]]:
        with self._db.reading() as conn:
            return board.read_events(conn, self._db.catalogue(conn), after, MOST_IN_BATCH)

    def _send(self, batch: list[dict[str, Any]]) -> None:
        first, last = batch[0]["seq"], batch[-1]["seq"]
        # One emit to the room encodes the batch once for all watchers.
        self._socketio.emit(
            "events", {"first": first, "last": last, "events": batch}, to=_room(self._db.branch_id)
        )
        self._told = last
        EVENTS_TOLD.inc(len(batch))
        for event in batch:
            if event["type"] == "device.revoked":
                presence.shut_out(int(event["data"]["device"]["id"]), self._socketio.server.disconnect)


def connect(socketio: SocketIO, db: Database, teller: Teller) -> None:
    """Register the default namespace: refused without token or session; ``watch`` joins the branch."""

    is_open: set[str] = set()

    def on_connect(sent: Any = None) -> bool:
        if _sid() in is_open:
            return True  # an event of that name which the client has sent, not a connection
        token = sent.get("token") if isinstance(sent, dict) else None
        try:
            with db.reading() as conn:
                if token is not None:
                    if not isinstance(token, str):
                        raise Problem("unauthorized")
                    caller = auth.by_token(db, conn, token)
                else:
                    caller = auth.by_session(db, conn, request)
        except Problem as problem:
            raise ConnectionRefusedError({"error": problem_body(problem)}) from None
        SOCKETS.inc()
        is_open.add(_sid())
        if caller.device is not None:
            presence.connected(caller.device.id, _sid())
        return True

    def on_disconnect(*_reason: Any) -> None:
        if socketio.server.manager.is_connected(_sid(), "/"):
            return  # likewise: who is told to leave cannot hide from it by saying so first
        is_open.discard(_sid())
        SOCKETS.dec()
        presence.disconnected(_sid())

    def on_watch(*_sent: Any) -> dict[str, Any]:
        join_room(_room(db.branch_id))
        return {"seq": teller.seq()}

    socketio.on_event("connect", on_connect)
    socketio.on_event("disconnect", on_disconnect)
    socketio.on_event("watch", on_watch)


def drop_stuck_clients(socketio: SocketIO) -> int:
    """Disconnect clients that answer pings but never read: their queue would grow without bound."""
    engine = socketio.server.eio
    stuck = [sid for sid, client in list(engine.sockets.items()) if client.queue.qsize() > STUCK_PACKETS]
    for sid in stuck:
        log.warning("dropping a client that has stopped reading", sid=sid)
        client = engine.sockets.pop(sid, None)
        if client is not None:
            client.close(wait=False, abort=True)
    return len(stuck)


def _sid() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]  # Flask-SocketIO adds it
    return sid


def _room(branch_id: int) -> str:
    return f"branch:{branch_id}"
