"""Four kiosks, their cables and their server die at random: no number twice, no slip lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import storm
from people import People

SECONDS, HASTE = 8.0, 20.0
"""Nearly three minutes of a hall, twenty times faster."""


def test_whatever_dies_when_every_visitor_is_called_once_in_the_order_they_came(
    make_people: Callable[..., People], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with storm.storm_in(make_people(), tmp_path, HASTE, seed=1) as raging:
        raging.rage(SECONDS)
        storm.hold(raging)
        record_property("what happened", dict(raging.happened))
        assert any(visitor.alone for visitor in raging.visitors), "no kiosk was ever alone: nothing was seen"
