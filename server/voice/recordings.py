"""Recorded voices: what is to be recorded, and what is wrong with a recording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from server.catalogue_view import CatalogueView
from server.domain import speech
from server.voice import clips, sound
from server.voice.espeak import Samples

CLIPPED_SAMPLES = 4
"""So many samples in a row at full scale are heard as a crackle."""
FULL_SCALE = 0.985
TOO_QUIET_DB, TOO_LONG_S, SHORTEST_S = -38.0, 4.0, 0.08


@dataclass(frozen=True, slots=True)
class Line:
    """One clip: in which file, and the words to be read into it."""

    language: str
    file: str
    said: str


def script(view: CatalogueView, languages: Iterable[str]) -> list[Line]:
    """Everything that the hall's calls can say, in the order in which it is best recorded."""
    agencies = [agency.spoken for agency in view.agencies]
    counters = [counter.name for counter in view.counters]
    return [
        Line(language, clips.file_name(said), said)
        for language in languages
        for said in speech.vocabulary(language, agencies, counters)
    ]


def faults(folder: Path, lines: Iterable[Line]) -> Iterator[str]:
    """What is missing or cannot be used in ``folder``, a sentence each; nothing: all is well."""
    for line in lines:
        path = clips.recording_of(folder, line.language, line.said)
        if path is None:
            yield f"{line.language}/{line.file}: missing ({line.said!r}); the engine says it"
            continue
        try:
            samples = clips.read(path)
        except OSError as error:
            yield f"{line.language}/{path.name}: {error}"
            continue
        for fault in _heard(samples):
            yield f"{line.language}/{path.name}: {fault}"


def _heard(samples: Samples) -> Iterator[str]:
    seconds = len(samples) / sound.RATE
    level = sound.level_db(samples)
    if level <= TOO_QUIET_DB:
        yield f"too quiet ({level:.0f} dB): speak up, or move closer to the microphone"
    if _is_clipped(samples):
        yield "clipped: turn the microphone down and record it again"
    if seconds < SHORTEST_S:
        yield f"too short ({seconds:.2f} s)"
    if seconds > TOO_LONG_S:
        yield f"too long ({seconds:.1f} s): one phrase in each file"


def _is_clipped(samples: Samples) -> bool:
    full = np.abs(samples) >= FULL_SCALE
    run = np.convolve(full, np.ones(CLIPPED_SAMPLES), "valid") if len(full) >= CLIPPED_SAMPLES else full
    return bool(np.any(run >= CLIPPED_SAMPLES))
