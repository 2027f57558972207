"""The lobby screen speaks: real clips in a real browser, in turn, and the officer sees what was heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import variants
from client import Json
from fault_proxy import FaultProxy
from machine import wait_until
from people import Desk, Device, Enrolment, People

# What the page's loudspeaker has played: begun and ended clips, and whether two ever played at once.
LISTEN = """
window.heard = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  const sound = this;
  if (!sound.dataset.heard) {
    sound.dataset.heard = "yes";
    const note = (what) => heard.push({ what, src: new URL(sound.src).pathname, volume: sound.volume });
    sound.addEventListener("playing", () => note("begins"));
    sound.addEventListener("ended", () => note("ends"));
  }
  return play.call(sound);
};
"""
LOCKED = """
HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("touch first", "NotAllowedError"));
window.AudioContext = class extends EventTarget {
  state = "suspended";
  resume() { return new Promise(() => {}); }
};
"""
HEARS_WITHIN_MS = 40_000
FRESH = timedelta(seconds=3)
"""FRESH_MS of voice.js: what reaches the screen within so long is still said."""


@pytest.fixture(scope="module")
def people(make_hall: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    config = variants.write(tmp_path_factory.mktemp("config"), variants.with_a_voice)
    people = People(make_hall(config=config))
    yield people
    people.close()


def hang_up(
    people: People, new_page: Callable[..., Page], zone: str, script: str = LISTEN, url: str | None = None
) -> Page:
    """A screen in a zone of the test's own, with its sound on."""
    wait_until(lambda: not has_a_voice(people, zone), "the screens of another test have gone", timeout=60)
    page = new_page(width=1920, height=1080)
    page.add_init_script(script)
    token = people.token(Enrolment("display", f"suara {zone}"))
    page.goto(f"{url or people.hall.url}/display/?zone={zone}#token={token}")
    page.locator(".screen").wait_for()
    page.mouse.click(5, 5)  # somebody touches it once, as the screen asks
    return page


def has_a_voice(people: People, zone: str) -> bool:
    voices = people.manager().overview()["voices"]
    return any(voice["speaker"] for voice in voices if voice["zone"] == zone)


def is_heard(people: People, zone: str) -> None:
    """The server knows that the zone has a voice."""
    wait_until(lambda: has_a_voice(people, zone), "the screen has reported its sound")


def call(people: People, code: str, service: str) -> tuple[Desk, Json]:
    people.kiosk().take(service)
    desk = people.open_desk(code)
    return desk, desk.calls()


def ended(page: Page, count: int) -> list[Json]:
    """Waits until so many clips were heard to their end; everything that was heard."""
    page.wait_for_function(
        "count => heard.filter(({ what }) => what === 'ends').length >= count",
        arg=count,
        timeout=HEARS_WITHIN_MS,
    )
    heard: list[Json] = page.evaluate("heard")
    return heard


def announced(desk: Desk) -> Json:
    found: Json = desk.state()["announced"]
    return found


def test_calls_are_heard_in_order_one_at_a_time_and_the_officer_knows(
    people: People, new_page: Callable[..., Page]
) -> None:
    page = hang_up(people, new_page, "B")
    is_heard(people, "B")
    first_desk, first = call(people, "C1", "C02")
    expect(page.locator(".panel-number")).to_have_text(first["number"])
    wait_until(lambda: announced(first_desk)["shown_ms"] is not None, "the officer sees that it was shown")
    assert announced(first_desk)["shown_ms"] < 2_000
    # Calls that wait together would be said together.
    page.wait_for_function("() => heard.length > 0", timeout=HEARS_WITHIN_MS)
    second_desk, second = call(people, "C2", "C02")
    heard = ended(page, 2)
    assert [each["what"] for each in heard] == ["begins", "ends"] * 2, "never two at once"
    assert heard[0]["src"] == heard[1]["src"] != heard[2]["src"] == heard[3]["src"]
    wait_until(lambda: announced(second_desk)["spoken_times"] == 1, "the officer knows that it was spoken")
    assert announced(first_desk)["spoken_times"] == 1
    first_desk.move(first, "no-show").done()
    second_desk.move(second, "start").done()


