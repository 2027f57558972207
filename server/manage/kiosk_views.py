"""What a manager wants of a kiosk machine: start again, or bring itself up to date."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint

from server import auth, kiosks
from server.problems import Problem
from server.web import Answer, Body, Call, command

api = Blueprint("manage_kiosks", __name__, url_prefix="/api/v1/manage/kiosks")


class OrderBody(Body):
    """What the machine shall do at its next heartbeat."""

    order: Literal["restart", "update"]


@api.post("/<device>/order")
@command(auth.MANAGER, body=OrderBody)
def order(call: Call, body: OrderBody, device: str) -> Answer:
    """Restart or update a kiosk machine; it does so within seconds, or when it is connected again."""
    known = device.isascii() and device.isdigit() and len(device) < 18
    row = kiosks.current(call.tx.conn, call.tx.branch_id).get(int(device)) if known else None
    if row is None:
        raise Problem("not-found", "no kiosk machine has this id")
    if body.order == "update" and not row.can_update:
        raise Problem("validation", "this machine was started without --update-command")
    kiosks.wish(call.tx, row.device_id, body.order)
    call.tx.emit("kiosk.ordered", call.actor, {"device": {"id": device}, "order": body.order})
    return {"id": device, "order": body.order}
