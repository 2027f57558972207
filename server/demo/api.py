"""The hall's public HTTP calls, made as patiently as a real device makes them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

ANSWER_WITHIN_S = 10.0
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 3.0
NOT_NOW = frozenset({429, 502, 503, 504})


class CallRefusedError(Exception):
    """A call that no device should make: the demo itself is wrong, or its tokens have been revoked."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the hall answered; a 409 is an answer like another."""

    status: int
    body: dict[str, Any]

    @property
    def done(self) -> bool:
        """Whether it was done."""
        return self.status < 400

    @property
    def refused_as(self) -> str:
        """The refusal's slug, or an empty string."""
        return str(self.body.get("type", "")).removeprefix("/problems/")


class Api:
    """Calls with a device's token, repeated with the same key while the server is away, until it is back."""

    def __init__(self, base: str) -> None:
        """Nothing is connected before the first call."""
        # One hall, many devices; the key of a repeated call makes it count once.
        self.base = base
        self._http = httpx.AsyncClient(base_url=base, timeout=ANSWER_WITHIN_S, trust_env=False)

    async def get(self, path: str, token: str | None = None) -> Reply:
        """Read something."""
        return await self._ask("GET", path, token, None, {})

    async def post(self, path: str, token: str | None = None, body: dict[str, Any] | None = None) -> Reply:
        """Do something, once."""
        return await self._ask("POST", path, token, body, {"Idempotency-Key": uuid4().hex})

    async def close(self) -> None:
        """Hang up."""
        await self._http.aclose()

    async def _ask(
        self, method: str, path: str, token: str | None, body: dict[str, Any] | None, headers: dict[str, str]
    ) -> Reply:
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        pause_s = FIRST_PAUSE_S
        while True:
            try:
                response = await self._http.request(method, path, json=body, headers=headers)
            except httpx.TransportError:
                response = None
            if response is not None and response.status_code not in NOT_NOW:
                return _reply(method, path, response)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)


def _reply(method: str, path: str, response: httpx.Response) -> Reply:
    if response.is_success or response.status_code == 409:
        return Reply(response.status_code, response.json())
    raise CallRefusedError(f"{method} {path}: {response.status_code} {response.text[:300]}")