def test_the_number_that_is_spoken_is_the_number_on_the_panel(
    people: People, new_page: Callable[..., Page]
) -> None:
    page = hang_up(people, new_page, "A")
    is_heard(people, "A")
    call(people, "Z1", "Z01")
    screen = people.screen()
    before = screen.head()
    desk, spoken = call(people, "Z2", "Z01")
    wait_until(lambda: spoken["number"] in said_by(screen, before), "it is spoken", timeout=40)
    expect(page.locator(".panel-number")).to_have_text(spoken["number"])
    desk.move(spoken, "start").done()


def now(people: People) -> datetime:
    return datetime.fromisoformat(people.manager().overview()["now"])


def announcements(screen: Device, after: int) -> list[Json]:
    return [event["data"] for event in screen.events(after) if event["type"] == "voice.started"]


def said_by(screen: Device, after: int) -> list[str]:
    """The numbers of the newest announcement."""
    told = announcements(screen, after)
    return [each["number"] for each in told[-1]["calls"]] if told else []


def test_a_screen_that_comes_back_speaks_no_stale_call(people: People, new_page: Callable[..., Page]) -> None:
    with FaultProxy(people.hall.ports[0]) as cable:
        page = hang_up(people, new_page, "C", url=cable.url)
        is_heard(people, "C")
        # The first clip of a hall takes long; the next one is there before the server can know.
        desk, first = call(people, "M1", "M01")
        known = {each["src"] for each in ended(page, 1)}
        wait_until(lambda: announced(desk)["spoken_times"] == 1, "the zone is free again")
        desk.move(first, "start").done()
        desk.move(first, "finish").done()
        # Nothing comes through to the screen, and nobody tells the server.
        cable.fail("swallow")
        missed = call(people, "M1", "M01")[1]
        screen = people.screen()
        wait_until(lambda: missed["number"] in said_by(screen, 0), "the server has let it be spoken")
        page.context.set_offline(True)
        page.locator(".screen-lost").wait_for(timeout=10_000)
        desk.move(missed, "start").done()
        desk.move(missed, "finish").done()
        said_at = now(people)
        wait_until(lambda: now(people) - said_at > FRESH, "it has been said for long")
        cable.mend()
        page.context.set_offline(False)
        page.locator(".screen:not(.screen-lost)").wait_for(timeout=15_000)
        is_heard(people, "C")
        fresh = call(people, "M1", "M01")[1]
        heard = {each["src"] for each in ended(page, 2)} - known
        assert fresh["number"] in said_by(screen, 0)
        assert heard == {announcements(screen, 0)[-1]["clip"]}, "only the fresh call was heard"
        expect(page.locator(".panel-number")).to_have_text(fresh["number"])


def test_a_screen_that_nobody_has_touched_shows_every_call_and_tells_the_manager(
    people: People, new_page: Callable[..., Page]
) -> None:
    page = hang_up(people, new_page, "D", LOCKED)
    expect(page.locator(".head-muted")).to_be_visible()
    # The request takes the place of other words, never of the clock.
    edge = page.locator(".head-when").evaluate("each => innerWidth - each.getBoundingClientRect().right")
    assert edge >= 29.5
    manager = people.manager()
    wait_until(
        lambda: any("suara D" in alarm["text"]["id"] for alarm in manager.overview()["alarms"]),
        "the manager is told",
    )
    desk, ticket = call(people, "Y1", "Y01")
    expect(page.locator(".panel-number")).to_have_text(ticket["number"])
    wait_until(lambda: announced(desk)["shown_ms"] is not None, "it was shown")
    assert desk.move(ticket, "no-show").done()["state"] == "no_show"


def test_two_screens_in_one_browser_are_two_devices(people: People, new_page: Callable[..., Page]) -> None:
    """Whoever tries the hall opens them all; each has its zone, its sound and its reports."""
    first = new_page(width=1920, height=1080)
    for page, zone in ((first, "B"), (first.context.new_page(), "D")):
        page.goto(f"{people.hall.url}/display/?zone={zone}")
        page.locator(".screen").wait_for()
    kept = first.evaluate("Object.keys(localStorage).filter(key => key.endsWith('.token')).sort()")
    assert kept == ["antrean.display?zone=B.token", "antrean.display?zone=D.token"]
    tokens = first.evaluate("keys => keys.map(key => localStorage.getItem(key))", kept)
    assert tokens[0] != tokens[1]
