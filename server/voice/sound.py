"""Sound as arrays: level, silence, joining without clicks, the chime. Rate: :data:`RATE` samples a second."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from server.voice.espeak import Samples

RATE = 22_050
LOUD_DB, PEAK_DB = -19.0, -1.0
"""Every clip is as loud as the others: so much over its voiced part, and no sample above the peak."""
SILENCE_DB = -38.0
FADE_MS, KEPT_MS = 6, 12
"""Clips begin and end softly, and keep so much silence at both ends."""
_FRAME_MS = 10
CHIME_HZ = (880.0, 659.25)
_BELL_MS, CHIME_APART_MS = 750, 380


def silence(ms: float) -> Samples:
    """So many milliseconds of nothing."""
    return np.zeros(round(ms * RATE / 1000), np.float32)


def decibels(value: float) -> float:
    """A linear level as dBFS; silence is -120."""
    return float(20 * np.log10(max(value, 1e-6)))


def level_db(samples: Samples) -> float:
    """The mean level of the part that is not silent, in dBFS."""
    frames = _frames(samples)
    loud = frames[frames > 10 ** (SILENCE_DB / 20)]
    return decibels(float(np.sqrt(np.mean(loud**2)))) if loud.size else -120.0


def peak_db(samples: Samples) -> float:
    """The highest sample, in dBFS."""
    return decibels(float(np.max(np.abs(samples), initial=0.0)))


def ready_to_join(samples: Samples) -> Samples:
    """Without silence at its ends, as loud as every other clip, and with soft edges."""
    frames = np.flatnonzero(_frames(samples) > 10 ** (SILENCE_DB / 20))
    if not frames.size:
        return silence(0)
    frame = round(_FRAME_MS * RATE / 1000)
    kept = round(KEPT_MS * RATE / 1000)
    cut = samples[max(0, frames[0] * frame - kept) : (frames[-1] + 1) * frame + kept]
    gain_db = min(LOUD_DB - level_db(cut), PEAK_DB - peak_db(cut))
    louder = (cut * np.float32(10 ** (gain_db / 20))).astype(np.float32)
    fade = min(round(FADE_MS * RATE / 1000), len(louder) // 2)
    if fade:
        ramp = np.linspace(0, 1, fade, dtype=np.float32)
        louder[:fade] *= ramp
        louder[-fade:] *= ramp[::-1]
    return louder


def join(parts: Sequence[Samples]) -> Samples:
    """One after the other."""
    return np.concatenate(parts) if parts else silence(0)


def chime() -> Samples:
    """Two falling bell tones, ding-dong: somebody is called. The first rings on under the second."""
    first, second = (_bell(hertz) for hertz in CHIME_HZ)
    rung = np.concatenate([first, silence(CHIME_APART_MS)])
    rung[-len(second) :] += second
    return ready_to_join(rung)


def _bell(hertz: float) -> Samples:
    at = np.arange(round(_BELL_MS * RATE / 1000)) / RATE
    tone = np.sin(2 * np.pi * hertz * at) + 0.25 * np.sin(4 * np.pi * hertz * at)
    struck = np.minimum(1, at / 0.008) * np.exp(-5.5 * at)
    bell: Samples = (tone * struck).astype(np.float32)
    return bell


def _frames(samples: Samples) -> Samples:
    """The level of each hundredth of a second."""
    frame = round(_FRAME_MS * RATE / 1000)
    count = len(samples) // frame
    if not count:
        return np.zeros(0, np.float32)
    levels: Samples = np.sqrt(np.mean(samples[: count * frame].reshape(count, frame) ** 2, axis=1))
    return levels
