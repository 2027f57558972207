"""What a manager may call about people and machines: overview, officers, devices."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from flask import Blueprint, current_app
from pydantic import StringConstraints
from sqlalchemy import delete, func, select, update

from server import auth, clock, pairing, staff
from server.manage import machines
from server.manage import overview as overviews
from server.problems import Problem
from server.staff import Name, Pin
from server.tables import devices, officers, sessions
from server.web import Answer, Body, Call, Empty, Hall, Look, command, query

api = Blueprint("manage", __name__, url_prefix="/api/v1/manage")


class OfficerBody(Body):
    """A new officer; without ``pin`` a random one is made and shown once."""

    name: Name
    role: Literal["officer", "supervisor", "manager"]
    agency: Annotated[str, StringConstraints(max_length=2)] | None = None
    pin: Pin | None = None


class PinBody(Body):
    """A new PIN; a random one when empty."""

    pin: Pin | None = None


class ActiveBody(Body):
    """Whether the officer may log in."""

    active: bool


class PairBody(Body):
    """The code on the device's screen, and what the device is called here."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
    name: Name
    zone: Annotated[str, StringConstraints(max_length=4)] | None = None
    screen: Annotated[str, StringConstraints(max_length=40)] | None = None
    printer: Annotated[str, StringConstraints(max_length=60)] | None = None


class PlaceBody(Body):
    """Where a display hangs: its screen by name, or a zone, or (neither) the whole hall."""

    zone: Annotated[str, StringConstraints(max_length=4)] | None = None
    screen: Annotated[str, StringConstraints(max_length=40)] | None = None


@api.get("/overview")
@query(auth.MANAGER, auth.SUPERVISOR)
def overview(look: Look) -> Answer:
    """The hall at a glance."""
    extensions = current_app.extensions
    return overviews.overview(
        look.conn,
        look.hall.db,
        look.hall.settings,
        look.hall.data,
        extensions["antrean-media"],
        extensions["antrean-studio"].last_error,
    )


@api.get("/officers")
@query(auth.MANAGER)
def list_officers(look: Look) -> Answer:
    """Everybody who can log in."""
    view = look.hall.db.catalogue(look.conn)
    found = look.conn.execute(
        select(officers).where(officers.c.branch_id == view.branch.id).order_by(officers.c.name)
    )
    return {"officers": [_officer(look.hall, view, row) for row in found]}


@api.post("/officers")
@command(auth.MANAGER, body=OfficerBody, status=201, secret=True)
def add_officer(call: Call, body: OfficerBody) -> Answer:
    """Add an officer; the PIN is in this answer and nowhere else."""
    agency = call.tx.catalogue.agency_by_code.get(body.agency) if body.agency else None
    if body.agency and agency is None:
        raise Problem("validation", f"no agency has the code {body.agency!r}")
    if body.role == "officer" and agency is None:
        raise Problem("validation", "an officer belongs to an agency: name it")
    pin = body.pin or staff.new_pin()
    officer_id = staff.add_officer(
        call.tx.conn,
        call.tx.branch_id,
        body.name,
        body.role,
        agency.id if agency else None,
        staff.hashed(pin),
    )
    row = call.tx.conn.execute(select(officers).where(officers.c.id == officer_id)).one()
    return {**_officer(call.hall, call.tx.catalogue, row), "pin": pin}


@api.post("/officers/<officer>/pin")
@command(auth.MANAGER, body=PinBody, secret=True)
def set_pin(call: Call, body: PinBody, officer: str) -> Answer:
    """Give an officer a new PIN; open sessions end."""
    row = _find(call, officers, officer)
    pin = body.pin or staff.new_pin()
    call.tx.conn.execute(update(officers).where(officers.c.id == row.id).values(pin_hash=staff.hashed(pin)))
    call.tx.conn.execute(delete(sessions).where(sessions.c.officer_id == row.id))
    return {"pin": pin}


@api.post("/officers/<officer>/active")
@command(auth.MANAGER, body=ActiveBody)
def set_active(call: Call, body: ActiveBody, officer: str) -> Answer:
    """Let an officer in, or keep them out; open sessions end."""
    row = _find(call, officers, officer)
    if not body.active and row.role == "manager":
        _require_another_manager(call, row.id)
    call.tx.conn.execute(update(officers).where(officers.c.id == row.id).values(active=body.active))
    if not body.active:
        call.tx.conn.execute(delete(sessions).where(sessions.c.officer_id == row.id))
    row = call.tx.conn.execute(select(officers).where(officers.c.id == row.id)).one()
    return _officer(call.hall, call.tx.catalogue, row)


