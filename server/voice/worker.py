"""The voice's own process: joins clips into one small sound file for each announcement.

One JSON object a line comes in, one goes out. Engine and array code stay out of the server: a crash in
them costs one announcement's sound, never a ticket.

In: ``{"id", "out", "chime": bool, "segments": [{"language": "id", "say": ["nomor antrean", ",", ...]}]}``,
``between_ms`` where the segments should follow each other more closely or less
Out: ``{"id", "ms", "at": [where each segment begins, ms], "level_db", "peak_db"}``, or ``{"id", "error"}``
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import soundfile

from server.voice.clips import Clips, NoVoiceError
from server.voice.espeak import Samples
from server.voice.sound import RATE, chime, join, level_db, peak_db, silence

BETWEEN_WORDS_MS, BETWEEN_SEGMENTS_MS, AFTER_CHIME_MS = 25, 380, 180
POLITE = 10
PAUSE_MS = {",": 190, ".": 0}


def compose(clips: Clips, order: dict[str, Any]) -> tuple[Samples, list[int]]:
    """The announcement's samples, and where each of its segments begins (ms)."""
    parts: list[Samples] = [chime(), silence(AFTER_CHIME_MS)] if order["chime"] else []
    begins = []
    for place, segment in enumerate(order["segments"]):
        if place:
            parts.append(silence(order.get("between_ms", BETWEEN_SEGMENTS_MS)))
        begins.append(round(sum(map(len, parts)) * 1000 / RATE))
        for said in segment["say"]:
            pause = PAUSE_MS.get(said)
            parts += (
                [clips.clip(segment["language"], said), silence(BETWEEN_WORDS_MS)]
                if pause is None
                else [silence(pause)]
            )
    return join(parts), begins


def answer(clips: Clips, order: dict[str, Any]) -> dict[str, Any]:
    """Do what the line asks for; a fault is told, not raised."""
    try:
        samples, begins = compose(clips, order)
        out = Path(order["out"])
        # Under another name first: nobody may fetch half a file.
        half = out.with_suffix(f".{os.getpid()}.part")
        soundfile.write(half, samples, RATE, format="MP3", subtype="MPEG_LAYER_III", compression_level=0.8)
        half.replace(out)
    except (NoVoiceError, OSError, soundfile.LibsndfileError) as error:
        return {"id": order["id"], "error": str(error)}
    return {
        "id": order["id"],
        "ms": round(len(samples) * 1000 / RATE),
        "at": begins,
        "level_db": round(level_db(samples), 1),
        "peak_db": round(peak_db(samples), 1),
    }


def main() -> None:
    """Answer line by line until the pipe ends. Argument: ``{"recordings", "voices", "polite"}`` as JSON."""
    settings = json.loads(sys.argv[1])
    if settings["polite"]:
        os.nice(POLITE)
    recordings = Path(settings["recordings"]) if settings["recordings"] else None
    clips = Clips(recordings, settings["voices"], most_kept=0 if settings["polite"] else None)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(clips, json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
