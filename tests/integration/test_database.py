"""The hall's database: its tables, and others who use it too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from people import People
from server import settings, store
from server.tables import metadata

MakePeople = Callable[..., People]


def test_the_migrations_make_the_tables_that_the_code_expects(people: People) -> None:
    db = store.open_hall(settings.load(people.hall.config, people.hall.environment), people.hall.data)
    with db.reading() as conn:
        different = compare_metadata(MigrationContext.configure(conn), metadata)
    db.close()
    assert different == []


def test_who_locks_the_database_delays_writers_and_nobody_else(make_people: MakePeople) -> None:
    """An inspector's tool holds the lock: health, boards and phones go on, a kiosk's ticket comes late."""
    people = make_people()
    kiosk, screen = people.kiosk(), people.screen()
    kiosk.take("C02")
    with closing(sqlite3.connect(people.hall.data / "antrean.db", isolation_level=None)) as inspector:
        inspector.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            late = pool.submit(kiosk.take, "C02")
            looks = [screen.get("/healthz").status, screen.get("/readyz").status, len(screen.board())]
            assert looks[:2] == [200, 200]
            assert not late.done(), "the ticket is not there before the lock is gone"
            inspector.execute("ROLLBACK")
            assert late.result()["number"] == "C-002"
