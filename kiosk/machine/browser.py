"""Chromium in kiosk mode: one page, no way out of it, and a profile that is thrown away."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import structlog

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--kiosk",
    "--incognito",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--disable-infobars",
    "--disable-translate",
    "--disable-features=Translate,MediaRouter,OverscrollHistoryNavigation,TouchpadOverscrollHistoryNavigation",
    "--overscroll-history-navigation=0",
    "--disable-pinch",
    "--disable-session-crashed-bubble",
    "--disable-file-system",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-tools",
    "--deny-permission-prompts",
    "--autoplay-policy=no-user-gesture-required",
    "--password-store=basic",
    "--check-for-update-interval=31536000",
)
AGAIN_S = 3.0

log = structlog.get_logger()


def command(program: str, address: str, profile: Path) -> list[str]:
    """What is started: the address alone, with a profile of this run only."""
    return [program, *FLAGS, f"--user-data-dir={profile}", address]


def find() -> str | None:
    """The browser of this machine."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


def keep_open(program: str, address: str) -> None:
    """Open the page, and open it again whenever the browser ends; never comes back."""
    while True:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="antrean-kiosk-", ignore_cleanup_errors=True) as profile:
            done = subprocess.run(  # noqa: S603 - found by name, with our own flags
                command(program, address, Path(profile)), check=False
            )
        log.warning("the browser has ended; opening it again", status=done.returncode)
        time.sleep(max(AGAIN_S - (time.monotonic() - began), 0.2))
