"""Reads the kiosk's pages aloud, with a child process of its own: a call never waits behind a page.

The process is started by the first visitor who listens, works at low priority and keeps few files.
"""

from __future__ import annotations

from pathlib import Path

from server.domain import reading
from server.problems import Problem
from server.voice.studio import Clip, Studio
from server.voice_settings import VoiceSettings

MOST_WAITING = 6
"""Further visitors' words are refused rather than said when their control is long left."""
MOST_KEPT = 2_000
"""The pages say the same again and again: most of what is said comes from these files."""

Said = tuple[str, str]
"""A language, and words in it."""


class Reader:
    """One for each process, for all kiosks."""

    def __init__(self, folder: Path, voice: VoiceSettings) -> None:
        """Starts nothing yet."""
        # A hall whose screens only ring still reads to those who cannot see the kiosk.
        speaking = voice.model_copy(update={"enabled": True})
        self.studio = Studio(folder, speaking, polite=True, most_kept=MOST_KEPT)
        self._waiting = 0

    def read(self, parts: list[Said]) -> Clip:
        """The clip of these parts, one after the other; raises ``unavailable`` when there is no voice."""
        if self._waiting >= MOST_WAITING:
            raise Problem("unavailable", "others listen already; ask again", retry_after_s=1)
        self._waiting += 1
        try:
            made = self.studio.make(_recipe(parts))
        finally:
            self._waiting -= 1
        if made is None:
            raise Problem("unavailable", "the voice has no words now", retry_after_s=30)
        return made


def _recipe(parts: list[Said]) -> dict[str, object]:
    said = [(language, reading.aloud(text, language)) for language, text in parts]
    segments = [{"language": language, "say": [text]} for language, text in said]
    return {"chime": False, "between_ms": 120, "segments": segments}
