"""Who waits together commits together: nobody is answered before, and a failure is nobody else's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection, RootTransaction, event, text

from machine import wait_until
from server import writing
from server.engines import writer_and_reader
from server.writing import NotKeptError, Writer

Names = list[str]


class Book:
    """A list of visitors in a database of its own, and how often it was made durable."""

    def __init__(self, folder: Path) -> None:
        engine, self.reader = writer_and_reader(f"sqlite:///{folder / 'book.db'}", 5)
        with engine.begin() as conn:
            conn.execute(text("CREATE TABLE visitors (name TEXT NOT NULL)"))
        self.commits = 0
        self.commit_fails_with: BaseException | None = None
        event.listen(engine, "commit", self._count)
        self.writer, self.engine = Writer(engine, 5), engine

    def add(self, name: str, *, fails: bool = False, until: Callable[[], bool] | None = None) -> None:
        with self.writer.together() as conn:
            conn.execute(text("INSERT INTO visitors VALUES (:name)"), {"name": name})
            if until is not None:
                wait_until(until, "the others stand in line")
            if fails:
                raise ValueError(name)
        assert name in self.names(), "whoever is answered is on the disk, for every other reader to see"

    def names(self) -> set[str]:
        with self.reader.begin() as conn:
            return set(conn.execute(text("SELECT name FROM visitors")).scalars())

    def waiting(self, number: int) -> Callable[[], bool]:
        return lambda: self.writer._waiting == number

    def _count(self, _conn: Connection) -> None:
        if self.commit_fails_with is not None:
            raise self.commit_fails_with
        self.commits += 1


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book(tmp_path)
    yield book
    book.writer.close()
    book.reader.dispose()


@pytest.fixture
def crowd() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(10) as pool:
        yield pool


def behind(book: Book, crowd: ThreadPoolExecutor, names: Names, fails: Names) -> list[Future[None]]:
    """The first one holds the pen until all the others stand in line."""
    first, *others = names
    holds = threading.Event()

    def begin() -> None:
        with_line = book.waiting(len(others))

        def until() -> bool:
            holds.set()
            return with_line()

        book.add(first, fails=first in fails, until=until)

    started = [crowd.submit(begin)]
    assert holds.wait(10)
    return started + [crowd.submit(book.add, name, fails=name in fails) for name in others]


def test_who_waited_in_line_is_made_durable_with_fewer_commits_than_people(
    book: Book, crowd: ThreadPoolExecutor
) -> None:
    names = [f"tamu {nth}" for nth in range(8)]
    for each in behind(book, crowd, names, fails=[]):
        each.result(10)
    assert book.names() == set(names)
    assert 1 <= book.commits < len(names)


def test_nobody_is_answered_before_the_commit(book: Book) -> None:
    book.add("tamu")
    assert book.names() == {"tamu"}
    assert book.commits == 1


@pytest.mark.parametrize("failing", [["tamu 0"], ["tamu 2"], ["tamu 4"], ["tamu 0", "tamu 4"]])
def test_who_fails_takes_back_nothing_of_the_others(
    book: Book, crowd: ThreadPoolExecutor, failing: Names
) -> None:
    names = [f"tamu {nth}" for nth in range(5)]
    ends = dict(zip(names, behind(book, crowd, names, fails=failing), strict=True))
    for name, end in ends.items():
        if name in failing:
            with pytest.raises(ValueError, match=name):
                end.result(10)
        else:
            end.result(10)
    assert book.names() == set(names) - set(failing)


def test_a_commit_that_fails_is_told_to_everybody_who_shared_it(
    book: Book, crowd: ThreadPoolExecutor
) -> None:
    book.commit_fails_with = OSError("the disk is full")
    for each in behind(book, crowd, [f"tamu {nth}" for nth in range(4)], fails=[]):
        with pytest.raises(OSError, match="disk is full"):
            each.result(10)
    book.commit_fails_with = None
    assert book.names() == set()
    book.add("tamu")
    assert book.names() == {"tamu"}


def test_who_is_killed_while_committing_for_all_leaves_nobody_believing_that_it_is_done(
    book: Book, crowd: ThreadPoolExecutor
) -> None:
    book.commit_fails_with = KeyboardInterrupt("stopped")
    ends = behind(book, crowd, ["tamu 0", "tamu 1", "tamu 2"], fails=[])
    failures = [each.exception(10) for each in ends]
    assert {type(failure) for failure in failures} <= {KeyboardInterrupt, NotKeptError}
    assert NotKeptError in {type(failure) for failure in failures}
    book.commit_fails_with = None
    assert book.names() == set()


def test_where_the_database_takes_everything_back_nobody_is_answered_as_if_it_were_kept(
    book: Book, crowd: ThreadPoolExecutor
) -> None:
    """SQLite does so by itself when the disk is full in the middle of a statement."""

    def too_much() -> None:
        with book.writer.together() as conn:
            conn.exec_driver_sql("PRAGMA max_page_count=3")
            conn.execute(text("INSERT INTO visitors VALUES (zeroblob(300000))"))

    holds = threading.Event()

    def until() -> bool:
        holds.set()
        return book.writer._waiting == 1

    first = crowd.submit(book.add, "tamu", until=until)
    assert holds.wait(10)
    second = crowd.submit(too_much)
    assert isinstance(first.exception(10), NotKeptError)
    assert second.exception(10) is not None
    assert book.names() == set()
    with book.writer.alone() as conn:
        conn.exec_driver_sql("PRAGMA max_page_count=1000000")
    book.add("teman")
    assert book.names() == {"teman"}


def test_who_writes_alone_finds_everything_durable_that_came_before(
    book: Book, crowd: ThreadPoolExecutor
) -> None:
    holds = threading.Event()

    def alone() -> set[str]:
        with book.writer.alone() as conn:
            conn.execute(text("INSERT INTO visitors VALUES ('sendiri')"))
            return book.names()

    def begin() -> None:
        def until() -> bool:
            holds.set()
            return book.writer._waiting == 1

        book.add("tamu", until=until)

    first = crowd.submit(begin)
    assert holds.wait(10)
    assert crowd.submit(alone).result(10) == {"tamu"}
    first.result(10)
    assert book.names() == {"tamu", "sendiri"}


def test_when_the_one_who_was_to_commit_is_gone_the_others_do_it(book: Book) -> None:
    """As if it had been killed between its turn and the commit."""
    with book.writer._my_turn():
        batch = book.writer._begin()
        with batch.part():
            batch.conn.execute(text("INSERT INTO visitors VALUES ('tamu')"))
    book.add("teman")
    assert book.names() == {"tamu", "teman"}


def test_what_nobody_waits_for_is_durable_when_it_ends_too(book: Book) -> None:
    with book.writer.together(in_company=True) as conn:
        conn.execute(text("INSERT INTO visitors VALUES ('karcis')"))
    assert book.names() == {"karcis"}


def test_a_visitor_does_not_wait_while_a_slip_looks_for_company(
    book: Book, crowd: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slip comes last and would commit for both: then it has company, and somebody waits."""
    monkeypatch.setattr(writing, "COMPANY_S", 60)
    monkeypatch.setattr(writing, "ABANDONED_S", 60)

    def both_are_in() -> bool:
        batch = book.writer._batch
        return batch is None or batch.parts == 2

    def sleep(_seconds: float) -> None:
        wait_until(both_are_in, "the slip is written down")

    monkeypatch.setattr(writing, "time", SimpleNamespace(sleep=sleep))
    holds = threading.Event()

    def until() -> bool:
        holds.set()
        return book.writer._waiting == 1

    def slip() -> None:
        with book.writer.together(in_company=True) as conn:
            conn.execute(text("INSERT INTO visitors VALUES ('karcis')"))

    visitor = crowd.submit(book.add, "tamu", until=until)
    assert holds.wait(10)
    printed = crowd.submit(slip)
    visitor.result(10)
    printed.result(10)
    assert book.names() == {"tamu", "karcis"}


