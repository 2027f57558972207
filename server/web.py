"""The HTTP shape of everything: roles, bodies, idempotency, transactions, problem+json.

:func:`query` and :func:`command` wrap a view of about five lines. A query reads one snapshot. A command
runs in one write transaction together with its stored answer; other requests have their turn when its
part is done (never before: that would make every other writer wait).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from flask import Response, current_app, request
from limits import RateLimitItemPerMinute
from limits.strategies import MovingWindowRateLimiter
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from sqlalchemy import Connection

from server import answers, auth
from server.auth import Caller
from server.catalogue_view import CounterView
from server.db import Database, Tx
from server.exchange import JSON_TYPE, encode, json_response, problem_body, read_body, received, understood
from server.problems import Problem
from server.settings import Settings

NOT_FOUND = 404
STRANGERS_MISTAKES = RateLimitItemPerMinute(60)
"""So many refusals of calls with a key are kept for one address without a token."""
Answer = dict[str, Any] | tuple[int, dict[str, Any]]

# No control characters: a reason is read by people, and PostgreSQL refuses NUL.
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$"),
]


class Body(BaseModel):
    """A request body: strict types, no unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Read JSON bytes; raises ``bad-json`` or ``validation`` with the field that is wrong."""
        if b"NaN" in raw or b"Infinity" in raw:
            _refuse_constants(raw)
        try:
            return cls.model_validate_json(raw or b"{}")
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)
            if first[0]["type"] == "json_invalid":
                raise Problem("bad-json", first[0]["msg"]) from None
            faults = [
                {"field": ".".join(map(str, fault["loc"])), "fault": fault["msg"]} for fault in first[:20]
            ]
            detail = "; ".join(f"{fault['field'] or 'body'}: {fault['fault']}" for fault in faults)
            raise Problem("validation", detail, errors=faults) from None


def _refuse_constants(raw: bytes) -> None:
    """NaN and Infinity are numbers to many parsers, but they are no JSON."""

    def refuse(constant: str) -> None:
        raise Problem("bad-json", f"{constant} is not JSON")

    with suppress(ValueError, RecursionError):  # what is broken otherwise is told by the model
        json.loads(raw, parse_constant=refuse)


class Empty(Body):
    """No body, or an empty object."""


@dataclass(frozen=True, slots=True)
class Hall:
    """What every view needs: the database, the settings, and the data folder."""

    db: Database
    settings: Settings
    data: Path

    @classmethod
    def current(cls) -> Hall:
        """The hall of the running application."""
        hall: Hall = current_app.extensions["antrean"]
        return hall


@dataclass(frozen=True, slots=True)
class Call:
    """A command on its way: hall, caller and open transaction."""

    hall: Hall
    caller: Caller
    tx: Tx

    @property
    def actor(self) -> str:
        """How the event will name the caller."""
        return self.caller.actor

    @property
    def counter(self) -> CounterView:
        """The counter the caller works at; ``forbidden`` when the token or session has none."""
        if self.caller.counter is None or not self.caller.counter.active:
            raise Problem("forbidden", "this caller works at no counter")
        return self.caller.counter


@dataclass(frozen=True, slots=True)
class Look:
    """A query on its way: hall, caller and snapshot."""

    hall: Hall
    caller: Caller
    conn: Connection


@dataclass(frozen=True, slots=True)
class Described:
    """What the OpenAPI document says about a view beyond its docstring."""

    roles: frozenset[str]
    body: type[Body] | None
    answer: type[BaseModel] | None
    status: int
    parameters: tuple[dict[str, Any], ...] = ()
    keyed: bool = False
    media: str = JSON_TYPE
    cached: bool = False


def command(
    *roles: str,
    body: type[Body] = Empty,
    answer: type[BaseModel] | None = None,
    status: int = 200,
    secret: bool = False,
) -> Callable[[Callable[..., Answer]], Callable[..., Response]]:
    """A POST that changes something: ``view(call, body, **path)`` in one transaction.

    A ``secret`` answer carries a key or a PIN: it is kept only sealed by the caller's Idempotency-Key.
    """

    allowed = frozenset(roles)

    def wrap(view: Callable[..., Answer]) -> Callable[..., Response]:
        @functools.wraps(view)
        def run(**path: Any) -> Response:
            return _execute(Hall.current(), allowed, view, body, path, status, secret=secret)

        run.described = Described(frozenset(roles), body, answer, status, keyed=True)  # type: ignore[attr-defined]
        return run

    return wrap


def query(
    *roles: str, answer: type[BaseModel] | None = None, parameters: tuple[dict[str, Any], ...] = ()
) -> Callable[[Callable[..., Answer]], Callable[..., Response]]:
    """A GET: ``view(look, **path)`` on one consistent snapshot."""

    def wrap(view: Callable[..., Answer]) -> Callable[..., Response]:
        @functools.wraps(view)
        def run(**path: Any) -> Response:
            hall = Hall.current()
            with hall.db.reading() as conn:
                caller = _caller(hall.db, conn, frozenset(roles))
                shown = view(Look(hall, caller, conn), **path)
            return json_response(200, encode(shown))

        run.described = Described(frozenset(roles), None, answer, 200, parameters)  # type: ignore[attr-defined]
        return run

    return wrap


def described(
    *roles: str,
    body: type[Body] | None = None,
    answer: type[BaseModel] | None = None,
    media: str = JSON_TYPE,
    cached: bool = False,
    parameters: tuple[dict[str, Any], ...] = (),
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Put a view that makes its own response into the OpenAPI document; ``cached``: it may answer 304."""

    def wrap(view: Callable[..., Response]) -> Callable[..., Response]:
        view.described = Described(  # type: ignore[attr-defined]
            frozenset(roles), body, answer, 200, parameters, media=media, cached=cached
        )
        return view

    return wrap


