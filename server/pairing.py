"""Enrolling a kiosk or display: it shows a code, a manager types it in, it gets its own revocable key."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from flask import Blueprint, Response, current_app, request
from limits import RateLimitItemPerMinute
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import Connection, delete, func, insert, select, update

from server import auth
from server.clock import MICRO
from server.db import Tx
from server.exchange import encode, json_response, on_this_machine, read_body
from server.problems import Problem
from server.settings import Settings
from server.tables import devices, pairings, zones
from server.web import Answer, Body, Call, Hall, command, described

api = Blueprint("pairing", __name__, url_prefix="/api/v1/devices")

MOST_OPEN = 50
"""Codes shown at one moment; more is somebody playing."""
CLAIMS = RateLimitItemPerMinute(240)


class PairingBody(Body):
    """What the device is."""

    role: Literal["kiosk", "display"]


class ClaimBody(Body):
    """The secret that came with the code."""

    secret: str


@api.post("/pairings")
@command(auth.PUBLIC, body=PairingBody, status=201, secret=True)
def ask(call: Call, body: PairingBody) -> Answer:
    """A new device asks to be paired: gets a code to show.

    In a training hall a screen opened on the server itself gets its key at once.
    """
    settings, tx = call.hall.settings, call.tx
    if settings.trial and settings.devices.trial_pairing and on_this_machine():
        name, place = _trial_place(tx, settings, body.role)
        _id, token = auth.new_device(
            tx.conn, tx.branch_id, body.role, name, tx.at, zone_id=place.zone_id, screen=place.screen
        )
        return {"state": "paired", "token": token, "name": name, "zone": _zone_code(tx.conn, place.zone_id)}
    return _show_code(tx, body.role, settings.devices.pairing_code_minutes)


@api.post("/pairings/claim")
@described(auth.PUBLIC, body=ClaimBody)
def claim() -> Response:
    """The device asks whether a manager has typed its code, and gets its key.

    Asked again before the pairing runs out (the answer was lost on the way), it gets a new key and
    the former one is worth nothing: so a repeat is safe without storing a key anywhere.
    """
    body = ClaimBody.parse(read_body())
    limiter: MovingWindowRateLimiter = current_app.extensions["antrean-limiter"]
    if not limiter.hit(CLAIMS, "claim", request.remote_addr or "?"):
        raise Problem("too-many-requests", retry_after_s=15)
    with Hall.current().db.transaction() as tx:
        shown = _claim(tx, body.secret)
    return json_response(200, encode(shown))


def is_trial(name: str) -> bool:
    """Whether a device got its name, and its key, from the training hall by itself."""
    return re.search(r"[- ]latihan( [0-9]+)?$", name) is not None


def _trial_place(tx: Tx, settings: Settings, role: str) -> tuple[str, Place]:
    """What a screen of the training hall is called, and where it stands: both by the page that asks."""
    page = urlsplit(request.referrer or "")
    asked = {name: values[0] for name, values in parse_qs(page.query).items()}
    screen = settings.displays.screen(asked.get("screen", ""))
    code = asked.get("zone", "").upper()
    zone = tx.catalogue.zone_by_code.get(code)
    if not page.path:
        return _numbered(tx, f"{role}-latihan"), Place()
    where = screen.name if screen else f"zona {zone.code}" if zone else "seluruh gedung"
    name = f"Layar {where} latihan" if role == "display" else "Kiosk latihan"
    place = Place(screen=screen.name) if screen else Place(zone_id=zone.id if zone else None)
    return _numbered(tx, name), place


def _numbered(tx: Tx, name: str) -> str:
    """The second device of a name gets a 2: on the manager's page each is told from the other."""
    alike = devices.c.name.startswith(name, autoescape=True)
    count: int = tx.conn.execute(
        select(func.count()).where(devices.c.branch_id == tx.branch_id, alike)
    ).scalar_one()
    return f"{name} {count + 1}" if count else name


@dataclass(frozen=True, slots=True)
class Place:
    """Where a device stands: its zone or, of a display, its screen by name; a kiosk's printer."""

    zone_id: int | None = None
    screen: str | None = None
    printer: str | None = None


def accept(tx: Tx, code: str, name: str, place: Place, actor: str) -> dict[str, Any]:
    """A manager has typed a device's code: enrol it. Raises ``unknown-code``."""
    pairing = tx.conn.execute(
        select(pairings).where(
            pairings.c.branch_id == tx.branch_id,
            pairings.c.code == code,
            pairings.c.device_id.is_(None),
            pairings.c.expires_at > tx.at,
        )
    ).one_or_none()
    if pairing is None:
        raise Problem("unknown-code", "no device shows this code")
    device_id, _token = auth.new_device(
        tx.conn,
        tx.branch_id,
        pairing.role,
        name,
        tx.at,
        zone_id=place.zone_id,
        printer=place.printer,
        screen=place.screen if pairing.role == auth.DISPLAY else None,
    )
    tx.conn.execute(
        update(pairings).where(pairings.c.secret_hash == pairing.secret_hash).values(device_id=device_id)
    )
    device = {"id": str(device_id), "role": pairing.role, "name": name}
    tx.emit("device.paired", actor, {"device": device})
    return device


def _show_code(tx: Tx, role: str, minutes: int) -> dict[str, Any]:
    tx.conn.execute(delete(pairings).where(pairings.c.expires_at <= tx.at))
    shown = set(tx.conn.execute(select(pairings.c.code)).scalars())
    if len(shown) >= MOST_OPEN:
        raise Problem("too-many-requests", "too many devices ask to be paired", retry_after_s=60)
    code = next(code for code in iter(_random_code, None) if code not in shown)
    secret = secrets.token_urlsafe(32)
    expires_at = tx.at + minutes * 60 * MICRO
    tx.conn.execute(
        insert(pairings).values(
            secret_hash=auth.digest(secret),
            branch_id=tx.branch_id,
            code=code,
            role=role,
            expires_at=expires_at,
        )
    )
    return {"state": "waiting", "code": code, "secret": secret, "expires_in_s": minutes * 60}


def _random_code() -> str:
    return f"{secrets.randbelow(10**6):06d}"


def _claim(tx: Tx, secret: str) -> dict[str, Any]:
    pairing = tx.conn.execute(
        select(pairings).where(
            pairings.c.secret_hash == auth.digest(secret), pairings.c.branch_id == tx.branch_id
        )
    ).one_or_none()
    if pairing is None or pairing.expires_at <= tx.at:
        raise Problem("not-found", "the pairing is unknown or has run out; ask for a new code")
    if pairing.device_id is None:
        return {"state": "waiting"}
    token = secrets.token_urlsafe(32)
    device = tx.conn.execute(
        update(devices)
        .where(devices.c.id == pairing.device_id)
        .values(token_hash=auth.digest(token))
        .returning(devices)
    ).one()
    return {
        "state": "paired",
        "token": token,
        "name": device.name,
        "zone": _zone_code(tx.conn, device.zone_id),
    }


def _zone_code(conn: Connection, zone_id: int | None) -> str | None:
    if zone_id is None:
        return None
    code: str = conn.execute(select(zones.c.code).where(zones.c.id == zone_id)).scalar_one()
    return code
