"""A lobby screen's report: that it is there, whether it can be heard, what it has shown and said."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import gevent
from flask import Blueprint, Response, current_app, request
from pydantic import Field, StringConstraints
from sqlalchemy import Connection

from server import answers, auth
from server.catalogue_view import CatalogueView
from server.exchange import encode, json_response, read_body
from server.problems import Problem
from server.voice import audience, proof
from server.web import Answer, Body, Call, Hall, caller_of, command

api = Blueprint("display_reports", __name__, url_prefix="/api/v1")

MOST_AT_ONCE = 100
Id = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,18}$")]


class Shown(Body):
    """A call, or a recall of it, that the screen has painted."""

    call: Annotated[int, Field(ge=0, lt=2**62)]
    recalls: Annotated[int, Field(ge=0, le=1000)]


class ReportBody(Body):
    """What the screen shows, whether it is heard, and what it has shown and said since its last report."""

    zone: Annotated[str, StringConstraints(min_length=1, max_length=4)] | None = None
    layout: Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}$")] = "calls"
    sound: Literal["on", "locked", "off", "broken"]
    shown: Annotated[tuple[Shown, ...], Field(max_length=MOST_AT_ONCE)] = ()
    spoken: Annotated[tuple[Id, ...], Field(max_length=MOST_AT_ONCE)] = ()


@api.post("/display/report")
def report() -> Response:
    """The screen is there: every few seconds, and at once when it has shown or said something.

    ``voice`` in the answer: the server speaks; otherwise the screen rings by itself.
    Most reports are no news (another screen was first): those do not wait for the hall's one writer.
    """
    hall = Hall.current()
    if answers.HEADER not in request.headers:
        with hall.db.reading() as conn:
            device = _device(caller_of(hall.db, conn, auth.DISPLAY))
        body = ReportBody.parse(read_body())
        with hall.db.reading() as conn:
            if not _is_news(hall, conn, device, body):
                return json_response(200, encode(_answer(hall, device)))
    return _write()


@command(auth.DISPLAY, body=ReportBody)
def _write(call: Call, body: ReportBody) -> Answer:
    hall, tx = call.hall, call.tx
    device, sound = _device(call.caller), _sound(hall, body)
    audience.report(tx, device, _zone_id(tx.catalogue, body.zone), sound, body.layout, hall.db.clock.speed)
    for each in body.shown:
        proof.shown(tx, each.call, each.recalls)
    for utterance in body.spoken:
        proof.spoken(tx, int(utterance), device)
    if sound == "on":
        gevent.spawn(current_app.extensions["antrean-studio"].warm_up)
    return _answer(hall, device)


report.described = _write.described  # type: ignore[attr-defined]


def _is_news(hall: Hall, conn: Connection, device: int, body: ReportBody) -> bool:
    zone_id = _zone_id(hall.db.catalogue(conn), body.zone)
    now, speed = hall.db.clock.now(), hall.db.clock.speed
    return (
        bool(body.spoken)
        or audience.is_news(conn, device, zone_id, _sound(hall, body), body.layout, now, speed)
        or any(proof.is_new(conn, hall.db.branch_id, each.call, each.recalls) for each in body.shown)
    )


def _answer(hall: Hall, device: int) -> dict[str, Any]:
    voice = hall.settings.voice.enabled
    return {"device": str(device), "again_s": audience.REPORT_EVERY_S, "voice": voice}


def _sound(hall: Hall, body: ReportBody) -> str:
    """A hall without a voice has no loudspeakers."""
    return body.sound if hall.settings.voice.enabled else "off"


def _device(caller: auth.Caller) -> int:
    device: Any = caller.device
    return int(device.id)


def _zone_id(view: CatalogueView, code: str | None) -> int | None:
    if code is None:
        return None
    zone = view.zone_by_code.get(code)
    if zone is None:
        raise Problem("validation", f"no zone has the code {code!r}")
    return zone.id
