"""A short working day of many officers with all their mistakes: what is on record keeps every promise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import variants
from client import Json
from people import People
from workday import Workday, closes_well

COUNTERS = ["C1", "C2", "C3", "C4", "R1", "R2", "S1", "S2"]


@pytest.mark.parametrize(
    "hall", [pytest.param({}, id="sqlite"), pytest.param({"servers": 2}, id="two-servers")]
)
def test_a_working_day_keeps_every_promise(
    make_people: Callable[..., People], hall: Json, full_size: bool
) -> None:
    people = make_people(variants.with_trial_accounts, variants.with_scripted_officers, **hall)
    visitors = 110 if full_size or not hall else 60
    day = Workday(people, visitors=visitors, counters=COUNTERS, arriving_s=2)
    day.live()
    closes_well(day)
