"""What the browser tests share: a hall for each file, the people in it and whoever comes to its kiosk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import variants
from hall import Hall
from lobby import ZONES, Zone
from managing import Manager
from people import Agency, Enrolment, People
from touch import LANDSCAPE, PORTRAIT, NewVisitor, Visitor


@pytest.fixture(scope="module")
def edits() -> Sequence[variants.Edit]:
    """How the hall of this file differs from the shipped one; a file that needs another has its own."""
    return [variants.with_trial_accounts]


@pytest.fixture(scope="module")
def hall(
    make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory, edits: Sequence[variants.Edit]
) -> Iterator[Hall]:
    """The hall that the tests of one file share: each takes tickets and counters of its own."""
    hall = make_hall(config=variants.write(tmp_path_factory.mktemp("config"), *edits))
    yield hall
    hall.kill()


@pytest.fixture
def day_opens_again(hall: Hall) -> Iterator[None]:
    """Behind a test that ends the day, so that the next one finds it open in any case."""
    yield
    manager = hall.client("manager")
    overview = manager.get("/api/v1/manage/overview").json()
    if overview["day_closed"] or overview["day_closing"]:
        assert manager.post("/api/v1/manage/day/open").is_success


@pytest.fixture(scope="module")
def people(hall: Hall) -> Iterator[People]:
    people = People(hall)
    yield people
    people.close()


@pytest.fixture
def agency(people: People) -> Agency:
    """An agency that no other test uses, in a hall with quiet agencies."""
    return people.agency()


@pytest.fixture(scope="module")
def manager(hall: Hall, browser: Browser) -> Iterator[Manager]:
    """Somebody who is logged in at the manager's pages all the time."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    yield Manager(context.new_page(), hall)
    context.close()


@pytest.fixture
def visitor(people: People, new_page: Callable[..., Page]) -> NewVisitor:
    """Somebody comes to a kiosk: visitor(), or visitor(LANDSCAPE); with ``clock`` the test moves its time."""

    def come(size: tuple[int, int] = PORTRAIT, *, clock: bool = False) -> Visitor:
        page = new_page(*size, has_touch=True)
        if clock:
            page.clock.install()
        visitor = Visitor(page, people.hall.url, people.token(Enrolment("kiosk", "kiosk-e2e")))
        visitor.is_at_start()
        return visitor

    return come


@pytest.fixture(scope="module")
def zones(people: People) -> Iterator[Zone]:
    """Corners of the hall in which nobody has been yet, where its ``edits`` have made some."""
    return (Zone(people, code) for code in ZONES)


@pytest.fixture
def zone(zones: Iterator[Zone]) -> Zone:
    return next(zones)


@pytest.fixture
def screen(people: People, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Hangs up a screen: screen("B"), or screen(None) for the whole hall; ``clock`` as for a visitor."""

    def hang_up(
        zone: str | None,
        size: tuple[int, int] = LANDSCAPE,
        *,
        words: str = "",
        script: str = "",
        clock: bool = False,
    ) -> Page:
        page = new_page(*size)
        if script:
            page.add_init_script(script)
        if clock:
            page.clock.install()
        query = "&".join(filter(None, [f"zone={zone}" if zone else "", words]))
        token = people.token(Enrolment("display", f"lobby {zone}"))
        page.goto(f"{people.hall.url}/display/?{query}#token={token}")
        page.locator(".screen, .choose").wait_for()
        return page

    return hang_up


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Scans the slip of a ticket."""

    def scan(
        ticket: dict[str, Any], *, width: int = 390, height: int = 844, script: str = "", **options: Any
    ) -> Page:
        page = new_page(width=width, height=height, **options)
        if script:
            page.add_init_script(script)
        page.goto(ticket["url"])
        return page

    return scan
