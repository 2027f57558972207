"""Looking at a screen as a visitor does: how large the words are, what a screen reader would trip over."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

_WORDS = """
() => [...document.body.querySelectorAll("*")]
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((each) => each.checkVisibility())
  .map((each) => ({ text: each.textContent.trim(), px: parseFloat(getComputedStyle(each).fontSize) }))
"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def smaller_than(page: Page, px: float) -> list[Any]:
    """Every visible text below this computed size."""
    return [words for words in page.evaluate(_WORDS) if words["px"] < px]


def size_of(page: Page, selector: str) -> float:
    """The computed font size of the first element."""
    size: float = page.locator(selector).first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    return size


def serious(page: Page) -> list[str]:
    """What axe-core finds serious or critical."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {each['help']} {[node['target'] for node in each['nodes']]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def waits_for_picture(picture: Locator) -> None:
    """Until it has been loaded and drawn; one that cannot be loaded fails."""
    picture.page.wait_for_function(
        "img => img.complete && img.naturalWidth > 0", arg=picture.element_handle(), timeout=15_000
    )
