"""Looking at a lobby screen from afar: margins, cut numbers, flashes."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_PARTS = """
() => [...document.querySelectorAll(".screen > *:not(.flash)")].map((each) => {
  const { left, top, right, bottom } = each.getBoundingClientRect();
  return [each.className, Math.min(left, top, innerWidth - right, innerHeight - bottom)];
})
"""
_CUT = """
() => {
  const numbers = ".last-number, .seat-number, .waiting-number, .missed-number, .called-number > span";
  const places = ".last-call, .seat, .waiting, .missed, .panel, .above-card";
  return [...document.querySelectorAll(numbers)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => {
      const place = each.closest(places).getBoundingClientRect();
      const box = each.getBoundingClientRect();
      return box.right > place.right || box.left < place.left;
    })
    .map((each) => each.textContent);
}
"""
COUNT_FLASHES = """
window.flashes = [];
for (const moment of ["animationstart", "animationiteration"])
  document.addEventListener(moment, (event) => {
    if (event.animationName !== "flash") return;
    window.flashes.push(event.timeStamp);
    window.timing = event.target.getAnimations()[0].effect.getTiming();
  });
"""


def scale(width: int, height: int) -> float:
    """How much larger than at 1080p everything is."""
    return min(width / 1920, height / 1080) if width > height else min(width / 1080, height / 1920)


def nearer_than(page: Page, margin: float) -> list[Any]:
    """The parts that come nearer to the edge than that: a television may cut the edge off."""
    return [part for part in page.evaluate(_PARTS) if part[1] < margin - 0.5]


def cut_off(page: Page) -> list[Any]:
    """Numbers that reach beyond what holds them."""
    found: list[Any] = page.evaluate(_CUT)
    return found
