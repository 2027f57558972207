"""Carries slips from the outbox to the printers, through one child process.

Drawing a slip is work for the processor and a printer may hang; both happen in ``printers.agent``, a
program of its own, so that neither ever holds up the hall. If the child dies, what it was
printing is ``unknown`` and a new child is started for the next slip.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import gevent
import structlog
from gevent import subprocess
from gevent.event import AsyncResult, Event
from sqlalchemy import bindparam, select

from server import print_jobs, printer_states
from server.db import Database
from server.loops import forever
from server.metrics import PRINT_JOBS
from server.print_jobs import Job
from server.settings import Settings
from server.tables import is_unprinted
from server.tables import print_jobs as jobs_table

SLIPS_FOLDER = "slips"
POLL_S = 2.0
ANSWER_WITHIN_S = 60.0
RESTART_AFTER_S = 5.0
FIRST_LOOK_S, LOOK_EVERY_S, LOOK_AGAIN_S = 3.0, 30.0, 5.0
"""When an idle printer is asked how it is: after the start, then now and then, in trouble more often."""

_QUEUED = (
    select(jobs_table.c.id)
    .where(is_unprinted(jobs_table), jobs_table.c.state == "queued", jobs_table.c.printer == bindparam("on"))
    .limit(1)
)
_SENDING = (
    select(jobs_table.c.id)
    .where(is_unprinted(jobs_table), jobs_table.c.state == "sending", jobs_table.c.printer == bindparam("on"))
    .limit(1)
)

log = structlog.get_logger()


class PrintAgent:
    """One loop for each printer, all sharing the child process."""

    def __init__(self, db: Database, settings: Settings, data: Path) -> None:
        """Starts nothing yet; pictures and bytes of virtual printers go to ``data/slips``."""
        self.out = data / SLIPS_FOLDER
        self._db = db
        self._configs = {printer.name: printer for printer in settings.printers}
        self._printers = {name: printer.model_dump(mode="json") for name, printer in self._configs.items()}
        self._look_at: dict[str, float] = {}
        self._wakes: dict[str, Event] = defaultdict(Event)
        self._child: subprocess.Popen[bytes] | None = None
        self._starting = Lock()
        self._answers: dict[str, AsyncResult[dict[str, Any]]] = {}

    def wake(self) -> None:
        """There may be a new slip."""
        for event in self._wakes.values():
            event.set()

    def start(self) -> None:
        """Settle what a crash left behind, then print for ever."""
        self.out.mkdir(parents=True, exist_ok=True)
        if self._db.sqlite:
            # Nobody else serves this folder: what is still being sent was sent by a process that died.
            with self._db.transaction() as tx:
                print_jobs.mark_interrupted(tx, tx.at)
        # Its modules take a while to load: not while the first visitor waits.
        self._running_child()
        for name, printer in self._configs.items():
            if printer.confirms != "none":
                self._look_at[name] = time.monotonic() + FIRST_LOOK_S
            gevent.spawn(forever, f"printer {name}", partial(self._serve, name))

    def _serve(self, printer: str) -> None:
        wake = self._wakes[printer]
        wake.clear()
        job = self._claim(printer)
        if job is None:
            wake.wait(timeout=POLL_S)
            if not wake.is_set() and time.monotonic() > self._look_at.get(printer, float("inf")):
                self._look(printer)
        while job is not None:
            job = self._print(job)

    def _claim(self, printer: str) -> Job | None:
        with self._db.reading() as conn:
            if conn.execute(_QUEUED, {"on": printer}).first() is None:
                return None
        with self._db.transaction() as tx:
            return print_jobs.claim_next(tx, printer)

    def _print(self, job: Job) -> Job | None:
        """Print a claimed slip; what became of it is written down together with claiming the next one."""
        request = {"job": str(job.id), "printer": self._printers[job.printer], "slip": job.slip}
        answer = self._ask(str(job.id), request)
        state, error = answer["state"], answer.get("error")
        if state != "done":
            log.warning("slip not confirmed", job=job.id, printer=job.printer, state=state, error=error)
        PRINT_JOBS.labels(state).inc()
        if job.printer in self._look_at:
            self._look_at[job.printer] = time.monotonic() + (
                LOOK_EVERY_S if state == "done" else LOOK_AGAIN_S
            )
        # Paper takes a second, and nobody waits for the note that it is there.
        with self._db.transaction(in_company=True) as tx:
            print_jobs.finish(tx, job.id, state, error, answer.get("png"))
            printer_states.after_slip(tx, self._configs[job.printer], answer)
            return print_jobs.claim_next(tx, job.printer)

    def _look(self, printer: str) -> None:
        """Ask an idle printer how it is, and write down what is new."""
        if self._is_printing(printer):
            # Another process has it: many printers take one connection at a time.
            self._look_at[printer] = time.monotonic() + LOOK_AGAIN_S
            return
        answer = self._ask(f"check {printer}", {"check": self._printers[printer]})
        fine = answer["state"] != printer_states.TROUBLE
        self._look_at[printer] = time.monotonic() + (LOOK_EVERY_S if fine else LOOK_AGAIN_S)
        config = self._configs[printer]
        with self._db.reading() as conn:
            known = printer_states.read(conn, self._db.branch_id).get(printer)
        if printer_states.teaches(config, known, answer) and (fine or not self._is_printing(printer)):
            with self._db.transaction() as tx:
                printer_states.after_check(tx, config, answer)

    def _is_printing(self, printer: str) -> bool:
        with self._db.reading() as conn:
            return conn.execute(_SENDING, {"on": printer}).first() is not None

    def _ask(self, name: str, request: dict[str, Any]) -> dict[str, Any]:
        """The print program's answer; when it gives none, that is ``unknown`` too."""
        line = json.dumps({**request, "out": str(self.out)})
        waiting = self._answers[name] = AsyncResult()
        try:
            say = self._running_child().stdin
            if say is None:
                raise OSError("the print program takes no input")
            say.write(line.encode() + b"\n")
            say.flush()
            answer = waiting.get(timeout=ANSWER_WITHIN_S) or _unknown("agent-silent", "no answer")
        except gevent.Timeout:
            answer = _unknown("agent-silent", "the print program did not answer")
        except OSError as error:
            answer = _unknown("agent-died", str(error))
        finally:
            del self._answers[name]
        return answer

    def _running_child(self) -> subprocess.Popen[bytes]:
        with self._starting:
            return self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            if self._child is not None:
                time.sleep(RESTART_AFTER_S)
            self._child = subprocess.Popen(
                [sys.executable, "-m", "printers.agent"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            gevent.spawn(self._listen, self._child)
        return self._child

    def _listen(self, child: subprocess.Popen[bytes]) -> None:
        for line in child.stdout or ():
            try:
                answer = json.loads(line)
            except ValueError:
                log.error("the print program said something unreadable", line=line[:200])
                continue
            name = f"check {answer['check']}" if "check" in answer else str(answer.get("job"))
            waiting = self._answers.get(name)
            if waiting is not None:
                waiting.set(answer)
        for waiting in list(self._answers.values()):
            waiting.set(_unknown("agent-died", "the print program ended while printing"))


def _unknown(code: str, detail: str) -> dict[str, Any]:
    return {"state": "unknown", "error": {"code": code, "detail": detail, "permanent": False}, "png": None}
