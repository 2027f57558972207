"""A machine without a key asks for one: it shows a code, a manager types it in."""

from __future__ import annotations

import threading

from kiosk.machine.disk import Disk
from kiosk.machine.line import Line

PAIRINGS = "/api/v1/devices/pairings"
ASK_EVERY_S = 2.0


class Enrolment:
    """Where the machine stands on its way to a key; ``code`` is what its page shows meanwhile."""

    def __init__(self, disk: Disk, line: Line) -> None:
        """Nothing is asked before :meth:`wait`."""
        self.code: str | None = None
        self.done = threading.Event()
        self._disk, self._line = disk, line

    def wait(self) -> None:
        """Come back with a key, however long it takes: the kept one, or a new one."""
        key = self._disk.key()
        while key is None:
            key = self._ask()
        self.code = None
        self._line.use(key)
        self.done.set()

    def lose(self) -> None:
        """The key is worth nothing any more: a manager has shut this machine out."""
        self.done.clear()
        self._disk.keep_key(None)
        self._line.use(None)

    def _ask(self) -> str | None:
        """One code, until it is used or runs out; an outage in between does not lose it."""
        path, body = PAIRINGS, {"role": "kiosk"}
        while True:
            reply = self._line.post(path, body)
            if reply is not None and not reply.good:
                self.code = None
                threading.Event().wait(ASK_EVERY_S)
                return None
            if reply is not None and reply.body["state"] == "paired":
                key = str(reply.body["token"])
                self._disk.keep_key(key)
                return key
            if reply is not None and "secret" in reply.body:
                self.code = str(reply.body["code"])
                path, body = f"{PAIRINGS}/claim", {"secret": reply.body["secret"]}
            threading.Event().wait(ASK_EVERY_S)
