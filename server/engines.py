"""How the two databases are connected: SQLite as it must be to lose nothing, PostgreSQL by psycopg."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from gevent.monkey import is_module_patched
from gevent.threadpool import ThreadPool
from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool, Pool, PoolProxiedConnection, QueuePool, StaticPool
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_fixed

TRY_AGAIN_S = 0.02
SETTING_UP_PATIENCE_S = 60.0
"""So long another process may take to create the same hall, or to mend its log after a crash."""
READER_WAITS_MS, WRITER_WAITS_MS = 2000, 0
"""Inside SQLite a reader waits only while a crashed writer's log is recovered. A writer that waited there
would stop every request of the server: see :func:`begin_patiently`."""
CONNECTS_WITHIN_S = 5
"""So long a command waits for a database that takes the connection and says nothing."""
STATEMENTS = 1000
"""So many a connection keeps parsed: more than we have. When the driver's own 100 are full, it throws out
whatever came last, so that each ticket's statements were parsed anew each time: a fifth of all the work."""
_KEEP_A_LOG = "PRAGMA journal_mode=WAL"
_PRAGMAS = (
    # FULL, never NORMAL: with NORMAL a power cut lost most of the acknowledged tickets.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-32000",
)


def _json(content: Any) -> str:
    return to_json(content).decode()


_JSON: dict[str, Any] = {"json_serializer": _json, "json_deserializer": from_json}
"""A quarter of what the standard library takes, for every event, slip and answer."""


def writer_and_reader(url: str, pool_size: int) -> tuple[Engine, Engine]:
    """Two engines on one database: what writes, and what reads one consistent snapshot."""
    if url.startswith("sqlite"):
        reading = {"pool_size": pool_size, "max_overflow": 20}
        writer = sqlite_engine(url, StaticPool, WRITER_WAITS_MS)
        if is_module_patched("threading"):
            writer.dialect.do_commit = _Beside().commit  # type: ignore[method-assign]
        return writer, sqlite_engine(url, QueuePool, READER_WAITS_MS, **reading)
    # A pool of its own: writers that wait for the branch's row must not starve readers.
    reader = _postgres_engine(url, pool_size).execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )
    return _postgres_engine(url, pool_size), reader


def _psycopg(url: str) -> str:
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _postgres_engine(url: str, pool_size: int) -> Engine:
    return create_engine(
        _psycopg(url), pool_size=pool_size, pool_pre_ping=True, hide_parameters=True, **_JSON
    )


def cannot_connect(url: str) -> str | None:
    """Why the database cannot be reached, in the driver's words; None when it can."""
    patience = {} if url.startswith("sqlite") else {"connect_timeout": CONNECTS_WITHIN_S}
    try:
        engine = create_engine(_psycopg(url), poolclass=NullPool, hide_parameters=True, connect_args=patience)
        engine.connect().close()
    except (SQLAlchemyError, ValueError, ImportError) as error:
        return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return None


def sqlite_engine(url: str, poolclass: type[Pool], busy_timeout_ms: int, **pool: int) -> Engine:
    """SQLite that keeps what it has promised; whoever writes says BEGIN itself."""
    # Debian's SQLite can corrupt a WAL when two connections write and checkpoint at once;
    # pysqlite3 bundles a version that is mended.
    import pysqlite3

    engine = create_engine(
        url,
        module=pysqlite3,
        poolclass=poolclass,
        connect_args={
            "check_same_thread": False,
            "cached_statements": STATEMENTS,
            "timeout": busy_timeout_ms / 1000,
        },
        # Tokens and PIN hashes do not belong into logs.
        hide_parameters=True,
        **_JSON,
        **pool,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        # Only one process at a time can give a new file its log, and SQLite turns the others away at once.
        _patiently(
            partial(connection.execute, _KEEP_A_LOG), SETTING_UP_PATIENCE_S, pysqlite3.OperationalError
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    return engine


class _Beside:
    """Commits in a thread: while a disk writes (0.3 ms on a good one, 10 on a cheap one) the hall goes on."""

    def __init__(self) -> None:
        self._threads: ThreadPool | None = None

    def commit(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Durable when it returns."""
        if self._threads is None:
            self._threads = ThreadPool(1)
        task = self._threads.spawn(_failure_of, dbapi_connection.commit)
        killed: BaseException | None = None
        while not task.ready():
            try:
                task.wait()
            except BaseException as error:
                # Whoever waits may be killed. The connection is nobody else's before the disk is done.
                killed = error
        if failure := killed or task.get():
            raise failure


def _failure_of(do: Callable[[], object]) -> Exception | None:
    # Raised in the thread, it would be printed there and then told once more to whoever waits.
    try:
        do()
    except Exception as error:
        return error
    return None


@contextmanager
def savepoint(conn: Connection, name: str) -> Iterator[None]:
    """A part of a transaction that leaves nothing behind when it raises; the rest goes on.

    Said to the driver: SQLAlchemy's own begin_nested costs many times as much, in every keyed call.
    """
    say = conn.connection.cursor().execute
    say(f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        say(f"ROLLBACK TO SAVEPOINT {name}")
        raise
    finally:
        say(f"RELEASE SAVEPOINT {name}")


def begin_patiently(conn: Connection, patience_s: float) -> None:
    """Try until the other writer is done; asleep meanwhile, so that everything else goes on."""
    _patiently(partial(conn.exec_driver_sql, "BEGIN IMMEDIATE"), patience_s, OperationalError)


def _patiently(do: Callable[[], object], patience_s: float, refusal: type[Exception]) -> None:
    def is_locked(error: BaseException) -> bool:
        return isinstance(error, refusal) and "locked" in str(error)

    try:
        do()
    except refusal as error:
        if not is_locked(error):
            raise
        trying = Retrying(
            retry=retry_if_exception(is_locked),
            stop=stop_after_delay(patience_s),
            wait=wait_fixed(TRY_AGAIN_S),
            sleep=time.sleep,
            reraise=True,
        )
        trying(do)
