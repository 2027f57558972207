"""The kiosk machine's own disk: SQLite, written through before anything leaves on paper."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, create_engine, delete, event, func, insert, select, update
from sqlalchemy.pool import StaticPool

from kiosk.machine.tables import answers, attempts, bands, facts, metadata, slips, tickets
from server.domain.ages import Moment
from server.domain.bands import Numbers

FILE = "kiosk.db"
KEY_FILE = "key"
PRAGMAS = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA busy_timeout=5000")


@dataclass(frozen=True, slots=True)
class Fact:
    """What the server has said, and when."""

    value: Any
    at: Moment


class Disk:
    """One writer behind a lock; every method is one durable transaction."""

    def __init__(self, folder: Path) -> None:
        """Open or create the disk in ``folder``, which nobody else may read."""
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        self.folder = folder
        self._engine = _engine(f"sqlite:///{folder / FILE}")
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

    # A visitor's try.

    def begin(self, key: str) -> None:
        """A try is about to be sent: from here on the server may have issued a ticket for it."""
        with self.write() as conn:
            conn.execute(delete(attempts).where(attempts.c.key == key))
            conn.execute(insert(attempts).values(key=key, orphan=False))

    def answered(self, key: str, status: int, body: Any, day: str) -> None:
        """The server has answered it."""
        with self.write() as conn:
            conn.execute(delete(attempts).where(attempts.c.key == key))
            conn.execute(delete(answers).where((answers.c.key == key) | (answers.c.day < day)))
            if status < 300:
                conn.execute(insert(answers).values(key=key, status=status, body=body, day=day))

    def refused(self, key: str) -> None:
        """The visitor was told that there is no number: the try is taken back when the server is there."""
        with self.write() as conn:
            conn.execute(update(attempts).where(attempts.c.key == key).values(orphan=True))

    def answer(self, key: str) -> tuple[int, Any] | None:
        """What this key was answered before, by the server or by the machine alone."""
        with self.write() as conn:
            row = conn.execute(select(answers).where(answers.c.key == key)).one_or_none()
            if row is not None:
                return row.status, row.body
            own = conn.execute(select(tickets).where(tickets.c.key == key)).one_or_none()
        return (201, {**own.shown, "paper": own.paper}) if own else None

    def orphan_all(self) -> None:
        """At the start: nobody waits for the tries of the run before."""
        with self.write() as conn:
            conn.execute(update(attempts).values(orphan=True))

    def orphans(self) -> list[str]:
        """Tries that nobody waits for."""
        with self.write() as conn:
            return list(conn.execute(select(attempts.c.key).where(attempts.c.orphan)).scalars())

    def forget(self, keys: list[str]) -> None:
        """The server has taken these tries back."""
        with self.write() as conn:
            conn.execute(delete(attempts).where(attempts.c.key.in_(keys), attempts.c.orphan))

    def in_doubt(self) -> bool:
        """Whether the server may hold a ticket (and its slip) that no visitor will get."""
        with self.write() as conn:
            return (
                conn.execute(select(attempts.c.key).limit(1)).first() is not None
                or conn.execute(select(tickets.c.id).where(tickets.c.handed.is_(None)).limit(1)).first()
                is not None
            )

    # Tickets of its own.

    def issue(self, new: dict[str, Any], numbers: Numbers) -> Row[Any] | None:
        """Give out the band's next number and write the ticket down, or nothing when the band is used up.

        ``new`` holds the ticket's columns but its number; ``shown`` and ``slip`` get it too.
        """
        band = {"day": new["day"], "prefix": numbers.prefix, "first": numbers.first}
        with self.write() as conn:
            used = _used(conn, band)
            number = numbers.label(used)
            if number is None:
                return None
            mine = [bands.c[name] == value for name, value in band.items()]
            conn.execute(delete(bands).where(*mine))
            conn.execute(insert(bands).values(**band, used=used + 1))
            conn.execute(delete(attempts).where(attempts.c.key == new["key"]))
            row = {
                **new,
                "number": number,
                "shown": {**new["shown"], "number": number},
                "slip": {**new["slip"], "number": number},
                "paper": "queued",
            }
            return conn.execute(insert(tickets).values(row).returning(tickets)).one()

    def used(self, day: str, numbers: Numbers) -> int:
        """How many of these numbers have been given out on that day."""
        with self.write() as conn:
            return _used(conn, {"day": day, "prefix": numbers.prefix, "first": numbers.first})

    def unprinted(self) -> list[Row[Any]]:
        """Its tickets whose slips have not been sent to the printer, oldest first."""
        with self.write() as conn:
            found = conn.execute(select(tickets).where(tickets.c.paper == "queued").order_by(tickets.c.id))
            return list(found.all())

    def paper(self, ticket_id: int, seen: str, state: str) -> bool:
        """Claim the slip as it was ``seen``: what is ``sending`` may be on paper from here on."""
        with self.write() as conn:
            claimed = conn.execute(
                update(tickets).where(tickets.c.id == ticket_id, tickets.c.paper == seen).values(paper=state)
            )
            return claimed.rowcount == 1

    def interrupted(self) -> None:
        """At the start: what was being printed when the machine died may or may not be on paper."""
        with self.write() as conn:
            conn.execute(update(tickets).where(tickets.c.paper == "sending").values(paper="unknown"))
            conn.execute(update(slips).where(slips.c.state == "sending").values(state="unknown"))

    def pending(self) -> list[Row[Any]]:
        """Tickets that the server has not been told of, in the order in which they were issued."""
        with self.write() as conn:
            found = conn.execute(select(tickets).where(tickets.c.handed.is_(None)).order_by(tickets.c.id))
            return list(found.all())

    def count_pending(self) -> int:
        """How many of them."""
        with self.write() as conn:
            return conn.execute(select(func.count()).where(tickets.c.handed.is_(None))).scalar_one()

    def handed_in(self, key: str, outcome: str) -> None:
        """The server has the ticket, or has told why it cannot place it."""
        with self.write() as conn:
            conn.execute(update(tickets).where(tickets.c.key == key).values(handed=outcome))

    def recent_papers(self, most: int = 20) -> dict[str, str]:
        """How the paper of the last tickets of its own stands, by their id on the page."""
        with self.write() as conn:
            found = conn.execute(select(tickets).order_by(tickets.c.id.desc()).limit(most))
            return {row.shown["id"]: row.paper for row in found}

    def tidy(self, day: str) -> None:
        """Erase what is left of the days before ``day`` and of no use to anybody."""
        with self.write() as conn:
            conn.execute(delete(tickets).where(tickets.c.day < day, tickets.c.handed.is_not(None)))
            conn.execute(delete(answers).where(answers.c.day < day))
            conn.execute(delete(bands).where(bands.c.day < day))

    # Slips that the server has queued for this machine.

    def slip(self, job: str, state: str, error: Any = None) -> None:
        """How a slip of the server's stands."""
        with self.write() as conn:
            conn.execute(delete(slips).where(slips.c.job == job))
            conn.execute(insert(slips).values(job=job, state=state, error=error))

    def reports(self) -> list[Row[Any]]:
        """Slips of the server's whose end it has not been told."""
        with self.write() as conn:
            return list(conn.execute(select(slips).where(slips.c.state != "sending")).all())

    def reported(self, job: str) -> None:
        """The server knows."""
        with self.write() as conn:
            conn.execute(delete(slips).where(slips.c.job == job))


def _used(conn: Connection, band: dict[str, Any]) -> int:
    where = [bands.c[name] == value for name, value in band.items()]
    return conn.execute(select(bands.c.used).where(*where)).scalar_one_or_none() or 0


def _engine(url: str) -> Engine:
    import pysqlite3

    engine = create_engine(
        url,
        module=pysqlite3,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in PRAGMAS:
            connection.execute(pragma)

    return engine
