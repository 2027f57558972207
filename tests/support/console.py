"""An officer at the console in a real browser: keys pressed, words read."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from hall import Hall

OFFICER_PIN, MANAGER_PIN = "2580", "1470"

# The machine may be busy with other tests; a screen that is right is not waited for.
expect.set_options(timeout=15_000)


def take(hall: Hall, service: str, *, priority: bool = False, language: str = "id") -> str:
    """A visitor takes a number at the kiosk; returns what is printed on the slip."""
    body = {"service": service, "priority": priority, "language": language}
    answer = hall.client("kiosk").post("/api/v1/kiosk/tickets", json=body)
    assert answer.status_code == 201, answer.text
    number: str = answer.json()["number"]
    return number


class Officer:
    """The trial hall's officer of one agency, in a browser of their own."""

    def __init__(self, page: Page, hall: Hall, agency: str) -> None:
        self.page, self.hall, self.agency = page, hall, agency
        self.main = page.locator(".main-move")
        self.state = page.locator(".now-state")
        self.number = page.locator(".now-number")
        self.notice = page.locator(".notice-line .say:visible")
        self.question = page.locator("dialog[open]")

    def comes_in(self) -> None:
        """Opens the page and logs in, without a mouse."""
        self.page.goto(f"{self.hall.url}/counter/")
        self.logs_in()

    def logs_in(self, pin: str = OFFICER_PIN) -> None:
        expect(self.page.get_by_label("Nama")).to_be_focused()
        self.page.keyboard.type(f"petugas-{self.agency.lower()}")
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(pin)
        self.page.keyboard.press("Enter")

    def sits_down(self, nth: int = 1) -> None:
        """Comes in and picks the nth counter of the agency."""
        self.comes_in()
        expect(
            self.page.get_by_role("button", name=re.compile("kosong|di sini|dipakai")).first
        ).to_be_visible()
        self.page.keyboard.press(str(nth))
        expect(self.main).to_be_visible()

    def opens(self, nth: int = 1) -> None:
        """Sits down and opens the counter."""
        self.sits_down(nth)
        self.presses_main("Buka loket")
        self.is_in("Siap")

    def presses_main(self, meaning: str) -> None:
        """Enter, once the main button says ``meaning`` and the hand has rested."""
        self.main_says(meaning)
        self.press("Enter")

    def main_says(self, meaning: str) -> None:
        expect(self.main.locator(".main-words")).to_have_text(meaning)
        expect(self.main).to_have_attribute("aria-disabled", "false")

    def press(self, *keys: str) -> None:
        """One key after the other, each once the step before has been answered."""
        for key in keys:
            if not self.question.count():
                expect(self.main).to_have_attribute("aria-disabled", "false")
            self.page.keyboard.press(key)

    def is_in(self, state: str) -> None:
        expect(self.state).to_have_text(state)

    def calls(self, number: str) -> None:
        """Calls the next visitor, who must be ``number``."""
        self.presses_main("Panggil berikutnya")
        self.is_in("Dipanggil")
        expect(self.number).to_have_text(number)

    def row(self, number: str) -> Locator:
        return self.page.get_by_role("option").filter(has_text=number)
