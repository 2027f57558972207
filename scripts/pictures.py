"""The pictures of the README, taken from a running hall in the middle of its morning: docs/pictures/*.png."""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        config = variants.write(
            Path(folder), variants.with_trial_accounts, variants.with_pictures_of_slips, in_the_morning
        )
        browser = playwright.chromium.launch(executable_path=parts.chromium(), args=["--no-sandbox"])
        with Hall(Path(folder) / "data", config=config, speed=SPEED) as hall:
            lobby = {zone: screen(browser, hall, zone) for zone in "ABCD"}
            ticket = fill(hall)
            kiosk(browser, hall)
            phone(browser, ticket["url"])
            counter(browser, hall, lobby[ZONE])
            manager(browser, hall)
            slip(hall)
        browser.close()


def in_the_morning(config: dict[str, Any]) -> None:
    """A time zone where it is after nine."""
    east = (9 - datetime.now(UTC).hour + 12) % 24 - 12
    config["branch"]["timezone"] = f"Etc/GMT{-east:+d}"


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
    last = kiosk.take(SERVICE)
    people.close()
    return last


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


def screen(browser: Browser, hall: Hall, zone: str) -> Page:
    page = open_page(browser, 1920, 1080)
    page.goto(f"{hall.url}/display/?zone={zone}")
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
