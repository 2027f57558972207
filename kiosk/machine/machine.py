"""The kiosk machine put together: a page on the loopback, and threads that outlive any single mistake."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import structlog
from werkzeug.serving import WSGIRequestHandler, make_server

from kiosk.machine.app import create_app
from kiosk.machine.disk import Disk
from kiosk.machine.enrolment import Enrolment
from kiosk.machine.hall import Known
from kiosk.machine.handing_in import HandIn
from kiosk.machine.issuing import Issuer
from kiosk.machine.line import Line
from kiosk.machine.moments import Timepiece
from kiosk.machine.papers import Papers
from kiosk.machine.printing import LocalPrinter
from kiosk.machine.pulse import Pulse
from printers.model import Printer
from server.loops import forever
from server.voice.reader import Reader
from server.voice_settings import VoiceSettings

SLIPS_FOLDER, VOICE_FOLDER = "slips", "voice"
RESTART = 75
"""Exit code that asks systemd to start the machine again."""

log = structlog.get_logger()


class Quiet(WSGIRequestHandler):
    """One page that asks every second is no news; it keeps its line open."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


class Machine:
    """Everything that runs on one kiosk PC beside the browser."""

    def __init__(
        self, server: str, folder: Path, printer: Printer, *, speed: float = 1.0, update: str = ""
    ) -> None:
        """``server`` is the address of the hall; all state is in ``folder``. Starts nothing yet."""
        self.watch = Timepiece(speed)
        self.disk = Disk(folder)
        # What the run before left behind: nobody waits for its tries, its papers are unknown.
        self.disk.orphan_all()
        self.disk.interrupted()
        self.line = Line(server, self.watch)
        self.known = Known(self.disk, self.line, self.watch)
        self.enrolment = Enrolment(self.disk, self.line)
        self.issuer = Issuer(self.disk, self.line, self.known, self.watch)
        self.printer = LocalPrinter(printer, folder / SLIPS_FOLDER)
        self.papers = Papers(self.disk, self.line, self.known, self.issuer, self.printer, self.watch)
        self.hand_in = HandIn(self.disk, self.line, self.known, self.issuer, self.watch)
        self.pulse = Pulse(self.disk, self.line, self.known, self.printer, self.watch, update)
        # The hall's own settings of the voice stay with the server: here it has the engine's usual ones.
        self.reader = Reader(folder / VOICE_FOLDER, VoiceSettings())
        self.issuer.woken += [self.papers.wake, self.hand_in.wake, self.pulse.wake]
        self.pulse.woken += [self.papers.wake, self.hand_in.wake]
        self.app = create_app(self)

    def serve(self, host: str, port: int, ready: Callable[[], None]) -> int:
        """Serve until somebody wants a restart; answers the exit code."""
        for name, step in {
            "enrolment": self._enrol,
            "pulse": self._when_enrolled(self.pulse.step),
            "printer": self.papers.step,
            "printer check": self.pulse.check_paper,
            "handing in": self._when_enrolled(self.hand_in.step),
        }.items():
            threading.Thread(target=forever, args=[name, step], name=name, daemon=True).start()
        server = make_server(host, port, self.app, threaded=True, request_handler=Quiet)
        code = [0]

        def leave() -> None:
            code[0] = RESTART
            threading.Thread(target=server.shutdown, daemon=True).start()

        self.pulse.leave = leave
        ready()
        try:
            server.serve_forever()
        finally:
            server.server_close()
            self.printer.stop()
        return code[0]

    def _when_enrolled(self, step: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            self.enrolment.done.wait()
            step()

        return run

    def _enrol(self) -> None:
        self.enrolment.wait()
        self.line.shut_out.wait()
        log.error("this kiosk was shut out; a manager has to pair it anew")
        self.enrolment.lose()
        self.known.forget()
