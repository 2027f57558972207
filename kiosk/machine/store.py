"""The file that a kiosk machine keeps everything in: SQLite, written through; its key; what it was told."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.pool import StaticPool

from kiosk.machine.tables import facts, metadata
from server.domain.ages import Moment
from server.engines import sqlite_engine

FILE = "kiosk.db"
KEY_FILE = "key"
WAITS_MS = 5000


@dataclass(frozen=True, slots=True)
class Fact:
    """What the server has said, and when."""

    value: Any
    at: Moment


class Store:
    """One writer behind a lock; every method is one durable transaction."""

    def __init__(self, folder: Path) -> None:
        """Open or create the disk in ``folder``, which nobody else may read."""
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        self.folder = folder
        self._engine = sqlite_engine(f"sqlite:///{folder / FILE}", StaticPool, WAITS_MS)
        self._turn = threading.RLock()
        metadata.create_all(self._engine)
        self.install = self._install()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One durable transaction."""
        with self._turn, self._engine.begin() as conn:
            conn.exec_driver_sql("BEGIN IMMEDIATE")
            yield conn

    def close(self) -> None:
        """Give the file back."""
        with self._turn:
            self._engine.dispose()

    # The key, and what the server has said.

    def key(self) -> str | None:
        """The machine's key to the server, once it has one."""
        file = self.folder / KEY_FILE
        return file.read_text(encoding="ascii").strip() if file.exists() else None

    def keep_key(self, key: str | None) -> None:
        """Keep the key where only this user reads it; None: it is worth nothing any more."""
        file = self.folder / KEY_FILE
        if key is None:
            file.unlink(missing_ok=True)
            return
        new = file.with_suffix(".new")
        new.unlink(missing_ok=True)
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(key + "\n")
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)

    def keep(self, name: str, value: Any, at: Moment) -> None:
        """Keep what the server has said at that moment."""
        row = {"name": name, "value": value, "boot": at.boot, "ticks": at.ticks, "wall": at.wall}
        with self.write() as conn:
            conn.execute(delete(facts).where(facts.c.name == name))
            conn.execute(insert(facts).values(row))

    def drop(self, name: str) -> None:
        """What the server has said does not hold any more."""
        with self.write() as conn:
            conn.execute(delete(facts).where(facts.c.name == name))

    def fact(self, name: str) -> Fact | None:
        """What the server said last."""
        with self.write() as conn:
            row = conn.execute(select(facts).where(facts.c.name == name)).one_or_none()
        return Fact(row.value, Moment(row.boot, row.ticks, row.wall)) if row else None

    def _install(self) -> str:
        known = self.fact("install")
        if known is not None:
            return str(known.value)
        made = secrets.token_hex(16)
        self.keep("install", made, Moment("", 0.0, 0.0))
        return made
