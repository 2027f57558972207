"""What a hall asks all day reads today, however many days lie behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

import variants
from server import calls_shown, housekeeping, settings, store
from server.catalogue_view import CatalogueView
from server.db import Database
from server.voice import waiting

Asked = Callable[[Connection, CatalogueView], Any]
WALKS = ("SCAN calls", "SCAN events", "SCAN print_jobs", "(branch_id=?)")
"""SQLite's words for reading every row, or every row of the branch."""


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = store.open_hall(settings.load(variants.write(tmp_path / "config"), {}), tmp_path / "data")
    yield db
    db.close()


def who_is_at_the_counters(conn: Connection, view: CatalogueView) -> None:
    for agency in (None, view.agency_by_code["C"]):
        calls_shown.now_serving(conn, view, [counter.id for counter in view.counters], agency)


def who_was_called_last(conn: Connection, view: CatalogueView) -> None:
    for agency in (None, view.agency_by_code["C"]):
        counters = [counter.id for counter in view.counters]
        calls_shown.recent(conn, view, "2026-11-29", counters, agency, 0)


def who_is_parked(conn: Connection, view: CatalogueView) -> None:
    conn.execute(housekeeping._parked_until(view.branch.id, 0)).all()


def who_is_still_to_be_said(conn: Connection, view: CatalogueView) -> None:
    conn.execute(waiting._UNSAID, {"branch": view.branch.id}).all()


@pytest.mark.parametrize(
    "asks", [who_is_at_the_counters, who_was_called_last, who_is_parked, who_is_still_to_be_said]
)
def test_what_is_asked_all_day_walks_through_no_history(db: Database, asks: Asked) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_conn: object, _cursor: object, statement: str, values: Any, *_more: object) -> None:
        asked.append((statement, values))

    with db.reading() as conn:
        view = db.catalogue(conn)
        event.listen(conn, "before_cursor_execute", note)
        asks(conn, view)
        event.remove(conn, "before_cursor_execute", note)
        plans = [
            str(row.detail)
            for statement, values in asked
            for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    assert plans
    assert [plan for plan in plans if any(walk in plan for walk in WALKS)] == []
