"""Every layout of the lobby screen: sizes, margins, themes; what it shows; the manager says which it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

import afar
import screens
import variants
from machine import wait_until
from people import Desk, Enrolment, People

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1366, 768)]
LAYOUTS = {
    "calls": "zone=E",
    "grid": "layout=grid&zone=E",
    "agency": "layout=agency&agency=WM",
    "counter": "layout=counter&counter=WM1",
    "media": "layout=media&zone=E",
}
"""Numbers of two wide letters are the hardest to fit."""
WHOLE = """
(row) => {
  const [card, number] = [row, row.querySelector(".last-number")].map((each) => each.getBoundingClientRect());
  return number.top >= card.top && number.bottom <= card.bottom;
}
"""


def with_wide_letters(config: variants.Config) -> None:
    config["displays"] = {
        "ticker": {"id": "Nomor yang terlewat dapat kembali sekali.", "en": "A missed number can come back."},
        "screens": [
            {"name": "pintu", "layout": "grid", "zone": "E", "theme": "dark"},
            {"name": "loket", "layout": "counter", "counter": "WM1"},
        ],
    }
    for zone, prefix in (("E", "WM"), ("F", "WW")):
        config["catalogue"]["zones"].append({"code": zone, "name": f"Zona {zone} - Arsip"})
        services = [{"code": f"{prefix}01", "name": "Arsip", "minutes": 5}]
        config["catalogue"]["agencies"].append({
            "prefix": prefix, "code": f"arsip-{prefix.lower()}", "name": "Kearsipan", "short": "Kearsipan",
            "zone": zone, "counters": 4, "services": services,
        })  # fmt: skip


@pytest.fixture(scope="module")
def people(make_hall: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    config = variants.write(tmp_path_factory.mktemp("config"), with_wide_letters)
    people = People(make_hall(config=config))
    yield people
    people.close()


@pytest.fixture(scope="module")
def morning(people: People) -> Desk:
    """Zone E: some were called, one did not come, two counters rest, a crowd waits. Its first counter.

    The crowd outlasts all these tests, in whatever order they call from it.
    """
    kiosk = people.kiosk()
    for _ in range(60):
        kiosk.take("WM01")
    first, second, third, _closed = [people.desk(f"WM{nth}") for nth in range(1, 5)]
    for desk in (first, second, third):
        desk.open()
    for _ in range(6):
        ticket = first.calls()
        first.move(ticket, "start").done()
        first.move(ticket, "finish").done()
    second.calls()
    second.lets_go()
    second.calls()
    third.pause(reason="salat", back_at=people.screen().board()["now"]).done()
    return first


@pytest.fixture
def screen(people: People, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def hang_up(address: str = "", width: int = 1920, height: int = 1080, **options: Any) -> Page:
        page = new_page(width=width, height=height, **options)
        token = people.token(Enrolment("display", f"layar {address}"))
        page.goto(f"{people.hall.url}/display/?{address}#token={token}")
        page.locator(".screen, .choose").wait_for()
        return page

    return hang_up


def is_large(page: Page, px: float) -> bool:
    return screens.size_of(page, ".called-number > span") >= px


def calls_again(desk: Desk) -> str:
    desk.lets_go()
    number: str = desk.calls()["number"]
    return number


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_can_be_read_from_afar_at_every_size(
    morning: Desk, screen: Callable[..., Page], layout: str
) -> None:
    page = screen(LAYOUTS[layout])
    number = calls_again(morning)
    called = page.locator(".panel-lit .called-number")
    # Who was called in the last seconds has the screen first.
    expect(called).to_have_text(number, timeout=20_000)
    for width, height in SIZES:
        times = afar.scale(width, height)
        page.set_viewport_size({"width": width, "height": height})
        wait_until(partial(is_large, page, 300 * times - 0.5), f"the number is large at {width}x{height}")
        assert screens.smaller_than(page, 36 * times - 0.1) == [], (width, height)
        assert afar.nearer_than(page, 30 * times) == [], (width, height)
        # Words are fitted anew in the frames behind a change of size.
        wait_until(lambda: not afar.cut_off(page), f"nothing is cut off at {width}x{height}")


@pytest.mark.parametrize("layout", ["calls", "grid", "agency", "media"])
def test_when_the_call_is_over_the_last_six_are_there_and_the_missed_in_their_strip(
    morning: Desk, screen: Callable[..., Page], layout: str
) -> None:
    number = calls_again(morning)
    page = screen(LAYOUTS[layout])
    page.locator(".takeover").wait_for(state="detached", timeout=15_000)
    shown = page.locator(".last-number, .panel-number").all_inner_texts()
    assert len(set(shown)) >= 6
    assert number in shown
    assert screens.size_of(page, ".last-number") >= 72
    assert screens.smaller_than(page, 36) == []
    assert afar.cut_off(page) == []
    expect(page.locator(".missed")).to_contain_text("Terlewat")
    expect(page.locator(".missed")).to_be_in_viewport(ratio=1)


def test_the_grid_says_of_every_counter_who_is_there_or_why_nobody(
    morning: Desk, screen: Callable[..., Page]
) -> None:
    number = calls_again(morning)
    page = screen(LAYOUTS["grid"])
    page.locator(".takeover").wait_for(state="detached", timeout=15_000)
    tile = page.locator(".seat")
    expect(tile).to_have_count(4)
    expect(tile.nth(0)).to_contain_text(number)
    expect(tile.nth(0)).to_contain_text("Dipanggil")
    expect(tile.nth(2)).to_contain_text("Jeda")
    expect(tile.nth(2)).to_contain_text("salat")
    expect(tile.nth(3)).to_contain_text("Tutup")
    morning.move(morning.state()["ticket"], "start").done()
    expect(tile.nth(0)).to_contain_text("Dilayani")


def test_the_whole_halls_grid_shows_every_counter_in_its_turn(
    morning: Desk, people: People, screen: Callable[..., Page]
) -> None:
    page = screen("layout=grid", 3840, 2160)
    page.clock.install()
    page.reload()
    page.locator(".seat").first.wait_for()
    seen: set[str] = set()
    everybody = {counter["name"] for counter in people.kiosk().catalogue()["counters"]}

    def everybody_was_there() -> bool:
        seen.update(page.locator(".seat-name b").all_text_contents())
        page.clock.run_for(2_000)
        return seen == everybody

    wait_until(everybody_was_there, "every counter has had its turn", timeout=60)


def test_an_agencys_screen_shows_who_waits_in_the_order_of_the_calls(
    morning: Desk, people: People, screen: Callable[..., Page]
) -> None:
    page = screen(LAYOUTS["agency"])
    line = people.screen().get("/api/v1/display/queue", agency="WM").done()
    expect(page.locator(".waiting-count")).to_have_text(str(line["waiting"]))
    expect(page.locator(".waiting-next")).to_have_text(line["numbers"][0])
    numbers = page.locator(".waiting-number").all_text_contents()
    assert len(numbers) >= 19
    assert numbers == line["numbers"][1 : len(numbers) + 1]
    called = calls_again(morning)
    assert called == line["numbers"][0]
    expect(page.locator(".waiting-next")).to_have_text(line["numbers"][1])
    expect(page.locator(".waiting-count")).to_have_text(str(line["waiting"] - 1))


def test_with_much_to_tell_every_last_call_is_whole(
    morning: Desk, people: People, screen: Callable[..., Page]
) -> None:
    manager, page = people.manager(), screen(LAYOUTS["calls"])
    expect(page.locator(".missed")).to_be_visible()
    expect(page.locator(".ticker")).to_be_visible()
    long = "Jaringan pusat terputus sejak pagi. Layanan lebih lama dari biasanya, mohon bersabar di zona ini."
    notice = manager.post("/api/v1/manage/notices", {"text": {"id": long}, "zone": "E"}).done()
    expect(page.locator(".banner")).to_be_visible()
    rows = page.locator(".last-call:visible")
    expect(rows).to_have_count(4)
    for row in rows.all():
        assert row.evaluate(WHOLE), row.inner_text()
    manager.post(f"/api/v1/manage/notices/{notice['id']}/end").done()


def test_after_the_last_number_the_screen_says_how_long_is_served(
    people: People, screen: Callable[..., Page], new_page: Callable[..., Page]
) -> None:
    def tell(route: Route) -> None:
        told = route.fetch().json()
        hours = {"open": "00:00", "close": "23:59", "break": None}
        shut = {"open": False, "why": "after-last-ticket", "because": None, "hours_today": hours}
        route.fulfill(json={**told, **shut})

    page = new_page(width=1920, height=1080)
    page.route("**/api/v1/kiosk/catalogue", tell)
    token = people.token(Enrolment("display", "layar sore"))
    page.goto(f"{people.hall.url}/display/?zone=A#token={token}")
    expect(page.locator(".idle-because")).to_have_text(
        "Nomor baru tidak dibagikan lagi · layanan sampai 23.59"
    )


def test_above_a_counter_stands_its_number_or_why_nobody_is_called(
    people: People, screen: Callable[..., Page]
) -> None:
    people.kiosk().take("WW01")
    desk = people.open_desk("WW1")
    page = screen("layout=counter&counter=WW1", 1366, 768)
    card = page.locator(".above-card")
    expect(card).to_contain_text("Mohon tunggu panggilan")
    ticket = desk.calls()
    expect(page.locator(".panel-lit .above-number")).to_have_text(ticket["number"])
    expect(card).to_contain_text("silakan ke loket ini")
    desk.move(ticket, "recall").done()
    expect(card).to_contain_text("2×")
    desk.move(ticket, "start").done()
    expect(card).to_contain_text("sedang dilayani")
    desk.move(ticket, "finish").done()
    back = page.evaluate("() => new Date(Date.now() + 600_000).toISOString()")
    desk.pause(reason="mengambil berkas", back_at=back).done()
    expect(card).to_contain_text("Jeda")
    expect(card).to_contain_text("mengambil berkas")
    soon = page.evaluate("() => Date.now() + 1_500")
    desk.lets_go()
    desk.pause(back_at=datetime.fromtimestamp(soon / 1000, UTC).isoformat()).done()
    page.wait_for_function("soon => Date.now() > soon", arg=soon)
    page.reload()
    expect(card).to_contain_text("segera kembali")
    expect(card).not_to_contain_text("s.d.")
    people.open_desk("WW2")
    page.reload()
    desk.shut()
    expect(card).to_contain_text("Tutup")
    name = people.desk("WW2").state()["counter"]["name"]
    expect(card).to_contain_text(f"Silakan tunggu di {name}")


def test_two_people_called_at_once_both_have_the_whole_screen_one_after_the_other(
    people: People, screen: Callable[..., Page]
) -> None:
    first, second = people.open_desk("WW3"), people.open_desk("WW4")
    for _ in range(2):
        people.kiosk().take("WW01")
    page = screen("layout=grid&zone=F")
    one, two = first.calls()["number"], second.calls()["number"]
    number = page.locator(".takeover .called-number")
    expect(number).to_have_text(one)
    expect(number).to_have_text(two, timeout=10_000)
    expect(page.locator(".takeover")).to_have_count(0, timeout=15_000)
    assert {one, two} <= set(page.locator(".seat-number").all_inner_texts())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_have_contrast_in_both_themes(morning: Desk, screen: Callable[..., Page], layout: str) -> None:
    page = screen(f"{LAYOUTS[layout]}&theme=dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert screens.serious(page) == []
    page.locator("html").evaluate("(page) => { page.dataset.theme = 'light'; }")
    assert screens.serious(page) == []


def test_a_call_flashes_the_edge_no_more_than_three_times_a_second(
    morning: Desk, screen: Callable[..., Page]
) -> None:
    page = screen(LAYOUTS["grid"], reduced_motion="no-preference")
    # Who was called in the last seconds has the screen first.
    page.locator(".takeover").wait_for(state="detached", timeout=30_000)
    page.evaluate(afar.COUNT_FLASHES)
    for flashes in (2, 4):
        calls_again(morning)
        page.wait_for_function("flashes => window.flashes.length === flashes", arg=flashes)
        page.locator(".flash").wait_for(state="detached", timeout=15_000)
    timing = page.evaluate("window.timing")
    assert timing["duration"] >= 1_000 / 3, "no more than three a second"
    assert timing["iterations"] == 2


def test_where_motion_is_not_wanted_the_edge_stands_still_and_the_text_turns_pages(
    morning: Desk, screen: Callable[..., Page]
) -> None:
    page = screen(LAYOUTS["calls"])
    calls_again(morning)
    flash = page.locator(".flash")
    flash.wait_for(state="attached")
    assert flash.evaluate("each => getComputedStyle(each).animationName") == "none"
    flash.wait_for(state="detached")
    expect(page.locator(".ticker-still")).to_contain_text("terlewat")


def test_the_running_text_runs_on_without_a_jump_while_calls_come(
    morning: Desk, screen: Callable[..., Page]
) -> None:
    page = screen(LAYOUTS["calls"], reduced_motion="no-preference")
    line = page.locator(".ticker-line")
    expect(line).to_have_css("animation-name", "run")
    started = "each => each.getAnimations()[0].startTime"
    page.wait_for_function("() => document.querySelector('.ticker-line').getAnimations()[0]?.startTime > 0")
    before = line.evaluate(started)
    number = calls_again(morning)
    expect(page.locator(".panel-lit .called-number")).to_have_text(number, timeout=20_000)
    assert line.evaluate(started) == before
    half = line.evaluate("each => each.firstElementChild.offsetWidth * 2 === each.scrollWidth")
    assert half, "where the second copy ends the first has begun"


def test_the_manager_types_no_address_but_chooses_the_screen_and_it_changes_at_once(
    morning: Desk, people: People, screen: Callable[..., Page]
) -> None:
    page = screen()
    expect(page.locator(".screen-calls")).to_be_visible()
    manager = people.manager()
    listed = manager.get("/api/v1/manage/devices").done()["devices"]
    [device] = [each for each in listed if each["name"] == "layar "]
    place = f"/api/v1/manage/devices/{device['id']}/place"
    manager.post(place, {"screen": "pintu"}).done()
    expect(page.locator(".screen-grid .seat")).to_have_count(4)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    manager.post(place, {"screen": "loket"}).done()
    expect(page.locator(".screen-counter .above-card")).to_be_visible()
    page.reload()
    expect(page.locator(".screen-counter .above-card")).to_be_visible()
    manager.post(place, {"zone": "F"}).done()
    expect(page.locator(".head-zone")).to_contain_text("Zona F")


@pytest.mark.parametrize(
    ("address", "says", "link"),
    [
        ("screen=dapur", "Layar “dapur” tidak ada", "pintu"),
        ("layout=bulat", "Tata letak “bulat” tidak ada", "grid"),
        ("layout=agency&agency=XX", "Instansi “XX” tidak ada", "C Dindukcapil"),
    ],
)
def test_a_screen_that_is_not_there_says_so_and_offers_those_that_are(
    screen: Callable[..., Page], address: str, says: str, link: str
) -> None:
    page = screen(address)
    expect(page.get_by_role("heading")).to_have_text(says)
    expect(page.get_by_role("link", name=link, exact=True)).to_be_visible()
