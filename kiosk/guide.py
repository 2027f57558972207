"""The audio guide's voice: what a kiosk's page says, as a sound file."""

from __future__ import annotations

import re

from flask import Blueprint, Response, current_app, request, send_file
from limits import RateLimitItemPerMinute

from server import auth
from server.domain import reading, speech
from server.problems import Problem
from server.voice.reader import Reader, Said
from server.web import Hall, caller_of, described

api = Blueprint("kiosk_guide", __name__, url_prefix="/api/v1/kiosk")

MOST_PARTS, MOST_LETTERS = 12, 400
A_MINUTE = RateLimitItemPerMinute(240)
"""Quick fingers on a keypad press four keys a second, and not for a minute."""
KEPT_FOR_S = 86_400
_SAY = {
    "name": "say",
    "in": "query",
    "required": True,
    "description": "A language, a colon and words in it; once more where the language changes.",
    "schema": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": MOST_PARTS},
}
_SPOKEN = re.compile(r"[^\x00-\x1f\x7f]+")


@api.get("/speech")
@described(auth.KIOSK, media="audio/mpeg", cached=True, parameters=(_SAY,))
def speech_of() -> Response:
    """`say=id:Ambil nomor`, repeated where the language changes: an MP3, the same for a day."""
    hall = Hall.current()
    with hall.db.reading() as conn:
        caller = caller_of(hall.db, conn, auth.KIOSK)
    parts = _parts()
    if not current_app.extensions["antrean-limiter"].hit(A_MINUTE, "speech", caller.scope):
        raise Problem("too-many-requests", "a page is not read so quickly", retry_after_s=1)
    reader: Reader = current_app.extensions["antrean-reader"]
    made = reader.read(parts)
    path = reader.studio.path(made.name)
    response = send_file(path, mimetype="audio/mpeg", etag=made.name, conditional=True)
    # A visitor's number is not kept by the kiosk's browser.
    private = any(reading.NUMBER.search(text) for _language, text in parts)
    response.headers["Cache-Control"] = "no-store" if private else f"private, max-age={KEPT_FOR_S}"
    return response


def _parts() -> list[Said]:
    """The words asked for; raises ``validation``."""
    asked = request.args.getlist("say")
    if not 1 <= len(asked) <= MOST_PARTS:
        raise Problem("validation", f"write say=LANGUAGE:WORDS, 1 to {MOST_PARTS} times")
    parts = [(language, text.strip()) for language, _, text in (each.partition(":") for each in asked)]
    if sum(len(text) for _language, text in parts) > MOST_LETTERS:
        raise Problem("validation", f"say: {MOST_LETTERS} letters at most")
    for language, text in parts:
        if language not in speech.LANGUAGES or not _SPOKEN.fullmatch(text):
            raise Problem("validation", f"say: write one of {', '.join(speech.LANGUAGES)}, a colon, words")
    return parts
