"""Chromium on a kiosk: one page, no way out, and nothing that stays."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine import browser


def test_the_browser_opens_the_page_alone_with_a_profile_of_this_run_only(tmp_path: Path) -> None:
    command = browser.command("chromium", "http://127.0.0.1:8010/kiosk/", tmp_path)
    assert (command[0], command[-1]) == ("chromium", "http://127.0.0.1:8010/kiosk/")
    assert {"--kiosk", "--incognito", f"--user-data-dir={tmp_path}"} <= set(command)
    assert "--autoplay-policy=no-user-gesture-required" in command
