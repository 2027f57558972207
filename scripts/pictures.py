"""The pictures of the README, taken from a running hall in the middle of its morning: docs/pictures/*.png."""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

import parts  # noqa: E402
import variants  # noqa: E402
from console import MANAGER_PIN, Officer  # noqa: E402
from hall import Hall  # noqa: E402
from people import Desk, People  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SERVICE, AGENCY, ZONE = "C04", "C", "B"
TICKETS, COUNTERS = 90, 22
SPEED = 20  # a wait of minutes in seconds
TICKER = "Nomor yang terlewat dapat kembali sekali: pindai karcis Anda di kiosk."
LAYOUTS = {
    "grid": "layout=grid&zone=B&theme=dark",
    "agency": "layout=agency&agency=C",
    "counter": "layout=counter&counter=C1&theme=dark",
    "media": "layout=media&zone=B",
}
POSTER = """
<link rel="stylesheet" href="/ui/tokens.css">
<style>
  body { display: grid; place-content: center; gap: 24px; height: 100vh; margin: 0; }
  body { background: #00695c; color: #fff; }
  p { margin: 0; font: 700 104px var(--font); text-align: center; }
  p + p { font-size: 60px; font-weight: 500; }
</style>
<p>Perpustakaan keliling</p>
<p>Setiap Kamis, 09.00–12.00<br>di halaman MPP</p>
"""


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        config = variants.write(
            Path(folder), variants.with_trial_accounts, variants.with_pictures_of_slips, in_the_morning
        )
        browser = playwright.chromium.launch(executable_path=parts.chromium(), args=["--no-sandbox"])
        with Hall(Path(folder) / "data", config=config, speed=SPEED) as hall:
            lobby = {zone: screen(browser, hall, f"zone={zone}") for zone in "ABCD"}
            poster(browser, hall)
            ticket = fill(hall)
            kiosk(browser, hall)
            phone(browser, ticket["url"])
            door(browser, hall)
            counter(browser, hall, lobby[ZONE])
            layouts(browser, hall)
            manager(browser, hall)
            slip(hall)
        browser.close()


def in_the_morning(config: dict[str, Any]) -> None:
    """A time zone where it is after nine."""
    east = (9 - datetime.now(UTC).hour + 12) % 24 - 12
    config["branch"]["timezone"] = f"Etc/GMT{-east:+d}"
    config["displays"]["ticker"] = {"id": TICKER}


def fill(hall: Hall) -> dict[str, Any]:
    """Visitors come, most counters work; the answer is the ticket of the last visitor."""
    dice = random.Random(1)  # noqa: S311 - the same morning every time
    people = People(hall)
    kiosk = people.kiosk()
    catalogue = kiosk.catalogue()
    services = [service["code"] for agency in catalogue["agencies"] for service in agency["services"][:4]]
    for code in [SERVICE] * 6 + dice.choices(services, k=TICKETS):
        kiosk.take(code)
    # Counter 1 of the agency in the pictures is left to the officer with the browser.
    free = [counter["code"] for counter in catalogue["counters"] if counter["code"] != f"{AGENCY}1"]
    for code in dice.sample(free, COUNTERS):
        work(people.open_desk(code), rounds=dice.randint(1, 3))
    busy_agency(people)
    last = kiosk.take(SERVICE)
    people.close()
    return last


def busy_agency(people: People) -> None:
    """The agency in the pictures has served some, missed one, and a counter at rest."""
    for _ in range(14):
        people.kiosk().take(SERVICE)
    second, third = people.open_desk(f"{AGENCY}2"), people.open_desk(f"{AGENCY}3")
    for desk in (second, third):
        desk.lets_go()
    work(second, rounds=5)
    desk = people.open_desk(f"{AGENCY}4")
    desk.lets_go()
    desk.calls()
    desk.lets_go()
    now = datetime.fromisoformat(people.screen().board()["now"])
    third.pause(reason="istirahat", back_at=(now + timedelta(minutes=15)).isoformat())


def work(desk: Desk, rounds: int) -> None:
    """A counter serves; its last visitor is still there or on the way."""
    for turn in range(rounds):
        ticket = desk.call_next().done()["ticket"]
        if not ticket:
            return
        moves = ("start", "finish") if turn + 1 < rounds else ("start",) * (rounds % 2)
        for move in moves:
            desk.move(ticket, move).done()