def test_while_a_slow_disk_writes_whoever_waits_for_it_stands_in_nobodys_way(
    book: Book, crowd: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or who comes next would wait for those in line, who have nothing to write."""
    looked, writes, may_end = threading.Semaphore(0), threading.Event(), threading.Event()
    waiters: set[int] = set()
    in_line: list[int] = []
    monkeypatch.setattr(writing, "ABANDONED_S", 0.01)

    class Ended(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            assert writes.wait(10)
            waiters.add(threading.get_ident())
            done = super().wait(timeout)
            looked.release()
            return done

    def disk(_conn: Connection) -> None:
        writes.set()
        assert may_end.wait(10)

    batch, stand_in_line = writing._Batch, book.writer._commit_if_open

    def new(conn: Connection, transaction: RootTransaction) -> writing._Batch:
        return batch(conn, transaction, ended=Ended())

    def line_up(which: writing._Batch) -> None:
        if threading.get_ident() in waiters:
            in_line.append(threading.get_ident())
        stand_in_line(which)

    monkeypatch.setattr(writing, "_Batch", new)
    monkeypatch.setattr(book.writer, "_commit_if_open", line_up)
    event.listen(book.engine, "commit", disk)
    tickets = behind(book, crowd, [f"tamu {nth}" for nth in range(4)], fails=[])
    for _look in range(8):
        assert looked.acquire(timeout=10)
    assert in_line == []
    may_end.set()
    for each in tickets:
        each.result(10)
