"""A lobby screen's report: that it is there, whether it can be heard, what it has shown and said."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from flask import Blueprint, Response, current_app
from pydantic import Field, StringConstraints

from server import auth
from server.catalogue_view import CatalogueView
from server.problems import Problem
from server.voice import audience, proof
from server.voice.studio import Studio
from server.web import Body, Hall, caller_of, described, encode, json_response, read_body

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
@described(auth.DISPLAY, body=ReportBody)
def report() -> Response:
    """The screen is there: every few seconds, and at once when it has shown or said something.

    ``voice`` in the answer: the server speaks; otherwise the screen rings by itself.
    Most reports are no news (another screen was first): those do not wait for the hall's one writer.
    """
    hall, body = Hall.current(), ReportBody.parse(read_body())
    voice = hall.settings.voice.enabled
    sound = body.sound if voice else "off"
    with hall.db.reading() as conn:
        caller = caller_of(hall.db, conn, auth.DISPLAY)
        device = _device(caller)
        zone_id = _zone_id(hall.db.catalogue(conn), body.zone)
        now = hall.db.clock.now()
        news = [each for each in body.shown if proof.is_new(conn, hall.db.branch_id, each.call, each.recalls)]
        here = audience.is_news(conn, device, zone_id, sound, body.layout, now, hall.db.clock.speed)
    if here or news or body.spoken:
        with hall.db.transaction() as tx:
            audience.report(tx, device, zone_id, sound, body.layout, hall.db.clock.speed)
            for each in news:
                proof.shown(tx, each.call, each.recalls)
            for utterance in body.spoken:
                proof.spoken(tx, int(utterance), device)
    if here and sound == "on":
        studio: Studio = current_app.extensions["antrean-studio"]
        studio.warm_up()
    return json_response(
        200, encode({"device": str(device), "again_s": audience.REPORT_EVERY_S, "voice": voice})
    )


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
