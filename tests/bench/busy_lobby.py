"""A lobby's busiest minutes: 4 zones, 35 counters, 20 calls a minute, each zone's screen in Chromium."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any, NamedTuple

import httpx
from playwright.async_api import Page, async_playwright

import parts
from halls import BenchHall, Tokens
from loads import call_request, expect, move_request
from wire import Wire

CALLS_A_MINUTE = 20
COMES_AFTER_S = 14.0
"""So long a visitor walks; whoever has come is not called any more."""
LAST_WORDS_S = 15.0
COUNT_FRAMES = """
window.framesASecond = [];
let frames = 0, since = performance.now();
const count = (now) => {
  frames += 1;
  if (now - since >= 1000) {
    framesASecond.push((frames * 1000) / (now - since));
    frames = 0;
    since = now;
  }
  requestAnimationFrame(count);
};
requestAnimationFrame(count);
"""


class Lobby(NamedTuple):
    """Milliseconds from call to shown, seconds from call to voice, and how many calls were shown and said."""

    calls: int
    shown_ms: list[float]
    voice_s: list[float]
    announcements: int
    in_order: bool
    frames_a_second: list[float]


def measure(hall: BenchHall, tokens: Tokens, minutes: float) -> Lobby:
    """Call for so long, and read from the hall's own log what the screens have reported."""
    return asyncio.run(_measure(hall, tokens, round(minutes * CALLS_A_MINUTE)))


async def _measure(hall: BenchHall, tokens: Tokens, calls: int) -> Lobby:
    async with async_playwright() as playwright, httpx.AsyncClient(base_url=hall.url, timeout=20) as http:
        browser = await playwright.chromium.launch(
            executable_path=parts.chromium(), args=[*parts.CHROMIUM_FLAGS, parts.WITH_SOUND]
        )
        pages = [await browser.new_page(viewport={"width": 1920, "height": 1080}) for _ in tokens.displays]
        for zone, page, token in zip("ABCD", pages, tokens.displays, strict=True):
            await _hang_up(page, hall, zone, token)
        watch = {"Authorization": f"Bearer {tokens.manager}"}
        before = (await http.get("/api/v1/events", params={"after": 10**15}, headers=watch)).json()["head"]
        await _call(hall.port, list(tokens.counters.values()), calls)
        await asyncio.sleep(LAST_WORDS_S)
        found: list[dict[str, Any]] = []
        while (told := (await _events(http, watch, before))) and told["events"]:
            found += told["events"]
            before = told["last"]
        frames = [each for page in pages for each in await page.evaluate("framesASecond")]
        await browser.close()
    return _read(found, calls, frames)


async def _hang_up(page: Page, hall: BenchHall, zone: str, token: str) -> None:
    await page.add_init_script(COUNT_FRAMES)
    await page.goto(f"{hall.url}/display/?zone={zone}#token={token}")
    await page.locator(".screen").wait_for()


async def _events(http: httpx.AsyncClient, watch: dict[str, str], after: int) -> dict[str, Any]:
    asked = await http.get("/api/v1/events", params={"after": after, "limit": 1000}, headers=watch)
    told: dict[str, Any] = asked.json()
    return told


async def _call(port: int, tokens: list[str], calls: int) -> None:
    wires = [await Wire.to(port) for _ in tokens]
    coming: list[asyncio.Task[None]] = []
    for turn in range(calls):
        place = turn * 7 % len(tokens)  # from zone to zone
        answer = expect(200, [await wires[place].ask(call_request(tokens[place]))])[0]
        coming.append(asyncio.create_task(_comes(wires[place], tokens[place], answer.json()["ticket"]["id"])))
        await asyncio.sleep(60 / CALLS_A_MINUTE)
    await asyncio.gather(*coming)
    for wire in wires:
        wire.close()


async def _comes(wire: Wire, token: str, ticket: str) -> None:
    await asyncio.sleep(COMES_AFTER_S)
    for move in ("start", "finish"):
        expect(200, [await wire.ask(move_request(token, ticket, move))])


def _read(events: list[dict[str, Any]], calls: int, frames: list[float]) -> Lobby:
    called = {e["data"]["call"]["call"]: _at(e) for e in events if e["type"] == "ticket.called"}
    shown = [
        e["data"]["shown_ms"]
        for e in events
        if e["type"] == "call.announced" and not e["data"]["spoken_times"]
    ]
    started = [e for e in events if e["type"] == "voice.started"]
    waits = [_at(e) - called[said["call"]] for e in started for said in e["data"]["calls"]]
    ends: dict[str | None, float] = {}
    in_order = True
    for event in started:
        zone = event["data"]["zone"]
        in_order &= _at(event) >= ends.get(zone, 0.0)
        ends[zone] = _at(event)
    return Lobby(calls, [float(ms) for ms in shown if ms is not None], waits, len(started), in_order, frames)


def _at(event: dict[str, Any]) -> float:
    return datetime.fromisoformat(event["at"]).timestamp()
