"""A voice that has too much to say is told to the manager before visitors walk late."""

from __future__ import annotations

from types import SimpleNamespace

from server.clock import MICRO
from server.manage.voices import BUSY_SHARE, LONG_WAIT_S, LOOKED_AT_S, load


def said(count: int, *, ms: int = 9_000, waited_s: float = 1.0, calls: int = 1) -> list[SimpleNamespace]:
    """So many announcements of the last ten minutes."""
    began = 100 * MICRO
    one = {"ms": ms, "queued_at": began - round(waited_s * MICRO), "started_at": began}
    return [SimpleNamespace(**one, calls=[{}] * calls) for _ in range(count)]


def test_a_quiet_zone_needs_no_advice() -> None:
    assert load(said(10), 1.0) == {"calls": 10, "busy": 0.15, "mean_wait_s": 1.0, "split": False}
    assert load([], 1.0) == {"calls": 0, "busy": 0.0, "mean_wait_s": 0.0, "split": False}


def test_a_zone_that_speaks_nearly_all_the_time_should_be_split() -> None:
    enough = round(LOOKED_AT_S * BUSY_SHARE / 9) + 1
    assert load(said(enough), 1.0)["split"] is True
    assert load(said(enough - 3), 1.0)["split"] is False


def test_a_zone_whose_calls_wait_long_should_be_split() -> None:
    assert load(said(4, waited_s=LONG_WAIT_S, calls=3), 1.0) == {
        "calls": 12, "busy": 0.06, "mean_wait_s": LONG_WAIT_S, "split": True,
    }  # fmt: skip


def test_on_a_faster_clock_ten_minutes_hold_fewer_announcements() -> None:
    assert load(said(1), 60.0)["busy"] == 0.9