def kiosk(browser: Browser, hall: Hall) -> None:
    """Three touches."""
    page = open_page(browser, 1080, 1920)
    page.goto(f"{hall.url}/kiosk/")
    page.locator(f".tile:has(.letter:text-is('{AGENCY}'))").wait_for()
    take(page, "kiosk-home")
    page.locator(f".tile:has(.letter:text-is('{AGENCY}'))").click()
    page.locator(".service-tile", has_text="Akta kelahiran").first.click()
    page.locator(".take-button").wait_for()
    take(page, "kiosk-service")
    page.locator(".take-button").click()
    page.locator(".ticket-number").wait_for()
    take(page, "kiosk-number")
    page.context.close()


def poster(browser: Browser, hall: Hall) -> None:
    """Something for the media folder."""
    folder = hall.data / "media"
    folder.mkdir()
    page = open_page(browser, 1600, 900)
    page.goto(f"{hall.url}/")
    page.set_content(POSTER)
    page.screenshot(path=folder / "perpustakaan.png")
    page.context.close()


def layouts(browser: Browser, hall: Hall) -> None:
    """The other screens, when the call is no longer new."""
    for name, address in LAYOUTS.items():
        page = screen(browser, hall, address)
        page.locator(".screen").wait_for()
        expect(page.locator(".takeover")).to_have_count(0, timeout=30_000)
        for part in {"media": [".media-seen"], "agency": [".waiting-number"]}.get(name, []):
            page.locator(part).first.wait_for()
        take(page, f"display-{name}")
        page.context.close()


def screen(browser: Browser, hall: Hall, address: str) -> Page:
    page = open_page(browser, 1920, 1080)
    page.goto(f"{hall.url}/display/?{address}")
    page.mouse.click(400, 400)  # a browser is silent until it is touched
    return page


def counter(browser: Browser, hall: Hall, lobby: Page) -> None:
    """The officer calls, and the display shows it."""
    desk = open_page(browser, 1366, 768)
    officer = Officer(desk, hall, AGENCY)
    officer.opens()
    officer.presses_main("Panggil berikutnya")
    officer.is_in("Dipanggil")
    number = officer.number.inner_text()
    expect(lobby.get_by_text(number).first).to_be_visible()
    expect(lobby.locator(".flash")).to_have_count(0)
    take(lobby, "display")
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
    take(desk, "counter")
    desk.context.close()


def phone(browser: Browser, url: str) -> None:
    page = open_page(browser, 390, 844, device_scale_factor=2, is_mobile=True, has_touch=True)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    take(page, "phone")
    page.context.close()


def door(browser: Browser, hall: Hall) -> None:
    """The code at the door, and what somebody sees who scans it."""
    code = screen(browser, hall, "layout=door").locator(".door-code img")
    address = code.get_attribute("alt") or ""
    take(code.page, "display-door")
    code.page.context.close()
    page = open_page(browser, 390, 844, device_scale_factor=2, is_mobile=True, has_touch=True)
    page.goto(hall.url + urlsplit(address).path)
    take(page, "phone-door")
    page.context.close()


def manager(browser: Browser, hall: Hall) -> None:
    page = open_page(browser, 1366, 768)
    page.goto(f"{hall.url}/manage/")
    page.get_by_label("Nama").fill("pengelola")
    page.get_by_label("PIN").fill(MANAGER_PIN)
    page.keyboard.press("Enter")
    page.get_by_text("Loket 1").first.wait_for()
    take(page, "manage")
    page.context.close()


def slip(hall: Hall) -> None:
    """The newest slip of the virtual printer."""
    client = hall.client("manager")
    newest = client.get("/api/v1/manage/slips", params={"limit": 1}).json()["slips"][0]
    (PICTURES / "slip.png").write_bytes(client.get(newest["png"]).content)


def open_page(browser: Browser, width: int, height: int, **options: Any) -> Page:
    settings = {"locale": "id-ID", "timezone_id": "Asia/Jakarta", "reduced_motion": "reduce", **options}
    return browser.new_context(viewport={"width": width, "height": height}, **settings).new_page()


def take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
