"""Calling a hall as its devices and people do; every answer is held to the hall's own OpenAPI document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

from contract import Contract

KEY = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
JSON_TYPE = {"Content-Type": "application/json"}
Json = dict[str, Any]


class Answer:
    """One answer of the hall, and the call that it answers."""

    def __init__(self, method: str, path: str, status: int, headers: Mapping[str, str], raw: bytes) -> None:
        """``headers`` with names in lower case."""
        self.method, self.path, self.status, self.headers, self.raw = method, path, status, headers, raw

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def json(self) -> Any:
        return json.loads(self.raw)

    @property
    def replayed(self) -> bool:
        return self.headers.get(REPLAYED.lower()) == "true"

    @property
    def slug(self) -> str | None:
        """What was refused; None for a good answer."""
        return str(self.json["type"]).removeprefix("/problems/") if self.status >= 400 else None

    def done(self) -> Json:
        """The content of a good answer; fails for any other."""
        assert self.status < 300, self
        content: Json = self.json
        return content

    def refused(self, slug: str, status: int = 409) -> Json:
        """The problem of this kind; fails for any other answer."""
        assert (self.status, self.slug) == (status, slug), self
        problem: Json = self.json
        return problem

    def __repr__(self) -> str:
        return f"{self.method} {self.path}: {self.status} {self.raw[:600].decode(errors='replace')}"


class Client:
    """Somebody who calls a hall, with a bearer token or (browser) with cookies. One call at a time."""

    def __init__(self, url: str, token: str | None = None, *, held: bool = True, timeout: float = 30) -> None:
        """With ``held`` False answers are only kept, and looked at by :meth:`hold_all` afterwards: a crowd
        is not slowed down by its own checks.
        """
        self.url = url
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.cookies: dict[str, str] = {}
        self.csrf: str | None = None
        self._line = HTTPConnection(urlsplit(url).netloc, timeout=timeout)
        self._held = held
        self._unchecked: list[Answer] = []

    def get(self, path: str, **query: Any) -> Answer:
        return self.request("GET", path, query=query)

    def post(
        self,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        raw: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """``body`` is sent as JSON, ``raw`` as it is."""
        content = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        sent = {**(JSON_TYPE if content else {}), **(headers or {})}
        if key is not None:
            sent[KEY] = key
        if self.csrf is not None:
            sent.setdefault("X-CSRF-Token", self.csrf)
        return self.request("POST", path, headers=sent, content=content)

    def request(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        content: bytes | None = None,
    ) -> Answer:
        """Any call at all. A connection that the hall has closed meanwhile is made anew."""
        sent = {**self.headers, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        target = f"{path}?{urlencode(query)}" if query else path
        fresh = self._line.sock is None
        try:
            self._line.request(method, target, content, sent)
            response = self._line.getresponse()
        except (HTTPException, OSError):
            self._line.close()
            if fresh:
                raise
            return self.request(method, path, headers=headers, query=query, content=content)
        for cookie in SimpleCookie(response.headers.get("Set-Cookie", "")).values():
            self.cookies[cookie.key] = cookie.value
        received = {name.lower(): value for name, value in response.headers.items()}
        answer = Answer(method, path, response.status, received, response.read())
        if self._held:
            Contract.of(self.url).hold(answer)
        else:
            self._unchecked.append(answer)
        return answer

    def hold_all(self) -> None:
        """Hold every answer that has not been looked at yet to the document."""
        contract = Contract.of(self.url)
        while self._unchecked:
            contract.hold(self._unchecked.pop())

    def close(self) -> None:
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
