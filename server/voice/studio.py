"""Makes the sound files of announcements, through one child process, and keeps them.

The child (``server.voice.worker``) is started by the first announcement. A hall without a working
engine still calls: the screens then ring and show the sentence.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from server.voice_settings import VoiceSettings

ANSWER_WITHIN_S = 15.0
MOST_KEPT = 600
"""Sound files kept on disk, about 40 KB each."""

LEFT_BEHIND_S = 3600
"""Half a file so old belongs to a process that has died."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Clip:
    """A finished sound file: its name, its length and where each segment begins, in milliseconds."""

    name: str
    ms: int
    begins: tuple[int, ...]


class Studio:
    """One for each process; its files may be shared with other processes of the machine.

    Written with plain threads: the server's are greenlets, those of a kiosk machine are not.
    """

    def __init__(
        self, folder: Path, voice: VoiceSettings, *, polite: bool = False, most_kept: int = MOST_KEPT
    ) -> None:
        """Starts nothing yet. A ``polite`` one gives way to everything else that runs."""
        self.folder = folder
        self._voice = voice
        self._polite, self._most_kept = polite, most_kept
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        self._known = _fingerprint(voice)
        self.last_error: str | None = None

    def path(self, name: str) -> Path:
        """Where the clip's file is, or would be."""
        return self.folder / f"{name}.mp3"

    def make(self, recipe: dict[str, Any]) -> Clip | None:
        """The clip of ``recipe``, made unless it is there; None (and a warning) when it cannot be made.

        Lets other requests run meanwhile: never call it in a transaction.
        """
        if not self._voice.enabled:
            return None
        name = hashlib.sha256((self._known + json.dumps(recipe, sort_keys=True)).encode()).hexdigest()[:32]
        with self._turn:
            try:
                told = self._kept(name) or self._ordered(recipe, name)
                clip = Clip(name, told["ms"], tuple(told["at"])) if "error" not in told else None
                self.last_error = told.get("error")
            except (OSError, ValueError, KeyError, TypeError) as error:
                # A full disk, a file that a power cut has torn: one announcement without sound, not all.
                clip, self.last_error = None, f"{type(error).__name__}: {error}"
        if clip is None:
            log.warning("the voice has no clip", error=self.last_error)
        return clip

    def _kept(self, name: str) -> dict[str, Any] | None:
        """What is known of a clip that was made before; None: it is not there, or torn."""
        about = self.path(name).with_suffix(".json")
        try:
            told: dict[str, Any] = json.loads(about.read_bytes())
            os.utime(self.path(name))
        except (OSError, ValueError):
            return None
        return told if {"ms", "at"} <= told.keys() else None

    def _ordered(self, recipe: dict[str, Any], name: str) -> dict[str, Any]:
        told = self._order(recipe, name)
        if "error" not in told:
            about = self.path(name).with_suffix(".json")
            half = about.with_suffix(f".{os.getpid()}")
            half.write_text(json.dumps(told))
            half.replace(about)
            self._forget_oldest()
        return told

    def warm_up(self) -> None:
        """Start the child in time: its modules take a moment to load."""
        if self._voice.enabled:
            with self._turn:
                self._running()

    def close(self) -> None:
        """End the child, if there is one."""
        with self._turn:
            if self._child is not None:
                self._end(self._child)

    def _order(self, recipe: dict[str, Any], name: str) -> dict[str, Any]:
        self.folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"id": name, "out": str(self.path(name)), **recipe}).encode() + b"\n"
        child = self._running()
        # A thread on a kiosk machine, a greenlet in the server: whoever waits for the line is let go.
        patience = threading.Timer(ANSWER_WITHIN_S, child.kill)
        patience.start()
        try:
            if child.stdin is None or child.stdout is None:
                raise OSError("the voice's process has no pipes")
            child.stdin.write(line)
            child.stdin.flush()
            answer: dict[str, Any] = json.loads(child.stdout.readline() or b'{"error": "it has ended"}')
        except (OSError, ValueError) as error:
            answer = {"error": f"the voice's process does not answer: {error}"}
        finally:
            patience.cancel()
        if "error" in answer:
            self._end(child)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            settings = {
                "recordings": self._voice.recordings,
                "voices": self._voice.voices,
                "polite": self._polite,
            }
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "server.voice.worker", json.dumps(settings)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._child

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        """After a fault the next announcement gets a new process."""
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
        self._child = None

    def _forget_oldest(self) -> None:
        kept = sorted(self.folder.glob("*.mp3"), key=lambda path: path.stat().st_mtime)
        for path in kept[: -self._most_kept]:
            path.unlink(missing_ok=True)
            path.with_suffix(".json").unlink(missing_ok=True)
        for path in self.folder.glob("*.part"):
            if time.time() - path.stat().st_mtime > LEFT_BEHIND_S:
                path.unlink(missing_ok=True)


def _fingerprint(voice: VoiceSettings) -> str:
    """Changes when the hall gets other voices or recordings: old clips are then not used any more."""
    folder = Path(voice.recordings) if voice.recordings else None
    newest = max((path.stat().st_mtime_ns for path in folder.rglob("*")), default=0) if folder else 0
    return json.dumps([voice.voices, voice.recordings, newest], sort_keys=True)
