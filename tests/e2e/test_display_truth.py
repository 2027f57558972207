"""The lobby screen is never wrong for long: cut off, restarted, or fed event by event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

from playwright.sync_api import Page, expect

from people import Desk, Enrolment, People

ROOM = 6


def hang_up(people: People, new_page: Callable[..., Page], zone: str) -> Page:
    """Every test has a zone, and so a screen, to itself."""
    page = new_page(width=1920, height=1080)
    token = people.token(Enrolment("display", f"lobby {zone}"))
    page.goto(f"{people.hall.url}/display/?zone={zone}#token={token}")
    page.locator(".screen").wait_for()
    return page


def serve(desk: Desk, people: People, service: str, times: int) -> list[str]:
    """So many visitors are called and served; returns their numbers."""
    kiosk = people.kiosk()
    numbers = []
    for _ in range(times):
        kiosk.take(service)
        ticket = desk.calls()
        desk.move(ticket, "start").done()
        desk.move(ticket, "finish").done()
        numbers.append(ticket["number"])
    return numbers


def shows(page: Page, numbers: list[str], waiting: int) -> None:
    """The panel has the last of them, the list the ones before, and the bar counts who waits."""
    page.wait_for_function(
        """([numbers, waiting]) => {
          const texts = (selector) => [...document.querySelectorAll(selector)].map((each) => each.innerText);
          const shown = [...texts(".panel-number"), ...texts(".last-number")];
          const right = JSON.stringify(shown) === JSON.stringify(numbers);
          return right && texts(".bar-item b")[0] === String(waiting);
        }""",
        arg=[numbers[: -ROOM - 2 : -1], waiting],
    )


def test_a_display_cut_off_for_20_calls_shows_the_true_board_within_a_second_of_reconnecting(
    people: People, new_page: Callable[..., Page]
) -> None:
    desk = people.open_desk("M1")
    page = hang_up(people, new_page, "C")
    before = serve(desk, people, "M01", 2)
    shows(page, before, waiting=0)
    boards: list[str] = []
    page.on("request", lambda request: boards.append(request.url) if "/board" in request.url else None)

    page.context.set_offline(True)
    expect(page.locator(".bar-lost")).to_contain_text("Sambungan terputus", timeout=5_000)
    expect(page.locator(".screen-lost .panel-number")).to_have_text(before[-1])
    missed = serve(desk, people, "M01", 20)
    people.kiosk().take("M01")
    with page.expect_response(lambda answer: "/events?" in answer.url and answer.ok, timeout=10_000):
        page.context.set_offline(False)
    back = monotonic()
    shows(page, before + missed, waiting=1)
    page.locator(".screen:not(.screen-lost)").wait_for()
    assert monotonic() - back < 1
    assert boards == [], "the events alone must do"


def test_a_display_survives_a_power_cut_of_the_server(people: People, new_page: Callable[..., Page]) -> None:
    desk = people.open_desk("J1")
    page = hang_up(people, new_page, "D")
    first = serve(desk, people, "J01", 1)
    shows(page, first, waiting=0)
    people.hall.kill()
    expect(page.locator(".bar-lost")).to_be_visible(timeout=5_000)
    people.close()
    people.hall.start()
    second = serve(people.open_desk("J1"), people, "J01", 1)
    expect(page.locator(".bar-lost")).to_have_count(0, timeout=10_000)
    shows(page, first + second, waiting=0)


def test_a_revoked_display_asks_to_be_paired_anew(people: People, new_page: Callable[..., Page]) -> None:
    page = hang_up(people, new_page, "A")
    manager = people.manager()
    devices = manager.get("/api/v1/manage/devices").done()["devices"]
    [lobby] = [each for each in devices if each["name"] == "lobby A"]
    before = page.evaluate("() => localStorage.getItem('antrean.display?zone=A.token')")
    manager.post(f"/api/v1/manage/devices/{lobby['id']}/revoke").done()
    # A practice hall pairs a screen on its own machine without a code.
    page.wait_for_function(
        "before => ![null, before].includes(localStorage.getItem('antrean.display?zone=A.token'))", arg=before
    )
    page.locator(".screen").wait_for()


def test_the_board_computed_from_the_events_is_the_servers_board_at_every_step(
    people: People, new_page: Callable[..., Page]
) -> None:
    screen = people.screen()
    steps = [screen.board("B")]
    for _ in a_morning(people):
        steps.append(screen.board("B"))
    events = screen.events(steps[0]["seq"])
    page = new_page()
    page.goto(f"{people.hall.url}/display/")
    computed = page.evaluate(
        """async ([start, events, seqs]) => {
          const { apply } = await import("/display/static/board.js");
          const upTo = (seq) => events.filter((event) => event.seq <= seq).reduce(apply, start);
          return seqs.map(upTo);
        }""",
        [steps[0], events, [step["seq"] for step in steps]],
    )
    for step, ours in zip(steps, computed, strict=True):
        for part in ("seq", "waiting", "now_serving", "counters"):
            assert ours[part] == step[part], part
        assert ours["recent_calls"][:12] == step["recent_calls"][:12]


def a_morning(people: People) -> Iterator[None]:
    """Every move that a board can see, one at a time."""
    kiosk = people.kiosk()
    one, two, other = people.desk("C1"), people.desk("C2"), people.desk("R1")
    for desk in (one, two, other):
        desk.open()
        yield
    for service in ("C04", "C01", "C04", "C04", "C04", "R01", "C02"):
        kiosk.take(service, language="en", priority=service == "C02")
        yield
    ticket = one.calls()
    yield
    for move, wishes in (
        ("recall", {}),
        ("undo", {}),
        ("start", {}),
        ("undo", {}),
        ("start", {}),
        ("transfer", {"service": "R01"}),
        ("undo", {}),
        ("transfer", {"service": "R01"}),
    ):
        one.move(ticket, move, **wishes).done()
        yield
    for pair in (("park", "resume"), ("undo",), ("no-show", "return")):
        called = two.calls()
        yield
        for move in pair:
            two.move(called, move).done()
            yield
    other.calls()
    yield
    other.pause(reason="istirahat").done()
    yield
    one.calls()
    yield
    one.lets_go()
    yield
