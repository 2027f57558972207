"""What plain sqlite3 does with the same rows: the measure that the server is held against."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pysqlite3

GROWS = ("visits", "tickets", "events", "print_jobs", "answers")
"""The tables to which issuing a ticket adds a row each; it also raises ``queues`` and ``branches``."""
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000")
"""The server's own."""
UNPRINTED = "state IN ('queued', 'sending')"
Row = dict[str, Any]


def connect(path: Path) -> Any:
    connection = pysqlite3.connect(str(path), isolation_level=None)
    connection.row_factory = pysqlite3.Row
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def copy(source: Path, target: Path) -> None:
    """A copy of a database in use, made as it should be."""
    there, here = connect(source), connect(target)
    there.backup(here)
    there.close()
    here.close()


def counts(path: Path) -> dict[str, int]:
    """Rows of every table."""
    connection = connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    found = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    connection.close()
    return found


def slips_waiting(path: Path) -> int:
    """How many slips have been ordered and are not printed yet."""
    connection = connect(path)
    waiting: int = connection.execute(f"SELECT count(*) FROM print_jobs WHERE {UNPRINTED}").fetchone()[0]
    connection.close()
    return waiting


class PlainIssue:
    """Writes what the server wrote for its newest ticket again and again, each in one durable transaction."""

    def __init__(self, path: Path) -> None:
        self._db = connect(path)
        self._last = {table: self._newest(table) for table in GROWS}
        self._seq = self._db.execute("SELECT max(seq) FROM events").fetchone()[0]
        self._made = 0

    def run(self, tickets: int) -> float:
        """Tickets a second."""
        statements = {
            table: f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
            for table, row in self._last.items()
        }
        ready = [
            (self._queue_key(), [(statements[table], row) for table, row in rows], branch)
            for rows, branch in self._rows(tickets)
        ]
        execute = self._db.execute
        began = time.perf_counter()
        for queue, inserts, branch in ready:
            execute("BEGIN IMMEDIATE")
            execute("UPDATE queues SET issued = issued + 1 WHERE agency_id = ? AND day = ?", queue)
            for statement, row in inserts:
                execute(statement, row)
            execute("UPDATE branches SET seq = ?, last_at = ?, last_hash = ? WHERE id = ?", branch)
            execute("COMMIT")
        return tickets / (time.perf_counter() - began)

    def close(self) -> None:
        self._db.close()

    def _rows(self, tickets: int) -> Iterator[tuple[list[tuple[str, tuple[Any, ...]]], tuple[Any, ...]]]:
        """New rows like the newest ones; only what must differ does."""
        last = self._last
        for _ in range(tickets):
            self._made += 1
            step = self._made
            visit, ticket, seq = last["visits"]["id"] + step, last["tickets"]["id"] + step, self._seq + step
            changed: dict[str, Row] = {
                "visits": {"id": visit},
                "tickets": {
                    "id": ticket,
                    "visit_id": visit,
                    "number": f"{last['tickets']['number']}+{step}"[-12:],
                    "token": secrets.token_urlsafe(16),
                    "age": last["tickets"]["age"] + step,
                    "last_seq": seq,
                },
                "events": {"seq": seq, "ticket_id": ticket, "hash": (link := secrets.token_bytes(32))},
                "print_jobs": {
                    "id": last["print_jobs"]["id"] + step,
                    "ticket_id": ticket,
                    # As issued: by now the newest one may be on paper.
                    **{"state": "queued", "sent_at": None, "ended_at": None, "error": None, "png": None},
                },
                # Where keys and tokens fall in their index is chance, as it is for the server.
                "answers": {"scope_hash": secrets.token_bytes(32)},
            }
            rows = [(table, tuple({**last[table], **changed[table]}.values())) for table in GROWS]
            yield rows, (seq, last["events"]["at"] + step, link, last["events"]["branch_id"])

    def _newest(self, table: str) -> Row:
        which = {
            "events": "WHERE type = 'ticket.issued' ORDER BY seq DESC",
            "answers": "WHERE status = 201",
        }.get(table, "ORDER BY id DESC")
        return dict(self._db.execute(f"SELECT * FROM {table} {which} LIMIT 1").fetchone())

    def _queue_key(self) -> tuple[int, str]:
        return self._last["tickets"]["agency_id"], self._last["tickets"]["day"]
