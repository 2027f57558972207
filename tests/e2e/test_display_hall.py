"""The lobby screen between the calls: what is here, what is told, when the hall is shut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

import screens
from lobby import Zone, with_zones_of_their_own
from machine import wait_until
from people import People
from variants import Config, Edit

CROWDED = "QQ"
"""A zone with more agencies than a screen has rows."""


def with_a_crowded_zone(config: Config) -> None:
    catalogue = config["catalogue"]
    catalogue["zones"].append({"code": CROWDED, "name": "Zona QQ - Serba Ada"})
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        services = [{"code": f"Q{letter}01", "name": "Layanan Umum", "minutes": 5}]
        catalogue["agencies"].append({
            "prefix": f"Q{letter}", "code": f"ramai-{letter.lower()}", "name": f"Badan {letter}",
            "short": f"Badan {letter}, Pengembangan Sumber Daya dan Usaha",
            "zone": CROWDED, "counters": 1, "services": services,
        })  # fmt: skip


@pytest.fixture(scope="module")
def edits() -> list[Edit]:
    return [with_zones_of_their_own, with_a_crowded_zone]


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


@pytest.mark.parametrize("layout", ["grid", "agency"])
def test_every_layout_says_that_the_hall_is_shut_and_sends_nobody_to_a_kiosk(
    zone: Zone, screen: Callable[..., Page], layout: str
) -> None:
    page = screen("" if layout == "agency" else zone.code, words=f"layout={layout}&agency={zone.code}X")
    closed_hall(page, why="day-closed", because="Listrik padam")
    expect(page.locator(".panel-closed")).to_contain_text("Listrik padam")
    expect(page.get_by_text("kiosk")).to_have_count(0)


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


def test_a_notice_is_read_from_afar_where_it_concerns_and_goes_when_it_is_ended(
    people: People, zones: Iterator[Zone], screen: Callable[..., Page]
) -> None:
    here, there = next(zones), next(zones)
    mine, other = screen(here.code), screen(there.code)
    manager = people.manager()
    text = {"id": "Layanan terganggu, mohon bersabar", "en": "Service disturbed"}
    notice = manager.post("/api/v1/manage/notices", {"text": text, "agency": f"{here.code}X"}).done()
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
    page = screen(CROWDED, clock=True)
    seen: set[str] = set()
    mark = page.locator(".side-title .number")
    for _ in range(3):
        expect(mark).to_contain_text("/3")
        here = mark.inner_text()
        seen |= set(page.locator(".here-row p").all_inner_texts())
        for row in page.locator(".here-row, .here-row p, .here-row p b").all():
            expect(row).to_be_in_viewport(ratio=1)
        page.clock.run_for(8_000)
        expect(mark).not_to_have_text(here)
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
