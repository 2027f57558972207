"""What a lobby screen may call: which screen it is, the board, the events behind it, media."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from flask import Blueprint, current_app, request
from pydantic import StringConstraints

from server import auth, board, displays, waiting
from server.exchange import int_argument
from server.media import Media
from server.problems import Problem
from server.schemas import BoardAnswer, EventsAnswer, QueueAnswer, ScreenAnswer
from server.web import Answer, Body, Call, Look, command, query

api = Blueprint("display", __name__, url_prefix="/api/v1")

MOST_EVENTS = 1000
MOST_WAITING = 60
_AFTER = {"name": "after", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 0}}
_LIMIT = {
    "name": "limit",
    "in": "query",
    "required": False,
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST_EVENTS, "default": 100},
}


def _text(name: str, *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "schema": {"type": "string"}}


class SeenBody(Body):
    """A file, or a page of the settings, and whether the screen could show it."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    shown: bool


@api.get("/display/screen")
@query(*auth.ANY_ROLE, answer=ScreenAnswer, parameters=tuple(_text(name) for name in displays.ADDRESS))
def show_screen(look: Look) -> Answer:
    """Which screen this display is: its layout, place, theme, language and running text."""
    device: Any = look.caller.device
    found = displays.shown(
        look.hall.settings, look.hall.db.catalogue(look.conn), request.args.to_dict(), device
    )
    return {"device": str(device.id) if device else None, **found}


@api.get("/display/board")
@query(*auth.ANY_ROLE, answer=BoardAnswer, parameters=(_text("zone"), _text("agency")))
def show_board(look: Look) -> Answer:
    """Who is being served, the last calls, who waits: of a zone, or of the hall; calls also of one agency."""
    zone, agency = request.args.get("zone"), request.args.get("agency")
    return board.board(look.conn, look.hall.db, look.hall.settings, zone, agency)


@api.get("/display/queue")
@query(*auth.ANY_ROLE, answer=QueueAnswer, parameters=(_text("agency", required=True),))
def show_queue(look: Look) -> Answer:
    """The waiting numbers of one agency, in the order in which they would be called if nobody else came."""
    return waiting.numbers(look.conn, look.hall.db, request.args.get("agency", ""), MOST_WAITING)


@api.get("/display/media")
@query(*auth.ANY_ROLE)
def list_media(_look: Look) -> Answer:
    """Pictures and videos of the media folder, by name."""
    return {
        "files": [
            {
                "name": file.name,
                "kind": file.kind,
                "url": f"/display/media/{quote(file.name)}?v={file.version}",
            }
            for file in _media().files()
        ]
    }


@api.post("/display/media/seen")
@command(auth.DISPLAY, body=SeenBody)
def seen(call: Call, body: SeenBody) -> Answer:
    """A screen tells that it could, or could not, show a file or page; the manager hears of the latter."""
    pages = {screen.page for screen in call.hall.settings.displays.screens if screen.page}
    file = _media().find(body.name)
    if file is None and body.name not in pages:
        raise Problem("not-found", "the media folder has no such file")
    if body.shown:
        _media().clear(body.name)
    else:
        _media().report(body.name, file.version if file else "")
    return {"name": body.name, "shown": body.shown}


@api.get("/events")
@query(*auth.ANY_ROLE, answer=EventsAnswer, parameters=(_AFTER, _LIMIT))
def events(look: Look) -> Answer:
    """The branch's events behind ``after``, in commit order."""
    after = int_argument("after", 0, 0, 2**62)
    limit = int_argument("limit", 100, 1, MOST_EVENTS)
    return board.events_after(look.conn, look.hall.db.catalogue(look.conn), after, limit)


def _media() -> Media:
    media: Media = current_app.extensions["antrean-media"]
    return media
