"""Staff: officers with name and PIN, their sessions, and the counter they work at."""

from __future__ import annotations

import functools
import secrets
import time
from typing import Annotated, Any

import gevent
import structlog
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask import Blueprint, Response, current_app, request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.strategies import MovingWindowRateLimiter
from pydantic import StringConstraints
from sqlalchemy import Connection, delete, func, insert, select

from server import auth
from server.catalogue_view import CatalogueView
from server.exchange import encode, json_response, read_body
from server.problems import Problem
from server.tables import counters, officers, sessions
from server.web import Answer, Body, Call, Empty, Hall, Look, command, described, query

api = Blueprint("staff", __name__, url_prefix="/api/v1/staff")
log = structlog.get_logger()

# OWASP's argon2id parameters for interactive log-ins: 19 MiB, two passes, one lane.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
TRIES: RateLimitItem = RateLimitItemPerMinute(5)
TRIES_PER_ADDRESS: RateLimitItem = RateLimitItemPerMinute(60)

TRIAL_OFFICER_PIN = "2580"
TRIAL_MANAGER_PIN = "1470"
TRIAL_MANAGER = "pengelola"

Pin = Annotated[str, StringConstraints(pattern=r"^[0-9]{4,12}$")]
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=r"^[^\x00-\x1f]*$")
]


class LoginBody(Body):
    """Name and PIN."""

    name: Name
    pin: Annotated[str, StringConstraints(min_length=1, max_length=60)]


def new_pin() -> str:
    """A random six-digit PIN."""
    return f"{secrets.randbelow(10**6):06d}"


def add_officer(
    conn: Connection, branch_id: int, name: str, role: str, agency_id: int | None, pin_hash: str
) -> int:
    """Add an officer; raises ``already-there`` for a name in use."""
    taken = select(func.count()).where(officers.c.branch_id == branch_id, officers.c.name == name)
    if conn.execute(taken).scalar_one():
        raise Problem("already-there", f"an officer named {name!r} exists")
    officer_id: int = conn.execute(
        insert(officers)
        .values(branch_id=branch_id, name=name, role=role, agency_id=agency_id, pin_hash=pin_hash)
        .returning(officers.c.id)
    ).scalar_one()
    return officer_id


@functools.cache
def trial_pin_hashes() -> tuple[str, str]:
    """Hashes of the training hall's published PINs: the manager's, the officers'."""
    return HASHER.hash(TRIAL_MANAGER_PIN), HASHER.hash(TRIAL_OFFICER_PIN)


def seed_trial_accounts(conn: Connection, view: CatalogueView, pin_hashes: tuple[str, str]) -> None:
    """The training hall's log-ins: one officer for each agency, and a manager."""
    of_manager, of_officers = pin_hashes
    add_officer(conn, view.branch.id, TRIAL_MANAGER, "manager", None, of_manager)
    for agency in view.agencies:
        add_officer(conn, view.branch.id, f"petugas-{agency.code.lower()}", "officer", agency.id, of_officers)


def trial_accounts(view: CatalogueView) -> list[dict[str, str]]:
    """The training hall's log-ins, for the start page."""
    staff = [
        {
            "name": f"petugas-{agency.code.lower()}",
            "pin": TRIAL_OFFICER_PIN,
            "role": "officer",
            "agency": agency.short,
        }
        for agency in view.agencies
    ]
    return [{"name": TRIAL_MANAGER, "pin": TRIAL_MANAGER_PIN, "role": "manager", "agency": ""}, *staff]


@api.post("/login")
@described(auth.PUBLIC, body=LoginBody)
def login() -> Response:
    """Log in with name and PIN; answers with a session cookie and the CSRF token."""
    body = LoginBody.parse(read_body())
    _throttle(TRIES_PER_ADDRESS, request.remote_addr or "?")
    _throttle(TRIES, "name", body.name)
    hall = Hall.current()
    with hall.db.reading() as conn:
        officer = conn.execute(
            select(officers).where(officers.c.branch_id == hall.db.branch_id, officers.c.name == body.name)
        ).one_or_none()
    known = officer is not None and officer.active
    # An unknown name costs the same time as a wrong PIN.
    right = gevent.get_hub().threadpool.apply(_verify, (officer.pin_hash if officer else _dummy(), body.pin))
    if not (known and right) or officer is None:
        log.warning("log-in refused", address=request.remote_addr)
        raise Problem("wrong-pin")
    with hall.db.raw_transaction() as conn:
        key, csrf = auth.new_session(conn, officer.id, hall.db.clock.now(), hall.settings.staff.session_hours)
        shown = me_json(conn, hall.db.catalogue(conn), officer, None, csrf)
    response = json_response(200, encode(shown))
    response.set_cookie(
        auth.COOKIE, key, httponly=True, samesite="Strict", secure=request.is_secure, path="/"
    )
    return response


@api.get("/me")
@query(auth.STAFF)
def me(look: Look) -> Answer:
    """Who is logged in, and at which counter."""
    view = look.hall.db.catalogue(look.conn)
    session: Any = look.caller.session
    if session is None:
        return {"officer": None, "csrf": None, "counter": None, "counters": []}
    counter = look.caller.counter
    at = {"code": counter.code, "name": counter.name} if counter else None
    return me_json(look.conn, view, session, at, session.csrf)


@api.post("/logout")
@command(auth.STAFF)
def logout(call: Call, _body: Empty) -> Answer:
    """End the session; the counter keeps its state and its ticket."""
    session: Any = call.caller.session
    call.tx.conn.execute(delete(sessions).where(sessions.c.key_hash == session.key_hash))
    return {"officer": None}


def me_json(
    conn: Connection, view: CatalogueView, officer: Any, counter: dict[str, str] | None, csrf: str
) -> dict[str, Any]:
    holders = dict(
        conn.execute(
            select(sessions.c.counter_id, officers.c.name)
            .join(officers, officers.c.id == sessions.c.officer_id)
            .where(sessions.c.counter_id.is_not(None))
        ).all()
    )
    states = dict(
        conn.execute(
            select(counters.c.id, counters.c.state).where(counters.c.branch_id == view.branch.id)
        ).all()
    )
    agency = view.agency_by_id.get(officer.agency_id) if officer.agency_id else None
    mine = [each for each in view.counters if agency is None or each.agency_id == agency.id]
    return {
        "officer": {"name": officer.name, "role": officer.role, "agency": agency.code if agency else None},
        "csrf": csrf,
        "counter": counter,
        "counters": [
            {
                "code": each.code,
                "name": each.name,
                "agency": view.agency_by_id[each.agency_id].code,
                "state": states[each.id],
                "officer": holders.get(each.id),
            }
            for each in mine
        ],
    }


def _throttle(limit: RateLimitItem, *who: str) -> None:
    limiter: MovingWindowRateLimiter = current_app.extensions["antrean-limiter"]
    if not limiter.hit(limit, *who):
        reset = limiter.get_window_stats(limit, *who).reset_time
        # The limiter counts in the machine's own seconds, not the hall's.
        wait_s = max(round(reset - time.time()), 1)
        raise Problem("too-many-requests", "too many log-ins", retry_after_s=wait_s)


def hashed(pin: str) -> str:
    """What is kept of a PIN; made in a thread, so that screens are answered meanwhile."""
    return str(gevent.get_hub().threadpool.apply(HASHER.hash, (pin,)))


def _verify(pin_hash: str, pin: str) -> bool:
    try:
        return HASHER.verify(pin_hash, pin)
    except (VerifyMismatchError, InvalidHashError):
        return False


@functools.cache
def _dummy() -> str:
    return HASHER.hash(secrets.token_urlsafe(16))
