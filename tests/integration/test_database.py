"""The hall's database: its tables, and others who use it too."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import variants
from databases import Postgres
from hall import Hall
from people import People
from server import store
from server.tables import metadata


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_the_first_start_makes_the_tables_that_the_code_expects(
    kind: str, postgres: Postgres, tmp_path: Path
) -> None:
    """In an empty database, as at a customer's; other tests begin with a copy of what comes out."""
    url = postgres.empty_database("customer") if kind == "postgres" else None
    with Hall(tmp_path / "data", config=variants.write(tmp_path), database_url=url) as hall:
        db = store.open_hall(hall.settings, hall.data)
        with db.reading() as conn:
            different = compare_metadata(MigrationContext.configure(conn), metadata)
        db.close()
        hall.kill()
    assert different == []


def test_who_locks_the_database_delays_writers_and_nobody_else(people_on_sqlite: People) -> None:
    """An inspector's tool holds the lock: health, boards and phones go on, a kiosk's ticket comes late."""
    people = people_on_sqlite
    agency, kiosk, screen = people.agency(), people.kiosk(), people.screen()
    kiosk.take(agency.service)
    with closing(sqlite3.connect(people.hall.data / "antrean.db", isolation_level=None)) as inspector:
        inspector.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            late = pool.submit(kiosk.take, agency.service)
            looks = [screen.get("/healthz").status, screen.get("/readyz").status, len(screen.board())]
            assert looks[:2] == [200, 200]
            assert not late.done(), "the ticket is not there before the lock is gone"
            inspector.execute("ROLLBACK")
            assert late.result()["number"] == f"{agency.code}-002"
