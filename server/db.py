"""The two doors to the database: :meth:`Database.transaction` writes, :meth:`Database.reading` reads.

A write transaction locks its branch first (``BEGIN IMMEDIATE`` on SQLite, the branch's row on
PostgreSQL), so everything in a branch happens in one order; its events get the branch's next ``seq``
in the same commit and are told only afterwards.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, Row, bindparam, create_engine, event, insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import Pool, QueuePool, StaticPool
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_fixed

from server import clock as clocks
from server.catalogue_view import CatalogueView
from server.clock import Clock
from server.domain import chain
from server.tables import branches, events

SQLITE_FILE = "antrean.db"
PATIENCE_S, SETTING_UP_PATIENCE_S = 5.0, 60.0
"""How long a write waits for another process (``antrean token``, an inspector's tool) to end its own."""
TRY_AGAIN_S = 0.02
READER_WAITS_MS, WRITER_WAITS_MS = 2000, 0
"""Inside SQLite a reader waits only while a crashed writer's log is recovered. A writer that waited there
would stop every request of the server: see :func:`_begin_patiently`."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # FULL, never NORMAL: with NORMAL a power cut lost most of the acknowledged tickets.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-32000",
)

_LOCK_BRANCH = select(branches).where(branches.c.id == bindparam("branch")).with_for_update()
_EVENTS = insert(events)
_RAISE_SEQ = update(branches).where(branches.c.id == bindparam("branch"))
_VERSION = select(branches.c.catalogue_version).where(branches.c.id == bindparam("branch"))


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
        # Said to the driver: SQLAlchemy's own begin_nested costs many times as much, in every keyed call.
        say = self.conn.connection.cursor().execute
        say("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            say("ROLLBACK TO SAVEPOINT attempt")
            self.seq, self.last_hash, kept, self.day_closed, self.day_closing = mark
            del self.rows[kept:]
            raise
        say("RELEASE SAVEPOINT attempt")

    def flush(self) -> set[str]:
        """Write the events down and raise the branch's ``seq``; returns their types."""
        if not self.rows:
            return set()
        self.conn.execute(_EVENTS, self.rows)
        raised = {"branch": self.branch_id, "seq": self.seq, "last_at": self.at, "last_hash": self.last_hash}
        self.conn.execute(_RAISE_SEQ, raised)
        return {row["type"] for row in self.rows}


class Database:
    """The hall's database, bound to one branch."""

    def __init__(self, url: str, clock: Clock, *, pool_size: int = 10) -> None:
        """Connect lazily to ``url``; :meth:`bind` says which branch the doors serve."""
        self.clock = clock
        self.sqlite = url.startswith("sqlite")
        if self.sqlite:
            self._writer = _sqlite_engine(url, StaticPool, WRITER_WAITS_MS)
            reading = {"pool_size": pool_size, "max_overflow": 20}
            self._reader = _sqlite_engine(url, QueuePool, READER_WAITS_MS, **reading)
        else:
            self._writer = _postgres_engine(url, pool_size)
            # A pool of its own: writers that wait for the branch's row must not starve readers.
            self._reader = _postgres_engine(url, pool_size).execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        # SQLite has one writer; waiting here lets other greenlets run, waiting in SQLite would stop them all.
        # On PostgreSQL it keeps as many writers out as there are connections for.
        self._turn = threading.Lock() if self.sqlite else threading.Semaphore(pool_size)
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
        return self._catalogue(conn, conn.execute(_VERSION, {"branch": self.branch_id}).scalar_one())

    @contextmanager
    def transaction(self) -> Iterator[Tx]:
        """One write transaction: commits when the block ends well, leaves nothing behind otherwise."""
        with self._writing() as conn:
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
        with self._writing() as conn:
            yield conn

    @contextmanager
    def setting_up(self) -> Iterator[Connection]:
        """Like :meth:`raw_transaction`, but patient: another process may be creating the same hall."""
        with self._writing(SETTING_UP_PATIENCE_S) as conn:
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
        self._writer.dispose()
        self._reader.dispose()

    @contextmanager
    def _writing(self, patience_s: float = PATIENCE_S) -> Iterator[Connection]:
        with self._turn, self._writer.begin() as conn:
            if self.sqlite:
                # Said here: a listener for "begin" would make SQLAlchemy look for more at every statement.
                _begin_patiently(conn, patience_s)
            yield conn

    def _opened(self, conn: Connection) -> Tx:
        branch = conn.execute(_LOCK_BRANCH, {"branch": self.branch_id}).one()
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


def _psycopg(url: str) -> str:
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _postgres_engine(url: str, pool_size: int) -> Engine:
    return create_engine(_psycopg(url), pool_size=pool_size, pool_pre_ping=True, hide_parameters=True)


def _sqlite_engine(url: str, poolclass: type[Pool], busy_timeout_ms: int, **pool: int) -> Engine:
    # Debian's SQLite can corrupt a WAL when two connections write and checkpoint at once;
    # pysqlite3 bundles a version that is mended.
    import pysqlite3

    engine = create_engine(
        url,
        module=pysqlite3,
        poolclass=poolclass,
        connect_args={"check_same_thread": False},
        # Tokens and PIN hashes do not belong into logs.
        hide_parameters=True,
        **pool,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute(f"PRAGMA busy_timeout={busy_timeout_ms}")

    return engine


def _begin_patiently(conn: Connection, patience_s: float) -> None:
    """Try until the other writer is done; asleep meanwhile, so that everything else goes on."""
    begin = partial(conn.exec_driver_sql, "BEGIN IMMEDIATE")
    try:
        begin()
    except OperationalError as error:
        if not _is_locked(error):
            raise
        trying = Retrying(
            retry=retry_if_exception(_is_locked),
            stop=stop_after_delay(patience_s),
            wait=wait_fixed(TRY_AGAIN_S),
            sleep=time.sleep,
            reraise=True,
        )
        trying(begin)


def _is_locked(error: BaseException) -> bool:
    return isinstance(error, OperationalError) and "locked" in str(error.orig)
