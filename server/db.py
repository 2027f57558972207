"""The two doors to the database: :meth:`Database.transaction` writes, :meth:`Database.reading` reads.

A write transaction locks its branch first (``BEGIN IMMEDIATE`` on SQLite, the branch's row on
PostgreSQL), so everything in a branch happens in one order; its events get the branch's next ``seq``
in the same commit and are told only afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from server import clock as clocks
from server.catalogue_view import CatalogueView
from server.clock import Clock
from server.domain import chain
from server.engines import SETTING_UP_PATIENCE_S, savepoint, writer_and_reader
from server.prepared import Prepared
from server.tables import branches, events
from server.writing import Writer

SQLITE_FILE = "antrean.db"

_STATE = ("id", "seq", "last_at", "last_hash", "day", "day_closed", "day_closing", "catalogue_version")
_LOCK_BRANCH = Prepared(
    select(*(branches.c[name] for name in _STATE))
    .where(branches.c.id == bindparam("branch"))
    .with_for_update()
)
_EVENT = Prepared(insert(events))
_RAISE_SEQ = Prepared(update(branches).where(branches.c.id == bindparam("branch")))
_VERSION = Prepared(select(branches.c.catalogue_version).where(branches.c.id == bindparam("branch")))


def sqlite_url(data: Path) -> str:
    """The address of the embedded database in the data folder."""
    return f"sqlite:///{data / SQLITE_FILE}"


@dataclass(slots=True)
class Tx:
    """One open write transaction of a branch: its connection, moment, business day and new events."""

    conn: Connection
    branch_id: int
    zone: ZoneInfo
    at: int
    seq: int
    day: str | None
    day_closed: bool
    day_closing: bool
    catalogue: CatalogueView
    last_hash: bytes = chain.START
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def today(self) -> str:
        """The business day; the new-day hook has opened it before any use case runs."""
        if self.day is None:
            raise RuntimeError("no business day is open in this transaction")
        return self.day

    def emit(
        self,
        type_: str,
        actor: str,
        data: dict[str, Any],
        *,
        ticket_id: int | None = None,
        counter_id: int | None = None,
        before: dict[str, Any] | None = None,
    ) -> int:
        """Write down one committed change; returns its ``seq``. Told to screens after the commit."""
        self.seq += 1
        row = {
            "branch_id": self.branch_id,
            "seq": self.seq,
            "day": self.day,
            "type": type_,
            "at": self.at,
            "actor": actor,
            "ticket_id": ticket_id,
            "counter_id": counter_id,
            "data": data,
            "before": before,
        }
        self.last_hash = chain.link(self.last_hash, row)
        self.rows.append({**row, "hash": self.last_hash})
        return self.seq

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part that leaves nothing behind, events included, when it raises; the rest goes on."""
        mark = (self.seq, self.last_hash, len(self.rows), self.day_closed, self.day_closing)
        try:
            with savepoint(self.conn, "attempt"):
                yield
        except BaseException:
            self.seq, self.last_hash, kept, self.day_closed, self.day_closing = mark
            del self.rows[kept:]
            raise

    def flush(self) -> set[str]:
        """Write the events down and raise the branch's ``seq``; returns their types."""
        if not self.rows:
            return set()
        for row in self.rows:
            _EVENT.all(self.conn, row)
        raised = {"branch": self.branch_id, "seq": self.seq, "last_at": self.at, "last_hash": self.last_hash}
        _RAISE_SEQ.all(self.conn, raised)
        return {row["type"] for row in self.rows}


