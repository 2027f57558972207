"""The machine's pulse: tells the server how it is, hears what is wanted, keeps the catalogue fresh."""

from __future__ import annotations

import shlex
import subprocess
import threading
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import structlog

from kiosk.machine import moments
from kiosk.machine.disk import Disk
from kiosk.machine.hall import Known
from kiosk.machine.line import Line
from kiosk.machine.moments import Timepiece
from kiosk.machine.printing import SILENT, LocalPrinter
from server.domain.ages import Moment

HEARTBEAT, CATALOGUE = "/api/v1/kiosk/heartbeat", "/api/v1/kiosk/catalogue"
BEAT_S, PROBE_S, LOOK_S, CHECK_S, CHECK_SILENT_S = 10.0, 2.0, 5.0, 30.0, 5.0
LEAST_REAL_S = 0.25
UPDATE_WITHIN_S = 900

log = structlog.get_logger()


class Pulse:
    """About every ten seconds; every two while the server is gone."""

    def __init__(
        self, disk: Disk, line: Line, known: Known, printer: LocalPrinter, watch: Timepiece, update: str
    ) -> None:
        """``update`` is the command line that brings the machine up to date; empty: it cannot."""
        self.touched_s: int | None = None
        self.woken: list[Callable[[], None]] = []
        self.leave: Callable[[], None] = lambda: None
        """Ends the program, so that it is started again."""
        self._disk, self._line, self._known = disk, line, known
        self._printer, self._watch, self._update = printer, watch, update
        self._wake = threading.Event()
        self.paper: dict[str, Any] = {"state": "unknown", "code": None, "message": None}
        self._looked: Moment | None = None
        self._beaten: Moment | None = None

    def wake(self) -> None:
        """Something has happened that changes what the page shows."""
        self._looked = None
        self._wake.set()

    def check_paper(self) -> None:
        """Ask the printer how it is; in a thread of its own, as printers may take their time."""
        self.paper = self._printer.check()
        # The print program may just have started on a slow machine.
        threading.Event().wait(CHECK_SILENT_S if self.paper["code"] == SILENT else CHECK_S)

    def step(self) -> None:
        """Wait until something is due, and do it."""
        self._wake.wait(max(self._watch.real(1.0), LEAST_REAL_S))
        self._wake.clear()
        every_s = BEAT_S if self._line.up else PROBE_S
        if self._due(self._beaten, every_s):
            self._beaten = self._watch.now()
            self.beat()
        if self._line.up and self._due(self._looked, LOOK_S):
            self._looked = self._watch.now()
            self.look()

    def beat(self, obeyed: str | None = None) -> bool:
        """One heartbeat; what it is told comes into force at once."""
        asked_at = self._watch.now()
        reply = self._line.post(
            HEARTBEAT,
            {
                "install": self._disk.install,
                "version": version("antrean"),
                "wall_s": moments.wall(),
                "paper": self.paper,
                "touched_s": self.touched_s,
                "pending": self._disk.count_pending(),
                "can_update": bool(self._update),
                "obeyed": obeyed,
            },
            within_s=3.0,
        )
        if reply is None or not reply.good:
            return False
        self._known.told(reply.body, asked_at)
        for wake in self.woken:
            wake()
        if reply.body["order"] and obeyed is None:
            self._obey(reply.body["order"])
        return True

    def look(self) -> None:
        """Read the catalogue anew."""
        reply = self._line.get(CATALOGUE)
        if reply is not None and reply.good:
            self._known.learn(reply.body)

    def _due(self, last: Moment | None, every_s: float) -> bool:
        return last is None or self._watch.since(last) >= every_s

    def _obey(self, order: str) -> None:
        """Say first that it was heard, so that it is done once."""
        if not self.beat(obeyed=order):
            return
        log.info("a manager wants it", order=order)
        if order == "update" and self._update:
            done = subprocess.run(  # noqa: S603 - the installer's own command line
                shlex.split(self._update), check=False, timeout=UPDATE_WITHIN_S
            )
            if done.returncode != 0:
                log.error("the update failed; going on as before", status=done.returncode)
                return
        elif order == "update":
            log.error("this kiosk has no --update-command")
            return
        self.leave()
