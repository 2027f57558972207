"""A device that is handed on to the next test knows nothing of the one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from devices import Device, Devices
from hall import Hall

HERE = {"width": 390, "height": 844}


def used(devices: Devices, hall: Hall) -> Device:
    device = devices.take(**HERE)
    device.page.goto(f"{hall.url}/healthz")
    return device


def test_whoever_takes_it_next_finds_it_as_new(hall: Hall, browser: Browser) -> None:
    devices = Devices(browser)
    first, heard = used(devices, hall), list[str]()
    first.page.on("request", lambda request: heard.append(request.url))
    first.page.route("**/readyz", lambda route: route.fulfill(body="somebody else's"))
    with first.context.expect_event("weberror"):
        first.page.evaluate(
            "localStorage.token = 'mine'; document.cookie = 'mine=1'; setTimeout(() => oops())"
        )
    first.context.set_offline(offline=True)
    devices.give_back(first)
    assert first.errors, "a script error is not forgotten before it is told"

    second = devices.take(width=1920, height=1080)
    assert second is first
    assert second.errors == []
    second.page.goto(f"{hall.url}/readyz")
    assert "ready" in second.page.content()
    assert second.page.evaluate("[localStorage.length, document.cookie, innerWidth]") == [0, "", 1920]
    assert heard == []
    second.context.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.clock.install(),
        lambda page: page.add_init_script("window.planted = 1"),
        lambda page: page.expose_function("planted", lambda: None),
        lambda page: page.route_web_socket("**", lambda socket: socket.close()),
        lambda page: page.context.new_cdp_session(page),
        lambda page: page.context.new_page(),
        lambda page: page.close(),
    ],
    ids=["clock", "script", "function", "socket", "probe", "second page", "closed"],
)
def test_what_cannot_be_undone_is_thrown_away(
    hall: Hall, browser: Browser, spoil: Callable[[Page], object]
) -> None:
    devices = Devices(browser)
    first = used(devices, hall)
    spoil(first.page)
    devices.give_back(first)
    second = devices.take(**HERE)
    assert second is not first
    second.context.close()
