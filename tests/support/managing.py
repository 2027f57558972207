"""A manager at the manager's pages in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from console import MANAGER_PIN
from hall import Hall

FLOOR = "Antrean dan loket"


class Manager:
    """Somebody logged in at the manager's pages."""

    def __init__(self, page: Page, hall: Hall, name: str = "pengelola", pin: str = MANAGER_PIN) -> None:
        self.page, self.hall = page, hall
        self.question = page.locator("dialog[open]")
        page.goto(f"{hall.url}/manage/")
        page.get_by_label("Nama").fill(name)
        page.get_by_label("PIN").fill(pin)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Ikhtisar")).to_be_visible()

    def opens(self, page: str) -> None:
        self.page.get_by_role("link", name=page, exact=True).click()
        expect(self.page.get_by_role("heading", name=page, level=1)).to_be_visible()


class Floor:
    """One agency's queue and counters on the manager's screen."""

    def __init__(self, manager: Manager, agency: str) -> None:
        manager.opens(FLOOR)
        manager.page.goto(f"{manager.hall.url}/manage/#/floor/{agency}")
        self.page, self.question = manager.page, manager.question
        self.rows = manager.page.locator(".queue-rows tbody th")
        expect(manager.page.locator(".pick:has(:checked) .letter")).to_have_text(agency)

    def because(self, reason: str) -> None:
        """Answers the question that is open, by keyboard where it already stands."""
        self.question.get_by_label(reason).check()
        self.page.keyboard.press("Enter")
        expect(self.question).to_have_count(0)
