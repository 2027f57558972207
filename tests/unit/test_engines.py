"""A database that another process is just making, and a disk that takes its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import cast

import gevent
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


class SlowDisk:
    """A connection whose commit takes as long as the test wants."""

    def __init__(self) -> None:
        self.writes, self.may_end = Event(), Event()
        self.durable = False

    def commit(self) -> None:
        self.writes.set()
        assert self.may_end.wait(10)
        self.durable = True


def test_while_the_disk_writes_the_hall_goes_on(commit: Callable[[SlowDisk], None]) -> None:
    disk = SlowDisk()
    ticket = gevent.spawn(lambda: commit(disk))
    gevent.sleep(0)
    assert disk.writes.wait(10), "the disk is asked at once"
    assert not ticket.ready(), "nobody is answered before"
    disk.may_end.set()
    ticket.get(timeout=10)
    assert disk.durable


def test_whoever_is_killed_while_the_disk_writes_leaves_when_it_is_done(
    commit: Callable[[SlowDisk], None],
) -> None:
    """Or the connection would be another's while the disk still works for this one."""
    disk = SlowDisk()
    ticket = gevent.spawn(lambda: commit(disk))
    gevent.sleep(0)
    assert disk.writes.wait(10)
    for _time in range(2):
        ticket.kill(block=False)
        gevent.sleep(0.01)
        assert not ticket.ready()
    disk.may_end.set()
    ticket.join(10)
    assert ticket.ready()
    assert disk.durable


def test_a_disk_that_fails_is_told_to_whoever_waits_and_to_nobody_else(
    commit: Callable[[SlowDisk], None], capfd: pytest.CaptureFixture[str]
) -> None:
    class FullDisk(SlowDisk):
        def commit(self) -> None:
            raise pysqlite3.OperationalError("database or disk is full")

    with pytest.raises(pysqlite3.OperationalError, match="disk is full"):
        commit(FullDisk())
    assert capfd.readouterr().err == ""


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[SlowDisk], None]]:
    """How a server commits, where gevent has taken the place of threads."""
    monkeypatch.setattr(engines, "is_module_patched", lambda _module: True)
    engine, _reader = engines.writer_and_reader(f"sqlite:///{tmp_path / 'hall.db'}", 1)
    yield cast("Callable[[SlowDisk], None]", engine.dialect.do_commit)
    engine.dispose()
