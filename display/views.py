"""What a lobby screen may call: the board, and the events behind it."""

from __future__ import annotations

from flask import Blueprint, request

from server import auth, board
from server.schemas import BoardAnswer, EventsAnswer
from server.web import Answer, Look, int_argument, query

api = Blueprint("display", __name__, url_prefix="/api/v1")

MOST_EVENTS = 1000
_ZONE = {"name": "zone", "in": "query", "required": False, "schema": {"type": "string"}}
_AFTER = {"name": "after", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 0}}
_LIMIT = {
    "name": "limit",
    "in": "query",
    "required": False,
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST_EVENTS, "default": 100},
}


@api.get("/display/board")
@query(*auth.ANY_ROLE, answer=BoardAnswer, parameters=(_ZONE,))
def show_board(look: Look) -> Answer:
    """Who is being served, the last calls, who waits: of a zone, or of the hall."""
    return board.board(look.conn, look.hall.db, look.hall.settings, request.args.get("zone"))


@api.get("/events")
@query(*auth.ANY_ROLE, answer=EventsAnswer, parameters=(_AFTER, _LIMIT))
def events(look: Look) -> Answer:
    """The branch's events behind ``after``, in commit order."""
    after = int_argument("after", 0, 0, 2**62)
    limit = int_argument("limit", 100, 1, MOST_EVENTS)
    return board.events_after(look.conn, look.hall.db.catalogue(look.conn), after, limit)
