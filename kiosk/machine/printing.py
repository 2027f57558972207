"""The printer at the kiosk: ``printers.agent`` as a child process; no driver can take the page along."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from printers.model import Printer

ANSWER_WITHIN_S = 60.0
CHECK_WITHIN_S = 10.0
SILENT = "agent-silent"
"""The print program has not answered."""
MOST_LETTERS = 300
"""As many of a complaint's letters as the server takes."""


class LocalPrinter:
    """One printer, one slip at a time."""

    def __init__(self, printer: Printer, folder: Path) -> None:
        """Virtual printers keep their slips in ``folder``."""
        self.name = printer.name
        self._config = printer.model_dump(mode="json", exclude_none=True)
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: Queue[dict[str, Any] | None] = Queue()
        self._turn = threading.Lock()

    def print(self, job: str, slip: dict[str, Any], expires_s: float) -> tuple[str, Any]:
        """Print a slip that is ``sending`` on the disk; answers ``done``, ``failed`` or ``unknown``, why."""
        asked = {"job": job, "printer": self._config, "slip": slip, "expires_s": max(expires_s, 1.0)}
        answer = self._ask(asked, "job", job, ANSWER_WITHIN_S)
        if answer is None:
            return "unknown", {"code": SILENT, "detail": "the print program did not answer"}
        error = answer.get("error")
        return str(answer["state"]), error and {**error, "message": _short(error.get("message"))}

    def check(self) -> dict[str, Any]:
        """How the printer is, as a heartbeat tells it: silence is ``unknown``."""
        answer = self._ask({"check": self._config}, "check", self.name, CHECK_WITHIN_S)
        if answer is None:
            return {"state": "unknown", "code": SILENT, "message": None}
        error = answer.get("error") or {}
        return {"state": answer["state"], "code": error.get("code"), "message": _short(error.get("message"))}

    def stop(self) -> None:
        """Let it finish what it prints."""
        child = self._child
        if child is not None and child.stdin is not None and child.poll() is None:
            child.stdin.close()
            child.wait(10)

    def _ask(self, asked: dict[str, Any], kind: str, name: str, within_s: float) -> dict[str, Any] | None:
        line = json.dumps({**asked, "out": str(self._folder)}).encode() + b"\n"
        with self._turn:
            try:
                say = self._running().stdin
                if say is None:
                    return None
                while not self._answers.empty():
                    self._answers.get()
                say.write(line)
                say.flush()
            except OSError:
                return None
            return self._wait(kind, name, within_s)

    def _wait(self, kind: str, name: str, within_s: float) -> dict[str, Any] | None:
        try:
            while (answer := self._answers.get(timeout=within_s)) is not None:
                if answer.get(kind) == name:
                    return answer
        except Empty:
            # A print program that hangs would hold up every slip after this one.
            if self._child is not None:
                self._child.kill()
        return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            if self._child is not None and self._child.stdin is not None:
                with suppress(OSError):  # what it has not read any more
                    self._child.stdin.close()
            command = [sys.executable, "-m", "printers.agent"]
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            # Each has a queue of its own: the end of one that was replaced is not the end of the next.
            self._answers = Queue()
            threading.Thread(target=_listen, args=[self._child, self._answers], daemon=True).start()
        return self._child


def _short(words: dict[str, str] | None) -> dict[str, str] | None:
    return {language: text[:MOST_LETTERS] for language, text in words.items()} if words else None


def _listen(child: subprocess.Popen[bytes], answers: Queue[dict[str, Any] | None]) -> None:
    if child.stdout is None:
        raise AssertionError("the print program was started with pipes")
    with child.stdout as told:
        for line in told:
            answers.put(json.loads(line))
    answers.put(None)
