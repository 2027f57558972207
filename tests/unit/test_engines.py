"""A database that another process is just making."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pysqlite3

from server.engines import writer_and_reader


def test_who_comes_while_another_makes_the_database_waits_until_it_is_there(tmp_path: Path) -> None:
    """At a new file SQLite does not let the second one wait for its turn, it turns it away at once."""
    file = tmp_path / "hall.db"
    engine, _reader = writer_and_reader(f"sqlite:///{file}", 1)
    with closing(pysqlite3.connect(file, isolation_level=None)) as first, ThreadPoolExecutor(1) as pool:
        first.execute("CREATE TABLE begun (it)")
        first.execute("BEGIN IMMEDIATE")
        second = pool.submit(engine.connect)
        wait([second], timeout=0.3)
        assert not second.done(), "it comes in when the first one is done"
        first.execute("ROLLBACK")
        with second.result(10) as conn:
            assert conn.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    engine.dispose()
