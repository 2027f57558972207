"""What all tests share: databases, browsers and halls, started when first asked for, ended by their pids."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import parts
from databases import Postgres, Redis, blank_sqlite
from devices import Device, Devices
from hall import Hall
from kiosk_machine import KioskMachine
from nursery import POSSIBLE, Nursery
from order import place
from people import People
from programs import Programs
from shared import Shared

PAGES_LIVE_FOR_SECONDS = "--js-flags=--no-opt --no-maglev"
"""To translate a page's scripts into better machine code takes longer than they run."""
MakeHall = Callable[..., Hall]
SHARED = pytest.StashKey[Shared]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full-size", action="store_true", help="what `make test` does in part: all of it")


@pytest.fixture(scope="session")
def full_size(request: pytest.FixtureRequest) -> bool:
    """Whether crowds on two servers are as large as on SQLite (`make chaos`)."""
    return bool(request.config.getoption("--full-size"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The folder of a test is its mark: unit, integration, e2e. Long ones are for `make chaos`."""
    if not config.getoption("--full-size"):
        items[:] = [item for item in items if item.get_closest_marker("long") is None]
    items.sort(key=lambda item: place(item.path))
    here = Path(__file__).parent
    for item in items:
        item.add_marker(item.path.relative_to(here).parts[0])


def pytest_collection_finish() -> None:
    """All tests and libraries are there to stay: no collection of garbage walks through them again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Before a worker starts: it is told what all of them share."""
    if SHARED not in node.config.stash:
        node.config.stash[SHARED] = Shared()
    node.workerinput["shared"] = str(node.config.stash[SHARED].folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    if SHARED in config.stash:
        config.stash[SHARED].close()


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """Where this run's halls and databases come from; without workers they are made when first asked for."""
    workerinput = getattr(request.config, "workerinput", None)
    if workerinput is not None:
        return Path(workerinput["shared"])
    request.config.stash[SHARED] = Shared()
    return request.config.stash[SHARED].folder


@pytest.fixture(scope="session")
def postgres(shared: Path) -> Postgres:
    return Postgres.of(shared)


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A database of the test's own, where nothing has happened yet."""
    url = postgres.new_database()
    yield url
    postgres.drop_database(url)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    server = Redis()
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def chromium() -> Path:
    return parts.chromium()


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    flags = [*parts.CHROMIUM_FLAGS, PAGES_LIVE_FOR_SECONDS]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def devices(browser: Browser) -> Devices:
    return Devices(browser)


@pytest.fixture
def new_page(devices: Devices) -> Iterator[Callable[..., Page]]:
    """Takes a device of its own: new_page(1080, 1920). A script error on any of them fails the test."""
    taken: list[Device] = []

    def open_one(width: int = 1366, height: int = 768, **options: Any) -> Page:
        settings = {"locale": "id-ID", "timezone_id": "Asia/Jakarta", "reduced_motion": "reduce", **options}
        device = devices.take(width, height, **settings)
        taken.append(device)
        return device.page

    yield open_one
    for device in taken:
        devices.give_back(device)
    # Playwright tells of an error during one of its calls: what was on its way has come by now.
    errors = [error for device in taken for error in device.errors]
    assert not errors, f"scripts failed: {errors}"


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture(scope="session")
def blank(shared: Path) -> Path:
    """The database that every hall on SQLite begins with: the migrations run once, not for each hall."""
    return blank_sqlite(shared)


@pytest.fixture(scope="session")
def nursery(shared: Path) -> Nursery | None:
    """Where halls are started from; None where that cannot be, then each loads everything itself."""
    if not POSSIBLE:
        return None
    KioskMachine.programs = Programs(shared)
    return Nursery(shared)


@pytest.fixture(scope="module")
def make_hall(
    tmp_path_factory: pytest.TempPathFactory, blank: Path, nursery: Nursery | None
) -> Iterator[MakeHall]:
    """Starts a hall with the options one gives; all end with the tests of their file.

    ``afresh=True`` starts its processes as anywhere else, for tests of starting itself.
    """
    with _hall_maker(tmp_path_factory, blank, nursery) as make:
        yield make


@pytest.fixture(scope="session")
def make_lasting_hall(
    tmp_path_factory: pytest.TempPathFactory, blank: Path, nursery: Nursery | None
) -> Iterator[MakeHall]:
    """The same for halls that many files share."""
    with _hall_maker(tmp_path_factory, blank, nursery) as make:
        yield make


@contextmanager
def _hall_maker(folders: pytest.TempPathFactory, blank: Path, nursery: Nursery | None) -> Iterator[MakeHall]:
    halls: list[Hall] = []

    def make(*, afresh: bool = False, **options: Any) -> Hall:
        if not options.get("database_url"):
            options["blank"] = blank
        if not afresh:
            options["nursery"] = nursery
        hall = Hall(folders.mktemp("hall"), **options)
        halls.append(hall)
        return hall.start()

    yield make
    for hall in halls:
        hall.kill()


@pytest.fixture(scope="module")
def hall(make_hall: MakeHall) -> Iterator[Hall]:
    """A hall on SQLite that the tests of one file share: each takes tickets and counters of its own."""
    hall = make_hall()
    yield hall
    hall.kill()


@pytest.fixture
def fresh_hall(make_hall: MakeHall) -> Iterator[Hall]:
    """A hall on SQLite where nothing has happened yet."""
    hall = make_hall()
    yield hall
    hall.kill()


@pytest.fixture
def postgres_hall(make_hall: MakeHall, postgres_url: str) -> Iterator[Hall]:
    hall = make_hall(database_url=postgres_url)
    yield hall
    hall.kill()


@pytest.fixture
def joined_hall(make_hall: MakeHall, postgres_url: str, redis_url: str) -> Iterator[Hall]:
    """One hall served by two processes on PostgreSQL, joined by Redis."""
    hall = make_hall(database_url=postgres_url, redis_url=redis_url, processes=2)
    yield hall
    hall.kill()


@pytest.fixture(params=["sqlite", "postgres"])
def any_hall(request: pytest.FixtureRequest) -> Hall:
    """The same test on both databases."""
    name = "fresh_hall" if request.param == "sqlite" else "postgres_hall"
    hall: Hall = request.getfixturevalue(name)
    return hall


@pytest.fixture
def media_folder(people: People) -> Iterator[Path]:
    """The folder of pictures and videos that the hall's manager fills; each test finds it empty."""
    folder = people.hall.data / "media"
    folder.mkdir(exist_ok=True)
    yield folder
    for file in folder.iterdir():
        file.unlink()
