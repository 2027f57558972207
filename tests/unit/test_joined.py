"""Server processes that are joined by a Redis, and what is told when it goes."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from machine import free_port
from server import joined


def test_a_redis_that_stays_away_is_told_once_and_not_every_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined, "RECONNECT_S", 0.0)
    nudges = joined.Nudges(f"redis://127.0.0.1:{free_port()}/0", "BMS")
    with capture_logs() as told:
        for _ in range(3):
            nudges.listen(lambda: None)
    assert [each["event"] for each in told] == ["redis cannot be heard; trying until it can"]
