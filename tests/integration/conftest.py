"""Two halls that the tests of this folder share, each test with an agency of its own.

One is a single process on SQLite, the other two processes on PostgreSQL joined by Redis. A test that
needs a hall for itself makes one with ``make_people``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import variants
from databases import Postgres
from hall import Hall
from machine import wait_until
from order import is_behind_shared_halls
from people import People

MakeHall = Callable[..., Hall]
MakePeople = Callable[..., People]
OPEN = pytest.StashKey[list[People]]()
SHARED = (variants.with_quiet_agencies, variants.with_time_to_undo, variants.with_a_survey)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Shared halls end with their last test: their clocks and polls would go on to the end of all tests."""
    if nextitem is not None and is_behind_shared_halls(nextitem.path):
        for people in item.config.stash.get(OPEN, []):
            people.close()
            people.hall.kill()


@pytest.fixture(scope="session")
def opened(request: pytest.FixtureRequest) -> list[People]:
    """The shared halls that run."""
    return request.config.stash.setdefault(OPEN, [])


@pytest.fixture(scope="session")
def people_on_sqlite(
    make_lasting_hall: MakeHall, tmp_path_factory: pytest.TempPathFactory, opened: list[People]
) -> Iterator[People]:
    config = variants.write(tmp_path_factory.mktemp("config"), *SHARED)
    people = on_its_first_day(make_lasting_hall(config=config))
    opened.append(people)
    yield people
    people.close()
    people.hall.kill()


@pytest.fixture(scope="session")
def people_at_two_servers(
    make_lasting_hall: MakeHall,
    postgres: Postgres,
    redis_url: str,
    tmp_path_factory: pytest.TempPathFactory,
    opened: list[People],
) -> Iterator[People]:
    config = variants.write(tmp_path_factory.mktemp("config"), *SHARED)
    hall = make_lasting_hall(
        config=config, database_url=postgres.new_database(), redis_url=redis_url, processes=2
    )
    people = on_its_first_day(hall)
    opened.append(people)
    yield people
    people.close()
    people.hall.kill()


def on_its_first_day(hall: Hall) -> People:
    """The cast of a new hall once its day is open: that it opens is no deed of the first visitor."""
    people = People(hall)
    screen = people.screen()
    wait_until(lambda: screen.catalogue()["day"], "the first day is open")
    return people


@pytest.fixture(params=["sqlite", "two-servers"])
def people(request: pytest.FixtureRequest) -> People:
    """The cast of a running hall, on both databases."""
    name = "people_on_sqlite" if request.param == "sqlite" else "people_at_two_servers"
    people: People = request.getfixturevalue(name)
    return people


@pytest.fixture
def make_people(
    make_hall: MakeHall, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MakePeople]:
    """Starts a hall for one test: make_people(variants.with_hours, speed=60), make_people(servers=2) ..."""
    made: list[People] = []

    def make(*edits: variants.Edit, servers: int = 1, postgres: bool = False, **options: Any) -> People:
        config = variants.write(tmp_path_factory.mktemp("config"), *edits)
        if postgres or servers > 1:
            options["database_url"] = request.getfixturevalue("postgres").new_database()
        if servers > 1:
            options.setdefault("redis_url", request.getfixturevalue("redis_url"))
        people = People(make_hall(config=config, processes=servers, **options))
        made.append(people)
        return people

    yield make
    for people in made:
        people.close()
        people.hall.kill()