class Database:
    """The hall's database, bound to one branch."""

    def __init__(self, url: str, clock: Clock, *, pool_size: int = 10) -> None:
        """Connect lazily to ``url``; :meth:`bind` says which branch the doors serve."""
        self.clock = clock
        self.sqlite = url.startswith("sqlite")
        engine, self._reader = writer_and_reader(url, pool_size)
        self._writer = Writer(engine, pool_size)
        self._branch_id: int | None = None
        self._zone = ZoneInfo("UTC")
        self._new_day: Callable[[Tx], None] | None = None
        self._settle: Callable[[Tx], None] | None = None
        self._read_view: Callable[[Connection], CatalogueView] | None = None
        self._view: CatalogueView | None = None
        self.told: list[Callable[[Collection[str]], None]] = []
        """Each is told, after every commit with events, of what types they were."""

    @property
    def branch_id(self) -> int:
        """The branch that these doors serve."""
        if self._branch_id is None:
            raise RuntimeError("the database is not bound to a branch yet")
        return self._branch_id

    @property
    def zone(self) -> ZoneInfo:
        """The branch's time zone."""
        return self._zone

    def bind(
        self,
        branch: Row[Any],
        read_view: Callable[[Connection], CatalogueView],
        new_day: Callable[[Tx], None],
        settle: Callable[[Tx], None],
    ) -> None:
        """Serve ``branch``. ``new_day`` is run inside the first transaction of each business day, ``settle``
        at the end of every transaction: what follows at once from what was done in it.
        """
        self._branch_id = branch.id
        self._zone = ZoneInfo(branch.timezone)
        self._read_view = read_view
        self._new_day = new_day
        self._settle = settle

    def catalogue(self, conn: Connection) -> CatalogueView:
        """The catalogue in force, read again only when its version has changed."""
        return self._catalogue(conn, _VERSION.one(conn, {"branch": self.branch_id}).catalogue_version)

    @contextmanager
    def transaction(self, *, in_company: bool = False) -> Iterator[Tx]:
        """One write transaction: durable when the block has ended well, leaves nothing behind otherwise.

        ``in_company``: nobody waits for it, it may be a few milliseconds later.
        """
        with self._writer.together(in_company=in_company) as conn:
            tx = self._opened(conn)
            yield tx
            if self._settle is not None and tx.rows:
                self._settle(tx)
            types = tx.flush()
        if types:
            for tell in self.told:
                tell(types)

    @contextmanager
    def raw_transaction(self) -> Iterator[Connection]:
        """A write transaction without a branch: tokens, sessions. Emits no event."""
        with self._writer.alone() as conn:
            yield conn

    @contextmanager
    def setting_up(self) -> Iterator[Connection]:
        """Like :meth:`raw_transaction`, but patient: another process may be creating the same hall."""
        with self._writer.alone(SETTING_UP_PATIENCE_S) as conn:
            yield conn

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent snapshot; never waits for a writer and never blocks one."""
        with self._reader.begin() as conn:
            if self.sqlite:
                conn.exec_driver_sql("BEGIN")
            yield conn

    def close(self) -> None:
        """Give every connection back."""
        self._writer.close()
        self._reader.dispose()

    def _opened(self, conn: Connection) -> Tx:
        branch = _LOCK_BRANCH.one(conn, {"branch": self.branch_id})
        tx = Tx(
            conn=conn,
            branch_id=branch.id,
            zone=self._zone,
            # A branch's time never goes back, whatever the machine's clock did between two runs.
            at=max(self.clock.now(), branch.last_at),
            seq=branch.seq,
            day=branch.day,
            day_closed=branch.day_closed,
            day_closing=branch.day_closing,
            catalogue=self._catalogue(conn, branch.catalogue_version),
            last_hash=branch.last_hash or chain.START,
        )
        today = clocks.as_datetime(tx.at, self._zone).date().isoformat()
        if self._new_day is not None and (tx.day is None or today > tx.day):
            self._new_day(tx)
        return tx

    def _catalogue(self, conn: Connection, version: int) -> CatalogueView:
        if self._view is None or self._view.version != version:
            if self._read_view is None:
                raise RuntimeError("the database is not bound to a branch yet")
            self._view = self._read_view(conn)
        return self._view
