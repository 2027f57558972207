"""Calls that need no token: the visitor's ticket, health, readiness, metrics, the OpenAPI document."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Blueprint, Response, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import select

from server import auth, phone, printers_shown, room, tickets
from server.exchange import encode, json_response, on_this_machine
from server.openapi import document as openapi_document
from server.problems import Problem
from server.schemas import TicketAnswer
from server.tables import branches
from server.web import Answer, Call, Empty, Hall, command, described

api = Blueprint("public", __name__)


@api.get("/api/v1/public/tickets/<token>")
@described(auth.PUBLIC, answer=TicketAnswer, cached=True)
def ticket(token: str) -> Response:
    """The visitor's own ticket: state, people ahead, range, counter when called, next poll."""
    shown = phone.document(token)
    stable = {key: value for key, value in shown.items() if key not in ("now", "next_poll_s")}
    etag = hashlib.blake2b(encode(stable), digest_size=12).hexdigest()
    response = json_response(200, encode(shown))
    response.set_etag(etag)
    response.headers["Cache-Control"] = "private, no-cache"
    if request.if_none_match.contains_weak(etag):
        unchanged = Response(status=304)
        unchanged.set_etag(etag)
        unchanged.headers["Cache-Control"] = "private, no-cache"
        return unchanged
    return response


@api.post("/api/v1/public/tickets/<token>/cancel")
@command(auth.PUBLIC, answer=TicketAnswer)
def cancel(call: Call, _body: Empty, token: str) -> Answer:
    """The visitor gives the number back."""
    if not phone.is_token(token):
        raise Problem("not-found", "no ticket has this token")
    return tickets.cancel_by_visitor(call.tx, token)


@api.post("/api/v1/public/tickets/<token>/push-back")
@command(auth.PUBLIC, answer=TicketAnswer)
def push_back(call: Call, _body: Empty, token: str) -> Answer:
    """The visitor is not ready yet and lets some others go before; a few times."""
    rule = call.hall.settings.phone
    if not phone.is_token(token):
        raise Problem("not-found", "no ticket has this token")
    ticket = tickets.id_of(call.tx, token)
    return tickets.push_back(call.tx, ticket, places=rule.push_back_places, times=rule.push_backs)


@api.get("/healthz")
@described(auth.PUBLIC)
def healthz() -> Response:
    """The process answers."""
    return json_response(200, encode({"status": "ok"}))


@api.get("/readyz")
@described(auth.PUBLIC)
def readyz() -> Response:
    """The database answers as well, and has room to write; independent of opening hours."""
    hall = Hall.current()
    if room.free_mb(hall.data) < room.LEAST_MB:
        raise Problem("unavailable", "the server's disk is full: make room")
    with hall.db.reading() as conn:
        conn.execute(select(branches.c.seq).where(branches.c.id == hall.db.branch_id)).scalar_one()
    return json_response(200, encode({"status": "ready"}))


@api.get("/metrics")
@described(auth.MANAGER, media="text/plain")
def metrics() -> Response:
    """Prometheus metrics: from this machine, or with a manager's token."""
    hall = Hall.current()
    with hall.db.reading() as conn:
        if not on_this_machine() and auth.MANAGER not in auth.identify(hall.db, conn, request).roles:
            raise Problem("forbidden", "metrics are for managers")
        printers_shown.measure(conn, hall.db, hall.settings)
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)


@api.get("/api/openapi.json")
def openapi() -> Response:
    """This API, described."""
    shown: dict[str, Any] = openapi_document()
    return json_response(200, encode(shown))
