"""The sound files of announcements. Anybody may fetch them: they say what the hall hears."""

from __future__ import annotations

import re

from flask import Blueprint, Response, current_app, send_file
from sqlalchemy import select

from server.problems import Problem
from server.tables import utterances
from server.voice.studio import Studio
from server.web import Hall

api = Blueprint("voice", __name__)

KEPT_FOR_S = 3600


@api.get("/voice/<name>.mp3")
def clip(name: str) -> Response:
    """An announcement's sound. A process that does not have the file makes it from what was announced."""
    if not re.fullmatch("[0-9a-f]{32}", name):
        raise Problem("not-found", "no clip has such a name")
    studio: Studio = current_app.extensions["antrean-studio"]
    recipe = _recipe(name)
    if recipe is None:
        raise Problem("not-found", "nothing was announced by this name")
    made = studio.make(recipe)
    if made is None:
        raise Problem("unavailable", "the voice has no clip now")
    response = send_file(studio.path(made.name), mimetype="audio/mpeg", max_age=KEPT_FOR_S, conditional=True)
    response.headers["Cache-Control"] = f"private, max-age={KEPT_FOR_S}"
    return response


def _recipe(name: str) -> dict[str, object] | None:
    db = Hall.current().db
    with db.reading() as conn:
        found = select(utterances.c.recipe).where(
            utterances.c.branch_id == db.branch_id, utterances.c.clip == name
        )
        recipe: dict[str, object] | None = conn.execute(found.limit(1)).scalar_one_or_none()
    return recipe
