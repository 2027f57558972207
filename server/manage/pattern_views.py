"""What a manager should look at: traces that touts leave, and what else is unusual in a day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from flask import Blueprint, request

from server import auth, board, patterns
from server.pattern_schemas import PatternsAnswer
from server.problems import Problem
from server.web import Answer, Look, query

api = Blueprint("manage_patterns", __name__, url_prefix="/api/v1/manage")

_DAY = {"name": "day", "in": "query", "required": False, "schema": {"type": "string", "format": "date"}}


@api.get("/patterns")
@query(auth.MANAGER, answer=PatternsAnswer, parameters=(_DAY,))
def list_patterns(look: Look) -> Answer:
    """Patterns worth a look on one day (without ``day``: the present one); never an accusation."""
    view = look.hall.db.catalogue(look.conn)
    branch = board.branch_row(look.conn, view)
    return patterns.patterns(look.conn, view, _day(branch.day), branch.seq)


def _day(present: str | None) -> str:
    asked = request.args.get("day")
    if asked is None:
        return present or ""
    with suppress(ValueError):
        if date.fromisoformat(asked).isoformat() == asked:
            return asked
    raise Problem("validation", "day must be a date, for example 2026-11-23")
