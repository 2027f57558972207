"""Phones of people who come in at the door: they scan its screen and take numbers without a script."""

from __future__ import annotations

import re
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import httpx

from machine import NO_CERTIFICATES
from people import People


def code_at(people: People) -> str:
    """What the screen at the door shows now, as a path."""
    shown = people.screen().get("/api/v1/door").done()
    return urlsplit(shown["url"]).path


class DoorPhone:
    """One browser with its cookies. ``at`` is the server it reaches; another one may have shown the code."""

    def __init__(
        self,
        people: People,
        server: int = 0,
        *,
        language: str = "id",
        cookies: bool = True,
        behind: str | None = None,
    ) -> None:
        """``behind``: what the proxies on its way say of who it is."""
        self._urls = people.hall.urls
        self._browser = httpx.Client(
            base_url=self._at(server),
            headers={"Accept-Language": language} | ({"X-Forwarded-For": behind} if behind else {}),
            timeout=30,
            verify=NO_CERTIFICATES,
        )
        if not cookies:
            self._browser.cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))

    def scans(self, path: str) -> httpx.Response:
        """Follows the code to the page behind it."""
        return self._browser.get(path, follow_redirects=True)

    def sees(self, path: str) -> httpx.Response:
        return self._browser.get(path)

    def takes(self, service: str, key: str | None = None) -> httpx.Response:
        """Opens the service's page and presses its button; ``key`` instead of the page's: pressed again."""
        page = self.sees(f"/door/service/{service}")
        found = re.search(r'name="key" value="([^"]+)"', page.text)
        return self.sends(service, key or (found[1] if found else ""))

    def sends(self, service: str, key: str, server: int = 0) -> httpx.Response:
        """Presses the button; ``server`` is the one that hears it."""
        return self._browser.post(f"{self._at(server)}/door/take", data={"service": service, "key": key})

    def _at(self, server: int) -> str:
        return self._urls[server % len(self._urls)]

    def close(self) -> None:
        self._browser.close()


def token_in(answer: httpx.Response) -> str:
    """The ticket to which the answer leads."""
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].removeprefix("/t/")
