"""The machine's line to the server: one call at a time of each kind, and whether anybody answers."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import httpx

from kiosk.machine.moments import Timepiece
from server.domain.ages import Moment

KEY = "Idempotency-Key"
REFUSED, SHUT_OUT = 400, 401
NO_ANSWER_FROM = 500
CONNECT_WITHIN_S = 2.0
PATIENCE_S = 10.0
"""A server that has not answered for so long is gone."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server has answered."""

    status: int
    body: Any

    @property
    def good(self) -> bool:
        """Whether it has done what was asked."""
        return self.status < REFUSED


class Line:
    """Calls the server with the machine's key; knows since when nobody has answered."""

    def __init__(self, url: str, watch: Timepiece) -> None:
        """``url`` is what ``--server`` says. Nothing is called yet."""
        self.url = url.rstrip("/")
        self.up = False
        self.heard_at: Moment | None = None
        self.shut_out = threading.Event()
        self._watch = watch
        self._key: str | None = None
        # No proxy and no certificates of the machine's own: the server stands in the same hall.
        self._client = httpx.Client(base_url=self.url, trust_env=False, follow_redirects=False)

    @property
    def has_key(self) -> bool:
        """Whether the machine is enrolled."""
        return self._key is not None

    @property
    def gone(self) -> bool:
        """Whether the server is known to be away: for a while now nobody has answered."""
        heard_at = self.heard_at
        return not self.up and (heard_at is None or self._watch.since(heard_at) >= PATIENCE_S)

    def use(self, key: str | None) -> None:
        """The key to call with."""
        self._key = key
        self.shut_out.clear()

    def ask(
        self, method: str, path: str, body: Any = None, *, key: str | None = None, within_s: float = 5.0
    ) -> Reply | None:
        """Call once; None when there is no answer to build on: no line, too late, a server in trouble."""
        answer = self.relay(method, path, body, key=key, within_s=within_s)
        if answer is None or answer.status_code >= NO_ANSWER_FROM:
            self.up = False
            return None
        self.up = True
        self.heard_at = self._watch.now()
        try:
            return Reply(answer.status_code, answer.json() if answer.content else None)
        except ValueError:
            self.up = False  # whoever answers there is not the hall
            return None

    def relay(
        self, method: str, path: str, body: Any = None, *, key: str | None = None, within_s: float = 5.0
    ) -> httpx.Response | None:
        """Like :meth:`ask`, with the answer as it came: a sound, a picture, or that there is none now.

        Says nothing of whether the server is there: one that has no voice just now has numbers.
        """
        asked_with = self._key
        headers = {"Accept": "application/json, */*;q=0.5"}
        if asked_with is not None:
            headers["Authorization"] = f"Bearer {asked_with}"
        if key is not None:
            headers[KEY] = key
        within_s = max(within_s, 0.05)
        # Each part of a call has its own patience: a server that is not there at all is found out sooner.
        timeout = httpx.Timeout(within_s, connect=min(within_s, CONNECT_WITHIN_S))
        try:
            answer = self._client.request(method, path, json=body, headers=headers, timeout=timeout)
        except httpx.HTTPError:
            return None
        # The answer to a key that is no longer ours says nothing of the new one.
        if answer.status_code == SHUT_OUT and asked_with is not None and asked_with == self._key:
            self.shut_out.set()
        return answer

    def get(self, path: str, within_s: float = 5.0) -> Reply | None:
        """Read something."""
        return self.ask("GET", path, within_s=within_s)

    def post(self, path: str, body: Any, *, key: str | None = None, within_s: float = 5.0) -> Reply | None:
        """Change something."""
        return self.ask("POST", path, body, key=key, within_s=within_s)

    def close(self) -> None:
        """Hang up."""
        self._client.close()