@api.get("/devices")
@query(auth.MANAGER)
def list_devices(look: Look) -> Answer:
    """Kiosks, displays and tokens."""
    view = look.hall.db.catalogue(look.conn)
    return {"devices": machines.list_devices(look.conn, view, look.hall.settings, look.hall.db.clock)}


@api.post("/devices/pair")
@command(auth.MANAGER, body=PairBody, status=201)
def pair(call: Call, body: PairBody) -> Answer:
    """Enrol the device that shows this code."""
    zone_id = _place(call, body)
    names = [printer.name for printer in call.hall.settings.printers]
    if body.printer and body.printer not in names:
        raise Problem("validation", f"printer must be one of: {', '.join(names)}")
    place = pairing.Place(zone_id, body.screen, body.printer)
    return pairing.accept(call.tx, body.code, body.name, place, call.actor)


@api.post("/devices/<device>/place")
@command(auth.MANAGER, body=PlaceBody)
def place(call: Call, body: PlaceBody, device: str) -> Answer:
    """Give a display its screen by name, or a zone; it shows it within a moment."""
    row = _find(call, devices, device)
    if row.role != auth.DISPLAY or row.revoked_at is not None:
        raise Problem("validation", "only a display that is paired can be given another place")
    values = {"zone_id": _place(call, body), "screen": body.screen}
    call.tx.conn.execute(update(devices).where(devices.c.id == row.id).values(values))
    told = {"id": str(row.id), "role": row.role, "name": row.name}
    call.tx.emit("device.placed", call.actor, {"device": told, "zone": body.zone, "screen": body.screen})
    return {**told, "zone": body.zone, "screen": body.screen}


@api.post("/devices/<device>/revoke")
@command(auth.MANAGER)
def revoke(call: Call, _body: Empty, device: str) -> Answer:
    """Shut a device out; its key is worth nothing from now on."""
    row = _find(call, devices, device)
    if row.revoked_at is None:
        call.tx.conn.execute(update(devices).where(devices.c.id == row.id).values(revoked_at=call.tx.at))
        told = {"id": str(row.id), "role": row.role, "name": row.name}
        call.tx.emit("device.revoked", call.actor, {"device": told})
    return {"id": str(row.id), "revoked": True}


def _place(call: Call, body: PairBody | PlaceBody) -> int | None:
    """The id of the zone; raises ``validation`` for an unknown zone or screen, and for both at once."""
    zone = call.tx.catalogue.zone_by_code.get(body.zone) if body.zone is not None else None
    if body.zone is not None and zone is None:
        raise Problem("validation", f"no zone has the code {body.zone!r}")
    names = [screen.name for screen in call.hall.settings.displays.screens]
    if body.screen is not None and body.screen not in names:
        raise Problem("validation", f"screen must be one of: {', '.join(names)}")
    if zone and body.screen:
        raise Problem("validation", "a screen has its zone already: leave zone out")
    return zone.id if zone else None


def _require_another_manager(call: Call, officer_id: int) -> None:
    """Somebody must be left who can let people in, and nobody shuts themselves out by a slip of the hand."""
    others = select(func.count()).where(
        officers.c.branch_id == call.tx.branch_id,
        officers.c.role == "manager",
        officers.c.active,
        officers.c.id != officer_id,
    )
    own = getattr(call.caller.session, "officer_id", None) == officer_id
    if own or call.tx.conn.execute(others).scalar_one() == 0:
        raise Problem("last-manager", "another manager has to do this")


def _find(call: Call, table: Any, key: str) -> Any:
    row = None
    if key.isascii() and key.isdigit() and len(key) < 18:
        row = call.tx.conn.execute(
            select(table).where(table.c.id == int(key), table.c.branch_id == call.tx.branch_id)
        ).one_or_none()
    if row is None:
        raise Problem("not-found", "nothing has this id")
    return row


def _officer(hall: Hall, view: Any, row: Any) -> dict[str, Any]:
    agency = view.agency_by_id.get(row.agency_id) if row.agency_id else None
    return {
        "id": str(row.id),
        "name": row.name,
        "role": row.role,
        "agency": agency.code if agency else None,
        "active": row.active,
        "last_login_at": clock.rfc3339_or_none(row.last_login_at, hall.db.zone),
    }
