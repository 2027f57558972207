"""A visitor's phone in a test: what it feels, and when it is in the pocket."""

from __future__ import annotations

from playwright.sync_api import Page

FELT = "window.felt = []; navigator.vibrate = (pattern) => window.felt.push(pattern);"
AWAY = """
window.away = false;
Object.defineProperty(document, "hidden", { get: () => window.away });
window.goAway = (away) => { window.away = away; document.dispatchEvent(new Event("visibilitychange")); };
"""


def wakes(page: Page) -> None:
    """The visitor takes the phone out of the pocket: the page asks at once."""
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
