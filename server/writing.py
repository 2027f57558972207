"""Lets transactions into the database one after the other; those that wait together share one commit.

A durable commit costs as much as the work it makes durable: 0.3 ms on a good disk, 5 to 12 ms on a cheap
one. So who has ended its work leaves the transaction open to those who are ready at that moment, and the
last of them commits for all. Nobody is answered before that commit: what is promised is durable. A part
that fails takes back itself alone (a savepoint).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection, Engine, RootTransaction

from server.engines import begin_patiently, savepoint

PATIENCE_S = 5.0
"""How long a write waits for another process (``antrean token``, an inspector's tool) to end its own."""
MOST_PARTS = 32
"""No part waits for more others than these."""
COMPANY_S = 0.005
"""How long work that nobody waits for looks for company."""
ABANDONED_S = 0.1
"""Who was to commit has been killed meanwhile: those who wait look after so long for themselves."""


class NotKeptError(Exception):
    """Nobody knows that the work is durable: it must not be answered as if it were."""


@dataclass(slots=True, eq=False)
class _Batch:
    """One transaction of the database that several callers share."""

    conn: Connection
    transaction: RootTransaction
    parts: int = 0
    awaited: bool = False  # somebody waits for an answer
    ended: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    @contextmanager
    def part(self) -> Iterator[None]:
        """The work of one caller; the first one needs no savepoint, there is nothing to keep."""
        if self.parts == 0:
            yield
        else:
            with savepoint(self.conn, "part"):
                yield
        self.parts += 1

    @property
    def lost(self) -> bool:
        """Whether SQLite has rolled everything back by itself: out of memory, a disk that fails."""
        # Without a transaction each further statement would be one of its own.
        return not getattr(self.conn.connection.dbapi_connection, "in_transaction", True)

    def end(self, *, keep: bool) -> None:
        """Commit (or give up) and tell everybody who shares it; ``error`` says why it could not be kept."""
        try:
            with self.conn:
                try:
                    if keep and self.lost:
                        raise NotKeptError("the database has taken the transaction back")
                    self.transaction.commit() if keep else self.transaction.rollback()
                except BaseException:
                    # Who knows what is still open in it.
                    self.conn.invalidate()
                    raise
        except Exception as error:
            self.error = error
        except BaseException:
            # Whoever commits for all may be killed meanwhile: the others must not take it for done.
            self.error = NotKeptError("who was to commit has been stopped")
            raise
        finally:
            self.ended.set()


class Writer:
    """The one door for writing: :meth:`together` for the hall's work, :meth:`alone` for everything else."""

    def __init__(self, engine: Engine, pool_size: int) -> None:
        """Waiting here lets other greenlets run; waiting inside SQLite would stop them all."""
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self._turn = threading.Lock()
        # SQLite has one writer. On PostgreSQL only a branch has: who is alone needs but a connection.
        self._room = self._my_turn if self._sqlite else partial(_inside, threading.Semaphore(pool_size))
        self._counting = threading.Lock()
        self._waiting = 0
        self._batch: _Batch | None = None

    @contextmanager
    def alone(self, patience_s: float = PATIENCE_S) -> Iterator[Connection]:
        """A transaction of one's own: durable when the block has ended."""
        with self._room():
            if self._sqlite:
                self._commit()
            with self._engine.begin() as conn:
                self._lock(conn, patience_s)
                yield conn

    @contextmanager
    def together(self, *, in_company: bool = False) -> Iterator[Connection]:
        """A part of a transaction: durable when the block has ended, alone or with those who came meanwhile.

        ``in_company``: nobody waits for it, so let it wait a moment for others to go along with.
        Raises what the block raised (its own part is taken back), or what kept the commit from happening.
        """
        batch = None
        try:
            with self._my_turn():
                batch = self._batch or self._begin()
                batch.awaited |= not in_company
                try:
                    with batch.part():
                        yield batch.conn
                finally:
                    parts = batch.parts
                    if batch.lost or not 0 < parts < MOST_PARTS:
                        self._commit()
        finally:
            if batch is not None:
                self._make_durable(batch, parts)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        self._count(+1)
        try:
            self._turn.acquire()
        finally:
            self._count(-1)
        try:
            yield
        finally:
            self._turn.release()

    def _count(self, step: int) -> None:
        with self._counting:
            self._waiting += step

    def _begin(self) -> _Batch:
        conn = self._engine.connect()
        try:
            transaction = conn.begin()
            self._lock(conn, PATIENCE_S)
        except BaseException:
            conn.close()
            raise
        self._batch = _Batch(conn, transaction)
        return self._batch

    def _lock(self, conn: Connection, patience_s: float) -> None:
        if self._sqlite:
            # Said here: a listener for "begin" would make SQLAlchemy look for more at every statement.
            begin_patiently(conn, patience_s)

    def _commit(self) -> None:
        """End what is open; a batch whose only part failed has nothing to keep."""
        batch, self._batch = self._batch, None
        if batch is not None:
            batch.end(keep=batch.parts > 0)

    def _make_durable(self, batch: _Batch, parts: int) -> None:
        """Who is ready now comes along; if nobody is, commit, else the last of them does."""
        if not batch.ended.is_set():
            if batch.awaited:
                time.sleep(0)
            else:
                batch.ended.wait(COMPANY_S)
            if batch.parts == parts and not self._waiting:
                self._commit_if_open(batch)
        while not batch.ended.is_set() and not batch.ended.wait(ABANDONED_S):
            # Where the disk is just slow it is not open any more: who stood in line would hold others up.
            if self._batch is batch:
                self._commit_if_open(batch)
        if batch.error is not None:
            raise batch.error

    def _commit_if_open(self, batch: _Batch) -> None:
        with self._my_turn():
            if self._batch is batch:
                self._commit()


@contextmanager
def _inside(room: threading.Semaphore) -> Iterator[None]:
    with room:
        yield
