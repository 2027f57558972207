"""How long news waits for company before the screens are told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from server import live
from server.live import Teller

STARTED, CALLED = {"type": "ticket.started", "seq": 1}, {"type": "ticket.called", "seq": 2}


class Waiting:
    """Stands for the clock and for what ends a pause early: nothing does, time passes."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now

    def wait(self, timeout: float) -> None:
        self.now += timeout

    def clear(self) -> None:
        """Nobody was in a hurry."""


def waited_s(monkeypatch: pytest.MonkeyPatch, watchers: int, *batch: dict[str, Any]) -> float:
    """Seconds between the last batch and this one, which is there at once."""
    sockets: Any = SimpleNamespace(server=SimpleNamespace(eio=SimpleNamespace(sockets=range(watchers))))
    nobody: Any = None
    teller, clock = Teller(sockets, nobody), Waiting()
    monkeypatch.setattr(live, "time", clock)
    monkeypatch.setattr(teller, "_hurry", clock)
    monkeypatch.setattr(teller, "_next_batch", lambda _after: [])
    monkeypatch.setattr(teller, "_last_sent", clock.now)
    teller._gather(list(batch))
    return clock.now - 1_000.0


@pytest.mark.parametrize(("watchers", "gap_s"), [(1, 0.05), (125, 0.05), (500, 0.2)])
def test_what_is_no_call_waits_longer_for_company_where_a_crowd_watches(
    monkeypatch: pytest.MonkeyPatch, watchers: int, gap_s: float
) -> None:
    assert waited_s(monkeypatch, watchers, STARTED) == pytest.approx(gap_s)


@pytest.mark.parametrize("watchers", [1, 500])
def test_a_call_waits_for_nothing(monkeypatch: pytest.MonkeyPatch, watchers: int) -> None:
    assert waited_s(monkeypatch, watchers, STARTED, CALLED) == 0
