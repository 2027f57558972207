"""Devices with a browser, for one test after the other: where a page has been, the next loads much faster.

A device that comes back is as it was when it was new: no page, nothing stored, no cookie, on the network,
nobody listening. One to which that cannot be done (a test moved its clock, planted a script, opened a second
page or closed the first) is thrown away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Device:
    """One page in a browser context of its own."""

    def __init__(self, context: BrowserContext, kind: str) -> None:
        """Of a ``kind`` that only says which devices are alike."""
        self.context, self.kind = context, kind
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        """What its scripts have failed with since it was taken."""
        self._spoilt = False
        self._listeners: list[tuple[str, Callable[..., Any]]] = []
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self._listen = self.page.on
        vars(self.page)["on"] = self._on
        for part, name in (
            (self.page, "add_init_script"),
            (self.page, "expose_function"),
            (self.page, "route_web_socket"),
            (self.page.clock, "install"),
            (context, "new_cdp_session"),
        ):
            vars(part)[name] = self._spoils(getattr(part, name))

    def clean(self) -> bool:
        """Make it as new; False when that cannot be."""
        for page in self.context.pages:
            # What a test answers itself may be under way: it ends here, not in somebody else's test.
            page.unroute_all(behavior="ignoreErrors")
        if self._spoilt or self.context.pages != [self.page]:
            return False
        while self._listeners:
            self.page.remove_listener(*self._listeners.pop())
        try:
            self.page.evaluate(FORGET)
            self.page.goto("about:blank")
        except Error:
            return False
        self.context.set_offline(offline=False)
        self.context.clear_cookies()
        return True

    def _on(self, event: Any, heard: Callable[..., Any]) -> None:
        self._listeners.append((event, heard))
        self._listen(event, heard)

    def _spoils(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def spoiling(*arguments: Any, **options: Any) -> Any:
            self._spoilt = True
            return act(*arguments, **options)

        return spoiling


class Devices:
    """The devices of one browser."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[Device]] = defaultdict(list)

    def take(self, width: int, height: int, **settings: Any) -> Device:
        """One of this size and with these settings, as new."""
        kind = repr(sorted(settings.items()))
        size = ViewportSize(width=width, height=height)
        if not self._idle[kind]:
            return Device(self._browser.new_context(viewport=size, **settings), kind)
        device = self._idle[kind].pop()
        device.errors = []
        device.page.set_viewport_size(size)
        return device

    def give_back(self, device: Device) -> None:
        """Behind a test, whatever became of it."""
        if device.clean():
            self._idle[device.kind].append(device)
        else:
            device.context.close()
