"""Which test files come first, and when the halls that many of them share have seen their last test."""

from __future__ import annotations

from pathlib import Path

LONG_ONES = (
    "test_crowds.py",
    "test_workday.py",
    "test_voice.py",
    "test_display_layouts.py",
    "test_kiosk_reach.py",
    "test_counter.py",
    "test_kiosk.py",
    "test_paper.py",
    "test_demo.py",
    "test_counter_line.py",
    "test_counter_moves.py",
    "test_display_media.py",
    "test_display_voice.py",
    "test_display_endures.py",
    "test_power_cut.py",
    "test_junk.py",
    "test_kiosk_machine.py",
    "test_display_hall.py",
    "test_kiosk_states.py",
    "test_retries.py",
    "test_kiosk_needs.py",
    "test_kiosk_comeback.py",
    "test_display.py",
    "test_slip.py",
    "test_manage.py",
    "test_counter_seat.py",
    "test_counter_morning.py",
    "test_kiosk_told.py",
    "test_kiosk_home.py",
    "test_kiosk_storm.py",
)
"""Files that take longest, first, so that no worker is left with one of them when the others are done."""
SHARING = "integration"


def place(path: Path) -> int:
    """Long files first, then the folder whose files share halls, so that these do not idle for long."""
    if path.name in LONG_ONES:
        return LONG_ONES.index(path.name)
    return len(LONG_ONES) + (path.parent.name != SHARING)


def is_behind_shared_halls(path: Path) -> bool:
    """Whether no file from here on uses them."""
    return place(path) > len(LONG_ONES)
