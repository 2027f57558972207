"""What the audio guide is asked to say, and its sound; the same on the server and on a kiosk machine."""

from __future__ import annotations

import re

from flask import Response, request, send_file

from server.domain import reading, speech
from server.problems import Problem
from server.voice.reader import Reader, Said

MOST_PARTS, MOST_LETTERS = 12, 400
KEPT_FOR_S = 86_400
_SPOKEN = re.compile(r"[^\x00-\x1f\x7f]+")


def sound(reader: Reader, parts: list[Said]) -> Response:
    """An MP3 of the parts, the same for a day; raises ``unavailable`` when there is no voice."""
    made = reader.read(parts)
    response = send_file(
        reader.studio.path(made.name).resolve(), mimetype="audio/mpeg", etag=made.name, conditional=True
    )
    # A visitor's number is not kept by the kiosk's browser.
    private = any(reading.NUMBER.search(text) for _language, text in parts)
    response.headers["Cache-Control"] = "no-store" if private else f"private, max-age={KEPT_FOR_S}"
    return response


def parts() -> list[Said]:
    """The words that the request asks for; raises ``validation``."""
    asked = request.args.getlist("say")
    if not 1 <= len(asked) <= MOST_PARTS:
        raise Problem("validation", f"write say=LANGUAGE:WORDS, 1 to {MOST_PARTS} times")
    said = [(language, text.strip()) for language, _, text in (each.partition(":") for each in asked)]
    if sum(len(text) for _language, text in said) > MOST_LETTERS:
        raise Problem("validation", f"say: {MOST_LETTERS} letters at most")
    for language, text in said:
        if language not in speech.LANGUAGES or not _SPOKEN.fullmatch(text):
            raise Problem("validation", f"say: write one of {', '.join(speech.LANGUAGES)}, a colon, words")
    return said
