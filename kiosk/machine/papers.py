"""Every slip of this kiosk goes to its own printer: at most once, whatever dies when."""

from __future__ import annotations

import secrets
import threading
from typing import Any

import structlog

from kiosk.machine.disk import UNCONFIRMED, Disk
from kiosk.machine.hall import Known
from kiosk.machine.issuing import Issuer
from kiosk.machine.line import Line
from kiosk.machine.moments import Timepiece
from kiosk.machine.printing import LocalPrinter

CLAIM, REPORT = "/api/v1/kiosk/print-jobs/claim", "/api/v1/kiosk/print-jobs/{}"
USUAL_EXPIRES_S = 75
KEPT = 50
MOST_COPIES = 3
"""As often as the server lets a kiosk print a slip again."""
OWN = "own"
"""How the page calls the machine's own printer; the server has another name for it."""
NOT_UNDERSTOOD = (400, 404, 422)
"""The server has heard, and can do nothing with it: said again, it would be no better."""
CLAIM_WITHIN_S = 2.0
CLAIM_FORGOTTEN_S = 30.0

log = structlog.get_logger()


class Papers:
    """Prints the machine's own tickets and fetches those that the server has queued for it."""

    def __init__(
        self,
        disk: Disk,
        line: Line,
        known: Known,
        issuer: Issuer,
        printer: LocalPrinter,
        watch: Timepiece,
    ) -> None:
        """Nothing is printed before :meth:`step`."""
        self.papers: dict[str, str] = disk.recent_papers()
        """How the paper of the last tickets went, by ticket: for the page."""
        self._disk, self._line, self._known = disk, line, known
        self._issuer, self._printer, self._watch = issuer, printer, watch
        self._wake = threading.Event()
        self._new_claim()

    def wake(self) -> None:
        """There may be a slip."""
        self._wake.set()

    def step(self) -> None:
        """Wait for something to print, and print it."""
        self._wake.wait(self._watch.real(2.0))
        self._wake.clear()
        for row in self._disk.unprinted():
            self._print_own(row)
        while self._line.up and self._line.has_key and self._report() and self._fetch():
            pass

    def print_again(self, own: str) -> dict[str, Any] | None:
        """Another slip of a ticket that the server has not got yet; None: that is asked of the server."""
        row = self._disk.print_again(own, self._watch.now(), MOST_COPIES)
        if row is None:
            return None
        self._know(own, "queued")
        self.wake()
        job = str(self._disk.second_slips(row.id))
        log.info("slip printed again", number=row.number, copy=row.slip["copy"])
        return {**row.shown, "paper": "queued", "printer": OWN, "copy": row.slip["copy"], "job": job}

    def expect(self, ticket: str) -> None:
        """The server has another slip of the ticket for this machine."""
        self._know(ticket, "queued")
        self.wake()

    def own_printer(self, state: str) -> dict[str, Any]:
        """The machine's printer, as the page offers it."""
        return {"name": OWN, "zone": None, "state": state, "own": True, "offered": False}

    def _expires_s(self) -> float:
        return float((self._known.heartbeat or {}).get("expires_s", USUAL_EXPIRES_S))

    def _print_own(self, row: Any) -> None:
        # Paper takes real time, however fast a trial's clock runs.
        asked_at, was_done = self._disk.asked_for(row)
        waited_s = self._watch.real(self._watch.since(asked_at))
        left_s = self._expires_s() - waited_s
        if left_s <= 0:
            # The visitor has gone on; the number counts all the same.
            self._disk.paper(row.id, "queued", "done" if was_done else "failed")
            self._know(row.shown["id"], "failed")
            return
        if not self._disk.paper(row.id, "queued", "sending"):
            return
        job = f"own-{row.id}-{row.token[:8]}-{self._disk.second_slips(row.id)}"
        state, error = self._printer.print(job, row.slip, left_s)
        if state != "done":
            log.warning("slip not printed", number=row.number, state=state, error=error)
        paper = _paper(state, error)
        # Paper stays paper, whatever becomes of a second slip.
        self._disk.paper(row.id, "sending", "done" if was_done else paper)
        self._know(row.shown["id"], paper)

    def _fetch(self) -> bool:
        """Print one slip of the server's; False when there is none (or none that is surely a visitor's)."""
        if not self._issuer.turn.acquire(blocking=False):
            self._wake.set()
            return False
        try:
            if self._disk.in_doubt():
                return False
            reply = self._line.post(
                CLAIM, {"install": self._disk.install}, key=self._claim_key(), within_s=CLAIM_WITHIN_S
            )
        finally:
            self._issuer.turn.release()
        if reply is None:
            return False  # asked again with the same key: the slip is not lost with the answer
        self._new_claim()
        job = reply.body.get("job") if reply.good else None
        if job is None:
            return False
        self._disk.slip(job["id"], "sending")
        state, error = self._printer.print(f"job-{job['id']}", job["slip"], self._expires_s())
        if state != "done":
            log.warning("slip not printed", job=job["id"], state=state, error=error)
        self._disk.slip(job["id"], state, error)
        if job["ticket"]:
            self._know(job["ticket"], _paper(state, error))
        return True

    def _claim_key(self) -> str:
        if self._watch.now().ticks - self._claim_at.ticks > CLAIM_FORGOTTEN_S:
            # Whoever it was for has gone; the server counts it as unknown.
            self._new_claim()
        return f"claim-{self._claim}"

    def _new_claim(self) -> None:
        self._claim, self._claim_at = secrets.token_hex(8), self._watch.now()

    def _report(self) -> bool:
        """Tell the server what became of its slips; False when it did not hear."""
        for row in self._disk.reports():
            body = {"state": row.state, "error": row.error}
            reply = self._line.post(REPORT.format(row.job), body)
            if reply is None or not (reply.good or reply.status in NOT_UNDERSTOOD):
                return False
            if not reply.good:
                log.error("the server does not understand a report", job=row.job, said=reply.body)
            self._disk.reported(row.job)
        return True

    def _know(self, ticket: str, state: str) -> None:
        self.papers[ticket] = state
        for old in list(self.papers)[:-KEPT]:
            del self.papers[old]


def _paper(state: str, error: Any) -> str:
    """Of a mute printer's slip nobody knows more, but nothing speaks against it either."""
    return UNCONFIRMED if state == "unknown" and (error or {}).get("code") == UNCONFIRMED else state
