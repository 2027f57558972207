"""Some of the week that a lobby screen runs untouched; a morning of it is in `test_display_endures`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

import variants
from people import Enrolment, People
from soak import Soak

SLICE_S = 120
CALLS_A_SECOND = 0.9
"""430 visitors in eight hours, sixty times faster."""


@pytest.fixture
def people(make_hall: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> People:
    config = variants.write(tmp_path_factory.mktemp("config"), variants.with_a_voice)
    return People(make_hall(config=config, speed=60))


@pytest.mark.long
def test_a_screen_needs_no_more_after_two_hours_of_calls(
    people: People, new_page: Callable[..., Page]
) -> None:
    page = new_page(width=1920, height=1080)
    page.goto(f"{people.hall.url}/display/?zone=B#token={people.token(Enrolment('display', 'lobby'))}")
    page.locator(".screen").wait_for()
    soak = Soak(people, page, "C02", ["C1", "C2", "C3"])
    soak.warm_up()
    soak.live(SLICE_S, CALLS_A_SECOND)
    first, last = soak.looks[0], soak.looks[-1]
    assert soak.calls > SLICE_S * CALLS_A_SECOND / 2
    assert soak.growth < 0.10, soak.looks
    assert last.nodes <= first.nodes * 1.10, soak.looks
    assert last.listeners <= first.listeners * 1.10, soak.looks
    people.close()
