"""The power goes while kiosks issue numbers; whoever has one keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import variants
from client import Json
from crash import Morning, hold
from people import People

POWER_CUTS = 4
MOST_CPU_S = 8
"""Work until the next number. An idle machine needs two seconds; tests may share theirs with anything."""


@pytest.mark.parametrize(
    "hall",
    [
        pytest.param({}, id="sqlite"),
        pytest.param({"postgres": True}, id="postgres", marks=pytest.mark.long),
    ],
)
def test_whoever_has_a_number_keeps_it_through_power_cuts(
    make_people: Callable[..., People], hall: Json, record_property: Callable[[str, object], None]
) -> None:
    people = make_people(variants.with_pictures_of_slips, afresh=True, **hall)
    morning = Morning(people)
    morning.live_through(POWER_CUTS)
    hold(morning)
    record_property("seconds from power to the next number", [cut.recovered_s for cut in morning.cuts])
    assert max(cut.cpu_s for cut in morning.cuts) < MOST_CPU_S
    if not hall:
        assert any(cut.sending for cut in morning.cuts), "no slip was in flight: the test has seen nothing"
