"""Whether a page of the kiosk can be reached and read: sizes, gaps, heights, words cut or covered."""

from __future__ import annotations

import time

from playwright.sync_api import Page

import screens

LEAST_TOUCH, LEAST_GAP = 88, 16
"""Pixels: 20 mm and 4 mm on a 21.5-inch screen, the smallest that the kiosk is drawn for."""
SETTLED_WITHIN_S = 2.0
HIGHEST = round(1920 * (1 - (1100 - 700) / 708))
"""1,100 mm above the floor, on an upright screen of 32 inches (708 mm) that begins at 700 mm."""

_FAULTS = """
({ touch, gap, highest }) => {
  const faults = [];
  const words = (each) => (each.getAttribute("aria-label") ?? each.textContent).trim().slice(0, 40);
  const seen = (which) => [...document.querySelectorAll(which)]
    .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, .still ~ *"));
  const room = document.querySelector(".still") ?? document.querySelector(".kiosk");
  const inside = (which) => seen(which).filter((each) => room.contains(each));
  const boxes = inside(".kiosk button").map((each) => [each, each.getBoundingClientRect()]);
  for (const [each, box] of boxes) {
    if (Math.min(box.width, box.height) < touch - 1) faults.push(`small: ${words(each)}`);
    const out = box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight;
    if (out) faults.push(`off: ${words(each)}`);
    if (box.top < highest) faults.push(`high: ${words(each)} ${box.top}`);
  }
  boxes.forEach(([one, a], nth) => boxes.slice(nth + 1).forEach(([other, b]) => {
    const apart = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
    if (apart < gap - 1) faults.push(`${apart.toFixed(1)} px apart: ${words(one)} | ${words(other)}`);
  }));
  for (const each of seen(".kiosk, .kiosk *").filter((each) => !each.closest("svg"))) {
    const { overflowX, overflowY } = getComputedStyle(each);
    const cut = (overflowX !== "visible" && each.scrollWidth > each.clientWidth + 4)
      || (overflowY !== "visible" && each.scrollHeight > each.clientHeight + 4);
    if (cut && each.clientWidth) faults.push(`cut: ${each.className} ${words(each)}`);
  }
  const lines = inside(".kiosk h1, .kiosk p, .kiosk li > span, .kiosk dd, .kiosk button");
  lines.forEach((one, nth) => lines.slice(nth + 1).forEach((other) => {
    if (one.contains(other) || other.contains(one)) return;
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 3 && high > 6) faults.push(`over: ${words(one)} | ${words(other)}`);
  }));
  if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
  return faults;
}
"""
_CONTRAST = """
async () => {
  const only = { runOnly: { type: "rule", values: ["color-contrast-enhanced"] } };
  const { violations } = await axe.run(document, only);
  const nodes = violations.flatMap((each) => each.nodes);
  return nodes.map(({ target, any }) => `${target} ${any.map(({ data }) => data?.contrastRatio)}`);
}
"""


def faults(page: Page, *, seated: bool = False) -> list[str]:
    """What is too small, too near, outside, cut or covered; ``seated``: or too high.

    A page that has just been drawn may need a moment to find its sizes: what is told has stayed.
    """
    asked = {"touch": LEAST_TOUCH, "gap": LEAST_GAP, "highest": HIGHEST if seated else 0}
    found: list[str] = page.evaluate(_FAULTS, asked)
    until = time.monotonic() + SETTLED_WITHIN_S
    while found and time.monotonic() < until:
        found = page.evaluate(_FAULTS, asked)
    return found


def faint(page: Page) -> list[str]:
    """Words with less contrast than 7:1 (4.5:1 where they are large)."""
    screens.serious(page)  # brings axe-core
    found: list[str] = page.evaluate(_CONTRAST)
    return found
