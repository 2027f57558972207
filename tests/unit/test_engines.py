"""A database that another process is just making."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pysqlite3
import pytest

from server import engines


def test_who_comes_while_another_makes_the_database_waits_until_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a new file SQLite does not let the second one wait for its turn, it turns it away at once."""
    file, turned_away = tmp_path / "hall.db", Event()

    def sleep(seconds: float) -> None:
        turned_away.set()
        time.sleep(seconds)

    monkeypatch.setattr(engines, "time", SimpleNamespace(sleep=sleep))
    engine, _reader = engines.writer_and_reader(f"sqlite:///{file}", 1)
    with closing(pysqlite3.connect(file, isolation_level=None)) as first, ThreadPoolExecutor(1) as pool:
        first.execute("CREATE TABLE begun (it)")
        first.execute("BEGIN IMMEDIATE")
        second = pool.submit(engine.connect)
        assert turned_away.wait(10)
        assert not second.done(), "it comes in when the first one is done"
        first.execute("ROLLBACK")
        with second.result(10) as conn:
            assert conn.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    engine.dispose()
