"""Who is calling: devices by bearer token, staff by session cookie with CSRF protection."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import Request
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from server.catalogue_view import CounterView
from server.clock import MICRO
from server.db import Database
from server.prepared import Prepared
from server.problems import Problem
from server.tables import devices, officers, sessions

COOKIE = "antrean_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
KIOSK, COUNTER, DISPLAY, MANAGER, STAFF = "kiosk", "counter", "display", "manager", "staff"
SUPERVISOR = "supervisor"
PUBLIC = "public"
ANY_ROLE = frozenset({KIOSK, COUNTER, DISPLAY, MANAGER, STAFF})
"""``staff`` is somebody logged in who has not picked a counter yet."""

_DEVICE = Prepared(
    select(devices).where(
        devices.c.token_hash == bindparam("hash"), devices.c.branch_id == bindparam("branch")
    )
)
_SESSION = (
    select(sessions, officers.c.name, officers.c.role, officers.c.agency_id, officers.c.active)
    .join(officers, officers.c.id == sessions.c.officer_id)
    .where(sessions.c.key_hash == bindparam("hash"), officers.c.branch_id == bindparam("branch"))
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who has shown a valid token or session. ``actor`` is how events name them."""

    roles: frozenset[str]
    actor: str
    scope: str
    name: str
    counter: CounterView | None = None
    device: Row[tuple[object, ...]] | None = None
    session: Row[tuple[object, ...]] | None = None

    def may(self, allowed: frozenset[str], method: str) -> bool:
        """Whether one of the roles is allowed; a manager may read everything."""
        return bool(self.roles & allowed) or (method in SAFE_METHODS and MANAGER in self.roles)


ANYBODY = Caller(roles=frozenset({PUBLIC}), actor="visitor", scope="public", name="")
"""The caller of a call that needs no token: what counts is the secret in its path or body."""


def digest(secret: str) -> bytes:
    """What is stored of a random secret: enough to recognise it, useless to a thief of the database."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


_known: set[bytes] = set()
"""Tokens that this process has accepted before. Says nothing about now: every call looks again."""


def is_known(request: Request) -> bool:
    """Whether the request's token has been valid at some time, so that it may wait for the writer."""
    return digest(request.headers.get("Authorization", "").removeprefix("Bearer ").strip()) in _known


def identify(db: Database, conn: Connection, request: Request) -> Caller:
    """The caller behind an HTTP request; raises ``unauthorized``."""
    header = request.headers.get("Authorization")
    if header is not None:
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Problem("unauthorized", "write Authorization: Bearer TOKEN")
        return by_token(db, conn, token.strip())
    return by_session(db, conn, request)


def by_token(db: Database, conn: Connection, token: str) -> Caller:
    """The device that holds ``token``; raises ``unauthorized`` for an unknown, expired or revoked one."""
    row = _DEVICE.first(conn, {"hash": digest(token), "branch": db.branch_id})
    expired = row is not None and row.expires_at is not None and row.expires_at <= db.clock.now()
    if row is None or row.revoked_at is not None or expired:
        raise Problem("unauthorized", "the token is unknown, expired or revoked")
    counter = _counter(db, conn, row.counter_id)
    _known.add(row.token_hash)
    return Caller(
        roles=frozenset({row.role}),
        actor=f"token:{row.name}",
        scope=scope_of(row.id),
        name=row.name,
        counter=counter,
        device=row,
    )


def scope_of(device_id: int) -> str:
    """What the keys of a device's calls belong to."""
    return f"device:{device_id}"


def by_session(db: Database, conn: Connection, request: Request) -> Caller:
    """The logged-in officer; unsafe methods must carry the session's CSRF token."""
    key = request.cookies.get(COOKIE)
    if not key:
        raise Problem("unauthorized", "neither a token nor a session was sent")
    row = conn.execute(_SESSION, {"hash": digest(key), "branch": db.branch_id}).one_or_none()
    if row is None or not row.active or row.expires_at <= db.clock.now():
        raise Problem("unauthorized", "the session is unknown or over; log in again")
    if request.method not in SAFE_METHODS and not hmac.compare_digest(
        request.headers.get(CSRF_HEADER, "").encode(), row.csrf.encode()
    ):
        raise Problem("forbidden", f"the {CSRF_HEADER} header is missing or wrong")
    counter = _counter(db, conn, row.counter_id)
    roles = {STAFF}
    if counter is not None:
        roles.add(COUNTER)
    if row.role in (MANAGER, SUPERVISOR):
        roles.add(row.role)
    return Caller(
        roles=frozenset(roles),
        actor=f"officer:{row.officer_id}",
        scope=f"officer:{row.officer_id}",
        name=row.name,
        counter=counter,
        session=row,
    )


def _counter(db: Database, conn: Connection, counter_id: int | None) -> CounterView | None:
    return db.catalogue(conn).counter_by_id.get(counter_id) if counter_id else None


def new_session(conn: Connection, officer_id: int, now: int, hours: int) -> tuple[str, str]:
    """Open a session; returns its key (for the cookie) and its CSRF token."""
    key, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    conn.execute(delete(sessions).where(sessions.c.expires_at <= now))
    conn.execute(
        insert(sessions).values(
            key_hash=digest(key), officer_id=officer_id, csrf=csrf, expires_at=now + hours * 3600 * MICRO
        )
    )
    conn.execute(update(officers).where(officers.c.id == officer_id).values(last_login_at=now))
    return key, csrf


def new_device(
    conn: Connection,
    branch_id: int,
    role: str,
    name: str,
    now: int,
    *,
    counter_id: int | None = None,
    zone_id: int | None = None,
    printer: str | None = None,
    screen: str | None = None,
    expires_at: int | None = None,
) -> tuple[int, str]:
    """Enrol a device; returns its id and its token, which is stored nowhere else."""
    token = secrets.token_urlsafe(32)
    device_id = conn.execute(
        insert(devices)
        .values(
            branch_id=branch_id,
            role=role,
            name=name,
            token_hash=digest(token),
            counter_id=counter_id,
            zone_id=zone_id,
            printer=printer,
            screen=screen,
            created_at=now,
            expires_at=expires_at,
        )
        .returning(devices.c.id)
    ).scalar_one()
    return device_id, token
