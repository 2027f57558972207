"""An officer at the console in a real browser: keys pressed, words read."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from hall import Hall

OFFICER_PIN, MANAGER_PIN, COLLEAGUE_PIN = "2580", "1470", "112233"

# The machine may be busy with other tests; a screen that is right is not waited for.
expect.set_options(timeout=15_000)


def take(hall: Hall, service: str, *, priority: bool = False, language: str = "id") -> str:
    """A visitor takes a number at the kiosk; returns what is printed on the slip."""
    body = {"service": service, "priority": priority, "language": language}
    answer = hall.client("kiosk").post("/api/v1/kiosk/tickets", json=body)
    assert answer.status_code == 201, answer.text
    number: str = answer.json()["number"]
    return number


def add_officer(hall: Hall, name: str, agency: str) -> None:
    """A colleague with a name and PIN of their own."""
    body = {"name": name, "role": "officer", "agency": agency, "pin": COLLEAGUE_PIN}
    answer = hall.client("manager").post("/api/v1/manage/officers", json=body)
    assert answer.status_code == 201, answer.text


class Officer:
    """The trial hall's officer of one agency, in a browser of their own."""

    def __init__(self, page: Page, hall: Hall, agency: str) -> None:
        self.page, self.hall, self.agency = page, hall, agency
        self.name, self.pin = f"petugas-{agency.lower()}", OFFICER_PIN
        self.main = page.locator(".main-move")
        self.state = page.locator(".now-state")
        self.number = page.locator(".now-number")
        self.notice = page.locator(".notice-line .say:visible")
        self.question = page.locator("dialog[open]")

    def comes_in(self) -> None:
        """Opens the page and logs in, without a mouse."""
        self.page.goto(f"{self.hall.url}/counter/")
        self.logs_in()

    def logs_in(self, pin: str | None = None) -> None:
        expect(self.page.get_by_label("Nama")).to_be_focused()
        self.page.keyboard.type(self.name)
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(pin or self.pin)
        self.page.keyboard.press("Enter")

    def named(self, name: str, pin: str = COLLEAGUE_PIN) -> Officer:
        """The same officer under another name."""
        self.name, self.pin = name, pin
        return self

    def wants(self, holder: str) -> None:
        """Comes in and picks the counter of a colleague, who then is named in a question."""
        self.comes_in()
        self.page.get_by_role("button", name=re.compile(f"dipakai {holder}")).press("Enter")
        expect(self.question).to_contain_text(f"sedang dipakai {holder}")

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

    def serves_a_moment(self) -> None:
        """Longer than the second in which another call would be a double press."""
        expect(self.page.locator(".timer-clock")).not_to_have_text("00:00")

    def row(self, number: str) -> Locator:
        return self.page.get_by_role("option").filter(has_text=number)
