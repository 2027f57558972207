"""The hall's server as a child of the demo: started, started again when it dies, and ended with the demo."""

from __future__ import annotations

import asyncio
import ctypes
import signal
import socket
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import click
import httpx

LOG_FILE = "server.log"
READY_WITHIN_S = 60.0
ENDS_WITHIN_S = 10.0
AGAIN_AFTER_S = 1.0
_PR_SET_PDEATHSIG = 1


class Child:
    """`antrean serve` on the demo's data folder."""

    def __init__(self, config: Path, data: Path, port: int, speed: float, morning: datetime) -> None:
        """Starts nothing yet. Its clock begins at ``morning``; what it says goes to a file in ``data``."""
        self.base = f"http://127.0.0.1:{port}"
        self._port = port
        self.log = data / LOG_FILE
        where = ["--config", str(config), "--data", str(data), "--port", str(port), "--host", "127.0.0.1"]
        pace = ["--speed", str(speed), "--from", morning.isoformat()]
        self._command = [sys.executable, "-m", "server", "serve", *where, *pace]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._require_free_port()
        self._launch()
        deadline = time.monotonic() + READY_WITHIN_S
        while not self._answers():
            if not self.running or time.monotonic() > deadline:
                raise click.ClickException(
                    f"the hall does not start; the last it said:\n{self._last_words()}"
                )
            time.sleep(0.1)

    async def keep_running(self) -> None:
        """Start it again whenever it has died. Ends only by being cancelled."""
        while True:
            await asyncio.sleep(AGAIN_AFTER_S)
            if not self.running:
                click.echo(f"Server berhenti sendiri dan dijalankan lagi; lihat {self.log}")
                self._launch()

    def stop(self) -> None:
        """End it as an administrator would, and by force when it does not listen."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _launch(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the demo, which then ends its child
                preexec_fn=_die_with_parent,
            )

    def _require_free_port(self) -> None:
        # Otherwise another hall on this port would answer in the child's place.
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self._port))
            except OSError:
                raise click.ClickException(
                    f"port {self._port} is in use: choose another one with --port"
                ) from None

    @property
    def running(self) -> bool:
        """Whether it is alive."""
        return self._process is not None and self._process.poll() is None

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.base}/readyz", timeout=2, trust_env=False).is_success
        except httpx.TransportError:
            return False

    def _last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]


def _die_with_parent() -> None:
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
