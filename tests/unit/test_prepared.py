"""What is said straight to the driver means what it means through SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from server.engines import writer_and_reader
from server.prepared import Prepared

metadata = MetaData()
visitors = Table(
    "visitors",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, unique=True),
    Column("priority", Boolean),
    Column("wishes", JSON),
    Column("seal", LargeBinary),
)
_ADD = Prepared(insert(visitors).returning(visitors))
_PUT = Prepared(insert(visitors))
_BY_NAME = Prepared(select(visitors).where(visitors.c.name == bindparam("called")))
_LET_PAST = Prepared(
    update(visitors)
    .where(visitors.c.name == bindparam("called"))
    .values(priority=True)
    .returning(visitors.c.id)
)
SITI = {"name": "Siti", "priority": False, "wishes": {"docs": ["KTP", None]}, "seal": b"\x00\xff"}
JOKO = {"name": "Joko", "priority": True, "wishes": None, "seal": None}


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    writer, reader = writer_and_reader(f"sqlite:///{tmp_path / 'hall.db'}", 2)
    with writer.begin() as conn:
        metadata.create_all(conn)
        yield conn
    writer.dispose()
    reader.dispose()


@pytest.mark.parametrize("visitor", [SITI, JOKO])
def test_a_row_goes_in_and_comes_back_as_through_sqlalchemy(
    conn: Connection, visitor: dict[str, Any]
) -> None:
    added = _ADD.one(conn, visitor)
    known = conn.execute(select(visitors)).one()
    assert added == known == _BY_NAME.one(conn, {"called": visitor["name"]})
    assert added._asdict() == {"id": 1, **visitor}
    assert type(added.priority) is bool


def test_it_writes_down_the_same_bytes_as_sqlalchemy(conn: Connection) -> None:
    _PUT.all(conn, JOKO)
    conn.execute(insert(visitors), {**JOKO, "name": "Joko Widodo"})
    prepared, usual = conn.exec_driver_sql("SELECT priority, wishes, seal FROM visitors").all()
    assert prepared == usual


def test_who_is_not_there_is_nobody(conn: Connection) -> None:
    assert _BY_NAME.first(conn, {"called": "Sri"}) is None
    assert _LET_PAST.all(conn, {"called": "Sri"}) == []
    with pytest.raises(ValueError, match="not enough values"):
        _BY_NAME.one(conn, {"called": "Sri"})


def test_what_the_statement_itself_says_needs_no_value(conn: Connection) -> None:
    _PUT.all(conn, SITI)
    assert _LET_PAST.one(conn, {"called": "Siti"}).id == 1
    assert _BY_NAME.one(conn, {"called": "Siti"}).priority is True


def test_values_of_other_names_are_refused_not_forgotten(conn: Connection) -> None:
    _PUT.all(conn, SITI)
    for wrong in ({}, {"called": "Siti", "counter": 3}, {"name": "Siti"}):
        with pytest.raises(ValueError, match="instead of"):
            _BY_NAME.all(conn, wrong)


def test_a_refusal_of_the_database_is_sqlalchemys_and_says_no_values(conn: Connection) -> None:
    _PUT.all(conn, SITI)
    with pytest.raises(IntegrityError) as refused:
        _PUT.all(conn, SITI)
    assert "Siti" not in str(refused.value)
