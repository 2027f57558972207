"""The audio guide's voice: what a kiosk's page says, as a sound file."""

from __future__ import annotations

from flask import Blueprint, Response, current_app
from limits import RateLimitItemPerMinute

from kiosk import speech
from server import auth
from server.problems import Problem
from server.voice.reader import Reader
from server.web import Hall, caller_of, described

api = Blueprint("kiosk_guide", __name__, url_prefix="/api/v1/kiosk")

A_MINUTE = RateLimitItemPerMinute(240)
"""Quick fingers on a keypad press four keys a second, and not for a minute."""
_SAY = {
    "name": "say",
    "in": "query",
    "required": True,
    "description": "A language, a colon and words in it; once more where the language changes.",
    "schema": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": speech.MOST_PARTS},
}


@api.get("/speech")
@described(auth.KIOSK, media="audio/mpeg", cached=True, parameters=(_SAY,))
def speech_of() -> Response:
    """`say=id:Ambil nomor`, repeated where the language changes: an MP3, the same for a day."""
    hall = Hall.current()
    with hall.db.reading() as conn:
        caller = caller_of(hall.db, conn, auth.KIOSK)
    parts = speech.parts()
    if not current_app.extensions["antrean-limiter"].hit(A_MINUTE, "speech", caller.scope):
        raise Problem("too-many-requests", "a page is not read so quickly", retry_after_s=1)
    reader: Reader = current_app.extensions["antrean-reader"]
    return speech.sound(reader, parts)
