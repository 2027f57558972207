"""One clip for each word: recorded where the hall has a recording, made by the engine where not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import soundfile
import soxr

from server.voice import espeak
from server.voice.espeak import EspeakError, Samples
from server.voice.sound import RATE, ready_to_join

LONGEST_NAME = 100
"""Whole sentences are not recorded, and no file system takes their names."""
SUFFIXES = (".wav", ".flac", ".ogg", ".mp3")


class NoVoiceError(Exception):
    """A word is neither recorded nor can the engine say it."""


def file_name(said: str) -> str:
    """The name, without suffix, of the file in which ``said`` is recorded: "nomor-antrean"."""
    plain = unicodedata.normalize("NFKD", said.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def recording_of(folder: Path | None, language: str, said: str) -> Path | None:
    """The recorded clip of ``said``, if the folder has one: ``folder/id/nomor-antrean.wav``."""
    if folder is None:
        return None
    name = file_name(said)
    if not name or len(name) > LONGEST_NAME:
        return None
    stem = folder / language / name
    return next((path for suffix in SUFFIXES if (path := stem.with_name(stem.name + suffix)).is_file()), None)


def read(path: Path) -> Samples:
    """A sound file as mono samples at our rate; raises ``OSError`` when it cannot be read."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise OSError(f"{path.name} is no sound file: {error}") from None
    mono = samples.mean(axis=1)
    resampled: Samples = soxr.resample(mono, rate, RATE).astype("float32")
    return resampled


@dataclass
class Clips:
    """The hall's words, each made once and kept while the process lives, at most ``most_kept``."""

    recordings: Path | None
    voices: dict[str, str]
    """Language to the engine's voice; Javanese words are read with Indonesian sounds."""
    most_kept: int | None = None
    _made: dict[tuple[str, str], Samples] = field(default_factory=dict)

    def clip(self, language: str, said: str) -> Samples:
        """The clip of ``said``, ready to be joined; raises :class:`NoVoiceError`."""
        key = (language, said)
        if key in self._made:
            return self._made[key]
        recorded = recording_of(self.recordings, language, said)
        made = ready_to_join(read(recorded) if recorded else self._speak(language, said))
        if self.most_kept is None or len(self._made) < self.most_kept:
            self._made[key] = made
        return made

    def _speak(self, language: str, said: str) -> Samples:
        try:
            spoken = espeak.engine().say(said, self.voices.get(language, language))
        except EspeakError as error:
            raise NoVoiceError(f"{said!r} is not recorded, and {error}") from None
        resampled: Samples = soxr.resample(spoken, espeak.engine().rate, RATE).astype("float32")
        return resampled
