"""What most people came for in the last weeks stands first at the kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, update

import variants
from server import board, clock, settings, store, tickets
from server.db import Database
from server.settings import Settings
from server.tables import tickets as tickets_table


@pytest.fixture
def house(tmp_path: Path) -> Settings:
    return settings.load(variants.write(tmp_path), {})


@pytest.fixture
def db(house: Settings, tmp_path: Path) -> Iterator[Database]:
    db = store.open_hall(house, tmp_path / "data")
    yield db
    db.close()


def take(db: Database, days_ago: int, *codes: str) -> None:
    """Visitors took these services so many days ago."""
    with db.transaction() as tx:
        for code in codes:
            tickets.issue(
                tx, service_code=code, priority=False, language="id", actor="t", device_id=None, paper=None
            )
        today = tickets_table.c.day == tx.today
        tx.conn.execute(
            update(tickets_table)
            .where(today)
            .values(day=clock.day_before(tx.today, days_ago), state="served")
        )


def popular(db: Database, house: Settings) -> Any:
    with db.reading() as conn:
        return board.catalogue(conn, db, house)["popular"]


def test_the_last_weeks_decide_and_not_last_year_nor_this_morning(db: Database, house: Settings) -> None:
    take(db, 200, *["A01"] * 5)
    take(db, 20, "C02", "C02", "R01")
    take(db, 1, "C02", "R01", "J05")
    with db.transaction() as tx:
        for _ in range(9):
            tickets.issue(
                tx, service_code="U01", priority=False, language="id", actor="t", device_id=None, paper=None
            )
    assert popular(db, house) == ["C02", "R01", "J05"]


def test_the_history_is_asked_once_a_day_however_often_kiosks_refresh(db: Database, house: Settings) -> None:
    take(db, 3, "C02")
    asked: list[str] = []
    event.listen(db._reader, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert popular(db, house) == popular(db, house) == ["C02"]
    assert len([each for each in asked if "tickets.day <" in each]) == 1


def test_a_hall_on_its_first_day_keeps_the_order_of_its_catalogue(db: Database, house: Settings) -> None:
    with db.transaction() as tx:
        assert tx.conn.execute(select(tickets_table.c.id)).all() == []
    assert popular(db, house) == []
