"""eSpeak NG, called through its C interface: words in, samples out. Only the voice's own process loads it.

The library comes from the package ``espeakng-loader`` (GPL-3.0, so it stays in a program of its own);
the constants are those of its ``speak_lib.h``.
"""

from __future__ import annotations

import ctypes
import functools
from pathlib import Path

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

_SYNCHRONOUS = 2
_CHARS_UTF8 = 1
_RATE, _PITCH = 1, 3
WORDS_A_MINUTE = 170
PITCH = 45
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class EspeakError(Exception):
    """The engine cannot be started, or has no such voice."""


@functools.cache
def engine() -> Espeak:
    """The engine of this process: the library has one state, and must not be started twice."""
    return Espeak()


class Espeak:
    """A running engine; not to be used by two threads at once. Get it from :func:`engine`."""

    def __init__(self) -> None:
        """Load the library and its data; raises :class:`EspeakError` when that fails."""
        self._chunks: list[NDArray[np.int16]] = []
        data = Path(espeakng_loader.get_data_path()).parent
        try:
            self._lib = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError as error:
            raise EspeakError(f"eSpeak NG cannot be loaded: {error}") from None
        self.rate = int(self._lib.espeak_Initialize(_SYNCHRONOUS, 0, str(data).encode(), 0))
        if self.rate <= 0:
            raise EspeakError(f"eSpeak NG does not start with the data in {data}")
        # Kept as long as the engine: the library calls it.
        self._heard = _CALLBACK(self._hear)
        self._lib.espeak_SetSynthCallback(self._heard)

    def say(self, text: str, voice: str) -> Samples:
        """The samples (-1 to 1, :attr:`rate` a second) of ``text`` read by ``voice``, for example ``id``."""
        if self._lib.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EspeakError(f"eSpeak NG has no voice {voice!r}")
        self._lib.espeak_SetParameter(_RATE, WORDS_A_MINUTE, 0)
        self._lib.espeak_SetParameter(_PITCH, PITCH, 0)
        self._chunks = []
        sent = text.encode()
        if self._lib.espeak_Synth(sent, len(sent) + 1, 0, 0, 0, _CHARS_UTF8, None, None) != 0:
            raise EspeakError(f"eSpeak NG cannot say {text!r}")
        self._lib.espeak_Synchronize()
        if not self._chunks:
            return np.zeros(0, np.float32)
        return (np.concatenate(self._chunks) / 32768).astype(np.float32)

    def _hear(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if samples and count:
            self._chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0
