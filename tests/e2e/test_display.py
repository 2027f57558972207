"""The lobby screen: what people in the hall see when they are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

import screens
import variants
from machine import wait_until
from people import Desk, Enrolment, Kiosk, People

LETTERS = "EFGHIJKLMNOPRSTUVWXYZ"
ZONES = [*LETTERS, *(f"{letter}2" for letter in LETTERS)]
"""Every test has a zone to itself, with two small agencies."""
CROWDED = "QQ"
"""A zone with more agencies than a screen has rows."""


def prefix_of(zone: str, second: str) -> str:
    """EX and EY are in zone E, EV and EW in zone E2."""
    return zone[0] + (second if len(zone) == 1 else {"X": "V", "Y": "W"}[second])


def with_zones_of_their_own(config: dict[str, Any]) -> None:
    catalogue = config["catalogue"]
    for zone in ZONES:
        catalogue["zones"].append({"code": zone, "name": f"Zona {zone} - Perpustakaan dan Arsip"})
        for second, short in (("X", "Perpustakaan"), ("Y", "Kearsipan")):
            prefix = prefix_of(zone, second)
            services = [{"code": f"{prefix}01", "name": f"Layanan {short}", "minutes": 5}]
            catalogue["agencies"].append({
                "prefix": prefix, "code": f"uji-{prefix.lower()}", "name": short, "short": short,
                "zone": zone, "counters": 2, "services": services,
            })  # fmt: skip
    catalogue["zones"].append({"code": CROWDED, "name": "Zona QQ - Serba Ada"})
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        services = [{"code": f"Q{letter}01", "name": "Layanan Umum", "minutes": 5}]
        catalogue["agencies"].append({
            "prefix": f"Q{letter}", "code": f"ramai-{letter.lower()}", "name": f"Badan {letter}",
            "short": f"Badan {letter}, Pengembangan Sumber Daya dan Usaha",
            "zone": CROWDED, "counters": 1, "services": services,
        })  # fmt: skip


@pytest.fixture(scope="module")
def people(make_hall: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    config = variants.write(tmp_path_factory.mktemp("config"), with_zones_of_their_own)
    people = People(make_hall(config=config))
    yield people
    people.close()


# The test browser frees the sound whenever a test looks at the page, so both cases are played here.
LOCKED_SOUND = """
window.AudioContext = class extends EventTarget {
  state = "suspended";
  resume() { this.state = "running"; this.dispatchEvent(new Event("statechange")); }
};
"""
FREE_SOUND = """
window.tones = 0;
window.AudioContext = class extends AudioContext {
  get state() { return "running"; }
  createOscillator() { window.tones += 1; return super.createOscillator(); }
};
"""


class Zone:
    """A corner of the hall: its two agencies with their counters, and whoever waits there."""

    def __init__(self, people: People, code: str) -> None:
        self.people, self.code = people, code
        self.kiosk: Kiosk = people.kiosk()

    def take(self, second: str = "X", **wishes: Any) -> dict[str, Any]:
        return self.kiosk.take(f"{prefix_of(self.code, second)}01", **wishes)

    def desk(self, second: str = "X", index: int = 1) -> Desk:
        return self.people.open_desk(f"{prefix_of(self.code, second)}{index}")

    def board(self) -> dict[str, Any]:
        return self.people.screen().board(self.code)


@pytest.fixture(scope="module")
def zones(people: People) -> Iterator[Zone]:
    return (Zone(people, code) for code in ZONES)


@pytest.fixture
def zone(zones: Iterator[Zone]) -> Zone:
    return next(zones)


@pytest.fixture
def screen(people: People, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Hangs up a screen: screen("B"), screen(None) for the whole hall."""

    def hang_up(
        zone: str | None, width: int = 1920, height: int = 1080, *, words: str = "", script: str = ""
    ) -> Page:
        page = new_page(width=width, height=height)
        page.add_init_script(script)
        query = "&".join(filter(None, [f"zone={zone}" if zone else "", words]))
        token = people.token(Enrolment("display", f"lobby {zone}"))
        page.goto(f"{people.hall.url}/display/?{query}#token={token}")
        page.locator(".screen, .choose").wait_for()
        return page

    return hang_up