def caller_of(db: Database, conn: Connection, *roles: str) -> Caller:
    """Who makes this request, for views that open their own transactions; raises like :func:`command`."""
    return _caller(db, conn, frozenset(roles))


def _caller(db: Database, conn: Connection, roles: frozenset[str]) -> Caller:
    if auth.PUBLIC in roles:
        return auth.ANYBODY
    caller = auth.identify(db, conn, request)
    if caller.may(roles, request.method):
        return caller
    taken_by = getattr(caller.session, "taken_by", None)
    if auth.COUNTER in roles and taken_by:
        raise Problem("counter-taken", f"{taken_by} has taken this counter over", officer=taken_by)
    raise Problem("forbidden", f"this call is for: {', '.join(sorted(roles))}")


def _execute(
    hall: Hall,
    roles: frozenset[str],
    view: Callable[..., Answer],
    body_type: type[Body],
    path: dict[str, Any],
    status: int,
    *,
    secret: bool,
) -> Response:
    if not auth.is_known(request):
        # A stranger must not make the hall's one writer wait: refused before the lock.
        with hall.db.reading() as conn:
            _caller(hall.db, conn, roles)
    raw, sent_key = received(), request.headers.get(answers.HEADER)
    if sent_key is None:
        body = _parsed(body_type, hall, roles)
        with hall.db.transaction() as tx:
            caller = _caller(hall.db, tx.conn, roles)
            code, shown = _status_and_body(view(Call(hall, caller, tx), body, **path), status)
        return json_response(code, encode(shown))
    with hall.db.transaction() as tx:
        caller = _caller(hall.db, tx.conn, roles)
        # All strangers are one caller; a secret is not for another machine's key of the same name.
        scope = f"public:{request.remote_addr}" if secret and caller is auth.ANYBODY else caller.scope
        key = answers.key_of(sent_key, scope, request.method, request.path, raw, secret=secret)
        first = answers.find(tx, key)
        if first is None:
            try:
                with tx.attempt():
                    body = body_type.parse(understood(raw))
                    code, shown = _status_and_body(view(Call(hall, caller, tx), body, **path), status)
            except Problem as problem:
                if problem.status in answers.NEVER_KEPT or problem.status >= 500:
                    raise
                if caller is auth.ANYBODY:
                    _stop_guessing(problem)
                code, shown = int(problem.status), problem_body(problem)
            content = encode(shown)
            answers.keep(tx, key, code, content)
    if first is not None:
        response = json_response(*first)
        response.headers[answers.REPLAYED] = "true"
        return response
    return json_response(code, content)


def _stop_guessing(problem: Problem) -> None:
    """Strangers fill no table: a token that nobody has is not kept, asked again the answer is the same."""
    if problem.status == NOT_FOUND:
        raise problem
    limiter: MovingWindowRateLimiter = current_app.extensions["antrean-limiter"]
    if not limiter.hit(STRANGERS_MISTAKES, "mistake", request.remote_addr or "?"):
        raise Problem("too-many-requests", retry_after_s=60)


def _parsed(body_type: type[Body], hall: Hall, roles: frozenset[str]) -> Body:
    try:
        return body_type.parse(read_body())
    except Problem:
        # Who may not call at all hears that, not what is wrong with the body.
        with hall.db.reading() as conn:
            _caller(hall.db, conn, roles)
        raise


def _status_and_body(answer: Answer, status: int) -> tuple[int, dict[str, Any]]:
    return answer if isinstance(answer, tuple) else (status, answer)
