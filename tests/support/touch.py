"""A visitor in front of a kiosk: touches what can be seen, and counts the touches."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from machine import wait_until

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
MEDIA = {"portrait": PORTRAIT, "landscape": LANDSCAPE}

_BOXES = """
(which) => [...document.querySelectorAll(which)].filter((each) => each.checkVisibility()).map((each) => {
  const { x, y, width, height, bottom, right } = each.getBoundingClientRect();
  return { text: each.textContent.trim(), x, y, width, height, bottom, right };
})
"""
_OVERFLOWING = """
() => [...document.querySelectorAll("button, .page-head, .ticket-card, .tile, .tile-text, .card, .kiosk")]
  .filter((each) => each.checkVisibility() && !each.matches(".visually-hidden"))
  .filter((each) => each.scrollWidth > each.clientWidth + 4 || each.scrollHeight > each.clientHeight + 6)
  .map((each) => each.className + ": " + each.textContent.trim().slice(0, 60))
"""
_SETTLED = """
async () => {
  const seen = () => JSON.stringify([innerWidth, ...[...document.querySelectorAll("button, h1, .card")]
    .map((each) => each.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height])]);
  const before = seen();
  for (let frames = 0; frames < 6; frames += 1) await new Promise(requestAnimationFrame);
  return before === seen();
}
"""


class Visitor:
    """Somebody who has never seen a touch screen."""

    def __init__(self, page: Page, url: str, token: str | None = None) -> None:
        self.page, self.touches = page, 0
        page.goto(f"{url}/kiosk/" + (f"#token={token}" if token else ""))

    def touch(self, what: Locator | str) -> None:
        """Touches a button, told by its words or found."""
        target = self.page.get_by_role("button", name=what) if isinstance(what, str) else what
        target.first.click()
        self.touches += 1

    def agency(self, name: str) -> Locator:
        return self.page.locator(".tile", has_text=name)

    def service(self, name: str) -> Locator:
        return self.page.locator(".service-tile", has_text=re.compile(re.escape(name)))

    def wish(self, name: str) -> Locator:
        return self.page.locator(".chip", has_text=name)

    def types(self, words: str) -> None:
        """Letter by letter on the keyboard of the screen."""
        for letter in words:
            key = "spasi" if letter == " " else letter.upper()
            self.page.locator(".key").filter(has_text=re.compile(f"^{key}$")).click()

    def takes_number(self) -> str:
        """Touches the one big button and reads the number."""
        self.touch(self.page.locator(".take-button"))
        return self.number()

    def number(self) -> str:
        return self.page.locator(".ticket-number").inner_text()

    def finds(self, *names: str) -> None:
        """These services stand first, in this order."""
        for place, name in enumerate(names):
            expect(self.page.locator(".service-tile .tile-name").nth(place)).to_have_text(name)

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def is_at_start(self) -> None:
        expect(self.page.locator("main.home")).to_be_visible(timeout=15_000)

    def buttons(self, which: str = "button, a") -> list[dict[str, Any]]:
        """Where everything is that can be touched, in pixels, all at one moment."""
        boxes: list[dict[str, Any]] = self.page.evaluate(_BOXES, which)
        return boxes

    def stands_before(self, size: tuple[int, int]) -> None:
        """The same kiosk with a screen of another size; it has settled when this returns."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        wait_until(lambda: self.page.evaluate(_SETTLED), f"nothing moves any more at {size}")

    def overflowing(self) -> list[str]:
        """Whatever does not fit its place."""
        found: list[str] = self.page.evaluate(_OVERFLOWING)
        return found


NewVisitor = Callable[..., Visitor]
