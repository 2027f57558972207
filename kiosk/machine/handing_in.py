"""The server is back: it is told, in order, of every number that the machine has given out alone."""

from __future__ import annotations

import threading
from typing import Any

import structlog

from kiosk.machine.disk import MISUNDERSTOOD, UNCONFIRMED, Disk, told_of
from kiosk.machine.hall import Known
from kiosk.machine.issuing import Issuer
from kiosk.machine.line import Line, Reply
from kiosk.machine.moments import Timepiece
from server.domain.ages import Moment

PATH = "/api/v1/kiosk/hand-in"
AT_ONCE = 20
ENDED = ("done", "unknown", "failed", UNCONFIRMED)
MALFORMED = (400, 422)
TOLD_AGAIN_S = 300
"""So long a slip waits that the server does not understand: another version may be on its way."""

log = structlog.get_logger()


class HandIn:
    """Told until the server has said that it knows; a repeat changes nothing there."""

    def __init__(self, disk: Disk, line: Line, known: Known, issuer: Issuer, watch: Timepiece) -> None:
        """Nothing is told before :meth:`step`."""
        self._disk, self._line, self._known = disk, line, known
        self._issuer, self._watch = issuer, watch
        self._wake = threading.Event()
        self._misunderstood: dict[str, Moment] = {}

    def wake(self) -> None:
        """There may be something to tell, or somebody to tell it."""
        self._wake.set()

    def step(self) -> None:
        """Wait a moment; tell what there is."""
        self._wake.wait(self._watch.real(1.0))
        self._wake.clear()
        if self._line.up:
            self._take_back()
        while self._line.up and self._tell():
            pass

    def _take_back(self) -> None:
        """Tries that nobody waits for: not while a visitor may press again."""
        with self._issuer.turn:
            keys = self._disk.orphans()[:AT_ONCE]
            if not keys:
                return
            reply = self._line.post(PATH, {"tickets": [], "abandoned": keys}, within_s=2.0)
            if reply is not None and reply.good:
                self._disk.forget(keys)

    def _tell(self, most: int = AT_ONCE) -> bool:
        """One batch; False when there is no more, or nobody has heard it."""
        told = []
        for row in [row for row in self._disk.pending() if not self._waits(row.key)][:most]:
            if row.paper not in ENDED:
                break  # its slip is about to come out; the order is kept
            told.append({
                "key": row.key,
                "token": row.token,
                "number": row.number,
                "day": row.day,
                "service": row.service,
                "priority": row.priority,
                "language": row.language,
                "age_s": self._watch.since(Moment(row.boot, row.ticks, row.wall)),
                **told_of(row.paper),
                **self._again(row),
            })  # fmt: skip
        if not told:
            return False
        body = {"tickets": told, "abandoned": [], "heard": self._known.heard()}
        reply = self._line.post(PATH, body, within_s=10.0)
        if reply is not None and reply.status in MALFORMED:
            return self._refused(told, reply)
        if reply is None or not reply.good:
            return False
        for result in reply.body["results"]:
            if result["state"] != "placed":
                log.error("a slip could not be placed", number=result["number"], why=result["why"])
            self._disk.handed_in(result["key"], result["why"] or f"placed {result['ticket']['id']}")
            self._misunderstood.pop(result["key"], None)
        return True

    def _again(self, row: Any) -> dict[str, int]:
        """How often its slip was printed again, if it was: told so that it is on the hall's record."""
        count = self._disk.second_slips(row.id)
        return {"copies": count} if count else {}

    def _waits(self, key: str) -> bool:
        """Whether the server has lately not understood this one."""
        at = self._misunderstood.get(key)
        return at is not None and self._watch.real(self._watch.since(at)) < TOLD_AGAIN_S

    def _refused(self, told: list[dict[str, Any]], reply: Reply) -> bool:
        """Another version of the server does not understand one of them: it must not hold up the others.

        It stays pending, where staff see it, and is told again; only the first try is given up, so that the
        server's own slips may be fetched.
        """
        if len(told) > 1:
            return self._tell(most=1)
        key = told[0]["key"]
        log.error("the server does not understand a slip", number=told[0]["number"], said=reply.body)
        given_up = self._line.post(PATH, {"tickets": [], "abandoned": [key]}, within_s=2.0)
        if given_up is None or not given_up.good:
            return False
        self._misunderstood[key] = self._watch.now()
        self._disk.handed_in(key, MISUNDERSTOOD)
        return True
