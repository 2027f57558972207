"""The lobby screen: what people in the hall see when they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

import screens
from lobby import Zone, with_zones_of_their_own
from people import People
from variants import Edit

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


@pytest.fixture(scope="module")
def edits() -> list[Edit]:
    return [with_zones_of_their_own]


def listed(page: Page) -> list[str]:
    return page.locator(".last-number").all_inner_texts()


def test_a_called_visitor_reads_number_and_counter_from_afar(zone: Zone, screen: Callable[..., Page]) -> None:
    zone.take(language="en")
    page = screen(zone.code)
    ticket = zone.desk().calls()
    expect(page.locator(".panel-lit .panel-number")).to_have_text(ticket["number"])
    name = ticket["counter"]["name"].replace("Loket", "Counter")
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
    page = screen(zone.code, (width, height))
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