def listed(page: Page) -> list[str]:
    return page.locator(".last-number").all_inner_texts()


def test_a_called_visitor_reads_number_and_counter_from_afar(zone: Zone, screen: Callable[..., Page]) -> None:
    zone.take(language="en")
    page = screen(zone.code)
    ticket = zone.desk().calls()
    expect(page.locator(".panel-lit .panel-number")).to_have_text(ticket["number"])
    name = ticket["counter"]["name"].replace("Loket", "counter")
    expect(page.locator(".go-first")).to_have_text(f"please go to {name}")
    expect(page.locator(".go-second")).to_have_text(f"silakan ke {ticket['counter']['name']}")
    expect(page.locator(".panel-sentence")).to_contain_text("Queue number")
    assert screens.size_of(page, ".panel-number span") >= 300
    assert screens.size_of(page, ".panel-counter") >= 150


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
def test_nothing_on_the_screen_is_too_small_or_too_near_the_edge(
    zone: Zone, screen: Callable[..., Page], width: int, height: int
) -> None:
    desk = zone.desk()
    for _ in range(6):
        zone.take()
        desk.calls()
        desk.lets_go()
    page = screen(zone.code, width, height)
    expect(page.locator(".last-call")).to_have_count(5)
    assert screens.size_of(page, ".last-number") >= 72
    assert screens.smaller_than(page, 36) == []
    for part in (".head", ".panel", ".last", ".bar"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["x"] >= 30
        assert box["y"] >= 30
        assert box["x"] + box["width"] <= width - 30
        assert box["y"] + box["height"] <= height - 30


def test_six_earlier_calls_stay_beside_the_panel(zone: Zone, screen: Callable[..., Page]) -> None:
    desk = zone.desk()
    numbers = []
    for _ in range(8):
        zone.take()
        numbers.append(desk.calls()["number"])
        desk.lets_go()
    zone.take()
    page = screen(zone.code)
    numbers.append(desk.calls()["number"])
    expect(page.locator(".panel-lit .panel-number")).to_have_text(numbers[-1])
    assert listed(page) == numbers[-2:-8:-1]


def test_two_people_called_at_once_are_both_shown_and_neither_is_skipped(
    zone: Zone, screen: Callable[..., Page]
) -> None:
    first, second = zone.desk("X"), zone.desk("Y")
    zone.take("X")
    zone.take("Y")
    page = screen(zone.code)
    one, two = first.calls()["number"], second.calls()["number"]
    expect(page.locator(".panel-lit .panel-number")).to_have_text(one)
    expect(page.locator(".last-call.next .last-number")).to_have_text(two)
    expect(page.locator(".panel-lit .panel-number")).to_have_text(two, timeout=8_000)
    assert listed(page) == [one]


def test_a_number_called_again_is_marked(zone: Zone, screen: Callable[..., Page]) -> None:
    desk = zone.desk()
    zone.take()
    page = screen(zone.code)
    ticket = desk.calls()
    desk.move(ticket, "recall").done()
    expect(page.locator(".panel-lit .again")).to_have_text("2×", timeout=10_000)
    expect(page.locator(".panel-title")).to_contain_text("Panggilan ke-2")


def test_a_call_that_the_officer_takes_back_leaves_the_screen_at_once(
    zone: Zone, screen: Callable[..., Page]
) -> None:
    desk = zone.desk()
    zone.take()
    page = screen(zone.code)
    ticket = desk.calls()
    expect(page.locator(".panel-number")).to_have_text(ticket["number"])
    desk.move(ticket, "undo").done()
    expect(page.locator(".panel-idle")).to_be_visible()
    expect(page.get_by_text(ticket["number"])).to_have_count(0)


def test_a_zone_shows_its_own_calls_and_the_hall_shows_all_with_the_zone(
    people: People, zones: Iterator[Zone], screen: Callable[..., Page]
) -> None:
    here, there = next(zones), next(zones)
    mine, hall = screen(here.code), screen(None)
    there.take()
    ticket = there.desk().calls()
    # On the panel, or in the list while others have it.
    seen = hall.locator(".panel-lit, .last-call").filter(has_text=ticket["number"])
    expect(seen.first).to_contain_text(f"Zona {there.code}")
    expect(mine.locator(".panel-idle")).to_be_visible()


def test_the_morning_says_when_the_hall_opens_and_what_is_here(
    zone: Zone, screen: Callable[..., Page]
) -> None:
    page = screen(zone.code)
    expect(page.locator(".panel-idle")).to_contain_text("Ambil nomor di kiosk")
    expect(page.locator(".here-row")).to_have_count(2)
    expect(page.locator(".here-row").first).to_contain_text("Perpustakaan")
    expect(page.locator(".head-trial")).to_have_text("Hall latihan")
    expect(page.locator(".head-zone")).to_have_text(f"Zona {zone.code} · Perpustakaan dan Arsip")


def test_the_closed_hall_says_when_it_opens_again(zone: Zone, screen: Callable[..., Page]) -> None:
    def closed(route: Route) -> None:
        catalogue = route.fetch().json()
        route.fulfill(json={**catalogue, "open": False, "opens_at": "2027-01-04T07:45:00+07:00"})

    page = screen(None)
    page.route("**/api/v1/kiosk/catalogue", closed)
    page.goto(f"{zone.people.hall.url}/display/?zone={zone.code}")
    expect(page.locator(".panel-closed")).to_contain_text("Tutup")
    expect(page.locator(".idle-hours")).to_contain_text("Buka lagi")


def closed_hall(page: Page, **how: Any) -> None:
    """Lets the screen read a catalogue of a hall that gives out no numbers."""

    def closed(route: Route) -> None:
        catalogue = route.fetch().json()
        route.fulfill(json={**catalogue, "open": False, "opens_at": None, "because": None, **how})

    page.route("**/api/v1/kiosk/catalogue", closed)
    page.reload()
    page.locator(".panel-idle").wait_for()


def test_a_hall_that_was_closed_says_why_and_counts_nobody(zone: Zone, screen: Callable[..., Page]) -> None:
    page = screen(zone.code)
    closed_hall(page, why="day-closed", because="Listrik padam")
    expect(page.locator(".panel-closed")).to_contain_text("Listrik padam")
    expect(page.locator(".bar")).to_contain_text("Purwokerto")
    expect(page.locator(".bar-item")).to_have_count(0)
    closed_hall(page, why="holiday")
    expect(page.locator(".panel-closed")).to_contain_text("Hari ini hari libur")


def test_before_opening_the_screen_greets_and_tells_from_when_numbers_are_given(
    zone: Zone, screen: Callable[..., Page]
) -> None:
    page = screen(zone.code)
    now = zone.people.screen().board()["now"]
    closed_hall(page, why="before-opening", opens_at=f"{now[:11]}23:45:00{now[-6:]}")
    expect(page.locator(".idle-word")).to_contain_text("Selamat")
    expect(page.locator(".panel-idle")).to_contain_text("Nomor dibagikan mulai pukul 23.45")
    expect(page.locator(".panel-closed")).to_have_count(0)
    expect(page.locator(".bar-item")).to_have_count(0)


@pytest.mark.parametrize("language", ["id", "en", "jv"])
def test_every_word_of_the_shut_hall_is_on_the_screen_beside_a_notice(
    zone: Zone, screen: Callable[..., Page], language: str
) -> None:
    text = {"id": "Mohon antre dengan tertib"}
    notice = zone.people.manager().post("/api/v1/manage/notices", {"text": text, "zone": zone.code}).done()
    page = screen(zone.code, words=f"lang={language}")
    because = "Layanan dihentikan sementara karena gangguan listrik di seluruh kota, mohon maaf"
    for how in (
        {"why": "before-opening", "opens_at": "2027-01-04T07:45:00+07:00"},
        {"why": "day-closed", "opens_at": "2027-01-04T07:45:00+07:00", "because": because},
    ):
        closed_hall(page, **how)
        expect(page.locator(".banner")).to_be_visible()
        for words in page.locator(".panel-idle > p:visible").all():
            expect(words).to_be_in_viewport(ratio=1)
        assert page.locator(".panel-idle").evaluate("each => each.scrollHeight <= each.clientHeight + 1")
    zone.people.manager().post(f"/api/v1/manage/notices/{notice['id']}/end").done()


@pytest.mark.parametrize("move", ["no-show", "park", "cancel"])
def test_who_did_not_come_or_was_sent_off_leaves_the_called_panel_at_once(
    zone: Zone, screen: Callable[..., Page], move: str
) -> None:
    first, second = zone.desk("X"), zone.desk("Y")
    zone.take("X")
    zone.take("Y")
    earlier = first.calls()
    first.move(earlier, "start").done()
    page = screen(zone.code)
    ticket = second.calls()
    expect(page.locator(".panel-lit .panel-number")).to_have_text(ticket["number"])
    second.move(ticket, move).done()
    resting = ticket["number"] if move == "no-show" else earlier["number"]
    expect(page.locator(".panel-rest .panel-number")).to_have_text(resting, timeout=2_000)
    expect(page.locator(".panel-title")).to_contain_text("Terakhir dipanggil")


def test_a_notice_is_read_from_afar_where_it_concerns_and_goes_when_it_is_ended(
    people: People, zones: Iterator[Zone], screen: Callable[..., Page]
) -> None:
    here, there = next(zones), next(zones)
    mine, other = screen(here.code), screen(there.code)
    manager = people.manager()
    text = {"id": "Layanan terganggu, mohon bersabar", "en": "Service disturbed"}
    notice = manager.post(
        "/api/v1/manage/notices", {"text": text, "agency": prefix_of(here.code, "X")}
    ).done()
    banner = mine.locator(".banner")
    expect(banner).to_contain_text("Perpustakaan: Layanan terganggu")
    assert screens.smaller_than(mine, 36) == []
    assert screens.serious(mine) == []
    expect(banner).to_contain_text("Service disturbed", timeout=15_000)
    expect(other.locator(".banner")).to_have_count(0)
    manager.post(f"/api/v1/manage/notices/{notice['id']}/end").done()
    expect(banner).to_have_count(0)


def test_a_long_notice_leaves_room_for_the_called_number(
    people: People, zone: Zone, screen: Callable[..., Page]
) -> None:
    page = screen(zone.code)
    zone.take()
    zone.desk().calls()
    text = {"id": "Jaringan pusat sedang terputus dan sedang diperbaiki. " * 3}
    notice = people.manager().post("/api/v1/manage/notices", {"text": text, "zone": zone.code}).done()
    expect(page.locator(".banner")).to_be_visible()
    wait_until(lambda: screens.size_of(page, ".panel-number span") >= 280, "the number is large again")
    number, words = page.locator(".panel-number span"), page.locator(".panel-go")
    expect(words).to_be_in_viewport(ratio=1)
    assert number.evaluate("each => each.getBoundingClientRect().top") >= page.locator(".panel").evaluate(
        "each => each.getBoundingClientRect().top"
    )
    people.manager().post(f"/api/v1/manage/notices/{notice['id']}/end").done()


def test_a_crowded_zone_shows_all_its_agencies_in_turn_and_none_below_the_edge(
    people: People, screen: Callable[..., Page]
) -> None:
    kiosk = people.kiosk()
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        kiosk.take(f"Q{letter}01")
    page = screen(CROWDED)
    seen: set[str] = set()
    mark = page.locator(".side-title .number")
    for _ in range(3):
        expect(mark).to_contain_text("/3")
        here = mark.inner_text()
        seen |= set(page.locator(".here-row p").all_inner_texts())
        for row in page.locator(".here-row, .here-row p, .here-row p b").all():
            expect(row).to_be_in_viewport(ratio=1)
        expect(mark).not_to_have_text(here, timeout=15_000)
    assert len(seen) == 26
    # Three pages of letters, not thirteen of names.
    expect(page.locator(".bar-page")).to_have_text(re.compile("/[1-3]$"))


def test_the_bar_counts_who_waits_and_says_when_a_paused_counter_is_back(
    zone: Zone, screen: Callable[..., Page]
) -> None:
    page = screen(zone.code)
    zone.take("X")
    zone.take("X")
    expect(page.locator(".bar-item").first).to_contain_text("Perpustakaan 2")
    back = page.evaluate("() => new Date(Date.now() + 600_000).toISOString()")
    zone.desk().pause(reason="salat", back_at=back).done()
    expect(page.locator(".bar-paused")).to_contain_text("jeda s.d.")
    expect(page.locator(".bar-paused")).to_contain_text("salat")


def test_an_unknown_zone_gets_the_list_of_zones_to_choose_from(screen: Callable[..., Page]) -> None:
    page = screen("Q")
    expect(page.get_by_role("heading")).to_have_text("Zona “Q” tidak ada")
    page.get_by_role("link", name="Zona B").click()
    expect(page.locator(".head-zone")).to_contain_text("Kependudukan")


def test_the_managers_test_call_is_seen_and_is_no_call(
    people: People, zone: Zone, screen: Callable[..., Page]
) -> None:
    page = screen(zone.code)
    people.manager().post("/api/v1/manage/test-call", {"zone": zone.code}).done()
    expect(page.locator(".panel-test")).to_contain_text("TES SUARA")
    expect(page.locator(".panel-lit")).to_have_count(0)


def test_a_screen_whose_sound_is_locked_says_so_until_it_is_touched(
    zone: Zone, screen: Callable[..., Page]
) -> None:
    page = screen(zone.code, script=LOCKED_SOUND)
    expect(page.locator(".head-muted")).to_have_text("Suara mati: sentuh layar")
    page.mouse.click(500, 500)
    expect(page.locator(".head-muted")).to_have_count(0)


def test_a_screen_without_sound_stops_asking_visitors_after_a_minute(
    zone: Zone, screen: Callable[..., Page]
) -> None:
    page = screen(zone.code, script=LOCKED_SOUND)
    expect(page.locator(".head-ask")).to_be_visible()
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 120_000; }")
    expect(page.locator(".head-muted")).to_have_text("Tanpa suara")
    expect(page.locator(".head-hall")).to_be_visible()
    expect(page.locator(".bar")).not_to_contain_text("uara")


def test_every_call_rings_once(zone: Zone, screen: Callable[..., Page]) -> None:
    desk = zone.desk()
    zone.take()
    page = screen(zone.code, script=FREE_SOUND)
    ticket = desk.calls()
    expect(page.locator(".panel-lit .panel-number")).to_have_text(ticket["number"])
    desk.move(ticket, "recall").done()
    # A ding and a dong for the call, and for the recall.
    page.wait_for_function("() => window.tones === 2 + 2")


@pytest.mark.parametrize("language", ["id", "en", "jv"])
def test_the_screen_has_no_serious_fault_for_screen_readers(
    zone: Zone, screen: Callable[..., Page], language: str
) -> None:
    page = screen(zone.code, words=f"lang={language}")
    assert screens.serious(page) == []
    zone.take(language=language)
    zone.take()
    zone.desk().calls()
    page.locator(".panel-lit").wait_for()
    assert screens.serious(page) == []
